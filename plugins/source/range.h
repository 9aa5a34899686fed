/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A rectangle of cells, as spreadsheets name one: "B3:F20", "B:F", "3:20", "B3:F" (from row 3 to the end), "B3".
 * Compiled into each source that takes one. */

#include <songngu/plugin.h>

#define RANGE_MOST_COLUMNS 16384 /* as spreadsheets have */
#define RANGE_LETTERS 8          /* room for a column's letters and a NUL */

/* Both ends belong to it.  Columns count from 0, rows from 1, as in SnOrigin.  An open end is UINT32_MAX. */
typedef struct Range {
  uint32_t first_column, last_column;
  uint32_t first_row, last_row;
} Range;

/* Everything. */
#define RANGE_ALL ((Range){0, UINT32_MAX, 1, UINT32_MAX})

/* `text` NULL or empty is everything; dollar signs and lower-case letters are taken, and the two corners may come in
 * either order.  false: it is no range. */
bool range_parse(const char *text, Range *out);

/* The same for a parameter: reports what is no range. */
bool range_read(SnContext *context, const char *text, Range *out);

static inline bool range_has_row(const Range *range, uint32_t row) {
  return row >= range->first_row && row <= range->last_row;
}

static inline bool range_has_column(const Range *range, uint32_t column) {
  return column >= range->first_column && column <= range->last_column;
}

/* A column's letters, 0 is A, written into `letters`, which is returned. */
const char *range_letters(uint32_t column, char letters[RANGE_LETTERS]);

/* A cell's name such as "$AB$12", up to `end`.  Either part may be missing: its number is then UINT32_MAX.  NULL when
 * there is neither, or a number is too large; else where the name ends. */
const char *range_parse_cell(const char *text, const char *end, uint32_t *column, uint32_t *row);
