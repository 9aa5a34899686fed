/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cff.h"

typedef struct Reader {
  const uint8_t *data;
  size_t length, at;
  bool broken;
} Reader;

static uint32_t take(Reader *reader, unsigned bytes) {
  uint32_t value = 0;
  if (bytes > reader->length - reader->at) {
    reader->broken = true;
    reader->at = reader->length;
    return 0;
  }
  while (bytes-- > 0)
    value = value << 8 | reader->data[reader->at++];
  return value;
}

static void move_to(Reader *reader, size_t at) {
  if (at > reader->length)
    reader->broken = true;
  else
    reader->at = at;
}

/* Passes an INDEX; returns its first entry. */
static Reader take_index(Reader *reader) {
  uint32_t count = take(reader, 2);
  if (count == 0)
    return (Reader){.broken = true};
  unsigned size = take(reader, 1);
  if (size < 1 || size > 4)
    return (Reader){.broken = true};
  size_t offsets = reader->at, base = offsets + ((size_t)count + 1) * size - 1;
  uint32_t first = take(reader, size), second = take(reader, size);
  move_to(reader, offsets + (size_t)count * size);
  uint32_t last = take(reader, size);
  if (first < 1 || second < first || last < second || last > reader->length - base)
    reader->broken = true;
  if (reader->broken)
    return (Reader){.broken = true};
  move_to(reader, base + last);
  return (Reader){.data = reader->data + base + first, .length = second - first};
}

static void skip_real(Reader *top) {
  while (!top->broken && (take(top, 1) & 15) != 15) {
  }
}

/* Finds the operators ROS (12 30) and charset (15) of a Top DICT. */
static void read_top(Reader *top, bool *cid_keyed, uint32_t *charset) {
  uint32_t operand = 0;
  while (top->at < top->length) {
    uint32_t b = take(top, 1);
    if (b == 12)
      *cid_keyed |= take(top, 1) == 30;
    else if (b == 15)
      *charset = operand;
    else if (b == 28)
      operand = take(top, 2);
    else if (b == 29)
      operand = take(top, 4);
    else if (b == 30)
      skip_real(top);
    else if (b >= 32 && b <= 246)
      operand = b - 139;
    else if (b >= 247 && b <= 250)
      operand = (b - 247) * 256 + take(top, 1) + 108;
    else if (b >= 251 && b <= 254)
      take(top, 1); /* negative: no offset */
  }
}

static bool read_charset(Reader *reader, uint16_t *cids, size_t count) {
  unsigned format = take(reader, 1);
  size_t glyph = 1;
  cids[0] = 0;
  while (glyph < count && !reader->broken) {
    uint32_t cid = take(reader, 2), more = format == 0 ? 0 : take(reader, format);
    for (uint32_t i = 0; i <= more && glyph < count; i++)
      cids[glyph++] = (uint16_t)(cid + i);
  }
  return format <= 2 && !reader->broken;
}

bool cff_cids(const uint8_t *data, size_t length, uint16_t *cids, size_t count) {
  Reader reader = {.data = data, .length = length};
  bool cid_keyed = false;
  uint32_t charset = 0;
  move_to(&reader, 2);
  move_to(&reader, take(&reader, 1));
  take_index(&reader);
  Reader top = take_index(&reader);
  if (reader.broken || top.broken || count == 0)
    return false;
  read_top(&top, &cid_keyed, &charset);
  if (cid_keyed) {
    move_to(&reader, charset);
    return read_charset(&reader, cids, count);
  }
  for (size_t i = 0; i < count; i++)
    cids[i] = (uint16_t)i;
  return true;
}
