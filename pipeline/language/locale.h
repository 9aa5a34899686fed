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

/* How a value is said.  Spaces that must not break are U+00A0: between a figure and the scale words or the first unit
 * word behind it, within "nghìn tỷ", and inside "ngày 27", "quý I/2024".  Not before a currency, nor between a unit's
 * words: figures stand in narrow columns too. */
typedef enum ValueForm {
  FORM_DEFAULT, /* by type and unit */
  FORM_NUMBER,  /* without unit words: table cells, axis labels */
  FORM_PERCENT, /* 14,18%: the number is a percentage already */
  FORM_MONEY,
  FORM_DATE,        /* 27/03/2024 */
  FORM_LONG_DATE,   /* ngày 27 tháng 3 năm 2024; 27 March 2024 */
  FORM_RANK,        /* thứ 4/63 needs `of`; else thứ 4; 4th of 63, 4th.  Bare: 4/63, 4 */
  FORM_PERIOD,      /* quý I/2024; Q1 2024 */
  FORM_LONG_PERIOD, /* quý I năm 2024; the first quarter of 2024 */
  FORM_ORDINAL,     /* a congress: lần thứ XIX; 19th */
  FORM_ROMAN,       /* an assembly's term: (khóa) XV; English writes 15th */
  FORM_YEAR,        /* no grouping */
  FORM_WORDS,       /* spelled out: bốn nghìn sáu trăm tám mươi */
} ValueForm;

typedef enum SignStyle { SIGN_AUTO, SIGN_ALWAYS, SIGN_NEVER } SignStyle;

/* `power` in prose: the greatest of million, billion and (from ten trillion on) trillion at which the figure is still
 * exact, with two decimals at most where `digits` does not say how many.  The same as 0 where the figure is bare. */
#define POWER_BY_SIZE (-1)
/* `digits`: all decimals that the data has.  A scaled figure drops trailing zeros, and nothing else. */
#define DIGITS_AS_DATA (-1)

/* How one mention of a value is to be printed. */
typedef struct ValueStyle {
  ValueForm form;
  int power;        /* scale: 9 prints billions; 0: as it is; POWER_BY_SIZE: never in tables */
  int digits;       /* decimals, rounded half away from zero or padded; DIGITS_AS_DATA */
  SignStyle sign;   /* ALWAYS: + too, but not at zero; NEVER: the magnitude.  The minus is "-" in both languages */
  gboolean bare;    /* no unit or scale words (they stand in the column's head) */
  gboolean qualify; /* print the qualifier too (gần, hơn): off where the prose says it */
  int of;           /* RANK: among how many; 0: not said */
} ValueStyle;
#define VALUE_STYLE_DEFAULT ((ValueStyle){.digits = DIGITS_AS_DATA})

/* All return strings to g_free; `style` may be NULL for the default.  Signs for nothing print as the language's
 * statistical tables do, an empty cell as "".  A unit that `value->unit` does not know prints as
 * `value->unit_id` stands there, so the binder puts the edition's word into it. */
char *locale_value(const Locale *locale, const Value *value, const ValueStyle *style);
char *locale_number(const Locale *locale, SnDecimal number, const ValueStyle *style);
/* FORM_DATE or FORM_LONG_DATE; days since 1970-01-01. */
char *locale_date(const Locale *locale, gint32 days, ValueForm form);
/* FORM_PERIOD or FORM_LONG_PERIOD; "" for PERIOD_NONE. */
char *locale_period(const Locale *locale, const Period *period, ValueForm form);
char *locale_integer(const Locale *locale, gint64 number); /* grouped */
char *locale_list(const Locale *locale, const char *const *items);
/* Words of a unit at a scale, as a column head or axis says them: "tỷ đồng", "billion VND".  An unknown unit's word is
 * its id. */
char *locale_unit(const Locale *locale, const char *unit_id, int power);
/* Words that stand beside a figure: "gần", "nearly" ("" for EXACT); "ước", "estimated". */
const char *locale_qualifier(const Locale *locale, Qualifier qualifier);
const char *locale_status(const Locale *locale, Status status);
/* The plural category of a number as printed (its decimals count): "one", "other". */
const char *locale_plural(const Locale *locale, SnDecimal number);

/* 1 → "I", "a", …  Letters: Vietnamese legal texts count a b c d đ e g h i k …, English a to z; after the last, aa. */
typedef enum Numbering {
  NUMBERING_NONE,
  NUMBERING_DECIMAL,
  NUMBERING_UPPER_ROMAN,
  NUMBERING_LOWER_ROMAN,
  NUMBERING_UPPER_LETTER,
  NUMBERING_LOWER_LETTER,
  NUMBERING_BULLET,
  NUMBERING_DASH
} Numbering;
char *locale_numbering(const Locale *locale, Numbering numbering, guint n);
/* Capitals by the language's rules: all letters, or the first alone. */
char *locale_upper(const Locale *locale, const char *text);
char *locale_capitalise(const Locale *locale, const char *text);

/* Collation order of the language; text is any UTF-8.  Equal only for the same bytes, so that sorting is deterministic.
 */
int locale_compare(const Locale *locale, const char *a, const char *b);
