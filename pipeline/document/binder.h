/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Binding: body and template, tables and language become blocks, one at a time.
 *
 * The template's opening comes first and its closing last, but before the annexes that end the body.  Fixed words of
 * templates and of generated text ("Bảng", "STT", "không nêu thời hạn") are Vietnamese; other editions take them from
 * the catalogues of the template and its base, and prose from the pack's. */

#include <glib.h>

#include "document/block.h"
#include "language/catalogue.h"
#include "language/glossary.h"
#include "language/locale.h"
#include "pack/pack.h"

/* What a build does with untranslated and stale entries. */
typedef enum StalePolicy {
  STALE_FAIL,
  STALE_MARK,
  STALE_SOURCE,
  STALE_REVIEW, /* as MARK; translations with faults are printed as they stand; nothing is said of either: whoever asked
                   does */
} StalePolicy;

typedef struct Edition {
  const Pack *pack;
  GHashTable *tables; /* name → SnTable */
  const Units *units;
  const Locale *locale;
  const Locale *source_locale;     /* of the pack's own language; NULL: entries do not say how it prints values */
  const Catalogue *catalogue;      /* NULL for the pack's own language */
  const Catalogue *template_words; /* the template's own catalogue, or NULL */
  Catalogue *const *base_words;    /* those of the templates it extends, the nearest first, up to NULL; NULL: none */
  const Glossary *glossary;        /* or NULL */
  StalePolicy stale;
  gboolean once; /* nobody needs the pack's body after this binder: it is freed block by block as it is bound */
} Edition;

typedef struct Binder Binder;

/* Numbers sections, tables and charts ahead, so that references forward resolve.  The binder borrows the
 * edition; blocks need the binder as long as they live. */
Binder *binder_new(const Edition *edition, Diagnostics *diagnostics);
void binder_free(Binder *binder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Binder, binder_free)

/* The next block, owned; NULL at the end.  Faults are reported and binding goes on, so
 * that one run finds all; a block that could not be bound is left out. */
Block *binder_next(Binder *binder);
/* The document's title and the like in the edition's language, dates and periods in their long form; NULL when not
 * given.  Borrowed. */
const char *binder_info(Binder *binder, const char *name);
/* Spans of a page master's header or footer.  Borrowed: the same array for the same content. */
GArray *binder_running(Binder *binder, xmlNodePtr content);

/* Every translatable block of the pack, in order, as catalogue entries (translation NULL) with the values behind their
 * placeholders, found by the very code that looks them up.  Their comment is the writer's note.  Each <for> counts once
 * and each <if> whether it holds or not.  Data words are listed when neither the glossary nor a proper name's plain
 * spelling covers them, or when the edition's catalogue has them already. Entry; strings owned by the array's clear
 * function. */
GArray *binder_entries(const Edition *edition, Diagnostics *diagnostics);
/* The same for what the pack's template says: opening, closing, running heads, labels and the words of generated text.
 */
GArray *binder_template_entries(const Edition *edition, Diagnostics *diagnostics);
