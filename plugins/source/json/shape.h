/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How rows lie in a list or an object. */

#include "tree.h"

typedef enum Shape {
  SHAPE_RECORDS, /* a list of objects, each a row */
  SHAPE_LISTS,   /* a list of lists, each a row */
  SHAPE_VALUES,  /* a list of single values: one column, “value” */
  SHAPE_KEYED,   /* an object of objects: each a row, its name in the column “key” */
  SHAPE_COLUMNS, /* an object of lists: each a column */
  SHAPE_MEMBERS, /* an object of single values: a row each, “key” and “value” */
} Shape;

/* false: reported, each row that does not lie as the first does included. */
bool shape_of(Tree *tree, Node rows, Shape *shape);

/* Faults of one sort are listed up to this number. */
#define FAULTS_SHOWN 50
