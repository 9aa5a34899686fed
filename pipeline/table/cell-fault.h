/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Reporting faults of a column's cells: each with its place, the first 50, then how many more. */

#include "table/table-private.h"

typedef struct CellFaults {
  const SnTable *table;
  guint column;
  Diagnostics *diagnostics;
  guint count;
} CellFaults;

/* `hint` may be NULL. */
void cell_faults_add(CellFaults *faults, guint row, const char *hint, const char *format, ...) G_GNUC_PRINTF(4, 5);
/* Says how many were not listed.  TRUE when there was no fault. */
gboolean cell_faults_end(CellFaults *faults);

/* A cell's text fit for a message: cut where long.  Free with g_free. */
char *cell_quote(const char *text);
