/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wide.h"

static bool fits(Wide coefficient) { return coefficient < wide_power(18) && coefficient > -wide_power(18); }

bool wide_to_decimal(Wide coefficient, unsigned from, SnDecimal *out) {
  while (!fits(coefficient) && from > 0 && coefficient % 10 == 0) {
    coefficient /= 10;
    from--;
  }
  *out = (SnDecimal){(int64_t)coefficient, (uint8_t)from};
  return fits(coefficient);
}

/* Tens that both have are taken out first, to leave room. */
bool wide_divide(Wide a, unsigned shift, Wide b, Wide *out) {
  if (b == 0)
    return false;
  for (; shift > 0 && b % 10 == 0; shift--)
    b /= 10;
  for (; shift > 0; shift--)
    if (__builtin_mul_overflow(a, (Wide)10, &a))
      return false;
  Wide quotient = a / b, rest = wide_absolute(a % b), twice;
  if (__builtin_mul_overflow(rest, (Wide)2, &twice) || twice >= wide_absolute(b))
    quotient += (a < 0) == (b < 0) ? 1 : -1;
  *out = quotient;
  return fits(quotient);
}

SnDecimal decimal_pad(SnDecimal number, int decimals) {
  while (number.scale < decimals && number.scale < WIDE_MAX_SCALE &&
         wide_absolute(number.coefficient) < wide_power(17)) {
    number.coefficient *= 10;
    number.scale++;
  }
  return number;
}
