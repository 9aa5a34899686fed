/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/sibling.h"

#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "table/remark.h"

static const char *const SUFFIXES[SIBLING_COUNT] = {"_qualifier", "_status", "_note"};

static int find_folded(const SnTable *table, const char *folded) {
  return GPOINTER_TO_INT(g_hash_table_lookup(table->by_name, folded));
}

void siblings_note(SnTable *table, const char *folded, guint index) {
  for (int i = 0; i < SIBLING_COUNT; i++) {
    g_autofree char *sibling = g_strconcat(folded, SUFFIXES[i], NULL);
    table_get_column(table, index)->siblings[i] = find_folded(table, sibling);
    if (!g_str_has_suffix(folded, SUFFIXES[i]))
      continue;
    g_autofree char *owner = g_strndup(folded, strlen(folded) - strlen(SUFFIXES[i]));
    int found = find_folded(table, owner);
    if (found > 0)
      table_get_column(table, (guint)found - 1)->siblings[i] = (int)index + 1;
  }
}

static Column *get_sibling(const SnTable *table, guint column, Sibling sibling) {
  int index = table_get_column(table, column)->siblings[sibling];
  return index > 0 ? table_get_column(table, (guint)index - 1) : NULL;
}

const char *sibling_text(const SnTable *table, guint column, Sibling sibling, guint row) {
  const Column *found = get_sibling(table, column, sibling);
  return found && found->view.type == SN_TEXT && found->cells[row] == SN_CELL_VALUE ? found->texts[row] : NULL;
}

static gboolean says_the_same(Sibling sibling, const char *first, const char *second) {
  if (sibling == SIBLING_NOTE)
    return strcmp(first, second) == 0;
  int (*find)(const char *) = sibling == SIBLING_STATUS ? status_find : qualifier_find;
  return find(first) >= 0 && find(first) == find(second);
}

void sibling_put(SnTable *table, guint column, Sibling sibling, guint row, const char *text, CellFaults *faults) {
  if (!get_sibling(table, column, sibling)) {
    g_autofree char *name = g_strconcat(table_get_column(table, column)->name, SUFFIXES[sibling], NULL);
    guint index = sn_table_add_column(table, name, SN_TEXT, NULL);
    table_get_column(table, index)->declared = TRUE;
  }
  Column *to = get_sibling(table, column, sibling);
  if (to && to->view.type == SN_TEXT && to->cells[row] == SN_CELL_EMPTY) {
    to->texts[row] = arena_copy(&table->texts, text, strlen(text));
    to->cells[row] = SN_CELL_VALUE;
    return;
  }
  const char *before = sibling_text(table, column, sibling, row);
  if (to && (!before || !says_the_same(sibling, before, text)))
    cell_faults_add(faults, row, NULL, _("the cell says “%s”, and the column “%s” says “%s”"), text, to->name,
                    before ? before : "");
}
