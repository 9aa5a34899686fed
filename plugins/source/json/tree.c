/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tree.h"

#include <stdlib.h>
#include <string.h>

#include "../../near.h"

#define LONGEST_TEXT ((size_t)1 << 30) /* bytes: offsets are kept in 32 bits */

/* ---- reading */

/* What jansson's message quotes of the text, or all of it. */
static void report_syntax(const Tree *tree, const json_error_t *error) {
  uint32_t line = error->line > 0 ? (uint32_t)error->line : 0;
  switch (json_error_code(error)) {
  case json_error_premature_end_of_input:
    sn_fail_at(tree->context, tree->shown, line, "the file ends before its JSON is complete");
    break;
  case json_error_end_of_input_expected:
    sn_fail_at(tree->context, tree->shown, line, "something follows the end of the JSON at character %d of the line",
               error->column);
    sn_hint(tree->context, "a file holds one JSON value; put several into a list");
    break;
  case json_error_stack_overflow:
    sn_fail_at(tree->context, tree->shown, line, "lists and objects are nested too deep");
    break;
  case json_error_null_character:
  case json_error_null_byte_in_key:
    sn_fail_at(tree->context, tree->shown, line, "a string of this line holds a NUL character (\\u0000)");
    break;
  case json_error_duplicate_key:
    sn_fail_at(tree->context, tree->shown, line, "an object has two members of one name (%s)", error->text);
    sn_hint(tree->context, "which of the two is meant cannot be known: give each a name of its own");
    break;
  case json_error_numeric_overflow:
    sn_fail_at(tree->context, tree->shown, line, "a number of this line is too large");
    break;
  case json_error_out_of_memory:
    sn_fail(tree->context, "out of memory");
    break;
  default:
    sn_fail_at(tree->context, tree->shown, line, "the JSON is malformed at character %d of the line (%s)",
               error->column, error->text);
  }
}

