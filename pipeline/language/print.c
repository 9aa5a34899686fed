/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/decimal.h"
#include "language/figure.h"
#include "language/tongue.h"

#define NBSP "\u00a0"

/* From here on VND and the like are said in trillions (nghìn tỷ): 4.680 tỷ stays, 181,9 nghìn tỷ does not read 181.900
 * tỷ. */
#define TRILLIONS_FROM 13

static const ValueStyle default_style = VALUE_STYLE_DEFAULT;

/* A unit at hand: a known one, a word alone, or neither. */
typedef struct Measure {
  const Unit *unit;
  const char *word;
} Measure;

static gboolean is_whole(SnDecimal number, gint64 *whole) {
  SnDecimal trimmed = decimal_trim(number);
  *whole = trimmed.coefficient;
  return trimmed.scale == 0;
}

/* Count of digits before the decimal separator. */
static int integer_digits(SnDecimal number) {
  int digits = -(int)number.scale;
  for (gint64 n = number.coefficient; n != 0; n /= 10)
    digits++;
  return digits;
}

static int power_by_size(SnDecimal number, int digits) {
  static const struct { int power, from; } choices[] = {{12, TRILLIONS_FROM}, {9, 9}, {6, 6}};
  int size = integer_digits(number);
  for (gsize i = 0; i < G_N_ELEMENTS(choices); i++)
    if (size > choices[i].from && (digits >= 0 || figure_decimals(number, choices[i].power) <= 2))
      return choices[i].power;
  return 0;
}

static gboolean takes_scale(const Unit *unit) {
  return !unit || unit->kind == UNIT_MONEY || unit->kind == UNIT_COUNT || unit->kind == UNIT_PLAIN;
}

static int choose_power(SnDecimal number, const ValueStyle *style, const Unit *unit) {
  if (style->power != POWER_BY_SIZE)
    return style->power;
  return style->bare || style->form == FORM_NUMBER || !takes_scale(unit) ? 0 : power_by_size(number, style->digits);
}

static void append_figure(const Locale *locale, SnDecimal number, const ValueStyle *style, int power, gboolean grouped,
                          GString *out) {
  FigureStyle figure = {.group = grouped ? locale->convention->group : 0,
                        .decimal = locale->convention->decimal,
                        .power = power,
                        .digits = style->digits,
                        .sign = style->sign};
  figure_append(out, number, &figure);
}

/* NULL for a power without a word. */
static const char *scale_word(const Locale *locale, int power) {
  guint index = power > 0 && power % 3 == 0 ? (guint)power / 3 : 0;
  return index > 0 && index < CONVENTION_SCALES ? locale->convention->scales[index] : NULL;
}

static gboolean is_vietnamese(const Locale *locale) { return g_str_equal(locale->convention->language, "vi"); }

/* Scaled figures count many, whatever their digits: 1 million hectares. */
static const char *unit_word(const Locale *locale, const Measure *measure, gboolean one) {
  const Unit *unit = measure->unit;
  if (!unit)
    return measure->word;
  if (is_vietnamese(locale))
    return unit->vi;
  return one ? unit->en_one : unit->en_other;
}

static gboolean is_symbol(const char *word) { return g_str_equal(word, "%"); }

static void append_measured(const Locale *locale, SnDecimal number, const ValueStyle *style, const Measure *measure,
                            GString *out) {
  int power = choose_power(number, style, measure->unit);
  append_figure(locale, number, style, power, TRUE, out);
  if (style->bare || style->form == FORM_NUMBER)
    return;
  const char *scale = scale_word(locale, power);
  if (scale)
    g_string_append_printf(out, NBSP "%s", scale);
  gboolean one = FALSE;
  if (measure->unit && !scale && !is_vietnamese(locale))
    one = g_str_equal(locale_plural(locale, figure_shown(number, power, style->digits)), "one");
  const char *word = unit_word(locale, measure, one);
  if (!word || !*word)
    return;
  if (!scale && is_symbol(word))
    g_string_append(out, word);
  else
    g_string_append_printf(out, "%s%s", scale ? " " : NBSP, word);
}

/* Forms that need a whole number; FALSE for others, which print as plain numbers. */
static gboolean append_counted(const Locale *locale, SnDecimal number, const ValueStyle *style, ValueForm form,
                               GString *out) {
  gint64 whole;
  if (!is_whole(number, &whole) || whole < 0)
    return FALSE;
  switch (form) {
  case FORM_RANK:
    locale_append_rank(locale, whole, style, out);
    return TRUE;
  case FORM_ORDINAL:
    locale_append_ordinal(locale, whole, out);
    return TRUE;
  case FORM_ROMAN:
    if (locale->convention->terms_are_roman)
      figure_append_roman(out, whole);
    else
      locale_append_ordinal(locale, whole, out);
    return TRUE;
  default:
    return FALSE;
  }
}

static void append_period(const Locale *locale, const Period *period, ValueForm form, GString *out) {
  g_autofree char *text = locale_period(locale, period, form);
  g_string_append(out, text);
}

