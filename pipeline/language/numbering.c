/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "language/figure.h"
#include "language/tongue.h"

/* 1 is the first letter; after the last come aa, ab, … */
static char *letters(const char *alphabet, guint n) {
  glong count = g_utf8_strlen(alphabet, -1);
  GString *out = g_string_new(NULL);
  for (; n > 0; n = (n - 1) / (guint)count) {
    const char *letter = g_utf8_offset_to_pointer(alphabet, (n - 1) % (guint)count);
    g_string_prepend_len(out, letter, g_utf8_next_char(letter) - letter);
  }
  return g_string_free(out, FALSE);
}

static char *roman(guint n) {
  GString *out = g_string_new(NULL);
  figure_append_roman(out, n);
  return g_string_free(out, FALSE);
}

char *locale_numbering(const Locale *locale, Numbering numbering, guint n) {
  g_autofree char *plain = NULL;
  switch (numbering) {
  case NUMBERING_DECIMAL:
    return g_strdup_printf("%u", n);
  case NUMBERING_UPPER_ROMAN:
    return roman(n);
  case NUMBERING_LOWER_ROMAN:
    plain = roman(n);
    return g_ascii_strdown(plain, -1);
  case NUMBERING_UPPER_LETTER:
    plain = letters(locale->convention->letters, n);
    return locale_upper(locale, plain);
  case NUMBERING_LOWER_LETTER:
    return letters(locale->convention->letters, n);
  case NUMBERING_BULLET:
    return g_strdup("•");
  case NUMBERING_DASH:
    return g_strdup("-");
  case NUMBERING_NONE:
    break;
  }
  return g_strdup("");
}

static const char *english_suffix(gint64 number) {
  static const char *const suffixes[] = {"th", "st", "nd", "rd"};
  gint64 tens = number % 100, ones = number % 10;
  return (tens >= 11 && tens <= 13) || ones > 3 || ones < 0 ? suffixes[0] : suffixes[ones];
}

/* The number as ranks say it: 4 or 4th. */
static void append_plain_ordinal(const Locale *locale, gint64 number, GString *out) {
  FigureStyle style = {.group = locale->convention->group, .decimal = locale->convention->decimal};
  figure_append(out, (SnDecimal){number, 0}, &style);
  if (locale->convention->ordinal_suffix)
    g_string_append(out, english_suffix(number));
}

/* Puts one or two texts for the %s of a convention's pattern. */
static void append_filled(GString *out, const char *pattern, const char *first, const char *second) {
  const char *texts[] = {first, second};
  guint used = 0;
  for (const char *p = pattern; *p; p++) {
    if (p[0] == '%' && p[1] == 's' && used < G_N_ELEMENTS(texts)) {
      g_string_append(out, texts[used++]);
      p++;
    } else {
      g_string_append_c(out, *p);
    }
  }
}

void locale_append_ordinal(const Locale *locale, gint64 number, GString *out) {
  g_autoptr(GString) figure = g_string_new(NULL);
  if (locale->convention->terms_are_roman)
    figure_append_roman(figure, number);
  else
    append_plain_ordinal(locale, number, figure);
  append_filled(out, locale->convention->ordinal, figure->str, "");
}

void locale_append_rank(const Locale *locale, gint64 number, const ValueStyle *style, GString *out) {
  g_autoptr(GString) figure = g_string_new(NULL);
  g_autofree char *among = g_strdup_printf("%d", style->of);
  if (style->bare) {
    g_string_append_printf(out, "%" G_GINT64_FORMAT, number);
    if (style->of > 0)
      g_string_append_printf(out, "/%d", style->of);
    return;
  }
  append_plain_ordinal(locale, number, figure);
  append_filled(out, style->of > 0 ? locale->convention->rank_of : locale->convention->rank, figure->str, among);
}
