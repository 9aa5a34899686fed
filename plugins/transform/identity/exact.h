/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef IDENTITY_EXACT_H
#define IDENTITY_EXACT_H

/* Exact fractions: what sums, products and quotients of figures are before anything is rounded. */

#include "../../wide.h"

/* numerator / denominator in lowest terms; denominator > 0, or 0 for what had no room or was divided by zero. */
typedef struct Exact {
  Wide numerator, denominator;
} Exact;

Exact exact_of(SnDecimal number);
/* 10^power / 2. */
Exact exact_half_place(int power);
bool exact_is_good(Exact a);

Exact exact_add(Exact a, Exact b);
Exact exact_subtract(Exact a, Exact b);
Exact exact_multiply(Exact a, Exact b);
Exact exact_divide(Exact a, Exact b);
Exact exact_absolute(Exact a);
/* -1, 0 or 1; both are good.  0 also where the difference has no room. */
int exact_compare(Exact a, Exact b);

/* With as many decimals as it has, at least `least`; an endless one is rounded half away from zero.  false: no room. */
bool exact_print(Exact a, unsigned least, SnDecimal *out);

#endif
