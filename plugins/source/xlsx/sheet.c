/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet.h"

#include <string.h>

#include "../range.h"
#include "../spreadsheet/xml.h"
#include "value.h"

typedef enum Where {
  OUTSIDE,
  AT_ROOT,
  IN_COLUMNS,
  IN_ROWS,
  IN_ROW,
  IN_CELL,
  IN_VALUE,
  IN_FORMULA,
  IN_INLINE,
  IN_SPANS
} Where;

typedef struct Reader {
  const Package *package;
  const char *name;
  const SheetParts *parts;
  bool wants_rows, wants_spans;
  Grid *grid;
  Where where;
  uint32_t row_number; /* of the last row */
  Row *row;
  uint32_t next_column;
  Cell *cell;
  Stored stored;
  Buffer value;
  Rich rich;
} Reader;

/* ---- columns and merged cells */

static void read_column(Reader *reader, const XmlTag *tag) {
  uint32_t first = xml_number(xml_attribute(tag, "min"), 0), last = xml_number(xml_attribute(tag, "max"), 0);
  if (xml_truth(xml_attribute(tag, "hidden")) && first >= 1 && last >= first)
    grid_hide_columns(reader->grid, first - 1, last - 1);
}

static void read_span(Reader *reader, const XmlTag *tag) {
  char *reference = xml_copy(xml_attribute(tag, "ref"));
  Range range;
  if (reference && range_parse(reference, &range)) {
    Span span = {range.first_row, range.last_row, range.first_column, range.last_column};
    grid_add_span(reader->grid, &span);
  }
  free(reference);
}

static void start_section(Reader *reader, Xml *xml, const XmlTag *tag) {
  bool own = xml_is_own(xml, tag);
  if (own && reader->wants_rows && strcmp(tag->name, "sheetData") == 0)
    reader->where = IN_ROWS;
  else if (own && reader->wants_rows && strcmp(tag->name, "cols") == 0)
    reader->where = IN_COLUMNS;
  else if (own && reader->wants_spans && strcmp(tag->name, "mergeCells") == 0)
    reader->where = IN_SPANS;
  else
    xml_skip(xml);
}

/* ---- rows */

static void report_disorder(Reader *reader, Xml *xml, uint32_t row) {
  sn_fail_at(package_context(reader->package), package_shown(reader->package), 0,
             "the file is damaged: row %u of sheet “%s”, or a cell of it, stands twice or out of order", row,
             reader->name);
  sn_hint(package_context(reader->package), "open it in a spreadsheet program, which may repair it, and save it anew");
  xml_fail(xml);
}

/* A row that does not tell its number follows the one before it. */
static void start_row(Reader *reader, Xml *xml, const XmlTag *tag) {
  XmlText number = {0};
  bool hidden = false;
  for (int i = 0; i < tag->count; i++) {
    const char *name = (const char *)tag->values[5 * i];
    XmlText value = {(const char *)tag->values[5 * i + 3], (size_t)(tag->values[5 * i + 4] - tag->values[5 * i + 3])};
    if (strcmp(name, "r") == 0)
      number = value;
    else if (strcmp(name, "hidden") == 0)
      hidden = xml_truth(value);
  }
  uint32_t row = number.at ? xml_number(number, 0) : reader->row_number + 1;
  if (row <= reader->row_number || row > SHEET_MOST_ROWS) {
    report_disorder(reader, xml, row);
    return;
  }
  reader->row_number = row;
  reader->next_column = 0;
  reader->row = grid_begin_row(reader->grid, row, 1, hidden);
  if (reader->row)
    reader->where = IN_ROW;
  else
    xml_skip(xml);
}

/* ---- cells */

typedef struct CellAttributes {
  XmlText reference, style, type;
} CellAttributes;

static CellAttributes read_attributes(const XmlTag *tag) {
  CellAttributes attributes = {0};
  for (int i = 0; i < tag->count; i++) {
    const char *name = (const char *)tag->values[5 * i];
    XmlText *text = name[1] != '\0' ? NULL
                    : *name == 'r'  ? &attributes.reference
                    : *name == 's'  ? &attributes.style
                    : *name == 't'  ? &attributes.type
                                    : NULL;
    if (text)
      *text =
          (XmlText){(const char *)tag->values[5 * i + 3], (size_t)(tag->values[5 * i + 4] - tag->values[5 * i + 3])};
  }
  return attributes;
}

/* A cell that does not tell its column follows the one before it. */
static uint32_t column_of(const Reader *reader, XmlText reference) {
  uint32_t column, row;
  if (!reference.at)
    return reader->next_column;
  const char *end = range_parse_cell(reference.at, reference.at + reference.length, &column, &row);
  return end == reference.at + reference.length ? column : UINT32_MAX;
}

