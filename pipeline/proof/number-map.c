/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proof/number-map.h"

#include <string.h>

#define FIRST_SIZE 64

void number_map_clear(NumberMap *map) {
  if (!map->slots) {
    map->size = FIRST_SIZE;
    map->slots = g_new0(NumberSlot, map->size);
  }
  map->used = 0;
  if (++map->filling == 0) {
    memset(map->slots, 0, map->size * sizeof *map->slots);
    map->filling = 1;
  }
}

static NumberSlot *find_slot(const NumberMap *map, guint64 key) {
  guint at = (guint)((key * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15)) >> 32) & (map->size - 1);
  while (map->slots[at].filling == map->filling && map->slots[at].key != key)
    at = (at + 1) & (map->size - 1);
  return &map->slots[at];
}

guint number_map_get(const NumberMap *map, guint64 key) {
  const NumberSlot *slot = find_slot(map, key);
  return slot->filling == map->filling ? slot->number : 0;
}

static void grow(NumberMap *map) {
  NumberMap old = *map;
  map->size *= 2;
  map->slots = g_new0(NumberSlot, map->size);
  for (guint i = 0; i < old.size; i++)
    if (old.slots[i].filling == old.filling)
      *find_slot(map, old.slots[i].key) = old.slots[i];
  g_free(old.slots);
}

void number_map_put(NumberMap *map, guint64 key, guint number) {
  if (map->used * 2 >= map->size)
    grow(map);
  NumberSlot *slot = find_slot(map, key);
  map->used += slot->filling != map->filling;
  *slot = (NumberSlot){key, number, map->filling};
}

void number_map_free(NumberMap *map) { g_free(map->slots); }
