/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record.h"

#include <stdlib.h>
#include <string.h>

#define SAMPLE_RECORDS 20 /* from which the delimiter is guessed */

Reader reader_of(const char *from, const char *end, uint32_t line, char delimiter, const char *comment) {
  Reader reader = {from, end, line, delimiter, comment, comment ? strlen(comment) : 0, {false}};
  reader.stop[(unsigned char)delimiter] = reader.stop['\n'] = reader.stop['\r'] = true;
  return reader;
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

/* The cell whose opening quote is at reader->at.  false: never closed. */
static bool read_quoted(Reader *reader, Cell *cell) {
  const char *start = ++reader->at;
  cell->doubled = false;
  for (;;) {
    const char *quote = memchr(reader->at, '"', (size_t)(reader->end - reader->at));
    if (!quote)
      return false;
    reader->at = quote + 1;
    if (reader->at >= reader->end || *reader->at != '"')
      break;
    cell->doubled = true;
    reader->at++;
  }
  cell->text = start;
  cell->length = (size_t)(reader->at - 1 - start);
  reader->line += count_breaks(start, reader->at - 1);
  return true;
}

static void record_fault(Record *record, uint32_t line, const char *what) {
  if (record->fault == 0) {
    record->fault = line;
    record->what = what;
  }
}

static void skip_cell(Reader *reader) {
  while (!reader->stop[(unsigned char)*reader->at])
    reader->at++;
}

static void read_cell(Reader *reader, Record *record, Cell *cell) {
  if (reader->at >= reader->end || *reader->at != '"') {
    *cell = (Cell){reader->at, 0, false};
    skip_cell(reader);
    cell->length = (size_t)(reader->at - cell->text);
    return;
  }
  uint32_t line = reader->line;
  if (!read_quoted(reader, cell)) {
    record_fault(record, line, "the quote that opens a cell in this line is never closed");
    *cell = (Cell){reader->end, 0, false};
    reader->at = reader->end;
  } else if (reader->at < reader->end && !reader->stop[(unsigned char)*reader->at]) {
    record_fault(record, reader->line, "text follows the closing quote of a cell");
    skip_cell(reader);
  }
}

static bool is_comment(const Reader *reader) {
  return reader->comment_length > 0 && (size_t)(reader->end - reader->at) >= reader->comment_length &&
         memcmp(reader->at, reader->comment, reader->comment_length) == 0;
}

static void skip_comments(Reader *reader) {
  while (reader->at < reader->end && is_comment(reader)) {
    while (*reader->at != '\n' && *reader->at != '\r')
      reader->at++;
    skip_line_end(reader);
  }
}

/* false at the end of the file.  Cells past MOST_COLUMNS are a fault and dropped. */
static bool read_record(Reader *reader, Record *record) {
  skip_comments(reader);
  if (reader->at >= reader->end)
    return false;
  record->count = 0;
  record->line = reader->line;
  record->fault = 0;
  record->blank = *reader->at == '\n' || *reader->at == '\r';
  for (;;) {
    Cell extra;
    bool room = record->count < MOST_COLUMNS;
    if (!room)
      record_fault(record, record->line, "the row has more than 16384 cells");
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

static bool scratch_append(Scratch *scratch, const char *text, size_t length) {
  if (scratch->length + length + 1 > scratch->room) {
    size_t room = (scratch->length + length + 1) * 2;
    char *grown = realloc(scratch->text, room);
    if (!grown)
      return false;
    scratch->text = grown;
    scratch->room = room;
  }
  memcpy(scratch->text + scratch->length, text, length);
  scratch->length += length;
  scratch->text[scratch->length] = '\0';
  return true;
}

bool cell_text(const Cell *cell, Scratch *scratch, const char **text, size_t *length) {
  *text = cell->text;
  *length = cell->length;
  if (!cell->doubled)
    return true;
  scratch->length = 0;
  const char *at = cell->text, *end = at + cell->length;
  while (at < end) {
    const char *quote = memchr(at, '"', (size_t)(end - at));
    const char *to = quote ? quote + 1 : end;
    if (!scratch_append(scratch, at, (size_t)(to - at)))
      return false;
    at = quote ? quote + 2 : end;
  }
  *text = scratch->text;
  *length = scratch->length;
  return true;
}
