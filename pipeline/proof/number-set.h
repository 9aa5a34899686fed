/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A set of small numbers that is emptied at once, to be filled anew for each entry. */

#include <glib.h>
#include <string.h>

typedef struct NumberSet {
  guint *stamps; /* by number: the filling that it was last added in */
  guint size, filling;
} NumberSet;

static inline void number_set_clear(NumberSet *set) {
  if (++set->filling == 0) {
    if (set->size > 0)
      memset(set->stamps, 0, set->size * sizeof *set->stamps);
    set->filling = 1;
  }
}

static inline gboolean number_set_has(const NumberSet *set, guint number) {
  return number < set->size && set->stamps[number] == set->filling;
}

/* Whether it was not there. */
static inline gboolean number_set_add(NumberSet *set, guint number) {
  if (number >= set->size) {
    guint size = MAX(64, number + number / 2 + 1);
    set->stamps = g_renew(guint, set->stamps, size);
    memset(set->stamps + set->size, 0, (size - set->size) * sizeof *set->stamps);
    set->size = size;
  }
  if (set->stamps[number] == set->filling)
    return FALSE;
  set->stamps[number] = set->filling;
  return TRUE;
}

static inline void number_set_free(NumberSet *set) { g_free(set->stamps); }
