/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "proof/checker.h"

/* é and ô are French too: they are Vietnamese in words that the source has. */
static gboolean is_left(const Token *token, const NumberSet *source_words) {
  if (token->kind != TOKEN_WORD || token->tags & (TAG_PERSON | TAG_TERM | TAG_LAW | TAG_ITALIC))
    return FALSE;
  return token->traits & TRAIT_VIETNAMESE ||
         (token->traits & TRAIT_FOREIGN && number_set_has(source_words, token->word));
}

/* The words with capitals round a token: a name has two of them, as "Nguyễn Phú Trọng". */
static gboolean is_in_name(const Side *side, guint index) {
  if (!side_token(side, index)->capital)
    return FALSE;
  guint words = 1, length = side->prose->tokens->len;
  for (guint i = index; i-- > 0 && side_token(side, i)->kind == TOKEN_WORD && side_token(side, i)->capital;)
    words++;
  for (guint i = index + 1; i < length && side_token(side, i)->kind == TOKEN_WORD && side_token(side, i)->capital; i++)
    words++;
  return words >= 2 && words <= 8;
}

/* A word in lower case next to it would make it no name: "Lượt xem". */
static gboolean reads_on(const Side *side, guint index, const NumberSet *source_words) {
  guint next = index + 1;
  return next < side->prose->tokens->len && side_token(side, next)->kind == TOKEN_WORD &&
         !side_token(side, next)->capital && is_left(side_token(side, next), source_words);
}

static void list_words(const Side *side, NumberSet *words) {
  number_set_clear(words);
  for (guint i = 0; i < side->prose->tokens->len; i++)
    if (side_token(side, i)->kind == TOKEN_WORD)
      number_set_add(words, side_token(side, i)->word);
}

/* One finding an entry: the words that run together. */
static gboolean is_ascii(const Side *side) {
  for (guint i = 0; i < side->prose->tokens->len; i++)
    if (side_token(side, i)->kind == TOKEN_WORD && side_token(side, i)->traits & (TRAIT_FOREIGN | TRAIT_VIETNAMESE))
      return FALSE;
  return TRUE;
}

static void check_left(Checker *checker) {
  const Side *target = &checker->target;
  if (is_ascii(target)) /* as nearly all English is */
    return;
  NumberSet *words = &checker->scratch->words;
  list_words(&checker->source, words);
  for (guint i = 0; i < target->prose->tokens->len; i++) {
    if (target->covered[i] || !is_left(side_token(target, i), words) ||
        (is_in_name(target, i) && !reads_on(target, i, words)))
      continue;
    guint count = 1;
    while (i + count < target->prose->tokens->len && is_left(side_token(target, i + count), words))
      count++;
    g_autofree char *text = prose_quote(target->prose, i, MIN(count, 8));
    checker_add(checker, CHECK_VIETNAMESE_LEFT, target, NULL, _("“%s” is left in Vietnamese"), text);
    return;
  }
}

/* ---- */

static gboolean has_vietnamese(const Side *side) {
  for (guint i = 0; i < side->prose->tokens->len; i++)
    if (side_token(side, i)->traits & TRAIT_VIETNAMESE)
      return TRUE;
  return FALSE;
}

static guint count_small_words(const Side *side) {
  guint count = 0;
  for (guint i = 0; i < side->prose->tokens->len; i++)
    count +=
        side_token(side, i)->kind == TOKEN_WORD && !side_token(side, i)->capital && side_token(side, i)->length > 2;
  return count;
}

/* Names, codes and addresses are the same in both languages; a sentence is not. */
static gboolean check_unchanged(Checker *checker) {
  const Side *source = &checker->source, *target = &checker->target;
  if (strcmp(source->prose->text, target->prose->text) != 0)
    return FALSE;
  guint small = count_small_words(source);
  gboolean address = strchr(source->prose->text, '@') || strstr(source->prose->text, "://");
  if (address || (small < 3 && !(has_vietnamese(source) && small > 0)))
    return FALSE;
  checker_add(checker, CHECK_TEXT_UNCHANGED, target, NULL, _("the translation is the source text"));
  return TRUE;
}

void check_letters(Checker *checker) {
  if (!check_unchanged(checker) && !side_is_vietnamese(&checker->target))
    check_left(checker);
}
