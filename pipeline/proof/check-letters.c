/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "proof/checker.h"

/* Letters that no other language of Latin script has: ă đ ơ ư, ĩ ũ, and those with two marks or a hook or dot. */
static gboolean is_vietnamese_letter(gunichar c) {
  return (c >= 0x1EA0 && c <= 0x1EF9) || c == 0x102 || c == 0x103 || c == 0x110 || c == 0x111 || c == 0x128 ||
         c == 0x129 || c == 0x168 || c == 0x169 || c == 0x1A0 || c == 0x1A1 || c == 0x1AF || c == 0x1B0;
}

typedef enum Letters { LETTERS_ASCII, LETTERS_FOREIGN, LETTERS_VIETNAMESE } Letters;

static Letters letters_of(const Side *side, const Token *token) {
  Letters letters = LETTERS_ASCII;
  const char *p = side->prose->text + token->start, *end = p + token->length;
  for (; p < end; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (is_vietnamese_letter(c))
      return LETTERS_VIETNAMESE;
    if (c >= 0xC0 && g_unichar_isalpha(c))
      letters = LETTERS_FOREIGN;
  }
  return letters;
}

/* é and ô are French too: they are Vietnamese in words that the source has. */
static gboolean is_left(const Side *side, const Token *token, GHashTable *source_words) {
  if (token->kind != TOKEN_WORD || token->tags & (TAG_PERSON | TAG_TERM | TAG_LAW | TAG_ITALIC))
    return FALSE;
  Letters letters = letters_of(side, token);
  return letters == LETTERS_VIETNAMESE ||
         (letters == LETTERS_FOREIGN && g_hash_table_contains(source_words, GUINT_TO_POINTER(token->word)));
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
static gboolean reads_on(const Side *side, guint index, GHashTable *source_words) {
  guint next = index + 1;
  return next < side->prose->tokens->len && side_token(side, next)->kind == TOKEN_WORD &&
         !side_token(side, next)->capital && is_left(side, side_token(side, next), source_words);
}

static GHashTable *list_words(const Side *side) {
  GHashTable *words = g_hash_table_new(g_direct_hash, g_direct_equal);
  for (guint i = 0; i < side->prose->tokens->len; i++)
    if (side_token(side, i)->kind == TOKEN_WORD)
      g_hash_table_add(words, GUINT_TO_POINTER(side_token(side, i)->word));
  return words;
}

/* One finding an entry: the words that run together. */
static gboolean is_ascii(const Side *side) {
  for (guint i = 0; i < side->prose->tokens->len; i++)
    if (side_token(side, i)->kind == TOKEN_WORD && letters_of(side, side_token(side, i)) != LETTERS_ASCII)
      return FALSE;
  return TRUE;
}

static void check_left(Checker *checker) {
  const Side *target = &checker->target;
  if (is_ascii(target)) /* as nearly all English is */
    return;
  g_autoptr(GHashTable) words = list_words(&checker->source);
  for (guint i = 0; i < target->prose->tokens->len; i++) {
    if (target->covered[i] || !is_left(target, side_token(target, i), words) ||
        (is_in_name(target, i) && !reads_on(target, i, words)))
      continue;
    guint count = 1;
    while (i + count < target->prose->tokens->len && is_left(target, side_token(target, i + count), words))
      count++;
    g_autofree char *text = prose_quote(target->prose, i, MIN(count, 8));
    checker_add(checker, CHECK_VIETNAMESE_LEFT, target, NULL, _("“%s” is left in Vietnamese"), text);
    return;
  }
}

/* ---- */

static gboolean has_vietnamese(const Side *side) {
  for (guint i = 0; i < side->prose->tokens->len; i++)
    if (letters_of(side, side_token(side, i)) == LETTERS_VIETNAMESE)
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
