/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "woff.h"

#define SFNT_HEADER 12
#define SFNT_ENTRY 16
#define WOFF_HEADER 44
#define WOFF_ENTRY 20

static uint32_t read32(const unsigned char *p) {
  return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static void write32(char *p, size_t value) {
  for (int i = 3; i >= 0; i--, value >>= 8)
    p[i] = (char)value;
}

static void pad(Buffer *out) {
  while (out->length % 4)
    buffer_char(out, '\0');
}

/* Tables that are not worth packing. */
#define SMALL 128

/* The packed length; `length` when that would not be smaller. */
static size_t pack(z_stream *z, char *to, const unsigned char *table, size_t length) {
  deflateReset(z);
  z->next_in = (Bytef *)(uintptr_t)table;
  z->avail_in = (uInt)length;
  z->next_out = (Bytef *)to;
  z->avail_out = (uInt)length;
  return length > SMALL && deflate(z, Z_FINISH) == Z_STREAM_END ? length - z->avail_out : length;
}

/* Puts the table, packed where that makes it smaller, and fills its entry of
 * the directory: tag, offset, packed length, length, checksum. */
static void put_table(z_stream *deflater, Buffer *out, size_t entry, const unsigned char *source,
                      const unsigned char *table, size_t length) {
  size_t at = out->length;
  char *to = buffer_reserve(out, length);
  size_t packed = pack(deflater, to, table, length);
  if (packed == length)
    memcpy(to, table, length);
  out->length += packed;
  char *fields = out->data + entry;
  memcpy(fields, source, 4);
  write32(fields + 4, at);
  write32(fields + 8, packed);
  write32(fields + 12, length);
  memcpy(fields + 16, source + 4, 4);
  pad(out);
}

bool woff_pack(z_stream *deflater, const void *sfnt, size_t length, Buffer *out) {
  const unsigned char *data = sfnt;
  size_t tables = length < SFNT_HEADER ? 0 : (size_t)data[4] << 8 | data[5], start = out->length;
  if (tables == 0 || start % 4 || SFNT_HEADER + tables * SFNT_ENTRY > length)
    return false;
  size_t head = WOFF_HEADER + tables * WOFF_ENTRY, whole = SFNT_HEADER + tables * SFNT_ENTRY;
  memset(buffer_reserve(out, head), 0, head);
  out->length += head;
  for (size_t i = 0; i < tables; i++) {
    const unsigned char *entry = data + SFNT_HEADER + i * SFNT_ENTRY;
    size_t at = read32(entry + 8), size = read32(entry + 12);
    if (at > length || size > length - at)
      return false;
    put_table(deflater, out, start + WOFF_HEADER + i * WOFF_ENTRY, entry, data + at, size);
    whole += (size + 3) & ~(size_t)3;
  }
  char *header = out->data + start;
  memcpy(header, "wOFF", 4);
  memcpy(header + 4, data, 4); /* TrueType or CFF */
  write32(header + 8, out->length - start);
  write32(header + 12, tables << 16);
  write32(header + 16, whole);
  return true;
}

void base64_put(Buffer *out, const void *bytes, size_t length) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const unsigned char *from = bytes;
  char *to = buffer_reserve(out, (length + 2) / 3 * 4);
  out->length += (length + 2) / 3 * 4;
  for (; length > 0; from += 3) {
    size_t group = length < 3 ? length : 3;
    uint32_t bits = (uint32_t)from[0] << 16 | (group > 1 ? (uint32_t)from[1] << 8 : 0) | (group > 2 ? from[2] : 0u);
    *to++ = digits[bits >> 18];
    *to++ = digits[bits >> 12 & 63];
    *to++ = group > 1 ? digits[bits >> 6 & 63] : '=';
    *to++ = group > 2 ? digits[bits & 63] : '=';
    length -= group;
  }
}
