/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "columns.h"

#define LONGEST_NAME 1000 /* bytes of a column's name */

typedef struct Reading {
  Tree *tree;
  Node rows;
  Shape shape;
  const Pairs *chosen;
  Columns columns;
  SnTable *out; /* NULL while the columns are gathered */
} Reading;

/* The name of a member on its way down through nested objects. */
typedef struct Name {
  char text[LONGEST_NAME + 1];
  size_t length;
} Name;

static bool name_extend(Name *name, const char *part) {
  size_t length = strlen(part), point = name->length > 0;
  if (name->length + point + length > LONGEST_NAME)
    return false;
  if (point)
    name->text[name->length++] = '.';
  memcpy(name->text + name->length, part, length + 1);
  name->length += length;
  return true;
}

static void report_long_name(Reading *reading, Node node) {
  Tree *tree = reading->tree;
  if (reading->columns.wrong_cells++ < FAULTS_SHOWN)
    sn_fail_at(tree->context, tree->shown, tree_line(tree, node), "the name of a column is longer than %d bytes",
               LONGEST_NAME);
}

/* ---- one row, all its members */

/* Returns the ordinal that follows.  Depth is bounded by jansson's own bound, and by the name's length. */
static uint32_t read_members(Reading *reading, Name *name, Node object) {
  uint32_t ordinal = object.ordinal + 1;
  for (void *member = json_object_iter(object.json); member; member = json_object_iter_next(object.json, member)) {
    Node value = {json_object_iter_value(member), ordinal};
    size_t before = name->length;
    ordinal += json_extent(value.json);
    if (!name_extend(name, json_object_iter_key(member))) {
      if (!reading->out)
        report_long_name(reading, value);
    } else if (json_is_object(value.json)) {
      read_members(reading, name, value);
    } else {
      uint32_t column = columns_need(&reading->columns, name->text);
      if (reading->out)
        columns_put(&reading->columns, reading->out, column, value);
    }
    name->length = before;
    name->text[before] = '\0';
  }
  return ordinal;
}

/* ---- one row, the members chosen */

static void read_chosen(Reading *reading, Node row, uint32_t first) {
  for (uint32_t i = 0; i < reading->chosen->count; i++) {
    Column *column = &reading->columns.list[first + i];
    Node value = node_at(row, column->pointer, NULL, NULL);
    if (!value.json)
      continue;
    column->found = true;
    columns_put(&reading->columns, reading->out, first + i, value);
  }
}

static void hint_member(Reading *reading, const char *pointer) {
  json_t *rows = reading->rows.json;
  Node first = {json_is_array(rows) ? json_array_get(rows, 0) : json_object_iter_value(json_object_iter(rows)), 0};
  const char *stop = pointer;
  Node at = first;
  if (first.json && !node_at(first, pointer, &stop, &at).json)
    node_hint(reading->tree->context, at, stop);
}

static bool check_found(Reading *reading, uint32_t first) {
  bool good = true;
  for (uint32_t i = 0; i < reading->chosen->count && reading->columns.row > 1; i++) {
    const Column *column = &reading->columns.list[first + i];
    if (column->found)
      continue;
    good = sn_fail_at(reading->tree->context, reading->tree->shown, 0, "no row has anything at “%s” for column “%s”",
                      column->pointer, column->name);
    hint_member(reading, column->pointer);
  }
  return good;
}

/* ---- the shapes */

static void row_of_records(Reading *reading, Node row, const char *key) {
  bool keyed = reading->shape == SHAPE_KEYED;
  Name name = {"", 0};
  if (keyed && reading->out) {
    columns_put_key(reading->out, 0, key);
    reading->columns.list[0].filled = reading->columns.row;
  }
  if (reading->chosen->count > 0 && reading->out)
    read_chosen(reading, row, keyed);
  else if (reading->chosen->count == 0)
    read_members(reading, &name, row);
}

