/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sentences and words: how many, and said twice. */

#include <string.h>

#include "proof/checker.h"

/* A long sentence may become two. */
#define LONG_SENTENCE 45

static guint allowance(const Side *side) { return side->prose->tokens->len / LONG_SENTENCE; }

/* Splitting at a semicolon or colon, and joining with one, is the translator's. */
static void check_sentences(Checker *checker) {
  const Prose *source = checker->source.prose, *target = checker->target.prose;
  if (target->sentences > source->clauses + allowance(&checker->source) ||
      source->sentences > target->clauses + allowance(&checker->target))
    checker_add(
        checker, CHECK_SENTENCE_COUNT, &checker->target, NULL,
        ngettext_("%u sentence where the source has %u", "%u sentences where the source has %u", target->sentences),
        target->sentences, source->sentences);
}

static gboolean may_double(const Side *side, guint index) {
  return side_is_vietnamese(side) ? !token_has(side->prose, index, TRAIT_NEVER_DOUBLED)
                                  : token_has(side->prose, index, TRAIT_DOUBLED);
}

static void check_doubled_words(Checker *checker, const Side *side) {
  for (guint i = 1; i < side->prose->tokens->len; i++) {
    const Token *before = side_token(side, i - 1), *token = side_token(side, i);
    if (before->word != token->word || token->kind != TOKEN_WORD || before->kind != TOKEN_WORD || !token->space ||
        before->sentence != token->sentence || may_double(side, i) || (token->capital && before->capital))
      continue;
    g_autofree char *text = prose_quote(side->prose, i - 1, 2);
    checker_add(checker, CHECK_WORD_DOUBLED, side, NULL, _("“%s” says a word twice"), text);
    return;
  }
}

/* ---- clauses */

static guint clause_hash(const Side *side, const Clause *clause) {
  guint hash = 5381;
  for (guint i = 0; i < clause->count; i++)
    hash = hash * 33 + side_token(side, clause->first + i)->word;
  return hash;
}

static gboolean same_clause(const Side *side, const Clause *one, const Clause *other) {
  if (one->count != other->count)
    return FALSE;
  for (guint i = 0; i < one->count; i++)
    if (side_token(side, one->first + i)->word != side_token(side, other->first + i)->word)
      return FALSE;
  return TRUE;
}

static gboolean has_kind(const Side *side, const Clause *clause, TokenKind kind) {
  for (guint i = 0; i < clause->count; i++)
    if (side_token(side, clause->first + i)->kind == kind)
      return TRUE;
  return FALSE;
}

/* "services rose 3.84%; services rose 3.84%": four words or more with a figure, said twice. */
static gboolean check_clause(Checker *checker, const Side *side, const Clause *clause) {
  NumberMap *seen = &checker->scratch->some;
  GArray *clauses = checker->scratch->clauses;
  if (clause->count < 4 || !has_kind(side, clause, TOKEN_NUMBER) || has_kind(side, clause, TOKEN_HOLE))
    return FALSE;
  guint key = clause_hash(side, clause), at = number_map_get(seen, key);
  if (at > 0 && same_clause(side, clause, &g_array_index(clauses, Clause, at - 1))) {
    g_autofree char *text = prose_quote(side->prose, clause->first, clause->count);
    checker_add(checker, CHECK_CLAUSE_DOUBLED, side, NULL, _("“%s” stands here twice"), text);
    return TRUE;
  }
  g_array_append_val(clauses, *clause);
  number_map_put(seen, key, clauses->len);
  return FALSE;
}

static void check_clauses(Checker *checker, const Side *side) {
  if (side->claims->len < 2)
    return;
  number_map_clear(&checker->scratch->some);
  g_array_set_size(checker->scratch->clauses, 0);
  guint first = 0, length = side->prose->tokens->len;
  for (guint i = 0; i <= length; i++) {
    if (i < length && !token_has(side->prose, i, TRAIT_CLAUSE_END))
      continue;
    Clause clause = {first, i - first};
    if (check_clause(checker, side, &clause))
      return;
    first = i + 1;
  }
}

static void check_snags(Checker *checker, const Side *side) {
  for (guint i = 0; i < side->prose->tokens->len; i++) {
    Snag snag = snags_find(side->snags, side->prose, i);
    if (snag.kind == SNAG_NONE || (side_token(side, i)->tags & (TAG_PERSON | TAG_ITALIC)))
      continue;
    g_autofree char *text = prose_quote(side->prose, i, snag.count);
    if (snag.kind == SNAG_MISSPELT)
      checker_add(checker, CHECK_WORD_MISSPELT, side, NULL, _("“%s” is written “%s”"), text, snag.right);
    else
      checker_add(checker, CHECK_PAGE_RESIDUE, side, NULL, _("“%s” is of a web page, not of its article"), text);
    i += snag.count - 1;
  }
}

void check_side_wording(Checker *checker, const Side *side) {
  check_doubled_words(checker, side);
  check_clauses(checker, side);
  check_snags(checker, side);
}

void check_wording(Checker *checker) {
  check_sentences(checker);
  check_side_wording(checker, &checker->source);
  check_side_wording(checker, &checker->target);
}
