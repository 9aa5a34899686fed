/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Reporting periods as SDMX writes them: 2024, 2024-S1, 2024-Q1, 2024-03 or 2024-M03, and 2024-M09C, the first nine
 * months, which is this program's own. */

#include <stdbool.h>
#include <stdint.h>

#include "formula.h"

typedef enum PeriodKind { PERIOD_YEAR, PERIOD_HALF, PERIOD_QUARTER, PERIOD_MONTH, PERIOD_MONTHS } PeriodKind;

typedef struct Period {
  PeriodKind kind;
  int year, number; /* number from 1; 1 for a year */
} Period;

#define PERIOD_TEXT 32

/* A date counts as its month. */
bool period_parse(const char *text, Period *out);
Period period_of_day(int64_t days); /* the month */
/* The part of the year in which `period` lies.  false: it is longer than that, or the first months of a year. */
bool period_part(Period period, Part part, Period *out);
/* As SDMX writes it; returns `text`. */
const char *period_print(Period period, char text[PERIOD_TEXT]);
Period period_year_before(Period period);
/* The one of the same length that ends where it begins.  false: the first months of a year have none. */
bool period_previous(Period period, Period *out);
