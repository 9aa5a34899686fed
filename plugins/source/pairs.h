/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Parameters that hold several named things: "year=2024; place=Bắc Giang".
 * A semicolon within a value is written twice; blanks around names and values do not count. */

#include <songngu/plugin.h>

typedef struct Pair {
  char *name;
  char *value; /* may be empty */
} Pair;

typedef struct Pairs {
  Pair *list; /* in the order written */
  size_t count, room;
} Pairs;

/* Reads `text` (NULL: no pairs) of the parameter called `parameter`.  false: all faults are reported; a pair
 * without a name or "=", and a name given twice.  `pairs` is to be cleared in any case. */
bool pairs_read(SnContext *context, const char *parameter, const char *text, Pairs *pairs);
void pairs_clear(Pairs *pairs);

/* By its exact name; NULL when there is none. */
const Pair *pairs_find(const Pairs *pairs, const char *name);
