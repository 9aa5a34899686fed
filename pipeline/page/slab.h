/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Memory that is given out in order and taken back all at once. */

#include <glib.h>

typedef struct Slab {
  struct SlabChunk *chunk; /* the newest; older ones hang behind it */
  char *next, *end;
} Slab;

/* A zeroed Slab is empty and ready. */
void slab_clear(Slab *slab);
void *slab_grow(Slab *slab, gsize size);

/* `size` bytes, not zeroed, aligned for anything but long double. */
static inline void *slab_take(Slab *slab, gsize size) {
  size = (size + 7) & ~(gsize)7;
  if (G_UNLIKELY((gsize)(slab->end - slab->next) < size))
    return slab_grow(slab, size);
  void *taken = slab->next;
  slab->next += size;
  return taken;
}
