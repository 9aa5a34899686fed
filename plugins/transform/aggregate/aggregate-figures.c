/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../../array.h"
#include "../../near.h"
#include "figure.h"

#define MEAN_DIGITS 2 /* decimals that a mean has more than its column */

/* What is known of a group while its rows are read. */
typedef struct Tally {
  Wide total; /* of SUM and MEAN; the least or greatest so far of MIN and MAX */
  uint32_t count;
  bool unknown; /* a figure is not available */
  bool overflow;
} Tally;

typedef struct Column {
  const SnColumn *view;
  unsigned scale;                     /* the greatest of its cells */
  int64_t powers[WIDE_MAX_SCALE + 1]; /* by a cell's scale: what brings it to the column's */
} Column;

static Column open_column(const SnColumn *view, uint32_t rows) {
  Column column = {.view = view};
  for (uint32_t row = 0; row < rows; row++)
    if (view->cells[row] == SN_CELL_VALUE && view->scales[row] > column.scale)
      column.scale = view->scales[row];
  for (unsigned scale = 0; scale <= column.scale; scale++)
    column.powers[scale] = wide_power(column.scale - scale);
  return column;
}

/* Nil adds nothing but counts as a figure, which is 0. */
static void tally_row(Tally *tally, const Column *column, uint32_t row, Function function) {
  const SnColumn *view = column->view;
  SnCell cell = (SnCell)view->cells[row];
  if (cell != SN_CELL_VALUE && cell != SN_CELL_NIL) {
    tally->unknown |= cell == SN_CELL_NOT_AVAILABLE;
    return;
  }
  Wide number = cell == SN_CELL_VALUE ? (Wide)view->numbers[row] * column->powers[view->scales[row]] : 0;
  bool first = tally->count++ == 0;
  if (function == FUNCTION_MIN || function == FUNCTION_MAX) {
    if (first || (function == FUNCTION_MIN ? number < tally->total : number > tally->total))
      tally->total = number;
  } else {
    tally->overflow |= __builtin_add_overflow(tally->total, number, &tally->total);
  }
}

static Tally *tally_groups(const Groups *groups, const Column *column, Function function) {
  Tally *tallies = array_new(groups->count, sizeof *tallies);
  for (uint32_t row = 0; row < groups->rows; row++)
    tally_row(&tallies[groups->of_row[row]], column, row, function);
  return tallies;
}

/* ---- units */

/* In a long table the column “value” has its unit in the row; figures of two units are not added. */
static bool find_unit(Figures *figures, const Aggregation *aggregation, const SnColumn *column) {
  const Groups *groups = aggregation->groups;
  figures->unit = column->unit;
  const SnColumn *units = sn_table_find(aggregation->input->table, "unit");
  if (units == NULL || units->type != SN_TEXT || column != sn_table_find(aggregation->input->table, "value"))
    return true;
  for (unsigned i = 0; i < groups->key_count; i++)
    if (groups->keys[i].column == units)
      return true;
  KeyFormula formula = {.name = (char *)"unit", .column = (char *)"unit"};
  Key key;
  bool good = key_read(&key, &formula, aggregation->context, aggregation->input);
  if (good && key.codes.count > 1) {
    sn_fail(aggregation->context, "figure “%s”: the column “%s” holds figures of several units", figures->formula->name,
            column->name);
    sn_hint(aggregation->context, "add “unit” to the keys, or select the rows of one unit first");
    good = false;
  } else if (good && key.codes.count == 1 && key.codes.items[0].holds) {
    figures->unit = units->texts[key.codes.items[0].first_row];
  }
  key_clear(&key);
  return good;
}