static bool is_white(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

static bool ends_token(char c) { return is_white(c) || c == ',' || c == ':' || c == ']' || c == '}'; }

/* Past the closing quote of the string that opens at `at`. */
static const char *skip_string(const char *at) {
  for (at++; *at != '"'; at++)
    at += *at == '\\';
  return at + 1;
}

static bool is_name(const char *after, const char *end) {
  while (after < end && is_white(*after))
    after++;
  return after < end && *after == ':';
}

/* The text is known to be well-formed. */
static void note_offsets(Tree *tree) {
  const char *end = tree->bytes + tree->length;
  uint32_t count = 0;
  for (const char *at = tree->bytes; at < end;) {
    if (ends_token(*at)) {
      at++;
      continue;
    }
    const char *start = at++;
    if (*start == '"') {
      at = skip_string(start);
      if (is_name(at, end))
        continue;
    } else if (*start != '[' && *start != '{') {
      while (at < end && !ends_token(*at))
        at++;
    }
    tree->offsets[count++] = (uint32_t)(start - tree->bytes);
  }
}

bool tree_parse(Tree *tree, SnContext *context, const char *shown, const char *bytes, size_t length) {
  *tree = (Tree){.context = context, .shown = shown, .bytes = bytes, .length = length, .line = 1};
  if (length > LONGEST_TEXT)
    return sn_fail_at(context, shown, 0, "the file is larger than 1 GB");
  json_error_t error;
  /* Integers as doubles, since no number is taken from jansson: an integer beyond 64 bits is reported where it is a
   * cell. */
  tree->root = json_loadb(bytes, length, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY | JSON_DECODE_INT_AS_REAL, &error);
  if (!tree->root) {
    report_syntax(tree, &error);
    return false;
  }
  tree->offsets = calloc(json_extent(tree->root), sizeof *tree->offsets);
  if (!tree->offsets)
    return sn_fail(context, "out of memory");
  note_offsets(tree);
  return true;
}

void tree_clear(Tree *tree) {
  json_decref(tree->root);
  free(tree->offsets);
  *tree = (Tree){0};
}

/* ---- places */

uint32_t tree_line(Tree *tree, Node node) {
  size_t to = tree->offsets[node.ordinal];
  if (to < tree->offset_of_line) {
    tree->offset_of_line = 0;
    tree->line = 1;
  }
  for (; tree->offset_of_line < to; tree->offset_of_line++)
    tree->line += tree->bytes[tree->offset_of_line] == '\n';
  return tree->line;
}

const char *tree_digits(const Tree *tree, Node node, size_t *length) {
  const char *start = tree->bytes + tree->offsets[node.ordinal], *at = start;
  while (at < tree->bytes + tree->length && !ends_token(*at))
    at++;
  *length = (size_t)(at - start);
  return start;
}

uint32_t json_extent(const json_t *json) {
  uint32_t extent = 1;
  for (size_t i = 0; i < json_array_size(json); i++)
    extent += json_extent(json_array_get(json, i));
  void *member = json_object_iter((json_t *)json);
  for (; member; member = json_object_iter_next((json_t *)json, member))
    extent += json_extent(json_object_iter_value(member));
  return extent;
}

/* ---- pointers */

bool pointer_is_valid(const char *pointer) {
  for (const char *at = pointer; *at != '\0'; at++)
    if ((at == pointer && *at != '/') || (*at == '~' && at[1] != '0' && at[1] != '1'))
      return false;
  return true;
}

char *pointer_step(const char *step) {
  size_t length = strcspn(step, "/");
  char *plain = malloc(length + 1), *to = plain;
  if (!plain)
    return NULL;
  for (const char *at = step; at < step + length; at++) {
    bool escaped = *at == '~';
    at += escaped;
    *to++ = (char)(!escaped ? *at : *at == '0' ? '~' : '/');
  }
  *to = '\0';
  return plain;
}

static Node find_member(Node from, const char *name) {
  uint32_t ordinal = from.ordinal + 1;
  if (!json_object_get(from.json, name))
    return (Node){NULL, 0};
  for (void *member = json_object_iter(from.json);; member = json_object_iter_next(from.json, member)) {
    if (strcmp(json_object_iter_key(member), name) == 0)
      return (Node){json_object_iter_value(member), ordinal};
    ordinal += json_extent(json_object_iter_value(member));
  }
}

/* An index has no leading zeros (RFC 6901, 4). */
static Node find_item(Node from, const char *index) {
  size_t length = strlen(index), item = 0, count = json_array_size(from.json);
  if (length == 0 || length > 9 || strspn(index, "0123456789") != length || (length > 1 && *index == '0'))
    return (Node){NULL, 0};
  item = (size_t)atol(index);
  if (item >= count)
    return (Node){NULL, 0};
  uint32_t ordinal = from.ordinal + 1;
  for (size_t i = 0; i < item; i++)
    ordinal += json_extent(json_array_get(from.json, i));
  return (Node){json_array_get(from.json, item), ordinal};
}

Node node_at(Node from, const char *pointer, const char **stop, Node *at) {
  Node node = from;
  while (*pointer == '/') {
    char *step = pointer_step(pointer + 1);
    Node next = !step ? (Node){NULL, 0} : json_is_object(node.json) ? find_member(node, step) : find_item(node, step);
    free(step);
    if (!next.json) {
      if (stop) {
        *stop = pointer;
        *at = node;
      }
      return next;
    }
    node = next;
    pointer += 1 + strcspn(pointer + 1, "/");
  }
  return node;
}

void node_hint(SnContext *context, Node at, const char *stop) {
  const char **names = calloc(json_object_size(at.json) + 1, sizeof *names);
  char *step = pointer_step(stop + 1);
  size_t count = 0;
  for (void *m = json_object_iter(at.json); names && m; m = json_object_iter_next(at.json, m))
    names[count++] = json_object_iter_key(m);
  if (!(names && step && hint_near(context, step, names)) && json_is_array(at.json))
    sn_hint(context, "a list of %u values stands there", (unsigned)json_array_size(at.json));
  free(step);
  free(names);
}
