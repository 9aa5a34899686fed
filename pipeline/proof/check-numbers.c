/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures typed in the texts, compared by what they say. */

#include <string.h>

#include "base/decimal.h"
#include "proof/meeting.h"

static const EntryValue *find_value(const Checker *checker, const Claim *claim) {
  const Entry *entry = checker->entry->entry;
  for (guint i = 0; i < entry->value_count; i++)
    if (entry->values[i].has_number && claim->kind == CLAIM_NUMBER &&
        (decimal_compare(decimal_trim(entry->values[i].number), claim->number) == 0 ||
         (claim->number.coefficient > 9 && decimal_compare(decimal_trim(entry->values[i].shown), claim->number) == 0)))
      return &entry->values[i];
  return NULL;
}

/* Names and ordinals of congresses and assemblies bring their figures with them: G20, the 15th National Assembly; so do
 * years in titles. */
static gboolean is_allowed(const Checker *checker, const Claim *claim) {
  const Side *side = &checker->target;
  const char *context = checker->entry->entry->context;
  guint end = claim->first + claim->count;
  gboolean named = end < side->prose->tokens->len && side_token(side, end)->capital;
  if (claim->kind == CLAIM_CODE)
    return g_unichar_isupper(g_utf8_get_char(side->prose->text + side_token(side, claim->first)->start));
  if (claim->kind == CLAIM_PERIOD)
    return claim->period.first_month == 0 && claim->period.year == checker->edition->period.year && context &&
           g_str_has_suffix(context, "|title");
  return claim->ordinal && named;
}

static void report_typed(Checker *checker, const Claim *claim, const char *text) {
  const EntryValue *value = find_value(checker, claim);
  g_autofree char *hint =
      value ? g_strdup_printf(_("write {%s}, which prints “%s”"), value->name, value->target ? value->target : text)
            : NULL;
  if (!value && is_allowed(checker, claim))
    return;
  checker_add(checker, CHECK_DIGIT_TYPED, &checker->target, hint,
              _("“%s” is typed by hand: the source has no such figure"), text);
}

static void report_number(Checker *checker, const Claim *claim, const char *text, const Claim *meant,
                          const char *source) {
  if (decimal_compare(claim->number, meant->number) == 0)
    checker_add(checker, CHECK_NUMBER_UNIT, &checker->target, NULL, _("“%s” has not the unit of “%s”"), text, source);
  else if (claims_are_scaled(claim, meant))
    checker_add(checker, CHECK_NUMBER_SCALE, &checker->target, NULL,
                _("“%s” is not the amount of “%s”: look at scale words and separators"), text, source);
  else
    checker_add(checker, CHECK_NUMBER_VALUE, &checker->target, NULL, _("“%s” is not “%s”"), text, source);
}

static void report_period(Checker *checker, const char *text, const char *source) {
  if (source)
    checker_add(checker, CHECK_PERIOD_DIFFERS, &checker->target, NULL, _("“%s” is not the period “%s”"), text, source);
  else
    checker_add(checker, CHECK_PERIOD_DIFFERS, &checker->target, NULL, _("the source names no period “%s”"), text);
}

/* "trong quý" may be said with the quarter's name, as long as it is that of the pack. */
static gboolean is_packs_period(const Checker *checker, const Claim *claim) {
  const Period *period = &checker->edition->period;
  Date first, last;
  if (claim->kind != CLAIM_PERIOD || period->kind == PERIOD_NONE || claim->typed || claim->period.day > 0)
    return FALSE;
  period_bounds(period, &first, &last);
  return claim->period.first_month == first.month && claim->period.last_month == last.month;
}

static void report_unmet(Checker *checker, Index *source, const Claim *claim) {
  guint at = index_find_meant(source, claim);
  const Claim *meant = at > 0 ? side_claim(source->side, at - 1) : NULL;
  g_autofree char *text = side_quote(&checker->target, claim);
  g_autofree char *said = meant ? side_quote(source->side, meant) : NULL;
  gboolean both_words = claim->kind == CLAIM_NUMBER && !claim->typed && (!meant || (meant->loose && !meant->typed));
  if (claim->part && meant && !claim_is_no_share(claim)) {
    source->met[at - 1] = TRUE;
    report_number(checker, claim, text, meant, said);
    return;
  }
  if (both_words || claim->loose || is_packs_period(checker, claim))
    return;
  if (meant)
    source->met[at - 1] = TRUE;
  switch (claim->kind) {
  case CLAIM_NUMBER:
    if (meant && !(meant->typed && find_value(checker, claim)))
      report_number(checker, claim, text, meant, said);
    else
      report_typed(checker, claim, text);
    break;
  case CLAIM_PERIOD:
    if (!meant && is_allowed(checker, claim))
      break;
    report_period(checker, text, said);
    break;
  default:
    if (meant)
      checker_add(checker, CHECK_CODE_DIFFERS, &checker->target, NULL, _("“%s” is not “%s”"), text, said);
    else
      report_typed(checker, claim, text);
  }
}

