/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text columns read as numbers. */

#include <string.h>

#include "base/decimal.h"
#include "base/message.h"
#include "table/conversion.h"
#include "table/sibling.h"
#include "table/written-unit.h"

static const char *example_of(NumberLocale locale) {
  switch (locale) {
  case NUMBER_VI:
    return "1.234,5";
  case NUMBER_EN:
    return "1,234.5";
  default:
    return "1234.5";
  }
}

/* “1234.5 or 1.234,5” */
static char *describe_forms(const ColumnReading *reading) {
  GString *forms = g_string_new(example_of((NumberLocale)reading->locale));
  for (guint i = 0; i < reading->also_count; i++)
    g_string_append_printf(forms, _(" or %s"), example_of((NumberLocale)reading->also[i]));
  return g_string_free(forms, FALSE);
}

/* ---- one cell */

typedef enum CellFault { CELL_GOOD, CELL_NO_NUMBER, CELL_DOUBTFUL, CELL_TOO_LONG } CellFault;

/* By the first locale in which the text is well formed, where no other gives it another value. */
static CellFault parse_certain(const ColumnReading *reading, const CellFigure *figure, SnDecimal *out, SnCell *cell) {
  gboolean found = number_parse(figure->digits, figure->length, (NumberLocale)reading->locale, out, cell);
  for (guint i = 0; i < reading->also_count; i++) {
    SnDecimal other;
    SnCell sign;
    if (!number_parse(figure->digits, figure->length, (NumberLocale)reading->also[i], &other, &sign))
      continue;
    if (found && (sign != *cell || (sign == SN_CELL_VALUE && decimal_compare(other, *out) != 0)))
      return CELL_DOUBTFUL;
    if (!found)
      *out = other, *cell = sign;
    found = TRUE;
  }
  return found ? CELL_GOOD : CELL_NO_NUMBER;
}

static gboolean is_too_long(const CellFigure *figure) {
  guint digits = 0;
  for (gsize i = 0; i < figure->length; i++)
    digits += g_ascii_isdigit(figure->digits[i]);
  return digits > DECIMAL_MAX_SCALE && number_evidence(figure->digits, figure->length) != NUMBER_NOT_A_NUMBER;
}

static CellFault read_figure(FigureReader *reader, const ColumnReading *reading, const char *text, CellFigure *figure,
                             SnDecimal *number, SnCell *cell) {
  if (!cell_figure(reader, text, figure))
    return CELL_NO_NUMBER;
  CellFault fault = parse_certain(reading, figure, number, cell);
  if (fault == CELL_NO_NUMBER && is_too_long(figure))
    return CELL_TOO_LONG;
  if (fault != CELL_GOOD || *cell != SN_CELL_VALUE)
    return figure->bare || fault != CELL_GOOD ? fault : CELL_NO_NUMBER;
  return figure->power == 0 || decimal_shift(*number, figure->power, number) ? CELL_GOOD : CELL_TOO_LONG;
}

static void report_cell(CellFaults *faults, guint row, const char *text, CellFault fault,
                        const ColumnReading *reading) {
  g_autofree char *quote = cell_quote(text), *forms = describe_forms(reading);
  g_autofree char *expected = g_strdup_printf(_("a number like %s"), forms);
  g_autofree char *hint = g_strdup_printf(
      reading->locale == NUMBER_PLAIN && reading->also_count == 0
          ? _("a number of this column is written as %s; for another way declare locale=\"vi\" or locale=\"en\"")
          : _("a number of this column is written as %s"),
      forms);
  if (fault == CELL_TOO_LONG)
    cell_faults_add(faults, row, NULL, _("“%s” has more than 18 digits"), quote);
  else if (fault == CELL_DOUBTFUL)
    cell_faults_add(faults, row, _("declare one locale for the column, or write the cell without grouping"),
                    _("“%s” is a number in each of the column's locales, and a different one"), quote);
  else
    cell_faults_add(faults, row, hint, _("“%s” is not a number"), quote);
  cell_faults_compare(faults,
                      fault == CELL_TOO_LONG   ? _("at most 18 digits")
                      : fault == CELL_DOUBTFUL ? _("a number of one meaning")
                                               : expected,
                      text);
}

/* ---- the column */

