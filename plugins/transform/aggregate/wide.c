/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wide.h"

int64_t wide_power(unsigned exponent) {
  int64_t power = 1;
  while (exponent-- > 0)
    power *= 10;
  return power;
}

static bool fits(Wide coefficient) {
  const Wide limit = (Wide)1000000000000000000;
  return coefficient < limit && coefficient > -limit;
}

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
  Wide quotient = a / b, rest = a % b, twice;
  Wide size = b < 0 ? -b : b;
  rest = rest < 0 ? -rest : rest;
  if (__builtin_mul_overflow(rest, (Wide)2, &twice) || twice >= size)
    quotient += (a < 0) == (b < 0) ? 1 : -1;
  *out = quotient;
  return fits(quotient);
}
