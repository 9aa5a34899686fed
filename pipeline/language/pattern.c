/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language/pattern.h"

#include <string.h>

#include "base/decimal.h"
#include "base/message.h"
#include "base/text.h"
#include "language/pattern-tree.h"

typedef struct Chooser {
  const Locale *locale;
  const Argument *arguments;
  guint count;
  GArray *pieces;
  gboolean failed;
  const Place *place;
  Diagnostics *diagnostics;
} Chooser;

static void piece_clear(gpointer data) { g_free(((Piece *)data)->text); }

static void add_piece(Chooser *chooser, PieceKind kind, const char *text, gboolean magnitude) {
  Piece piece = {.kind = kind, .text = g_strdup(text), .magnitude = magnitude};
  g_array_append_val(chooser->pieces, piece);
}

/* Text from either side of a choice is one piece, so that words are not torn. */
static void add_text(Chooser *chooser, const char *text) {
  GArray *pieces = chooser->pieces;
  Piece *last = pieces->len > 0 ? &g_array_index(pieces, Piece, pieces->len - 1) : NULL;
  if (!*text)
    return;
  if (!last || last->kind != PIECE_TEXT) {
    add_piece(chooser, PIECE_TEXT, text, FALSE);
    return;
  }
  char *joined = g_strconcat(last->text, text, NULL);
  g_free(last->text);
  last->text = joined;
}

static const Argument *find_argument(const Chooser *chooser, const char *name) {
  for (guint i = 0; i < chooser->count; i++)
    if (g_str_equal(chooser->arguments[i].name, name))
      return &chooser->arguments[i];
  return NULL;
}

static void report_unknown(Chooser *chooser, const char *name) {
  g_autofree const char **names = g_new0(const char *, chooser->count + 1);
  for (guint i = 0; i < chooser->count; i++)
    names[i] = chooser->arguments[i].name;
  diagnostics_error(chooser->diagnostics, FAULT_TRANSLATION, chooser->place, _("there is no value {%s} to choose by"),
                    name);
  const char *near = text_suggest(name, names);
  if (near)
    diagnostics_hint(chooser->diagnostics, _("did you mean {%s}?"), near);
  chooser->failed = TRUE;
}

static void report_unfit(Chooser *chooser, const Node *node) {
  gboolean is_select = node->kind == NODE_SELECT;
  diagnostics_error(chooser->diagnostics, FAULT_TRANSLATION, chooser->place,
                    is_select ? _("{%s} has no direction to select by") : _("{%s} has no number to choose a plural by"),
                    node->text);
  chooser->failed = TRUE;
}

static const Branch *find_branch(const Node *node, const char *key) {
  for (guint i = 0; i < node->branches->len; i++) {
    const Branch *branch = &g_array_index(node->branches, Branch, i);
    if (g_str_equal(branch->key, key))
      return branch;
  }
  return NULL;
}

static const Branch *find_exact(const Node *node, SnDecimal number) {
  for (guint i = 0; i < node->branches->len; i++) {
    const Branch *branch = &g_array_index(node->branches, Branch, i);
    if (branch->exact && decimal_compare(branch->number, number) == 0)
      return branch;
  }
  return NULL;
}

static const Branch *choose_branch(const Chooser *chooser, const Node *node, const Argument *argument) {
  const Branch *branch = NULL;
  if (node->kind == NODE_SELECT) {
    branch = find_branch(node, argument->direction);
  } else {
    branch = find_exact(node, argument->number);
    if (!branch)
      branch = find_branch(node, locale_plural(chooser->locale, argument->number));
  }
  return branch ? branch : find_branch(node, "other");
}

static void add_nodes(Chooser *chooser, const GArray *nodes);

static void add_choice(Chooser *chooser, const Node *node) {
  const Argument *argument = find_argument(chooser, node->text);
  if (!argument)
    report_unknown(chooser, node->text);
  else if (node->kind == NODE_SELECT ? !argument->direction : !argument->has_number)
    report_unfit(chooser, node);
  else
    add_nodes(chooser, choose_branch(chooser, node, argument)->nodes);
}

