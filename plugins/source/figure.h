/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Figures as programs write them: "-1234.50", "1.5e-3". */

#include <songngu/plugin.h>

typedef enum FigureFault {
  FIGURE_GOOD,
  FIGURE_NO_NUMBER,
  FIGURE_TOO_LONG, /* a number, but not within 18 digits and 18 decimals */
} FigureFault;

/* Optional sign, digits with at most one point among them, optional exponent; nothing else, no blanks.  The
 * decimals written are kept ("18.00" has two); zeros at the end are given up where 18 digits do not hold them. */
FigureFault figure_read(const char *text, size_t length, SnDecimal *out);
