/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Totals that are rows of the table: those that their parts do not add up to. */

#include <stdlib.h>
#include <string.h>

#include "../../array.h"
#include "../../near.h"
#include "../aggregate/group.h"
#include "violation.h"

#define MOST_COLUMNS 50
#define FAULTS_SHOWN 50

typedef struct Params {
  const char *column, *total, *parts, *by, *tolerance;
} Params;

static const SnParam PARAMS[] = {
    {.name = "column",
     .type = SN_PARAM_STRING,
     .offset = offsetof(Params, column),
     .required = true,
     .help = "Columns of the figures, with a comma between two"},
    {.name = "total",
     .type = SN_PARAM_STRING,
     .offset = offsetof(Params, total),
     .required = true,
     .help = "Which row is the total: COLUMN=VALUE"},
    {.name = "parts",
     .type = SN_PARAM_STRING,
     .offset = offsetof(Params, parts),
     .help = "Which rows are its parts: COLUMN=VALUE; none: all others"},
    {.name = "by",
     .type = SN_PARAM_STRING,
     .offset = offsetof(Params, by),
     .help = "Columns whose rows of equal entries have a total of their own, with a comma between two"},
    {.name = "tolerance",
     .type = SN_PARAM_STRING,
     .offset = offsetof(Params, tolerance),
     .help = "How far total and sum may lie apart, 0.5 for example; none: half a unit in the last place for each part"},
    {0},
};

/* ---- what the parameters name */

typedef struct Columns {
  const SnColumn *list[MOST_COLUMNS];
  unsigned count;
} Columns;

typedef struct Condition {
  const SnColumn *column; /* NULL: any row */
  char *value;
} Condition;

static const SnColumn *find_column(SnContext *context, const SnInput *input, const char *start, size_t length) {
  while (length > 0 && *start == ' ') {
    start++;
    length--;
  }
  while (length > 0 && start[length - 1] == ' ')
    length--;
  char *name = string_part(start, length);
  const SnColumn *column = sn_table_find(input->table, name);
  if (!column) {
    sn_fail(context, "table “%s” has no column “%s”", input->name, name);
    hint_near_column(context, name, input->table);
  }
  free(name);
  return column;
}

static bool read_columns(SnContext *context, const SnInput *input, const char *text, unsigned most, Columns *out) {
  bool good = true;
  for (const char *at = text ? text : ""; *at != '\0';) {
    size_t length = strcspn(at, ",");
    const SnColumn *column = find_column(context, input, at, length);
    if (out->count == most)
      return sn_fail(context, "more than %u columns are named", most);
    good = good && column;
    if (column)
      out->list[out->count++] = column;
    at += length + (at[length] == ',');
  }
  return good;
}

static bool check_numbers(SnContext *context, const Columns *columns) {
  bool good = columns->count > 0 || sn_fail(context, "no column of figures is named");
  for (unsigned i = 0; i < columns->count; i++)
    if (columns->list[i]->type != SN_NUMBER)
      good = sn_fail(context, "column “%s” holds no numbers", columns->list[i]->name);
  return good;
}

static bool read_condition(SnContext *context, const SnInput *input, const char *name, const char *text,
                           Condition *out) {
  if (!text || *text == '\0')
    return true;
  const char *equals = strchr(text, '=');
  if (!equals)
    return sn_fail(context, "%s=\"%s\" is not of the form COLUMN=VALUE", name, text);
  out->column = find_column(context, input, text, (size_t)(equals - text));
  out->value = string_copy(equals + 1 + strspn(equals + 1, " "));
  if (out->column && out->column->type != SN_TEXT && out->column->type != SN_NUMBER)
    return sn_fail(context, "column “%s” is neither of texts nor of numbers", out->column->name);
  return out->column != NULL;
}

/* Numbers are equal by value. */
static bool same_number(const SnColumn *column, uint32_t row, const char *text) {
  SnDecimal number;
  SnCell cell;
  if (!sn_number_parse(text, strlen(text), SN_LOCALE_PLAIN, &number, &cell) || cell != SN_CELL_VALUE)
    return false;
  return wide_of(number) == wide_of((SnDecimal){column->numbers[row], column->scales[row]});
}

static bool meets(const Condition *condition, uint32_t row) {
  const SnColumn *column = condition->column;
  if (!column)
    return true;
  if (column->cells[row] != SN_CELL_VALUE)
    return *condition->value == '\0';
  return column->type == SN_TEXT ? sn_same_name(column->texts[row], condition->value)
                                 : same_number(column, row, condition->value);
}

/* ---- groups */

typedef struct Check {
  SnContext *context;
  const SnInput *input;
  Columns figures, by;
  Condition total, parts;
  Tolerance tolerance;
  SnTable *out;
  unsigned faults; /* groups without one total */
} Check;

/* false: a part has no figure. */
static bool add_parts(const Check *check, const SnColumn *column, const uint32_t *rows, uint32_t count, uint32_t total,
                      Exact *sum, int *coarsest, unsigned *addends) {
  for (uint32_t i = 0; i < count; i++) {
    uint32_t row = rows[i];
    if (row == total || !meets(&check->parts, row) || column->cells[row] == SN_CELL_NIL)
      continue;
    if (column->cells[row] != SN_CELL_VALUE)
      return false;
    *sum = exact_add(*sum, exact_of((SnDecimal){column->numbers[row], column->scales[row]}));
    if (-(int)column->scales[row] > *coarsest)
      *coarsest = -(int)column->scales[row];
    ++*addends;
  }
  return true;
}

