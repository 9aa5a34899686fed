/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sort.h"

#include <string.h>
#include <unicode/ucol.h>

#include "../../array.h"
#include "../../near.h"
#include "scan.h"

#define MOST_ORDERS 8

/* One column to sort by: a rank for each group. */
typedef struct Order {
  Wide *ranks;
  bool *nothing;
  bool falling;
} Order;

typedef struct Sorting {
  const Aggregation *aggregation;
  const Figures *figures;
  unsigned figure_count;
  Order orders[MOST_ORDERS];
  unsigned count;
} Sorting;

/* ---- ranks */

typedef struct Word {
  const char *text;
  uint32_t code;
} Word;

static int compare_words(const void *left, const void *right, void *data) {
  const Word *a = left, *b = right;
  UErrorCode status = U_ZERO_ERROR;
  int order = ucol_strcollUTF8(data, a->text, -1, b->text, -1, &status);
  return order ? order : strcmp(a->text, b->text);
}

/* The place of each code among all, in Vietnamese order. */
static bool rank_words(const Key *key, SnContext *context, uint32_t *ranks) {
  UErrorCode status = U_ZERO_ERROR;
  UCollator *collator = ucol_open("vi", &status);
  if (U_FAILURE(status))
    return sn_fail(context, "Vietnamese order is not known to this system's ICU");
  Word *words = array_new(key->codes.count, sizeof *words);
  uint32_t count = 0;
  for (uint32_t code = 0; code < key->codes.count; code++)
    if (key->codes.items[code].holds)
      words[count++] = (Word){key->column->texts[key->codes.items[code].first_row], code};
  qsort_r(words, count, sizeof *words, compare_words, collator);
  for (uint32_t i = 0; i < count; i++)
    ranks[words[i].code] = i;
  free(words);
  ucol_close(collator);
  return true;
}

static Wide rank_of_number(const Key *key, uint32_t row) {
  const SnColumn *column = key->column;
  return column->scales ? wide_of((SnDecimal){column->numbers[row], column->scales[row]}) : (Wide)column->numbers[row];
}

/* Periods of a year come after the year, longer ones first. */
static Wide rank_of_period(Period period) { return ((Wide)period.year * 8 + (Wide)period.kind) * 16 + period.number; }

static bool rank_key(const Sorting *sorting, unsigned index, Order *order) {
  const Groups *groups = sorting->aggregation->groups;
  const Key *key = &groups->keys[index];
  Period *periods = key_periods(key);
  uint32_t *words = array_new(key->codes.count, sizeof *words);
  bool good = periods || key->column->type != SN_TEXT || rank_words(key, sorting->aggregation->context, words);
  for (uint32_t group = 0; good && group < groups->count; group++) {
    uint32_t code = groups_code(groups, index, group);
    order->nothing[group] = !key->codes.items[code].holds;
    if (key->codes.items[code].holds)
      order->ranks[group] = periods                        ? rank_of_period(periods[code])
                            : key->column->type == SN_TEXT ? (Wide)words[code]
                                                           : rank_of_number(key, key->codes.items[code].first_row);
  }
  free(words);
  free(periods);
  return good;
}

static void rank_figures(const Sorting *sorting, const Figures *figures, Order *order) {
  for (uint32_t group = 0; group < sorting->aggregation->groups->count; group++) {
    order->ranks[group] = figures->list[group].amount;
    order->nothing[group] = figures->list[group].cell != SN_CELL_VALUE;
  }
}

/* ---- what to sort by */

static const Figures *find_figures(const Sorting *sorting, const char *name) {
  for (unsigned i = 0; i < sorting->figure_count; i++)
    if (strcmp(sorting->figures[i].formula->name, name) == 0)
      return &sorting->figures[i];
  return NULL;
}

static void report_no_column(const Sorting *sorting, const char *name) {
  const Groups *groups = sorting->aggregation->groups;
  const char **names = array_new(groups->key_count + sorting->figure_count + 1, sizeof *names);
  unsigned count = 0;
  for (unsigned i = 0; i < groups->key_count; i++)
    names[count++] = groups->keys[i].formula->name;
  for (unsigned i = 0; i < sorting->figure_count; i++)
    names[count++] = sorting->figures[i].formula->name;
  sn_fail(sorting->aggregation->context, "no key or figure to sort by is called “%s”", name);
  hint_near(sorting->aggregation->context, name, names);
  free(names);
}

static bool add_order(Sorting *sorting, const char *name) {
  Order *order = &sorting->orders[sorting->count++];
  uint32_t count = sorting->aggregation->groups->count;
  order->falling = *name == '-';
  name += order->falling;
  order->ranks = array_new(count, sizeof *order->ranks);
  order->nothing = array_new(count, sizeof *order->nothing);
  int key = groups_find_key(sorting->aggregation->groups, name);
  if (key >= 0)
    return rank_key(sorting, (unsigned)key, order);
  const Figures *figures = find_figures(sorting, name);
  if (figures)
    rank_figures(sorting, figures, order);
  else
    report_no_column(sorting, name);
  return figures != NULL;
}

static bool read_orders(Sorting *sorting, const char *text) {
  Scan scan = {text ? text : "", 1};
  bool good = true;
  for (scan_skip_separators(&scan); *scan.at != '\0'; scan_skip_separators(&scan)) {
    char *name = scan_word(&scan);
    if (!name || sorting->count == MOST_ORDERS) {
      free(name);
      return sn_fail(sorting->aggregation->context, "sort is a list of at most %d names, not “%s”", MOST_ORDERS, text);
    }
    good = add_order(sorting, name) && good;
    free(name);
  }
  return good;
}

/* ---- sorting */

static int compare_groups(const void *left, const void *right, void *data) {
  const Sorting *sorting = data;
  uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
  for (unsigned i = 0; i < sorting->count; i++) {
    const Order *order = &sorting->orders[i];
    if (order->nothing[a] != order->nothing[b])
      return order->nothing[a] ? 1 : -1;
    if (order->ranks[a] != order->ranks[b])
      return (order->ranks[a] < order->ranks[b]) == order->falling ? 1 : -1;
  }
  return a < b ? -1 : a > b;
}

uint32_t *sort_groups(const Aggregation *aggregation, const Figures *figures, unsigned count, const char *text) {
  Sorting sorting = {.aggregation = aggregation, .figures = figures, .figure_count = count};
  uint32_t groups = aggregation->groups->count, *sorted = NULL;
  if (read_orders(&sorting, text)) {
    sorted = array_new(groups, sizeof *sorted);
    for (uint32_t group = 0; group < groups; group++)
      sorted[group] = group;
    if (sorting.count > 0)
      qsort_r(sorted, groups, sizeof *sorted, compare_groups, &sorting);
  }
  for (unsigned i = 0; i < sorting.count; i++) {
    free(sorting.orders[i].ranks);
    free(sorting.orders[i].nothing);
  }
  return sorted;
}
