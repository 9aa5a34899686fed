/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "images.h"

#include <setjmp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#define MAX_SIDE 10000u
#define MAX_PIXELS 40000000u

static bool size_allowed(uint64_t width, uint64_t height) {
  return width > 0 && height > 0 && width <= MAX_SIDE && height <= MAX_SIDE && width * height <= MAX_PIXELS;
}

/* ---- PNG ---- */

typedef struct Bytes {
  const unsigned char *data;
  size_t left;
} Bytes;

static cairo_status_t take_bytes(void *opaque, unsigned char *out, unsigned int length) {
  Bytes *bytes = opaque;
  if (length > bytes->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy(out, bytes->data, length);
  bytes->data += length;
  bytes->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static uint32_t big_endian(const unsigned char *p) {
  return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static cairo_surface_t *png_surface(const unsigned char *data, size_t length) {
  /* IHDR comes first by the standard: the size is known before anything is decoded. */
  if (length < 24 || !size_allowed(big_endian(data + 16), big_endian(data + 20)))
    return NULL;
  Bytes bytes = {data, length};
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream(take_bytes, &bytes);
  if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS)
    return surface;
  cairo_surface_destroy(surface);
  return NULL;
}

/* ---- JPEG ---- */

typedef struct JpegErrors {
  struct jpeg_error_mgr base;
  jmp_buf stop;
} JpegErrors;

static void jpeg_stop(j_common_ptr jpeg) { longjmp(((JpegErrors *)jpeg->err)->stop, 1); }
static void jpeg_quiet(j_common_ptr jpeg) { (void)jpeg; }

static void copy_row(const unsigned char *rgb, uint32_t *out, uint32_t width) {
  for (uint32_t x = 0; x < width; x++, rgb += 3)
    out[x] = (uint32_t)rgb[0] << 16 | (uint32_t)rgb[1] << 8 | rgb[2];
}

/* Owns what a longjmp must not lose. */
typedef struct JpegDecoding {
  struct jpeg_decompress_struct jpeg;
  JpegErrors errors;
  cairo_surface_t *surface;
  unsigned char *row;
} JpegDecoding;

static bool jpeg_decode(JpegDecoding *d, const unsigned char *data, size_t length) {
  if (setjmp(d->errors.stop))
    return false;
  jpeg_create_decompress(&d->jpeg);
  jpeg_mem_src(&d->jpeg, data, length);
  jpeg_read_header(&d->jpeg, TRUE);
  if (!size_allowed(d->jpeg.image_width, d->jpeg.image_height) || d->jpeg.num_components == 4)
    return false;
  d->jpeg.out_color_space = JCS_RGB;
  jpeg_start_decompress(&d->jpeg);
  d->surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)d->jpeg.output_width, (int)d->jpeg.output_height);
  d->row = malloc((size_t)d->jpeg.output_width * 3);
  if (!d->row || cairo_surface_status(d->surface) != CAIRO_STATUS_SUCCESS)
    return false;
  unsigned char *pixels = cairo_image_surface_get_data(d->surface);
  int stride = cairo_image_surface_get_stride(d->surface);
  while (d->jpeg.output_scanline < d->jpeg.output_height) {
    size_t y = d->jpeg.output_scanline;
    jpeg_read_scanlines(&d->jpeg, &d->row, 1);
    copy_row(d->row, (uint32_t *)(void *)(pixels + y * (size_t)stride), d->jpeg.output_width);
  }
  jpeg_finish_decompress(&d->jpeg);
  cairo_surface_mark_dirty(d->surface);
  return true;
}

static cairo_surface_t *jpeg_surface(const unsigned char *data, size_t length) {
  JpegDecoding *d = calloc(1, sizeof *d);
  if (!d)
    return NULL;
  d->jpeg.err = jpeg_std_error(&d->errors.base);
  d->errors.base.error_exit = jpeg_stop;
  d->errors.base.output_message = jpeg_quiet;
  bool ok = jpeg_decode(d, data, length);
  jpeg_destroy_decompress(&d->jpeg);
  free(d->row);
  cairo_surface_t *surface = d->surface;
  if (!ok && surface) {
    cairo_surface_destroy(surface);
    surface = NULL;
  }
  free(d);
  return surface;
}

cairo_surface_t *image_surface(const void *data, size_t length) {
  const unsigned char *bytes = data;
  if (length >= 8 && memcmp(bytes, "\x89PNG\r\n\x1a\n", 8) == 0)
    return png_surface(bytes, length);
  if (length >= 3 && memcmp(bytes, "\xff\xd8\xff", 3) == 0)
    return jpeg_surface(bytes, length);
  return NULL;
}
