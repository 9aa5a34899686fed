/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures that look at other groups: share, rank, change, difference. */

#include <string.h>

#include "../../array.h"
#include "figure.h"

#define PERCENT_DIGITS 2

/* Groups among which a group is looked at: all, or those with its `within`. */
static uint32_t *find_company(const Figures *figures, const Aggregation *aggregation) {
  const Groups *groups = aggregation->groups;
  uint32_t *company = array_new(groups->count, sizeof *company);
  if (!figures->formula->within)
    return company;
  int key = groups_find_key(groups, figures->formula->within);
  if (key < 0) {
    sn_fail(aggregation->context, "figure “%s”: no key is called “%s”", figures->formula->name,
            figures->formula->within);
    free(company);
    return NULL;
  }
  for (uint32_t group = 0; group < groups->count; group++)
    company[group] = groups_code(groups, (unsigned)key, group);
  return company;
}

static unsigned percent_digits(const Figures *figures) {
  return figures->formula->digits >= 0 ? (unsigned)figures->formula->digits : PERCENT_DIGITS;
}

/* a / b in per cent; NOT_APPLICABLE where b is 0. */
static bool take_percent(const Figures *figures, const Aggregation *aggregation, Wide a, Wide b, Figure *out) {
  *out = (Figure){SN_CELL_NOT_APPLICABLE, 0};
  if (b == 0)
    return true;
  out->cell = SN_CELL_VALUE;
  return wide_divide(a, percent_digits(figures) + 2, b, &out->amount) ||
         sn_fail(aggregation->context, "figure “%s”: a percentage has more digits than can be kept exactly",
                 figures->formula->name);
}

/* ---- share */

/* What is not available in one group is not in the whole. */
static bool sum_company(const Figures *figures, const Aggregation *aggregation, const uint32_t *company,
                        Figure *wholes) {
  for (uint32_t group = 0; group < aggregation->groups->count; group++) {
    const Figure *figure = &figures->list[group];
    Figure *whole = &wholes[company[group]];
    if (figure->cell == SN_CELL_NOT_AVAILABLE)
      whole->cell = SN_CELL_NOT_AVAILABLE;
    if (figure->cell == SN_CELL_VALUE && __builtin_add_overflow(whole->amount, figure->amount, &whole->amount))
      return sn_fail(aggregation->context, "figure “%s”: the whole has more digits than can be kept exactly",
                     figures->formula->name);
  }
  return true;
}

/* Codes of a key may be more than the groups. */
static uint32_t most(const uint32_t *numbers, uint32_t count) {
  uint32_t greatest = 0;
  for (uint32_t i = 0; i < count; i++)
    greatest = numbers[i] > greatest ? numbers[i] : greatest;
  return greatest;
}

static bool derive_share(Figures *figures, const Aggregation *aggregation) {
  uint32_t count = aggregation->groups->count, *company = find_company(figures, aggregation);
  if (!company)
    return false;
  Figure *wholes = array_new(most(company, count) + 1, sizeof *wholes);
  bool good = sum_company(figures, aggregation, company, wholes);
  for (uint32_t group = 0; good && group < count; group++) {
    Figure *figure = &figures->list[group], *whole = &wholes[company[group]];
    if (figure->cell == SN_CELL_VALUE && whole->cell == SN_CELL_NOT_AVAILABLE)
      *figure = *whole;
    else if (figure->cell == SN_CELL_VALUE)
      good = take_percent(figures, aggregation, figure->amount, whole->amount, figure);
  }
  figures->scale = percent_digits(figures);
  figures->unit = "percent";
  free(wholes);
  free(company);
  return good;
}

/* ---- rank */

typedef struct Contender {
  uint32_t company, group;
  Wide amount;
} Contender;

static int compare_contenders(const void *left, const void *right) {
  const Contender *a = left, *b = right;
  if (a->company != b->company)
    return a->company < b->company ? -1 : 1;
  if (a->amount != b->amount)
    return a->amount > b->amount ? -1 : 1;
  return a->group < b->group ? -1 : a->group > b->group;
}

/* Equals share a rank, and the next ones come after all of them: 1, 2, 2, 4. */
static bool derive_rank(Figures *figures, const Aggregation *aggregation) {
  uint32_t groups = aggregation->groups->count, *company = find_company(figures, aggregation), count = 0;
  if (!company)
    return false;
  Contender *contenders = array_new(groups, sizeof *contenders);
  for (uint32_t group = 0; group < groups; group++) {
    Wide amount = figures->list[group].amount;
    if (figures->list[group].cell == SN_CELL_VALUE)
      contenders[count++] = (Contender){company[group], group, figures->formula->ascending ? -amount : amount};
  }
  qsort(contenders, count, sizeof *contenders, compare_contenders);
  uint32_t first = 0, rank = 0;
  for (uint32_t i = 0; i < count; i++) {
    const Contender *this = &contenders[i];
    if (i == 0 || this[-1].company != this->company)
      first = i;
    if (i == first || this[-1].amount != this->amount)
      rank = i - first + 1;
    figures->list[this->group].amount = rank;
  }
  figures->scale = 0;
  figures->unit = "rank";
  free(contenders);
  free(company);
  return true;
}

/* ---- change against a period */

/* Which key tells the period, and where each group's base is found. */
typedef struct Timeline {
  int key;
  Period *periods; /* of each code of the key */
  Index codes;     /* of periods, see period_number; numbers index `code_of` */
  uint32_t *code_of;
  uint32_t *alike;
  Index places; /* alike << 32 | code: numbers are groups, every group having a place of its own */
} Timeline;

static uint64_t period_number(Period period) {
  return ((uint64_t)(uint32_t)period.year << 16) | (uint64_t)period.kind << 8 | (uint64_t)period.number;
}

