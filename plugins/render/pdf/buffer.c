/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "buffer.h"

#include <math.h>

void buffer_free(Buffer *buffer) {
  free(buffer->data);
  *buffer = (Buffer){0};
}

char *buffer_reserve(Buffer *buffer, size_t length) {
  size_t need = buffer->length + length;
  if (need > buffer->room) {
    size_t room = buffer->room ? buffer->room : 256;
    while (room < need)
      room *= 2;
    buffer->data = realloc(buffer->data, room);
    if (!buffer->data)
      abort();
    buffer->room = room;
  }
  return buffer->data + buffer->length;
}

/* Digits from the right; returns where they begin. */
static char *digits_before(char *end, uint64_t value) {
  do
    *--end = (char)('0' + value % 10);
  while (value /= 10);
  return end;
}

void buffer_integer(Buffer *buffer, int64_t value) {
  char text[24], *end = text + sizeof text;
  char *start = digits_before(end, value < 0 ? 0 - (uint64_t)value : (uint64_t)value);
  if (value < 0)
    *--start = '-';
  buffer_bytes(buffer, start, (size_t)(end - start));
}

void buffer_number(Buffer *buffer, double value, unsigned decimals) {
  static const unsigned scales[] = {1, 10, 100, 1000};
  static const double most = 1e6;
  if (!isfinite(value))
    value = 0;
  value = value > most ? most : value < -most ? -most : value;
  unsigned scale = scales[decimals];
  int64_t scaled = (int64_t)floor(value * scale + 0.5);
  uint64_t magnitude = scaled < 0 ? 0 - (uint64_t)scaled : (uint64_t)scaled;
  uint64_t whole = magnitude / scale, rest = magnitude % scale;
  char text[32], *end = text + sizeof text, *start = end;
  if (rest) {
    for (unsigned left = decimals; left > 0; left--, rest /= 10)
      if (start != end || rest % 10 != 0)
        *--start = (char)('0' + rest % 10);
    *--start = '.';
  }
  if (whole || start == end)
    start = digits_before(start, whole);
  if (scaled < 0)
    *--start = '-';
  buffer_bytes(buffer, start, (size_t)(end - start));
}

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

uint32_t utf8_next(const char **text, const char *end) {
  const unsigned char *p = (const unsigned char *)*text;
  size_t left = (size_t)(end - *text);
  unsigned more = p[0] < 0x80 ? 0 : p[0] >= 0xF0 ? 3 : p[0] >= 0xE0 ? 2 : p[0] >= 0xC2 ? 1 : 9;
  if (more == 0 || more >= left || p[0] > 0xF4) {
    *text += 1;
    return more == 0 ? p[0] : 0xFFFD;
  }
  uint32_t c = p[0] & (0x3Fu >> more);
  for (unsigned i = 1; i <= more; i++) {
    if ((p[i] & 0xC0) != 0x80) {
      *text += i;
      return 0xFFFD;
    }
    c = c << 6 | (p[i] & 0x3Fu);
  }
  *text += more + 1;
  return c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) ? 0xFFFD : c;
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
