/* SPDX-License-Identifier: GPL-3.0-or-later */

/* JPEG: PDF holds the file as it is (DCTDecode); only its size is read here,
 * from the frame header (ITU-T T.81, B.2.2). */

#include "image.h"

typedef struct Frame {
  uint32_t width, height, precision, components;
} Frame;

enum { SOF0 = 0xC0, SOF2 = 0xC2, DHT = 0xC4, JPG = 0xC8, DAC = 0xCC, SOF15 = 0xCF, SOI = 0xD8, EOI = 0xD9, SOS = 0xDA };

static bool is_frame(unsigned marker) {
  return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC;
}

/* Finds the frame header before the first scan. */
static bool find_frame(SnContext *context, const unsigned char *data, size_t length, Frame *frame) {
  size_t at = 2;
  while (at + 4 <= length) {
    unsigned marker = data[at + 1];
    if (data[at] != 0xFF || marker == EOI || marker == SOS)
      break;
    if (marker == 0xFF) { /* a fill byte */
      at++;
      continue;
    }
    size_t size = (size_t)data[at + 2] << 8 | data[at + 3];
    if (is_frame(marker)) {
      if (marker > SOF2)
        return sn_fail(context,
                       "a JPEG image is of a kind that PDF cannot show: save it as baseline or progressive JPEG");
      if (size < 8 || at + 2 + size > length)
        break;
      const unsigned char *p = data + at + 4;
      *frame = (Frame){(uint32_t)p[3] << 8 | p[4], (uint32_t)p[1] << 8 | p[2], p[0], p[5]};
      return true;
    }
    at += 2 + size;
  }
  return sn_fail(context, "a JPEG image is broken or cut short");
}

/* The end marker may have padding after it, but a file that was cut has none. */
static bool has_end(const unsigned char *data, size_t length) {
  for (size_t i = length - 1; i > 0 && length - i < 65536; i--)
    if (data[i] == EOI && data[i - 1] == 0xFF)
      return true;
  return false;
}

static bool check(SnContext *context, const unsigned char *data, size_t length, Frame *frame) {
  if (!find_frame(context, data, length, frame))
    return false;
  if (!image_size_allowed(frame->width, frame->height))
    return sn_fail(context, "a JPEG image has more than 40 million pixels or more than 10,000 a side");
  if (frame->precision != 8)
    return sn_fail(context, "a JPEG image has more than 8 bits a colour: save it with 8");
  if (frame->components == 4)
    return sn_fail(context, "a JPEG image is in CMYK, which screens and printers show differently: save it as sRGB");
  if (frame->components != 1 && frame->components != 3)
    return sn_fail(context, "a JPEG image is neither grey nor RGB");
  return has_end(data, length) || sn_fail(context, "a JPEG image is broken or cut short");
}

bool jpeg_write(Writer *writer, SnContext *context, uint32_t number, const void *data, size_t length) {
  Frame frame = {0};
  if (!check(context, data, length, &frame))
    return false;
  Buffer entries = {0};
  buffer_put(&entries, "/Type/XObject/Subtype/Image/BitsPerComponent 8/Filter/DCTDecode/Width ");
  buffer_integer(&entries, frame.width);
  buffer_put(&entries, "/Height ");
  buffer_integer(&entries, frame.height);
  buffer_put(&entries, frame.components == 1 ? "/ColorSpace/DeviceGray" : "/ColorSpace/DeviceRGB");
  buffer_char(&entries, '\0');
  writer_stream_begin(writer, number, entries.data, STREAM_PLAIN);
  writer_stream_data(writer, data, length);
  writer_stream_end(writer);
  buffer_free(&entries);
  return true;
}
