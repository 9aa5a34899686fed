/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record.h"

#include <stdlib.h>
#include <string.h>

#define SAMPLE_RECORDS 20 /* from which the delimiter is guessed */

Reader reader_of(const char *from, const char *end, uint32_t line, char delimiter, const char *comment) {
  Reader reader = {from, end, line, line, delimiter, comment, comment ? strlen(comment) : 0, {false}};
  reader.stop[(unsigned char)delimiter] = reader.stop['\n'] = reader.stop['\r'] = true;
  return reader;
}

void reader_set_delimiter(Reader *reader, char delimiter) {
  reader->stop[(unsigned char)reader->delimiter] = false;
  reader->stop[(unsigned char)delimiter] = true;
  reader->delimiter = delimiter;
}

/* Past the line end at `at`: LF, CRLF or CR. */
static void skip_line_end(Reader *reader) {
  if (reader->at >= reader->end)
    return;
  if (*reader->at == '\r' && reader->at + 1 < reader->end && reader->at[1] == '\n')
    reader->at++;
  reader->at++;
  reader->line++;
}

static uint32_t count_breaks(const char *from, const char *end) {
  uint32_t breaks = 0;
  for (; from < end; from++)
    breaks += *from == '\n' || (*from == '\r' && from[1] != '\n');
  return breaks;
}

/* The closing quote of the cell whose text begins at `at`; NULL: there is none.  `escapes`: a quote after a backslash
 * does not close it. */
static const char *find_closing(const char *at, const char *end, bool escapes, bool *doubled) {
  const char *start = at;
  *doubled = false;
  while ((at = memchr(at, '"', (size_t)(end - at)))) {
    bool escaped = escapes && at > start && at[-1] == '\\';
    if (!escaped && (at + 1 >= end || at[1] != '"'))
      return at;
    *doubled = true;
    at += escaped ? 1 : 2;
  }
  return NULL;
}

/* Past spaces, which some programs write around quotes. */
static const char *pass_spaces(const char *at, const char *end) {
  while (at < end && *at == ' ')
    at++;
  return at;
}

static bool ends_cell(const Reader *reader, const char *at) {
  return at >= reader->end || reader->stop[(unsigned char)*at];
}

/* Takes the cell between reader->at, past its opening quote, and `closing`. */
static void take_quoted(Reader *reader, Cell *cell, const char *closing, bool doubled, bool escaped) {
  *cell = (Cell){reader->at, (size_t)(closing - reader->at), doubled, escaped};
  reader->line += count_breaks(reader->at, closing);
  reader->at = pass_spaces(closing + 1, reader->end);
}

static void record_fault(Record *record, uint32_t line, RecordFault what) {
  if (record->fault == 0) {
    record->fault = line;
    record->what = what;
  }
}

static void skip_cell(Reader *reader) {
  while (!reader->stop[(unsigned char)*reader->at])
    reader->at++;
}

/* `quote` is the opening one.  RFC 4180 first; where that leaves text behind the cell, quotes after backslashes are
 * tried, as databases write them. */
static void read_quoted(Reader *reader, Record *record, Cell *cell, const char *quote) {
  uint32_t line = reader->line;
  bool doubled, escaped;
  reader->at = quote + 1;
  const char *closing = find_closing(reader->at, reader->end, false, &doubled);
  if (!closing) {
    record_fault(record, line, QUOTE_UNCLOSED);
    *cell = (Cell){reader->end, 0, false, false};
    reader->at = reader->end;
    return;
  }
  bool good = ends_cell(reader, pass_spaces(closing + 1, reader->end));
  const char *other = good || closing[-1] != '\\' ? NULL : find_closing(reader->at, reader->end, true, &escaped);
  if (other && ends_cell(reader, pass_spaces(other + 1, reader->end)))
    take_quoted(reader, cell, other, true, true);
  else
    take_quoted(reader, cell, closing, doubled, false);
  if (ends_cell(reader, reader->at))
    return;
  record_fault(record, reader->line, TEXT_AFTER_QUOTE);
  skip_cell(reader);
}

static void read_cell(Reader *reader, Record *record, Cell *cell) {
  const char *quote = reader->at;
  if (quote < reader->end && *quote == ' ')
    quote = pass_spaces(quote, reader->end);
  if (quote < reader->end && *quote == '"') {
    read_quoted(reader, record, cell, quote);
    return;
  }
  *cell = (Cell){reader->at, 0, false, false};
  skip_cell(reader);
  cell->length = (size_t)(reader->at - cell->text);
}

