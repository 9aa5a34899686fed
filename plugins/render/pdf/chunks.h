/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Long arrays in pieces that never move: growing one leaves no copy behind,
 * which counts where there are hundreds of thousands of items. */

#include "../../array.h"

#define CHUNK_ITEMS 1024

#define CHUNKS(type)                                                                                                   \
  struct {                                                                                                             \
    ARRAY(type *) parts;                                                                                               \
    size_t count;                                                                                                      \
  }

#define chunks_at(chunks, index) (&(chunks)->parts.items[(index) / CHUNK_ITEMS][(index) % CHUNK_ITEMS])

/* A pointer to a new last item, zeroed. */
#define chunks_add(chunks)                                                                                             \
  ((chunks)->count % CHUNK_ITEMS == 0                                                                                  \
       ? (void)(*array_add(&(chunks)->parts) = array_new(CHUNK_ITEMS, sizeof **(chunks)->parts.items))                 \
       : (void)0,                                                                                                      \
   (chunks)->count++, chunks_at(chunks, (chunks)->count - 1))

#define chunks_free(chunks)                                                                                            \
  do {                                                                                                                 \
    for (size_t i = 0; i < (chunks)->parts.count; i++)                                                                 \
      free((chunks)->parts.items[i]);                                                                                  \
    array_free(&(chunks)->parts);                                                                                      \
    (chunks)->count = 0;                                                                                               \
  } while (0)
