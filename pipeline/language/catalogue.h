/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* An edition's translations (PO, through libgettextpo). */

#include <glib.h>

#include "base/diagnostic.h"
#include "language/locale.h"

typedef enum Translation { TRANSLATION_MISSING, TRANSLATION_FUZZY, TRANSLATION_DONE } Translation;

typedef struct Catalogue Catalogue;

/* All faults of the file are reported with their lines; NULL if any.  A missing file is a fault. */
Catalogue *catalogue_load(const char *path, const char *display, Diagnostics *diagnostics);
void catalogue_free(Catalogue *catalogue);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Catalogue, catalogue_free)

/* By context and source text (NFC compared).  Falls back to an entry without context. `*line` (may be NULL): in the PO
 * file. */
Translation catalogue_find(const Catalogue *catalogue, const char *context, const char *source,
                           const char **translation, guint *line);
const char *catalogue_file(const Catalogue *catalogue);
/* Whether the header's Language, if it says any, is this one, be it with a region.  FALSE: reported. */
gboolean catalogue_is_in(const Catalogue *catalogue, const char *language, Diagnostics *diagnostics);

/* What stands behind a placeholder. */
typedef enum EntryValueKind {
  ENTRY_VALUE, /* <value>, <person ref> */
  ENTRY_CHANGE,
  ENTRY_REF,
  ENTRY_NOTE,  /* its text is the entry CONTEXT.NAME */
  ENTRY_FIELD, /* of <info> */
  ENTRY_BREAK,
  ENTRY_PAGE, /* numbers of pages, a section's title: known once the pages are made */
} EntryValueKind;

/* The data at hand; in a <for>, that of its first row. */
typedef struct EntryValue {
  const char *name;
  EntryValueKind kind;
  const char *source,
      *target; /* as printed in the source's language and in the edition's; NULL: nothing to print now */
  gboolean has_number;
  SnDecimal number; /* as the data has it, in units of `unit` */
  SnDecimal shown;  /* as printed, in units of 10^power */
  int power;        /* of ten that the scale words stand for: 9, "tỷ", "billion"; 0: none */
  int digits;       /* decimals asked for, or DIGITS_AS_DATA */
  ValueForm form;
  const char *unit;      /* id, also of units not known; NULL: none */
  Qualifier qualifier;   /* of the data, whether it is printed or not */
  Period period;         /* that the value holds for, or that it is */
  const char *direction; /* CHANGE: "up", "down", "flat" by the figure as printed; else NULL */
} EntryValue;

/* One PO entry, as read or to be written.  The strings of entries read belong to the catalogue. */
typedef struct Entry {
  const char *context, *source, *translation; /* context and translation may be NULL */
  const char *file;
  guint line;          /* where the source stands */
  const char *comment; /* extracted: values and place */
  gboolean fuzzy;
  const char *previous; /* previous source, for fuzzy */
  const char *notes;    /* the translator's own comments, or NULL */
  gboolean obsolete;    /* kept for later, found by nobody */
  /* One for each placeholder of the source, as binder_entries fills them; none in entries that were read. */
  const EntryValue *values;
  guint value_count;
  /* Of an entry that was read: its lines from msgctxt or msgid on as they stand in the file, with the last newline;
   * else NULL.  Writing takes them as they are where context, source and translation are what they say. */
  const char *raw;
  guint raw_length;
} Entry;

/* Entries are told apart by context (which may be NULL) and source; for hash tables. */
guint entry_key_hash(const char *context, const char *source);
gboolean entry_key_equal(const char *context, const char *source, const char *other_context, const char *other_source);
/* The same of an Entry. */
guint entry_hash(gconstpointer entry);
gboolean entry_equal(gconstpointer a, gconstpointer b);

/* All entries in order of the file, obsolete ones too, without the header.  Borrowed. */
const Entry *catalogue_entries(const Catalogue *catalogue, guint *count);
/* Text of the header entry; "" when none. */
const char *catalogue_header(const Catalogue *catalogue);
/* The comments above it, or NULL. */
const char *catalogue_header_notes(const Catalogue *catalogue);

/* The header with the fields that gettext's tools ask for, those that it lacks filled in: `date` (seconds since 1970)
 * for the dates.  g_free. */
char *catalogue_header_complete(const char *header, const char *project, const char *source_language, gint64 date);
/* Writes a PO file whole or not at all; one that would be the same is not touched.  `header` (NULL: a plain one) keeps
 * its fields, but for language, encoding and plural forms; of an entry without context and source, the notes go above
 * the header.  Nothing in the file depends on the clock. */
gboolean catalogue_write(const char *path, const char *language, const char *header, const Entry *entries, guint count,
                         Diagnostics *diagnostics);
