/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Checks of an edition's entries, by value and by the rules of both languages.
 *
 * Each check has a name that stays the same, told with every finding; doc/checks.md says what each catches.  A
 * translator's comment in the catalogue, "songngu: accept NAME, NAME: why", lets an entry have such findings on
 * purpose; so does the writer's note in the pack. */

#include <glib.h>

#include "base/diagnostic.h"
#include "language/catalogue.h"
#include "language/glossary.h"
#include "table/unit.h"

typedef struct ProofEdition {
  const char *source_language, *language; /* "vi", "en" */
  const Units *units;
  const Glossary *glossary; /* or NULL */
  const char *file;         /* the catalogue, as messages name it */
  Period period;            /* that the pack reports on; PERIOD_NONE: not said */
  gint32 date;              /* of the pack, in days; 0: not said */
} ProofEdition;

/* One entry with its translation, valid UTF-8 as packs and catalogues are; all borrowed until proof_finish. */
typedef struct ProofEntry {
  const Entry *entry;      /* context, source, file and line; the values behind its placeholders where known */
  const char *translation; /* the approved one; NULL: the source alone is looked at */
  guint line;              /* of the entry in the catalogue */
  const char *notes;       /* the translator's comments, or NULL */
} ProofEntry;

typedef struct Finding {
  const char *check; /* its name; static */
  Severity severity;
  guint index;        /* of the entry, in the order of proof_entry; for proof_entries: in its array */
  gboolean in_source; /* the fault is in the pack's text, at `file` and `line` */
  const char *file;   /* borrowed, like the entries */
  guint line;
  char *message; /* what is wrong, a sentence without a full stop */
  char *hint;    /* what the other side says, or what to do; may be NULL */
} Finding;

typedef struct Proof Proof;
/* `edition` is borrowed, as what it points to. */
Proof *proof_new(const ProofEdition *edition);
void proof_free(Proof *proof);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Proof, proof_free)
/* Checks one entry.  Text that is no pattern is passed over: binding says so. */
void proof_entry(Proof *proof, const ProofEntry *entry);
/* What can be said once all entries have been seen.  Finding, in order of entries; free with g_array_unref. */
GArray *proof_finish(Proof *proof);

/* All of it for the entries of a pack, as binder_entries gives them, with what the catalogue says of each.  Entries
 * without an approved translation are left out. */
GArray *proof_entries(const ProofEdition *edition, const Entry *entries, guint count, const Catalogue *catalogue);
/* What can be said of the source alone, where no translation is looked at: warnings, for nobody but its writer can say
 * what was meant, and the pages must be had. */
GArray *proof_source(const ProofEdition *edition, const Entry *entries, guint count);
/* Adds them to the diagnostics, with the names of their checks. */
void proof_report(const GArray *findings, Diagnostics *diagnostics);

/* The names of all checks; NULL-terminated. */
const char *const *proof_checks(void);
