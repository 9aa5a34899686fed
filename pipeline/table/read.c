/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text columns read as dates or booleans, and what becomes of columns that no one declared. */

#include <stdio.h>
#include <string.h>

#include "base/calendar.h"
#include "base/message.h"
#include "base/text.h"
#include "table/conversion.h"

/* ---- dates and booleans */

/* d/M/yyyy, the one short form of Vietnamese papers. */
static gboolean parse_vietnamese_date(const char *text, Date *out) {
  Date date;
  int end = 0;
  if (strspn(text, "0123456789/") != strlen(text) || strlen(text) > 10 ||
      sscanf(text, "%2d/%2d/%4d%n", &date.day, &date.month, &date.year, &end) != 3 || text[end] != '\0' ||
      date.year < 1000 || !date_is_valid(date))
    return FALSE;
  *out = date;
  return TRUE;
}

static gboolean read_date(const char *text, NumberLocale locale, gint64 *days) {
  Date date;
  if (!date_parse(text, &date) && !(locale == NUMBER_VI && parse_vietnamese_date(text, &date)))
    return FALSE;
  *days = date_to_days(date);
  return TRUE;
}

static gboolean read_truth(const char *text, NumberLocale locale, gint64 *truth) {
  static const char *const WORDS[][2] = {
      {"no", "yes"}, {"0", "1"}, {"false", "true"}, {"không", "có"}, {"sai", "đúng"}};
  g_autofree char *folded = text_fold(text);
  for (gsize i = 0; i < G_N_ELEMENTS(WORDS); i++)
    for (int t = 0; t < 2; t++) {
      g_autofree char *word = text_fold(WORDS[i][t]);
      if (strcmp(folded, word) == 0) {
        *truth = t;
        return TRUE;
      }
    }
  return FALSE;
}

static void report_no_date(CellFaults *faults, guint row, const char *text) {
  g_autofree char *quote = cell_quote(text);
  Date date;
  if (parse_vietnamese_date(text, &date)) {
    g_autofree char *hint = g_strdup_printf(_("write %04d-%02d-%02d, or declare the column's locale=\"vi\""), date.year,
                                            date.month, date.day);
    cell_faults_add(faults, row, hint, _("“%s” is not a date of the form 2024-03-27"), quote);
  } else {
    cell_faults_add(faults, row, NULL, _("“%s” is not a date of the form 2024-03-27"), quote);
  }
  cell_faults_compare(faults, _("a date like 2024-03-27"), text);
}

static void report_no_truth(CellFaults *faults, guint row, const char *text) {
  g_autofree char *quote = cell_quote(text);
  cell_faults_add(faults, row, _("write yes or no, có or không, 1 or 0"), _("“%s” is neither yes nor no"), quote);
  cell_faults_compare(faults, _("yes or no"), text);
}

/* The sign for nothing that a cell holds, or VALUE. */
static SnCell read_sign(const char *text) {
  SnDecimal number;
  SnCell cell;
  return number_parse(text, strlen(text), NUMBER_PLAIN, &number, &cell) ? cell : SN_CELL_VALUE;
}

static gboolean read_dates_or_truths(SnTable *table, guint index, SnType type, NumberLocale locale,
                                     Diagnostics *diagnostics) {
  Conversion conversion = conversion_begin(table, index, type, diagnostics);
  const Column *from = &conversion.from;
  Column *to = conversion.to;
  for (guint row = 0; row < table->rows; row++) {
    if (to->cells[row] != SN_CELL_VALUE || conversion_take_typed(&conversion, type, row))
      continue;
    if (type == SN_DATE && read_date(from->texts[row], NUMBER_PLAIN, &to->numbers[row]))
      continue;
    g_autofree char *text = g_strstrip(g_strdup(from->texts[row]));
    to->cells[row] = (guint8)read_sign(text);
    if (to->cells[row] != SN_CELL_VALUE)
      continue;
    gboolean read = (type == SN_DATE ? read_date : read_truth)(text, locale, &to->numbers[row]);
    if (read)
      continue;
    to->cells[row] = SN_CELL_EMPTY;
    (type == SN_DATE ? report_no_date : report_no_truth)(&conversion.faults, row, text);
  }
  return conversion_end(&conversion);
}

