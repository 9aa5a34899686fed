/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "image.h"

#include <hpdf.h>
#include <hpdf_encrypt.h>

bool image_size_allowed(uint64_t width, uint64_t height) {
  return width > 0 && height > 0 && width <= IMAGE_MOST_SIDE && height <= IMAGE_MOST_SIDE &&
         width * height <= IMAGE_MOST_PIXELS;
}

static void digest_file(const void *data, size_t length, unsigned char digest[16]) {
  HPDF_MD5_CTX context;
  const HPDF_BYTE *from = data;
  HPDF_MD5Init(&context);
  for (size_t at = 0; at < length; at += 1u << 30)
    HPDF_MD5Update(&context, from + at, (HPDF_UINT32)(length - at < 1u << 30 ? length - at : 1u << 30));
  HPDF_MD5Final(digest, &context);
}

static bool image_write(Writer *writer, SnContext *context, uint32_t number, const void *data, size_t length) {
  if (length >= 8 && memcmp(data, "\x89PNG\r\n\x1a\n", 8) == 0)
    return png_write(writer, context, number, data, length);
  if (length >= 3 && memcmp(data, "\xff\xd8\xff", 3) == 0)
    return jpeg_write(writer, context, number, data, length);
  return sn_fail(context, "an image is neither PNG nor JPEG");
}

static const Image *image_known(const Images *images, const unsigned char digest[16], size_t length) {
  for (uint32_t i = images->buckets[digest[0]]; i; i = images->list.items[i - 1].next) {
    const Image *image = &images->list.items[i - 1];
    if (image->length == length && memcmp(image->digest, digest, 16) == 0)
      return image;
  }
  return NULL;
}

uint32_t images_find(Images *images, SnContext *context, Writer *writer, const void *data, size_t length) {
  unsigned char digest[16];
  digest_file(data, length, digest);
  const Image *known = image_known(images, digest, length);
  if (known)
    return known->number;
  uint32_t number = writer_reserve(writer, 1);
  if (!image_write(writer, context, number, data, length))
    return 0;
  Image *image = array_add(&images->list);
  *image = (Image){.length = length, .number = number, .next = images->buckets[digest[0]]};
  memcpy(image->digest, digest, 16);
  images->buckets[digest[0]] = (uint32_t)images->list.count;
  return number;
}

void images_free(Images *images) { array_free(&images->list); }

void images_resources(const Images *images, Buffer *resources) {
  for (size_t i = 0; i < images->list.count; i++) {
    buffer_put(resources, "/I");
    buffer_integer(resources, images->list.items[i].number);
    buffer_char(resources, ' ');
    buffer_reference(resources, images->list.items[i].number);
  }
}
