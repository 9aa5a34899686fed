/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One worksheet, row by row into a grid (ISO/IEC 29500-1, 18.3). */

#include "../spreadsheet/grid.h"
#include "shared.h"
#include "styles.h"

typedef struct SheetParts {
  const Strings *strings;
  const Styles *styles;
  bool from_1904;
} SheetParts;

/* Tells the grid the sheet's merged cells, which the file has after its rows.  false: reported. */
bool sheet_read_spans(Package *package, const char *part, Grid *grid);

/* All rows; the merged cells too unless `spans_told`.  false: reported.  `name` is the sheet's. */
bool sheet_read(Package *package, const char *part, const char *name, const SheetParts *parts, bool spans_told,
                Grid *grid);
