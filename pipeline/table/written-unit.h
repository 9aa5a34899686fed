/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The units that the cells of a column name, held against each other and against the declared one. */

#include "table/conversion.h"

typedef struct WrittenUnits {
  SnTable *table;
  const Column *texts; /* the cells as written */
  CellFaults *faults;
  const char *declared; /* NULL: none */
  gboolean by_row;      /* each row has its own, in the column “unit” */
  const char *first;    /* named by the cell of `first_row` */
  guint first_row, scaled_row, bare_row;
} WrittenUnits;

WrittenUnits written_units_begin(SnTable *table, guint index, const Column *texts, CellFaults *faults);
/* A cell and what it says; a unit that contradicts is a fault.  `zero`: nothing, in whatever unit. */
void written_units_take(WrittenUnits *written, guint row, const CellFigure *figure, gboolean zero);
/* The unit of the column, which may be NULL. */
const char *written_units_end(WrittenUnits *written);

/* Does every row say its own unit? */
gboolean units_by_row(const SnTable *table, guint index);
