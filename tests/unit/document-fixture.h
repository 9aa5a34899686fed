/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Small packs and tables written as text, and what binding makes of them as text. */

#include "document/binder.h"
#include "pack/document.h"

typedef struct Fixture {
  Pack pack;
  Template template;
  GHashTable *tables;
  Units *units;
  Locale *locale, *source_locale;
  Catalogue *catalogue, *template_words;
  Glossary *glossary;
  Diagnostics *diagnostics;
  Edition edition;
  char *folder; /* of files that the test writes; NULL: none yet */
} Fixture;

/* A Vietnamese pack of `info` (elements) and `body`; `language`: of the edition. */
Fixture *fixture_new(const char *language, const char *info, const char *body);
void fixture_free(Fixture *fixture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Fixture, fixture_free)

/* "name:type[:unit],…" and then a row a line; "-", "..." and nothing are what they are in statistical tables. */
void fixture_table(Fixture *fixture, const char *name, const char *text);
/* Entries as "context|source" and translation in turn, up to NULL; "!" before the context marks it fuzzy. */
void fixture_translate(Fixture *fixture, const char *const *entries);
void fixture_translate_template(Fixture *fixture, const char *const *entries);
/* A term and its rendering in turn, up to NULL. */
void fixture_terms(Fixture *fixture, const char *const *terms);
/* Opening and closing blocks of the template. */
void fixture_template(Fixture *fixture, const char *opening, const char *closing);
/* A file of the pack, with its folder. */
void fixture_file(Fixture *fixture, const char *name, const char *data, gsize length);

/* A block a line, those within others indented; g_free. */
char *fixture_bind(Fixture *fixture);
/* The spans of one array in the same notation. */
char *fixture_spans(const GArray *spans);
/* All that was reported; g_free. */
char *fixture_report(const Fixture *fixture);