void reader_skip_line(Reader *reader) {
  while (*reader->at != '\n' && *reader->at != '\r')
    reader->at++;
  skip_line_end(reader);
  reader->row++;
}

static bool is_comment(const Reader *reader) {
  return reader->comment_length > 0 && (size_t)(reader->end - reader->at) >= reader->comment_length &&
         memcmp(reader->at, reader->comment, reader->comment_length) == 0;
}

static void skip_comments(Reader *reader) {
  while (reader->at < reader->end && is_comment(reader))
    reader_skip_line(reader);
}

/* false at the end of the file.  Cells past MOST_COLUMNS are a fault and dropped. */
static bool read_record(Reader *reader, Record *record) {
  skip_comments(reader);
  if (reader->at >= reader->end)
    return false;
  record->count = 0;
  record->line = reader->line;
  record->row = reader->row++;
  record->fault = 0;
  record->blank = *reader->at == '\n' || *reader->at == '\r';
  for (;;) {
    Cell extra;
    bool room = record->count < MOST_COLUMNS;
    if (!room)
      record_fault(record, record->line, TOO_MANY_CELLS);
    read_cell(reader, record, room ? &record->cells[record->count++] : &extra);
    if (reader->at >= reader->end || *reader->at != reader->delimiter)
      break;
    reader->at++;
  }
  skip_line_end(reader);
  return true;
}

bool reader_skip(Reader *reader, Record *record, int64_t count) {
  for (int64_t i = 0; i < count; i++)
    if (!read_record(reader, record))
      return false;
  return true;
}

bool reader_next(Reader *reader, Record *record, uint32_t columns) {
  while (read_record(reader, record)) {
    if (!record->blank)
      return true;
    Reader ahead = *reader;
    skip_comments(&ahead);
    while (ahead.at < ahead.end && (*ahead.at == '\n' || *ahead.at == '\r')) {
      skip_line_end(&ahead);
      ahead.row++;
      skip_comments(&ahead);
    }
    if (ahead.at >= ahead.end)
      return false;
    if (columns == 1)
      return true;
    *reader = ahead;
  }
  return false;
}

/* ---- the delimiter */

/* How many of the first rows have as many of this delimiter as the first one. */
static uint32_t count_agreeing(const Reader *start, Record *record, char delimiter) {
  Reader reader = reader_of(start->at, start->end, 1, delimiter, start->comment);
  uint32_t first = 0, agreeing = 0;
  for (int i = 0; i < SAMPLE_RECORDS && reader_next(&reader, record, 0); i++) {
    if (i == 0)
      first = record->count;
    if (record->count == first && record->fault == 0)
      agreeing++;
  }
  return first > 1 ? agreeing : 0;
}

/* Semicolons before commas, since commas also stand in Vietnamese numbers. */
char reader_guess_delimiter(const Reader *start, Record *record) {
  static const char ORDER[] = {'\t', ';', ',', '|'};
  char best = ',';
  uint32_t most = 0;
  for (size_t i = 0; i < sizeof ORDER; i++) {
    uint32_t agreeing = count_agreeing(start, record, ORDER[i]);
    if (agreeing > most) {
      most = agreeing;
      best = ORDER[i];
    }
  }
  return best;
}

/* ---- cells */

void cell_text(const Cell *cell, Buffer *scratch, const char **text, size_t *length) {
  *text = cell->text;
  *length = cell->length;
  if (!cell->doubled)
    return;
  buffer_clear(scratch);
  const char *at = cell->text, *end = at + cell->length;
  while (at < end) {
    const char *quote = memchr(at, '"', (size_t)(end - at));
    const char *to = quote ? quote : end;
    bool escaped = cell->escaped && quote && quote > at && quote[-1] == '\\';
    buffer_bytes(scratch, at, (size_t)(to - at) - escaped);
    if (quote)
      buffer_char(scratch, '"');
    at = !quote ? end : escaped || quote + 1 >= end || quote[1] != '"' ? quote + 1 : quote + 2;
  }
  *text = scratch->data ? scratch->data : "";
  *length = scratch->length;
}
