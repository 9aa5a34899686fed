/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a line may end inside a stretch of text without spaces.
 *
 * For Latin script the rules are those of UAX 14 made stricter: a number, a date, a range of
 * years or a document's code ("05/BC-UBND", "2020-2025", "COVID-19") stays in one piece, which
 * UAX 14 alone would break after some slashes and hyphens.  Other scripts go to ICU. */

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "page/paragraph-private.h"

#define LETTERS_LEAST 2       /* on either side of a compound's hyphen */
#define SLASH_LETTERS_LEAST 3 /* of a slash: not in km/h */

/* ---- what a token is ---- */

static gboolean is_complex(const char *text, gsize length) {
  for (const char *at = text; at < text + length; at = g_utf8_next_char(at)) {
    gunichar c = g_utf8_get_char(at);
    if (c >= 0x0E00 && !(c >= 0x1E00 && c < 0x2E80) && !(c >= 0xFB00 && c <= 0xFB06))
      return TRUE;
  }
  return FALSE;
}

static gboolean has_byte(const char *text, gsize length, char byte) { return memchr(text, byte, length) != NULL; }

static gboolean has_digit(const char *text, gsize length) {
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isdigit(text[i]))
      return TRUE;
  return FALSE;
}

/* An address of the web or of post. */
static gboolean is_address(const char *text, gsize length) {
  if (g_strstr_len(text, (gssize)length, "://"))
    return TRUE;
  const char *at = memchr(text, '@', length);
  if (at && at > text && at + 1 < text + length)
    return TRUE;
  while (length && !g_ascii_isalnum(*text)) {
    text++;
    length--;
  }
  return length > 4 && memcmp(text, "www.", 4) == 0;
}

/* ---- letters beside a sign ---- */

static guint letters_before(const char *text, gsize offset, guint enough) {
  guint found = 0;
  const char *at = text + offset;
  while (at > text && found < enough) {
    at = g_utf8_prev_char(at);
    if (!g_unichar_isalpha(g_utf8_get_char(at)))
      break;
    found++;
  }
  return found;
}

static guint letters_after(const char *text, gsize length, gsize offset, guint enough) {
  guint found = 0;
  for (const char *at = text + offset; at < text + length && found < enough; at = g_utf8_next_char(at)) {
    if (!g_unichar_isalpha(g_utf8_get_char(at)))
      break;
    found++;
  }
  return found;
}

static gboolean between_letters(const char *text, gsize length, gsize sign, gsize after, guint least) {
  return letters_before(text, sign, least) == least && letters_after(text, length, after, least) == least;
}

/* ---- the rules ---- */

static void allow(Workshop *workshop, gsize offset) {
  guint at = (guint)offset;
  GArray *found = workshop->opportunities;
  if (at > 0 && (found->len == 0 || g_array_index(found, guint, found->len - 1) < at))
    g_array_append_val(found, at);
}

/* After a slash (but for the two that follow the scheme), before the other signs. */
static void find_in_address(Workshop *workshop, const char *text, gsize length) {
  for (gsize i = 1; i + 1 < length; i++) {
    if (text[i] == '/' && text[i + 1] != '/' && text[i - 1] != '/')
      allow(workshop, i + 1);
    else if (strchr(".-_?&#=@%", text[i]) && g_ascii_isalnum(text[i - 1]) && g_ascii_isalnum(text[i + 1]))
      allow(workshop, i);
  }
}

static void find_in_word(Workshop *workshop, const char *text, gsize length) {
  gboolean code = has_byte(text, length, '/');
  gboolean digits = code && has_digit(text, length);
  for (gsize i = 0, next; i < length; i = next) {
    const char *at = text + i;
    gunichar sign = g_utf8_get_char(at);
    next = i + (gsize)(g_utf8_next_char(at) - at);
    if ((sign == '-' || sign == 0x2010) && !code && between_letters(text, length, i, next, LETTERS_LEAST))
      allow(workshop, next);
    else if (sign >= 0x2012 && sign <= 0x2015 && between_letters(text, length, i, next, 1))
      allow(workshop, next);
    else if (sign == '/' && !digits && between_letters(text, length, i, next, SLASH_LETTERS_LEAST))
      allow(workshop, next);
  }
}

/* ---- other scripts ---- */

static UBreakIterator *iterator_for(Workshop *workshop, const char *language) {
  if (!workshop->break_iterators)
    workshop->break_iterators = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)ubrk_close);
  UBreakIterator *iterator = g_hash_table_lookup(workshop->break_iterators, language);
  if (!iterator) {
    UErrorCode status = U_ZERO_ERROR;
    iterator = ubrk_open(UBRK_LINE, language, NULL, 0, &status);
    if (U_FAILURE(status))
      return NULL;
    g_hash_table_insert(workshop->break_iterators, g_strdup(language), iterator);
  }
  return iterator;
}

static void find_by_dictionary(Workshop *workshop, const char *language, const char *text, gsize length) {
  UBreakIterator *iterator = iterator_for(workshop, language);
  UErrorCode status = U_ZERO_ERROR;
  UText *content = iterator ? utext_openUTF8(NULL, text, (int64_t)length, &status) : NULL;
  if (!content || U_FAILURE(status))
    return;
  ubrk_setUText(iterator, content, &status);
  for (int32_t at = ubrk_first(iterator); U_SUCCESS(status) && at != UBRK_DONE; at = ubrk_next(iterator))
    if ((gsize)at < length)
      allow(workshop, (gsize)at);
  utext_close(content);
}

void opportunities_free(GHashTable *iterators) {
  if (iterators)
    g_hash_table_unref(iterators);
}

void opportunities_find(Workshop *workshop, const char *language, const char *text, gsize length) {
  g_array_set_size(workshop->opportunities, 0);
  if (is_complex(text, length))
    find_by_dictionary(workshop, language ? language : "", text, length);
  else if (is_address(text, length))
    find_in_address(workshop, text, length);
  else
    find_in_word(workshop, text, length);
}
