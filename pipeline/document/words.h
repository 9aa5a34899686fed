/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Words that are no prose: text in tables, fixed words of generated text, what <info> says. */

#include "document/binding.h"
#include "table/labels.h"

Words *words_new(void);
void words_free(Words *words);

/* What stands before the name of a table in the contexts of its words. */
#define DATA_CONTEXT "data|"
#define INFO_CONTEXT "info|" /* and the name of the field */
/* Where a word of the data stands; column LABEL_OF_ANY_COLUMN where it is a figure's unit. */
typedef struct WordCell {
  const SnTable *table;
  guint column, row;
} WordCell;

/* A text cell in the edition's language: from the catalogue, the glossary, the source's codelist, or, of a proper name,
 * in plain letters.  The edition in the pack's own language prints it as it stands, or as the codelist has it in that
 * language.  Borrowed while the binder lives.  Each distinct word of a table is looked up, and missed, once. */
const char *words_data(Binder *binder, const WordCell *cell, const char *text, const Place *place);
/* A word that the pack says of the table, a column's name or unit: from catalogue and glossary alone. */
const char *words_of_table(Binder *binder, const SnTable *table, const char *text, const Place *place);
/* Whether cells of the table print as they stand. */
gboolean words_are_plain(const Binder *binder, const SnTable *table);
/* A Vietnamese word of labels or generated text; contexts "labels" and "words". */
const char *words_fixed(Binder *binder, const char *context, const char *word);
/* The word of a change; context "direction". */
const char *words_direction(Binder *binder, const char *word, const xmlNode *node);
/* An entry for it, unless the template knows the word. */
void words_gather_direction(Binder *binder, const char *word, const xmlNode *node);
/* A child of <info>, dates and periods as `form` or in their long form; NULL: not given. */
const char *words_info(Binder *binder, const char *name, ValueForm form);
/* A text of the pack or, as `node` tells, of its template that stands in an attribute or in <info> (`node` NULL). Names
 * and codes need no entry.  Borrowed while the binder lives. */
const char *words_text(Binder *binder, const xmlNode *node, const char *context, const char *text, const Place *place);
/* TRUE for a name whose every syllable has a capital: "Bắc Giang". */
gboolean words_is_name(const char *text);
/* Without letters, or a code in capitals: the same in every language. */
gboolean words_is_code(const char *text);
