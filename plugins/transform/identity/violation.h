/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef IDENTITY_VIOLATION_H
#define IDENTITY_VIOLATION_H

/* The rows that both checks return: what does not add up, by how much, and how much rounding would explain. */

#include <songngu/plugin.h>

#include "exact.h"

/* The parameter tolerance="": how far figures may lie apart.  Not given: n × half a unit in the last place. */
typedef struct Tolerance {
  bool given;
  Exact value;
} Tolerance;

/* false: reported. */
bool tolerance_read(SnContext *context, const char *text, Tolerance *out);
/* n × half a unit of the last place 10^coarsest, for `addends` rounded figures, where nothing is given. */
Exact tolerance_of(const Tolerance *tolerance, unsigned addends, int coarsest);

typedef struct Violation {
  SnOrigin origin;
  const char *row;  /* which row: its words */
  const char *what; /* the identity, or the column */
  Exact expected, found, tolerance;
  unsigned decimals; /* at least */
} Violation;

/* Columns row, what, expected, found, difference and tolerance. */
void violations_begin(SnTable *out);
void violation_put(SnTable *out, const Violation *violation);

/* Texts and dates of the row up to a length, a comma between two: names it for the reader.  Free with free. */
char *row_words(const SnTable *table, uint32_t row);

#endif
