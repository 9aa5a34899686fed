/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "period.h"

#include <stdio.h>
#include <string.h>

#include "../../date.h"

static const int PER_YEAR[] = {1, 2, 4, 12, 12};

static int read_digits(const char **text, int digits) {
  int number = 0;
  for (int i = 0; i < digits; i++, (*text)++) {
    if (**text < '0' || **text > '9')
      return -1;
    number = number * 10 + (**text - '0');
  }
  return number;
}

/* "-27" after a month: the day of a date. */
static bool skip_day(const char **text) {
  if (**text != '-')
    return true;
  (*text)++;
  int day = read_digits(text, 2);
  return day >= 1 && day <= 31;
}

/* What follows "YYYY-". */
static bool parse_part(const char *text, Period *out) {
  if (*text == 'S' || *text == 'Q') {
    out->kind = *text++ == 'S' ? PERIOD_HALF : PERIOD_QUARTER;
    out->number = read_digits(&text, 1);
  } else {
    bool marked = *text == 'M';
    text += marked;
    out->kind = PERIOD_MONTH;
    out->number = read_digits(&text, 2);
    if (marked && out->number > 0 && *text == 'C') {
      out->kind = PERIOD_MONTHS;
      text++;
    } else if (!marked && out->number > 0 && !skip_day(&text)) {
      return false;
    }
  }
  return *text == '\0' && out->number >= 1 && out->number <= PER_YEAR[out->kind];
}

bool period_parse(const char *text, Period *out) {
  *out = (Period){PERIOD_YEAR, read_digits(&text, 4), 1};
  if (out->year < 1)
    return false;
  return *text == '\0' || (*text == '-' && parse_part(text + 1, out));
}

Period period_of_day(int64_t days) {
  CivilDate date = date_split(days);
  return (Period){PERIOD_MONTH, date.year, date.month};
}

bool period_part(Period period, Part part, Period *out) {
  static const PeriodKind KINDS[] = {PERIOD_YEAR, PERIOD_YEAR, PERIOD_HALF, PERIOD_QUARTER, PERIOD_MONTH};
  PeriodKind kind = KINDS[part];
  *out = (Period){kind, period.year, 1};
  if (kind == PERIOD_YEAR)
    return true;
  if (period.kind == PERIOD_MONTHS || PER_YEAR[kind] > PER_YEAR[period.kind])
    return false;
  out->number = (period.number - 1) / (PER_YEAR[period.kind] / PER_YEAR[kind]) + 1;
  return true;
}

const char *period_print(Period period, char text[PERIOD_TEXT]) {
  switch (period.kind) {
  case PERIOD_YEAR:
    snprintf(text, PERIOD_TEXT, "%04d", period.year);
    break;
  case PERIOD_HALF:
    snprintf(text, PERIOD_TEXT, "%04d-S%d", period.year, period.number);
    break;
  case PERIOD_QUARTER:
    snprintf(text, PERIOD_TEXT, "%04d-Q%d", period.year, period.number);
    break;
  case PERIOD_MONTH:
    snprintf(text, PERIOD_TEXT, "%04d-%02d", period.year, period.number);
    break;
  case PERIOD_MONTHS:
    snprintf(text, PERIOD_TEXT, "%04d-M%02dC", period.year, period.number);
    break;
  }
  return text;
}

Period period_year_before(Period period) {
  period.year--;
  return period;
}

bool period_previous(Period period, Period *out) {
  *out = period;
  if (period.kind == PERIOD_MONTHS)
    return false;
  if (--out->number == 0) {
    out->number = PER_YEAR[period.kind];
    out->year--;
  }
  return true;
}