static void put_siblings(Conversion *conversion, guint row, const CellFigure *figure) {
  guint index = conversion->faults.column;
  if (figure->qualifier >= 0)
    sibling_put(conversion->table, index, SIBLING_QUALIFIER, row, qualifier_word((Qualifier)figure->qualifier),
                &conversion->faults);
  if (figure->status >= 0)
    sibling_put(conversion->table, index, SIBLING_STATUS, row, status_word((Status)figure->status),
                &conversion->faults);
  if (*figure->note)
    sibling_put(conversion->table, index, SIBLING_NOTE, row, figure->note, &conversion->faults);
}

static const CellFigure BARE = {.qualifier = -1, .status = -1, .bare = TRUE};

/* 1234, -12.5: most cells of most files.  FALSE: another form. */
static gboolean take_plain(Conversion *conversion, WrittenUnits *units, const ColumnReading *reading, guint row) {
  const char *text = conversion->from.texts[row];
  SnDecimal number;
  if (reading->also_count > 0 || !number_read_plain(text, strlen(text), reading->locale != NUMBER_VI, &number))
    return FALSE;
  conversion->to->numbers[row] = number.coefficient;
  conversion->to->scales[row] = number.scale;
  if (number.coefficient != 0 && units->bare_row == NO_ROW)
    written_units_take(units, row, &BARE, FALSE);
  return TRUE;
}

/* Everything that stands in one cell. */
static void take_cell(Conversion *conversion, FigureReader *reader, WrittenUnits *units, const ColumnReading *reading,
                      guint row) {
  const char *text = conversion->from.texts[row];
  Column *to = conversion->to;
  CellFigure figure;
  SnDecimal number = {0, 0};
  SnCell cell = SN_CELL_EMPTY;
  CellFault fault = read_figure(reader, reading, text, &figure, &number, &cell);
  if (fault != CELL_GOOD) {
    report_cell(&conversion->faults, row, text, fault, reading);
    to->cells[row] = SN_CELL_EMPTY;
    return;
  }
  to->cells[row] = (guint8)cell;
  to->numbers[row] = number.coefficient;
  to->scales[row] = number.scale;
  if (cell != SN_CELL_VALUE)
    return;
  written_units_take(units, row, &figure, decimal_is_zero(number));
  if (!figure.bare)
    put_siblings(conversion, row, &figure);
}

static void set_unit(SnTable *table, guint index, const char *unit) {
  Column *column = table_get_column(table, index);
  if (!unit || column->unit)
    return;
  column->view.unit = column->unit = g_strdup(unit);
}

static gboolean read_column(SnTable *table, guint index, const ColumnReading *reading, Diagnostics *diagnostics) {
  Conversion conversion = conversion_begin(table, index, SN_NUMBER, diagnostics);
  g_auto(FigureReader) reader = {.units = table->units};
  WrittenUnits units = written_units_begin(table, index, &conversion.from, &conversion.faults);
  for (guint row = 0; row < table->rows; row++) {
    if (conversion.to->cells[row] != SN_CELL_VALUE)
      continue;
    if (conversion_take_typed(&conversion, SN_NUMBER, row))
      written_units_take(&units, row, &BARE, conversion.to->numbers[row] == 0);
    else if (!take_plain(&conversion, &units, reading, row))
      take_cell(&conversion, &reader, &units, reading, row);
  }
  const char *unit = written_units_end(&units);
  gboolean good = conversion_end(&conversion);
  set_unit(table, index, unit);
  return good;
}

/* ---- the locale that the cells decide */

static void report_mixture(const SnTable *table, guint index, const Evidence *evidence, Severity severity,
                           Diagnostics *diagnostics) {
  const Column *column = table_get_column(table, index);
  guint later = MAX(evidence->first_vi, evidence->first_en), earlier = MIN(evidence->first_vi, evidence->first_en);
  g_autofree char *cell = NULL;
  Place place = table_place(table, index, later, &cell);
  g_autofree char *here = cell_quote(column->texts[later]), *there = cell_quote(column->texts[earlier]);
  diagnostics_add(diagnostics, FAULT_DATA, severity, &place,
                  _("write all cells of the column in one way, and declare it with locale=\"vi\" or locale=\"en\""),
                  _("the column mixes two ways of writing numbers: “%s” here, “%s” in line %u"), here, there,
                  sn_table_origin(table, earlier).line);
}