static void row_of_list(Reading *reading, Node row) {
  Tree *tree = reading->tree;
  size_t count = json_array_size(row.json), expected = reading->columns.count;
  if (reading->chosen->count > 0) {
    read_chosen(reading, row, 0);
    return;
  }
  if (count != expected && reading->columns.wrong_cells++ < FAULTS_SHOWN)
    sn_fail_at(tree->context, tree->shown, tree_line(tree, row), "the row has %u cells where %u are expected",
               (unsigned)count, (unsigned)expected);
  uint32_t ordinal = row.ordinal + 1;
  for (uint32_t i = 0; i < count && i < expected; i++) {
    Node value = {json_array_get(row.json, i), ordinal};
    ordinal += json_extent(value.json);
    columns_put(&reading->columns, reading->out, i, value);
  }
}

static void read_row(Reading *reading, Node row, const char *key) {
  switch (reading->shape) {
  case SHAPE_RECORDS:
  case SHAPE_KEYED:
    row_of_records(reading, row, key);
    break;
  case SHAPE_LISTS:
    if (reading->out)
      row_of_list(reading, row);
    break;
  default:
    if (!reading->out)
      break;
    if (reading->shape == SHAPE_MEMBERS)
      columns_put_key(reading->out, 0, key);
    columns_put(&reading->columns, reading->out, reading->shape == SHAPE_MEMBERS, row);
  }
  if (reading->out)
    columns_end_row(&reading->columns, reading->out, row);
}

/* All rows from number `first` on, in the order of the text. */
static void each_row(Reading *reading, size_t first) {
  json_t *rows = reading->rows.json;
  void *member = json_object_iter(rows);
  size_t count = member ? json_object_size(rows) : json_array_size(rows);
  uint32_t ordinal = reading->rows.ordinal + 1;
  for (size_t i = 0; i < count; i++) {
    Node row = {member ? json_object_iter_value(member) : json_array_get(rows, i), ordinal};
    if (i >= first)
      read_row(reading, row, member ? json_object_iter_key(member) : NULL);
    ordinal += json_extent(row.json);
    member = member ? json_object_iter_next(rows, member) : NULL;
  }
}

/* ---- an object of columns */

static bool check_lengths(Reading *reading, size_t *length) {
  Tree *tree = reading->tree;
  json_t *rows = reading->rows.json;
  uint32_t ordinal = reading->rows.ordinal + 1;
  void *member = json_object_iter(rows);
  const char *first = json_object_iter_key(member);
  bool good = true;
  *length = json_array_size(json_object_iter_value(member));
  for (; member; member = json_object_iter_next(rows, member)) {
    Node column = {json_object_iter_value(member), ordinal};
    ordinal += json_extent(column.json);
    if (json_array_size(column.json) != *length)
      good = sn_fail_at(tree->context, tree->shown, tree_line(tree, column),
                        "column “%s” has %u values, and column “%s” %u", json_object_iter_key(member),
                        (unsigned)json_array_size(column.json), first, (unsigned)*length);
  }
  return good;
}

static void fill_columns(Reading *reading, size_t length, Node *cursors) {
  for (size_t row = 0; row < length; row++) {
    Node first = {NULL, 0};
    for (uint32_t i = 0; i < reading->columns.count; i++) {
      Node value = {json_array_get(cursors[i].json, row), cursors[i].ordinal};
      cursors[i].ordinal += json_extent(value.json);
      first = i == 0 ? value : first;
      columns_put(&reading->columns, reading->out, i, value);
    }
    columns_end_row(&reading->columns, reading->out, first);
  }
}

static bool read_columns(Reading *reading, SnTable *out) {
  json_t *rows = reading->rows.json;
  Tree *tree = reading->tree;
  size_t length;
  if (reading->chosen->count > 0) {
    sn_fail_at(tree->context, tree->shown, tree_line(tree, reading->rows),
               "columns=\"…\" chooses within rows, and here each column is a list of its own");
    return false;
  }
  if (!check_lengths(reading, &length))
    return false;
  Node *cursors = calloc(json_object_size(rows), sizeof *cursors);
  uint32_t ordinal = reading->rows.ordinal + 1;
  for (void *member = json_object_iter(rows); cursors && member; member = json_object_iter_next(rows, member)) {
    uint32_t index = columns_need(&reading->columns, json_object_iter_key(member));
    cursors[index] = (Node){json_object_iter_value(member), ordinal + 1};
    ordinal += json_extent(cursors[index].json);
  }
  reading->out = out;
  bool good = cursors ? columns_add_to(&reading->columns, out, tree_line(tree, reading->rows))
                      : sn_fail(tree->context, "out of memory");
  if (good)
    fill_columns(reading, length, cursors);
  free(cursors);
  return good;
}

