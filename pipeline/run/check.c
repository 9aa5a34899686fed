/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/check.h"

#include <string.h>

#include "base/message.h"

#define COLUMNS_SHOWN 12

/* "sector: Công nghiệp, growth: 512" */
static char *describe_row(const SnTable *rows, guint row) {
  GString *text = g_string_new(NULL);
  guint columns = sn_table_columns(rows);
  for (guint column = 0; column < MIN(columns, COLUMNS_SHOWN); column++) {
    g_autofree char *cell = table_cell_text(rows, column, row);
    g_string_append_printf(text, "%s%s: %s", column ? ", " : "", sn_table_column(rows, column)->name, cell);
  }
  if (columns > COLUMNS_SHOWN)
    g_string_append(text, ", …");
  return g_string_free(text, FALSE);
}

/* “Hà Nội, TD = TDF + TDD”: the texts of a row that says what was expected; NULL: none. */
static char *name_row(const SnTable *rows, guint row) {
  GString *text = g_string_new(NULL);
  for (guint column = 0; column < sn_table_columns(rows); column++) {
    const SnColumn *view = sn_table_column(rows, column);
    if (view->type == SN_TEXT && view->cells[row] == SN_CELL_VALUE)
      g_string_append_printf(text, "%s%s", text->len ? ", " : "", view->texts[row]);
  }
  return g_string_free(text, text->len == 0);
}

/* “13376”, or “13376 ± 1.5” with a column “tolerance”. */
static char *expected_text(const SnTable *rows, guint expected, int tolerance, guint row) {
  g_autofree char *value = table_cell_text(rows, expected, row),
                  *most = tolerance >= 0 ? table_cell_text(rows, (guint)tolerance, row) : NULL;
  return most && strcmp(most, "0") != 0 ? g_strdup_printf("%s ± %s", value, most) : g_steal_pointer(&value);
}

static void compare_row(const SnTable *rows, guint row, Diagnostics *diagnostics) {
  int expected = table_find_column(rows, "expected"), found = table_find_column(rows, "found");
  if (expected < 0 || found < 0)
    return;
  g_autofree char *due = expected_text(rows, (guint)expected, table_find_column(rows, "tolerance"), row),
                  *have = table_cell_text(rows, (guint)found, row);
  diagnostics_compare(diagnostics, due, have);
}

static void note_row(const Pack *pack, const Stage *stage, const SnTable *rows, guint row, Diagnostics *diagnostics) {
  SnOrigin origin = sn_table_origin(rows, row);
  gboolean compared = table_find_column(rows, "expected") >= 0 && table_find_column(rows, "found") >= 0;
  g_autofree char *name = compared ? name_row(rows, row) : NULL;
  g_autofree char *cell =
      origin.sheet ? g_strdup_printf("%s!%u%s%s", origin.sheet, origin.line, name ? " " : "", name ? name : "")
                   : g_strdup(name);
  Place place = {.file = origin.file, .line = origin.sheet ? 0 : origin.line, .cell = cell};
  if (!origin.file)
    place = (Place){.file = pack->file, .line = stage->line, .cell = cell};
  g_autofree char *text = describe_row(rows, row);
  diagnostics_add(diagnostics, FAULT_DATA, SEVERITY_NOTE, &place, NULL, _("row that %s objects to: %s"), stage->name,
                  text);
  compare_row(rows, row, diagnostics);
}

gboolean check_rows(const Pack *pack, const Stage *stage, const SnTable *rows, Diagnostics *diagnostics) {
  guint count = sn_table_rows(rows);
  if (count == 0)
    return TRUE;
  Place place = {.file = pack->file, .line = stage->line};
  const char *meaning = stage->message ? stage->message : _("rows returned are faults");
  diagnostics_error(diagnostics, FAULT_DATA, &place,
                    ngettext_("check %s objects to %u row: %s", "check %s objects to %u rows: %s", count), stage->name,
                    count, meaning);
  if (count > CHECK_ROWS_SHOWN)
    diagnostics_hint(diagnostics, _("the first %u are listed"), CHECK_ROWS_SHOWN);
  for (guint row = 0; row < MIN(count, CHECK_ROWS_SHOWN); row++)
    note_row(pack, stage, rows, row, diagnostics);
  return FALSE;
}
