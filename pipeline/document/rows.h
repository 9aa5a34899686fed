/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The rows of a table block, each bound when it is asked for. */

#include "document/binding.h"

typedef enum RowColumnKind {
  ROW_CELLS,   /* cells of the table */
  ROW_NUMBERS, /* 1, 2, 3 … */
  ROW_UNITS,   /* cells that are ids of units */
} RowColumnKind;

typedef struct RowColumn {
  RowColumnKind kind;
  guint index; /* in the table */
  const SnColumn *cells;
  ValueStyle style;
  const Unit *unit; /* in place of the cells' own; NULL: as the cells say */
  const char *unit_id;
  const char *empty; /* what stands for an empty cell; NULL: nothing */
  TableColumn look;
  GArray *head; /* Span */
  guint group;  /* from 1; 0: stands in no group */
} RowColumn;

typedef struct Rows Rows;

Rows *rows_new(Binder *binder, const SnTable *table, const xmlNode *node);
/* A column of row numbers. */
void rows_add_numbers(Rows *rows, GStringChunk *strings);
/* Takes the column's head over. */
void rows_add(Rows *rows, const RowColumn *column);
/* A head over all columns added with its number. */
void rows_add_group(Rows *rows, GArray *head);
/* How a cell of this type is aligned where the pack does not say. */
TableColumn rows_look(SnType type, gboolean plain_figures);
/* Attributes rows, total, highlight; reported. */
void rows_read_attributes(Rows *rows, const xmlNode *node);
/* The block takes the rows over. */
void rows_finish(Rows *rows, Block *block);
