/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "placeholder.h"

#include <stdio.h>
#include <string.h>

#include "../../array.h"

#define MOST_PLACEHOLDERS 1000

typedef struct Rewriting {
  SnContext *context;
  const char *start, *at;
  ARRAY(char) text;
  ARRAY(char *) names;
  bool good;
} Rewriting;

static bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (unsigned char)c >= 0x80;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool continues_name(char c) { return begins_name(c) || is_digit(c); }

static void copy_to(Rewriting *rewriting, const char *end) {
  for (; rewriting->at < end; rewriting->at++)
    *array_add(&rewriting->text) = *rewriting->at;
}

/* Past the quote that closes the one at `at`; a doubled one does not close. */
static const char *quoted_end(const char *at, bool backslashes) {
  char quote = *at++;
  for (; *at != '\0'; at++) {
    if (backslashes && *at == '\\' && at[1] != '\0')
      at++;
    else if (*at == quote && at[1] == quote)
      at++;
    else if (*at == quote)
      return at + 1;
  }
  return at;
}

/* Comments nest. */
static const char *comment_end(const char *at) {
  int depth = 0;
  do {
    if (at[0] == '/' && at[1] == '*') {
      depth++;
      at += 2;
    } else if (at[0] == '*' && at[1] == '/') {
      depth--;
      at += 2;
    } else {
      at += *at != '\0';
    }
  } while (depth > 0 && *at != '\0');
  return at;
}

/* Past the text between $tag$ and $tag$; NULL where none begins at `at`. */
static const char *dollar_end(const char *at) {
  const char *tag_end = at + 1;
  if (begins_name(*tag_end))
    while (continues_name(*tag_end))
      tag_end++;
  if (*tag_end != '$')
    return NULL;
  size_t length = (size_t)(tag_end + 1 - at);
  for (const char *end = tag_end + 1; *end != '\0'; end++)
    if (*end == '$' && strncmp(end, at, length) == 0)
      return end + length;
  return tag_end + strlen(tag_end);
}

static int find_name(Rewriting *rewriting, const char *name, size_t length) {
  for (size_t i = 0; i < rewriting->names.count; i++)
    if (strlen(rewriting->names.items[i]) == length && memcmp(rewriting->names.items[i], name, length) == 0)
      return (int)i;
  char *copy = array_new(length + 1, 1);
  memcpy(copy, name, length);
  *array_add(&rewriting->names) = copy;
  return (int)rewriting->names.count - 1;
}

static void put_placeholder(Rewriting *rewriting) {
  const char *name = rewriting->at + 1, *end = name;
  while (continues_name(*end))
    end++;
  char number[16];
  snprintf(number, sizeof number, "$%d", find_name(rewriting, name, (size_t)(end - name)) + 1);
  for (const char *c = number; *c != '\0'; c++)
    *array_add(&rewriting->text) = *c;
  rewriting->at = end;
}

static uint32_t line_of(const Rewriting *rewriting) {
  uint32_t line = 1;
  for (const char *c = rewriting->start; c < rewriting->at; c++)
    line += *c == '\n';
  return line;
}

static void refuse_number(Rewriting *rewriting) {
  rewriting->good = sn_fail_in_text(rewriting->context, line_of(rewriting),
                                    "a parameter of the statement is written :name, not %.*s", 2, rewriting->at);
}

/* Whether the quote at `at` belongs to a string with backslash escapes, E'…'. */
static bool has_escapes(const Rewriting *rewriting) {
  const char *at = rewriting->at;
  return at > rewriting->start && (at[-1] == 'E' || at[-1] == 'e') &&
         (at - 1 == rewriting->start || !continues_name(at[-2]));
}

static void step(Rewriting *rewriting) {
  const char *at = rewriting->at, *end = at + 1;
  bool in_name = at > rewriting->start && (continues_name(at[-1]) || at[-1] == '$');
  if (*at == '\'' || *at == '"')
    end = quoted_end(at, *at == '\'' && has_escapes(rewriting));
  else if (at[0] == '-' && at[1] == '-')
    end = at + strcspn(at, "\n");
  else if (at[0] == '/' && at[1] == '*')
    end = comment_end(at);
  else if (at[0] == ':' && (at[1] == ':' || at[1] == '='))
    end = at + 2;
  else if (*at == '$' && !in_name && is_digit(at[1]))
    refuse_number(rewriting);
  else if (*at == '$' && !in_name && dollar_end(at))
    end = dollar_end(at);
  else if (*at == ':' && begins_name(at[1])) {
    put_placeholder(rewriting);
    return;
  }
  copy_to(rewriting, end);
}

bool placeholders_read(SnContext *context, const char *query, Placeholders *out) {
  Rewriting rewriting = {.context = context, .start = query, .at = query, .good = true};
  while (*rewriting.at != '\0')
    step(&rewriting);
  if (rewriting.names.count > MOST_PLACEHOLDERS)
    rewriting.good = sn_fail(context, "the statement has more than %d parameters", MOST_PLACEHOLDERS);
  out->count = (int)rewriting.names.count;
  *array_add(&rewriting.text) = '\0';
  *array_add(&rewriting.names) = NULL;
  out->text = rewriting.text.items;
  out->names = rewriting.names.items;
  return rewriting.good;
}

void placeholders_clear(Placeholders *placeholders) {
  for (int i = 0; i < placeholders->count; i++)
    free(placeholders->names[i]);
  free(placeholders->names);
  free(placeholders->text);
}
