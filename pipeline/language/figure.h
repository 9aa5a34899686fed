/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Figures in digits, exactly: from the decimal's own digits, never through binary
 * floating point, and fast enough for tables of any length. */

#include <glib.h>
#include <songngu/plugin.h>

#include "language/locale.h"

typedef struct FigureStyle {
  char group; /* 0: none */
  char decimal;
  int power;  /* prints number / 10^power */
  int digits; /* decimals, or DIGITS_AS_DATA */
  SignStyle sign;
} FigureStyle;

void figure_append(GString *out, SnDecimal number, const FigureStyle *style);

/* The number as a figure of this power and these decimals shows it; what plurals are chosen by. */
SnDecimal figure_shown(SnDecimal number, int power, int digits);

/* Decimals that the number divided by 10^power has at least; 0 for whole ones. */
guint figure_decimals(SnDecimal number, int power);

/* 1 to 3999; others in digits. */
void figure_append_roman(GString *out, gint64 number);
