/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "content.h"

#include <string.h>

#include "paragraph.h"
#include "value.h"

/* Cells that repeat others, all together: a few bytes of a file may ask for any number. */
#define MOST_REPEATED (UINT32_C(1) << 24)

typedef enum Where {
  OUTSIDE,
  AT_ROOT,
  IN_STYLES,
  IN_BODY,
  IN_SPREADSHEET,
  IN_TABLE,
  IN_ROW,
  IN_CELL,
  IN_PARAGRAPH,
} Where;

typedef struct Reader {
  const Package *package;
  OdsStyles *styles;
  Where where;
  bool styles_alone; /* of a part of their own: nothing else is read */
  bool saw_spreadsheet;
  SheetList *list;         /* NULL: a sheet is read */
  ContentReading *reading; /* NULL: sheets are listed */
  int sheets;              /* begun so far */
  /* the sheet */
  Grid *grid;
  char *name;
  unsigned groups; /* of rows or columns that are open */
  uint32_t next_row, repeated_rows, repeated_cells;
  uint32_t next_column;
  OdsCellStyle column_styles[SHEET_MOST_COLUMNS]; /* of cells that name none */
  /* the row and the cell */
  Row *row;
  OdsCellStyle row_style;
  bool row_has_style;
  Cell *cell;
  uint32_t repeated_columns;
  OdsValue value;
  Paragraphs paragraphs;
  UnitNames units;
} Reader;

static bool is(const XmlTag *tag, const char *name) { return strcmp(tag->name, name) == 0; }

/* At least 1. */
static uint32_t repeats(const XmlTag *tag, const char *name) {
  uint32_t count = xml_number(xml_attribute(tag, name), 1);
  return count > 0 ? count : 1;
}

/* ---- sheets */

static bool wants(const Reader *reader, int index, bool hidden) {
  return reader->reading->index == FIRST_VISIBLE ? !hidden : reader->reading->index == index;
}

static void fail(Reader *reader, Xml *xml) {
  if (reader->reading)
    reader->reading->found = true;
  xml_fail(xml);
}

static void start_table(Reader *reader, Xml *xml, const XmlTag *tag) {
  bool hidden = ods_styles_hides(reader->styles, xml_attribute(tag, "style-name"));
  char *name = xml_copy(xml_attribute(tag, "name"));
  int index = reader->sheets++;
  if (!name)
    name = string_copy("");
  if (reader->list) {
    sheet_list_add(reader->list, name, hidden);
    if (reader->list->count >= MOST_SHEETS)
      xml_stop(xml);
    else
      xml_skip(xml);
    return;
  }
  if (!wants(reader, index, hidden)) {
    free(name);
    xml_skip(xml);
    return;
  }
  reader->reading->found = true;
  reader->name = name;
  reader->grid = grid_new(reader->package, reader->reading->params, name, reader->reading->out);
  if (!reader->grid)
    xml_fail(xml);
  reader->where = IN_TABLE;
}

/* ---- columns and rows */

static void read_column(Reader *reader, const XmlTag *tag) {
  uint32_t first = reader->next_column, count = repeats(tag, "number-columns-repeated");
  XmlText visibility = xml_attribute(tag, "visibility"), style = xml_attribute(tag, "default-cell-style-name");
  if (first >= SHEET_MOST_COLUMNS)
    return;
  if (count > SHEET_MOST_COLUMNS - first)
    count = SHEET_MOST_COLUMNS - first;
  reader->next_column = first + count;
  if (visibility.at && !xml_text_is(visibility, "visible"))
    grid_hide_columns(reader->grid, first, first + count - 1);
  OdsCellStyle found = ods_styles_cell(reader->styles, style);
  for (uint32_t i = first; i < first + count; i++)
    reader->column_styles[i] = found;
}

static void start_row(Reader *reader, Xml *xml, const XmlTag *tag) {
  XmlText visibility = xml_attribute(tag, "visibility"), style = xml_attribute(tag, "default-cell-style-name");
  reader->repeated_rows = repeats(tag, "number-rows-repeated");
  reader->row_has_style = style.at != NULL;
  if (style.at)
    reader->row_style = ods_styles_cell(reader->styles, style);
  reader->next_column = 0;
  reader->row = NULL;
  if (reader->next_row <= SHEET_MOST_ROWS)
    reader->row = grid_begin_row(reader->grid, reader->next_row, reader->repeated_rows,
                                 visibility.at && !xml_text_is(visibility, "visible"));
  reader->where = IN_ROW;
}

