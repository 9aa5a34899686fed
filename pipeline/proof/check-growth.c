/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said of figures: growth or ratio, up or down, over or nearly, and beside what. */

#include "base/decimal.h"
#include "proof/checker.h"

/* Behind which of the source's claims a claim of the target stands: placeholders by name, figures by value. */
typedef struct Partners {
  GHashTable *holes;  /* name → claim index + 1; NULL: the source has none */
  NumberMap *numbers; /* coefficient → claim index + 1; the scale is looked at */
} Partners;

static void partners_init(Partners *partners, const Side *side, NumberMap *numbers) {
  *partners = (Partners){side->prose->holes->len > 0 ? g_hash_table_new(g_str_hash, g_str_equal) : NULL, numbers};
  number_map_clear(numbers);
  for (guint i = side->claims->len; i-- > 0;) {
    const Claim *claim = side_claim(side, i);
    if (claim->kind == CLAIM_HOLE)
      g_hash_table_insert(partners->holes, (gpointer)g_array_index(side->prose->holes, Hole, claim->hole).name,
                          GUINT_TO_POINTER(i + 1));
    else if (claim->kind == CLAIM_NUMBER && !claim->part)
      number_map_put(partners->numbers, (guint64)claim->number.coefficient, i + 1);
  }
}

static void partners_clear(Partners *partners) {
  if (partners->holes)
    g_hash_table_unref(partners->holes);
}

static const char *hole_name(const Side *side, const Claim *claim) {
  return g_array_index(side->prose->holes, Hole, claim->hole).name;
}

static const Claim *find_partner(const Checker *checker, const Partners *partners, const Claim *claim) {
  guint at = 0;
  if (claim->kind == CLAIM_HOLE && partners->holes)
    at = GPOINTER_TO_UINT(g_hash_table_lookup(partners->holes, hole_name(&checker->target, claim)));
  else if (claim->kind == CLAIM_NUMBER && !claim->part)
    at = number_map_get(partners->numbers, (guint64)claim->number.coefficient);
  if (at == 0)
    return NULL;
  const Claim *partner = side_claim(&checker->source, at - 1);
  return partner->kind == claim->kind &&
                 (claim->kind == CLAIM_HOLE || decimal_compare(partner->number, claim->number) == 0)
             ? partner
             : NULL;
}

static gboolean is_growth(ClaimRole role) { return role == ROLE_UP || role == ROLE_DOWN; }

/* The words of a claim with those that tell its role. */
static char *quote_with_role(const Side *side, const Claim *claim) {
  guint first = claim->first > 2 ? claim->first - 2 : 0, last = claim->first + claim->count;
  guint length = side->prose->tokens->len, sentence = side_token(side, claim->first)->sentence;
  while (side_token(side, first)->sentence != sentence)
    first++;
  if (last < length && side_token(side, last)->sentence == sentence && side_token(side, last)->kind == TOKEN_WORD)
    last++;
  return prose_quote(side->prose, first, last - first);
}

static void check_roles(Checker *checker, const Claim *claim, const Claim *partner) {
  g_autofree char *text = quote_with_role(&checker->target, claim);
  g_autofree char *source = quote_with_role(&checker->source, partner);
  if (partner->role == ROLE_RATIO && is_growth(claim->role))
    checker_add(checker, CHECK_RATIO_AS_GROWTH, &checker->target, NULL,
                _("“%s” says growth where the source says a ratio: “%s”"), text, source);
  else if (is_growth(partner->role) && claim->role == ROLE_RATIO)
    checker_add(checker, CHECK_RATIO_AS_GROWTH, &checker->target, NULL,
                _("“%s” says a ratio where the source says growth: “%s”"), text, source);
  else if (is_growth(partner->role) && is_growth(claim->role) && partner->role != claim->role)
    checker_add(checker, CHECK_DIRECTION_DIFFERS, &checker->target, NULL,
                _("“%s” goes the other way than the source: “%s”"), text, source);
}

static int side_of(Qualifier qualifier) {
  switch (qualifier) {
  case OVER:
  case AT_LEAST:
    return 1;
  case NEARLY:
  case AT_MOST:
    return -1;
  default:
    return 0;
  }
}

static void check_qualifiers(Checker *checker, const Claim *claim, const Claim *partner) {
  if (side_of(claim->qualifier) * side_of(partner->qualifier) >= 0)
    return;
  g_autofree char *text = quote_with_role(&checker->target, claim);
  g_autofree char *source = quote_with_role(&checker->source, partner);
  checker_add(checker, CHECK_QUALIFIER_DIFFERS, &checker->target, NULL, _("“%s” is on the other side of “%s”"), text,
              source);
}

