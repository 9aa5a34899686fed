/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The sheets of a workbook, in the order of their tabs. */

#include "../../array.h"
#include "package.h"

#define MOST_SHEETS 10000

typedef struct SheetName {
  char *name;
  bool hidden;
} SheetName;

typedef ARRAY(SheetName) SheetList;

void sheet_list_free(SheetList *list);
/* `name` is taken over. */
void sheet_list_add(SheetList *list, char *name, bool hidden);

/* The index of the sheet called so (also but for case, tone placement and the like), else of the sheet of that number;
 * of the first visible one where `wanted` is NULL or empty.  -1: reported. */
int sheet_list_choose(const SheetList *list, const Package *package, const char *wanted);
