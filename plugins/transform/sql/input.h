/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The tables of a statement, each a read-only virtual table that shows our
 * columns where they lie. */

#include <sqlite3.h>

#include <songngu/plugin.h>

/* Rows in another order, or found by the values of some columns; built once for a statement. */
typedef struct Path Path;

typedef struct Input {
  SnContext *context;
  const char *name;
  const SnTable *table;
  uint32_t rows;
  bool real;    /* figures as REAL, integral ones too */
  bool failed;  /* a fault of a cell has been reported */
  uint32_t row; /* that the last cursor stands on */
  Path *paths;  /* list */
} Input;

void input_init(Input *input, SnContext *context, const SnInput *from, bool real);
void input_clear(Input *input);

/* Makes the input known to SQL under its name.  It must outlive `db`.
 * To be called before an authoriser is set. */
int input_register(sqlite3 *db, Input *input);
