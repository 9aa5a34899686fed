/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <unicode/ustring.h>

#include "language/tongue.h"

/* ICU's engine with our own rules, so that its version changes no word. */
static UNumberFormat *get_speller(const Locale *locale) {
  Tongue *tongue = locale->tongue;
  if (!tongue->speller) {
    glong length = 0;
    g_autofree gunichar2 *rules = g_utf8_to_utf16(locale->convention->spelling, -1, NULL, &length, NULL);
    UErrorCode status = U_ZERO_ERROR;
    UParseError fault;
    tongue->speller = unum_open(UNUM_PATTERN_RULEBASED, (const UChar *)rules, (int32_t)length,
                                locale->convention->language, &fault, &status);
    if (U_FAILURE(status))
      g_error("the spelling rules of language %s are wrong: %s", locale->convention->language, u_errorName(status));
  }
  return tongue->speller;
}

static void append_spelled(const Locale *locale, gint64 number, GString *out) {
  UChar words[512];
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = unum_formatInt64(get_speller(locale), number, words, G_N_ELEMENTS(words), NULL, &status);
  g_autofree char *text =
      U_SUCCESS(status) ? g_utf16_to_utf8((const gunichar2 *)words, length, NULL, NULL, NULL) : NULL;
  if (text)
    g_string_append(out, text);
  else
    g_string_append_printf(out, "%" G_GINT64_FORMAT, number);
}

void locale_append_words(const Locale *locale, SnDecimal number, GString *out) {
  if (number.coefficient < 0)
    g_string_append_printf(out, "%s ", locale->convention->minus_word);
  gint64 magnitude = number.coefficient < 0 ? -number.coefficient : number.coefficient;
  gint64 unit = 1;
  for (guint i = 0; i < number.scale; i++)
    unit *= 10;
  append_spelled(locale, magnitude / unit, out);
  if (number.scale > 0)
    g_string_append_printf(out, " %s", locale->convention->point_word);
  for (gint64 rest = magnitude % unit; unit > 1; rest %= unit) {
    unit /= 10;
    g_string_append_c(out, ' ');
    append_spelled(locale, rest / unit, out);
  }
}
