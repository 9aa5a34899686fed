/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Entries as they are in the pack now, with what a catalogue has of them.
 *
 * An entry whose text is the same keeps its translation, wherever the text has gone.  One whose text has changed keeps
 * it too, fuzzy, with the source that it was made for as the previous one.  What is no longer said is kept as obsolete,
 * and comes back when the text does. */

#include <glib.h>

#include "language/catalogue.h"

typedef enum MergeKind {
  MERGE_KEPT,    /* the same text in the same place */
  MERGE_MOVED,   /* the same text from another place, or back from memory */
  MERGE_CHANGED, /* another text */
  MERGE_NEW,
} MergeKind;

/* Strings are borrowed from the fresh entries and the catalogue. */
typedef struct Merged {
  Entry entry; /* as it is to be written, without its comment */
  MergeKind kind;
  const Entry *fresh, *old; /* old NULL: NEW */
  gboolean seen;            /* the translator has looked at what the old comment shows of changed values */
  const char *memory;       /* what is said of the memory that it was filled from now; NULL: it was not */
} Merged;

typedef struct Merge {
  GArray *entries;    /* Merged, in order of the pack */
  GArray *obsolete;   /* Entry: what is kept for later */
  GPtrArray *removed; /* const Entry: those of them that were not obsolete before */
} Merge;

/* `fresh`: of Entry, from binder_entries; `catalogue` may be NULL.  Both are borrowed as long as the result lives. */
Merge *merge_new(const GArray *fresh, const Catalogue *catalogue);
void merge_free(Merge *merge);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Merge, merge_free)