static const SnColumn *find_column(const Figures *figures, const Aggregation *aggregation) {
  const FigureFormula *formula = figures->formula;
  const SnColumn *column = sn_table_find(aggregation->input->table, formula->column);
  if (column && column->type == SN_NUMBER)
    return column;
  if (column) {
    sn_fail(aggregation->context, "figure “%s”: the column “%s” holds no numbers", formula->name, column->name);
    sn_hint(aggregation->context, "declare the column's type as number where it is read");
    return NULL;
  }
  sn_fail(aggregation->context, "figure “%s”: the table %s has no column “%s”", formula->name, aggregation->input->name,
          formula->column);
  hint_near_column(aggregation->context, formula->column, aggregation->input->table);
  return NULL;
}

/* ---- results */

static bool settle_mean(Figures *figures, const Aggregation *aggregation, const Tally *tally, unsigned from,
                        Figure *out) {
  Wide total = tally->total;
  unsigned shift = figures->scale;
  Wide divisor = (Wide)tally->count;
  for (; from > 0 && shift > 0; from--)
    shift--;
  for (; from > 0; from--)
    divisor *= 10;
  return wide_divide(total, shift, divisor, &out->amount) ||
         sn_fail(aggregation->context, "figure “%s”: a mean has more digits than can be kept exactly",
                 figures->formula->name);
}

/* Of a group without a figure, nothing can be said. */
static bool settle(Figures *figures, const Aggregation *aggregation, const Tally *tally, unsigned from, Figure *out) {
  SnDecimal shown;
  if (tally->unknown) {
    out->cell = SN_CELL_NOT_AVAILABLE;
    return true;
  }
  if (tally->count == 0)
    return true;
  out->cell = SN_CELL_VALUE;
  if (!tally->overflow && figures->formula->of == FUNCTION_MEAN)
    return settle_mean(figures, aggregation, tally, from, out);
  out->amount = tally->total;
  if (!tally->overflow && wide_to_decimal(tally->total, from, &shown))
    return true;
  return sn_fail(aggregation->context, "figure “%s”: the %s has more digits than can be kept exactly",
                 figures->formula->name, function_name(figures->formula->of));
}

static bool count_rows(Figures *figures, const Aggregation *aggregation) {
  const Groups *groups = aggregation->groups;
  for (uint32_t group = 0; group < groups->count; group++)
    figures->list[group] = (Figure){SN_CELL_VALUE, groups->sizes[group]};
  return true;
}

/* Entries of a column of any type; nil is one. */
static bool count_entries(Figures *figures, const Aggregation *aggregation) {
  const Groups *groups = aggregation->groups;
  const SnColumn *column = sn_table_find(aggregation->input->table, figures->formula->column);
  if (!column)
    return find_column(figures, aggregation) != NULL;
  for (uint32_t group = 0; group < groups->count; group++)
    figures->list[group].cell = SN_CELL_VALUE;
  for (uint32_t row = 0; row < groups->rows; row++)
    figures->list[groups->of_row[row]].amount +=
        column->cells[row] == SN_CELL_VALUE || column->cells[row] == SN_CELL_NIL;
  return true;
}

bool figures_aggregate(Figures *figures, const Aggregation *aggregation) {
  const FigureFormula *formula = figures->formula;
  const Groups *groups = aggregation->groups;
  if (formula->of == FUNCTION_COUNT)
    return formula->column ? count_entries(figures, aggregation) : count_rows(figures, aggregation);
  const SnColumn *view = find_column(figures, aggregation);
  if (!view || !find_unit(figures, aggregation, view))
    return false;
  Column column = open_column(view, groups->rows);
  figures->scale = column.scale;
  if (formula->of == FUNCTION_MEAN) {
    unsigned digits = formula->function == FUNCTION_MEAN && formula->digits >= 0 ? (unsigned)formula->digits
                                                                                 : column.scale + MEAN_DIGITS;
    figures->scale = digits < WIDE_MAX_SCALE ? digits : WIDE_MAX_SCALE;
  }
  Tally *tallies = tally_groups(groups, &column, formula->of);
  bool good = true;
  for (uint32_t group = 0; good && group < groups->count; group++)
    good = settle(figures, aggregation, &tallies[group], column.scale, &figures->list[group]);
  free(tallies);
  return good;
}
