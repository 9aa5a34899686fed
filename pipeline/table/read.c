/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text columns read as numbers, dates or booleans. */

#include <stdio.h>
#include <string.h>

#include "base/calendar.h"
#include "base/decimal.h"
#include "base/message.h"
#include "base/number.h"
#include "base/text.h"
#include "table/cell-fault.h"
#include "table/table-private.h"

#define NO_ROW G_MAXUINT

/* What all cells of a column together say of its numbers. */
typedef struct Evidence {
  guint numbers;            /* cells that hold one */
  guint first_vi, first_en; /* rows that settle it, or NO_ROW */
  guint ambiguous, wrong;   /* how many */
  gboolean leading_zeros, too_long;
} Evidence;

static guint count_digits(const char *text) {
  guint digits = 0;
  for (; *text != '\0'; text++)
    digits += g_ascii_isdigit(*text);
  return digits;
}

/* A code rather than an amount: 01, 0912. */
static gboolean has_leading_zero(const char *text) { return text[0] == '0' && g_ascii_isdigit(text[1]); }

static void weigh(Evidence *evidence, const char *text, guint row) {
  switch (number_evidence(text, strlen(text))) {
  case NUMBER_SAYS_NOTHING:
    break;
  case NUMBER_SAYS_VI:
  case NUMBER_SAYS_VI_DECIMAL:
    evidence->first_vi = MIN(evidence->first_vi, row);
    break;
  case NUMBER_SAYS_EN:
  case NUMBER_SAYS_PLAIN_OR_EN:
    evidence->first_en = MIN(evidence->first_en, row);
    break;
  case NUMBER_AMBIGUOUS:
    evidence->ambiguous++;
    break;
  case NUMBER_NOT_A_NUMBER:
    evidence->wrong++;
    return;
  }
  guint digits = count_digits(text);
  evidence->numbers += digits > 0;
  evidence->too_long |= digits > DECIMAL_MAX_SCALE;
  evidence->leading_zeros |= has_leading_zero(text);
}

/* Up to `wrong` cells that are no numbers. */
static Evidence gather(const Column *column, guint rows, guint wrong) {
  Evidence evidence = {.first_vi = NO_ROW, .first_en = NO_ROW};
  for (guint row = 0; row < rows && evidence.wrong < wrong; row++) {
    if (column->cells[row] != SN_CELL_VALUE)
      continue;
    SnType kind = column_kind(column, row);
    if (kind == SN_TEXT)
      weigh(&evidence, column->texts[row], row);
    else if (kind == SN_NUMBER)
      evidence.numbers++;
    else
      evidence.wrong++;
  }
  return evidence;
}

/* A new column in place of an old one, cell by cell.  `from` keeps the old arrays. */
typedef struct Conversion {
  SnTable *table;
  Column from, *to;
  CellFaults faults;
} Conversion;

static Conversion begin_conversion(SnTable *table, guint index, SnType type, Diagnostics *diagnostics) {
  Column *column = table_get_column(table, index);
  Conversion conversion = {table, *column, column, {table, index, diagnostics, 0}};
  column->cells = column->scales = column->kinds = NULL;
  column->numbers = NULL;
  column->texts = NULL;
  column_set_type(column, type, table->capacity);
  table_forget_indexes(table);
  return conversion;
}

static gboolean end_conversion(Conversion *conversion) {
  g_free(conversion->from.cells);
  g_free(conversion->from.numbers);
  g_free(conversion->from.scales);
  g_free(conversion->from.texts);
  g_free(conversion->from.kinds);
  return cell_faults_end(&conversion->faults);
}

/* A cell that was put as `type` is taken as it is. */
static gboolean take_typed(Conversion *conversion, SnType type, guint row) {
  const Column *from = &conversion->from;
  if (!from->kinds || from->kinds[row] != type)
    return FALSE;
  conversion->to->numbers[row] = from->numbers[row];
  if (type == SN_NUMBER)
    conversion->to->scales[row] = from->scales[row];
  return TRUE;
}

/* ---- numbers */

static const char *example_of(NumberLocale locale) {
  switch (locale) {
  case NUMBER_VI:
    return _("a number of this column is written as 1.234,5");
  case NUMBER_EN:
    return _("a number of this column is written as 1,234.5");
  default:
    return _("a number of this column is written as 1234.5; for another way declare locale=\"vi\" or locale=\"en\"");
  }
}

static void report_no_number(CellFaults *faults, guint row, const char *text, NumberLocale locale) {
  g_autofree char *quote = cell_quote(text);
  if (count_digits(text) > DECIMAL_MAX_SCALE && number_evidence(text, strlen(text)) != NUMBER_NOT_A_NUMBER)
    cell_faults_add(faults, row, NULL, _("“%s” has more than 18 digits"), quote);
  else
    cell_faults_add(faults, row, example_of(locale), _("“%s” is not a number"), quote);
}

static gboolean read_numbers(SnTable *table, guint index, NumberLocale locale, Diagnostics *diagnostics) {
  Conversion conversion = begin_conversion(table, index, SN_NUMBER, diagnostics);
  const Column *from = &conversion.from;
  Column *to = conversion.to;
  for (guint row = 0; row < table->rows; row++) {
    to->cells[row] = from->cells[row];
    if (from->cells[row] != SN_CELL_VALUE || take_typed(&conversion, SN_NUMBER, row))
      continue;
    SnDecimal number = {0, 0};
    SnCell cell = SN_CELL_EMPTY;
    if (!number_parse(from->texts[row], strlen(from->texts[row]), locale, &number, &cell)) {
      report_no_number(&conversion.faults, row, from->texts[row], locale);
      cell = SN_CELL_EMPTY;
    }
    to->cells[row] = (guint8)cell;
    to->numbers[row] = number.coefficient;
    to->scales[row] = number.scale;
  }
  return end_conversion(&conversion);
}

