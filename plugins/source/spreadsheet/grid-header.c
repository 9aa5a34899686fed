/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The header of a grid: its rows become the names of the columns. */

#include "grid-private.h"

static uint32_t last_column(const Grid *grid) {
  uint32_t last = grid->range.first_column;
  for (size_t i = 0; i < grid->header_count; i++) {
    const Row *row = &grid->header_rows[i];
    for (size_t k = 0; k < row->cells.count; k++)
      if (row->cells.items[k].kind != CELL_EMPTY && row->cells.items[k].column > last)
        last = row->cells.items[k].column;
  }
  return last;
}

static bool in_header(const Grid *grid, const Span *span) {
  return span->first_row >= grid->header_first && span->first_row <= grid->header_last;
}

static bool has_spans(const Grid *grid) {
  for (size_t i = 0; i < grid->spans.count; i++)
    if (in_header(grid, &grid->spans.items[i]))
      return true;
  return false;
}

/* How many columns a header cell names.  One that reaches down to the last row over several columns can name but its
 * first: the others hold nothing, or are at fault. */
static void find_widths(const Grid *grid, uint32_t row, uint32_t *widths, uint32_t count) {
  for (uint32_t i = 0; i < count; i++)
    widths[i] = 1;
  for (size_t i = 0; i < grid->spans.count; i++) {
    const Span *span = &grid->spans.items[i];
    uint32_t first = span->first_column - grid->range.first_column;
    if (span->first_row != row || span->last_row >= grid->header_last || first >= count)
      continue;
    uint32_t last = span->last_column - grid->range.first_column;
    widths[first] = (last < count ? last : count - 1) - first + 1;
  }
}

static const Cell *find_cell(const Row *row, uint32_t column, size_t *from) {
  for (; *from < row->cells.count && row->cells.items[*from].column <= column; ++*from)
    if (row->cells.items[*from].column == column)
      return &row->cells.items[*from];
  return NULL;
}

static void add_row(Grid *grid, Header *header, const Row *row, uint32_t count, bool spreading, Buffer *text) {
  uint32_t *widths = array_new(count, sizeof *widths);
  find_widths(grid, row->number, widths, count);
  header_begin_row(header, row->number, spreading);
  size_t from = 0;
  for (uint32_t i = 0; i < count; i += widths[i]) {
    const Cell *cell = find_cell(row, grid->range.first_column + i, &from);
    buffer_clear(text);
    if (cell && cell->kind == CELL_FAULTY)
      grid_report_cell(grid, row, cell);
    else if (cell)
      cell_print(row, cell, text);
    if (!header_put(header, i, widths[i], text->data ? text->data : "", text->length))
      abort();
  }
  free(widths);
}

static void add_column(Grid *grid, uint32_t index) {
  char letters[RANGE_LETTERS];
  uint32_t column = grid->range.first_column + (uint32_t)grid->columns.count;
  GridColumn *added = array_add(&grid->columns);
  *added = (GridColumn){.index = index};
  if (index >= HEADER_DOUBLED_COLUMN)
    return;
  sn_table_set_reference(grid->out, index, range_letters(column, letters));
  if (grid->hidden[column])
    run_list_add(&grid->hidden_columns, column + 1, true);
}

void grid_finish_header(Grid *grid) {
  Header header = {0};
  Buffer text = {0};
  bool spreading = !has_spans(grid);
  uint32_t count = last_column(grid) - grid->range.first_column + 1;
  for (size_t i = 0; i < grid->header_count; i++) {
    const Row *row = &grid->header_rows[i];
    add_row(grid, &header, row, count, spreading && row->number < grid->header_last, &text);
  }
  HeaderPlace place = {grid->shown, grid->sheet, grid->range.first_column};
  uint32_t *indices = array_new(header.count, sizeof *indices);
  grid->failed = !header_add_named(&header, grid->context, &place, grid->out, indices) || grid->failed;
  for (uint32_t i = 0; i < header.count; i++)
    add_column(grid, indices[i]);
  free(indices);
  buffer_free(&text);
  header_clear(&header);
}

void grid_number_columns(Grid *grid, uint32_t column) {
  while (grid->range.first_column + grid->columns.count <= column) {
    char name[16];
    snprintf(name, sizeof name, "c%zu", grid->columns.count + 1);
    add_column(grid, sn_table_add_column(grid->out, name, SN_TEXT, NULL));
  }
}
