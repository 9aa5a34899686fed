/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/arena.h"

#define CHUNK_SMALLEST (16u << 10)
#define CHUNK_LARGEST (256u << 10)

typedef struct ArenaChunk {
  struct ArenaChunk *older;
  gsize size;
  char bytes[];
} ArenaChunk;

/* Chunks double, so that a small document stays small. */
void *arena_grow(Arena *arena, gsize size) {
  gsize wanted = arena->chunk ? MIN(arena->chunk->size * 2, CHUNK_LARGEST) : CHUNK_SMALLEST;
  ArenaChunk *chunk = g_malloc(sizeof *chunk + MAX(wanted, size));
  chunk->size = MAX(wanted, size);
  chunk->older = arena->chunk;
  arena->chunk = chunk;
  arena->next = chunk->bytes + size;
  arena->end = chunk->bytes + chunk->size;
  return chunk->bytes;
}

void arena_clear(Arena *arena) {
  for (ArenaChunk *chunk = arena->chunk, *older; chunk; chunk = older) {
    older = chunk->older;
    g_free(chunk);
  }
  *arena = (Arena){0};
}
