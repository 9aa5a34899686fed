/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/decimal.h"

#include <math.h>
#include <string.h>

typedef __int128 Wide;

#define LIMIT ((Wide)1000000000000000000) /* 10^18: the first coefficient too large */

static const gint64 POWERS[] = {
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

static Wide wide_abs(Wide a) { return a < 0 ? -a : a; }

static gboolean in_range(Wide coefficient) { return wide_abs(coefficient) < LIMIT; }

/* The exact result where it has room; zeros at its end make room. */
static gboolean fit(Wide coefficient, guint scale, SnDecimal *out) {
  while ((scale > DECIMAL_MAX_SCALE || !in_range(coefficient)) && scale > 0 && coefficient % 10 == 0) {
    coefficient /= 10;
    scale--;
  }
  if (scale > DECIMAL_MAX_SCALE || !in_range(coefficient))
    return FALSE;
  *out = (SnDecimal){(gint64)coefficient, (guint8)scale};
  return TRUE;
}

static Wide divide_half_away(Wide numerator, Wide denominator) {
  Wide quotient = numerator / denominator, rest = numerator % denominator;
  if (2 * wide_abs(rest) < wide_abs(denominator))
    return quotient;
  return (numerator < 0) == (denominator < 0) ? quotient + 1 : quotient - 1;
}

gboolean decimal_parse(const char *text, gsize length, SnDecimal *out) {
  const char *at = text, *end = text + length;
  gboolean negative = at < end && *at == '-', point = FALSE;
  if (at < end && (*at == '-' || *at == '+'))
    at++;
  const char *start = at;
  gint64 coefficient = 0;
  guint scale = 0;
  for (; at < end; at++) {
    if (*at == '.' && !point && at > start && at + 1 < end) {
      point = TRUE;
      continue;
    }
    if (!g_ascii_isdigit(*at) || coefficient >= POWERS[17] || (point && scale == DECIMAL_MAX_SCALE))
      return FALSE;
    coefficient = coefficient * 10 + (*at - '0');
    scale += point;
  }
  if (at == start)
    return FALSE;
  *out = (SnDecimal){negative ? -coefficient : coefficient, (guint8)scale};
  return TRUE;
}

const char *decimal_print(SnDecimal a, char buffer[DECIMAL_TEXT]) {
  char *at = buffer + DECIMAL_TEXT;
  *--at = '\0';
  guint64 rest = a.coefficient < 0 ? -(guint64)a.coefficient : (guint64)a.coefficient;
  guint scale = MIN(a.scale, DECIMAL_MAX_SCALE);
  for (guint digits = 0; digits <= scale || rest > 0; digits++) {
    if (digits == scale && scale > 0)
      *--at = '.';
    *--at = (char)('0' + rest % 10);
    rest /= 10;
  }
  if (a.coefficient < 0)
    *--at = '-';
  return memmove(buffer, at, (gsize)(buffer + DECIMAL_TEXT - at));
}

/* Both coefficients at the larger scale: below 10^36, so they fit a Wide. */
static guint align(SnDecimal a, SnDecimal b, Wide *wide_a, Wide *wide_b) {
  guint scale = MAX(a.scale, b.scale);
  *wide_a = (Wide)a.coefficient * POWERS[scale - a.scale];
  *wide_b = (Wide)b.coefficient * POWERS[scale - b.scale];
  return scale;
}

int decimal_compare(SnDecimal a, SnDecimal b) {
  Wide wide_a, wide_b;
  align(a, b, &wide_a, &wide_b);
  return (wide_a > wide_b) - (wide_a < wide_b);
}

gboolean decimal_is_zero(SnDecimal a) { return a.coefficient == 0; }

int decimal_sign(SnDecimal a) { return (a.coefficient > 0) - (a.coefficient < 0); }

SnDecimal decimal_negate(SnDecimal a) { return (SnDecimal){-a.coefficient, a.scale}; }

gboolean decimal_add(SnDecimal a, SnDecimal b, SnDecimal *out) {
  Wide wide_a, wide_b;
  guint scale = align(a, b, &wide_a, &wide_b);
  return fit(wide_a + wide_b, scale, out);
}

gboolean decimal_subtract(SnDecimal a, SnDecimal b, SnDecimal *out) { return decimal_add(a, decimal_negate(b), out); }

gboolean decimal_multiply(SnDecimal a, SnDecimal b, SnDecimal *out) {
  return fit((Wide)a.coefficient * b.coefficient, (guint)a.scale + b.scale, out);
}

gboolean decimal_divide(SnDecimal a, SnDecimal b, guint scale, SnDecimal *out) {
  if (b.coefficient == 0 || scale > DECIMAL_MAX_SCALE)
    return FALSE;
  Wide numerator = a.coefficient, denominator = b.coefficient;
  int power = (int)scale + b.scale - a.scale;
  if (power < 0)
    denominator *= POWERS[-power];
  /* A numerator beyond a Wide has a quotient beyond 10^18. */
  for (; power > 0 && numerator != 0; power--)
    if (__builtin_mul_overflow(numerator, (Wide)10, &numerator))
      return FALSE;
  Wide quotient = divide_half_away(numerator, denominator);
  if (!in_range(quotient))
    return FALSE;
  *out = (SnDecimal){(gint64)quotient, (guint8)scale};
  return TRUE;
}

gboolean decimal_round(SnDecimal a, guint scale, SnDecimal *out) {
  if (scale > DECIMAL_MAX_SCALE)
    return FALSE;
  Wide coefficient = scale >= a.scale ? (Wide)a.coefficient * POWERS[scale - a.scale]
                                      : divide_half_away(a.coefficient, POWERS[a.scale - scale]);
  if (!in_range(coefficient))
    return FALSE;
  *out = (SnDecimal){(gint64)coefficient, (guint8)scale};
  return TRUE;
}

gboolean decimal_shift(SnDecimal a, int power, SnDecimal *out) {
  if (a.coefficient == 0) {
    *out = (SnDecimal){0, (guint8)CLAMP((gint64)a.scale - power, 0, DECIMAL_MAX_SCALE)};
    return TRUE;
  }
  if (power > 2 * DECIMAL_MAX_SCALE || power < -2 * DECIMAL_MAX_SCALE)
    return FALSE;
  int scale = (int)a.scale - power;
  if (scale < -DECIMAL_MAX_SCALE)
    return FALSE;
  return scale >= 0 ? fit(a.coefficient, (guint)scale, out) : fit((Wide)a.coefficient * POWERS[-scale], 0, out);
}

SnDecimal decimal_trim(SnDecimal a) {
  while (a.scale > 0 && a.coefficient % 10 == 0) {
    a.coefficient /= 10;
    a.scale--;
  }
  return a;
}

double decimal_to_double(SnDecimal a) {
  /* Both operands exact, so that the quotient is the nearest double. */
  if (ABS(a.coefficient) < (G_GINT64_CONSTANT(1) << 53))
    return (double)a.coefficient / (double)POWERS[MIN(a.scale, DECIMAL_MAX_SCALE)];
  char buffer[DECIMAL_TEXT];
  return g_ascii_strtod(decimal_print(a, buffer), NULL);
}

gboolean decimal_from_double(double value, SnDecimal *out) {
  if (!isfinite(value))
    return FALSE;
  /* "-d.dddddddddddddde±xx": 15 significant digits. */
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd(buffer, sizeof buffer, "%.14e", value);
  char *exponent_text = strchr(buffer, 'e');
  int exponent = (int)g_ascii_strtoll(exponent_text + 1, NULL, 10);
  SnDecimal digits;
  if (!decimal_parse(buffer, (gsize)(exponent_text - buffer), &digits))
    return FALSE;
  digits = decimal_trim(digits);
  if (exponent < -DECIMAL_MAX_SCALE - 1) {
    *out = (SnDecimal){0, 0};
    return TRUE;
  }
  int excess = (int)digits.scale - exponent - DECIMAL_MAX_SCALE;
  if (excess > 0) {
    SnDecimal rounded;
    if (excess > digits.scale)
      rounded = (SnDecimal){
          divide_half_away(digits.coefficient, (Wide)POWERS[digits.scale] * POWERS[excess - digits.scale]), 0};
    else
      decimal_round(digits, digits.scale - (guint)excess, &rounded);
    /* The coefficient now counts units of 10^-18. */
    *out = decimal_trim((SnDecimal){rounded.coefficient, DECIMAL_MAX_SCALE});
    return TRUE;
  }
  return decimal_shift(digits, exponent, out);
}
