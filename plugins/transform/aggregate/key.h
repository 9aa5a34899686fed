/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A column, or a part of its dates, as a key: every row has a code, and equal keys have equal codes.  Texts are equal
 * under folding (case, tone placement, i and y), numbers by value, signs for nothing by their kind. */

#include "formula.h"
#include "index.h"
#include "period.h"

/* What the rows of a code have in common. */
typedef struct Code {
  uint32_t first_row;
  bool holds;    /* an entry, not a sign for nothing */
  Period period; /* where it holds and the key is a part of dates */
} Code;

typedef struct Key {
  const KeyFormula *formula;
  const SnColumn *column;
  uint32_t *of_row; /* the code of each row */
  ARRAY(Code) codes;
} Key;

/* Finds the column and gives codes.  `table` names it in messages.  false: every fault is reported. */
bool key_read(Key *key, const KeyFormula *formula, SnContext *context, const SnInput *input);
void key_clear(Key *key);

/* The period of each code, for a key by dates or of periods; release with free.  NULL: it is no such key. */
Period *key_periods(const Key *key);

/* The type of the column that shows the key. */
SnType key_type(const Key *key);
void key_put(const Key *key, uint32_t number, SnTable *out, uint32_t column);
