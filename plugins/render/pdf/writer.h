/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The file as numbered objects.  Streams go to the file at once; other objects
 * gather in object streams (7.5.7), so that a finished page leaves nothing in
 * memory but the places of its objects. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

typedef struct Writer Writer;

Writer *writer_new(FILE *file);
void writer_free(Writer *writer);

/* The first of `count` new object numbers. */
uint32_t writer_reserve(Writer *writer, uint32_t count);
/* An object that is not a stream. */
void writer_object(Writer *writer, uint32_t number, const char *text, size_t length);
/* A compressed stream; `entries` are those of its dictionary but Length and Filter. */
void writer_stream(Writer *writer, uint32_t number, const char *entries, const void *data, size_t length);

/* The same in pieces, for what is too large to hold.  No other stream or
 * object may be written before the end. */
typedef enum StreamFilter { STREAM_PLAIN, STREAM_FLATE } StreamFilter;
void writer_stream_begin(Writer *writer, uint32_t number, const char *entries, StreamFilter filter);
void writer_stream_data(Writer *writer, const void *data, size_t length);
/* Returns how many bytes were given to it. */
uint64_t writer_stream_end(Writer *writer);

/* Something went wrong: the rest can be spared. */
bool writer_failed(const Writer *writer);
/* Not a failed write, which the file itself remembers, but more objects than a file can have. */
bool writer_overflowed(const Writer *writer);
/* The cross-reference stream and the end. */
void writer_finish(Writer *writer, uint32_t catalogue, uint32_t info);
