/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language/pattern-tree.h"

#include <stdarg.h>
#include <string.h>

#include "base/decimal.h"
#include "base/message.h"
#include "base/text.h"

/* No sentence needs as much; hostile files must not exhaust the stack. */
#define MAX_CHOICES 8
#define MAX_TAGS 16

static const char *const tags[] = {"b", "i", "sub", "sup", "term", "person", "law", "link", NULL};
static const char *const directions[] = {"up", "down", "flat", "other", NULL};
static const char *const categories[] = {"zero", "one", "two", "few", "many", "other", NULL};

typedef struct Parser {
  const char *text, *at;
  const char *figure; /* what "#" stands for; NULL outside choices */
  guint depth;
  gboolean failed;
  const Place *place;
  Diagnostics *diagnostics;
} Parser;

/* Always FALSE, so that a caller that cannot go on returns it. */
static gboolean fault(Parser *parser, const char *at, const char *hint, const char *format, ...) G_GNUC_PRINTF(4, 5);

static gboolean fault(Parser *parser, const char *at, const char *hint, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *what = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  diagnostics_add(parser->diagnostics, FAULT_TRANSLATION, SEVERITY_ERROR, parser->place, hint,
                  _("%s (character %ld of the text)"), what, g_utf8_pointer_to_offset(parser->text, at) + 1);
  parser->failed = TRUE;
  return FALSE;
}

static void node_clear(gpointer data) {
  Node *node = data;
  g_free(node->text);
  if (node->branches)
    g_array_unref(node->branches);
}

static void branch_clear(gpointer data) {
  Branch *branch = data;
  g_free(branch->key);
  g_array_unref(branch->nodes);
}

static GArray *nodes_new(void) {
  GArray *nodes = g_array_new(FALSE, FALSE, sizeof(Node));
  g_array_set_clear_func(nodes, node_clear);
  return nodes;
}

static void add_node(GArray *nodes, NodeKind kind, char *text) {
  Node node = {.kind = kind, .text = text};
  g_array_append_val(nodes, node);
}

static gsize offset_of(const Parser *parser) { return (gsize)(parser->at - parser->text); }

static void skip_space(Parser *parser) {
  while (g_ascii_isspace(*parser->at))
    parser->at++;
}

/* ICU's rule: an apostrophe quotes only before what has a meaning; "#" has one within choices alone. */
static gboolean is_special(const Parser *parser, char c) {
  return c == '{' || c == '}' || c == '<' || c == '>' || (c == '#' && parser->figure);
}

static gboolean parse_quoted(Parser *parser, GString *words) {
  const char *start = parser->at++;
  for (; *parser->at; parser->at++) {
    if (*parser->at == '\'' && parser->at[1] != '\'') {
      parser->at++;
      return TRUE;
    }
    parser->at += *parser->at == '\'';
    g_string_append_c(words, *parser->at);
  }
  return fault(parser, start, _("write '' for an apostrophe before a brace"), _("a quotation by ' does not end"));
}

/* "<" is a tag only before a letter or "/", so that "< 5 tuổi" needs no quotes. */
static gboolean at_tag(const Parser *parser) {
  return *parser->at == '<' && (g_ascii_isalpha(parser->at[1]) || parser->at[1] == '/');
}

static gboolean parse_text(Parser *parser, GArray *nodes) {
  g_autoptr(GString) words = g_string_new(NULL);
  while (*parser->at && *parser->at != '{' && *parser->at != '}' && !at_tag(parser) &&
         !(*parser->at == '#' && parser->figure)) {
    if (*parser->at != '\'') {
      gsize run = MAX(1, strcspn(parser->at, "{}'<#"));
      g_string_append_len(words, parser->at, (gssize)run);
      parser->at += run;
    } else if (parser->at[1] == '\'') {
      g_string_append_c(words, '\'');
      parser->at += 2;
    } else if (is_special(parser, parser->at[1])) {
      if (!parse_quoted(parser, words))
        return FALSE;
    } else {
      g_string_append_c(words, *parser->at++);
    }
  }
  add_node(nodes, NODE_TEXT, g_strdup(words->str));
  return TRUE;
}

static gboolean check_tag(Parser *parser, const char *start, const char *name) {
  if (g_strv_contains(tags, name))
    return TRUE;
  if (g_str_equal(name, "br"))
    return fault(parser, start, _("write {br}"), _("<br> is not a tag of catalogues"));
  return fault(parser, start, _("the tags are b, i, sub, sup, term, person, law and link"), _("unknown tag <%s>"),
               name);
}

