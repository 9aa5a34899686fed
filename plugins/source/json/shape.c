/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shape.h"

typedef enum Sort { SORT_OBJECT, SORT_LIST, SORT_SINGLE } Sort;

static Sort sort_of(const json_t *json) {
  return json_is_object(json) ? SORT_OBJECT : json_is_array(json) ? SORT_LIST : SORT_SINGLE;
}

static void report_row(Tree *tree, Node row, Sort expected) {
  uint32_t line = tree_line(tree, row);
  if (expected == SORT_OBJECT)
    sn_fail_at(tree->context, tree->shown, line, "this is not an object, as the first row is");
  else if (expected == SORT_LIST)
    sn_fail_at(tree->context, tree->shown, line, "this is not a list, as the first row is");
  else
    sn_fail_at(tree->context, tree->shown, line, "this is a list or an object, and the first row a single value");
  sn_hint(tree->context, "rows=\"…\" must name a list or an object whose parts are all alike");
}

/* Whether all parts are of the first one's sort. */
static bool parts_agree(Tree *tree, Node rows, Sort *sort) {
  void *member = json_object_iter(rows.json);
  size_t count = json_is_array(rows.json) ? json_array_size(rows.json) : json_object_size(rows.json);
  uint32_t ordinal = rows.ordinal + 1, faults = 0;
  for (size_t i = 0; i < count; i++) {
    Node part = {member ? json_object_iter_value(member) : json_array_get(rows.json, i), ordinal};
    if (i == 0)
      *sort = sort_of(part.json);
    else if (sort_of(part.json) != *sort && faults++ < FAULTS_SHOWN)
      report_row(tree, part, *sort);
    ordinal += json_extent(part.json);
    member = member ? json_object_iter_next(rows.json, member) : NULL;
  }
  if (faults > FAULTS_SHOWN)
    sn_fail_at(tree->context, tree->shown, 0, "%u more rows have such faults", faults - FAULTS_SHOWN);
  return faults == 0;
}

bool shape_of(Tree *tree, Node rows, Shape *shape) {
  static const Shape SHAPES[][2] = {
      [SORT_OBJECT] = {SHAPE_RECORDS, SHAPE_KEYED},
      [SORT_LIST] = {SHAPE_LISTS, SHAPE_COLUMNS},
      [SORT_SINGLE] = {SHAPE_VALUES, SHAPE_MEMBERS},
  };
  if (!json_is_array(rows.json) && !json_is_object(rows.json)) {
    sn_fail_at(tree->context, tree->shown, tree_line(tree, rows), "the rows are neither a list nor an object");
    sn_hint(tree->context, "name the list of the rows by its JSON pointer, as in rows=\"/data/items\"");
    return false;
  }
  Sort sort = SORT_OBJECT; /* of no rows */
  bool good = parts_agree(tree, rows, &sort);
  *shape = SHAPES[sort][json_is_object(rows.json)];
  return good;
}
