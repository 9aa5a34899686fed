/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The names of a source's columns, from one header row or several.  Compiled into each source that has such rows. */

#include <songngu/plugin.h>

/* Zero is an empty one; release with header_clear. */
typedef struct Header {
  char **names; /* owned, count of them; "" where no row has given one */
  uint32_t count;
  uint32_t line;  /* of the last row, from 1; 0: there was none */
  bool spreading; /* of the row going on */
  char *left;     /* owned: the text that an empty cell of that row takes over, or NULL */
} Header;

void header_clear(Header *header);

/* A header row begins, in line or spreadsheet row `line`.  `spreading`: an empty cell belongs to the one on its left,
 * as in an upper row of a format that does not tell which cells are merged. */
void header_begin_row(Header *header, uint32_t line, bool spreading);

/* The next cell of the row, from left to right; cells may be left out.  It stands over `span` columns, at least 1,
 * beginning with `column`, counted from 0.  A cell merged over several rows is put once, in the first of them.  The
 * texts of a column's rows are joined by spaces.  false: out of memory. */
bool header_put(Header *header, uint32_t column, uint32_t span, const char *text, size_t length);

/* Names the first `count` columns c1, c2 and so on: there is no header row.  false: out of memory. */
bool header_number(Header *header, uint32_t count);

/* Where a table lies, for messages. */
typedef struct HeaderPlace {
  const char *file;      /* as sn_display_path gives it */
  const char *sheet;     /* NULL where the format has none */
  uint32_t first_column; /* of the sheet, counted from 0: where the table begins */
} HeaderPlace;

/* Adds the columns to `out`, all as text.  false: each column without a name and each name used twice is reported. */
bool header_add_columns(const Header *header, SnContext *context, const HeaderPlace *place, SnTable *out);

#define HEADER_NO_COLUMN UINT32_MAX      /* it has no name */
#define HEADER_DOUBLED_COLUMN (UINT32_MAX - 1) /* its name is that of one before it */

/* The same for a sheet, where a column without a name is no fault as long as it is empty: it is left out.
 * indices[i] becomes the i-th column's index in `out`, or one of the above. */
bool header_add_named(const Header *header, SnContext *context, const HeaderPlace *place, SnTable *out,
                      uint32_t *indices);
