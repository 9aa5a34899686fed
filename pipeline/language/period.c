/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language/tongue.h"

static const char *months_pattern(const PeriodPatterns *patterns, int count) {
  if (count == 1)
    return patterns->first_month;
  return count == 12 ? patterns->all_months : patterns->months;
}

static const char *pattern_of(const PeriodPatterns *patterns, const Period *period) {
  switch (period->kind) {
  case PERIOD_YEAR:
    return patterns->year;
  case PERIOD_HALF:
    return period->number == 1 ? patterns->first_half : patterns->second_half;
  case PERIOD_QUARTER:
    return patterns->quarter;
  case PERIOD_MONTH:
    return patterns->month;
  case PERIOD_MONTHS:
    return months_pattern(patterns, period->number);
  case PERIOD_YEARS:
    return patterns->years;
  case PERIOD_DAY:
  case PERIOD_NONE:
    break;
  }
  return "";
}

/* A day prints as a date does. */
char *locale_period(const Locale *locale, const Period *period, ValueForm form) {
  const Convention *convention = locale->convention;
  gboolean is_long = form == FORM_LONG_PERIOD || form == FORM_LONG_DATE;
  Date date = {period->year, period->number, period->day};
  GString *out = g_string_new(NULL);
  if (period->kind == PERIOD_DAY)
    convention_fill(convention, is_long ? convention->long_date : convention->date, &date, NULL, out);
  else
    convention_fill(convention, pattern_of(is_long ? &convention->long_period : &convention->period, period), &date,
                    period, out);
  return g_string_free(out, FALSE);
}
