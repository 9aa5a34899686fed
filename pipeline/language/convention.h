/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What one language's official documents write, as data.  None of it is asked of
 * CLDR: its Vietnamese patterns differ from official usage and change between versions.
 *
 * Sources: Law on Accounting 2003, art. 12 (point groups, comma divides); Decree
 * 30/2020/ND-CP, appendix I (dates: days under 10 and months 1 and 2 have a zero, no others;
 * letters of points); General Statistics Office tables (signs for nothing). */

#include <glib.h>

#include "base/calendar.h"
#include "table/value.h"

/* Patterns of dates and periods:
 * %Y year, %E end year, %d day, %D day of two digits, %m month (1 and 2 with a zero), %M month of two digits,
 * %B month's name, %n number, %R Roman numeral, %o ordinal word, %c cardinal word. */
typedef struct PeriodPatterns {
  const char *year, *first_half, *second_half, *quarter, *month;
  const char *first_month, *months, *all_months; /* MONTHS: 1, 2 to 11, 12 */
  const char *years;
} PeriodPatterns;

#define CONVENTION_SCALES 5

typedef struct Convention {
  const char *language;
  char group, decimal;
  const char *scales[CONVENTION_SCALES]; /* of 10^3 × index; no spaces that break */
  const char *nothing[5];                /* by SnCell */
  const char *qualifiers[6];             /* by Qualifier */
  const char *statuses[4];               /* by Status */
  const char *yes, *no;
  const char *and; /* before the last of a list */
  const char *date, *long_date;
  PeriodPatterns period, long_period;
  const char *const *month_names;    /* 12, or NULL */
  const char *const *ordinal_words;  /* from first to twelfth, or NULL */
  const char *const *cardinal_words; /* from one to twelve, or NULL */
  const char *rank, *rank_of;        /* %s: the rank as `ordinal` prints it, and among how many */
  const char *ordinal;               /* %s: Roman numeral or digits with a suffix */
  gboolean terms_are_roman;          /* congresses and assemblies are counted in Roman numerals */
  gboolean ordinal_suffix;           /* 1st, 2nd */
  const char *letters;               /* of points, ASCII or not, lower case, UTF-8 */
  const char *spelling;              /* RBNF rules for whole numbers */
  const char *minus_word, *point_word;
} Convention;

/* NULL for a language that has none. */
const Convention *convention_find(const char *language);

/* Fills a pattern; `date` and `period` may be NULL where it does not use them. */
void convention_fill(const Convention *convention, const char *pattern, const Date *date, const Period *period,
                     GString *out);
