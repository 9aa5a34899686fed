/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the checks of this folder share while one entry is looked at. */

#include "base/message.h"
#include "base/text.h"
#include "proof/claims.h"
#include "proof/number-map.h"
#include "proof/number-set.h"
#include "proof/proof.h"
#include "proof/snags.h"
#include "proof/terms.h"

/* The order is that of doc/checks.md. */
typedef enum Check {
  CHECK_PLACEHOLDER_LOST,
  CHECK_PLACEHOLDER_DOUBLED,
  CHECK_PLACEHOLDER_INVENTED,
  CHECK_DIGIT_TYPED,
  CHECK_NUMBER_VALUE,
  CHECK_NUMBER_SCALE,
  CHECK_NUMBER_UNIT,
  CHECK_NUMBER_LOST,
  CHECK_CODE_DIFFERS,
  CHECK_QUALIFIER_DIFFERS,
  CHECK_PERIOD_DIFFERS,
  CHECK_PERIOD_LOST,
  CHECK_PERIOD_UNKNOWN,
  CHECK_SELF_COMPARE,
  CHECK_RATIO_AS_GROWTH,
  CHECK_DIRECTION_DIFFERS,
  CHECK_DIRECTION_FIXED,
  CHECK_INDEX_AS_GROWTH,
  CHECK_PLURAL_FORMS,
  CHECK_TERM_MISSING,
  CHECK_TERM_FORBIDDEN,
  CHECK_TERM_DEPRECATED,
  CHECK_TERM_AMBIGUOUS,
  CHECK_TERM_CASE,
  CHECK_TERM_SPLIT,
  CHECK_TERM_OUTDATED,
  CHECK_VIETNAMESE_LEFT,
  CHECK_TEXT_UNCHANGED,
  CHECK_OFFICE_CUT,
  CHECK_NAME_DIFFERS,
  CHECK_LAW_REFERENCE,
  CHECK_LIST_COUNT,
  CHECK_SENTENCE_COUNT,
  CHECK_WORD_DOUBLED,
  CHECK_WORD_MISSPELT,
  CHECK_CLAUSE_DOUBLED,
  CHECK_ENUMERATION_BROKEN,
  CHECK_PAGE_RESIDUE,
  CHECK_SEPARATOR_MIXED,
  CHECK_PUNCTUATION_SPACING,
  CHECK_BRACKET_UNBALANCED,
  CHECK_TRANSLATION_DIFFERS,
  CHECK_STYLE_VARIES,
  CHECK_ACCEPT_UNKNOWN,
  CHECK_ACCEPT_UNUSED,
  CHECK_COUNT,
} Check;

/* One text of the pair. */
typedef struct Side {
  gboolean is_source;
  const char *language;
  const char *pattern;
  const Wordbook *wordbook;
  const Snags *snags;
  GArray *nodes; /* Node */
  Prose *prose;
  GArray *claims;    /* Claim */
  gboolean *covered; /* by token: within a term whose rendering the other side has, so that its figures are right */
} Side;

/* Tokens up to a comma, semicolon or full stop. */
typedef struct Clause {
  guint first, count;
} Clause;

/* What checks fill anew for each entry, so that its memory is asked for once. */
typedef struct Scratch {
  struct TermScratch {
    GArray *within, *source, *target; /* TermMatch */
    NumberSet found, avoided, stems, told, some;
  } terms;
  NumberSet words;                /* of the source */
  NumberMap of_source, of_target; /* claims by value */
  NumberMap some;
  GArray *clauses; /* Clause */
} Scratch;

typedef struct TermScratch TermScratch;
void scratch_init(Scratch *scratch);
void scratch_clear(Scratch *scratch);

typedef struct Checker {
  Proof *proof;
  const ProofEdition *edition;
  const ProofEntry *entry;
  Dictionary *dictionary;
  TermBase *terms;
  GHashTable *values; /* name → EntryValue; NULL: there are none */
  Scratch *scratch;
  Side source, target;
} Checker;

/* Adds a finding about one side, unless the translator accepts the check for this entry.  `hint` may be NULL. */
void checker_add(Checker *checker, Check check, const Side *side, const char *hint, const char *format, ...)
    G_GNUC_PRINTF(5, 6);
/* The same for an entry seen before. */
void proof_add(Proof *proof, guint index, Check check, gboolean in_source, const char *hint, const char *format, ...)
    G_GNUC_PRINTF(6, 7);

gboolean side_is_vietnamese(const Side *side);
static inline const Claim *side_claim(const Side *side, guint index) {
  return &g_array_index(side->claims, Claim, index);
}
static inline const Token *side_token(const Side *side, guint index) { return prose_token(side->prose, index); }
/* The text of a claim; g_free. */
char *side_quote(const Side *side, const Claim *claim);
/* What the pack knows of a placeholder, or NULL. */
const EntryValue *checker_value(const Checker *checker, const char *name);

void check_placeholders(Checker *checker);
void check_numbers(Checker *checker);
void check_growth(Checker *checker);
void check_plurals(Checker *checker);
void check_terms(Checker *checker);
void check_letters(Checker *checker);
void check_names(Checker *checker);
void check_wording(Checker *checker);
void check_marks(Checker *checker);

/* What can be said of one text by itself. */
void check_side_periods(Checker *checker, const Side *side);
void check_side_growth(Checker *checker, const Side *side);
void check_side_wording(Checker *checker, const Side *side);
void check_side_marks(Checker *checker, const Side *side);
void check_terms_in_source(Checker *checker);

/* What entries say together. */
typedef struct AcrossEntry {
  const char *context;              /* or NULL */
  const char *source, *translation; /* patterns */
  guint words;                      /* of the source */
  const Prose *prose;               /* of the translation; NULL: it has no markup and no figures */
} AcrossEntry;

typedef struct Across Across;
/* `spellings`: whether words of the translations are compared with each other; what entries point to must last. */
Across *across_new(gboolean spellings);
void across_free(Across *across);
void across_entry(Across *across, const AcrossEntry *entry, guint index);
void across_finish(Across *across, Proof *proof);
