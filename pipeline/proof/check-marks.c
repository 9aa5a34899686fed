/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Punctuation marks, brackets, and what separates digits. */

#include <string.h>

#include "base/number.h"
#include "proof/checker.h"

static gboolean is_one_of(const Side *side, guint index, const char *marks) {
  const Token *token = side_token(side, index);
  return token->kind == TOKEN_MARK && token->length == 1 && strchr(marks, side->prose->text[token->start]) != NULL;
}

static gboolean is_open(const Side *side, guint index) {
  return token_is(side->prose, index, "(") || token_is(side->prose, index, "“") || token_is(side->prose, index, "[") ||
         token_is(side->prose, index, "«");
}

static gboolean is_close(const Side *side, guint index) {
  return token_is(side->prose, index, ")") || token_is(side->prose, index, "”") || token_is(side->prose, index, "]") ||
         token_is(side->prose, index, "»");
}

/* ---- spaces */

static void report_space(Checker *checker, const Side *side, guint first, guint last, const char *what) {
  g_autofree char *text = prose_quote(side->prose, first, last - first + 1);
  checker_add(checker, CHECK_PUNCTUATION_SPACING, side, NULL, "%s: “%s”", what, text);
}

/* Both languages: none before , . : ; ! ? and what closes, none behind what opens, one behind the marks. */
static gboolean check_space(Checker *checker, const Side *side, guint index) {
  guint length = side->prose->tokens->len;
  gboolean space = side_token(side, index)->space && index > 0;
  gboolean next = index + 1 < length, next_space = next && side_token(side, index + 1)->space;
  gboolean ellipsis = index > 0 && is_one_of(side, index, ".") &&
                      (is_one_of(side, index - 1, ".") || (next && is_one_of(side, index + 1, ".")));
  if (space && !ellipsis && is_one_of(side, index, ",.:;!?") && !(next && !next_space && is_one_of(side, index, ".:")))
    report_space(checker, side, index - 1, index, _("a space before a mark"));
  else if (space && is_close(side, index))
    report_space(checker, side, index - 1, index, _("a space before what closes"));
  else if (next_space && is_open(side, index))
    report_space(checker, side, index, index + 1, _("a space behind what opens"));
  else if (next && !next_space && is_one_of(side, index, ",;!?") &&
           (side_token(side, index + 1)->kind == TOKEN_WORD || side_token(side, index + 1)->kind == TOKEN_HOLE))
    report_space(checker, side, index > 0 ? index - 1 : index, index + 1, _("no space behind a mark"));
  else if (next && !next_space && is_one_of(side, index, ":") && index > 0 &&
           side_token(side, index + 1)->kind == TOKEN_WORD && side_token(side, index - 1)->kind == TOKEN_WORD)
    report_space(checker, side, index - 1, index + 1, _("no space behind a mark"));
  else
    return FALSE;
  return TRUE;
}

static gboolean has_double_space(const char *text) {
  for (const char *p = strstr(text, "  "); p; p = strstr(p + 1, "  "))
    if (p > text && p[2] != '\0')
      return TRUE;
  return FALSE;
}

/* A placeholder behind a comma may print nothing of its own; a note's sign stands behind marks without a space. */
static gboolean is_note(const Side *side, guint index) {
  const Token *token = side_token(side, index);
  return token->kind == TOKEN_HOLE &&
         g_str_has_prefix(g_array_index(side->prose->holes, Hole, token->hole).name, "note");
}

static void check_spaces(Checker *checker, const Side *side) {
  for (guint i = 0; i < side->prose->tokens->len; i++) {
    if (side_token(side, i)->kind != TOKEN_MARK ||
        (i + 1 < side->prose->tokens->len && is_note(side, i + 1) && !side_token(side, i)->space))
      continue;
    if (check_space(checker, side, i))
      return;
  }
  if (has_double_space(side->prose->text))
    checker_add(checker, CHECK_PUNCTUATION_SPACING, side, NULL, _("two spaces run together"));
}

/* ---- brackets */

/* "a) …", "1) …": a parenthesis that opens nowhere. */
static gboolean is_point(const Side *side, guint index) {
  if (index == 0 || side_token(side, index)->space)
    return FALSE;
  const Token *token = side_token(side, index - 1);
  gboolean alone = index == 1 || token->space;
  return alone && token->length <= 2 && (token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER);
}

