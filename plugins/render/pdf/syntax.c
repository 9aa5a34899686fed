/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "syntax.h"

void buffer_hex(Buffer *buffer, const void *bytes, size_t length) {
  static const char hex[] = "0123456789ABCDEF";
  const unsigned char *byte = bytes;
  char *to = buffer_reserve(buffer, length * 2);
  for (size_t i = 0; i < length; i++) {
    *to++ = hex[byte[i] >> 4];
    *to++ = hex[byte[i] & 15];
  }
  buffer->length += length * 2;
}

void buffer_literal(Buffer *buffer, const char *bytes, size_t length) {
  buffer_char(buffer, '(');
  for (size_t i = 0; i < length; i++) {
    unsigned char c = (unsigned char)bytes[i];
    if (c == '(' || c == ')' || c == '\\') {
      buffer_char(buffer, '\\');
      buffer_char(buffer, (char)c);
    } else if (c < 32) {
      char octal[] = {'\\', (char)('0' + (c >> 6)), (char)('0' + (c >> 3 & 7)), (char)('0' + (c & 7))};
      buffer_bytes(buffer, octal, sizeof octal);
    } else {
      buffer_char(buffer, (char)c);
    }
  }
  buffer_char(buffer, ')');
}

void buffer_reference(Buffer *buffer, uint32_t number) {
  buffer_integer(buffer, number);
  buffer_put(buffer, " 0 R");
}

/* The character's UTF-16 code units, most significant byte first; returns how many bytes. */
static size_t utf16_encode(uint32_t c, unsigned char bytes[4]) {
  uint32_t units = c < 0x10000 ? c : (0xD7C0 + (c >> 10)) << 16 | (0xDC00 + (c & 0x3FF));
  size_t length = c < 0x10000 ? 2 : 4;
  for (size_t i = 0; i < length; i++)
    bytes[i] = (unsigned char)(units >> 8 * (length - 1 - i));
  return length;
}

void buffer_utf16_character(Buffer *buffer, uint32_t c) {
  unsigned char bytes[4];
  buffer_hex(buffer, bytes, utf16_encode(c, bytes));
}

void buffer_utf16(Buffer *buffer, const char *text, size_t length, size_t limit) {
  unsigned char bytes[4];
  for (const char *end = text + length; text < end && limit >= 4;) {
    size_t count = utf16_encode(utf8_next(&text, end), bytes);
    buffer_hex(buffer, bytes, count);
    limit -= count;
  }
}

/* PDF/A allows 32,767 bytes in a string. */
#define MOST_BYTES 32000

static bool is_ascii(const char *text, size_t length) {
  for (size_t i = 0; i < length; i++)
    if (text[i] < 32 || text[i] > 126)
      return false;
  return length <= MOST_BYTES;
}

void buffer_text_bytes(Buffer *buffer, const char *text) {
  unsigned char bytes[4];
  size_t length = strlen(text), limit = MOST_BYTES;
  if (is_ascii(text, length)) {
    buffer_bytes(buffer, text, length);
    return;
  }
  buffer_put(buffer, "\xFE\xFF");
  for (const char *end = text + length; text < end && limit >= 4;) {
    size_t count = utf16_encode(utf8_next(&text, end), bytes);
    buffer_bytes(buffer, bytes, count);
    limit -= count;
  }
}

void buffer_text(Buffer *buffer, const char *text) {
  size_t length = strlen(text);
  if (is_ascii(text, length)) {
    buffer_literal(buffer, text, length);
    return;
  }
  buffer_put(buffer, "<FEFF");
  buffer_utf16(buffer, text, length, MOST_BYTES);
  buffer_char(buffer, '>');
}
