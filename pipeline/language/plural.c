/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/decimal.h"
#include "language/tongue.h"

static void check(UErrorCode status, const char *what) {
  if (U_FAILURE(status))
    g_error("ICU cannot provide %s: %s", what, u_errorName(status));
}

/* A formatter that shows just `scale` decimals: "1.0" is other things than "1" to a plural rule. */
static UNumberFormatter *get_formatter(Tongue *tongue, guint scale, const char *language) {
  if (!tongue->visible[scale]) {
    UErrorCode status = U_ZERO_ERROR;
    UChar skeleton[DECIMAL_MAX_SCALE + 2];
    int32_t length = 0;
    skeleton[length++] = '.';
    for (guint i = 0; i < scale; i++)
      skeleton[length++] = '0';
    tongue->visible[scale] = unumf_openForSkeletonAndLocale(skeleton, length, language, &status);
    check(status, "a number format");
  }
  return tongue->visible[scale];
}

static void open_rules(Tongue *tongue, const char *language) {
  UErrorCode status = U_ZERO_ERROR;
  tongue->plurals = uplrules_openForType(language, UPLURAL_TYPE_CARDINAL, &status);
  tongue->formatted = unumf_openResult(&status);
  check(status, "plural rules");
}

const char *locale_plural(const Locale *locale, SnDecimal number) {
  static const char *const categories[] = {"zero", "one", "two", "few", "many"};
  Tongue *tongue = locale->tongue;
  const char *language = locale->convention->language;
  if (!tongue->plurals)
    open_rules(tongue, language);

  char digits[DECIMAL_TEXT];
  decimal_print(number, digits);
  guint scale = MIN(number.scale, DECIMAL_MAX_SCALE);
  UErrorCode status = U_ZERO_ERROR;
  UChar keyword[16];
  unumf_formatDecimal(get_formatter(tongue, scale, language), digits, -1, tongue->formatted, &status);
  int32_t length =
      uplrules_selectFormatted(tongue->plurals, tongue->formatted, keyword, G_N_ELEMENTS(keyword), &status);
  check(status, "a plural category");
  for (gsize i = 0; i < G_N_ELEMENTS(categories); i++) {
    gsize n = strlen(categories[i]);
    gsize same = 0;
    while (same < n && (gsize)length == n && keyword[same] == (UChar)categories[i][same])
      same++;
    if (same == n)
      return categories[i];
  }
  return "other";
}
