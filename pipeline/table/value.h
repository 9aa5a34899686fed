/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A value that prose, a table or a chart refers to: a cell with all that its
 * row says of it. */

#include <glib.h>
#include <songngu/plugin.h>

#include "base/calendar.h"
#include "table/remark.h"
#include "table/table.h"
#include "table/unit.h"

typedef struct Value {
  SnType type;
  SnCell cell;
  SnDecimal number;
  gint32 days;
  gboolean truth;
  const char *text;   /* borrowed from the table */
  const Unit *unit;   /* NULL: none */
  const char *unit_id; /* as written, also where no such unit is known */
  Qualifier qualifier;
  Status status;
  Period period;
  Period as_of;
  const SnTable *table;
  guint row, column;
} Value;

/* The cell, with the unit of: the row's "unit" column (for the column named "value"), else
 * the column.  Qualifier and status come from the column's own siblings (NAME_qualifier, NAME_status), else from the
 * row's columns of those names, as period and as-of do. */
Value value_of_cell(const SnTable *table, guint column, guint row, const Units *units);

/* Reports words of the columns qualifier and status, and entries of period and as-of (also as_of), that value_of_cell
 * would pass over.  In a table without a number column those names mean something else, and nothing is checked. */
gboolean values_check(const SnTable *table, Diagnostics *diagnostics);
