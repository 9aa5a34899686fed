/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures typed in the texts, compared by what they say. */

#include <string.h>

#include "base/decimal.h"
#include "proof/checker.h"

/* Figures of one value are compared with so many of the other side's, which no sentence has. */
#define CHAIN_MOST 64

/* The claims of one side by what they are worth. */
typedef struct Index {
  const Side *side;
  GHashTable *first; /* key → index + 1 */
  guint *next;       /* of the same key, + 1 */
  gboolean *met;     /* the other side has its like */
} Index;

static gpointer make_key(ClaimKind kind, guint64 a, guint64 b) {
  guint64 key = (a * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15)) ^ (b << 8) ^ (guint64)kind;
  return (gpointer)(gsize)(key ^ key >> 32);
}

static gpointer number_key(SnDecimal number) {
  return make_key(CLAIM_NUMBER, (guint64)number.coefficient, number.scale);
}

static gpointer period_key(const ClaimPeriod *period) {
  return make_key(CLAIM_PERIOD, (guint64)(period->first_month * 16 + period->last_month), (guint64)period->day);
}

static gpointer claim_key(const Claim *claim) {
  switch (claim->kind) {
  case CLAIM_NUMBER:
    return number_key(claim->number);
  case CLAIM_PERIOD:
    return period_key(&claim->period);
  default:
    return make_key(claim->kind, claim->code, 0);
  }
}

static void index_init(Index *index, const Side *side) {
  guint count = side->claims->len;
  *index = (Index){.side = side,
                   .first = g_hash_table_new(g_direct_hash, g_direct_equal),
                   .next = g_new0(guint, count + 1),
                   .met = g_new0(gboolean, count + 1)};
  for (guint i = count; i-- > 0;) {
    gpointer key = claim_key(side_claim(side, i));
    index->next[i] = GPOINTER_TO_UINT(g_hash_table_lookup(index->first, key));
    g_hash_table_insert(index->first, key, GUINT_TO_POINTER(i + 1));
    index->met[i] = side->covered[side_claim(side, i)->first];
  }
}

static void index_clear(Index *index) {
  g_hash_table_unref(index->first);
  g_free(index->next);
  g_free(index->met);
}

/* ---- what agrees */

/* Units that no translation may change or leave out; what is counted goes by many names. */
static gboolean is_hard(const Unit *unit) {
  static const char *const measures[] = {"ha",      "m2",    "km2",   "m3",  "m",   "km", "kg",
                                         "quintal", "tonne", "litre", "kwh", "mwh", "mw", NULL};
  return unit && (unit->kind == UNIT_PERCENT || unit->kind == UNIT_POINT || unit->kind == UNIT_MONEY ||
                  g_strv_contains(measures, unit->id));
}

/* "4.680 tỷ" without đồng is money all the same. */
static gboolean may_leave_out(const Side *side, const Claim *claim, const Unit *unit) {
  return side_is_vietnamese(side) && unit->kind == UNIT_MONEY && claim->power > 0 && !claim->unit;
}

static gboolean units_agree(const Index *a, const Claim *one, const Index *b, const Claim *other) {
  gboolean hard = is_hard(one->unit), other_hard = is_hard(other->unit);
  if (!hard && !other_hard)
    return TRUE;
  if (hard && other_hard)
    return g_str_equal(one->unit->id, other->unit->id);
  return hard ? may_leave_out(b->side, other, one->unit) : may_leave_out(a->side, one, other->unit);
}

static gboolean claims_agree(const Index *a, const Claim *one, const Index *b, const Claim *other) {
  if (one->kind != other->kind)
    return FALSE;
  switch (one->kind) {
  case CLAIM_NUMBER:
    return decimal_compare(one->number, other->number) == 0 && units_agree(a, one, b, other);
  case CLAIM_PERIOD:
    return claim_period_equal(&one->period, &other->period);
  case CLAIM_CODE:
    return one->code == other->code;
  default:
    return FALSE;
  }
}

static guint find_agreeing(const Index *a, const Claim *claim, const Index *b, gpointer key) {
  guint steps = 0;
  for (guint at = GPOINTER_TO_UINT(g_hash_table_lookup(b->first, key)); at > 0 && steps < CHAIN_MOST;
       at = b->next[at - 1], steps++)
    if (claims_agree(a, claim, b, side_claim(b->side, at - 1)))
      return at;
  return 0;
}

static void meet(Index *a, Index *b) {
  for (guint i = 0; i < a->side->claims->len; i++) {
    const Claim *claim = side_claim(a->side, i);
    guint at = find_agreeing(a, claim, b, claim_key(claim));
    if (at > 0)
      a->met[i] = b->met[at - 1] = TRUE;
  }
}

/* "6 tháng" beside "the first six months", the day of "từ ngày 27 đến 29/3", the year that another period names: parts
 * of what the other side says. */
typedef struct Parts {
  GHashTable *years, *days, *months;
} Parts;

static void parts_init(Parts *parts, const Side *side) {
  *parts = (Parts){g_hash_table_new(NULL, NULL), g_hash_table_new(NULL, NULL), g_hash_table_new(NULL, NULL)};
  for (guint i = 0; i < side->claims->len; i++) {
    const Claim *claim = side_claim(side, i);
    if (claim->kind != CLAIM_PERIOD)
      continue;
    g_hash_table_add(parts->years, GINT_TO_POINTER(claim->period.year));
    g_hash_table_add(parts->days, GINT_TO_POINTER(claim->period.day));
    if (claim->period.day == 0 && claim->period.first_month > 0)
      g_hash_table_add(parts->months, GINT_TO_POINTER(claim->period.last_month - claim->period.first_month + 1));
  }
}

