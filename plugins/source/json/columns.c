/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "columns.h"

#include <string.h>

#include "../../array.h"
#include "../figure.h"
#include "shape.h"

#define MOST_COLUMNS 5000

void columns_clear(Columns *columns) {
  for (uint32_t i = 0; i < columns->count; i++)
    free(columns->list[i].name);
  free(columns->list);
  columns->list = NULL;
  columns->count = 0;
  columns->room = 0;
}

uint32_t columns_need(Columns *columns, const char *name) {
  for (uint32_t i = 0; i < columns->count; i++) {
    uint32_t index = (columns->next + i) % columns->count;
    if (strcmp(columns->list[index].name, name) == 0) {
      columns->next = index + 1;
      return index;
    }
  }
  if (columns->count == MOST_COLUMNS) {
    columns->faults++;
    return 0;
  }
  columns->list = array_grow(columns->list, &columns->room, columns->count, sizeof *columns->list);
  columns->list[columns->count++] = (Column){.name = string_copy(name)};
  columns->next = columns->count;
  return columns->count - 1;
}

bool columns_add_to(Columns *columns, SnTable *out, uint32_t line) {
  SnContext *context = columns->tree->context;
  const char *shown = columns->tree->shown;
  bool good = true;
  if (columns->faults > 0)
    good = sn_fail_at(context, shown, line, "the rows have more than %d columns", MOST_COLUMNS);
  for (uint32_t i = 0; good && i < columns->count; i++) {
    const char *name = columns->list[i].name;
    if (*name == '\0') {
      good = sn_fail_at(context, shown, line, "column %u has no name", i + 1);
    } else if (sn_table_find(out, name)) {
      good = sn_fail_at(context, shown, line, "two columns are called “%s”", name);
      sn_hint(context, "name the columns to be read, as in columns=\"code=/id; name=/name\"");
    } else {
      sn_table_add_column(out, name, SN_TEXT, NULL);
    }
  }
  return good;
}

/* ---- cells */

static bool may_report(Columns *columns) { return columns->wrong_cells++ < FAULTS_SHOWN; }

static void report_nested(Columns *columns, Column *column, Node value) {
  if (column->nested || !may_report(columns))
    return;
  column->nested = true;
  Tree *tree = columns->tree;
  sn_fail_at(tree->context, tree->shown, tree_line(tree, value),
             "column “%s” holds a list or an object here, which is no single value", column->name);
  sn_hint(tree->context, "name the columns to be read, as in columns=\"code=/id; name=/name\"");
}

static void report_twice(Columns *columns, const Column *column, Node value) {
  if (!may_report(columns))
    return;
  Tree *tree = columns->tree;
  sn_fail_at(tree->context, tree->shown, tree_line(tree, value), "two members of the row give column “%s”",
             column->name);
  sn_hint(tree->context, "name the columns to be read, as in columns=\"code=/id; name=/name\"");
}

static void put_number(Columns *columns, SnTable *out, uint32_t column, Node value) {
  size_t length;
  Tree *tree = columns->tree;
  const char *digits = tree_digits(tree, value, &length);
  SnDecimal number;
  if (figure_read(digits, length, &number) == FIGURE_GOOD) {
    sn_table_put_number(out, column, number);
  } else if (may_report(columns)) {
    sn_fail_at(tree->context, tree->shown, tree_line(tree, value),
               "the number %.*s of column “%s” has more than 18 digits or decimals", (int)(length < 60 ? length : 60),
               digits, columns->list[column].name);
    sn_hint(tree->context, "round it where it is written, or write it as a string");
  }
}

void columns_put(Columns *columns, SnTable *out, uint32_t column, Node value) {
  Column *to = &columns->list[column];
  if (to->filled == columns->row) {
    report_twice(columns, to, value);
    return;
  }
  to->filled = columns->row;
  switch (json_typeof(value.json)) {
  case JSON_STRING:
    sn_table_put_text(out, column, json_string_value(value.json), json_string_length(value.json));
    break;
  case JSON_INTEGER:
  case JSON_REAL:
    put_number(columns, out, column, value);
    break;
  case JSON_TRUE:
  case JSON_FALSE:
    sn_table_put_boolean(out, column, json_is_true(value.json));
    break;
  case JSON_NULL:
    break;
  default:
    report_nested(columns, to, value);
  }
}

void columns_put_key(SnTable *out, uint32_t column, const char *key) {
  sn_table_put_text(out, column, key, strlen(key));
}

void columns_end_row(Columns *columns, SnTable *out, Node row) {
  sn_table_end_row(out, &(SnOrigin){columns->tree->shown, NULL, tree_line(columns->tree, row)});
  columns->row++;
}

bool columns_finish(Columns *columns) {
  Tree *tree = columns->tree;
  if (columns->wrong_cells > FAULTS_SHOWN)
    sn_fail_at(tree->context, tree->shown, 0, "%u more cells have such faults", columns->wrong_cells - FAULTS_SHOWN);
  return columns->wrong_cells == 0;
}
