/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/arena.h"

#include <string.h>

#define SMALLEST_CHUNK ((gsize)512)
#define LARGEST_CHUNK ((gsize)1 << 20)

void arena_init(Arena *arena) { *arena = (Arena){g_ptr_array_new_with_free_func(g_free), NULL, NULL}; }

void arena_clear(Arena *arena) { g_clear_pointer(&arena->chunks, g_ptr_array_unref); }

/* Chunks double up to a limit: small tables stay small, large ones call malloc seldom. */
static void add_chunk(Arena *arena, gsize needed) {
  gsize size = MIN(SMALLEST_CHUNK << MIN(arena->chunks->len, 11), LARGEST_CHUNK);
  size = MAX(size, needed);
  arena->at = g_malloc(size);
  arena->end = arena->at + size;
  g_ptr_array_add(arena->chunks, arena->at);
}

char *arena_copy(Arena *arena, const char *text, gsize length) {
  if ((gsize)(arena->end - arena->at) <= length)
    add_chunk(arena, length + 1);
  char *copy = arena->at;
  memcpy(copy, text, length);
  copy[length] = '\0';
  arena->at += length + 1;
  return copy;
}
