/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language/locale.h"

#include <string.h>
#include <unicode/ustring.h>

#include "language/tongue.h"

Locale *locale_new(const char *language, const Units *units) {
  const Convention *convention = convention_find(language);
  if (!convention)
    return NULL;
  Locale *locale = g_new0(Locale, 1);
  locale->convention = convention;
  locale->units = units;
  locale->tongue = g_new0(Tongue, 1);
  return locale;
}

void locale_free(Locale *locale) {
  if (!locale)
    return;
  Tongue *tongue = locale->tongue;
  ucol_close(tongue->collator);
  uplrules_close(tongue->plurals);
  for (gsize i = 0; i < G_N_ELEMENTS(tongue->visible); i++)
    unumf_close(tongue->visible[i]);
  unumf_closeResult(tongue->formatted);
  unum_close(tongue->speller);
  g_free(tongue);
  g_free(locale);
}

const char *locale_language(const Locale *locale) { return locale->convention->language; }

const char *locale_qualifier(const Locale *locale, Qualifier qualifier) {
  return locale->convention->qualifiers[qualifier];
}

const char *locale_status(const Locale *locale, Status status) { return locale->convention->statuses[status]; }

char *locale_list(const Locale *locale, const char *const *items) {
  GString *out = g_string_new(NULL);
  for (guint i = 0; items[i]; i++) {
    if (i > 0 && items[i + 1])
      g_string_append(out, ", ");
    else if (i > 0)
      g_string_append_printf(out, " %s ", locale->convention->and);
    g_string_append(out, items[i]);
  }
  return g_string_free(out, FALSE);
}

/* ICU maps case in UTF-16.  A longer result than the buffer's is asked for once more. */
static char *upper(const char *text, gssize length, const char *language) {
  glong count = 0;
  g_autofree gunichar2 *source = g_utf8_to_utf16(text, length, NULL, &count, NULL);
  if (!source)
    return length < 0 ? g_strdup(text) : g_strndup(text, (gsize)length);
  int32_t room = (int32_t)count * 3 + 1; /* no character has capitals of more than three */
  g_autofree gunichar2 *mapped = g_new(gunichar2, room);
  UErrorCode status = U_ZERO_ERROR;
  int32_t written = u_strToUpper((UChar *)mapped, room, (const UChar *)source, (int32_t)count, language, &status);
  return U_FAILURE(status) ? g_strdup(text) : g_utf16_to_utf8(mapped, written, NULL, NULL, NULL);
}

char *locale_upper(const Locale *locale, const char *text) { return upper(text, -1, locale->convention->language); }

char *locale_capitalise(const Locale *locale, const char *text) {
  if (!*text)
    return g_strdup("");
  const char *rest = g_utf8_next_char(text);
  while (*rest && g_unichar_ismark(g_utf8_get_char(rest)))
    rest = g_utf8_next_char(rest);
  g_autofree char *first = upper(text, rest - text, locale->convention->language);
  return g_strconcat(first, rest, NULL);
}

static UCollator *get_collator(const Locale *locale) {
  Tongue *tongue = locale->tongue;
  if (!tongue->collator) {
    UErrorCode status = U_ZERO_ERROR;
    tongue->collator = ucol_open(locale->convention->language, &status);
    if (U_FAILURE(status))
      g_error("ICU has no collation of language %s: %s", locale->convention->language, u_errorName(status));
    ucol_setAttribute(tongue->collator, UCOL_NORMALIZATION_MODE, UCOL_ON, &status);
  }
  return tongue->collator;
}

int locale_compare(const Locale *locale, const char *a, const char *b) {
  UErrorCode status = U_ZERO_ERROR;
  UCollationResult order = ucol_strcollUTF8(get_collator(locale), a, -1, b, -1, &status);
  return order != UCOL_EQUAL && U_SUCCESS(status) ? (int)order : strcmp(a, b);
}
