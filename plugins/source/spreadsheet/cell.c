/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cell.h"

#include "../../date.h"

void row_free(Row *row) {
  array_free(&row->cells);
  buffer_free(&row->text);
  *row = (Row){0};
}

void row_clear(Row *row) {
  row->cells.count = 0;
  row->hidden = false;
  buffer_clear(&row->text);
}

void row_copy(Row *row, const Row *from) {
  row_clear(row);
  row->number = from->number;
  row->hidden = from->hidden;
  for (size_t i = 0; i < from->cells.count; i++) {
    Cell *cell = array_add(&row->cells);
    *cell = from->cells.items[i];
  }
  buffer_bytes(&row->text, from->text.data, from->text.length);
}

bool row_is_blank(const Row *row) {
  for (size_t i = 0; i < row->cells.count; i++)
    if (row->cells.items[i].kind != CELL_EMPTY)
      return false;
  return true;
}

static bool is_blank(const char *text, size_t length) {
  for (size_t i = 0; i < length; i++)
    if (text[i] != ' ' && text[i] != '\t' && text[i] != '\r' && text[i] != '\n')
      return false;
  return true;
}

static void keep_text(Row *row, Cell *cell, const char *text, size_t length) {
  cell->text = NULL;
  cell->offset = row->text.length;
  cell->length = length;
  buffer_bytes(&row->text, text, length);
}

void cell_set_text(Row *row, Cell *cell, const char *text, size_t length) {
  cell->kind = is_blank(text, length) ? CELL_EMPTY : CELL_TEXT;
  if (cell->kind == CELL_TEXT)
    keep_text(row, cell, text, length);
}

void cell_share_text(Cell *cell, const char *text, size_t length) {
  cell->kind = is_blank(text, length) ? CELL_EMPTY : CELL_TEXT;
  cell->text = text;
  cell->length = length;
}

void cell_set_fault(Row *row, Cell *cell, CellFault fault, const char *text, size_t length) {
  cell->kind = CELL_FAULTY;
  cell->fault = fault;
  keep_text(row, cell, text, length);
}

/* ---- as text */

static void print_number(SnDecimal number, Buffer *out) {
  char digits[24];
  int64_t coefficient = number.coefficient;
  int length = snprintf(digits, sizeof digits, "%0*lld", number.scale + 1,
                        (long long)(coefficient < 0 ? -coefficient : coefficient));
  if (coefficient < 0)
    buffer_char(out, '-');
  buffer_bytes(out, digits, (size_t)length - number.scale);
  if (number.scale > 0)
    buffer_char(out, '.');
  buffer_bytes(out, digits + length - number.scale, number.scale);
}

void cell_print(const Row *row, const Cell *cell, Buffer *out) {
  char date[DATE_TEXT];
  switch (cell->kind) {
  case CELL_TEXT:
    buffer_bytes(out, cell_text(row, cell), cell->length);
    break;
  case CELL_NUMBER:
    print_number(cell->number, out);
    break;
  case CELL_DATE:
    buffer_put(out, date_print(cell->days, date));
    break;
  case CELL_BOOLEAN:
    buffer_put(out, cell->truth ? "yes" : "no");
    break;
  case CELL_EMPTY:
  case CELL_FAULTY:
    break;
  }
}
