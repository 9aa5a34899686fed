/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "column.h"

#include <stdio.h>
#include <string.h>

#include "../../buffer.h"

/* A column of that name, or of the nearest free one: ids of components may be anything.  `code`: its texts are no
 * numbers, whatever they look like. */
static uint32_t add_column(SnTable *out, const char *name, const char *suffix, SnType type, bool code) {
  Buffer full = {0};
  buffer_put(&full, name);
  buffer_put(&full, suffix);
  size_t length = full.length;
  buffer_char(&full, '\0');
  for (int more = 2; sn_table_find(out, full.data); more++) {
    full.length = length;
    buffer_char(&full, '_');
    buffer_integer(&full, more);
    buffer_char(&full, '\0');
  }
  uint32_t column = sn_table_add_column(out, full.data, type, NULL);
  if (code)
    sn_table_keep_text(out, column);
  buffer_free(&full);
  return column;
}

static bool is_number(const Component *component) {
  return component->kind == COMPONENT_MEASURE || strcmp(component->id, "UNIT_MULT") == 0 ||
         strcmp(component->id, "DECIMALS") == 0;
}

static void add_component(Component *component, Columns *columns, bool with_status, SnTable *out) {
  if (component->kind == COMPONENT_TIME) {
    columns->period = add_column(out, "period", "", SN_TEXT, true);
  } else if (strcmp(component->id, "OBS_VALUE") == 0) {
    columns->value = add_column(out, "value", "", SN_NUMBER, false);
    if (with_status)
      columns->status = add_column(out, "status", "", SN_TEXT, true);
    component->column = add_column(out, component->id, "", SN_NUMBER, false);
    return;
  }
  component->column = add_column(out, component->id, "", SN_TEXT, !is_number(component));
  if (component->codes)
    component->label_column = add_column(out, component->id, "_label", SN_TEXT, true);
}

/* 0: dimensions; 1: time; 2: what is observed; 3: what is said near it; 4: of groups; 5: of the data set. */
static unsigned rank(const Component *component, bool have_keys, bool flat) {
  if (component->kind == COMPONENT_TIME)
    return 1;
  if (component->kind == COMPONENT_MEASURE)
    return 2;
  if (have_keys ? component->key : component->levels & 1u << LEVEL_SERIES)
    return 0;
  if (!have_keys && flat && component_is_near(component))
    return 0;
  if (component_is_near(component))
    return 3;
  return component->levels & 1u << LEVEL_GROUP ? 4 : 5;
}

Columns columns_add(Components *components, bool with_status, SnTable *out) {
  Columns columns = {NO_COLUMN, NO_COLUMN, NO_COLUMN, NO_COLUMN, NO_COLUMN, NO_COLUMN, NO_COLUMN};
  bool have_keys = components_have_keys(components), flat = true;
  for (uint32_t i = 0; i < components->count; i++) {
    const char *id = components->list[i].id;
    flat = flat && !(components->list[i].levels & 1u << LEVEL_SERIES);
    if (components->list[i].kind == COMPONENT_TIME)
      columns.time = i;
    else if (strcmp(id, "OBS_VALUE") == 0)
      columns.observed = i;
    else if (strcmp(id, "UNIT_MULT") == 0)
      columns.multiplier = i;
    else if (strcmp(id, "OBS_STATUS") == 0)
      columns.flag = i;
  }
  with_status = with_status || (columns.flag != NO_COLUMN && component_is_met(&components->list[columns.flag]));
  for (unsigned wanted = 0; wanted <= 5; wanted++)
    for (uint32_t i = 0; i < components->count; i++) {
      Component *component = &components->list[i];
      if (component_is_met(component) && rank(component, have_keys, flat) == wanted)
        add_component(component, &columns, with_status, out);
    }
  return columns;
}
