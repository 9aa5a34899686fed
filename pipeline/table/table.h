/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The core's side of a table: typed columns of equal length. */

#include <glib.h>
#include <songngu/plugin.h>

#include "base/diagnostic.h"
#include "table/unit.h"

/* `name` as the pack calls it. */
SnTable *table_new(const char *name);
void table_free(SnTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SnTable, table_free)

const char *table_name(const SnTable *table);
/* Index of the column, or -1. */
int table_find_column(const SnTable *table, const char *name);
/* NULL-terminated names, borrowed strings; free the array only. */
const char **table_column_names(const SnTable *table);

/* The faults that puts recorded, in order of row. */
void table_report(const SnTable *table, Diagnostics *diagnostics);

/* Where rows of a derived table come from when no row says so. */
void table_set_origin(SnTable *table, const char *file, guint line);

/* By whose words cells name their units; borrowed.  Without, only the percent sign is known. */
void table_set_units(SnTable *table, const Units *units);

/* Replaces column `index` by its cells read as `type`; faults name file, line and column.  What a cell says beside
 * its number goes into the columns NAME_qualifier, NAME_status and NAME_note, which are added where there is any;
 * the unit that cells name becomes the column's, or the row's where the table has a column “unit”. */
typedef struct ColumnReading {
  SnType type;
  int locale;         /* a NumberLocale */
  const char *unit;   /* NULL keeps the column's own */
  guint also_count;   /* further locales: a cell is read by the first in which it is well formed, where no other */
  int also[2];        /* gives it another value */
} ColumnReading;
gboolean table_read_column(SnTable *table, guint index, const ColumnReading *reading, Diagnostics *diagnostics);

/* Types for text columns that no one declared: numbers where every cell is
 * one beyond doubt (no leading zeros, no ambiguous separators), ISO dates, else text. */
void table_infer_columns(SnTable *table, Diagnostics *diagnostics);

/* One cell printed plainly (numbers with a point, dates ISO): for keys, show and messages.  Free with g_free. */
char *table_cell_text(const SnTable *table, guint column, guint row);

/* The cell of `column` in the row that meets all conditions.  NULL: reported. */
typedef struct Condition {
  const char *column;
  const char *value; /* compared under folding for text, by value for numbers and dates */
} Condition;
gboolean table_find_row(const SnTable *table, const Condition *conditions, guint count, const Place *place,
                        Diagnostics *diagnostics, guint *row);