/* ---- the whole */

static bool name_list_columns(Reading *reading, bool header) {
  Tree *tree = reading->tree;
  json_t *first = json_array_get(reading->rows.json, 0);
  uint32_t line = first ? tree_line(tree, (Node){first, reading->rows.ordinal + 1}) : 0;
  for (uint32_t i = 0; i < json_array_size(first); i++) {
    char number[16];
    snprintf(number, sizeof number, "c%u", i + 1);
    const char *name = header ? json_string_value(json_array_get(first, i)) : number;
    if (!name || !*name) {
      sn_fail_at(tree->context, tree->shown, line, "column %u has no name", i + 1);
      sn_hint(tree->context, "where the first row holds no names, say header=\"0\"");
      return false;
    }
    uint32_t before = reading->columns.count;
    if (columns_need(&reading->columns, name) < before)
      return sn_fail_at(tree->context, tree->shown, line, "two columns are called “%s”", name);
  }
  return true;
}

/* The columns' names, before any cell is put. */
static bool gather(Reading *reading, bool header) {
  Columns *columns = &reading->columns;
  if (reading->shape == SHAPE_KEYED || reading->shape == SHAPE_MEMBERS)
    columns_need(columns, "key");
  if (reading->shape == SHAPE_VALUES || reading->shape == SHAPE_MEMBERS)
    columns_need(columns, "value");
  for (size_t i = 0; i < reading->chosen->count; i++) {
    uint32_t before = columns->count, index = columns_need(columns, reading->chosen->list[i].name);
    if (index < before)
      return sn_fail(reading->tree->context, "two columns are called “%s”", reading->chosen->list[i].name);
    columns->list[index].pointer = reading->chosen->list[i].value;
  }
  if (reading->shape == SHAPE_LISTS && reading->chosen->count == 0 && !name_list_columns(reading, header))
    return false;
  each_row(reading, 0);
  return true;
}

static bool check_chosen(Reading *reading) {
  Tree *tree = reading->tree;
  bool single = reading->shape == SHAPE_VALUES || reading->shape == SHAPE_MEMBERS, good = true;
  if (reading->chosen->count > 0 && single)
    good = sn_fail_at(tree->context, tree->shown, tree_line(tree, reading->rows),
                      "columns=\"…\" chooses within rows, and here each row is a single value");
  for (size_t i = 0; i < reading->chosen->count; i++)
    if (!pointer_is_valid(reading->chosen->list[i].value)) {
      good = sn_fail(tree->context, "“%s” is no JSON pointer", reading->chosen->list[i].value);
      sn_hint(tree->context, "each step begins with “/”, as in “/name”; “~” and “/” within one are written ~0 and ~1");
    }
  return good;
}

static bool read_rows(Reading *reading, bool header, SnTable *out) {
  Tree *tree = reading->tree;
  uint32_t line = tree_line(tree, reading->rows);
  bool good = check_chosen(reading) && gather(reading, header);
  if (good && reading->columns.count == 0) {
    good = sn_fail_at(tree->context, tree->shown, line, "there are no rows, so that the columns are not known");
    sn_hint(tree->context, "name the columns to be read, as in columns=\"code=/id; name=/name\"");
  }
  if (!good || !columns_add_to(&reading->columns, out, line))
    return false;
  reading->out = out;
  each_row(reading, reading->shape == SHAPE_LISTS && header);
  return check_found(reading, reading->shape == SHAPE_KEYED);
}

bool rows_read(Tree *tree, Node rows, const Pairs *chosen, bool header, SnTable *out) {
  Reading reading = {.tree = tree, .rows = rows, .chosen = chosen, .columns = {.tree = tree, .row = 1}};
  bool good = shape_of(tree, rows, &reading.shape);
  if (good)
    good = reading.shape == SHAPE_COLUMNS ? read_columns(&reading, out) : read_rows(&reading, header, out);
  good = columns_finish(&reading.columns) && good;
  columns_clear(&reading.columns);
  return good;
}
