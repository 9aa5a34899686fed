/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "legacy-font.h"

LegacyFont legacy_font_find(const char *name) {
  LegacyFont font = MODERN_FONT;
  if (name && !encoding_of_font(name, &font.encoding, &font.capitals))
    return MODERN_FONT;
  return font;
}

/* Ă to ũ, ơ, ư, combining marks, and the block of Vietnamese vowels with tones. */
static bool is_unicode_vietnamese(uint32_t c) {
  return c == 0x102 || c == 0x103 || c == 0x110 || c == 0x111 || c == 0x128 || c == 0x129 || c == 0x168 || c == 0x169 ||
         c == 0x1A0 || c == 0x1A1 || c == 0x1AF || c == 0x1B0 || (c >= 0x300 && c <= 0x323) ||
         (c >= 0x1EA0 && c <= 0x1EF9);
}

static bool was_typed_in_unicode(const char *text, size_t length) {
  const char *end = text + length;
  while (text < end)
    if (is_unicode_vietnamese(utf8_next(&text, end)))
      return true;
  return false;
}

void legacy_font_append(LegacyFont font, const char *text, size_t length, Buffer *out) {
  if (legacy_font_is(font) && !was_typed_in_unicode(text, length))
    encoding_decode_characters(font.encoding, font.capitals, text, length, out);
  else
    buffer_bytes(out, text, length);
}
