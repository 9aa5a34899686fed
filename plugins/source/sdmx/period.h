/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Time periods of SDMX (SDMX 2.1 and 3.0, section 6, "Time representation"): Gregorian years, months, days and times,
 * reporting years, semesters, trimesters, quarters, months, weeks and days, and time ranges. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PERIOD_TEXT 40

typedef struct TimePeriod {
  int32_t first, last;    /* days since 1970-01-01; both belong to it */
  char text[PERIOD_TEXT]; /* in the core's words: 2024, 2024-S1, 2024-Q1, 2024-03, 2024-03-15; "" for weeks, trimesters
                             and ranges that the core has no words for */
} TimePeriod;

/* false: it is none. */
bool time_period_parse(const char *text, size_t length, TimePeriod *out);
