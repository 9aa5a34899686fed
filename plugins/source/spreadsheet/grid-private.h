/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How a grid is kept; for the files of this folder. */

#include "../header.h"
#include "../range.h"
#include "grid.h"

#define FAULTS_SHOWN 50 /* of one sort; the rest are counted */
#define MOST_SPANS (1u << 20)
#define CELL_NAME 128

/* Numbers that were met, for a warning, in few words: "5, 7-9, …". */
typedef struct RunList {
  char text[80];
  uint32_t first; /* of all, 0: none */
  uint32_t start, last;
  bool full;
} RunList;

/* A column of the sheet, from the range's first on. */
typedef struct GridColumn {
  uint32_t index;   /* in the table, or HEADER_NO_COLUMN */
  const char *unit; /* of its figures, NULL: none */
  bool has_numbers, mixed;
} GridColumn;

struct Grid {
  SnContext *context;
  const char *shown, *sheet;
  const SheetParams *params;
  SnTable *out;
  Range range;
  uint32_t first_row; /* where the header may begin */
  Row row;            /* being filled */
  bool row_open;
  uint32_t last_repeated; /* the last row that is like it */
  /* the header */
  bool header_begun, header_done;
  uint32_t header_first, header_last;
  Row header_rows[SHEET_MOST_HEADER];
  size_t header_count;
  ARRAY(Span) spans; /* told before the header was done */
  bool too_many_spans;
  ARRAY(GridColumn) columns;
  /* the footer: rows that may turn out to belong to it, the oldest at footer_at */
  Row *footer;
  size_t footer_count, footer_room, footer_at;
  /* what is said at the end */
  uint32_t faults[CELL_FAULTS], unnamed;
  RunList hidden_rows, hidden_columns;
  uint32_t tall_spans;
  Span first_tall;
  Span header_span; /* the one that reaches furthest out of the header */
  bool hidden[SHEET_MOST_COLUMNS], unnamed_said[SHEET_MOST_COLUMNS]; /* by column of the sheet */
  bool failed;                                                       /* something was reported */
};

/* "Sheet!B7". */
const char *grid_cell_name(const Grid *grid, uint32_t column, uint32_t row, char name[CELL_NAME]);

/* ---- grid-header.c */

/* Names the columns by the rows kept. */
void grid_finish_header(Grid *grid);
/* The next columns up to `column`, named by their number: there is no header. */
void grid_number_columns(Grid *grid, uint32_t column);

/* ---- grid-fault.c */

void grid_report_cell(Grid *grid, const Row *row, const Cell *cell);
void grid_report_unnamed(Grid *grid, const Row *row, const Cell *cell);
/* Keeps the unit of a figure, and warns of the first that is shown unlike those above it. */
void grid_note_unit(Grid *grid, GridColumn *column, const Row *row, const Cell *cell);
void grid_note_span(Grid *grid, const Span *span);
/* `columns`: numbers are those of columns, from 1, and told by letters. */
void run_list_add(RunList *list, uint32_t number, bool columns);
/* What was only counted so far. */
void grid_report_rest(Grid *grid);
