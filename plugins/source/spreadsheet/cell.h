/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a cell of a sheet holds, and a row of such cells before it goes into the table. */

#include <songngu/plugin.h>

#include "../../array.h"
#include "../../buffer.h"

typedef enum CellKind {
  CELL_EMPTY,
  CELL_TEXT,
  CELL_NUMBER,
  CELL_DATE,
  CELL_BOOLEAN,
  CELL_FAULTY,
} CellKind;

/* Said only when the cell turns out to belong to the table. */
typedef enum CellFault {
  FAULT_ERROR,     /* of a calculation: #N/A; the text says which */
  FAULT_NO_RESULT, /* a formula that no program has calculated */
  FAULT_NO_NUMBER, /* the text says what stands instead; so below */
  FAULT_TOO_LARGE,
  FAULT_NO_DAY,
  FAULT_NO_TRUTH,
  FAULT_NO_STRING, /* the number of a shared text that the workbook lacks */
  FAULT_NO_TYPE,
  CELL_FAULTS
} CellFault;

typedef struct Cell {
  uint32_t column; /* of the sheet, from 0 */
  CellKind kind;
  CellFault fault;
  const char *unit; /* of a NUMBER, as shown, or NULL; lives as long as the grid */
  union {
    SnDecimal number;
    int32_t days;
    bool truth;
  };
  const char *text; /* of TEXT and FAULTY; NULL: it begins at `offset` of the row's own text */
  size_t offset, length;
} Cell;

typedef struct Row {
  uint32_t number; /* from 1 */
  bool hidden;
  ARRAY(Cell) cells; /* by column, ascending */
  Buffer text;
} Row;

void row_free(Row *row);
void row_clear(Row *row);
void row_copy(Row *row, const Row *from);
/* Whether no cell holds anything. */
bool row_is_blank(const Row *row);

static inline const char *cell_text(const Row *row, const Cell *cell) {
  return cell->text ? cell->text : row->text.data ? row->text.data + cell->offset : "";
}

/* Text of the row's own, copied; spaces alone are none. */
void cell_set_text(Row *row, Cell *cell, const char *text, size_t length);
/* Text that lives at least as long as the row. */
void cell_share_text(Cell *cell, const char *text, size_t length);
void cell_set_fault(Row *row, Cell *cell, CellFault fault, const char *text, size_t length);

/* What a header shows of the cell, appended to `out`. */
void cell_print(const Row *row, const Cell *cell, Buffer *out);
