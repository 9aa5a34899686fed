/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proof/checker.h"

/* The names of a tree in all its branches, each once; borrowed from it. */
static void gather_names(const GArray *nodes, GHashTable *names, GPtrArray *order) {
  for (guint i = 0; i < nodes->len; i++) {
    const Node *node = &g_array_index(nodes, Node, i);
    if (node->kind != NODE_TEXT && node->kind != NODE_OPEN && node->kind != NODE_CLOSE &&
        !g_str_equal(node->text, "br") && g_hash_table_add(names, node->text))
      g_ptr_array_add(order, node->text);
    for (guint b = 0; node->branches && b < node->branches->len; b++)
      gather_names(g_array_index(node->branches, Branch, b).nodes, names, order);
  }
}

/* A value once in the source stands once in each reading. */
static void check_doubled(Checker *checker, GHashTable *known) {
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  const GArray *holes = checker->target.prose->holes;
  for (guint i = 0; i < holes->len; i++) {
    const char *name = g_array_index(holes, Hole, i).name;
    if (!g_hash_table_contains(known, name))
      continue;
    guint times = GPOINTER_TO_UINT(g_hash_table_lookup(seen, name)) + 1;
    g_hash_table_insert(seen, (gpointer)name, GUINT_TO_POINTER(times));
    if (times == 2)
      checker_add(checker, CHECK_PLACEHOLDER_DOUBLED, &checker->target, NULL,
                  _("the translation has {%s} more than once"), name);
  }
}

static gboolean is_plain(const Side *side) {
  return side->nodes->len == 0 || (side->nodes->len == 1 && g_array_index(side->nodes, Node, 0).kind == NODE_TEXT);
}

void check_placeholders(Checker *checker) {
  if (is_plain(&checker->source) && is_plain(&checker->target)) /* as words of tables are */
    return;
  g_autoptr(GHashTable) in_source = g_hash_table_new(g_str_hash, g_str_equal);
  g_autoptr(GHashTable) in_target = g_hash_table_new(g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) source = g_ptr_array_new(), target = g_ptr_array_new();
  gather_names(checker->source.nodes, in_source, source);
  gather_names(checker->target.nodes, in_target, target);
  for (guint i = 0; i < target->len; i++)
    if (!g_hash_table_contains(in_source, g_ptr_array_index(target, i)))
      checker_add(checker, CHECK_PLACEHOLDER_INVENTED, &checker->target, NULL,
                  _("the translation has {%s}, which its source has not"), (char *)g_ptr_array_index(target, i));
  for (guint i = 0; i < source->len; i++)
    if (!g_hash_table_contains(in_target, g_ptr_array_index(source, i)))
      checker_add(checker, CHECK_PLACEHOLDER_LOST, &checker->target, NULL, _("the translation has lost {%s}"),
                  (char *)g_ptr_array_index(source, i));
  check_doubled(checker, in_source);
}
