/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Groups of rows and their figures, exact. */

#include <string.h>

#include "../../array.h"
#include "sort.h"

typedef struct Params {
  const char *figures, *by, *sort;
} Params;

static const SnParam PARAMS[] = {
    {.name = "figures",
     .type = SN_PARAM_TEXT,
     .offset = offsetof(Params, figures),
     .required = true,
     .help =
         "Figures of each group, NAME = FUNCTION(COLUMN): sum, count, mean, min, max, share, rank, change, difference"},
    {.name = "by",
     .type = SN_PARAM_STRING,
     .offset = offsetof(Params, by),
     .help =
         "Columns whose rows of equal entries are a group, or year, half, quarter, month of a date; none: all rows"},
    {.name = "sort",
     .type = SN_PARAM_STRING,
     .offset = offsetof(Params, sort),
     .help = "Result columns to sort by, with “-” before one that falls; none: as the groups first appear"},
    {0},
};

/* All there is to hand over. */
typedef struct Result {
  const Aggregation *aggregation;
  Figures *figures;
  unsigned count;
} Result;

static bool check_names(const Formulas *formulas, SnContext *context) {
  bool good = true;
  for (unsigned i = 0; i < formulas->figure_count; i++) {
    const char *name = formulas->figures[i].name;
    bool taken = false;
    for (unsigned k = 0; k < formulas->key_count; k++)
      taken |= strcmp(formulas->keys[k].name, name) == 0;
    for (unsigned k = 0; k < i; k++)
      taken |= strcmp(formulas->figures[k].name, name) == 0;
    if (!taken)
      continue;
    good = sn_fail(context, "two results are called “%s”", name);
    sn_hint(context, "name one otherwise: NAME = %s(…)", function_name(formulas->figures[i].function));
  }
  return good;
}

static void add_columns(const Result *result, SnTable *out) {
  const Groups *groups = result->aggregation->groups;
  for (unsigned i = 0; i < groups->key_count; i++) {
    const Key *key = &groups->keys[i];
    sn_table_add_column(out, key->formula->name, key_type(key), key_type(key) == SN_NUMBER ? key->column->unit : NULL);
  }
  for (unsigned i = 0; i < result->count; i++)
    sn_table_add_column(out, result->figures[i].formula->name, SN_NUMBER, result->figures[i].unit);
}

/* A group of one row is that row; one of several has their file, when it is one. */
static SnOrigin find_origin(const Result *result, uint32_t group) {
  const Groups *groups = result->aggregation->groups;
  const SnTable *table = result->aggregation->input->table;
  if (groups->sizes[group] == 0)
    return (SnOrigin){0};
  SnOrigin first = sn_table_origin(table, groups->first_rows[group]);
  if (groups->sizes[group] == 1)
    return first;
  SnOrigin last = sn_table_origin(table, groups->last_rows[group]);
  bool same = first.file && last.file && strcmp(first.file, last.file) == 0;
  bool same_sheet = same && first.sheet && last.sheet && strcmp(first.sheet, last.sheet) == 0;
  return (SnOrigin){same ? first.file : NULL, same_sheet ? first.sheet : NULL, 0};
}

static void put_group(const Result *result, uint32_t group, SnTable *out) {
  const Groups *groups = result->aggregation->groups;
  uint32_t column = 0;
  for (unsigned i = 0; i < groups->key_count; i++)
    key_put(&groups->keys[i], groups_code(groups, i, group), out, column++);
  for (unsigned i = 0; i < result->count; i++) {
    const Figures *figures = &result->figures[i];
    const Figure *figure = &figures->list[group];
    SnDecimal number;
    if (figure->cell == SN_CELL_VALUE && wide_to_decimal(figure->amount, figures->scale, &number))
      sn_table_put_number(out, column++, number);
    else
      sn_table_put_nothing(out, column++, figure->cell);
  }
  SnOrigin origin = find_origin(result, group);
  sn_table_end_row(out, &origin);
}

static bool put_groups(const Result *result, const char *sort, SnTable *out) {
  uint32_t *sorted = sort_groups(result->aggregation, result->figures, result->count, sort);
  if (!sorted)
    return false;
  add_columns(result, out);
  for (uint32_t i = 0; i < result->aggregation->groups->count; i++)
    put_group(result, sorted[i], out);
  free(sorted);
  return true;
}

static bool aggregate(const Aggregation *aggregation, const Formulas *formulas, const char *sort, SnTable *out) {
  Figures *figures = array_new(formulas->figure_count, sizeof *figures);
  bool good = true;
  for (unsigned i = 0; i < formulas->figure_count; i++)
    good = figures_read(&figures[i], &formulas->figures[i], aggregation) && good;
  good = good && put_groups(&(Result){aggregation, figures, formulas->figure_count}, sort, out);
  for (unsigned i = 0; i < formulas->figure_count; i++)
    figures_clear(&figures[i]);
  free(figures);
  return good;
}

static bool read_formulas(Formulas *formulas, SnContext *context, const Params *params) {
  bool keys = formulas_read_keys(formulas, context, params->by);
  bool figures = formulas_read_figures(formulas, context, params->figures);
  return keys && figures && check_names(formulas, context);
}

static bool aggregate_apply(SnContext *context, const void *given, const SnInput *inputs, size_t count, SnTable *out) {
  const Params *params = given;
  if (count != 1)
    return sn_fail(context, "this transform takes one table, not %zu", count);
  Formulas *formulas = array_new(1, sizeof *formulas);
  bool good = read_formulas(formulas, context, params);
  if (good) {
    Groups groups;
    good = groups_read(&groups, formulas, context, inputs) &&
           aggregate(&(Aggregation){context, inputs, &groups}, formulas, params->sort, out);
    groups_clear(&groups);
  }
  formulas_clear(formulas);
  free(formulas);
  return good;
}

SN_PLUGIN = {
    .abi = SN_ABI,
    .size = sizeof(SnPlugin),
    .kind = SN_TRANSFORM,
    .name = "aggregate",
    .version = "1",
    .summary = "Sums, counts, means, shares, ranks and changes of groups of rows, exact",
    .params = PARAMS,
    .params_size = sizeof(Params),
    .apply = aggregate_apply,
};
