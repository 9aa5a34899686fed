/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Binding: body and template, tables and language become blocks, one at a time. */

#include <glib.h>

#include "document/block.h"
#include "language/catalogue.h"
#include "language/glossary.h"
#include "language/locale.h"
#include "pack/pack.h"

/* What a build does with untranslated and stale entries. */
typedef enum StalePolicy { STALE_FAIL, STALE_MARK, STALE_SOURCE } StalePolicy;

typedef struct Edition {
  const Pack *pack;
  GHashTable *tables;            /* name → SnTable */
  const Units *units;
  const Locale *locale;
  const Catalogue *catalogue;    /* NULL for the pack's own language */
  const Catalogue *template_words; /* the template's own catalogue, or NULL */
  const Glossary *glossary;      /* or NULL */
  StalePolicy stale;
} Edition;

typedef struct Binder Binder;

/* Numbers sections, tables and charts ahead, so that references forward resolve. */
Binder *binder_new(const Edition *edition, Diagnostics *diagnostics);
void binder_free(Binder *binder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Binder, binder_free)

/* The next block, owned; NULL at the end.  Faults are reported and binding goes on, so
 * that one run finds all; a block that could not be bound is left out. */
Block *binder_next(Binder *binder);
/* The document's title and the like in the edition's language; NULL when not given. */
const char *binder_info(Binder *binder, const char *name);
/* Spans of a page master's header or footer. */
GArray *binder_running(Binder *binder, xmlNodePtr content);

/* Every translatable block of the pack, in order, as catalogue entries (translation NULL). */
GArray *binder_entries(const Edition *edition, Diagnostics *diagnostics); /* Entry; strings owned by the array's clear function */
