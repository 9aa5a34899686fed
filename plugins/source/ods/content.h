/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The content of an OpenDocument spreadsheet (ODF 1.3 part 3, 9): its sheets, or the rows of one. */

#include "../spreadsheet/grid.h"
#include "../spreadsheet/sheet-list.h"
#include "styles.h"

/* Opens the part anew for each reading; false: reported. */
bool content_list(Package *package, OdsStyles *styles, SheetList *list);

#define FIRST_VISIBLE (-1)
typedef struct ContentReading {
  const SheetParams *params;
  int index; /* of the sheet, or FIRST_VISIBLE */
  SnTable *out;
  bool found; /* set: the sheet was there, and was read */
} ContentReading;
bool content_read(Package *package, OdsStyles *styles, ContentReading *reading);

/* The styles of a part of their own.  false: reported. */
bool content_read_styles(Package *package, OdsStyles *styles, const char *part);
