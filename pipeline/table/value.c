/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/value.h"

#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "table/cell-fault.h"
#include "table/sibling.h"
#include "table/table-private.h"

/* The text of the row's reserved column; NULL: none. */
static const char *reserved_text(const SnTable *table, Reserved reserved, guint row) {
  int index = table->reserved[reserved];
  if (index < 0)
    return NULL;
  const Column *column = table_get_column(table, (guint)index);
  return column->view.type == SN_TEXT && column->cells[row] == SN_CELL_VALUE ? column->texts[row] : NULL;
}

/* What the cell's own sibling column says, else the row's. */
static const char *said_of(const SnTable *table, guint column, Sibling sibling, Reserved reserved, guint row) {
  const char *own = sibling_text(table, column, sibling, row);
  return own ? own : reserved_text(table, reserved, row);
}

/* FALSE: the cell holds something that is no period. */
static gboolean read_period(const SnTable *table, Reserved reserved, guint row, Period *out) {
  *out = (Period){PERIOD_NONE};
  int index = table->reserved[reserved];
  if (index < 0 || table_get_column(table, (guint)index)->cells[row] != SN_CELL_VALUE)
    return TRUE;
  const char *text = reserved_text(table, reserved, row);
  if (text)
    return period_parse(text, out);
  /* Typed by the source: a date, or a year as a number. */
  g_autofree char *printed = table_cell_text(table, (guint)index, row);
  return period_parse(printed, out);
}

static const char *find_unit_id(const SnTable *table, guint column, guint row) {
  const Column *c = table_get_column(table, column);
  if (strcmp(c->name, "value") == 0) {
    const char *own = reserved_text(table, RESERVED_UNIT, row);
    if (own)
      return own;
  }
  return c->unit;
}

Value value_of_cell(const SnTable *table, guint column, guint row, const Units *units) {
  const Column *c = table_get_column(table, column);
  Value value = {.type = c->view.type, .cell = (SnCell)c->cells[row], .table = table, .row = row, .column = column};
  if (value.cell == SN_CELL_VALUE) {
    if (value.type == SN_TEXT)
      value.text = c->texts[row];
    else if (value.type == SN_NUMBER)
      value.number = (SnDecimal){c->numbers[row], c->scales[row]};
    else if (value.type == SN_DATE)
      value.days = (gint32)c->numbers[row];
    else
      value.truth = c->numbers[row] != 0;
  }
  value.unit_id = find_unit_id(table, column, row);
  value.unit = value.unit_id && units ? units_find(units, value.unit_id) : NULL;
  const char *qualifier = said_of(table, column, SIBLING_QUALIFIER, RESERVED_QUALIFIER, row);
  const char *status = said_of(table, column, SIBLING_STATUS, RESERVED_STATUS, row);
  value.qualifier = qualifier ? (Qualifier)MAX(qualifier_find(qualifier), EXACT) : EXACT;
  value.status = status ? (Status)MAX(status_find(status), FINAL) : FINAL;
  read_period(table, RESERVED_PERIOD, row, &value.period);
  read_period(table, RESERVED_AS_OF, row, &value.as_of);
  return value;
}

/* ---- checking */

static gboolean check_words(const SnTable *table, Reserved reserved, int (*find)(const char *), const char *hint,
                            Diagnostics *diagnostics) {
  if (table->reserved[reserved] < 0)
    return TRUE;
  CellFaults faults = {table, (guint)table->reserved[reserved], diagnostics, 0, 0};
  for (guint row = 0; row < table->rows; row++) {
    const char *text = reserved_text(table, reserved, row);
    if (!text || find(text) >= 0)
      continue;
    g_autofree char *quote = cell_quote(text);
    cell_faults_add(&faults, row, hint,
                    reserved == RESERVED_STATUS ? _("“%s” is not a status of a figure")
                                                : _("“%s” is not a qualifier of a figure"),
                    quote);
  }
  return cell_faults_end(&faults);
}

static gboolean check_periods(const SnTable *table, Reserved reserved, Diagnostics *diagnostics) {
  if (table->reserved[reserved] < 0)
    return TRUE;
  CellFaults faults = {table, (guint)table->reserved[reserved], diagnostics, 0, 0};
  for (guint row = 0; row < table->rows; row++) {
    Period period;
    if (read_period(table, reserved, row, &period))
      continue;
    g_autofree char *text = table_cell_text(table, faults.column, row);
    g_autofree char *quote = cell_quote(text);
    cell_faults_add(&faults, row, _("write 2024, 2024-S1, 2024-Q1, 2024-03, 2024-M09C, 2020/2025 or 2024-03-15"),
                    _("“%s” is not a period"), quote);
  }
  return cell_faults_end(&faults);
}

static gboolean has_numbers(const SnTable *table) {
  for (guint i = 0; i < table->columns->len; i++)
    if (table_get_column(table, i)->view.type == SN_NUMBER)
      return TRUE;
  return FALSE;
}

gboolean values_check(const SnTable *table, Diagnostics *diagnostics) {
  if (!has_numbers(table))
    return TRUE;
  gboolean good = check_words(table, RESERVED_QUALIFIER, qualifier_find,
                              _("write exact, about, over, nearly, at-least or at-most"), diagnostics);
  good = check_words(table, RESERVED_STATUS, status_find,
                     _("write final, estimate, preliminary, provisional, forecast or revised"), diagnostics) &&
         good;
  good = check_periods(table, RESERVED_PERIOD, diagnostics) && good;
  return check_periods(table, RESERVED_AS_OF, diagnostics) && good;
}