static gboolean close_tag(Parser *parser, const char *start, const char *name, GPtrArray *open) {
  const char *last = open->len > 0 ? g_ptr_array_index(open, open->len - 1) : NULL;
  if (!last)
    return fault(parser, start, NULL, _("</%s> closes nothing"), name);
  if (!g_str_equal(last, name))
    return fault(parser, start, NULL, _("</%s> stands where <%s> must be closed"), name, last);
  g_ptr_array_set_size(open, (int)open->len - 1);
  return TRUE;
}

static gboolean parse_tag(Parser *parser, GArray *nodes, GPtrArray *open) {
  const char *start = parser->at++;
  gboolean closes = *parser->at == '/';
  parser->at += closes;
  gsize length = 0;
  while (g_ascii_isalnum(parser->at[length]))
    length++;
  g_autofree char *name = g_strndup(parser->at, length);
  parser->at += length;
  if (length == 0 || *parser->at != '>') {
    if (g_strv_contains(tags, name))
      return fault(parser, start, _("attributes stay in the pack: write the tag alone"), _("<%s is not followed by >"),
                   name);
    return *name ? check_tag(parser, start, name)
                 : fault(parser, start, _("quote it to mean itself: '<'"), _("“<” without the name of a tag"));
  }
  parser->at++;
  if (!check_tag(parser, start, name))
    return TRUE; /* the braces can still be read */
  if (closes && !close_tag(parser, start, name, open))
    return FALSE;
  if (!closes && open->len == MAX_TAGS)
    return fault(parser, start, NULL, _("tags are nested more than %d deep"), MAX_TAGS);
  if (!closes)
    g_ptr_array_add(open, g_strdup(name));
  add_node(nodes, closes ? NODE_CLOSE : NODE_OPEN, g_steal_pointer(&name));
  return TRUE;
}

static gboolean parse_nodes(Parser *parser, GArray *nodes);

static gboolean is_name_end(char c) { return c == '\0' || strchr("{},<>'#", c) != NULL; }

/* The words up to a comma or brace, without spaces round them. */
static char *take_name(Parser *parser) {
  skip_space(parser);
  const char *start = parser->at;
  while (!is_name_end(*parser->at))
    parser->at++;
  return g_strchomp(g_strndup(start, (gsize)(parser->at - start)));
}

static void check_key(Parser *parser, const char *start, NodeKind kind, Branch *branch, const GArray *branches) {
  const char *const *known = kind == NODE_SELECT ? directions : categories;
  if (kind == NODE_PLURAL && *branch->key == '=') {
    branch->exact = TRUE;
    if (!decimal_parse(branch->key + 1, strlen(branch->key + 1), &branch->number))
      fault(parser, start, _("write a number behind it, as =1"), _("“%s” is not a number to compare with"),
            branch->key);
  } else if (!g_strv_contains(known, branch->key)) {
    fault(parser, start,
          kind == NODE_SELECT ? _("select chooses between up, down, flat and other")
                              : _("plural chooses between zero, one, two, few, many, other and numbers as =1"),
          _("unknown choice “%s”"), branch->key);
  }
  for (guint i = 0; i < branches->len; i++)
    if (g_str_equal(g_array_index(branches, Branch, i).key, branch->key))
      fault(parser, start, NULL, _("the choice “%s” stands twice"), branch->key);
}

static gboolean parse_branch(Parser *parser, NodeKind kind, GArray *branches) {
  const char *start = parser->at;
  Branch branch = {.key = take_name(parser), .nodes = nodes_new()};
  check_key(parser, start, kind, &branch, branches);
  branch.from = offset_of(parser) + 1;
  g_array_append_val(branches, branch);
  if (*parser->at != '{')
    return fault(parser, parser->at, _("write it as one {…}"), _("the choice “%s” has no text in braces"), branch.key);
  parser->at++;
  if (!parse_nodes(parser, branch.nodes))
    return FALSE;
  if (*parser->at != '}')
    return fault(parser, start, NULL, _("the brace of the choice “%s” is not closed"), branch.key);
  g_array_index(branches, Branch, branches->len - 1).to = offset_of(parser);
  parser->at++;
  return TRUE;
}

