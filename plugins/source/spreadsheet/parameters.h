/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The parameters of all spreadsheets. */

#include <songngu/plugin.h>

#define SHEET_MOST_HEADER 10

typedef struct SheetParams {
  const char *path;
  const char *sheet; /* a name or a number; NULL: the first that is not hidden */
  const char *range;
  int64_t header, skip, footer;
} SheetParams;

extern const SnParam SHEET_PARAMS[];
