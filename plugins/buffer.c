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
  static const unsigned scales[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
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
