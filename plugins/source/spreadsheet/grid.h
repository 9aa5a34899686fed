/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The rows of a sheet, as they come, become a table: range, header, footer, merged and hidden cells, units.  No more
 * rows are kept than the header and the footer have. */

#include "cell.h"
#include "package.h"
#include "parameters.h"

#define SHEET_MOST_ROWS 1048576 /* of Excel and of LibreOffice */
#define SHEET_MOST_COLUMNS 16384

/* A merged cell.  Rows from 1, columns from 0, both ends belong to it. */
typedef struct Span {
  uint32_t first_row, last_row, first_column, last_column;
} Span;

typedef struct Grid Grid;

/* All is borrowed until grid_free.  NULL: reported. */
Grid *grid_new(const Package *package, const SheetParams *params, const char *sheet, SnTable *out);
void grid_free(Grid *grid);

/* Begins row `number`, which must be beyond all before it, and the `repeated` - 1 like it that follow; an empty row may
 * be left out.  NULL: the table wants nothing of these rows. */
Row *grid_begin_row(Grid *grid, uint32_t number, uint32_t repeated, bool hidden);
/* A new empty cell of the row, beyond all before it.  NULL: the table wants nothing of this column. */
Cell *grid_add_cell(Grid *grid, uint32_t column);
/* The row's cells are complete. */
void grid_end_row(Grid *grid);

/* Where the columns are hidden.  Both ends belong to it. */
void grid_hide_columns(Grid *grid, uint32_t first, uint32_t last);

/* Tells of a merged cell.  Those of the header must be known before its last row ends, if it has more rows than one;
 * any may be told a second time after that. */
void grid_add_span(Grid *grid, const Span *span);

/* No more rows.  false: something was reported. */
bool grid_end(Grid *grid);
