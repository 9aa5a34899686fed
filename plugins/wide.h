/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Exact arithmetic in more digits than a cell holds. */

#include <songngu/plugin.h>

typedef __int128 Wide;

#define WIDE_MAX_SCALE 18 /* decimals, and digits, that a cell has room for */

/* 10^exponent, up to 18. */
static inline int64_t wide_power(unsigned exponent) {
  static const int64_t POWERS[] = {
      1,
      10,
      100,
      1000,
      10000,
      100000,
      1000000,
      10000000,
      100000000,
      1000000000,
      10000000000,
      100000000000,
      1000000000000,
      10000000000000,
      100000000000000,
      1000000000000000,
      10000000000000000,
      100000000000000000,
      1000000000000000000,
  };
  return POWERS[exponent];
}

static inline Wide wide_absolute(Wide a) { return a < 0 ? -a : a; }

/* In units of 10^-18: equal and in order as the numbers are. */
static inline Wide wide_of(SnDecimal number) {
  return (Wide)number.coefficient * wide_power(WIDE_MAX_SCALE - number.scale);
}

/* coefficient / 10^from as a cell holds it: with `from` decimals, fewer only where zeros at its end make room.
 * false: more than 18 digits. */
bool wide_to_decimal(Wide coefficient, unsigned from, SnDecimal *out);

/* a × 10^shift / b, rounded half away from zero.  false: b is 0, or the result has more than 18 digits or 38 are not
 * enough on the way. */
bool wide_divide(Wide a, unsigned shift, Wide b, Wide *out);

/* Zeros after the number's decimals, up to `decimals` and as far as there is room. */
SnDecimal decimal_pad(SnDecimal number, int decimals);