static gboolean has_other(const GArray *branches) {
  for (guint i = 0; i < branches->len; i++)
    if (g_str_equal(g_array_index(branches, Branch, i).key, "other"))
      return TRUE;
  return FALSE;
}

static gboolean parse_branches(Parser *parser, NodeKind kind, GArray *branches) {
  for (skip_space(parser); *parser->at && *parser->at != '}'; skip_space(parser))
    if (!parse_branch(parser, kind, branches))
      return FALSE;
  return TRUE;
}

/* From behind the comma after the argument's name. */
static gboolean parse_choice(Parser *parser, const char *start, char *name, GArray *nodes) {
  const char *at = parser->at;
  g_autofree char *type = take_name(parser);
  gboolean is_select = g_str_equal(type, "select");
  Node node = {.kind = is_select ? NODE_SELECT : NODE_PLURAL, .text = name};
  node.branches = g_array_new(FALSE, FALSE, sizeof(Branch));
  g_array_set_clear_func(node.branches, branch_clear);
  g_array_append_val(nodes, node);
  if (!is_select && !g_str_equal(type, "plural"))
    return fault(parser, at, _("write {name}, {name, select, …} or {name, plural, …}"),
                 _("“%s” is not a kind of choice"), type);
  if (*parser->at != ',')
    return fault(parser, parser->at, NULL, _("{%s, %s needs a comma and its choices"), name, type);
  parser->at++;
  if (parser->depth == MAX_CHOICES)
    return fault(parser, start, NULL, _("choices are nested more than %d deep"), MAX_CHOICES);

  const char *outer = parser->figure;
  parser->depth++;
  parser->figure = name;
  gboolean parsed = parse_branches(parser, node.kind, node.branches);
  parser->figure = outer;
  parser->depth--;
  if (parsed && !has_other(node.branches))
    fault(parser, start, _("add other {…}: what prints when nothing else holds"), _("{%s, %s has no “other”"), name,
          type);
  return parsed;
}

static gboolean parse_argument(Parser *parser, GArray *nodes) {
  const char *start = parser->at++;
  g_autofree char *name = take_name(parser);
  if (!*name)
    return fault(parser, start, _("quote a brace to mean itself: '{'"), _("“{” without the name of a value"));
  if (*parser->at == ',') {
    parser->at++;
    if (!parse_choice(parser, start, g_strdup(name), nodes))
      return FALSE;
  } else {
    add_node(nodes, NODE_ARGUMENT, g_strdup(name));
  }
  if (*parser->at != '}')
    return fault(parser, start, NULL, _("the brace of {%s is not closed"), name);
  parser->at++;
  return TRUE;
}

/* Up to the end, or the brace that closes a choice. */
static gboolean parse_nodes(Parser *parser, GArray *nodes) {
  g_autoptr(GPtrArray) open = g_ptr_array_new_with_free_func(g_free);
  gboolean parsed = TRUE;
  while (parsed && *parser->at && *parser->at != '}') {
    gsize from = offset_of(parser);
    guint before = nodes->len;
    if (*parser->at == '{') {
      parsed = parse_argument(parser, nodes);
    } else if (at_tag(parser)) {
      parsed = parse_tag(parser, nodes, open);
    } else if (*parser->at == '#' && parser->figure) {
      add_node(nodes, NODE_FIGURE, g_strdup(parser->figure));
      parser->at++;
    } else {
      parsed = parse_text(parser, nodes);
    }
    if (nodes->len > before) {
      g_array_index(nodes, Node, before).from = from;
      g_array_index(nodes, Node, before).to = offset_of(parser);
    }
  }
  if (parsed && open->len > 0)
    return fault(parser, parser->at, NULL, _("<%s> is not closed"), (char *)g_ptr_array_index(open, open->len - 1));
  return parsed;
}

GArray *pattern_parse(const char *pattern, const Place *place, Diagnostics *diagnostics) {
  Parser parser = {.text = pattern, .at = pattern, .place = place, .diagnostics = diagnostics};
  g_autoptr(GArray) nodes = nodes_new();
  if (parse_nodes(&parser, nodes) && *parser.at == '}')
    fault(&parser, parser.at, _("quote a brace to mean itself: '}'"), _("“}” closes nothing"));
  return parser.failed ? NULL : g_steal_pointer(&nodes);
}
