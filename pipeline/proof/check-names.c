/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Offices, persons, legal documents, lists that say how many they name. */

#include <string.h>

#include "proof/checker.h"

/* ---- offices */

/* "Chairman of the provincial Le Anh Duong": an adjective, and then a person. */
static void check_office(Checker *checker, const Side *side, guint index) {
  const Prose *prose = side->prose;
  guint at = index + 1, length = prose->tokens->len, adjective = 0;
  if (!token_is(prose, at, "of") || !token_is(prose, at + 1, "the"))
    return;
  for (at += 2; at < length && token_has(prose, at, TRAIT_ADJECTIVE); at++)
    adjective++;
  if (adjective == 0)
    return;
  gboolean end = at == length || side_token(side, at)->kind == TOKEN_MARK;
  gboolean bare = token_has(prose, at - 1, TRAIT_BARE_ADJECTIVE);
  gboolean name = at < length && side_token(side, at)->kind == TOKEN_WORD && side_token(side, at)->capital &&
                  !token_has(prose, at, TRAIT_BODY);
  gboolean hyphen = at < length && token_is(prose, at, "-");
  if (hyphen || (end ? !bare : !name))
    return;
  g_autofree char *text = prose_quote(prose, index, MIN(at + 3, length) - index);
  checker_add(checker, CHECK_OFFICE_CUT, side, _("name the body: Chairman of the Provincial People's Committee"),
              _("“%s”: the office is cut short"), text);
}

static void check_offices(Checker *checker, const Side *side) {
  for (guint i = 0; i < side->prose->tokens->len; i++)
    if (token_has(side->prose, i, TRAIT_OFFICE))
      check_office(checker, side, i);
}

/* ---- persons */

/* The texts in <person>, under their ASCII letters without regard to case, spaces and marks. */
static GPtrArray *list_persons(const Side *side) {
  GPtrArray *persons = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < side->prose->tokens->len;) {
    guint count = 0;
    gboolean hole = FALSE;
    while (i + count < side->prose->tokens->len && side_token(side, i + count)->tags & TAG_PERSON)
      hole = side_token(side, i + count++)->kind == TOKEN_HOLE || hole;
    if (count > 0 && !hole)
      g_ptr_array_add(persons, prose_quote(side->prose, i, count));
    i += MAX(count, 1);
  }
  return persons;
}

static char *name_key(const char *name) {
  g_autofree char *ascii = text_ascii(name);
  GString *key = g_string_new(NULL);
  for (const char *p = ascii; *p; p++)
    if (g_ascii_isalnum(*p))
      g_string_append_c(key, g_ascii_tolower(*p));
  return g_string_free(key, FALSE);
}

static gboolean is_vietnamese_name(const char *name) {
  for (const char *p = name; *p; p = g_utf8_next_char(p))
    if (g_utf8_get_char(p) >= 0xC0)
      return TRUE;
  return FALSE;
}

/* Names of foreigners may be spelled in two ways; Vietnamese ones lose their marks and nothing else. */
static void check_persons(Checker *checker) {
  g_autoptr(GPtrArray) source = list_persons(&checker->source), target = list_persons(&checker->target);
  g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  gboolean vietnamese = TRUE;
  for (guint i = 0; i < source->len; i++) {
    g_hash_table_add(known, name_key(g_ptr_array_index(source, i)));
    vietnamese =
        vietnamese && is_vietnamese_name(side_is_vietnamese(&checker->source) ? g_ptr_array_index(source, i) : "ă");
  }
  for (guint i = 0; i < target->len && source->len > 0 && vietnamese; i++) {
    g_autofree char *key = name_key(g_ptr_array_index(target, i));
    if (!g_hash_table_contains(known, key))
      checker_add(checker, CHECK_NAME_DIFFERS, &checker->target, NULL, _("“%s” is no name of the source"),
                  (char *)g_ptr_array_index(target, i));
  }
}

/* ---- legal documents */

static gboolean is_law_code(const Side *side, guint index) {
  const Token *token = side_token(side, index);
  const char *text = side->prose->text + token->start;
  return token->kind == TOKEN_CODE && g_ascii_isdigit(*text) &&
         (memchr(text, '-', token->length) || memchr(text, '/', token->length));
}

/* What says "number" before a code: "số 26-CT/TU", "No. 26-CT/TU". */
static gboolean is_numbered(const Side *side, guint index) {
  if (index == 0)
    return FALSE;
  guint before = index - 1;
  if (before > 0 && (token_is(side->prose, before, ".") || token_is(side->prose, before, ":")))
    before--;
  return token_has(side->prose, before, TRAIT_NUMBER_SIGN);
}

