/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Rows of equal keys, numbered in the order of their first rows. */

#include "key.h"

typedef struct Groups {
  Key keys[MOST_KEYS];
  unsigned key_count;
  uint32_t rows;
  uint32_t *of_row; /* the group of each row */
  uint32_t count;
  uint32_t *first_rows, *last_rows, *sizes; /* of each group */
} Groups;

/* Without keys all rows are one group.  false: every fault is reported. */
bool groups_read(Groups *groups, const Formulas *formulas, SnContext *context, const SnInput *input);
void groups_clear(Groups *groups);

/* The key of that name, or -1. */
int groups_find_key(const Groups *groups, const char *name);
static inline uint32_t groups_code(const Groups *groups, unsigned key, uint32_t group) {
  return groups->keys[key].of_row[groups->first_rows[group]];
}

/* Groups alike in all keys but `left_out` (-1: none) get equal numbers; release with free. */
uint32_t *groups_alike(const Groups *groups, int left_out);
