/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/slab.h"

#define CHUNK_SMALLEST (16u << 10)
#define CHUNK_LARGEST (256u << 10)

typedef struct SlabChunk {
  struct SlabChunk *older;
  gsize size;
  char bytes[];
} SlabChunk;

/* Chunks double, so that a small document stays small. */
void *slab_grow(Slab *slab, gsize size) {
  gsize wanted = slab->chunk ? MIN(slab->chunk->size * 2, CHUNK_LARGEST) : CHUNK_SMALLEST;
  SlabChunk *chunk = g_malloc(sizeof *chunk + MAX(wanted, size));
  chunk->size = MAX(wanted, size);
  chunk->older = slab->chunk;
  slab->chunk = chunk;
  slab->next = chunk->bytes + size;
  slab->end = chunk->bytes + chunk->size;
  return chunk->bytes;
}

void slab_clear(Slab *slab) {
  for (SlabChunk *chunk = slab->chunk, *older; chunk; chunk = older) {
    older = chunk->older;
    g_free(chunk);
  }
  *slab = (Slab){0};
}
