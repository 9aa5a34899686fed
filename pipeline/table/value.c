/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/value.h"

#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "table/cell-fault.h"
#include "table/table-private.h"

typedef struct Word {
  const char *text;
  int meaning;
} Word;

static const Word QUALIFIERS[] = {
    {"exact", EXACT},       {"about", ABOUT},      {"over", OVER},      {"nearly", NEARLY},  {"at-least", AT_LEAST},
    {"at-most", AT_MOST},   {"chính xác", EXACT},  {"khoảng", ABOUT},   {"hơn", OVER},       {"trên", OVER},
    {"gần", NEARLY},        {"ít nhất", AT_LEAST}, {"tối đa", AT_MOST}, {"more than", OVER}, {"tối thiểu", AT_LEAST},
    {"at least", AT_LEAST}, {"at most", AT_MOST},  {NULL, EXACT},
};

static const Word STATUSES[] = {
    {"final", FINAL},
    {"estimate", ESTIMATE},
    {"preliminary", PRELIMINARY},
    {"provisional", PROVISIONAL},
    {"chính thức", FINAL},
    {"ước", ESTIMATE},
    {"sơ bộ", PRELIMINARY},
    {"tạm tính", PROVISIONAL},
    {"ước tính", ESTIMATE},
    {"estimated", ESTIMATE},
    {NULL, FINAL},
};

/* The meaning, or -1.  The plain English words, which most tables hold, need no folding. */
static int find_word(const Word *words, const char *text) {
  for (const Word *word = words; word->text; word++)
    if (strcmp(word->text, text) == 0)
      return word->meaning;
  g_autofree char *folded = text_fold(text);
  if (*folded == '\0')
    return words[0].meaning;
  for (const Word *word = words; word->text; word++) {
    g_autofree char *known = text_fold(word->text);
    if (strcmp(known, folded) == 0)
      return word->meaning;
  }
  return -1;
}

/* The text of the row's reserved column; NULL: none. */
static const char *reserved_text(const SnTable *table, Reserved reserved, guint row) {
  int index = table->reserved[reserved];
  if (index < 0)
    return NULL;
  const Column *column = table_get_column(table, (guint)index);
  return column->view.type == SN_TEXT && column->cells[row] == SN_CELL_VALUE ? column->texts[row] : NULL;
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
  const char *qualifier = reserved_text(table, RESERVED_QUALIFIER, row);
  const char *status = reserved_text(table, RESERVED_STATUS, row);
  value.qualifier = qualifier ? (Qualifier)MAX(find_word(QUALIFIERS, qualifier), EXACT) : EXACT;
  value.status = status ? (Status)MAX(find_word(STATUSES, status), FINAL) : FINAL;
  read_period(table, RESERVED_PERIOD, row, &value.period);
  read_period(table, RESERVED_AS_OF, row, &value.as_of);
  return value;
}

/* ---- checking */

static gboolean check_words(const SnTable *table, Reserved reserved, const Word *words, const char *hint,
                            Diagnostics *diagnostics) {
  if (table->reserved[reserved] < 0)
    return TRUE;
  CellFaults faults = {table, (guint)table->reserved[reserved], diagnostics, 0};
  for (guint row = 0; row < table->rows; row++) {
    const char *text = reserved_text(table, reserved, row);
    if (!text || find_word(words, text) >= 0)
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
  CellFaults faults = {table, (guint)table->reserved[reserved], diagnostics, 0};
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
  gboolean good = check_words(table, RESERVED_QUALIFIER, QUALIFIERS,
                              _("write exact, about, over, nearly, at-least or at-most"), diagnostics);
  good = check_words(table, RESERVED_STATUS, STATUSES, _("write final, estimate, preliminary or provisional"),
                     diagnostics) &&
         good;
  good = check_periods(table, RESERVED_PERIOD, diagnostics) && good;
  return check_periods(table, RESERVED_AS_OF, diagnostics) && good;
}
