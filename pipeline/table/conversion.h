/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Reading a column of text as one of another type; for the files of this folder. */

#include "base/number.h"
#include "table/cell-fault.h"
#include "table/cell-figure.h"
#include "table/table-private.h"

#define NO_ROW G_MAXUINT

/* A new column in place of an old one, cell by cell.  `from` keeps the old arrays; the new cells hold what the old ones
 * did, and those with a value wait for it. */
typedef struct Conversion {
  SnTable *table;
  Column from, *to;
  CellFaults faults;
} Conversion;

Conversion conversion_begin(SnTable *table, guint index, SnType type, Diagnostics *diagnostics);
/* TRUE when no cell was at fault. */
gboolean conversion_end(Conversion *conversion);
/* A cell that was put as `type` is taken as it is; FALSE: it was put otherwise. */
gboolean conversion_take_typed(Conversion *conversion, SnType type, guint row);

/* What all cells of a column together say of its numbers. */
typedef struct Evidence {
  guint numbers;                             /* cells that hold one */
  guint first_vi, first_en;                  /* rows that settle it, or NO_ROW */
  guint ambiguous, wrong;                    /* how many */
  guint first_ambiguous;                     /* row, or NO_ROW */
  guint weak;                                /* how many might as well be codes */
  guint with_unit, other_unit, without_unit; /* rows: the first with a unit or scale, with another one, with neither */
  gboolean leading_zeros, too_long;
  gboolean spaced; /* spaces group digits, which the plain locale does not know */
} Evidence;

/* Stops at the `wrong`th cell that is no number. */
Evidence evidence_gather(const SnTable *table, guint index, guint wrong);
gboolean evidence_is_mixed(const Evidence *evidence);
/* Ambiguous cells, and none that tells how they are meant. */
gboolean evidence_is_doubtful(const Evidence *evidence);
gboolean evidence_units_disagree(const Evidence *evidence);
/* English writing includes the plain one. */
NumberLocale evidence_locale(const Evidence *evidence);

/* The cell's text taken apart; FALSE: no figure. */
gboolean cell_figure(FigureReader *reader, const char *text, CellFigure *out);
gboolean cell_is_ambiguous(const Column *column, guint row, FigureReader *reader);

/* Numbers of a text column under the locales of `reading`, or of the one that the cells decide where that is
 * NUMBER_INFER; all that is wrong is reported. */
gboolean read_numbers(SnTable *table, guint index, const ColumnReading *reading, Diagnostics *diagnostics);

/* Is this a column of numbers that no one declared?  What only keeps it from being one, such as doubtful separators,
 * is said as a warning. */
gboolean holds_numbers(const SnTable *table, guint index, ColumnReading *reading, Diagnostics *diagnostics);