static void start_cell(Reader *reader, Xml *xml, const XmlTag *tag) {
  CellAttributes attributes = read_attributes(tag);
  uint32_t column = column_of(reader, attributes.reference);
  if (column < reader->next_column || column >= SHEET_MOST_COLUMNS) {
    report_disorder(reader, xml, reader->row_number);
    return;
  }
  reader->next_column = column + 1;
  reader->cell = grid_add_cell(reader->grid, column);
  if (!reader->cell) {
    xml_skip(xml);
    return;
  }
  reader->where = IN_CELL;
  reader->stored = (Stored){.style = xml_number(attributes.style, 0)};
  if (attributes.type.at)
    reader->stored.type = stored_type(attributes.type.at, attributes.type.length);
  buffer_clear(&reader->value);
}

static void start_in_cell(Reader *reader, Xml *xml, const XmlTag *tag) {
  if (strcmp(tag->name, "v") == 0) {
    reader->where = IN_VALUE;
    reader->stored.has_value = true;
  } else if (strcmp(tag->name, "f") == 0) {
    reader->where = IN_FORMULA;
    reader->stored.has_formula = true;
  } else if (strcmp(tag->name, "is") == 0 && reader->stored.type == STORED_INLINE && !reader->stored.has_value) {
    reader->where = IN_INLINE;
    reader->stored.has_value = true;
    rich_begin(&reader->rich);
  } else {
    xml_skip(xml);
  }
}

static void end_cell(Reader *reader) {
  Stored *stored = &reader->stored;
  reader->where = IN_ROW;
  stored->text = reader->value.data;
  stored->length = reader->value.length;
  if (stored->type == STORED_INLINE && stored->length == 0 && stored->has_value)
    value_read_inline(reader->parts, stored->style, &reader->rich, reader->row, reader->cell);
  else
    value_read(reader->parts, stored, reader->row, reader->cell);
}

/* ---- events */

static void start(Xml *xml, const XmlTag *tag, void *data) {
  Reader *reader = data;
  switch (reader->where) {
  case IN_ROW:
    if (strcmp(tag->name, "c") == 0)
      start_cell(reader, xml, tag);
    else
      xml_skip(xml);
    break;
  case IN_CELL:
    start_in_cell(reader, xml, tag);
    break;
  case IN_ROWS:
    if (strcmp(tag->name, "row") == 0)
      start_row(reader, xml, tag);
    else
      xml_skip(xml);
    break;
  case IN_INLINE:
    rich_start(&reader->rich, xml, tag);
    break;
  case OUTSIDE:
    reader->where = AT_ROOT;
    break;
  case AT_ROOT:
    start_section(reader, xml, tag);
    break;
  case IN_COLUMNS:
    read_column(reader, tag);
    xml_skip(xml);
    break;
  case IN_SPANS:
    read_span(reader, tag);
    xml_skip(xml);
    break;
  case IN_VALUE:
  case IN_FORMULA:
    xml_skip(xml);
    break;
  }
}

static void end(Xml *xml, void *data) {
  Reader *reader = data;
  switch (reader->where) {
  case IN_VALUE:
  case IN_FORMULA:
    reader->where = IN_CELL;
    break;
  case IN_CELL:
    end_cell(reader);
    break;
  case IN_ROW:
    grid_end_row(reader->grid);
    reader->where = IN_ROWS;
    break;
  case IN_INLINE:
    if (!rich_end(&reader->rich))
      reader->where = IN_CELL;
    break;
  case IN_ROWS:
  case IN_COLUMNS:
  case IN_SPANS:
    reader->where = AT_ROOT;
    break;
  case AT_ROOT:
  case OUTSIDE:
    break;
  }
}

static void text(Xml *xml, const char *from, size_t length, void *data) {
  Reader *reader = data;
  if (reader->where == IN_VALUE)
    buffer_bytes(&reader->value, from, length);
  else if (reader->where == IN_INLINE)
    rich_text(&reader->rich, from, length);
}

static bool read_part(Reader *reader, Package *package, const char *name) {
  static const XmlHandlers HANDLERS = {start, end, text};
  Part *part = part_open(package, name);
  if (!part)
    return false;
  bool good = xml_read(part, package, &HANDLERS, reader);
  rich_free(&reader->rich);
  buffer_free(&reader->value);
  part_close(part);
  return good;
}

bool sheet_read_spans(Package *package, const char *part, Grid *grid) {
  Reader reader = {.package = package, .grid = grid, .wants_spans = true};
  return read_part(&reader, package, part);
}

bool sheet_read(Package *package, const char *part, const char *name, const SheetParts *parts, bool spans_told,
                Grid *grid) {
  Reader reader = {
      .package = package, .name = name, .parts = parts, .wants_rows = true, .wants_spans = !spans_told, .grid = grid};
  return read_part(&reader, package, part);
}
