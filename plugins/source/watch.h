/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Watching the text that a source reads, which is UTF-8 by now, for what earlier programs did to it: letters that look
 * like Đ are repaired; lost letters and text in a legacy encoding are reported.  Compiled into sources with
 * $(source_encoding). */

#include "encoding.h"

/* Where a cell stands: a line and the column's name, or a spreadsheet's “Sheet!B7”. */
typedef struct WatchPlace {
  uint32_t line;
  const char *column; /* NULL: not known */
  const char *cell;   /* NULL: the format has none */
} WatchPlace;

/* One watch for all of a file.  Begin with watch_begin, end with watch_end. */
typedef struct Watch {
  SnContext *context;
  const char *file; /* as sn_display_path gives it */
  Buffer repaired;
  uint32_t look_alikes, lost; /* counted */
  uint32_t like_line;         /* where the first look-alike stands */
  char *like_cell;
  Sample odd;        /* words that are not Vietnamese but may be in another encoding, as its bytes */
  uint32_t odd_line; /* where the first of them stands */
  char *odd_cell;
  bool unicode; /* there are Vietnamese letters beyond Latin-1 */
} Watch;

void watch_begin(Watch *watch, SnContext *context, const char *file);

/* Looks at a cell's text; where it must be repaired, *text and *length are of a copy that lasts until the next call.
 * The first faults are reported at once, the others counted. */
void watch_cell(Watch *watch, const WatchPlace *place, const char **text, size_t *length);

/* Reports what the cells had in common, and releases.  false: there were errors. */
bool watch_end(Watch *watch);

/* Whether watching the cells of this text can find lost letters or legacy text, so that good text need not be looked at
 * cell by cell; of large texts samples are taken.  For look-alikes and U+FFFD see watch_is_odd. */
bool watch_is_wanted(const char *text, size_t length);

/* Whether a character of UTF-8, with `length` bytes, is one that watching is for. */
static inline bool watch_is_odd(const unsigned char *at, size_t length) {
  if (length == 2)
    return (at[0] == 0xC3 && (at[1] & 0xDF) == 0x90) || (at[0] == 0xC6 && at[1] == 0x89) ||
           (at[0] == 0xC9 && at[1] == 0x96);
  return length == 3 && at[0] == 0xEF && at[1] == 0xBF && at[2] == 0xBD;
}
