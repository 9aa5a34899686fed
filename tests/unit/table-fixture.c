/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "table-suites.h"

void put(SnTable *table, guint column, const char *text) { sn_table_put_text(table, column, text, strlen(text)); }

SnTable *make_table(const char *name, const char *content) {
  SnTable *table = table_new(name);
  g_auto(GStrv) lines = g_strsplit(content, "\n", -1);
  for (guint line = 0; lines[line]; line++) {
    g_auto(GStrv) cells = g_strsplit(lines[line], "|", -1);
    for (guint i = 0; cells[i]; i++) {
      if (line == 0)
        sn_table_add_column(table, cells[i], SN_TEXT, NULL);
      else
        put(table, i, cells[i]);
    }
    if (line > 0)
      sn_table_end_row(table, &(SnOrigin){"data.csv", NULL, line + 1});
  }
  return table;
}

char *column_text(const SnTable *table, guint column) {
  GString *text = g_string_new(NULL);
  for (guint row = 0; row < sn_table_rows(table); row++) {
    g_autofree char *cell = table_cell_text(table, column, row);
    g_string_append_printf(text, "%s%s", row > 0 ? "|" : "", cell);
  }
  return g_string_free(text, FALSE);
}
