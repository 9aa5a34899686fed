/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Rows of delimited text, one after the other, as slices of the file. */

#include <songngu/plugin.h>

#include "../../buffer.h"

#define MOST_COLUMNS 16384 /* as spreadsheets have */

typedef struct Cell {
  const char *text;
  size_t length;
  bool doubled; /* holds quotes that are written twice, or after a backslash */
  bool escaped; /* after a backslash */
} Cell;

typedef struct Reader {
  const char *at, *end; /* *end is a newline */
  uint32_t line;        /* of `at` */
  uint32_t row;         /* of `at`, as a spreadsheet would number it: a cell's line breaks do not count */
  char delimiter;
  const char *comment;
  size_t comment_length;
  bool stop[256]; /* bytes that may end a cell without quotes */
} Reader;

typedef enum RecordFault {
  QUOTE_UNCLOSED, /* to the end of the file */
  TEXT_AFTER_QUOTE,
  TOO_MANY_CELLS,
} RecordFault;

typedef struct Record {
  Cell *cells; /* MOST_COLUMNS of them, shared by all records of a reader */
  uint32_t count;
  uint32_t line; /* where it begins */
  uint32_t row;
  bool blank;     /* an empty line */
  uint32_t fault; /* line of a fault, 0: none */
  RecordFault what;
} Record;

/* From `from`, the beginning of line `line`; *end must be a newline.  `comment` may be NULL. */
Reader reader_of(const char *from, const char *end, uint32_t line, char delimiter, const char *comment);

void reader_set_delimiter(Reader *reader, char delimiter);

/* The next row.  Blank lines are none, save empty cells in the middle of a table of one column.  false at the end. */
bool reader_next(Reader *reader, Record *record, uint32_t columns);

void reader_skip_line(Reader *reader);

/* Passes over rows, blank ones too.  false: there are fewer. */
bool reader_skip(Reader *reader, Record *record, int64_t count);

/* The delimiter under which most of the first rows have as many cells as the first. */
char reader_guess_delimiter(const Reader *start, Record *record);

/* The cell's text with its quotes made single, in `scratch` only where need be. */
void cell_text(const Cell *cell, Buffer *scratch, const char **text, size_t *length);
