/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a grid says of its cells. */

#include <string.h>

#include "grid-private.h"

#define QUOTED 60 /* bytes of a cell that a message shows */

/* ---- cells */

static void report_fault(Grid *grid, CellFault fault, const char *name, const char *text) {
  SnContext *context = grid->context;
  const char *file = grid->shown;
  switch (fault) {
  case FAULT_ERROR:
    sn_fail_cell(context, file, name, "the cell holds the error %s in place of a value", text);
    sn_hint(context, "mend the formula in the sheet, or clear the cell");
    break;
  case FAULT_NO_RESULT:
    sn_fail_cell(context, file, name, "the formula has no result: the workbook was never calculated");
    sn_hint(context, "open the workbook in a spreadsheet program and save it");
    break;
  case FAULT_NO_NUMBER:
    sn_fail_cell(context, file, name, "the cell should hold a number, but the file has “%s” there", text);
    break;
  case FAULT_TOO_LARGE:
    sn_fail_cell(context, file, name, "the number %s has more than 18 digits", text);
    break;
  case FAULT_NO_DAY:
    sn_fail_cell(context, file, name, "the cell is shown as a date, but %s is no day of the workbook's calendar", text);
    sn_hint(context, "type the date anew, or clear the cell");
    break;
  case FAULT_NO_TRUTH:
    sn_fail_cell(context, file, name, "the cell should hold yes or no, but the file has “%s” there", text);
    break;
  case FAULT_NO_STRING:
    sn_fail_cell(context, file, name, "the file is damaged: the cell's text, number %s of the shared ones, is missing",
                 text);
    break;
  case FAULT_NO_TYPE:
    sn_fail_cell(context, file, name, "the cell is of an unknown type; the file has “%s” there", text);
    break;
  case CELL_FAULTS:
    break;
  }
}

/* The beginning of a text, cut between characters. */
static void quote(const Row *row, const Cell *cell, char text[QUOTED + 4]) {
  const char *from = cell_text(row, cell);
  size_t length = cell->length;
  if (length > QUOTED)
    for (length = QUOTED; length > 0 && ((unsigned char)from[length] & 0xC0) == 0x80;)
      length--;
  memcpy(text, from, length);
  memcpy(text + length, "…", length < cell->length ? 4 : 0);
  if (length == cell->length)
    text[length] = '\0';
}

void grid_report_cell(Grid *grid, const Row *row, const Cell *cell) {
  char name[CELL_NAME], text[QUOTED + 4];
  grid->failed = true;
  if (grid->faults[cell->fault]++ >= FAULTS_SHOWN)
    return;
  quote(row, cell, text);
  report_fault(grid, cell->fault, grid_cell_name(grid, cell->column, row->number, name), text);
}

void grid_report_unnamed(Grid *grid, const Row *row, const Cell *cell) {
  char name[CELL_NAME], letters[RANGE_LETTERS];
  if (grid->unnamed_said[cell->column])
    return;
  grid->unnamed_said[cell->column] = true;
  grid->failed = true;
  if (grid->unnamed++ >= FAULTS_SHOWN)
    return;
  sn_fail_cell(grid->context, grid->shown, grid_cell_name(grid, cell->column, row->number, name),
               "column %s has no name in the header, but this cell of it holds something",
               range_letters(cell->column, letters));
  sn_hint(grid->context, "name the column, tell the number of header rows with header, or leave it out with range");
}

/* ---- units */

void grid_note_unit(Grid *grid, GridColumn *column, const Row *row, const Cell *cell) {
  bool same = column->unit == cell->unit || (column->unit && cell->unit && strcmp(column->unit, cell->unit) == 0);
  if (!column->has_numbers) {
    column->has_numbers = true;
    column->unit = cell->unit;
  } else if (!same && !column->mixed) {
    char name[CELL_NAME];
    column->mixed = true;
    grid_cell_name(grid, cell->column, row->number, name);
    if (column->unit && cell->unit)
      sn_warn_cell(grid->context, grid->shown, name, "this figure is shown in %s, those above it in %s", cell->unit,
                   column->unit);
    else if (cell->unit)
      sn_warn_cell(grid->context, grid->shown, name, "this figure is shown in %s, those above it without a unit",
                   cell->unit);
    else
      sn_warn_cell(grid->context, grid->shown, name, "this figure is shown without a unit, those above it in %s",
                   column->unit);
    sn_hint(grid->context, "show all figures of the column in one way, or give each its unit in a column of its own");
  }
}

/* ---- merged cells */

