/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exact.h"

#define ENDLESS_DECIMALS 6 /* of what no decimal writes exactly */

static const Exact NO_ROOM = {0, 0};

static Wide common_divisor(Wide a, Wide b) {
  while (b != 0) {
    Wide rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

static Exact reduce(Wide numerator, Wide denominator) {
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  Wide divisor = common_divisor(wide_absolute(numerator), denominator);
  return divisor > 1 ? (Exact){numerator / divisor, denominator / divisor} : (Exact){numerator, denominator};
}

Exact exact_of(SnDecimal number) { return reduce(number.coefficient, wide_power(number.scale)); }

Exact exact_half_place(int power) {
  return power < 0 ? reduce(1, 2 * (Wide)wide_power((unsigned)-power)) : reduce(wide_power((unsigned)power), 2);
}

bool exact_is_good(Exact a) { return a.denominator > 0; }

Exact exact_multiply(Exact a, Exact b) {
  if (!exact_is_good(a) || !exact_is_good(b))
    return NO_ROOM;
  /* Crosswise first, so that the products stay small. */
  Exact first = reduce(a.numerator, b.denominator), second = reduce(b.numerator, a.denominator);
  Exact product;
  if (__builtin_mul_overflow(first.numerator, second.numerator, &product.numerator) ||
      __builtin_mul_overflow(first.denominator, second.denominator, &product.denominator))
    return NO_ROOM;
  return product;
}

Exact exact_divide(Exact a, Exact b) {
  if (!exact_is_good(b) || b.numerator == 0)
    return NO_ROOM;
  return exact_multiply(a, reduce(b.denominator, b.numerator));
}

Exact exact_add(Exact a, Exact b) {
  if (!exact_is_good(a) || !exact_is_good(b))
    return NO_ROOM;
  Wide divisor = common_divisor(a.denominator, b.denominator), left, right, sum, denominator;
  if (__builtin_mul_overflow(a.numerator, b.denominator / divisor, &left) ||
      __builtin_mul_overflow(b.numerator, a.denominator / divisor, &right) ||
      __builtin_add_overflow(left, right, &sum) ||
      __builtin_mul_overflow(a.denominator, b.denominator / divisor, &denominator))
    return NO_ROOM;
  return reduce(sum, denominator);
}

Exact exact_subtract(Exact a, Exact b) { return exact_add(a, (Exact){-b.numerator, b.denominator}); }

Exact exact_absolute(Exact a) { return (Exact){wide_absolute(a.numerator), a.denominator}; }

int exact_compare(Exact a, Exact b) {
  Exact difference = exact_subtract(a, b);
  return (difference.numerator > 0) - (difference.numerator < 0);
}

/* Decimals that write 1/denominator exactly; ENDLESS_DECIMALS where none do. */
static unsigned decimals_of(Wide denominator) {
  unsigned twos = 0, fives = 0;
  for (; denominator % 2 == 0; denominator /= 2)
    twos++;
  for (; denominator % 5 == 0; denominator /= 5)
    fives++;
  return denominator > 1 ? ENDLESS_DECIMALS : twos > fives ? twos : fives;
}

bool exact_print(Exact a, unsigned least, SnDecimal *out) {
  if (!exact_is_good(a))
    return false;
  unsigned decimals = decimals_of(a.denominator);
  decimals = decimals < least ? least : decimals;
  decimals = decimals > WIDE_MAX_SCALE ? WIDE_MAX_SCALE : decimals;
  Wide quotient;
  bool good = wide_divide(a.numerator, decimals, a.denominator, &quotient);
  if (good)
    *out = (SnDecimal){(int64_t)quotient, (uint8_t)decimals};
  return good;
}
