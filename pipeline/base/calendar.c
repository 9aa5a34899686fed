/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/calendar.h"

#include <string.h>

static const int MONTH_DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

static gboolean is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

static int days_in_month(int year, int month) { return month == 2 && is_leap(year) ? 29 : MONTH_DAYS[month - 1]; }

/* Days before 1 January of `year`, counted from 1 January of year 1. */
static gint32 days_before_year(int year) {
  int y = year - 1;
  return y * 365 + y / 4 - y / 100 + y / 400;
}

static int days_before_month(int year, int month) {
  int days = 0;
  for (int m = 1; m < month; m++)
    days += days_in_month(year, m);
  return days;
}

gboolean date_is_valid(Date date) {
  return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 && date.day >= 1 &&
         date.day <= days_in_month(date.year, date.month);
}

gint32 date_to_days(Date date) {
  return days_before_year(date.year) + days_before_month(date.year, date.month) + date.day - 1 - days_before_year(1970);
}

Date date_from_days(gint32 days) {
  gint64 day = (gint64)days + days_before_year(1970);
  int year = (int)(day * 400 / 146097) + 1; /* at most one year off */
  while (days_before_year(year + 1) <= day)
    year++;
  while (days_before_year(year) > day)
    year--;
  int rest = (int)(day - days_before_year(year)), month = 1;
  while (rest >= days_in_month(year, month))
    rest -= days_in_month(year, month++);
  return (Date){year, month, rest + 1};
}

/* Exactly `digits` digits at *text, which moves past them; -1 when there are none. */
static int read_digits(const char **text, int digits) {
  int number = 0;
  for (int i = 0; i < digits; i++) {
    if (!g_ascii_isdigit((*text)[i]))
      return -1;
    number = number * 10 + ((*text)[i] - '0');
  }
  *text += digits;
  return number;
}

gboolean date_parse(const char *text, Date *out) {
  Date date;
  if ((date.year = read_digits(&text, 4)) < 0 || *text++ != '-' || (date.month = read_digits(&text, 2)) < 0 ||
      *text++ != '-' || (date.day = read_digits(&text, 2)) < 0 || *text != '\0' || !date_is_valid(date))
    return FALSE;
  *out = date;
  return TRUE;
}

/* What follows "YYYY-": S1, Q1, M09C, M03, 03. */
static gboolean parse_part(const char *text, Period *period) {
  int most;
  if (*text == 'S' || *text == 'Q') {
    period->kind = *text == 'S' ? PERIOD_HALF : PERIOD_QUARTER;
    most = *text++ == 'S' ? 2 : 4;
    period->number = read_digits(&text, 1);
  } else {
    gboolean marked = *text == 'M';
    text += marked;
    period->kind = PERIOD_MONTH;
    most = 12;
    period->number = read_digits(&text, 2);
    if (marked && period->number >= 0 && *text == 'C') {
      period->kind = PERIOD_MONTHS;
      text++;
    }
  }
  return *text == '\0' && period->number >= 1 && period->number <= most;
}

gboolean period_parse(const char *text, Period *out) {
  Date date;
  if (date_parse(text, &date)) {
    *out = (Period){PERIOD_DAY, date.year, date.month, 0, date.day};
    return TRUE;
  }
  Period period = {PERIOD_YEAR};
  period.year = read_digits(&text, 4);
  if (period.year < 1)
    return FALSE;
  if (*text == '/') {
    text++;
    period.kind = PERIOD_YEARS;
    period.end_year = read_digits(&text, 4);
    if (*text != '\0' || period.end_year < period.year)
      return FALSE;
  } else if (*text == '-') {
    if (!parse_part(text + 1, &period))
      return FALSE;
  } else if (*text != '\0') {
    return FALSE;
  }
  *out = period;
  return TRUE;
}

void period_bounds(const Period *period, Date *first, Date *last) {
  int from = 1, to = 12, end_year = period->year;
  switch (period->kind) {
  case PERIOD_NONE:
  case PERIOD_YEAR:
    break;
  case PERIOD_HALF:
    to = period->number * 6;
    from = to - 5;
    break;
  case PERIOD_QUARTER:
    to = period->number * 3;
    from = to - 2;
    break;
  case PERIOD_MONTH:
    from = to = period->number;
    break;
  case PERIOD_MONTHS:
    to = period->number;
    break;
  case PERIOD_YEARS:
    end_year = period->end_year;
    break;
  case PERIOD_DAY:
    *first = *last = (Date){period->year, period->number, period->day};
    return;
  }
  *first = (Date){period->year, from, 1};
  *last = (Date){end_year, to, days_in_month(end_year, to)};
}
