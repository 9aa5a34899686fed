/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Dates as days, and reporting periods in the forms of SDMX. */

#include <glib.h>

typedef struct Date {
  int year, month, day;
} Date;

/* Years 1 to 9999, proleptic Gregorian; days count from 1970-01-01. */
gint32 date_to_days(Date date);
Date date_from_days(gint32 days);
gboolean date_is_valid(Date date);
/* ISO 8601 "2024-03-27". */
gboolean date_parse(const char *text, Date *out);

typedef enum PeriodKind {
  PERIOD_NONE,
  PERIOD_YEAR,     /* 2024 */
  PERIOD_HALF,     /* 2024-S1 */
  PERIOD_QUARTER,  /* 2024-Q1 */
  PERIOD_MONTH,    /* 2024-03, also read as 2024-M03 */
  PERIOD_MONTHS,   /* 2024-M09C: the first nine months */
  PERIOD_YEARS,    /* 2020/2025 */
  PERIOD_DAY,      /* 2024-03-15 */
} PeriodKind;

typedef struct Period {
  PeriodKind kind;
  int year;
  int number;   /* half, quarter, month, count of months; DAY: month */
  int end_year; /* YEARS */
  int day;      /* DAY */
} Period;

gboolean period_parse(const char *text, Period *out);
/* First and last day, of the calendar and not of a report's cut-off dates. */
void period_bounds(const Period *period, Date *first, Date *last);
