/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/picture.h"

#include <string.h>

static guint read16(const guint8 *bytes) { return (guint)bytes[0] << 8 | bytes[1]; }

static guint32 read32(const guint8 *bytes) { return (guint32)read16(bytes) << 16 | read16(bytes + 2); }

/* PNG (ISO/IEC 15948): the signature, then the IHDR chunk with the size. */
static gboolean png_size(const guint8 *bytes, gsize length, guint *width, guint *height) {
  static const guint8 start[16] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
  if (length < 24 || memcmp(bytes, start, sizeof start) != 0)
    return FALSE;
  *width = read32(bytes + 16);
  *height = read32(bytes + 20);
  return TRUE;
}

static gboolean is_frame_header(guint8 marker) {
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/* JPEG (ITU-T T.81, annex B): segments up to the frame header. */
static gboolean jpeg_size(const guint8 *bytes, gsize length, guint *width, guint *height) {
  if (length < 4 || bytes[0] != 0xff || bytes[1] != 0xd8)
    return FALSE;
  gsize at = 2;
  while (at + 9 <= length && bytes[at] == 0xff) {
    guint8 marker = bytes[at + 1];
    if (marker == 0xff) { /* fill */
      at++;
      continue;
    }
    if (is_frame_header(marker)) {
      *height = read16(bytes + at + 5);
      *width = read16(bytes + at + 7);
      return TRUE;
    }
    at += 2 + MAX(read16(bytes + at + 2), 2);
  }
  return FALSE;
}

gboolean picture_size(GBytes *file, guint *width, guint *height) {
  gsize length;
  const guint8 *bytes = g_bytes_get_data(file, &length);
  if (!bytes)
    return FALSE;
  gboolean known = png_size(bytes, length, width, height) || jpeg_size(bytes, length, width, height);
  return known && *width > 0 && *height > 0;
}
