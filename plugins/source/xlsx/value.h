/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A cell's stored text becomes a value (ST_CellType; ISO/IEC 29500-1, 18.18.11). */

#include "../spreadsheet/cell.h"
#include "sheet.h"

typedef enum StoredType {
  STORED_NUMBER,
  STORED_SHARED,
  STORED_TEXT,
  STORED_INLINE, /* in <is>; its text is that of a rich text */
  STORED_BOOLEAN,
  STORED_ERROR,
  STORED_DATE,
  STORED_UNKNOWN,
} StoredType;

/* By the attribute t, which is "n" where it is missing. */
StoredType stored_type(const char *word, size_t length);

/* What stands in <v>. */
typedef struct Stored {
  StoredType type;
  uint32_t style;
  bool has_formula, has_value;
  const char *text;
  size_t length;
} Stored;

/* The cell's value, but for inline strings. */
void value_read(const SheetParts *parts, const Stored *stored, Row *row, Cell *cell);

/* An inline string. */
void value_read_inline(const SheetParts *parts, uint32_t style, const Rich *rich, Row *row, Cell *cell);
