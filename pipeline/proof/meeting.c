/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proof/meeting.h"

#include <string.h>

#include "base/decimal.h"

/* "all", "toàn bộ": as good as 100%, and no figure that could be one of the source's. */
static gboolean is_whole(const Claim *claim) {
  return claim->part && claim->number.coefficient == 1 && claim->number.scale == 0;
}

static guint64 make_key(ClaimKind kind, guint64 a, guint64 b) {
  return (a * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15)) ^ (b << 8) ^ (guint64)kind;
}

static guint64 number_key(SnDecimal number) {
  return make_key(CLAIM_NUMBER, (guint64)number.coefficient, number.scale);
}

static guint64 period_key(const ClaimPeriod *period) {
  return make_key(CLAIM_PERIOD, (guint64)(period->first_month * 16 + period->last_month), (guint64)period->day);
}

static guint64 claim_key(const Claim *claim) {
  switch (claim->kind) {
  case CLAIM_NUMBER:
    return is_whole(claim) ? make_key(CLAIM_HOLE, 1, 0) : number_key(claim->number);
  case CLAIM_PERIOD:
    return period_key(&claim->period);
  default:
    return make_key(claim->kind, claim->code, 0);
  }
}

void index_init(Index *index, const Side *side, NumberMap *map) {
  guint count = side->claims->len;
  *index = (Index){.side = side, .first = map, .next = g_new0(guint, count + 1), .met = g_new0(gboolean, count + 1)};
  number_map_clear(map);
  for (guint i = count; i-- > 0;) {
    guint64 key = claim_key(side_claim(side, i));
    index->next[i] = number_map_get(map, key);
    number_map_put(map, key, i + 1);
    index->met[i] = side->covered[side_claim(side, i)->first];
  }
}