static void report_lost(Checker *checker, const Claim *claim) {
  g_autofree char *text = side_quote(&checker->source, claim);
  if (claim->kind == CLAIM_PERIOD) {
    if (claim->typed)
      checker_add(checker, CHECK_PERIOD_LOST, &checker->target, NULL, _("the translation names no period “%s”"), text);
  } else if (claim->typed && !claim->loose) {
    checker_add(checker, CHECK_NUMBER_LOST, &checker->target, NULL, _("the translation has lost “%s”"), text);
  }
}

static gboolean has_kind(const Side *side, ClaimKind kind) {
  for (guint i = 0; i < side->claims->len; i++)
    if (side_claim(side, i)->kind == kind)
      return TRUE;
  return FALSE;
}

/* A year that the source does not say makes a period stale with the next data. */
static void check_years(Checker *checker, const Index *target, const Parts *parts) {
  if (has_kind(&checker->source, CLAIM_NO_PERIOD))
    return;
  for (guint i = 0; i < checker->target.claims->len; i++) {
    const Claim *claim = side_claim(&checker->target, i);
    int year = claim->period.year;
    if (claim->kind != CLAIM_PERIOD || !target->met[i] || year == 0 || claim->period.first_month == 0 ||
        checker->target.covered[claim->first] || parts_have_year(parts, year))
      continue;
    g_autofree char *text = side_quote(&checker->target, claim);
    checker_add(checker, CHECK_DIGIT_TYPED, &checker->target, NULL,
                _("the year of “%s” is typed by hand: the source names none"), text);
  }
}

void check_side_periods(Checker *checker, const Side *side) {
  for (guint i = 0; i < side->claims->len; i++) {
    const Claim *claim = side_claim(side, i);
    if (claim->kind != CLAIM_NO_PERIOD)
      continue;
    g_autofree char *text = side_quote(side, claim);
    checker_add(checker, CHECK_PERIOD_UNKNOWN, side, _("a year has the quarters 1 to 4, two halves and twelve months"),
                _("there is no reporting period “%s”"), text);
  }
}

static gboolean is_compared(ClaimKind kind) {
  return kind == CLAIM_NUMBER || kind == CLAIM_PERIOD || kind == CLAIM_CODE;
}

/* A period that there is not stands for one of the other side's: nothing more is to be said. */
static void excuse_periods(Index *source, Index *target) {
  if (!has_kind(source->side, CLAIM_NO_PERIOD) && !has_kind(target->side, CLAIM_NO_PERIOD))
    return;
  for (guint i = 0; i < source->side->claims->len; i++)
    source->met[i] = source->met[i] || side_claim(source->side, i)->kind == CLAIM_PERIOD;
  for (guint i = 0; i < target->side->claims->len; i++)
    target->met[i] = target->met[i] || side_claim(target->side, i)->kind == CLAIM_PERIOD;
}

static void report_all(Checker *checker, Index *source, Index *target) {
  guint reported = 0;
  /* each search for what was meant looks through the source: more than so many say nothing new */
  for (guint i = 0; i < target->side->claims->len && reported < MEETING_MOST; i++) {
    const Claim *claim = side_claim(target->side, i);
    if (target->met[i] || !is_compared(claim->kind))
      continue;
    reported++;
    report_unmet(checker, source, claim);
  }
  for (guint i = 0; i < source->side->claims->len && reported < MEETING_MOST; i++) {
    if (source->met[i] || !is_compared(side_claim(source->side, i)->kind))
      continue;
    reported++;
    report_lost(checker, side_claim(source->side, i));
  }
}

void check_numbers(Checker *checker) {
  Index source, target;
  Parts of_source = parts_find(&checker->source), of_target = parts_find(&checker->target);
  if (checker->source.claims->len + checker->target.claims->len == 0)
    return;
  check_side_periods(checker, &checker->source);
  check_side_periods(checker, &checker->target);
  index_init(&source, &checker->source, &checker->scratch->of_source);
  index_init(&target, &checker->target, &checker->scratch->of_target);
  claims_meet(&source, &target, &of_source, &of_target);
  excuse_periods(&source, &target);
  check_years(checker, &target, &of_source);
  report_all(checker, &source, &target);
  index_clear(&source);
  index_clear(&target);
}
