/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table.h"

#include <stdlib.h>
#include <string.h>

#include "../../array.h"
#include "../encoding.h"
#include "../header.h"
#include "../range.h"
#include "../watch.h"
#include "record.h"

const char *const DELIMITER_WORDS[] = {"auto", "comma", "semicolon", "tab", "pipe", NULL};
static const char DELIMITERS[] = {0, ',', ';', '\t', '|', '\0'};

/* What reading one table works on. */
typedef struct Reading {
  SnContext *context;
  const Layout *layout;
  const char *shown;
  SnTable *out; /* NULL: only look for faults */
  Range range;
  Record *record;
  Header header;
  uint32_t columns; /* that the table has: those with names */
  Buffer scratch;
  Watch *watch;          /* NULL: the text is clean */
  ARRAY(uint32_t) blank; /* lines of rows of empty cells, which are rows only if others follow */
  uint32_t faults;
} Reading;

/* ---- cells */

/* Spreadsheet programs keep text that looks like a number with an apostrophe before it, or as ="…". */
static void strip_marks(const char **text, size_t *length) {
  const char *t = *text;
  if (*length > 1 && *t == '\'' && t[1] && strchr("0123456789+-=@", t[1]) && !memchr(t + 1, '\'', *length - 1)) {
    ++*text;
    --*length;
  } else if (*length > 3 && *t == '=' && t[1] == '"' && t[*length - 1] == '"') {
    *text += 2;
    *length -= 3;
  }
}

static void read_cell_text(Reading *reading, const Cell *cell, uint32_t column, const char **text, size_t *length) {
  *text = cell->text;
  *length = cell->length;
  if (cell->doubled)
    cell_text(cell, &reading->scratch, text, length);
  if (*length > 0 && (**text == '\'' || **text == '='))
    strip_marks(text, length);
  if (reading->watch && *length > 0) {
    const char *name = column < reading->columns ? reading->header.names[column] : NULL;
    watch_cell(reading->watch, &(WatchPlace){reading->record->line, name, NULL}, text, length);
  }
}

/* ---- rows */

/* The cells of the row that lie in the range; those that the row does not have are empty. */
static void cut_columns(const Reading *reading, Record *record) {
  const Range *range = &reading->range;
  if (range->first_column == 0 && range->last_column == UINT32_MAX)
    return;
  uint32_t first = range->first_column < record->count ? range->first_column : record->count;
  uint32_t count = record->count - first;
  if (range->last_column < UINT32_MAX && range->last_column < MOST_COLUMNS) {
    uint32_t wanted = range->last_column - range->first_column + 1;
    for (uint32_t i = record->count; i < first + wanted && i < MOST_COLUMNS; i++)
      record->cells[i] = (Cell){reading->shown, 0, false, false};
    count = wanted;
  }
  memmove(record->cells, record->cells + first, count * sizeof *record->cells);
  record->count = count;
}

/* The next row within the range.  false at its end. */
static bool next_row(const Reading *reading, Reader *reader, uint32_t columns) {
  Record *record = reading->record;
  while (reader_next(reader, record, columns)) {
    if (record->row > reading->range.last_row)
      return false;
    if (record->row < reading->range.first_row)
      continue;
    cut_columns(reading, record);
    return true;
  }
  return false;
}

static bool is_blank(const Record *record) {
  for (uint32_t i = 0; i < record->count; i++)
    if (record->cells[i].length > 0)
      return false;
  return true;
}

/* Cells past the last column that has a name must be empty, as delimiters at the ends of rows leave them. */
static bool has_columns(const Reading *reading, const Record *record) {
  if (record->count < reading->columns)
    return false;
  for (uint32_t i = reading->columns; i < record->count; i++)
    if (record->cells[i].length > 0)
      return false;
  return true;
}

static void end_row(const Reading *reading, uint32_t line) {
  sn_table_end_row(reading->out, &(SnOrigin){reading->shown, NULL, line});
}

static void put_row(Reading *reading, const Record *record) {
  for (size_t i = 0; i < reading->blank.count; i++)
    end_row(reading, reading->blank.items[i]);
  reading->blank.count = 0;
  for (uint32_t i = 0; i < reading->columns; i++) {
    const char *text;
    size_t length;
    read_cell_text(reading, &record->cells[i], i, &text, &length);
    if (length > 0)
      sn_table_put_text(reading->out, i, text, length);
  }
  end_row(reading, record->line);
}

static void report_fault(const Reading *reading, const Record *record) {
  switch (record->what) {
  case QUOTE_UNCLOSED:
    sn_fail_at(reading->context, reading->shown, record->fault,
               "the quote that opens a cell in this line is never closed");
    break;
  case TEXT_AFTER_QUOTE:
    sn_fail_at(reading->context, reading->shown, record->fault, "text follows the closing quote of a cell");
    break;
  case TOO_MANY_CELLS:
    sn_fail_at(reading->context, reading->shown, record->fault, "the row has more than %u cells", MOST_COLUMNS);
    return;
  }
  sn_hint(reading->context, "a quote inside a quoted cell is written twice");
}

static void report_row(Reading *reading, const Record *record) {
  if (reading->faults++ >= FAULTS_SHOWN)
    return;
  if (record->fault > 0) {
    report_fault(reading, record);
    return;
  }
  sn_fail_at(reading->context, reading->shown, record->line, "the row has %u cells where %u are expected",
             record->count, reading->columns);
  sn_hint(reading->context, "put cells that hold the delimiter or a line break into quotes");
}