static ValueForm form_of(const ValueStyle *style, const Unit *unit) {
  if (style->form != FORM_DEFAULT || !unit)
    return style->form;
  switch (unit->kind) {
  case UNIT_RANK:
    return FORM_RANK;
  case UNIT_PERIOD:
    return FORM_PERIOD;
  default:
    return FORM_DEFAULT;
  }
}

static void append_number(const Locale *locale, SnDecimal number, const ValueStyle *style, const Measure *measure,
                          GString *out) {
  static const Unit percent = {.id = "percent", .kind = UNIT_PERCENT, .vi = "%", .en_one = "%", .en_other = "%"};
  ValueForm form = form_of(style, measure->unit);
  gint64 whole;
  if (append_counted(locale, number, style, form, out))
    return;
  if (form == FORM_WORDS)
    locale_append_words(locale, figure_shown(number, 0, style->digits), out);
  else if (form == FORM_YEAR)
    append_figure(locale, number, style, 0, FALSE, out);
  else if ((form == FORM_PERIOD || form == FORM_LONG_PERIOD) && is_whole(number, &whole) && whole > 0 && whole < 10000)
    append_period(locale, &(Period){.kind = PERIOD_YEAR, .year = (int)whole}, form, out);
  else if (form == FORM_PERCENT)
    append_measured(locale, number, style, &(Measure){.unit = &percent}, out);
  else
    append_measured(locale, number, style, measure, out);
}

char *locale_number(const Locale *locale, SnDecimal number, const ValueStyle *style) {
  GString *out = g_string_sized_new(32);
  append_number(locale, number, style ? style : &default_style, &(Measure){0}, out);
  return g_string_free(out, FALSE);
}

char *locale_integer(const Locale *locale, gint64 number) {
  GString *out = g_string_sized_new(32);
  append_figure(locale, (SnDecimal){number, 0}, &default_style, 0, TRUE, out);
  return g_string_free(out, FALSE);
}

static gboolean wants_period(const ValueStyle *style, const Value *value) {
  ValueForm form = form_of(style, value->unit);
  return form == FORM_PERIOD || form == FORM_LONG_PERIOD;
}

/* The period that the cell itself names, else the one its row is about. */
static gboolean period_of(const Value *value, Period *period) {
  if (value->type == SN_TEXT && period_parse(value->text, period))
    return TRUE;
  if (value->type == SN_DATE) {
    Date date = date_from_days(value->days);
    *period = (Period){.kind = PERIOD_DAY, .year = date.year, .number = date.month, .day = date.day};
    return TRUE;
  }
  *period = value->period;
  return value->period.kind != PERIOD_NONE;
}

static void append_date(const Locale *locale, gint32 days, ValueForm form, GString *out) {
  Date date = date_from_days(days);
  const Convention *convention = locale->convention;
  if (form == FORM_YEAR)
    g_string_append_printf(out, "%d", date.year);
  else
    convention_fill(convention, form == FORM_LONG_DATE ? convention->long_date : convention->date, &date, NULL, out);
}

static void append_cell(const Locale *locale, const Value *value, const ValueStyle *style, GString *out) {
  Period period;
  if (wants_period(style, value) && period_of(value, &period)) {
    append_period(locale, &period, form_of(style, value->unit), out);
    return;
  }
  switch (value->type) {
  case SN_NUMBER:
    append_number(locale, value->number, style, &(Measure){value->unit, value->unit_id}, out);
    break;
  case SN_DATE:
    append_date(locale, value->days, style->form, out);
    break;
  case SN_BOOLEAN:
    g_string_append(out, value->truth ? locale->convention->yes : locale->convention->no);
    break;
  case SN_TEXT:
    g_string_append(out, value->text);
    break;
  }
}

char *locale_value(const Locale *locale, const Value *value, const ValueStyle *style) {
  if (!style)
    style = &default_style;
  if (value->cell != SN_CELL_VALUE)
    return g_strdup(locale->convention->nothing[value->cell]);
  GString *out = g_string_sized_new(32);
  const char *qualifier = locale_qualifier(locale, value->qualifier);
  if (style->qualify && *qualifier)
    g_string_append_printf(out, "%s ", qualifier);
  append_cell(locale, value, style, out);
  return g_string_free(out, FALSE);
}

char *locale_date(const Locale *locale, gint32 days, ValueForm form) {
  GString *out = g_string_new(NULL);
  append_date(locale, days, form, out);
  return g_string_free(out, FALSE);
}

char *locale_unit(const Locale *locale, const char *unit_id, int power) {
  Measure measure = {.unit = unit_id && locale->units ? units_find(locale->units, unit_id) : NULL, .word = unit_id};
  const char *scale = scale_word(locale, power), *word = unit_word(locale, &measure, FALSE);
  if (!word)
    word = "";
  return g_strconcat(scale ? scale : "", scale && *word ? " " : "", word, NULL);
}
