/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Figures of groups: one result a group for each formula. */

#include "../../wide.h"
#include "group.h"

/* One result: exact, coefficient / 10^scale. */
typedef struct Figure {
  SnCell cell;
  Wide amount;
} Figure;

typedef struct Figures {
  const FigureFormula *formula;
  Figure *list;     /* of each group */
  unsigned scale;   /* of all */
  const char *unit; /* NULL: none */
} Figures;

typedef struct Aggregation {
  SnContext *context;
  const SnInput *input;
  const Groups *groups;
} Aggregation;

/* false: reported. */
bool figures_read(Figures *figures, const FigureFormula *formula, const Aggregation *aggregation);
void figures_clear(Figures *figures);

/* sum, count, mean, min, max of the formula's column. */
bool figures_aggregate(Figures *figures, const Aggregation *aggregation);
/* Those of `figures`, which are aggregates, replaced by share, rank, change or difference. */
bool figures_derive(Figures *figures, const Aggregation *aggregation);
