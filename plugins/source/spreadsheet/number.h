/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The numbers that spreadsheets store, and the days and times that they are at bottom.
 *
 * A spreadsheet calculates with IEEE 754 doubles and shows 15 significant digits at most; its file holds each double
 * with up to 17, so that 0.1418 may stand there as 0.14180000000000001.  A decimal of up to 15 digits that was typed in
 * is never further from its double than a twentieth of a unit of its 15th digit, so rounding the stored digits to 15
 * gives back exactly what was typed, and for results of formulas what the spreadsheet shows.  Whole numbers written
 * out in up to 18 digits are taken as they stand. */

#include <songngu/plugin.h>

typedef enum NumberFault {
  NUMBER_GOOD,
  NUMBER_IS_NONE,   /* no number */
  NUMBER_TOO_LARGE, /* for SnDecimal */
} NumberFault;

/* The number times 10^shift, without zeros at its end; decimals beyond the 18th are rounded off. */
NumberFault number_read(const char *text, size_t length, int shift, SnDecimal *out);

/* A stored number as days since 1970-01-01 and seconds of that day, to the nearest second. */
typedef struct Moment {
  int32_t days;
  uint32_t seconds;
} Moment;

/* `from_1904`: day 0 is 1904-01-01; else day 1 is 1900-01-01, and day 60 the 29 February 1900 that never was
 * (ISO/IEC 29500-1, 18.17.4.1).  false: no day of that calendar, up to the year 9999. */
bool number_to_moment(SnDecimal number, bool from_1904, Moment *out);

/* The same of a time of day or a duration: seconds of all days together.  false: negative or over 10^10. */
bool number_to_seconds(SnDecimal number, uint64_t *seconds);

/* ISO 8601: "2024-03-27", or with a time "2024-03-27T09:30:00", of at most three decimals of a second, which are
 * rounded; a time zone is passed over.  false: none such. */
bool moment_read(const char *text, size_t length, Moment *out);

#define MOMENT_TEXT 32
/* "2024-03-27T09:30:00". */
const char *moment_print(Moment moment, char text[MOMENT_TEXT]);
/* "9:05:00" as "09:05:00"; hours go on beyond 24. */
const char *seconds_print(uint64_t seconds, char text[MOMENT_TEXT]);
