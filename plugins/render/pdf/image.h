/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* PNG and JPEG files as image XObjects, each stored once however often it is shown. */

#include <songngu/plugin.h>

#include "../../array.h"
#include "syntax.h"
#include "writer.h"

/* As the other renderers have it. */
#define IMAGE_MOST_SIDE 10000u
#define IMAGE_MOST_PIXELS 40000000u

typedef struct Image {
  unsigned char digest[16]; /* of the file's bytes */
  size_t length;
  uint32_t number, next; /* next: index + 1 in the same bucket; 0: none */
} Image;

typedef struct Images {
  ARRAY(Image) list;
  uint32_t buckets[256]; /* by the digest's first byte: index + 1 */
} Images;

/* The object's number; writes the image when it is new.  0 after reporting what is wrong with it. */
uint32_t images_find(Images *images, SnContext *context, Writer *writer, const void *data, size_t length);
void images_free(Images *images);
/* Entries of the XObject resource dictionary. */
void images_resources(const Images *images, Buffer *resources);

bool image_size_allowed(uint64_t width, uint64_t height);
/* Write the file's image as object `number`; false after reporting what is wrong with it. */
bool png_write(Writer *writer, SnContext *context, uint32_t number, const void *data, size_t length);
bool jpeg_write(Writer *writer, SnContext *context, uint32_t number, const void *data, size_t length);