static void check_laws(Checker *checker) {
  g_autoptr(GHashTable) numbered = g_hash_table_new(g_direct_hash, g_direct_equal);
  for (guint i = 0; i < checker->source.claims->len; i++) {
    const Claim *claim = side_claim(&checker->source, i);
    if (claim->kind == CLAIM_CODE && is_law_code(&checker->source, claim->first) &&
        is_numbered(&checker->source, claim->first))
      g_hash_table_add(numbered, GUINT_TO_POINTER(claim->code));
  }
  for (guint i = 0; i < checker->target.claims->len; i++) {
    const Claim *claim = side_claim(&checker->target, i);
    if (claim->kind != CLAIM_CODE || !is_law_code(&checker->target, claim->first) ||
        is_numbered(&checker->target, claim->first) || !g_hash_table_contains(numbered, GUINT_TO_POINTER(claim->code)))
      continue;
    g_autofree char *text = side_quote(&checker->target, claim);
    checker_add(checker, CHECK_LAW_REFERENCE, &checker->target,
                side_is_vietnamese(&checker->target) ? _("write số before it") : _("write No. before it"),
                _("“%s” is cited without what says that it is a number"), text);
  }
}

/* ---- lists */

/* The members of the parenthesis that opens at a token; 0: it does not close. */
static guint count_members(const Side *side, guint open) {
  guint members = 1;
  for (guint i = open + 1; i < side->prose->tokens->len; i++) {
    if (token_is(side->prose, i, ")"))
      return members;
    members += token_is(side->prose, i, ",") || token_is(side->prose, i, ";");
  }
  return 0;
}

static gboolean has_conjunction(const Side *side, guint open) {
  for (guint i = open + 1; i < side->prose->tokens->len && !token_is(side->prose, i, ")"); i++)
    if (token_is(side->prose, i, "and") || token_is(side->prose, i, "và"))
      return TRUE;
  return FALSE;
}

/* A count with at most three words between it and its parenthesis, “3 an” (…): where that opens; 0: none. */
static guint find_list(const Side *side, const Claim *claim) {
  if (claim->kind != CLAIM_NUMBER || claim->number.scale > 0 || claim->number.coefficient < 2 ||
      claim->number.coefficient > 12 || (claim->unit && claim->unit->kind != UNIT_COUNT))
    return 0;
  guint at = claim->first + claim->count, words = 0;
  for (; at < side->prose->tokens->len && words <= 3; at++) {
    if (token_is(side->prose, at, "("))
      return at;
    if (side_token(side, at)->kind == TOKEN_WORD)
      words++;
    else if (!token_is(side->prose, at, "”") && !token_is(side->prose, at, "\""))
      return 0;
  }
  return 0;
}

/* A list in the source that is as long as it says must be so in the translation. */
static void check_list(Checker *checker, const Claim *source_claim) {
  guint open = find_list(&checker->source, source_claim);
  guint members = open > 0 ? count_members(&checker->source, open) : 0;
  if (members != (guint)source_claim->number.coefficient)
    return;
  for (guint i = 0; i < checker->target.claims->len; i++) {
    const Claim *claim = side_claim(&checker->target, i);
    guint at = find_list(&checker->target, claim);
    guint found = at > 0 ? count_members(&checker->target, at) : 0;
    if (at == 0 || claim->number.coefficient != source_claim->number.coefficient || found == members ||
        (found + 1 == members && has_conjunction(&checker->target, at)))
      continue;
    g_autofree char *text = prose_quote(checker->target.prose, claim->first, at - claim->first);
    checker_add(checker, CHECK_LIST_COUNT, &checker->target, NULL,
                ngettext_("“%s” names %u of them", "“%s” names %u of them", found), text, found);
    return;
  }
}

static void check_lists(Checker *checker) {
  guint told = 0;
  for (guint i = 0; i < checker->source.claims->len && told < 16; i++)
    if (find_list(&checker->source, side_claim(&checker->source, i)) > 0) {
      check_list(checker, side_claim(&checker->source, i));
      told++;
    }
}

void check_names(Checker *checker) {
  if (!side_is_vietnamese(&checker->target))
    check_offices(checker, &checker->target);
  check_persons(checker);
  check_laws(checker);
  check_lists(checker);
}
