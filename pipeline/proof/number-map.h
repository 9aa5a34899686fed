/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A table from keys to small numbers that is emptied at once, to be filled anew for each entry. */

#include <glib.h>

typedef struct NumberSlot {
  guint64 key;
  guint number, filling; /* filling: that the slot was taken in */
} NumberSlot;

typedef struct NumberMap {
  NumberSlot *slots;
  guint size, used, filling; /* size: a power of two */
} NumberMap;

/* Before each filling, the first too. */
void number_map_clear(NumberMap *map);
/* 0: there is none. */
guint number_map_get(const NumberMap *map, guint64 key);
/* `number` is not 0; it takes the place of one that was there. */
void number_map_put(NumberMap *map, guint64 key, guint number);
void number_map_free(NumberMap *map);
