/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure.h"

#define MOST_DIGITS 18
#define MOST_SCALE 18
#define MOST_EXPONENT 10000 /* beyond that no figure is meant */

/* What was read: coefficient × 10^-scale, `zeros` more digits being 0 at its end. */
typedef struct Digits {
  int64_t coefficient;
  int scale, zeros, kept;
  bool any, long_coefficient;
} Digits;

/* Zeros wait until a digit follows them, so that those at the end cost nothing. */
static void digits_add(Digits *digits, char c, bool after_point) {
  digits->any = true;
  digits->scale += after_point;
  if (c == '0') {
    digits->zeros += digits->coefficient != 0;
    return;
  }
  for (; digits->zeros > 0 && digits->kept < MOST_DIGITS; digits->zeros--, digits->kept++)
    digits->coefficient *= 10;
  if (digits->zeros > 0 || digits->kept == MOST_DIGITS) {
    digits->long_coefficient = true;
    return;
  }
  digits->coefficient = digits->coefficient * 10 + (c - '0');
  digits->kept++;
}

static const char *read_exponent(const char *at, const char *end, int *exponent) {
  bool negative = at < end && *at == '-';
  if (at < end && (*at == '-' || *at == '+'))
    at++;
  if (at == end)
    return NULL;
  for (; at < end && *at >= '0' && *at <= '9'; at++)
    *exponent = *exponent < MOST_EXPONENT ? *exponent * 10 + (*at - '0') : *exponent;
  *exponent = negative ? -*exponent : *exponent;
  return at;
}

/* Gives zeros at the end back as far as 18 digits hold them or the scale needs them. */
static bool settle(Digits *digits, int exponent, SnDecimal *out) {
  int64_t coefficient = digits->coefficient;
  int scale = digits->scale - exponent - digits->zeros, kept = digits->kept, zeros = digits->zeros;
  if (coefficient == 0) {
    scale = digits->scale - exponent;
    *out = (SnDecimal){0, (uint8_t)(scale < 0 ? 0 : scale > MOST_SCALE ? MOST_SCALE : scale)};
    return true;
  }
  for (; (scale < 0 || (zeros > 0 && scale < MOST_SCALE)) && kept < MOST_DIGITS; scale++, kept++, zeros--)
    coefficient *= 10;
  *out = (SnDecimal){coefficient, (uint8_t)scale};
  return scale >= 0 && scale <= MOST_SCALE;
}

FigureFault figure_read(const char *text, size_t length, SnDecimal *out) {
  const char *at = text, *end = text + length;
  Digits digits = {0};
  bool negative = at < end && *at == '-', point = false;
  int exponent = 0;
  if (at < end && (*at == '-' || *at == '+'))
    at++;
  for (; at < end && ((*at >= '0' && *at <= '9') || (*at == '.' && !point)); at++) {
    if (*at == '.')
      point = true;
    else
      digits_add(&digits, *at, point);
  }
  if (digits.any && at < end && (*at == 'e' || *at == 'E'))
    at = read_exponent(at + 1, end, &exponent);
  if (!digits.any || at != end)
    return FIGURE_NO_NUMBER;
  if (digits.long_coefficient || !settle(&digits, exponent, out))
    return FIGURE_TOO_LONG;
  out->coefficient = negative ? -out->coefficient : out->coefficient;
  return FIGURE_GOOD;
}
