/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure.h"

#include "../../array.h"

bool figures_read(Figures *figures, const FigureFormula *formula, const Aggregation *aggregation) {
  *figures = (Figures){.formula = formula};
  figures->list = array_new(aggregation->groups->count, sizeof *figures->list);
  return figures_aggregate(figures, aggregation) &&
         (formula->function == formula->of || figures_derive(figures, aggregation));
}

void figures_clear(Figures *figures) { free(figures->list); }
