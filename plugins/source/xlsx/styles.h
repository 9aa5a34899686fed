/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the styles of cells (cellXfs; ISO/IEC 29500-1, 18.8.10) say of their contents. */

#include "../../array.h"
#include "../spreadsheet/legacy-font.h"
#include "../spreadsheet/package.h"
#include "format.h"

typedef struct CellStyle {
  Format format;
  LegacyFont font;
} CellStyle;

typedef struct Styles {
  ARRAY(CellStyle) items;
} Styles;

/* `part` as package_find gives it.  false: reported. */
bool styles_read(Styles *styles, Package *package, const char *part);
void styles_free(Styles *styles);
/* The general one where the workbook has no such style.  Lives as long as the styles. */
const CellStyle *styles_get(const Styles *styles, uint32_t index);
