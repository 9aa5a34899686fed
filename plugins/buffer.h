/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Bytes being put together; numbers; UTF-8. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct Buffer {
  char *data;
  size_t length, room;
} Buffer;

void buffer_free(Buffer *buffer);
/* Room for `length` more bytes; the place to write them. */
char *buffer_reserve(Buffer *buffer, size_t length);

static inline void buffer_clear(Buffer *buffer) { buffer->length = 0; }

static inline void buffer_bytes(Buffer *buffer, const void *bytes, size_t length) {
  if (length) {
    memcpy(buffer_reserve(buffer, length), bytes, length);
    buffer->length += length;
  }
}

static inline void buffer_put(Buffer *buffer, const char *string) { buffer_bytes(buffer, string, strlen(string)); }

static inline void buffer_char(Buffer *buffer, char c) { buffer_bytes(buffer, &c, 1); }

void buffer_integer(Buffer *buffer, int64_t value);
/* Rounded to `decimals` (0 to 6), without a needless zero, without the locale.
 * What is not finite is 0; what is beyond a million is a million. */
void buffer_number(Buffer *buffer, double value, unsigned decimals);
/* The next character of UTF-8, U+FFFD for a broken one; moves *text on. */
uint32_t utf8_next(const char **text, const char *end);
