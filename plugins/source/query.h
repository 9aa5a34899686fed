/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the sources that ask a database have in common: the statement, and what is bound to its parameters. */

#include "pairs.h"

/* The statement of a stage that gives either a text or the name of a table; one that gives both or none is
 * reported, and NULL returned.  `schemas`: a point in the name divides schema and table.  Free with free. */
char *query_of(SnContext *context, const char *text, const char *table, bool schemas);

typedef enum BoundKind { BOUND_NULL, BOUND_NUMBER, BOUND_TEXT } BoundKind;

/* What a parameter of the statement is bound to. */
typedef struct Bound {
  BoundKind kind;
  SnDecimal number;
  const char *text; /* as written, without the quotes around it; for numbers too; borrowed */
  size_t length;
} Bound;

/* Nothing written is NULL; what stands in single quotes is text, and so is all that is no plain figure ("01" is a
 * code). */
Bound bound_of(const Pair *pair);

/* Whether the statement's parameters (names without their colon, NULL-terminated) and the pairs are the same.  false:
 * each that is alone is reported. */
bool query_check_bound(SnContext *context, const Pairs *pairs, const char *const *names);
