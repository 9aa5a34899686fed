/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* From elements to rows. */

#include "../pairs.h"
#include "expression.h"

#define ROWS_FAULTS_SHOWN 50 /* of one sort; the rest are counted */
#define ROWS_MOST_COLUMNS 1000

typedef struct Rows {
  SnContext *context;
  const char *shown;
  SnTable *out;
  xmlNodeSetPtr elements; /* in the order of the file */
  unsigned faults;
} Rows;

/* Each column's cell is what its expression finds from the row's element.  false: reported. */
bool rows_by_expressions(Rows *rows, Finder *finder, const Pairs *columns);
/* Each attribute and each child element without children is a cell of the column of its name.  false: reported. */
bool rows_by_children(Rows *rows);

/* Whether another fault is to be shown. */
bool rows_is_shown(Rows *rows);
/* The text of a node without white space at its ends.  Free with xmlFree. */
xmlChar *rows_text(const xmlNode *node);
void rows_put(Rows *rows, uint32_t column, const xmlChar *text);
void rows_end_row(Rows *rows, const xmlNode *element);
/* Says how many faults were not listed.  TRUE when there was none. */
bool rows_end(Rows *rows);