/* Of one pair: how many are open; -1: one closes nothing. */
static int balance(int depth, const Side *side, guint index, const char *const pair[2]) {
  if (depth >= 0 && token_is(side->prose, index, pair[0]))
    return depth + 1;
  if (depth >= 0 && token_is(side->prose, index, pair[1]) && (depth > 0 || !is_point(side, index)))
    return depth - 1;
  return depth;
}

static void check_brackets(Checker *checker, const Side *side) {
  static const char *const pairs[][2] = {{"(", ")"}, {"[", "]"}, {"“", "”"}, {"«", "»"}};
  int depths[G_N_ELEMENTS(pairs)] = {0};
  guint straight = 0;
  for (guint i = 0; i < side->prose->tokens->len; i++) {
    if (!token_has(side->prose, i, TRAIT_BRACKET))
      continue;
    for (gsize k = 0; k < G_N_ELEMENTS(pairs); k++)
      depths[k] = balance(depths[k], side, i, pairs[k]);
    straight += token_is(side->prose, i, "\"");
  }
  for (gsize k = 0; k < G_N_ELEMENTS(pairs); k++)
    if (depths[k] > 0)
      checker_add(checker, CHECK_BRACKET_UNBALANCED, side, NULL, _("“%s” is not closed"), pairs[k][0]);
    else if (depths[k] < 0)
      checker_add(checker, CHECK_BRACKET_UNBALANCED, side, NULL, _("“%s” closes nothing"), pairs[k][1]);
  if (straight % 2 == 1)
    checker_add(checker, CHECK_BRACKET_UNBALANCED, side, NULL, _("“%s” is not closed"), "\"");
}

/* ---- separators */

/* Titles of industrial revolutions and versions: 4.0 in either language. */
static gboolean is_version(const Side *side, const Token *token) {
  const char *text = side->prose->text + token->start;
  return token->length == 3 && text[1] == '.' && text[2] == '0';
}

/* Points of laws and sections: mục 2.1, khoản 1.1, section 2.1. */
static gboolean is_section(const Side *side, guint index) {
  return index > 0 && token_has(side->prose, index - 1, TRAIT_BEFORE_SECTION);
}

static gboolean is_foreign(const Side *side, const Token *token) {
  NumberEvidence evidence = number_evidence(side->prose->text + token->start, token->length);
  return side_is_vietnamese(side) ? evidence == NUMBER_SAYS_EN || evidence == NUMBER_SAYS_PLAIN_OR_EN
                                  : evidence == NUMBER_SAYS_VI || evidence == NUMBER_SAYS_VI_DECIMAL;
}

static gboolean is_dated(const Side *side, guint index) {
  for (guint i = 0; i < side->claims->len; i++) {
    const Claim *claim = side_claim(side, i);
    if (claim->first == index)
      return claim->kind == CLAIM_PERIOD;
  }
  return FALSE;
}

static void check_separators(Checker *checker, const Side *side) {
  gboolean right = FALSE;
  guint wrong = 0, first = 0;
  for (guint i = 0; i < side->prose->tokens->len; i++) {
    const Token *token = side_token(side, i);
    if (token->kind != TOKEN_NUMBER || is_version(side, token) || is_section(side, i))
      continue;
    gboolean foreign = is_foreign(side, token);
    if (foreign && wrong == 0 && is_dated(side, i))
      continue;
    right =
        right || (!foreign && token->length > 2 &&
                  strpbrk(side->prose->text + token->start, ".,") < side->prose->text + token->start + token->length);
    if (foreign && wrong++ == 0)
      first = i;
  }
  if (wrong == 0)
    return;
  g_autofree char *text = prose_quote(side->prose, first, 1);
  const char *hint = side_is_vietnamese(side) ? _("Vietnamese writes 1.234,5") : _("English writes 1,234.5");
  if (right)
    checker_add(checker, CHECK_SEPARATOR_MIXED, side, hint, _("“%s” beside figures that separate otherwise"), text);
  else
    checker_add(checker, CHECK_SEPARATOR_MIXED, side, hint, _("“%s” has the separators of the other language"), text);
}

void check_side_marks(Checker *checker, const Side *side) {
  check_spaces(checker, side);
  check_brackets(checker, side);
  check_separators(checker, side);
}

void check_marks(Checker *checker) {
  check_side_marks(checker, &checker->source);
  check_side_marks(checker, &checker->target);
}
