/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The faults of what plugins put, said after the call. */

#include "base/message.h"
#include "table/table-private.h"

static const char *type_word(guint type) {
  switch (type) {
  case SN_TEXT:
    return _("text");
  case SN_NUMBER:
    return _("a number");
  case SN_DATE:
    return _("a date");
  case SN_BOOLEAN:
    return _("yes or no");
  default:
    return _("an unknown type");
  }
}

static void report_wrong_type(const SnTable *table, const RecordedFault *fault, const Place *place,
                              Diagnostics *diagnostics) {
  const Column *column = table_get_column(table, fault->column);
  diagnostics_error(diagnostics, FAULT_PLUGIN, place, _("the plugin put %s into a column that holds %s"),
                    type_word(fault->detail), type_word(column->view.type));
}

static void report_one(const SnTable *table, const RecordedFault *fault, Diagnostics *diagnostics) {
  g_autofree char *cell = NULL;
  Place place = table_place(table, fault->column, fault->row, &cell);
  switch (fault->kind) {
  case PUT_INVALID_UTF8:
    diagnostics_add(diagnostics, FAULT_DATA, SEVERITY_ERROR, &place, _("save the file as UTF-8"),
                    _("character %u of the cell is not valid UTF-8 text"), fault->detail);
    break;
  case PUT_OUT_OF_RANGE:
    diagnostics_error(diagnostics, FAULT_DATA, &place,
                      fault->detail == SN_DATE ? _("the date is not within the years 1 to 9999")
                                               : _("the number has more than 18 digits"));
    break;
  case PUT_WRONG_TYPE:
    report_wrong_type(table, fault, &place, diagnostics);
    break;
  case PUT_TWICE:
    diagnostics_error(diagnostics, FAULT_PLUGIN, &place, _("the plugin filled the cell twice"));
    break;
  case PUT_NO_SUCH_COLUMN:
    diagnostics_error(diagnostics, FAULT_PLUGIN, &place, _("the plugin put a cell into column %u of %u"),
                      fault->column + 1, table->columns->len);
    break;
  case PUT_BAD_NAME:
    place.cell = NULL;
    diagnostics_error(diagnostics, FAULT_DATA, &place, _("column %u has no name, or one that is not valid UTF-8"),
                      fault->column + 1);
    break;
  case PUT_SAME_NAME:
    diagnostics_error(diagnostics, FAULT_DATA, &place, _("columns %u and %u have the same name"), fault->detail + 1,
                      fault->column + 1);
    break;
  case PUT_ROW_NOT_ENDED:
    diagnostics_error(diagnostics, FAULT_PLUGIN, &place, _("the plugin did not end its last row"));
    break;
  case PUT_TOO_MANY_ROWS:
    diagnostics_error(diagnostics, FAULT_DATA, &place, _("the table has more than %u rows"), TABLE_MOST_ROWS - 1);
    break;
  }
}

void table_report(const SnTable *table, Diagnostics *diagnostics) {
  for (guint i = 0; i < table->faults->len; i++)
    report_one(table, &g_array_index(table->faults, RecordedFault, i), diagnostics);
  if (table->row_open)
    report_one(table, &(RecordedFault){PUT_ROW_NOT_ENDED, table->rows, G_MAXUINT, 0}, diagnostics);
  guint rest = table->fault_count - table->faults->len;
  if (rest > 0)
    diagnostics_error(
        diagnostics, FAULT_DATA, NULL,
        ngettext_("table “%s” has %u more fault of this sort", "table “%s” has %u more faults of this sort", rest),
        table->name, rest);
}
