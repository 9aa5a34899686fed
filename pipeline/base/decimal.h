/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Exact decimals: arithmetic without binary floating point. */

#include <glib.h>
#include <songngu/plugin.h>

#define DECIMAL_MAX_SCALE 18

/* Plain form only: optional sign, digits, optional "." and digits. */
gboolean decimal_parse(const char *text, gsize length, SnDecimal *out);
/* Plain form with all its decimals, "-1234.50".  Buffer of DECIMAL_TEXT bytes. */
#define DECIMAL_TEXT 24
const char *decimal_print(SnDecimal a, char buffer[DECIMAL_TEXT]);

int decimal_compare(SnDecimal a, SnDecimal b);
gboolean decimal_is_zero(SnDecimal a);
int decimal_sign(SnDecimal a);
SnDecimal decimal_negate(SnDecimal a);

/* FALSE on overflow of 18 digits.  Exact: zeros at a result's end are given up to make room, nothing else. */
gboolean decimal_add(SnDecimal a, SnDecimal b, SnDecimal *out);
gboolean decimal_subtract(SnDecimal a, SnDecimal b, SnDecimal *out);
gboolean decimal_multiply(SnDecimal a, SnDecimal b, SnDecimal *out);
/* Rounded half away from zero at `scale`; FALSE also for b = 0. */
gboolean decimal_divide(SnDecimal a, SnDecimal b, guint scale, SnDecimal *out);

/* Half away from zero, as Vietnamese accounting rounds.  Pads with zeros when scale grows. */
gboolean decimal_round(SnDecimal a, guint scale, SnDecimal *out);
/* a × 10^power, exact. */
gboolean decimal_shift(SnDecimal a, int power, SnDecimal *out);
/* Without trailing zeros. */
SnDecimal decimal_trim(SnDecimal a);

/* For drawing only: never on the way of a printed figure. */
double decimal_to_double(SnDecimal a);
/* The shortest decimal of at most 15 significant digits, which any decimal of so many digits survives as a double.
 * What lies beyond 18 decimals is rounded off.  FALSE: infinite, not a number, or 10^18 and more. */
gboolean decimal_from_double(double value, SnDecimal *out);
