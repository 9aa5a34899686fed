/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The columns of the table being read, and the cells put into them. */

#include "tree.h"

typedef struct Column {
  char *name;
  const char *pointer; /* within a row, where columns="" chose it; borrowed */
  bool found;          /* by some row */
  bool nested;         /* said to hold what is no single value */
  uint32_t filled;     /* the row that filled it last, from 1 */
} Column;

typedef struct Columns {
  Tree *tree;
  Column *list;
  uint32_t count;
  size_t room;
  uint32_t next; /* where the next name is likely to be: members mostly come in one order */
  uint32_t row;  /* being filled, from 1 */
  uint32_t faults, wrong_cells;
} Columns;

void columns_clear(Columns *columns);

/* The index of the column of that name, which is added where it is new. */
uint32_t columns_need(Columns *columns, const char *name);
/* Adds them to the table.  false: reported. */
bool columns_add_to(Columns *columns, SnTable *out, uint32_t line);

/* Puts a single value; what is none, or no figure that can be kept, is reported. */
void columns_put(Columns *columns, SnTable *out, uint32_t column, Node value);
/* Puts the name of a member. */
void columns_put_key(SnTable *out, uint32_t column, const char *key);
void columns_end_row(Columns *columns, SnTable *out, Node row);

/* Whether anything was wrong; says what was not listed. */
bool columns_finish(Columns *columns);
