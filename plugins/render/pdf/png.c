/* SPDX-License-Identifier: GPL-3.0-or-later */

/* PNG: decoded by libpng and written as rows of 8-bit grey or RGB, opacity as
 * a soft mask.  Row by row, but for interlaced files. */

#include <png.h>
#include <setjmp.h>

#include "image.h"

/* All that a longjmp must not lose. */
typedef struct Decoding {
  SnContext *context;
  png_structp png;
  png_infop info;
  const unsigned char *data;
  size_t left;
  Writer *writer;
  uint32_t number;
  uint32_t width, height;
  unsigned channels; /* 1 or 3, and one more with alpha */
  bool alpha;
  bool open;           /* a stream of the writer's */
  unsigned char *rows; /* one, or all of an interlaced file */
  unsigned char *color, *opacity;
} Decoding;

static void stop(png_structp png, png_const_charp message) { longjmp(png_jmpbuf(png), 1); }
static void keep_quiet(png_structp png, png_const_charp message) {}

static void take(png_structp png, png_bytep out, size_t length) {
  Decoding *d = png_get_io_ptr(png);
  if (length > d->left)
    png_error(png, "cut short");
  memcpy(out, d->data, length);
  d->data += length;
  d->left -= length;
}

/* Asks libpng for 8-bit grey or RGB, with alpha where the file has any. */
static int choose_form(Decoding *d) {
  png_set_expand(d->png);
  png_set_scale_16(d->png);
  int passes = png_set_interlace_handling(d->png);
  png_read_update_info(d->png, d->info);
  d->channels = png_get_channels(d->png, d->info);
  d->alpha = d->channels == 2 || d->channels == 4;
  return passes;
}

static void put_size(const Decoding *d, Buffer *entries) {
  buffer_put(entries, "/Type/XObject/Subtype/Image/BitsPerComponent 8/Width ");
  buffer_integer(entries, d->width);
  buffer_put(entries, "/Height ");
  buffer_integer(entries, d->height);
}

static void begin_image(Decoding *d, uint32_t mask) {
  Buffer entries = {0};
  put_size(d, &entries);
  buffer_put(&entries, d->channels < 3 ? "/ColorSpace/DeviceGray" : "/ColorSpace/DeviceRGB");
  if (d->alpha) {
    buffer_put(&entries, "/SMask ");
    buffer_reference(&entries, mask);
  }
  buffer_char(&entries, '\0');
  writer_stream_begin(d->writer, d->number, entries.data, STREAM_FLATE);
  d->open = true;
  buffer_free(&entries);
}

static void write_mask(const Decoding *d, uint32_t number) {
  Buffer entries = {0};
  put_size(d, &entries);
  buffer_bytes(&entries, "/ColorSpace/DeviceGray", sizeof "/ColorSpace/DeviceGray");
  writer_stream_begin(d->writer, number, entries.data, STREAM_FLATE);
  writer_stream_data(d->writer, d->opacity, (size_t)d->width * d->height);
  writer_stream_end(d->writer);
  buffer_free(&entries);
}

static void write_row(Decoding *d, const unsigned char *row, uint32_t y) {
  unsigned colors = d->channels - d->alpha;
  if (!d->alpha) {
    writer_stream_data(d->writer, row, (size_t)d->width * colors);
    return;
  }
  unsigned char *color = d->color, *opacity = d->opacity + (size_t)y * d->width;
  for (uint32_t x = 0; x < d->width; x++) {
    for (unsigned k = 0; k < colors; k++)
      *color++ = *row++;
    *opacity++ = *row++;
  }
  writer_stream_data(d->writer, d->color, (size_t)d->width * colors);
}

static void decode_rows(Decoding *d, int passes) {
  size_t stride = (size_t)d->width * d->channels;
  d->rows = array_new(passes > 1 ? d->height : 1, stride);
  d->color = d->alpha ? array_new(d->width, 3) : NULL;
  d->opacity = d->alpha ? array_new(d->height, d->width) : NULL;
  uint32_t mask = d->alpha ? writer_reserve(d->writer, 1) : 0;
  for (int pass = 1; passes > 1 && pass <= passes; pass++)
    for (uint32_t y = 0; y < d->height; y++)
      png_read_row(d->png, d->rows + y * stride, NULL);
  begin_image(d, mask);
  for (uint32_t y = 0; y < d->height; y++) {
    if (passes == 1)
      png_read_row(d->png, d->rows, NULL);
    write_row(d, passes == 1 ? d->rows : d->rows + y * stride, y);
  }
  writer_stream_end(d->writer);
  d->open = false;
  if (d->alpha)
    write_mask(d, mask);
}

static bool decode(Decoding *d) {
  if (setjmp(png_jmpbuf(d->png)))
    return sn_fail(d->context, "a PNG image is broken or cut short");
  png_set_user_limits(d->png, IMAGE_MOST_SIDE, IMAGE_MOST_SIDE);
  png_set_chunk_malloc_max(d->png, 8u << 20);
  png_set_read_fn(d->png, d, take);
  png_read_info(d->png, d->info);
  d->width = png_get_image_width(d->png, d->info);
  d->height = png_get_image_height(d->png, d->info);
  if (!image_size_allowed(d->width, d->height))
    return sn_fail(d->context, "a PNG image has more than 40 million pixels or more than 10,000 a side");
  decode_rows(d, choose_form(d));
  png_read_end(d->png, NULL);
  return true;
}

bool png_write(Writer *writer, SnContext *context, uint32_t number, const void *data, size_t length) {
  Decoding *d = array_new(1, sizeof *d);
  *d = (Decoding){.context = context, .data = data, .left = length, .writer = writer, .number = number};
  d->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, stop, keep_quiet);
  d->info = d->png ? png_create_info_struct(d->png) : NULL;
  if (!d->info)
    abort();
  bool ok = decode(d);
  if (d->open)
    writer_stream_end(writer);
  png_destroy_read_struct(&d->png, &d->info, NULL);
  free(d->rows);
  free(d->color);
  free(d->opacity);
  free(d);
  return ok;
}
