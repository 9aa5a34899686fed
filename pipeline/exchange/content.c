/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/content.h"

#include "language/pattern-tree.h"

static void run_clear(gpointer data) {
  Run *run = data;
  g_free(run->text);
  g_free(run->name);
}

typedef struct Splitter {
  const char *pattern;
  GArray *runs;
} Splitter;

static void add(Splitter *splitter, RunKind kind, gsize from, gsize to, const char *name) {
  Run run = {.kind = kind, .text = g_strndup(splitter->pattern + from, to - from), .name = g_strdup(name)};
  g_array_append_val(splitter->runs, run);
}

static void add_nodes(Splitter *splitter, const GArray *nodes);

static void add_choice(Splitter *splitter, const Node *node) {
  gsize from = node->from;
  for (guint i = 0; i < node->branches->len; i++) {
    const Branch *branch = &g_array_index(node->branches, Branch, i);
    add(splitter, RUN_CODE, from, branch->from, i == 0 ? node->text : NULL);
    add_nodes(splitter, branch->nodes);
    from = branch->to;
  }
  add(splitter, RUN_CODE, from, node->to, NULL);
}

static void add_nodes(Splitter *splitter, const GArray *nodes) {
  for (guint i = 0; i < nodes->len; i++) {
    const Node *node = &g_array_index(nodes, Node, i);
    if (node->branches)
      add_choice(splitter, node);
    else if (node->kind == NODE_TEXT)
      add(splitter, RUN_WORDS, node->from, node->to, NULL);
    else if (node->kind == NODE_OPEN || node->kind == NODE_CLOSE)
      add(splitter, node->kind == NODE_OPEN ? RUN_OPEN : RUN_CLOSE, node->from, node->to, node->text);
    else
      add(splitter, RUN_CODE, node->from, node->to, node->text);
  }
}

/* ---- numbers ---------------------------------------------------------------- */

/* Ranks texts that occur several times: "{n}", then "{n}" and a rank. */
static char *rank_text(GHashTable *seen, const char *text) {
  guint rank = GPOINTER_TO_UINT(g_hash_table_lookup(seen, text)) + 1;
  g_hash_table_insert(seen, (gpointer)text, GUINT_TO_POINTER(rank));
  return g_strdup_printf("%s\x1f%u", text, rank);
}

static GHashTable *numbers_of(const GArray *source) {
  GHashTable *numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; source && i < source->len; i++) {
    const Run *run = &g_array_index(source, Run, i);
    if (run->kind == RUN_CODE || run->kind == RUN_OPEN)
      g_hash_table_insert(numbers, rank_text(seen, run->text), GUINT_TO_POINTER(run->number));
  }
  return numbers;
}

static void number_runs(GArray *runs, const GArray *source) {
  g_autoptr(GHashTable) numbers = numbers_of(source), seen = g_hash_table_new(g_str_hash, g_str_equal);
  g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(guint));
  guint next = source ? content_codes(source) : 0;
  for (guint i = 0; i < runs->len; i++) {
    Run *run = &g_array_index(runs, Run, i);
    if (run->kind == RUN_CODE || run->kind == RUN_OPEN) {
      g_autofree char *key = rank_text(seen, run->text);
      guint known = GPOINTER_TO_UINT(g_hash_table_lookup(numbers, key));
      run->number = known ? known : ++next;
    }
    if (run->kind == RUN_OPEN) {
      g_array_append_val(open, run->number);
    } else if (run->kind == RUN_CLOSE) {
      run->number = g_array_index(open, guint, open->len - 1);
      g_array_set_size(open, open->len - 1);
    }
  }
}

GArray *content_parse(const char *pattern, const GArray *source, const Place *place, Diagnostics *diagnostics) {
  g_autoptr(GArray) nodes = pattern_parse(pattern, place, diagnostics);
  if (!nodes)
    return NULL;
  Splitter splitter = {pattern, g_array_new(FALSE, FALSE, sizeof(Run))};
  g_array_set_clear_func(splitter.runs, run_clear);
  add_nodes(&splitter, nodes);
  number_runs(splitter.runs, source);
  return splitter.runs;
}

guint content_codes(const GArray *content) {
  guint most = 0;
  for (guint i = 0; i < content->len; i++)
    most = MAX(most, g_array_index(content, Run, i).number);
  return most;
}

gboolean content_has(const GArray *content, guint number) {
  for (guint i = 0; i < content->len; i++)
    if (g_array_index(content, Run, i).number == number)
      return TRUE;
  return FALSE;
}