static void end_row(Reader *reader, Xml *xml) {
  reader->where = IN_TABLE;
  if (reader->row && !row_is_blank(reader->row)) {
    uint64_t cells = (uint64_t)reader->row->cells.count * (reader->repeated_rows - 1) + reader->repeated_cells;
    if (cells > MOST_REPEATED || reader->next_row + (uint64_t)reader->repeated_rows - 1 > SHEET_MOST_ROWS) {
      sn_fail_at(package_context(reader->package), package_shown(reader->package), 0,
                 "row %u of sheet “%s” is repeated more often than any sheet has rows", reader->next_row, reader->name);
      fail(reader, xml);
      return;
    }
    reader->repeated_cells = (uint32_t)cells;
    grid_end_row(reader->grid);
  }
  uint64_t next = (uint64_t)reader->next_row + reader->repeated_rows;
  reader->next_row = next > SHEET_MOST_ROWS ? SHEET_MOST_ROWS + 1 : (uint32_t)next;
}

/* ---- cells */

static void tell_span(Reader *reader, const XmlTag *tag) {
  uint32_t rows = repeats(tag, "number-rows-spanned"), columns = repeats(tag, "number-columns-spanned");
  if ((rows > 1 || columns > 1) && rows <= SHEET_MOST_ROWS && columns <= SHEET_MOST_COLUMNS) {
    Span span = {reader->next_row, reader->next_row + rows - 1, reader->next_column, reader->next_column + columns - 1};
    grid_add_span(reader->grid, &span);
  }
}

static OdsCellStyle cell_style(const Reader *reader, const XmlTag *tag) {
  XmlText style = xml_attribute(tag, "style-name");
  if (style.at)
    return ods_styles_cell(reader->styles, style);
  return reader->row_has_style ? reader->row_style : reader->column_styles[reader->next_column];
}

/* A covered cell shows nothing, whatever it holds. */
static void start_cell(Reader *reader, Xml *xml, const XmlTag *tag) {
  bool covered = is(tag, "covered-table-cell");
  reader->repeated_columns = repeats(tag, "number-columns-repeated");
  reader->cell = NULL;
  reader->where = IN_CELL;
  if (covered || !reader->row || reader->next_column >= SHEET_MOST_COLUMNS)
    return;
  tell_span(reader, tag);
  reader->cell = grid_add_cell(reader->grid, reader->next_column);
  if (!reader->cell)
    return;
  OdsCellStyle style = cell_style(reader, tag);
  paragraphs_begin(&reader->paragraphs, style.font);
  ods_value_start(&reader->value, &reader->units, tag, style.percent, reader->row, reader->cell);
}

/* The cell again in the columns after it. */
static void repeat_cell(Reader *reader, Xml *xml) {
  Cell cell = *reader->cell;
  uint32_t last = reader->next_column + reader->repeated_columns - 1;
  for (uint32_t column = reader->next_column + 1; column <= last; column++) {
    Cell *copy = grid_add_cell(reader->grid, column);
    if (!copy)
      continue;
    *copy = cell;
    copy->column = column;
    reader->repeated_cells++;
  }
  if (reader->repeated_cells <= MOST_REPEATED)
    return;
  sn_fail_at(package_context(reader->package), package_shown(reader->package), 0,
             "sheet “%s” repeats more than %u cells: reading it was given up", reader->name, MOST_REPEATED);
  fail(reader, xml);
}

static void end_cell(Reader *reader, Xml *xml) {
  reader->where = IN_ROW;
  uint64_t next = (uint64_t)reader->next_column + reader->repeated_columns;
  if (reader->cell)
    ods_value_end(&reader->value, &reader->paragraphs, reader->row, reader->cell);
  if (reader->cell && reader->cell->kind != CELL_EMPTY && next > SHEET_MOST_COLUMNS)
    reader->repeated_columns = SHEET_MOST_COLUMNS - reader->next_column;
  if (reader->cell && reader->cell->kind != CELL_EMPTY && reader->repeated_columns > 1)
    repeat_cell(reader, xml);
  reader->next_column = next > SHEET_MOST_COLUMNS ? SHEET_MOST_COLUMNS : (uint32_t)next;
}

/* ---- events */

static void start_at_root(Reader *reader, Xml *xml, const XmlTag *tag) {
  if (ods_styles_are_in(tag))
    reader->where = IN_STYLES;
  else if (is(tag, "body") && !reader->styles_alone)
    reader->where = IN_BODY;
  else
    xml_skip(xml);
}

static void start_in_body(Reader *reader, Xml *xml, const XmlTag *tag) {
  if (is(tag, "spreadsheet")) {
    reader->where = IN_SPREADSHEET;
    reader->saw_spreadsheet = true;
  } else {
    xml_skip(xml);
  }
}

static bool is_group(const XmlTag *tag) {
  static const char *const NAMES[] = {"table-rows",    "table-header-rows",    "table-row-group",
                                      "table-columns", "table-header-columns", "table-column-group"};
  for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
    if (is(tag, NAMES[i]))
      return true;
  return false;
}

