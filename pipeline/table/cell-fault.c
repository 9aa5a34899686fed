/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/cell-fault.h"

#include "base/message.h"

#define QUOTE_LENGTH 60

void cell_faults_add(CellFaults *faults, guint row, const char *hint, const char *format, ...) {
  if (faults->count++ >= TABLE_FAULTS_SHOWN)
    return;
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *message = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  g_autofree char *cell = NULL;
  Place place = table_place(faults->table, faults->column, row, &cell);
  faults->last = row;
  diagnostics_add(faults->diagnostics, FAULT_DATA, SEVERITY_ERROR, &place, hint, "%s", message);
}

void cell_faults_compare(CellFaults *faults, const char *expected, const char *found) {
  if (faults->count <= TABLE_FAULTS_SHOWN)
    diagnostics_compare(faults->diagnostics, expected, found ? found : _("nothing"));
}

gboolean cell_faults_end(CellFaults *faults) {
  if (faults->count > TABLE_FAULTS_SHOWN) {
    guint rest = faults->count - TABLE_FAULTS_SHOWN;
    g_autofree char *cell = NULL;
    Place place = table_place(faults->table, faults->column, faults->last, &cell);
    diagnostics_error(faults->diagnostics, FAULT_DATA, &place,
                      ngettext_("after this one, %u more cell of the column has such a fault",
                                "after this one, %u more cells of the column have such faults", rest),
                      rest);
  }
  return faults->count == 0;
}

char *cell_quote(const char *text) {
  if (g_utf8_strlen(text, -1) <= QUOTE_LENGTH)
    return g_strdup(text);
  const char *end = g_utf8_offset_to_pointer(text, QUOTE_LENGTH);
  return g_strdup_printf("%.*s…", (int)(end - text), text);
}
