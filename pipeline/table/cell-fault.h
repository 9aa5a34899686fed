/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Reporting faults of a column's cells: each with its place, the first 50, then how many more. */

#include "table/table-private.h"

typedef struct CellFaults {
  const SnTable *table;
  guint column;
  Diagnostics *diagnostics;
  guint count;
  guint last; /* row of the last one listed */
} CellFaults;

/* `hint` may be NULL. */
void cell_faults_add(CellFaults *faults, guint row, const char *hint, const char *format, ...) G_GNUC_PRINTF(4, 5);
/* Of the fault added last: what was expected of the cell, and what it holds (NULL: nothing). */
void cell_faults_compare(CellFaults *faults, const char *expected, const char *found);
/* Says how many were not listed.  TRUE when there was no fault. */
gboolean cell_faults_end(CellFaults *faults);

/* A cell's text fit for a message: cut where long.  Free with g_free. */
char *cell_quote(const char *text);
