/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/check.h"

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

static void note_row(const Pack *pack, const Stage *stage, const SnTable *rows, guint row, Diagnostics *diagnostics) {
  SnOrigin origin = sn_table_origin(rows, row);
  g_autofree char *cell = origin.sheet ? g_strdup_printf("%s!%u", origin.sheet, origin.line) : NULL;
  Place place = {.file = origin.file, .line = origin.sheet ? 0 : origin.line, .cell = cell};
  if (!origin.file)
    place = (Place){.file = pack->file, .line = stage->line};
  g_autofree char *text = describe_row(rows, row);
  diagnostics_add(diagnostics, FAULT_DATA, SEVERITY_NOTE, &place, NULL, _("row that %s objects to: %s"), stage->name,
                  text);
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
