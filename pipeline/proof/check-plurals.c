/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/decimal.h"
#include "proof/checker.h"

/* English has one and other; Vietnamese has one form. */
static void check_choice(Checker *checker, const Node *node) {
  gboolean one = FALSE, exact = FALSE;
  for (guint i = 0; i < node->branches->len; i++) {
    const Branch *branch = &g_array_index(node->branches, Branch, i);
    one = one || g_str_equal(branch->key, "one");
    exact = exact || (branch->exact && branch->number.coefficient == 1 && branch->number.scale == 0);
  }
  if (!one && !exact && !side_is_vietnamese(&checker->target))
    checker_add(checker, CHECK_PLURAL_FORMS, &checker->target, _("write {name, plural, one {…} other {…}}"),
                _("{%s, plural has no form for one"), node->text);
}

static void check_choices(Checker *checker, const GArray *nodes) {
  for (guint i = 0; i < nodes->len; i++) {
    const Node *node = &g_array_index(nodes, Node, i);
    if (node->kind == NODE_PLURAL)
      check_choice(checker, node);
    for (guint b = 0; node->branches && b < node->branches->len; b++)
      check_choices(checker, g_array_index(node->branches, Branch, b).nodes);
  }
}

static gboolean is_one(const Checker *checker, const Side *side, guint index) {
  const Token *token = side_token(side, index);
  if (token->kind != TOKEN_HOLE)
    return token->length <= 3 && (token_is(side->prose, index, "1") || token_is(side->prose, index, "one") ||
                                  token_is(side->prose, index, "One"));
  const Hole *hole = &g_array_index(side->prose->holes, Hole, token->hole);
  const EntryValue *value = hole->figure ? NULL : checker_value(checker, hole->name);
  gboolean bare = value && value->has_number && !value->unit && value->kind == ENTRY_VALUE;
  return bare && value->shown.coefficient == 1 && value->shown.scale == 0 && value->power == 0;
}

/* Words that end in s and count one, or are no nouns. */
static gboolean is_plural_noun(const Checker *checker, const Side *side, guint index) {
  static const char *const others[] = {"series", "news",    "means", "species", "is",    "was",    "has",
                                       "this",   "as",      "its",   "does",    "gross", "always", "less",
                                       "us",     "remains", "takes", "makes",   "goes"};
  const Token *token = side_token(side, index);
  if (token->kind != TOKEN_WORD || token->capital || token->length < 4)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
    if (token_is(side->prose, index, others[i]))
      return FALSE;
  const char *end = side->prose->text + token->start + token->length;
  return end[-1] == 's' && dictionary_lemma(checker->dictionary, token->word) != token->word && end[-2] != '\'' &&
         (guchar)end[-2] < 0x80;
}

/* "1 projects", also where a value prints the 1. */
static void check_counts(Checker *checker, const Side *side) {
  for (guint i = 0; i + 1 < side->prose->tokens->len; i++) {
    gboolean part = i > 0 && side_token(side, i)->kind != TOKEN_HOLE && side_token(side, i - 1)->kind == TOKEN_MARK &&
                    !side_token(side, i)->space;
    if (part || !is_one(checker, side, i) || !is_plural_noun(checker, side, i + 1) || !side_token(side, i + 1)->space)
      continue;
    g_autofree char *text = prose_quote(side->prose, i, 2);
    checker_add(checker, CHECK_PLURAL_FORMS, side, _("write {name, plural, one {…} other {…}}"),
                _("“%s” has one of them in the plural"), text);
  }
}

void check_plurals(Checker *checker) {
  check_choices(checker, checker->target.nodes);
  if (!side_is_vietnamese(&checker->target))
    check_counts(checker, &checker->target);
}
