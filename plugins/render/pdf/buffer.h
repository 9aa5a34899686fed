/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Bytes being put together, and the ways PDF writes numbers and strings. */

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
/* Rounded to `decimals` (0 to 3), without a needless zero, without the locale.
 * What is not finite is 0; what is beyond a million is a million. */
void buffer_number(Buffer *buffer, double value, unsigned decimals);
/* Two digits a byte. */
void buffer_hex(Buffer *buffer, const void *bytes, size_t length);
/* (a string of bytes) */
void buffer_literal(Buffer *buffer, const char *bytes, size_t length);
/* "12 0 R" */
void buffer_reference(Buffer *buffer, uint32_t number);

/* The next character of UTF-8, U+FFFD for a broken one; moves *text on. */
uint32_t utf8_next(const char **text, const char *end);
void buffer_utf16_character(Buffer *buffer, uint32_t c);
/* UTF-16BE in hexadecimal digits, without brackets; `limit`: bytes it may come to. */
void buffer_utf16(Buffer *buffer, const char *text, size_t length, size_t limit);
/* A text string (7.9.2.2): (ASCII) or <FEFF…>.  Cut short of the 32,767 bytes that PDF/A allows. */
void buffer_text(Buffer *buffer, const char *text);
/* The bytes that such a string stands for. */
void buffer_text_bytes(Buffer *buffer, const char *text);
