/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A glossary made ready to be found in running text of both languages. */

#include <glib.h>

#include "language/glossary.h"
#include "proof/prose.h"

/* One way to say a term in the edition's language. */
typedef struct TermForm {
  guint term; /* index of glossary_terms */
  TermStatus status;
  const char *text; /* borrowed from the glossary, or made */
  guint *words;     /* lemmas of English, words of Vietnamese */
  guint *stems;     /* of its words with a meaning, for English; the words for Vietnamese */
  guint count, stem_count;
} TermForm;

typedef struct TermBase TermBase;
/* `glossary` may be NULL: nothing is found.  Borrowed, like the dictionary. */
TermBase *terms_new(const Glossary *glossary, const char *source_language, Dictionary *dictionary);
void terms_free(TermBase *terms);

const Term *terms_term(const TermBase *terms, guint index);
/* The forms of a term in the edition's language; TermForm. */
const GArray *terms_forms(const TermBase *terms, guint term);
/* Whether its rendering must be used. */
gboolean terms_enforced(const TermBase *terms, guint term);

/* Where something of the glossary stands. */
typedef struct TermMatch {
  guint first, count; /* tokens */
  guint index;        /* source: the term; target: the form, for terms_form */
} TermMatch;

/* Terms of the source language and forms of the edition's: at each word the longest, so that they may overlap.
 * `matches` (TermMatch) is filled anew. */
void terms_in_source(const TermBase *terms, const Prose *prose, GArray *matches);
void terms_in_target(const TermBase *terms, const Prose *prose, GArray *matches);
/* Of such, the leftmost ones that do not overlap. */
void terms_outermost(const GArray *matches, GArray *outermost);
const TermForm *terms_form(const TermBase *terms, guint index);
/* The next form of the same words, of another term; NULL: no more. */
const TermForm *terms_next(const TermBase *terms, const TermForm *form);
/* The other usable term whose English begins like this one word ("estimate", "estimated"); NULL: none. */
const Term *terms_likeness(const TermBase *terms, const TermForm *form);

/* The word of a token as forms hold it. */
guint terms_word(const TermBase *terms, const Token *token, gboolean english);
guint terms_stem(const TermBase *terms, const Token *token, gboolean english);