static void start_in_table(Reader *reader, Xml *xml, const XmlTag *tag) {
  if (is(tag, "table-row")) {
    start_row(reader, xml, tag);
  } else if (is_group(tag)) {
    reader->groups++;
  } else {
    if (is(tag, "table-column"))
      read_column(reader, tag);
    xml_skip(xml);
  }
}

static void start_in_cell(Reader *reader, Xml *xml, const XmlTag *tag) {
  if (reader->cell && is(tag, "p")) {
    reader->where = IN_PARAGRAPH;
    paragraphs_start_one(&reader->paragraphs);
  } else {
    xml_skip(xml);
  }
}

static void start(Xml *xml, const XmlTag *tag, void *data) {
  Reader *reader = data;
  switch (reader->where) {
  case OUTSIDE:
    reader->where = AT_ROOT;
    break;
  case AT_ROOT:
    start_at_root(reader, xml, tag);
    break;
  case IN_STYLES:
    ods_styles_start(reader->styles, xml, tag);
    break;
  case IN_BODY:
    start_in_body(reader, xml, tag);
    break;
  case IN_SPREADSHEET:
    if (is(tag, "table"))
      start_table(reader, xml, tag);
    else
      xml_skip(xml);
    break;
  case IN_TABLE:
    start_in_table(reader, xml, tag);
    break;
  case IN_ROW:
    if (is(tag, "table-cell") || is(tag, "covered-table-cell"))
      start_cell(reader, xml, tag);
    else
      xml_skip(xml);
    break;
  case IN_CELL:
    start_in_cell(reader, xml, tag);
    break;
  case IN_PARAGRAPH:
    paragraphs_start(&reader->paragraphs, xml, tag);
    break;
  }
}

static void end(Xml *xml, void *data) {
  Reader *reader = data;
  switch (reader->where) {
  case IN_PARAGRAPH:
    if (!paragraphs_end(&reader->paragraphs))
      reader->where = IN_CELL;
    break;
  case IN_CELL:
    end_cell(reader, xml);
    break;
  case IN_ROW:
    end_row(reader, xml);
    break;
  case IN_TABLE:
    if (reader->groups == 0)
      xml_stop(xml);
    else
      reader->groups--;
    break;
  case IN_STYLES:
    if (!ods_styles_end(reader->styles))
      reader->where = AT_ROOT;
    break;
  case IN_SPREADSHEET:
    reader->where = IN_BODY;
    break;
  case IN_BODY:
  case AT_ROOT:
  case OUTSIDE:
    reader->where = AT_ROOT;
    break;
  }
}

static void text(Xml *xml, const char *from, size_t length, void *data) {
  Reader *reader = data;
  if (reader->where == IN_PARAGRAPH)
    paragraphs_text(&reader->paragraphs, from, length);
}

/* ---- parts */

static bool read_part(Reader *reader, Package *package, const char *name) {
  static const XmlHandlers HANDLERS = {start, end, text};
  Part *part = name ? part_open(package, name) : part_open_flat(package);
  if (!part)
    return false;
  bool good = xml_read(part, package, &HANDLERS, reader);
  part_close(part);
  return good;
}

static bool read_content(Reader *reader, Package *package) {
  bool flat = package_is_flat(package);
  bool good = read_part(reader, package, flat ? NULL : package_find(package, "content.xml"));
  if (good && !reader->saw_spreadsheet)
    good = sn_fail_at(package_context(package), package_shown(package), 0,
                      "the file is an OpenDocument file of another kind: it holds no spreadsheet");
  return good;
}

bool content_list(Package *package, OdsStyles *styles, SheetList *list) {
  Reader *reader = array_new(1, sizeof *reader);
  reader->package = package;
  reader->styles = styles;
  reader->list = list;
  bool good = read_content(reader, package);
  free(reader);
  return good;
}

bool content_read(Package *package, OdsStyles *styles, ContentReading *reading) {
  Reader *reader = array_new(1, sizeof *reader);
  reader->package = package;
  reader->styles = styles;
  reader->paragraphs.styles = styles;
  reader->reading = reading;
  reader->next_row = 1;
  for (uint32_t i = 0; i < SHEET_MOST_COLUMNS; i++)
    reader->column_styles[i] = (OdsCellStyle){MODERN_FONT, false};
  bool good = read_content(reader, package);
  if (good && reader->grid)
    good = grid_end(reader->grid);
  grid_free(reader->grid);
  free(reader->name);
  buffer_free(&reader->value.string);
  paragraphs_free(&reader->paragraphs);
  unit_names_free(&reader->units);
  free(reader);
  return good;
}

bool content_read_styles(Package *package, OdsStyles *styles, const char *part) {
  Reader *reader = array_new(1, sizeof *reader);
  reader->package = package;
  reader->styles = styles;
  reader->styles_alone = true;
  bool good = read_part(reader, package, part);
  free(reader);
  return good;
}