static gboolean report_mixture(const SnTable *table, guint index, const Evidence *evidence, Diagnostics *diagnostics) {
  const Column *column = table_get_column(table, index);
  guint later = MAX(evidence->first_vi, evidence->first_en), earlier = MIN(evidence->first_vi, evidence->first_en);
  g_autofree char *cell = NULL;
  Place place = table_place(table, index, later, &cell);
  g_autofree char *here = cell_quote(column->texts[later]), *there = cell_quote(column->texts[earlier]);
  diagnostics_add(diagnostics, FAULT_DATA, SEVERITY_ERROR, &place,
                  _("write all cells of the column in one way, and declare it with locale=\"vi\" or locale=\"en\""),
                  _("the column mixes two ways of writing numbers: “%s” here, “%s” in line %u"), here, there,
                  sn_table_origin(table, earlier).line);
  return FALSE;
}

static gboolean is_ambiguous(const Column *column, guint row) {
  const char *text = column->texts[row];
  return column->cells[row] == SN_CELL_VALUE && column_kind(column, row) == SN_TEXT &&
         number_evidence(text, strlen(text)) == NUMBER_AMBIGUOUS;
}

static gboolean report_ambiguity(const SnTable *table, guint index, Diagnostics *diagnostics) {
  const Column *column = table_get_column(table, index);
  CellFaults faults = {table, index, diagnostics, 0};
  for (guint row = 0; row < table->rows; row++) {
    if (!is_ambiguous(column, row))
      continue;
    g_autofree char *quote = cell_quote(column->texts[row]);
    cell_faults_add(&faults, row, _("declare the column's locale=\"vi\", \"en\" or \"plain\""),
                    _("“%s” may mean thousands or decimals, and no other cell of the column tells which"), quote);
  }
  return cell_faults_end(&faults);
}

/* English writing includes the plain one. */
static NumberLocale settle(const Evidence *evidence) {
  return evidence->first_vi != NO_ROW ? NUMBER_VI : evidence->first_en != NO_ROW ? NUMBER_EN : NUMBER_PLAIN;
}

static gboolean infer_numbers(SnTable *table, guint index, Diagnostics *diagnostics) {
  Evidence evidence = gather(table_get_column(table, index), table->rows, G_MAXUINT);
  gboolean settled = evidence.first_vi != NO_ROW || evidence.first_en != NO_ROW;
  if (evidence.first_vi != NO_ROW && evidence.first_en != NO_ROW)
    return report_mixture(table, index, &evidence, diagnostics);
  if (evidence.ambiguous > 0 && !settled) {
    report_ambiguity(table, index, diagnostics);
    if (evidence.wrong == 0)
      return FALSE;
  }
  gboolean read = read_numbers(table, index, settle(&evidence), diagnostics);
  return read && (evidence.ambiguous == 0 || settled);
}

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
}

static void report_no_truth(CellFaults *faults, guint row, const char *text) {
  g_autofree char *quote = cell_quote(text);
  cell_faults_add(faults, row, _("write yes or no, có or không, 1 or 0"), _("“%s” is neither yes nor no"), quote);
}

/* The sign for nothing that a cell holds, or VALUE. */
static SnCell read_sign(const char *text) {
  SnDecimal number;
  SnCell cell;
  return number_parse(text, strlen(text), NUMBER_PLAIN, &number, &cell) ? cell : SN_CELL_VALUE;
}

static gboolean read_dates_or_truths(SnTable *table, guint index, SnType type, NumberLocale locale,
                                     Diagnostics *diagnostics) {
  Conversion conversion = begin_conversion(table, index, type, diagnostics);
  const Column *from = &conversion.from;
  Column *to = conversion.to;
  for (guint row = 0; row < table->rows; row++) {
    to->cells[row] = from->cells[row];
    if (from->cells[row] != SN_CELL_VALUE || take_typed(&conversion, type, row))
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
  return end_conversion(&conversion);
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
  Conversion conversion = begin_conversion(table, index, SN_TEXT, diagnostics);
  memcpy(conversion.to->cells, conversion.from.cells, table->rows);
  memcpy(conversion.to->texts, texts, table->rows * sizeof *texts);
  return end_conversion(&conversion);
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
  if (reading->locale == NUMBER_INFER)
    return infer_numbers(table, index, diagnostics);
  return read_numbers(table, index, (NumberLocale)reading->locale, diagnostics);
}

/* ---- columns that no one declared */

static gboolean holds_numbers(const Column *column, guint rows, NumberLocale *locale) {
  Evidence evidence = gather(column, rows, 1);
  gboolean mixed = evidence.first_vi != NO_ROW && evidence.first_en != NO_ROW;
  gboolean doubtful = evidence.ambiguous > 0 && evidence.first_vi == NO_ROW && evidence.first_en == NO_ROW;
  *locale = settle(&evidence);
  return evidence.numbers > 0 && evidence.wrong == 0 && !evidence.leading_zeros && !evidence.too_long && !mixed &&
         !doubtful;
}

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
    NumberLocale locale;
    if (column->declared || column->view.type != SN_TEXT)
      continue;
    if (holds_dates(column, table->rows))
      read_dates_or_truths(table, index, SN_DATE, NUMBER_PLAIN, diagnostics);
    else if (holds_truths(column, table->rows))
      read_dates_or_truths(table, index, SN_BOOLEAN, NUMBER_PLAIN, diagnostics);
    /* A period such as 2024 is no amount. */
    else if (!is_reserved(table, index) && holds_numbers(column, table->rows, &locale))
      read_numbers(table, index, locale, diagnostics);
  }
}
