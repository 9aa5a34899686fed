/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "grid.h"

#include "grid-private.h"

Grid *grid_new(const Package *package, const SheetParams *params, const char *sheet, SnTable *out) {
  Grid *grid = array_new(1, sizeof *grid);
  grid->context = package_context(package);
  grid->shown = package_shown(package);
  grid->sheet = sheet;
  grid->params = params;
  grid->out = out;
  if (!range_read(grid->context, params->range, &grid->range)) {
    grid_free(grid);
    return NULL;
  }
  uint64_t first = (uint64_t)grid->range.first_row + (uint64_t)params->skip;
  grid->first_row = first > UINT32_MAX ? UINT32_MAX : (uint32_t)first;
  return grid;
}

void grid_free(Grid *grid) {
  if (!grid)
    return;
  row_free(&grid->row);
  for (size_t i = 0; i < SHEET_MOST_HEADER; i++)
    row_free(&grid->header_rows[i]);
  for (size_t i = 0; i < grid->footer_count; i++)
    row_free(&grid->footer[i]);
  free(grid->footer);
  array_free(&grid->spans);
  array_free(&grid->columns);
  free(grid);
}

const char *grid_cell_name(const Grid *grid, uint32_t column, uint32_t row, char name[CELL_NAME]) {
  char letters[RANGE_LETTERS];
  snprintf(name, CELL_NAME, "%s!%s%u", grid->sheet, range_letters(column, letters), row);
  return name;
}

/* ---- rows of the table */

static void put_value(SnTable *out, uint32_t index, const Row *row, const Cell *cell) {
  switch (cell->kind) {
  case CELL_TEXT:
    sn_table_put_text(out, index, cell_text(row, cell), cell->length);
    break;
  case CELL_NUMBER:
    sn_table_put_number(out, index, cell->number);
    break;
  case CELL_DATE:
    sn_table_put_date(out, index, cell->days);
    break;
  case CELL_BOOLEAN:
    sn_table_put_boolean(out, index, cell->truth);
    break;
  case CELL_EMPTY:
  case CELL_FAULTY:
    break;
  }
}

static void put_cell(Grid *grid, const Row *row, const Cell *cell) {
  uint32_t at = cell->column - grid->range.first_column;
  if (grid->params->header == 0 && at >= grid->columns.count)
    grid_number_columns(grid, cell->column);
  GridColumn *column = at < grid->columns.count ? &grid->columns.items[at] : NULL;
  if (!column || column->index == HEADER_NO_COLUMN) {
    grid_report_unnamed(grid, row, cell);
    return;
  }
  if (cell->kind == CELL_FAULTY)
    grid_report_cell(grid, row, cell);
  if (column->index == HEADER_DOUBLED_COLUMN)
    return;
  if (cell->kind == CELL_NUMBER)
    grid_note_unit(grid, column, row, cell);
  put_value(grid->out, column->index, row, cell);
}

static void put_row(Grid *grid, const Row *row) {
  for (size_t i = 0; i < row->cells.count; i++)
    if (row->cells.items[i].kind != CELL_EMPTY)
      put_cell(grid, row, &row->cells.items[i]);
  if (row->hidden)
    run_list_add(&grid->hidden_rows, row->number, false);
  sn_table_end_row(grid->out, &(SnOrigin){grid->shown, grid->sheet, row->number});
}

/* Rows wait until as many have come after them as the footer has. */
static void wait_for_footer(Grid *grid, const Row *row) {
  size_t footer = (size_t)grid->params->footer;
  if (grid->footer_count == footer) {
    put_row(grid, &grid->footer[grid->footer_at]);
    row_copy(&grid->footer[grid->footer_at], row);
    grid->footer_at = (grid->footer_at + 1) % footer;
    return;
  }
  grid->footer = array_grow(grid->footer, &grid->footer_room, grid->footer_count, sizeof *grid->footer);
  Row *waiting = &grid->footer[grid->footer_count++];
  *waiting = (Row){0};
  row_copy(waiting, row);
}

/* ---- rows of the sheet */

/* The header begins with the first row that holds anything. */
static void begin_header(Grid *grid, const Row *row) {
  grid->header_begun = true;
  grid->header_first = row->number;
  grid->header_last = row->number + (uint32_t)grid->params->header - 1;
  if (grid->params->header == 0)
    grid->header_done = true;
}

static void finish_header(Grid *grid) {
  grid_finish_header(grid);
  grid->header_done = true;
  for (size_t i = 0; i < grid->spans.count; i++)
    grid_note_span(grid, &grid->spans.items[i]);
  array_free(&grid->spans);
}

static void take_row(Grid *grid, const Row *row) {
  if (!grid->header_begun)
    begin_header(grid, row);
  if (!grid->header_done && row->number <= grid->header_last) {
    row_copy(&grid->header_rows[grid->header_count++], row);
    return;
  }
  if (!grid->header_done)
    finish_header(grid);
  if (grid->params->footer > 0)
    wait_for_footer(grid, row);
  else
    put_row(grid, row);
}

Row *grid_begin_row(Grid *grid, uint32_t number, uint32_t repeated, bool hidden) {
  uint64_t last = (uint64_t)number + repeated - 1;
  grid->row_open = last >= grid->first_row && number <= grid->range.last_row;
  if (!grid->row_open)
    return NULL;
  row_clear(&grid->row);
  grid->row.number = number > grid->first_row ? number : grid->first_row;
  grid->row.hidden = hidden;
  grid->last_repeated = last < grid->range.last_row ? (uint32_t)last : grid->range.last_row;
  return &grid->row;
}

Cell *grid_add_cell(Grid *grid, uint32_t column) {
  if (!grid->row_open || column >= SHEET_MOST_COLUMNS || !range_has_column(&grid->range, column))
    return NULL;
  Cell *cell = array_add(&grid->row.cells);
  *cell = (Cell){.column = column};
  return cell;
}

void grid_end_row(Grid *grid) {
  if (!grid->row_open || row_is_blank(&grid->row))
    return;
  for (; grid->row.number <= grid->last_repeated; grid->row.number++)
    take_row(grid, &grid->row);
  grid->row_open = false;
}

void grid_hide_columns(Grid *grid, uint32_t first, uint32_t last) {
  for (uint32_t i = first; i <= last && i < SHEET_MOST_COLUMNS; i++)
    grid->hidden[i] = true;
}

void grid_add_span(Grid *grid, const Span *span) {
  if (grid->header_done) {
    grid_note_span(grid, span);
  } else if (grid->spans.count >= MOST_SPANS) {
    grid->too_many_spans = true;
  } else {
    Span *kept = array_add(&grid->spans);
    *kept = *span;
  }
}

bool grid_end(Grid *grid) {
  if (!grid->header_begun)
    return sn_fail_at(grid->context, grid->shown, 0, "sheet “%s” holds nothing where the table should be", grid->sheet);
  if (!grid->header_done)
    finish_header(grid);
  for (size_t i = 0; i < grid->columns.count; i++) {
    const GridColumn *column = &grid->columns.items[i];
    if (column->index < HEADER_DOUBLED_COLUMN && column->unit && !column->mixed)
      sn_table_set_unit(grid->out, column->index, column->unit);
  }
  grid_report_rest(grid);
  return !grid->failed;
}
