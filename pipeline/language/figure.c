/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language/figure.h"

#include <string.h>

#include "base/decimal.h"

/* A magnitude as it will be printed: digits / 10^scale; a negative scale adds zeros. */
typedef struct Magnitude {
  guint64 digits;
  int scale;
} Magnitude;

static guint64 magnitude_of(gint64 coefficient) {
  return coefficient < 0 ? (guint64) - (coefficient + 1) + 1 : (guint64)coefficient;
}

static Magnitude magnitude_trim(Magnitude m) {
  while (m.scale > 0 && m.digits % 10 == 0) {
    m.digits /= 10;
    m.scale--;
  }
  return m;
}

/* Half away from zero. */
static Magnitude magnitude_round(Magnitude m, int scale) {
  guint64 dropped = 0;
  for (; m.scale > scale; m.scale--) {
    dropped = m.digits % 10;
    m.digits /= 10;
    if (m.digits == 0 && m.scale > scale + 1)
      return (Magnitude){0, scale};
  }
  m.digits += dropped >= 5;
  return m;
}

static Magnitude magnitude_shown(SnDecimal number, int power, int digits) {
  Magnitude m = {magnitude_of(number.coefficient), number.scale + power};
  if (digits >= 0)
    return m.scale > digits ? magnitude_round(m, digits) : m;
  return power != 0 ? magnitude_trim(m) : m;
}

SnDecimal figure_shown(SnDecimal number, int power, int digits) {
  Magnitude m = magnitude_shown(number, power, digits);
  for (; m.scale < MAX(digits, 0) && m.digits < G_GUINT64_CONSTANT(100000000000000000); m.scale++)
    m.digits *= 10;
  gint64 coefficient = number.coefficient < 0 ? -(gint64)m.digits : (gint64)m.digits;
  return (SnDecimal){coefficient, (guint8)CLAMP(m.scale, 0, DECIMAL_MAX_SCALE)};
}

guint figure_decimals(SnDecimal number, int power) {
  Magnitude m = magnitude_trim((Magnitude){magnitude_of(number.coefficient), number.scale + power});
  return m.digits == 0 || m.scale < 0 ? 0 : (guint)m.scale;
}

static void append_grouped(GString *out, const char *digits, gsize length, char group) {
  gsize first = length % 3 ? length % 3 : MIN(length, 3);
  if (!group)
    first = length;
  g_string_append_len(out, digits, (gssize)first);
  for (gsize i = first; i < length; i += 3) {
    g_string_append_c(out, group);
    g_string_append_len(out, digits + i, 3);
  }
}

/* Room for 20 digits and zeros before (a scale beyond the digits) or behind them. */
#define FIGURE_TEXT 80

void figure_append(GString *out, SnDecimal number, const FigureStyle *style) {
  int asked = MIN(style->digits, DECIMAL_MAX_SCALE);
  Magnitude m = magnitude_shown(number, CLAMP(style->power, -DECIMAL_MAX_SCALE, DECIMAL_MAX_SCALE), asked);
  if (m.digits != 0 && style->sign != SIGN_NEVER && number.coefficient < 0)
    g_string_append_c(out, '-');
  else if (m.digits != 0 && style->sign == SIGN_ALWAYS)
    g_string_append_c(out, '+');

  char text[FIGURE_TEXT];
  char *end = text + sizeof text, *p = end;
  for (int i = m.scale; m.digits != 0 && i < 0; i++)
    *--p = '0';
  int scale = MAX(m.scale, 0);
  guint64 digits = m.digits;
  do {
    *--p = (char)('0' + digits % 10);
    digits /= 10;
  } while (digits);
  while (end - p <= scale)
    *--p = '0';

  append_grouped(out, p, (gsize)(end - p - scale), style->group);
  int wanted = MAX(scale, asked);
  if (wanted <= 0)
    return;
  g_string_append_c(out, style->decimal);
  g_string_append_len(out, end - scale, scale);
  for (int i = scale; i < wanted; i++)
    g_string_append_c(out, '0');
}

void figure_append_roman(GString *out, gint64 number) {
  static const struct {
    int value;
    const char *letters;
  } numerals[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
                  {40, "XL"},  {10, "X"},   {9, "IX"},  {5, "V"},    {4, "IV"},  {1, "I"}};
  if (number < 1 || number > 3999) {
    g_string_append_printf(out, "%" G_GINT64_FORMAT, number);
    return;
  }
  for (gsize i = 0; i < G_N_ELEMENTS(numerals); i++)
    for (; number >= numerals[i].value; number -= numerals[i].value)
      g_string_append(out, numerals[i].letters);
}
