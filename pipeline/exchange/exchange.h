/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Files between Songngu and the tools of translators: XLIFF 1.2 (OASIS, 2008), XLIFF 2.1 (OASIS, 2018), TMX 1.4b.
 *
 * Words stand in them as in a catalogue, quotes and all; values, tags and the skeleton of choices are codes (content.h)
 * whose original text goes along, so that a catalogue comes back from each as it was.
 *
 *              1.2                                       2.1
 *  done        approved="yes", state="translated"        state="translated"
 *  fuzzy       state="needs-l10n"                        state="initial" subState="songngu:fuzzy"
 *  missing     no target                                 no target
 *
 * ("needs-review-…" is as good as translated to Poedit and Weblate, which then show nothing to be done.)
 *
 * The previous source of a fuzzy entry and its translation are an <alt-trans> or <mtc:match>. */

#include <glib.h>

#include "base/diagnostic.h"
#include "language/catalogue.h"

typedef enum ExchangeFormat { EXCHANGE_XLIFF_1, EXCHANGE_XLIFF_2, EXCHANGE_TMX, EXCHANGE_TMX_LEVEL_1 } ExchangeFormat;

/* An edition to write.  All borrowed. */
typedef struct Exchange {
  const char *pack; /* its id */
  const char *source_language, *target_language;
  const char *period, *date; /* of the pack, "2024-Q1", "2024-03-27", or NULL */
  const Entry *entries;      /* in the order of the pack */
  guint count;
} Exchange;

/* The whole file, g_free; NULL: an entry has a fault of syntax, reported at its place.  TMX takes only what is done. */
char *exchange_write(const Exchange *exchange, ExchangeFormat format, Diagnostics *diagnostics);

/* ---- reading --------------------------------------------------------------------- */

/* One unit of a file. */
typedef struct TransUnit {
  char *id;
  char *context;  /* NULL: the file does not say */
  char *source;   /* pattern text */
  char *target;   /* NULL when MISSING */
  char *notes;    /* the translator's; NULL: none */
  char *previous; /* FUZZY: the source that the target was made for, as our export wrote it; NULL: not known */
  Translation state;
  guint line; /* of the target, or of the unit */
} TransUnit;

typedef struct UnitFile {
  char *file; /* as messages name it */
  char *pack; /* that it was exported from */
  char *source_language, *target_language;
  guint pack_line, language_line; /* where the file says so */
  GArray *units;                  /* TransUnit */
} UnitFile;

/* XLIFF of either version, told apart by what stands in it.  NULL: it is not whole and right; all faults were
 * reported. */
UnitFile *xliff_read(const char *path, const char *display, Diagnostics *diagnostics);
/* Whatever comes back: a catalogue by its name (.po), of which what it does not say is taken to be the edition's, else
 * XLIFF. */
UnitFile *unit_file_read(const Exchange *exchange, const char *path, const char *display, Diagnostics *diagnostics);
void unit_file_free(UnitFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(UnitFile, unit_file_free)

/* ---- taking over ------------------------------------------------------------------ */

typedef struct Taken {
  guint taken, unchanged, missing, refused;
} Taken;

/* Puts the translations of `file` into `entries` (those of the edition, `exchange->count` of them), whose new strings
 * live as long as `file`.  Units that cannot be taken are reported, each at its line, and counted.  FALSE: the file as
 * a whole is of another pack or language; nothing was taken. */
gboolean exchange_take(const Exchange *exchange, const UnitFile *file, Entry *entries, Taken *taken,
                       Diagnostics *diagnostics);
