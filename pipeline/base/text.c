/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"

#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#define HIGH_BITS G_GUINT64_CONSTANT(0x8080808080808080)
#define SPACES G_GUINT64_CONSTANT(0x2020202020202020)

/* Bytes from `at` that are printable ASCII, in steps of eight. */
static const char *skip_plain(const char *at, const char *end) {
  while (end - at >= 8) {
    guint64 word;
    memcpy(&word, at, sizeof word);
    if ((word | (word - SPACES)) & HIGH_BITS)
      break;
    at += 8;
  }
  return at;
}

static gboolean is_continuation(char byte) { return (byte & 0xC0) == 0x80; }

/* The length of the inert character at `at`, decided by its bytes; 0: any other, or malformed. */
static int inert_length(const char *at, const char *end) {
  guchar lead = (guchar)*at;
  if (lead < 0x80)
    return lead >= 0x20 || lead == '\t' || lead == '\n' || lead == '\r';
  if (lead >= 0xC2 && lead < 0xCC)
    return end - at >= 2 && is_continuation(at[1]) ? 2 : 0;
  if ((lead != 0xE1 && lead != 0xE2) || end - at < 3 || !is_continuation(at[2]))
    return 0;
  guchar second = (guchar)at[1], third = (guchar)at[2];
  if (lead == 0xE1)
    return second >= 0xB8 && second <= 0xBB ? 3 : 0; /* U+1E00 to U+1EFF */
  gboolean inert = second == 0x80 ? third >= 0x82 : second == 0x83 ? third <= 0x8F : second == 0x81 || second == 0x82;
  return inert ? 3 : 0; /* U+2002 to U+20CF */
}

static gboolean is_noncharacter(gunichar c) { return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF); }

gssize text_find_invalid(const char *text, gsize length) {
  const char *at = text, *end = text + length;
  while ((at = skip_plain(at, end)) < end) {
    int step = inert_length(at, end);
    gunichar c = step > 0 ? 0 : g_utf8_get_char_validated(at, end - at);
    if (step == 0 && (c < 0x20 || c >= 0x110000 || is_noncharacter(c)))
      return at - text;
    at += step > 0 ? step : g_utf8_skip[(guchar)*at];
  }
  return -1;
}

guint text_hash(gconstpointer data) {
  const char *text = data;
  gsize length = strlen(text);
  guint64 hash = length, word;
  for (; length >= sizeof word; text += sizeof word, length -= sizeof word) {
    memcpy(&word, text, sizeof word);
    hash = ((hash << 5 | hash >> 59) ^ word) * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);
  }
  word = 0;
  memcpy(&word, text, length);
  hash = ((hash << 5 | hash >> 59) ^ word) * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);
  return (guint)(hash >> 32);
}

/* Ranges whose characters are their own NFC and combine with nothing before
 * them: Latin with the Vietnamese letters, and most punctuation. */
static gboolean is_inert(gunichar c) {
  return c < 0x300 || (c >= 0x1E00 && c <= 0x1EFF) || (c >= 0x2002 && c <= 0x20CF);
}

static gboolean is_quickly_nfc(const char *text, gsize length) {
  const char *end = text + length;
  for (const char *at = skip_plain(text, end); at < end;) {
    guchar lead = (guchar)*at;
    /* U+1E00 to U+1EFF by their bytes: most letters of Vietnamese with marks */
    gboolean letter = lead == 0xE1 && (guchar)at[1] >= 0xB8 && (guchar)at[1] <= 0xBB;
    if (lead >= 0xCC && !letter && !is_inert(g_utf8_get_char(at)))
      return FALSE;
    at = letter ? at + 3 : lead < 0x80 ? skip_plain(at + 1, end) : g_utf8_next_char(at);
  }
  return TRUE;
}

gboolean text_is_plain(const char *text, gsize length) {
  const char *at = text, *end = text + length;
  while ((at = skip_plain(at, end)) < end) {
    int step = inert_length(at, end);
    if (step == 0)
      return FALSE;
    at += step;
  }
  return TRUE;
}

static gboolean is_tone(UChar c) { return c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309; }

static gboolean is_quality(UChar c) { return c == 0x302 || c == 0x306; }

/* A tone that stands before the circumflex or breve of its Vietnamese vowel
 * would keep NFC from composing them. */
static void order_marks(UChar *text, gint32 length) {
  for (gint32 i = 1; i + 1 < length; i++) {
    if (!is_tone(text[i]) || !is_quality(text[i + 1]))
      continue;
    gint32 base = i - 1;
    if (text[base] == 0x323 && base > 0)
      base--;
    if (text[base] >= 0x80 || !strchr("aeoAEO", (char)text[base]))
      continue;
    UChar tone = text[i];
    text[i] = text[i + 1];
    text[i + 1] = tone;
  }
}

/* UTF-16 for ICU; the length includes what an expansion may need. */
static UChar *to_utf16(const char *text, gsize length, gint32 *out_length) {
  UErrorCode status = U_ZERO_ERROR;
  UChar *wide = g_new(UChar, length + 1);
  u_strFromUTF8WithSub(wide, (gint32)length + 1, out_length, text, (gint32)length, 0xFFFD, NULL, &status);
  return wide;
}

static UChar *normalise(const UNormalizer2 *normaliser, const UChar *text, gint32 length, gint32 *out_length) {
  UErrorCode status = U_ZERO_ERROR;
  gint32 room = length * 4 + 8; /* the longest canonical decomposition is four units a character */
  UChar *out = g_new(UChar, room);
  *out_length = unorm2_normalize(normaliser, text, length, out, room, &status);
  if (U_FAILURE(status))
    *out_length = 0;
  return out;
}

static UChar *decompose(const char *text, gsize length, gint32 *out_length) {
  UErrorCode status = U_ZERO_ERROR;
  gint32 wide_length;
  g_autofree UChar *wide = to_utf16(text, length, &wide_length);
  UChar *parts = normalise(unorm2_getNFDInstance(&status), wide, wide_length, out_length);
  order_marks(parts, *out_length);
  return parts;
}

static char *compose(const UChar *parts, gint32 length) {
  UErrorCode status = U_ZERO_ERROR;
  gint32 wide_length, out_length;
  g_autofree UChar *wide = normalise(unorm2_getNFCInstance(&status), parts, length, &wide_length);
  char *out = g_malloc((gsize)wide_length * 3 + 1);
  u_strToUTF8(out, wide_length * 3 + 1, &out_length, wide, wide_length, &status);
  return out;
}

char *text_nfc(const char *text, gssize given) {
  gsize length = given < 0 ? strlen(text) : (gsize)given;
  if (is_quickly_nfc(text, length))
    return g_strndup(text, length);
  gint32 count;
  g_autofree UChar *parts = decompose(text, length, &count);
  return compose(parts, count);
}

gboolean text_is_nfc(const char *text, gsize length) {
  if (is_quickly_nfc(text, length))
    return TRUE;
  g_autofree char *nfc = text_nfc(text, (gssize)length);
  return strlen(nfc) == length && memcmp(nfc, text, length) == 0;
}

char *text_collapse(const char *text) {
  char *out = g_malloc(strlen(text) + 1), *end = out;
  gboolean space = FALSE;
  for (; *text != '\0'; text++) {
    if (strchr(" \t\r\n", *text)) {
      space = end > out;
      continue;
    }
    if (space)
      *end++ = ' ';
    space = FALSE;
    *end++ = *text;
  }
  *end = '\0';
  return out;
}
