/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Terms and names with their official rendering, in layers (national, province, pack).
 *
 * A layer is a TSV file in UTF-8 whose first line names its columns: id, vi and en are needed; status, also, avoid,
 * deprecated, from, until, domain, provenance and note may stand there too.  A field that holds a quotation mark may be
 * written as in CSV.  Empty lines and lines that begin with "#" say nothing.
 *
 * A term with a parenthesis, as "Ủy ban nhân dân tỉnh (UBND tỉnh)", is found whole, by what stands before the
 * parenthesis, and, where that is an abbreviation (its first word in capitals), by what stands in it. */

#include <glib.h>

#include "base/diagnostic.h"

typedef struct Glossary Glossary;
Glossary *glossary_new(void);
void glossary_free(Glossary *glossary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Glossary, glossary_free)

/* What is thought of a rendering; the administrative status of TBX (ISO 30042). */
typedef enum TermStatus {
  TERM_SUGGESTED,  /* prints data words; prose may say it otherwise */
  TERM_APPROVED,   /* must be used where the term stands */
  TERM_ADMITTED,   /* may stand for the approved one */
  TERM_DEPRECATED, /* no longer wanted: a warning */
  TERM_FORBIDDEN,  /* wrong: an error */
} TermStatus;

/* "approved", "admitted", "deprecated", "forbidden", and TBX's "preferredTerm-admn-sts" and so on; "" is suggested.
 * FALSE: no such word. */
gboolean term_status_parse(const char *word, TermStatus *out);

typedef struct Rendering {
  const char *text; /* NFC */
  TermStatus status;
  guint line; /* in the layer's file */
} Rendering;

#define TERM_ALWAYS_FROM G_MININT32
#define TERM_ALWAYS_UNTIL G_MAXINT32

/* A Vietnamese term and all that is known of its English. */
typedef struct Term {
  const char *id, *vi; /* NFC */
  const char *file;    /* the layer it comes from */
  guint line;
  gint32 from, until; /* days, both included: when the term holds; TERM_ALWAYS_… */
  GArray *renderings; /* Rendering, the preferred one first */
} Term;

/* A layer while it is read: by the TSV reader below, or by whoever reads another format. */
typedef struct GlossaryLayer GlossaryLayer;
GlossaryLayer *glossary_layer_new(const char *display, Diagnostics *diagnostics);
/* One rendering of one term; `id` may be "".  Several calls with one `vi` give it several renderings: usable ones after
 * the first must be approved or admitted.  FALSE: reported. */
gboolean glossary_add_term(GlossaryLayer *layer, const char *id, const char *vi, const char *en, TermStatus status,
                           guint line);
/* When the term holds, after it was added. */
void glossary_limit_term(GlossaryLayer *layer, const char *vi, gint32 from, gint32 until);
/* The layer becomes part of the glossary and wins over earlier ones: a term with a usable rendering replaces theirs,
 * one that is only deprecated or forbidden adds to it.  Takes the layer; FALSE when a fault was found in it: then
 * nothing of it is added. */
gboolean glossary_add_layer(Glossary *glossary, GlossaryLayer *layer);

/* Adds a TSV file as a layer.  All faults are reported with their lines; FALSE if any. */
gboolean glossary_add(Glossary *glossary, const char *path, const char *display, Diagnostics *diagnostics);

/* The rendering in "vi" or "en" of a whole term of the other language, matched under folding, or NULL.  Borrowed. */
const char *glossary_find(const Glossary *glossary, const char *term, const char *language);

/* All terms in the order they were added; borrowed. */
const Term *const *glossary_terms(const Glossary *glossary, guint *count);

/* "X (Y)" into its parts; FALSE for other shapes. */
gboolean term_split(const char *term, char **outside, char **inside);
/* Two capitals or more and no small letter in the first word: UBND, PAR, ĐT.294B. */
gboolean term_is_abbreviation(const char *text);