/* "over {x}" where the data say that x is nearly reached. */
static void check_data_qualifier(Checker *checker, const Side *side, const Claim *claim) {
  const EntryValue *value = claim->kind == CLAIM_HOLE ? checker_value(checker, hole_name(side, claim)) : NULL;
  if (!value || side_of(claim->qualifier) * side_of(value->qualifier) >= 0)
    return;
  g_autofree char *text = quote_with_role(side, claim);
  checker_add(checker, CHECK_QUALIFIER_DIFFERS, side, _("the column “qualifier” of its data says so"),
              _("“%s” is on the other side of what the data say of {%s}"), text, value->name);
}

/* A change brings its own word, which turns with the data; beside it, a fixed one is wrong next quarter. */
static void check_fixed(Checker *checker, const Side *side, const Claim *claim) {
  if (claim->kind != CLAIM_HOLE || g_array_index(side->prose->holes, Hole, claim->hole).figure ||
      !is_growth(claim->role))
    return;
  const EntryValue *value = checker_value(checker, hole_name(side, claim));
  if (!value || value->kind != ENTRY_CHANGE)
    return;
  g_autofree char *text = quote_with_role(side, claim);
  g_autofree char *hint =
      g_strdup_printf(_("write {%s} alone, or {%s, select, up {…} down {…} other {…}}"), value->name, value->name);
  checker_add(checker, CHECK_DIRECTION_FIXED, side, hint, _("“%s” fixes the direction of {%s}, which the data give"),
              text, value->name);
}

/* "2023 … compared with 2023" */
static void check_self(Checker *checker, const Side *side) {
  for (guint i = 1; i < side->claims->len; i++) {
    const Claim *base = side_claim(side, i);
    if (base->kind != CLAIM_PERIOD || !base->base || base->period.year == 0)
      continue;
    guint sentence = side_token(side, base->first)->sentence;
    const Claim *subject = NULL;
    for (guint k = i; k-- > 0 && i - k < 16 && side_token(side, side_claim(side, k)->first)->sentence == sentence;)
      if (side_claim(side, k)->kind == CLAIM_PERIOD && !side_claim(side, k)->base)
        subject = side_claim(side, k);
    if (!subject || subject->period.year != base->period.year ||
        subject->period.first_month != base->period.first_month ||
        subject->period.last_month != base->period.last_month)
      continue;
    g_autofree char *text = side_quote(side, base);
    checker_add(checker, CHECK_SELF_COMPARE, side, NULL, _("“%s” is compared with itself"), text);
  }
}

/* An index of 102,66 % has grown by 2,66 %. */
static void check_index(Checker *checker, const Side *side) {
  static const char *const words[][2] = {{"chỉ", "số"}, {"Chỉ", "số"}, {"index", ""}, {"Index", ""}};
  for (guint i = 0; i < side->claims->len; i++) {
    const Claim *claim = side_claim(side, i);
    SnDecimal low = {100, 0}, high = {130, 0};
    gboolean percent = claim->unit && claim->unit->kind == UNIT_PERCENT;
    if (claim->kind != CLAIM_NUMBER || claim->role != ROLE_UP || !percent || decimal_compare(claim->number, low) <= 0 ||
        decimal_compare(claim->number, high) > 0)
      continue;
    guint sentence = side_token(side, claim->first)->sentence;
    gboolean index = FALSE;
    for (guint t = claim->first; t-- > 0 && claim->first - t < 24 && side_token(side, t)->sentence == sentence;)
      for (gsize w = 0; w < G_N_ELEMENTS(words); w++)
        index = index || (token_is(side->prose, t, words[w][0]) &&
                          (*words[w][1] == '\0' || token_is(side->prose, t + 1, words[w][1])));
    g_autofree char *text = quote_with_role(side, claim);
    if (index)
      checker_add(checker, CHECK_INDEX_AS_GROWTH, side, NULL,
                  _("“%s”: an index of this size has grown by what it has over 100"), text);
  }
}

void check_side_growth(Checker *checker, const Side *side) {
  check_self(checker, side);
  check_index(checker, side);
}

void check_growth(Checker *checker) {
  Partners partners;
  if (checker->source.claims->len + checker->target.claims->len == 0)
    return;
  partners_init(&partners, &checker->source, &checker->scratch->some);
  for (guint i = 0; i < checker->target.claims->len; i++) {
    const Claim *claim = side_claim(&checker->target, i);
    const Claim *partner = find_partner(checker, &partners, claim);
    check_fixed(checker, &checker->target, claim);
    check_data_qualifier(checker, &checker->target, claim);
    if (partner && claim->role != ROLE_NONE && partner->role != ROLE_NONE)
      check_roles(checker, claim, partner);
    if (partner)
      check_qualifiers(checker, claim, partner);
  }
  partners_clear(&partners);
  check_side_growth(checker, &checker->source);
  check_side_growth(checker, &checker->target);
}