static void take_row(Reading *reading, const Record *record) {
  if (record->fault > 0 || !has_columns(reading, record))
    report_row(reading, record);
  else if (!reading->out)
    return;
  else if (reading->columns > 1 && record->cells[0].length == 0 && is_blank(record))
    *array_add(&reading->blank) = record->line;
  else
    put_row(reading, record);
}

/* `ahead` runs before `reader` by as many rows as the footer has. */
static bool fill(Reading *reading, Reader *reader) {
  uint32_t columns = reading->columns;
  int64_t footer = reading->layout->footer;
  Reader ahead = *reader;
  for (int64_t i = 0; i < footer; i++)
    if (!next_row(reading, &ahead, columns))
      return true;
  while ((footer == 0 || next_row(reading, &ahead, columns)) && next_row(reading, reader, columns))
    take_row(reading, reading->record);
  if (reading->faults > FAULTS_SHOWN)
    sn_fail_at(reading->context, reading->shown, 0, "%u more rows have such faults", reading->faults - FAULTS_SHOWN);
  return reading->faults == 0;
}

/* ---- header */

static bool append_header_row(Reading *reading, bool upper) {
  const Record *record = reading->record;
  header_begin_row(&reading->header, record->line, upper);
  for (uint32_t i = 0; i < record->count; i++) {
    const char *text;
    size_t length;
    read_cell_text(reading, &record->cells[i], i, &text, &length);
    if (!header_put(&reading->header, i, 1, text, length))
      return sn_fail(reading->context, "out of memory");
  }
  return true;
}

static bool read_header(Reading *reading, Reader *reader) {
  Record *record = reading->record;
  bool good = true;
  Reader first = *reader;
  if (reading->layout->header == 0 && next_row(reading, &first, 0))
    good = header_number(&reading->header, record->count);
  for (int64_t i = 0; good && i < reading->layout->header; i++) {
    if (!next_row(reading, reader, 0))
      return sn_fail_at(reading->context, reading->shown, 0, "the file ends before its header");
    if (record->fault > 0)
      report_fault(reading, record);
    good = record->fault == 0 && append_header_row(reading, i + 1 < reading->layout->header);
  }
  if (good && reading->header.count == 0)
    return sn_fail_at(reading->context, reading->shown, 0, "the file has no rows");
  return good;
}

/* Columns at the end that no row of the header names are none, if their cells are empty too. */
static void drop_unnamed(Header *header) {
  while (header->count > 1 && header->names[header->count - 1][0] == '\0')
    free(header->names[--header->count]);
}

/* ---- the file */

/* The line "sep=;" is a note to Excel.  Passes over it and returns the delimiter that it tells, or 0. */
static char take_note(Reader *reader) {
  const char *at = reader->at, *end = reader->end;
  if (end - at < 5 || memcmp(at, "sep=", 4) != 0 || (at + 5 < end && at[5] != '\n' && at[5] != '\r') || at[4] == '\0' ||
      !strchr(DELIMITERS + 1, at[4]))
    return 0;
  char delimiter = at[4];
  reader_skip_line(reader);
  return delimiter;
}

/* Brings the reader to the header, with the delimiter known. */
static bool find_start(Reading *reading, const Text *text, Reader *reader) {
  const Layout *layout = reading->layout;
  char given = DELIMITERS[layout->delimiter];
  *reader = reader_of(text->bytes, text->bytes + text->length, 1, given ? given : ',', layout->comment);
  char noted = take_note(reader);
  given = given ? given : noted;
  if (!reader_skip(reader, reading->record, noted && layout->skip > 0 ? layout->skip - 1 : layout->skip))
    return sn_fail_at(reading->context, reading->shown, 0, "the file has fewer than the %lld rows to skip",
                      (long long)layout->skip);
  Reader sample = *reader;
  while (sample.row < reading->range.first_row && reader_skip(&sample, reading->record, 1))
    ;
  char delimiter = given ? given : reader_guess_delimiter(&sample, reading->record);
  reader_set_delimiter(reader, delimiter);
  return true;
}

static bool read_rows(Reading *reading, const Text *text) {
  Reader reader;
  if (!find_start(reading, text, &reader) || !read_header(reading, &reader))
    return false;
  drop_unnamed(&reading->header);
  reading->columns = reading->header.count;
  bool good = reading->out && header_add_columns(&reading->header, reading->context,
                                                 &(HeaderPlace){reading->shown, NULL, 0}, reading->out);
  if (!good)
    reading->out = NULL;
  return fill(reading, &reader) && good;
}

static bool read_converted(Reading *reading, const Text *text, bool odd) {
  Record record = {.cells = array_unset(MOST_COLUMNS, sizeof(Cell))};
  Watch watch;
  reading->record = &record;
  watch_begin(&watch, reading->context, reading->shown);
  reading->watch = odd && reading->out ? &watch : NULL;
  bool good = read_rows(reading, text);
  good = watch_end(&watch) && good;
  header_clear(&reading->header);
  buffer_free(&reading->scratch);
  array_free(&reading->blank);
  free(record.cells);
  return good;
}

bool table_read(SnContext *context, const Layout *layout, const char *shown, Text *text, SnTable *out) {
  Reading reading = {.context = context, .layout = layout, .shown = shown, .out = out};
  bool odd = false;
  if (!range_read(context, layout->range, &reading.range))
    return false;
  if (text->length == 0)
    return sn_fail_at(context, shown, 0, "the file is empty");
  if (!text_is_likely(context, shown, text))
    return false;
  bool clean = text_convert(context, shown, layout->encoding, text, &odd);
  if (!clean && text->length == 0)
    return false;
  if (!clean)
    reading.out = NULL;
  return read_converted(&reading, text, odd) && clean;
}
