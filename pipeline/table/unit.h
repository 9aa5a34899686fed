/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Units of measure: what they measure, and the words for them in each language. */

#include <glib.h>

#include "base/diagnostic.h"

typedef enum UnitKind { UNIT_PLAIN, UNIT_PERCENT, UNIT_POINT, UNIT_MONEY, UNIT_COUNT, UNIT_RANK, UNIT_PERIOD } UnitKind;

/* Read from units.csv.  An unknown unit id is itself a count whose word is a data word. */
typedef struct Unit {
  const char *id;       /* percent, percentage-point, VND, USD, ha, person, … */
  UnitKind kind;
  const char *vi;       /* "đồng" */
  const char *en_one;   /* "hectare" */
  const char *en_other; /* "hectares" */
} Unit;

typedef struct Units Units;
/* NULL: reported. */
Units *units_load(const char *path, Diagnostics *diagnostics);
void units_free(Units *units);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Units, units_free)
/* By id, else by its word in either language, under folding: "VND", "vnd" and "đồng" are one. */
const Unit *units_find(const Units *units, const char *id);
/* NULL-terminated, in the order of the file; borrowed. */
const char *const *units_ids(const Units *units);

/* thousand, million, billion, trillion: 10^3 … 10^12; -1: unknown, 0 for "one". */
int scale_power(const char *word);
