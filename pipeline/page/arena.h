/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Memory that is given out in order and taken back all at once. */

#include <glib.h>

typedef struct Arena {
  struct ArenaChunk *chunk; /* the newest; older ones hang behind it */
  char *next, *end;
} Arena;

/* A zeroed Arena is empty and ready. */
void arena_clear(Arena *arena);
void *arena_grow(Arena *arena, gsize size);

/* `size` bytes, not zeroed, aligned for anything but long double. */
static inline void *arena_take(Arena *arena, gsize size) {
  size = (size + 7) & ~(gsize)7;
  if (G_UNLIKELY((gsize)(arena->end - arena->next) < size))
    return arena_grow(arena, size);
  void *taken = arena->next;
  arena->next += size;
  return taken;
}
