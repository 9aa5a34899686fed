/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef IDENTITY_EXPRESSION_H
#define IDENTITY_EXPRESSION_H

/* Identities between the figures of a row: TD = TDF + TDD.
 *
 * + - * / and parentheses over columns and decimals (1234.5).  A name is letters, digits and “_”, or stands in double
 * quotes. */

#include <songngu/plugin.h>

#include "exact.h"

#define MOST_STEPS 200 /* of one side */

typedef enum StepKind {
  STEP_COLUMN,
  STEP_NUMBER,
  STEP_ADD,
  STEP_SUBTRACT,
  STEP_MULTIPLY,
  STEP_DIVIDE,
  STEP_NEGATE
} StepKind;

/* A step of the calculation, in postfix order. */
typedef struct Step {
  StepKind kind;
  const SnColumn *column;
  SnDecimal number;
} Step;

typedef struct Expression {
  Step steps[MOST_STEPS];
  unsigned count;
  unsigned columns; /* how many of the steps are columns */
  bool products;    /* it multiplies or divides */
} Expression;

typedef struct Identity {
  char *text; /* as written, without spaces around */
  Expression left, right;
} Identity;

/* Reads the identity of one line, its columns being those of `table`.  false: reported, at `line` of the element's
 * text, from 1. */
bool identity_parse(SnContext *context, const char *text, size_t length, uint32_t line, const SnInput *input,
                    Identity *out);
void identity_clear(Identity *identity);

/* A figure or column by itself: what the other side is held against. */
bool expression_is_column(const Expression *expression);

typedef enum Outcome { OUTCOME_VALUE, OUTCOME_NOTHING, OUTCOME_IMPOSSIBLE } Outcome;
/* The value in a row.  A dash counts as zero; NOTHING: a figure is missing; IMPOSSIBLE: divided by zero, or too large.
 * `coarsest` is raised to the last place (power of ten) of the roughest figure, `finest` to the most decimals. */
Outcome expression_value(const Expression *expression, uint32_t row, Exact *out, int *coarsest, unsigned *finest);

#endif
