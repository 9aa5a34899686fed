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

/* Vietnamese doubles words on purpose (ngày ngày, luôn luôn); these it does not. */
static gboolean may_double(const Side *side, guint index) {
  static const char *const never[] = {"và",  "của", "các", "là",   "được",  "trong", "cho", "với",   "những",
                                      "đến", "từ",  "để",  "tại",  "theo",  "trên",  "về",  "do",    "bởi",
                                      "một", "đã",  "sẽ",  "tỉnh", "huyện", "đồng",  "tỷ",  "triệu", NULL};
  static const char *const fine[] = {"that", "had", "so", NULL};
  const char *const *words = side_is_vietnamese(side) ? never : fine;
  for (; *words; words++)
    if (token_is(side->prose, index, *words))
      return !side_is_vietnamese(side);
  return side_is_vietnamese(side);
}

static void check_doubled_words(Checker *checker, const Side *side) {
  for (guint i = 1; i < side->prose->tokens->len; i++) {
    const Token *before = side_token(side, i - 1), *token = side_token(side, i);
    if (token->kind != TOKEN_WORD || before->kind != TOKEN_WORD || before->word != token->word || !token->space ||
        before->sentence != token->sentence || may_double(side, i) || (token->capital && before->capital))
      continue;
    g_autofree char *text = prose_quote(side->prose, i - 1, 2);
    checker_add(checker, CHECK_WORD_DOUBLED, side, NULL, _("“%s” says a word twice"), text);
    return;
  }
}

/* ---- clauses */

typedef struct Clause {
  guint first, count;
} Clause;

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
static gboolean check_clause(Checker *checker, const Side *side, const Clause *clause, GHashTable *seen,
                             GArray *clauses) {
  if (clause->count < 4 || !has_kind(side, clause, TOKEN_NUMBER) || has_kind(side, clause, TOKEN_HOLE))
    return FALSE;
  gpointer key = GUINT_TO_POINTER(clause_hash(side, clause));
  guint at = GPOINTER_TO_UINT(g_hash_table_lookup(seen, key));
  if (at > 0 && same_clause(side, clause, &g_array_index(clauses, Clause, at - 1))) {
    g_autofree char *text = prose_quote(side->prose, clause->first, clause->count);
    checker_add(checker, CHECK_CLAUSE_DOUBLED, side, NULL, _("“%s” stands here twice"), text);
    return TRUE;
  }
  g_array_append_val(clauses, *clause);
  g_hash_table_insert(seen, key, GUINT_TO_POINTER(clauses->len));
  return FALSE;
}

static void check_clauses(Checker *checker, const Side *side) {
  if (side->claims->len < 2)
    return;
  g_autoptr(GHashTable) seen = g_hash_table_new(g_direct_hash, g_direct_equal);
  g_autoptr(GArray) clauses = g_array_new(FALSE, FALSE, sizeof(Clause));
  guint first = 0, length = side->prose->tokens->len;
  for (guint i = 0; i <= length; i++) {
    gboolean end =
        i == length || token_is(side->prose, i, ";") || token_is(side->prose, i, ".") || token_is(side->prose, i, ",");
    if (!end)
      continue;
    Clause clause = {first, i - first};
    if (check_clause(checker, side, &clause, seen, clauses))
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