/* Cells that reach out of the header tell that it has more rows. */
static void report_header_span(Grid *grid) {
  char name[CELL_NAME];
  const Span *span = &grid->header_span;
  sn_fail_cell(grid->context, grid->shown, grid_cell_name(grid, span->first_column, span->first_row, name),
               "the header cell is merged down to row %u, past the header", span->last_row);
  sn_hint(grid->context, "write header=\"%u\", or unmerge the cell", span->last_row - grid->header_first + 1);
  grid->failed = true;
}

void grid_note_span(Grid *grid, const Span *span) {
  bool within = span->last_column >= grid->range.first_column && span->first_column <= grid->range.last_column &&
                span->first_row <= grid->range.last_row && grid->header_begun && span->first_row >= grid->header_first;
  if (!within || span->first_row == span->last_row)
    return;
  if (grid->params->header > 0 && span->first_row <= grid->header_last) {
    if (span->last_row > grid->header_last && span->last_row > grid->header_span.last_row)
      grid->header_span = *span;
    return;
  }
  if (grid->tall_spans++ == 0)
    grid->first_tall = *span;
}

/* ---- hidden rows and columns */

static void run_list_close(RunList *list, bool columns) {
  char piece[32], from[RANGE_LETTERS], to[RANGE_LETTERS];
  size_t length = strlen(list->text);
  if (list->start == 0 || list->full)
    return;
  const char *comma = length > 0 ? ", " : "";
  if (columns && list->start == list->last)
    snprintf(piece, sizeof piece, "%s%s", comma, range_letters(list->start - 1, from));
  else if (columns)
    snprintf(piece, sizeof piece, "%s%s-%s", comma, range_letters(list->start - 1, from),
             range_letters(list->last - 1, to));
  else if (list->start == list->last)
    snprintf(piece, sizeof piece, "%s%u", comma, list->start);
  else
    snprintf(piece, sizeof piece, "%s%u-%u", comma, list->start, list->last);
  list->full = length + strlen(piece) + sizeof ", …" > sizeof list->text;
  strcpy(list->text + length, list->full ? ", …" : piece);
}

void run_list_add(RunList *list, uint32_t number, bool columns) {
  if (list->first == 0)
    list->first = number;
  if (list->start > 0 && number == list->last + 1) {
    list->last = number;
    return;
  }
  run_list_close(list, columns);
  list->start = list->last = number;
}

static void report_hidden(Grid *grid) {
  char name[CELL_NAME];
  if (grid->hidden_rows.first > 0) {
    run_list_close(&grid->hidden_rows, false);
    snprintf(name, sizeof name, "%s!%u", grid->sheet, grid->hidden_rows.first);
    sn_warn_cell(grid->context, grid->shown, name, "rows that are hidden in the sheet are read like the others: %s",
                 grid->hidden_rows.text);
    sn_hint(grid->context, "show them, or delete them if they do not belong to the table");
  }
  if (grid->hidden_columns.first > 0) {
    run_list_close(&grid->hidden_columns, true);
    sn_warn_cell(grid->context, grid->shown, grid->sheet,
                 "columns that are hidden in the sheet are read like the others: %s", grid->hidden_columns.text);
    sn_hint(grid->context, "show them, or delete them if they do not belong to the table");
  }
}

/* ---- the end */

void grid_report_rest(Grid *grid) {
  uint32_t rest = grid->unnamed > FAULTS_SHOWN ? grid->unnamed - FAULTS_SHOWN : 0;
  for (int i = 0; i < CELL_FAULTS; i++)
    rest += grid->faults[i] > FAULTS_SHOWN ? grid->faults[i] - FAULTS_SHOWN : 0;
  if (rest > 0)
    sn_fail_at(grid->context, grid->shown, 0, "%u more cells of sheet “%s” have such faults", rest, grid->sheet);
  if (grid->too_many_spans)
    grid->failed =
        !sn_fail_at(grid->context, grid->shown, 0, "sheet “%s” has more than %u merged cells", grid->sheet, MOST_SPANS);
  if (grid->header_span.last_row > 0)
    report_header_span(grid);
  report_hidden(grid);
  if (grid->tall_spans > 0) {
    char name[CELL_NAME];
    const Span *first = &grid->first_tall;
    sn_warn_cell(grid->context, grid->shown, grid_cell_name(grid, first->first_column, first->first_row, name),
                 "cells merged over several rows, of which this is the first of %u, count for their first row alone",
                 grid->tall_spans);
    sn_hint(grid->context, "unmerge them and fill in each row");
  }
}