static void add_node(Chooser *chooser, const Node *node) {
  switch (node->kind) {
  case NODE_TEXT:
    add_text(chooser, node->text);
    break;
  case NODE_ARGUMENT:
    add_piece(chooser, PIECE_PLACEHOLDER, node->text, FALSE);
    break;
  case NODE_FIGURE:
    add_piece(chooser, PIECE_PLACEHOLDER, node->text, TRUE);
    break;
  case NODE_OPEN:
    add_piece(chooser, PIECE_OPEN, node->text, FALSE);
    break;
  case NODE_CLOSE:
    add_piece(chooser, PIECE_CLOSE, node->text, FALSE);
    break;
  case NODE_SELECT:
  case NODE_PLURAL:
    add_choice(chooser, node);
    break;
  }
}

static void add_nodes(Chooser *chooser, const GArray *nodes) {
  for (guint i = 0; i < nodes->len; i++)
    add_node(chooser, &g_array_index(nodes, Node, i));
}

GArray *pattern_pieces(const char *pattern, const Locale *locale, const Argument *arguments, guint count,
                       const Place *place, Diagnostics *diagnostics) {
  g_autoptr(GArray) nodes = pattern_parse(pattern, place, diagnostics);
  if (!nodes)
    return NULL;
  g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  g_array_set_clear_func(pieces, piece_clear);
  Chooser chooser = {locale, arguments, count, pieces, FALSE, place, diagnostics};
  add_nodes(&chooser, nodes);
  return chooser.failed ? NULL : g_steal_pointer(&pieces);
}

static void collect_names(const GArray *nodes, GHashTable *seen, GPtrArray *names) {
  for (guint i = 0; i < nodes->len; i++) {
    const Node *node = &g_array_index(nodes, Node, i);
    gboolean named = node->kind == NODE_ARGUMENT || node->branches;
    if (named && g_hash_table_add(seen, node->text))
      g_ptr_array_add(names, g_strdup(node->text));
    for (guint j = 0; node->branches && j < node->branches->len; j++)
      collect_names(g_array_index(node->branches, Branch, j).nodes, seen, names);
  }
}

char **pattern_placeholders(const char *pattern, const Place *place, Diagnostics *diagnostics) {
  g_autoptr(GArray) nodes = pattern_parse(pattern, place, diagnostics);
  if (!nodes)
    return NULL;
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  GPtrArray *names = g_ptr_array_new();
  collect_names(nodes, seen, names);
  g_ptr_array_add(names, NULL);
  return (char **)g_ptr_array_free(names, FALSE);
}

/* Only what would be read as something else is escaped: translators see few quotes. */
static gboolean needs_quotes(const char *p) {
  return *p == '{' || *p == '}' || (*p == '<' && (g_ascii_isalpha(p[1]) || p[1] == '/'));
}

/* An apostrophe at the end might come to stand before a placeholder. */
static gboolean needs_doubling(const char *p) { return *p == '\'' && (!p[1] || strchr("'{}<>#", p[1])); }

/* A quotation takes in the apostrophes that follow, which would open it again. */
static const char *append_quotation(GString *out, const char *p) {
  g_string_append_c(out, '\'');
  for (; needs_quotes(p) || *p == '\''; p++)
    g_string_append(out, *p == '\'' ? "''" : (char[]){*p, '\0'});
  g_string_append_c(out, '\'');
  return p;
}

char *pattern_escape(const char *text) {
  GString *out = g_string_new(NULL);
  for (const char *p = text; *p;) {
    if (needs_quotes(p)) {
      p = append_quotation(out, p);
    } else {
      g_string_append(out, needs_doubling(p) ? "''" : (char[]){*p, '\0'});
      p++;
    }
  }
  return g_string_free(out, FALSE);
}
