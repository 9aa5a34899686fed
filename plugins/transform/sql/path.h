/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Ways through the rows of an input other than first to last. */

#include "input.h"

#define PATH_COLUMNS 8
#define PATH_NONE UINT32_MAX

typedef enum PathKind {
  PATH_SORTED,  /* ascending by the columns, or descending where so marked; nothing first, as SQLite has it */
  PATH_GROUPED, /* equal rows side by side, groups in order of first appearance */
  PATH_LOOKUP,  /* by the columns' values */
} PathKind;

typedef struct PathColumn {
  int column;
  bool descending;
} PathColumn;

struct Path {
  Path *next;
  PathKind kind;
  int count;
  PathColumn columns[PATH_COLUMNS];
  uint32_t *order; /* SORTED, GROUPED: rows.  LOOKUP: per row the next of its bucket, or PATH_NONE */
  uint32_t *heads; /* LOOKUP: first row of each bucket */
  uint32_t mask;
};

/* Borrowed from the input; NULL: out of memory. */
const Path *path_get(Input *input, PathKind kind, const PathColumn *columns, int count);
void path_free(Path *path);

/* The first row that may hold these values in the path's columns; follow `order` for more.  PATH_NONE: none. */
uint32_t path_lookup(const Path *path, sqlite3_value **values);
