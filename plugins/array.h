/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Arrays that grow.  Without memory the process ends, as it does in the core. */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define ARRAY(type)                                                                                                    \
  struct {                                                                                                             \
    type *items;                                                                                                       \
    size_t count;                                                                                                      \
    size_t room;                                                                                                       \
  }

/* Room for one more item of `size` bytes. */
static inline void *array_grow(void *items, size_t *room, size_t count, size_t size) {
  if (count < *room)
    return items;
  size_t wanted = *room < 16 ? 16 : *room * 2;
  if (wanted > SIZE_MAX / 2 / size)
    abort();
  items = realloc(items, wanted * size);
  if (!items)
    abort();
  *room = wanted;
  return items;
}

/* A pointer to a new last item; its bytes are not set. */
#define array_add(array)                                                                                               \
  ((array)->items = array_grow((array)->items, &(array)->room, (array)->count, sizeof *(array)->items),                \
   &(array)->items[(array)->count++])

#define array_free(array) (free((array)->items), (array)->items = NULL, (array)->count = (array)->room = 0)

/* Zeroed memory, or the end of the process. */
static inline void *array_new(size_t count, size_t size) {
  void *memory = calloc(count ? count : 1, size);
  if (!memory)
    abort();
  return memory;
}

/* The same, but its bytes are not set: what is large and mostly not used costs nothing. */
static inline void *array_unset(size_t count, size_t size) {
  void *memory = count > SIZE_MAX / size ? NULL : malloc(count * size);
  if (!memory)
    abort();
  return memory;
}

/* The first `length` bytes of `text`, and a NUL.  Free with free. */
static inline char *string_part(const char *text, size_t length) {
  char *part = array_new(length + 1, 1);
  memcpy(part, text, length);
  return part;
}

static inline char *string_copy(const char *string) {
  char *copy = string ? strdup(string) : NULL;
  if (string && !copy)
    abort();
  return copy;
}