static void report_ambiguity(const SnTable *table, guint index, Diagnostics *diagnostics) {
  const Column *column = table_get_column(table, index);
  CellFaults faults = {table, index, diagnostics, 0, 0};
  g_auto(FigureReader) reader = {.units = table->units};
  for (guint row = 0; row < table->rows; row++) {
    if (!cell_is_ambiguous(column, row, &reader))
      continue;
    g_autofree char *quote = cell_quote(column->texts[row]);
    cell_faults_add(&faults, row, _("declare the column's locale=\"vi\", \"en\" or \"plain\""),
                    _("“%s” may mean thousands or decimals, and no other cell of the column tells which"), quote);
    cell_faults_compare(&faults, _("a number of one meaning"), column->texts[row]);
  }
  cell_faults_end(&faults);
}

static gboolean infer_numbers(SnTable *table, guint index, Diagnostics *diagnostics) {
  Evidence evidence = evidence_gather(table, index, G_MAXUINT);
  if (evidence_is_mixed(&evidence)) {
    report_mixture(table, index, &evidence, SEVERITY_ERROR, diagnostics);
    return FALSE;
  }
  gboolean doubtful = evidence_is_doubtful(&evidence);
  if (doubtful)
    report_ambiguity(table, index, diagnostics);
  if (doubtful && evidence.wrong == 0)
    return FALSE;
  ColumnReading settled = {SN_NUMBER, evidence_locale(&evidence), NULL, 0, {0, 0}};
  return read_column(table, index, &settled, diagnostics) && !doubtful;
}

gboolean read_numbers(SnTable *table, guint index, const ColumnReading *reading, Diagnostics *diagnostics) {
  return reading->locale == NUMBER_INFER ? infer_numbers(table, index, diagnostics)
                                         : read_column(table, index, reading, diagnostics);
}

/* ---- columns that no one declared */

static void warn_of_doubt(const SnTable *table, guint index, guint row, Diagnostics *diagnostics) {
  g_autofree char *cell = NULL;
  Place place = table_place(table, index, row, &cell);
  g_autofree char *quote = cell_quote(table_get_column(table, index)->texts[row]);
  diagnostics_add(diagnostics, FAULT_DATA, SEVERITY_WARNING, &place,
                  _("declare the column's locale=\"vi\", \"en\" or \"plain\", or its type=\"text\""),
                  _("“%s” may mean thousands or decimals, and no other cell of the column tells which: the column is "
                    "read as text"),
                  quote);
}

static void warn_of_units(const SnTable *table, guint index, const Evidence *evidence, Diagnostics *diagnostics) {
  const Column *column = table_get_column(table, index);
  guint first = evidence->with_unit,
        second = evidence->other_unit != NO_ROW ? evidence->other_unit : evidence->without_unit;
  g_autofree char *cell = NULL;
  Place place = table_place(table, index, MAX(first, second), &cell);
  g_autofree char *here = cell_quote(column->texts[MAX(first, second)]),
                  *there = cell_quote(column->texts[MIN(first, second)]);
  diagnostics_add(diagnostics, FAULT_DATA, SEVERITY_WARNING, &place,
                  _("if all cells of the column have one unit, declare it; else write each row's own into a column "
                    "“unit”"),
                  _("“%s” here and “%s” in line %u are not of one unit: the column is read as text"), here, there,
                  sn_table_origin(table, MIN(first, second)).line);
}

gboolean holds_numbers(const SnTable *table, guint index, ColumnReading *reading, Diagnostics *diagnostics) {
  Evidence evidence = evidence_gather(table, index, 1);
  if (evidence.numbers == 0 || evidence.wrong > 0 || evidence.leading_zeros || evidence.too_long ||
      evidence.weak * 2 >= evidence.numbers + (evidence.weak == 0))
    return FALSE;
  *reading = (ColumnReading){SN_NUMBER, evidence_locale(&evidence), NULL, 0, {0, 0}};
  if (evidence_is_mixed(&evidence)) {
    report_mixture(table, index, &evidence, SEVERITY_WARNING, diagnostics);
    return FALSE;
  }
  if (evidence_is_doubtful(&evidence)) {
    warn_of_doubt(table, index, evidence.first_ambiguous, diagnostics);
    return FALSE;
  }
  gboolean settled = table_get_column(table, index)->unit || units_by_row(table, index);
  if (!settled && evidence_units_disagree(&evidence)) {
    warn_of_units(table, index, &evidence, diagnostics);
    return FALSE;
  }
  return TRUE;
}
