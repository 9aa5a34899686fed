/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Printing values the way one language's official documents do.  ICU formats
 * numbers; patterns are our own wherever CLDR departs from official Vietnamese usage, so
 * that an ICU update changes no document. */

#include <glib.h>

#include "table/unit.h"
#include "table/value.h"

typedef struct Locale Locale;

/* "vi" or "en"; NULL for another language. */
Locale *locale_new(const char *language, const Units *units);
void locale_free(Locale *locale);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Locale, locale_free)
const char *locale_language(const Locale *locale);

typedef enum ValueForm {
  FORM_DEFAULT,    /* by type and unit */
  FORM_NUMBER,     /* without unit words: table cells, axis labels */
  FORM_PERCENT,
  FORM_MONEY,
  FORM_DATE,       /* 27/03/2024 */
  FORM_LONG_DATE,  /* ngày 27 tháng 3 năm 2024; 27 March 2024 */
  FORM_RANK,       /* thứ 4/63 needs `of`; else thứ 4; 4th */
  FORM_PERIOD,     /* quý I/2024; Q1 2024 */
  FORM_LONG_PERIOD,/* quý I năm 2024; the first quarter of 2024 */
  FORM_ORDINAL,    /* lần thứ XIX; 19th */
  FORM_ROMAN,
  FORM_YEAR,       /* no grouping */
  FORM_WORDS,      /* spelled out */
} ValueForm;

typedef enum SignStyle { SIGN_AUTO, SIGN_ALWAYS, SIGN_NEVER } SignStyle;

/* How one mention of a value is to be printed. */
typedef struct ValueStyle {
  ValueForm form;
  int power;        /* scale: 9 prints billions; 0: as it is; -1: by the value's unit and size, never in tables */
  int digits;       /* decimals; -1: as the data has them */
  SignStyle sign;
  gboolean bare;    /* no unit or scale words (they stand in the column's head) */
  gboolean qualify; /* print the qualifier too (gần, hơn): off where the prose says it */
  int of;           /* RANK: among how many; 0: not said */
} ValueStyle;
#define VALUE_STYLE_DEFAULT ((ValueStyle){.digits = -1})

/* All return strings to g_free.  Signs for nothing print as the language's statistical tables do. */
char *locale_value(const Locale *locale, const Value *value, const ValueStyle *style);
char *locale_number(const Locale *locale, SnDecimal number, const ValueStyle *style);
char *locale_date(const Locale *locale, gint32 days, ValueForm form);
char *locale_period(const Locale *locale, const Period *period, ValueForm form);
char *locale_integer(const Locale *locale, gint64 number); /* grouped */
char *locale_list(const Locale *locale, const char *const *items);
/* Words of a unit at a scale, as a column head or axis says them: "tỷ đồng", "billion VND". */
char *locale_unit(const Locale *locale, const char *unit_id, int power);
/* 1 → "I", "a" (Vietnamese letters: a b c d đ e ê g …), … */
typedef enum Numbering { NUMBERING_NONE, NUMBERING_DECIMAL, NUMBERING_UPPER_ROMAN, NUMBERING_LOWER_ROMAN,
                         NUMBERING_UPPER_LETTER, NUMBERING_LOWER_LETTER, NUMBERING_BULLET, NUMBERING_DASH } Numbering;
char *locale_numbering(const Locale *locale, Numbering numbering, guint n);
/* Capitals by the language's rules. */
char *locale_upper(const Locale *locale, const char *text);

/* Collation order of the language; text is any UTF-8. */
int locale_compare(const Locale *locale, const char *a, const char *b);

/* ICU MessageFormat over named arguments, in the subset that catalogues use (plural, select, plain).
 * `direction` arguments select by up, down, other.  Result: pieces, see catalogue.h. */