static void parts_clear(Parts *parts) {
  g_hash_table_unref(parts->years);
  g_hash_table_unref(parts->days);
  g_hash_table_unref(parts->months);
}

static gboolean is_part(const Parts *other, const Claim *claim) {
  if (claim->kind == CLAIM_PERIOD)
    return claim->period.first_month == 0 && g_hash_table_contains(other->years, GINT_TO_POINTER(claim->period.year));
  if (claim->kind != CLAIM_NUMBER || claim->number.scale > 0 || claim->number.coefficient > G_MAXINT ||
      claim->number.coefficient < 1 || is_hard(claim->unit))
    return FALSE;
  gpointer number = GINT_TO_POINTER((int)claim->number.coefficient);
  return g_hash_table_contains(other->days, number) || g_hash_table_contains(other->months, number) ||
         g_hash_table_contains(other->years, number);
}

static void meet_parts(Index *index, const Parts *other) {
  for (guint i = 0; i < index->side->claims->len; i++)
    if (!index->met[i] && is_part(other, side_claim(index->side, i)))
      index->met[i] = TRUE;
}

/* "6 tháng" is said in months, "the first six months" names a period: they meet by the count. */
static void meet_months(Index *a, const Index *b) {
  for (guint i = 0; i < a->side->claims->len; i++) {
    const Claim *claim = side_claim(a->side, i);
    if (a->met[i] || claim->kind != CLAIM_PERIOD || claim->period.day > 0 || claim->period.first_month == 0)
      continue;
    SnDecimal count = {claim->period.last_month - claim->period.first_month + 1, 0};
    for (guint at = GPOINTER_TO_UINT(g_hash_table_lookup(b->first, number_key(count))); at > 0; at = b->next[at - 1]) {
      const Unit *unit = side_claim(b->side, at - 1)->unit;
      if (unit && g_str_equal(unit->id, "month")) {
        a->met[i] = TRUE;
        break;
      }
    }
  }
}

/* ---- what does not */

static gboolean same_digits(const Claim *one, const Claim *other) {
  SnDecimal a = one->number, b = other->number;
  while (a.coefficient != 0 && a.coefficient % 10 == 0)
    a.coefficient /= 10;
  while (b.coefficient != 0 && b.coefficient % 10 == 0)
    b.coefficient /= 10;
  return a.coefficient == b.coefficient && a.coefficient != 0;
}

/* The same digits a power of ten away: a scale word, a separator, a zero too many. */
static gboolean is_scaled(const Claim *one, const Claim *other) {
  return same_digits(one, other) && decimal_compare(one->number, other->number) != 0;
}

/* The claim of the source that the translator most probably meant; 0: none is left. */
static guint find_meant(const Index *source, const Claim *claim) {
  guint any = 0;
  for (guint i = 0; i < source->side->claims->len; i++) {
    const Claim *other = side_claim(source->side, i);
    if (source->met[i] || other->kind != claim->kind || (claim->kind == CLAIM_NUMBER && claim->loose != other->loose))
      continue;
    if (claim->kind != CLAIM_NUMBER || decimal_compare(claim->number, other->number) == 0 || is_scaled(claim, other))
      return i + 1;
    if (any == 0)
      any = i + 1;
  }
  return any;
}

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
  else if (is_scaled(claim, meant))
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
  guint at = find_meant(source, claim);
  const Claim *meant = at > 0 ? side_claim(source->side, at - 1) : NULL;
  g_autofree char *text = side_quote(&checker->target, claim);
  g_autofree char *said = meant ? side_quote(source->side, meant) : NULL;
  gboolean both_words = claim->kind == CLAIM_NUMBER && !claim->typed && (!meant || (meant->loose && !meant->typed));
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
        checker->target.covered[claim->first] || g_hash_table_contains(parts->years, GINT_TO_POINTER(year)))
      continue;
    g_autofree char *text = side_quote(&checker->target, claim);
    checker_add(checker, CHECK_DIGIT_TYPED, &checker->target, NULL,
                _("the year of “%s” is typed by hand: the source names none"), text);
  }
}

static void check_unknown_periods(Checker *checker, const Side *side) {
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
  for (guint i = 0; i < target->side->claims->len && reported < CHAIN_MOST; i++) {
    const Claim *claim = side_claim(target->side, i);
    if (target->met[i] || !is_compared(claim->kind))
      continue;
    reported++;
    report_unmet(checker, source, claim);
  }
  for (guint i = 0; i < source->side->claims->len && reported < CHAIN_MOST; i++) {
    if (source->met[i] || !is_compared(side_claim(source->side, i)->kind))
      continue;
    reported++;
    report_lost(checker, side_claim(source->side, i));
  }
}

void check_numbers(Checker *checker) {
  Index source, target;
  Parts of_source, of_target;
  if (checker->source.claims->len + checker->target.claims->len == 0)
    return;
  check_unknown_periods(checker, &checker->source);
  check_unknown_periods(checker, &checker->target);
  index_init(&source, &checker->source);
  index_init(&target, &checker->target);
  parts_init(&of_source, &checker->source);
  parts_init(&of_target, &checker->target);
  meet(&source, &target);
  meet(&target, &source);
  meet_months(&source, &target);
  meet_months(&target, &source);
  meet_parts(&source, &of_target);
  meet_parts(&target, &of_source);
  excuse_periods(&source, &target);
  check_years(checker, &target, &of_source);
  report_all(checker, &source, &target);
  parts_clear(&of_source);
  parts_clear(&of_target);
  index_clear(&source);
  index_clear(&target);
}
