/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The extracted comment of an entry: what a translator reads beside the text, and what the next run compares the data
 * with.  It is always in English, so that the file is the same whoever writes it:
 *
 *   a line for each note of the writer
 *   {growth} (up) = tăng 3,5% | up 3.5%; before (down) giảm 2% | down 2%
 *   page 3, po/pictures/economy-p2.png
 *   from memory: 92% of q4-2023 economy|p2 */

#include <glib.h>

#include "language/catalogue.h"

/* One value in a comment.  Strings are owned. */
typedef struct Said {
  char *name;
  char *direction;       /* "up", "down", "flat", or NULL */
  char *source, *target; /* as printed; target may be NULL */
} Said;

/* A value that the data has changed since the catalogue was last written, or had changed before then. */
typedef struct ValueChange {
  Said before, now;
  gboolean turned; /* the direction is another: its word is too, and wants a glance */
} ValueChange;

/* What an old comment (may be NULL) and the data at hand say differently, in order of the placeholders, or what the old
 * comment remembers of an earlier change; ValueChange, owned by the array.  `seen`: the translator has looked at what
 * the old comment shows, so that earlier changes are forgotten. */
GArray *comment_changes(const char *old, gboolean seen, const Entry *fresh);

/* A line of the translator's comment that says so of one entry; the next update takes it away again. */
#define COMMENT_SEEN "songngu: seen"
gboolean notes_say_seen(const char *notes); /* may be NULL */
/* NULL: nothing is left.  g_free. */
char *notes_without_seen(const char *notes);

/* Where a block stands in the source's edition. */
typedef struct Standing {
  guint page;          /* 0: unknown */
  const char *label;   /* the page's number as printed; NULL: as counted */
  const char *picture; /* relative to the pack; NULL: none */
} Standing;

/* Whether the translation came from a memory and nobody has said more of it. */
gboolean comment_is_of_memory(const char *comment);

/* The new comment.  `old` gives what is remembered: an earlier change unless `seen`, with `same_text` where the
 * translation came from, and, with `standing` NULL, where the block stood.  `memory` (may be NULL) says it anew.  NULL:
 * nothing to say. g_free. */
char *comment_make(const char *old, gboolean seen, gboolean same_text, const Entry *fresh, const Standing *standing,
                   const char *memory);
