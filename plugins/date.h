/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Dates of the proleptic Gregorian calendar as days, and as ISO 8601 text, which is how SQLite's own functions take
 * them. */

#include <stdbool.h>
#include <stdint.h>

#define DATE_TEXT 16

typedef struct CivilDate {
  int year, month, day; /* month and day from 1 */
} CivilDate;

/* The date that lies `days` after 1970-01-01. */
CivilDate date_split(int64_t days);

/* days since 1970-01-01, within the years 1 to 9999.  Returns `text`. */
const char *date_print(int64_t days, char text[DATE_TEXT]);

bool date_parse(const char *text, int32_t *days);

/* Of a year from 1, a month from 1 to 12; `day` may run beyond the month's end. */
int32_t date_days(int year, int month, int day);