void index_clear(Index *index) {
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

static guint find_agreeing(const Index *a, const Claim *claim, const Index *b, guint64 key) {
  guint steps = 0;
  for (guint at = number_map_get(b->first, key); at > 0 && steps < MEETING_MOST; at = b->next[at - 1], steps++)
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

/* What is read as a year lies within the 512 from there. */
#define FIRST_YEAR 1700
#define YEARS 512

gboolean parts_have_year(const Parts *parts, gint64 year) {
  gint64 bit = year - FIRST_YEAR;
  return bit >= 0 && bit < YEARS && parts->years[bit / 64] >> (bit % 64) & 1;
}

static void add_year(Parts *parts, int year) {
  int bit = year - FIRST_YEAR;
  if (bit >= 0 && bit < YEARS)
    parts->years[bit / 64] |= G_GUINT64_CONSTANT(1) << (bit % 64);
}

static gboolean has_bit(guint32 bits, gint64 number) { return number < 32 && bits >> number & 1; }

static void add_bit(guint32 *bits, int number) {
  if (number >= 0 && number < 32)
    *bits |= 1u << number;
}

Parts parts_find(const Side *side) {
  Parts parts = {0};
  for (guint i = 0; i < side->claims->len; i++) {
    const Claim *claim = side_claim(side, i);
    if (claim->kind != CLAIM_PERIOD)
      continue;
    add_year(&parts, claim->period.year);
    add_bit(&parts.days, claim->period.day);
    if (claim->period.day == 0 && claim->period.first_month > 0)
      add_bit(&parts.months, claim->period.last_month - claim->period.first_month + 1);
  }
  return parts;
}

static gboolean is_part(const Parts *other, const Claim *claim) {
  gint64 number = claim->number.coefficient;
  if (claim->kind == CLAIM_PERIOD)
    return claim->period.first_month == 0 && parts_have_year(other, claim->period.year);
  return claim->kind == CLAIM_NUMBER && claim->number.scale == 0 && number >= 1 && !is_hard(claim->unit) &&
         (has_bit(other->days, number) || has_bit(other->months, number) || parts_have_year(other, number));
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
    for (guint at = number_map_get(b->first, number_key(count)); at > 0; at = b->next[at - 1]) {
      const Unit *unit = side_claim(b->side, at - 1)->unit;
      if (unit && g_str_equal(unit->id, "month")) {
        a->met[i] = TRUE;
        break;
      }
    }
  }
}

/* ---- other ways to say it */

/* One period from the first month of one to the last of the other: "January-March 2024", "từ tháng 1 đến tháng 3". */
static gboolean join_months(const Side *side, guint i, Claim *span) {
  static const char *const joints[] = {"-", "–", "to", "through", "đến"};
  const Claim *one = side_claim(side, i), *other = side_claim(side, i + 1);
  guint end = one->first + one->count;
  gboolean joined = FALSE;
  for (gsize k = 0; k < G_N_ELEMENTS(joints) && end + 1 == other->first; k++)
    joined = joined || token_is(side->prose, end, joints[k]);
  if (!joined || one->kind != CLAIM_PERIOD || other->kind != CLAIM_PERIOD || one->period.day > 0 ||
      other->period.day > 0 || one->period.first_month == 0 || other->period.last_month <= one->period.first_month)
    return FALSE;
  *span = *one;
  span->period.last_month = other->period.last_month;
  span->period.year = other->period.year;
  return TRUE;
}

static void meet_spans(Index *a, Index *b) {
  for (guint i = 0; i + 1 < a->side->claims->len; i++) {
    Claim span;
    if (a->met[i] || a->met[i + 1] || !join_months(a->side, i, &span))
      continue;
    guint at = find_agreeing(a, &span, b, claim_key(&span));
    if (at > 0)
      a->met[i] = a->met[i + 1] = b->met[at - 1] = TRUE;
  }
}

/* "2/3": the claim of the 2 with that of the 3 behind it. */
static gboolean has_slash(const Side *side, guint i, gint64 *above, gint64 *below) {
  if (i + 1 >= side->claims->len)
    return FALSE;
  const Claim *one = side_claim(side, i), *other = side_claim(side, i + 1);
  *above = one->number.coefficient;
  *below = other->number.coefficient;
  return one->kind == CLAIM_NUMBER && other->kind == CLAIM_NUMBER && one->first + one->count + 1 == other->first &&
         token_is(side->prose, one->first + one->count, "/") && one->number.scale == 0 && other->number.scale == 0;
}

static gboolean is_fraction(const Side *side, guint i, SnDecimal share) {
  gint64 above, below;
  if (!has_slash(side, i, &above, &below) || above < 1 || below <= above || below > 100)
    return FALSE;
  return decimal_compare(decimal_trim((SnDecimal){(above * 1000000 + below / 2) / below, 6}), share) == 0;
}

static gboolean meet_fraction(Index *index, SnDecimal share) {
  for (guint i = 0; i < index->side->claims->len; i++)
    if (!index->met[i] && is_fraction(index->side, i, share)) {
      index->met[i] = index->met[i + 1] = TRUE;
      return TRUE;
    }
  return FALSE;
}

/* Half is 50%, and two thirds 2/3. */
static gboolean meet_share(const Claim *claim, Index *b) {
  SnDecimal percent;
  if (!decimal_shift(claim->number, 2, &percent))
    return FALSE;
  for (guint at = number_map_get(b->first, number_key(decimal_trim(percent))); at > 0; at = b->next[at - 1]) {
    const Unit *unit = side_claim(b->side, at - 1)->unit;
    if (unit && unit->kind == UNIT_PERCENT) {
      b->met[at - 1] = TRUE;
      return TRUE;
    }
  }
  return meet_fraction(b, claim->number);
}

static void meet_shares(Index *a, Index *b) {
  guint looked = 0; /* each looks through the other side */
  for (guint i = 0; i < a->side->claims->len && looked < MEETING_MOST; i++) {
    const Claim *claim = side_claim(a->side, i);
    if (!claim->part || a->met[i])
      continue;
    looked++;
    a->met[i] = meet_share(claim, b);
  }
}

/* "30/4" without what says that it is a date, where the other side has that day. */
static void meet_days(Index *a, Index *b) {
  for (guint i = 0; i + 1 < a->side->claims->len; i++) {
    gint64 day, month;
    if (a->met[i] || !has_slash(a->side, i, &day, &month) || day < 1 || day > 31 || month < 1 || month > 12)
      continue;
    Claim date = {.kind = CLAIM_PERIOD,
                  .period = {.first_month = (int)month, .last_month = (int)month, .day = (int)day}};
    guint at = find_agreeing(a, &date, b, claim_key(&date));
    if (at > 0)
      a->met[i] = a->met[i + 1] = b->met[at - 1] = TRUE;
  }
}

void claims_meet(Index *source, Index *target, const Parts *of_source, const Parts *of_target) {
  meet(source, target);
  meet(target, source);
  meet_months(source, target);
  meet_months(target, source);
  meet_spans(source, target);
  meet_spans(target, source);
  meet_days(source, target);
  meet_days(target, source);
  meet_shares(source, target);
  meet_shares(target, source);
  meet_parts(source, of_target);
  meet_parts(target, of_source);
}

/* ---- what was meant */

static gboolean same_digits(const Claim *one, const Claim *other) {
  SnDecimal a = one->number, b = other->number;
  while (a.coefficient != 0 && a.coefficient % 10 == 0)
    a.coefficient /= 10;
  while (b.coefficient != 0 && b.coefficient % 10 == 0)
    b.coefficient /= 10;
  return a.coefficient == b.coefficient && a.coefficient != 0;
}

gboolean claims_are_scaled(const Claim *one, const Claim *other) {
  return same_digits(one, other) && decimal_compare(one->number, other->number) != 0;
}

gboolean claim_is_no_share(const Claim *claim) {
  return claim->part && decimal_compare(claim->number, (SnDecimal){1, 0}) >= 0 &&
         decimal_compare(claim->number, (SnDecimal){2, 0}) < 0;
}

guint index_find_meant(const Index *source, const Claim *claim) {
  guint any = 0;
  for (guint i = 0; i < source->side->claims->len; i++) {
    const Claim *other = side_claim(source->side, i);
    if (source->met[i] || other->kind != claim->kind ||
        (claim->kind == CLAIM_NUMBER &&
         (claim->loose != other->loose || claim->part != other->part || claim_is_no_share(other))))
      continue;
    if (claim->kind != CLAIM_NUMBER || decimal_compare(claim->number, other->number) == 0 ||
        claims_are_scaled(claim, other))
      return i + 1;
    if (any == 0)
      any = i + 1;
  }
  return any;
}