/* ---- text */

static gboolean read_texts(SnTable *table, guint index, Diagnostics *diagnostics) {
  Column *column = table_get_column(table, index);
  if (column->view.type == SN_TEXT)
    return TRUE;
  g_autofree const char **texts = g_new0(const char *, table->capacity);
  for (guint row = 0; row < table->rows; row++) {
    if (column->cells[row] != SN_CELL_VALUE)
      continue;
    g_autofree char *text = table_cell_text(table, index, row);
    texts[row] = arena_copy(&table->texts, text, strlen(text));
  }
  Conversion conversion = conversion_begin(table, index, SN_TEXT, diagnostics);
  memcpy(conversion.to->texts, texts, table->rows * sizeof *texts);
  return conversion_end(&conversion);
}

static const char *type_name(SnType type) {
  return type == SN_NUMBER ? "number" : type == SN_DATE ? "date" : type == SN_BOOLEAN ? "boolean" : "text";
}

gboolean table_read_column(SnTable *table, guint index, const ColumnReading *reading, Diagnostics *diagnostics) {
  Column *column = table_get_column(table, index);
  if (reading->unit) {
    g_free(column->unit);
    column->view.unit = column->unit = g_strdup(reading->unit);
  }
  column->declared = TRUE;
  if (reading->type == SN_TEXT)
    return read_texts(table, index, diagnostics);
  if (reading->type == column->view.type)
    return TRUE;
  if (column->view.type != SN_TEXT) {
    g_autofree char *cell = NULL;
    Place place = table_place(table, index, 0, &cell);
    place.line = 0;
    diagnostics_error(diagnostics, FAULT_DATA, &place, _("the column holds values of type %s, not %s"),
                      type_name(column->view.type), type_name(reading->type));
    return FALSE;
  }
  if (reading->type != SN_NUMBER)
    return read_dates_or_truths(table, index, reading->type, (NumberLocale)reading->locale, diagnostics);
  return read_numbers(table, index, reading, diagnostics);
}

/* ---- columns that no one declared */

static gboolean holds_dates(const Column *column, guint rows) {
  gboolean any = FALSE;
  Date date;
  for (guint row = 0; row < rows; row++) {
    if (column->cells[row] != SN_CELL_VALUE)
      continue;
    SnType kind = column_kind(column, row);
    if (kind != SN_DATE && (kind != SN_TEXT || !date_parse(column->texts[row], &date)))
      return FALSE;
    any = TRUE;
  }
  return any;
}

/* Words and digits never make a column one of truths by themselves. */
static gboolean holds_truths(const Column *column, guint rows) {
  gboolean any = FALSE;
  for (guint row = 0; row < rows && column->kinds; row++) {
    if (column->cells[row] != SN_CELL_VALUE)
      continue;
    if (column->kinds[row] != SN_BOOLEAN)
      return FALSE;
    any = TRUE;
  }
  return any;
}

static gboolean is_reserved(const SnTable *table, guint index) {
  for (int i = 0; i < RESERVED_COUNT; i++)
    if (table->reserved[i] == (int)index)
      return TRUE;
  return FALSE;
}

void table_infer_columns(SnTable *table, Diagnostics *diagnostics) {
  for (guint index = 0; index < table->columns->len; index++) {
    const Column *column = table_get_column(table, index);
    ColumnReading reading;
    if (column->declared || column->view.type != SN_TEXT)
      continue;
    if (holds_dates(column, table->rows))
      read_dates_or_truths(table, index, SN_DATE, NUMBER_PLAIN, diagnostics);
    else if (holds_truths(column, table->rows))
      read_dates_or_truths(table, index, SN_BOOLEAN, NUMBER_PLAIN, diagnostics);
    /* A period such as 2024 is no amount. */
    else if (!is_reserved(table, index) && holds_numbers(table, index, &reading, diagnostics))
      read_numbers(table, index, &reading, diagnostics);
  }
}