static bool find_timeline(Timeline *timeline, const Figures *figures, const Aggregation *aggregation) {
  const Groups *groups = aggregation->groups;
  timeline->key = -1;
  for (unsigned i = 0; i < groups->key_count; i++) {
    Period *periods = key_periods(&groups->keys[i]);
    if (!periods)
      continue;
    if (timeline->key >= 0) {
      free(periods);
      sn_fail(aggregation->context, "figure “%s”: both “%s” and “%s” are periods", figures->formula->name,
              groups->keys[timeline->key].formula->name, groups->keys[i].formula->name);
      sn_hint(aggregation->context, "group by one of them");
      return false;
    }
    timeline->key = (int)i;
    timeline->periods = periods;
  }
  if (timeline->key >= 0)
    return true;
  sn_fail(aggregation->context, "figure “%s”: no key is a period, so there is none to compare with",
          figures->formula->name);
  sn_hint(aggregation->context, "group by a column of periods such as 2024-Q1, or by quarter(COLUMN) of a date");
  return false;
}

static void fill_timeline(Timeline *timeline, const Groups *groups) {
  const Key *key = &groups->keys[timeline->key];
  timeline->code_of = array_new(key->codes.count, sizeof *timeline->code_of);
  for (uint32_t code = 0; code < key->codes.count; code++)
    if (key->codes.items[code].holds)
      timeline->code_of[index_number(&timeline->codes, period_number(timeline->periods[code]))] = code;
  timeline->alike = groups_alike(groups, timeline->key);
  for (uint32_t group = 0; group < groups->count; group++)
    index_number(&timeline->places,
                 (uint64_t)timeline->alike[group] << 32 | groups_code(groups, (unsigned)timeline->key, group));
}

static void clear_timeline(Timeline *timeline) {
  free(timeline->periods);
  free(timeline->code_of);
  free(timeline->alike);
  index_clear(&timeline->codes);
  index_clear(&timeline->places);
}

/* The group to compare with; NO_INDEX: there is none. */
static uint32_t find_base(const Timeline *timeline, const Groups *groups, uint32_t group, const char *since,
                          const Period *fixed) {
  uint32_t code = groups_code(groups, (unsigned)timeline->key, group);
  if (!groups->keys[timeline->key].codes.items[code].holds)
    return NO_INDEX;
  Period base = timeline->periods[code];
  if (fixed)
    base = *fixed;
  else if (since && strcmp(since, "previous") == 0) {
    if (!period_previous(base, &base))
      return NO_INDEX;
  } else {
    base = period_year_before(base);
  }
  uint32_t number = index_find(&timeline->codes, period_number(base));
  if (number == NO_INDEX)
    return NO_INDEX;
  return index_find(&timeline->places, (uint64_t)timeline->alike[group] << 32 | timeline->code_of[number]);
}

/* A change in per cent from nothing, or from less than nothing, says nothing. */
static bool compare_with(const Figures *figures, const Aggregation *aggregation, const Figure *now, const Figure *base,
                         Figure *out) {
  *out = (Figure){SN_CELL_NOT_AVAILABLE, 0};
  if (now->cell != SN_CELL_VALUE || !base || base->cell != SN_CELL_VALUE)
    return true;
  Wide difference = now->amount - base->amount;
  if (figures->formula->function == FUNCTION_CHANGE)
    return take_percent(figures, aggregation, difference, base->amount > 0 ? base->amount : 0, out);
  *out = (Figure){SN_CELL_VALUE, difference};
  SnDecimal shown;
  return wide_to_decimal(difference, figures->scale, &shown) ||
         sn_fail(aggregation->context, "figure “%s”: a difference has more digits than can be kept exactly",
                 figures->formula->name);
}

static bool read_since(const Figures *figures, const Aggregation *aggregation, Period *fixed, bool *is_fixed) {
  const char *since = figures->formula->since;
  *is_fixed = since && strcmp(since, "year") != 0 && strcmp(since, "previous") != 0;
  if (!*is_fixed || period_parse(since, fixed))
    return true;
  sn_fail(aggregation->context, "figure “%s”: since is year, previous or a period such as 2023-Q1, not “%s”",
          figures->formula->name, since);
  return false;
}

static bool derive_change(Figures *figures, const Aggregation *aggregation) {
  const Groups *groups = aggregation->groups;
  Timeline timeline = {0};
  Period fixed;
  bool is_fixed;
  bool good = read_since(figures, aggregation, &fixed, &is_fixed) && find_timeline(&timeline, figures, aggregation);
  Figure *changes = array_new(groups->count, sizeof *changes);
  if (good)
    fill_timeline(&timeline, groups);
  for (uint32_t group = 0; good && group < groups->count; group++) {
    uint32_t base = find_base(&timeline, groups, group, figures->formula->since, is_fixed ? &fixed : NULL);
    good = compare_with(figures, aggregation, &figures->list[group], base == NO_INDEX ? NULL : &figures->list[base],
                        &changes[group]);
  }
  clear_timeline(&timeline);
  free(figures->list);
  figures->list = changes;
  if (figures->formula->function == FUNCTION_CHANGE) {
    figures->scale = percent_digits(figures);
    figures->unit = "percent";
  } else if (figures->unit && strcmp(figures->unit, "percent") == 0) {
    figures->unit = "percentage-point";
  }
  return good;
}

bool figures_derive(Figures *figures, const Aggregation *aggregation) {
  switch (figures->formula->function) {
  case FUNCTION_SHARE:
    return derive_share(figures, aggregation);
  case FUNCTION_RANK:
    return derive_rank(figures, aggregation);
  default:
    return derive_change(figures, aggregation);
  }
}
