/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The workbook part: which sheets there are and where (ISO/IEC 29500-1, 18.2). */

#include "../spreadsheet/sheet-list.h"

typedef struct Workbook {
  SheetList sheets;
  ARRAY(const char *) parts; /* of each sheet, as package_find gives it; NULL: missing, or no worksheet */
  ARRAY(char *) ids;         /* r:id of each, or NULL */
  bool from_1904;
  const char *strings, *styles; /* parts, or NULL */
} Workbook;

/* false: reported. */
bool workbook_read(Workbook *workbook, Package *package);
void workbook_free(Workbook *workbook);