static bool check_column(const Check *check, const SnColumn *column, const uint32_t *rows, uint32_t count,
                         uint32_t total) {
  uint8_t scale = column->scales[total];
  Exact sum = {0, 1}, found = exact_of((SnDecimal){column->numbers[total], scale});
  int coarsest = -(int)scale;
  unsigned addends = 0;
  if (column->cells[total] == SN_CELL_NIL)
    found = (Exact){0, 1};
  else if (column->cells[total] != SN_CELL_VALUE)
    return true;
  if (!add_parts(check, column, rows, count, total, &sum, &coarsest, &addends))
    return true;
  SnOrigin origin = sn_table_origin(check->input->table, total);
  if (!exact_is_good(sum))
    return sn_fail_at(check->context, origin.file, origin.line, "the parts of column “%s” add up to too much",
                      column->name);
  Exact most = tolerance_of(&check->tolerance, addends > 0 ? addends : 1, coarsest);
  if (exact_compare(exact_absolute(exact_subtract(found, sum)), most) <= 0)
    return true;
  char *words = row_words(check->input->table, total);
  violation_put(check->out, &(Violation){origin, words, column->name, sum, found, most, scale});
  free(words);
  return true;
}

static bool report_totals(Check *check, uint32_t row, uint32_t totals) {
  SnOrigin origin = sn_table_origin(check->input->table, row);
  const char *column = check->total.column->name, *value = check->total.value;
  if (++check->faults > FAULTS_SHOWN)
    return false;
  if (check->by.count > 0)
    return sn_fail_at(check->context, origin.file, origin.line,
                      "the group of this row has %u rows with %s=%s where one is expected", totals, column, value);
  return sn_fail(check->context, "the table has %u rows with %s=%s where one is expected", totals, column, value);
}

static bool check_group(Check *check, const uint32_t *rows, uint32_t count) {
  uint32_t totals = 0, total = rows[0];
  for (uint32_t i = 0; i < count; i++)
    if (meets(&check->total, rows[i]))
      total = totals++ == 0 ? rows[i] : total;
  if (totals != 1)
    return report_totals(check, rows[0], totals);
  bool good = true;
  for (unsigned i = 0; i < check->figures.count; i++)
    good = check_column(check, check->figures.list[i], rows, count, total) && good;
  return good;
}

/* The rows of one group after those of another, in the table's order. */
static uint32_t *rows_by_group(const Groups *groups) {
  uint32_t *rows = array_new(groups->rows, sizeof *rows), *next = array_new(groups->count, sizeof *next);
  for (uint32_t group = 0, start = 0; group < groups->count; start += groups->sizes[group++])
    next[group] = start;
  for (uint32_t row = 0; row < groups->rows; row++)
    rows[next[groups->of_row[row]]++] = row;
  free(next);
  return rows;
}

/* In the order of their first rows. */
static bool check_groups(Check *check, const Groups *groups) {
  uint32_t *rows = rows_by_group(groups), start = 0;
  bool good = true;
  for (uint32_t group = 0; group < groups->count; start += groups->sizes[group++])
    if (groups->sizes[group] > 0)
      good = check_group(check, rows + start, groups->sizes[group]) && good;
  free(rows);
  if (check->faults > FAULTS_SHOWN)
    sn_fail(check->context, "%u more groups have such faults", check->faults - FAULTS_SHOWN);
  return good;
}

/* Rows of equal entries, as aggregate holds entries equal. */
static bool group_rows(Check *check) {
  Formulas *keys = array_new(1, sizeof *keys);
  for (unsigned i = 0; i < check->by.count; i++) {
    char *name = (char *)check->by.list[i]->name;
    keys->keys[keys->key_count++] = (KeyFormula){name, name, PART_WHOLE};
  }
  Groups groups;
  bool good = groups_read(&groups, keys, check->context, check->input) && check_groups(check, &groups);
  groups_clear(&groups);
  free(keys);
  return good;
}

static bool apply(SnContext *context, const void *given, const SnInput *inputs, size_t count, SnTable *out) {
  const Params *params = given;
  if (count != 1)
    return sn_fail(context, "total checks one table, not %zu", count);
  Check check = {.context = context, .input = inputs, .out = out};
  bool good = read_columns(context, inputs, params->column, MOST_COLUMNS, &check.figures) &&
              check_numbers(context, &check.figures);
  good = read_columns(context, inputs, params->by, MOST_KEYS, &check.by) && good;
  good = read_condition(context, inputs, "total", params->total, &check.total) && good;
  good = read_condition(context, inputs, "parts", params->parts, &check.parts) && good;
  good = tolerance_read(context, params->tolerance, &check.tolerance) && good;
  if (good && !check.total.column)
    good = sn_fail(context, "total=\"\" does not say which row is the total");
  violations_begin(out);
  good = good && group_rows(&check);
  free(check.total.value);
  free(check.parts.value);
  return good;
}

SN_PLUGIN = {
    .abi = SN_ABI,
    .size = sizeof(SnPlugin),
    .kind = SN_TRANSFORM,
    .name = "total",
    .version = "1",
    .summary = "Total rows that their parts do not add up to, beyond what rounding explains",
    .params = PARAMS,
    .params_size = sizeof(Params),
    .apply = apply,
};
