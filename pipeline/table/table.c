/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/table.h"

#include <string.h>

#include "base/calendar.h"
#include "base/decimal.h"
#include "base/text.h"
#include "table/table-private.h"

static void column_free(gpointer data) {
  Column *column = data;
  g_free(column->name);
  g_free(column->unit);
  g_free(column->reference);
  g_free(column->kinds);
  g_free(column->cells);
  g_free(column->numbers);
  g_free(column->scales);
  g_free(column->texts);
  g_free(column->recent);
  g_free(column);
}

SnTable *table_new(const char *name) {
  SnTable *table = g_new0(SnTable, 1);
  table->name = g_strdup(name);
  table->columns = g_ptr_array_new_with_free_func(column_free);
  table->by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  table->runs = g_array_new(FALSE, FALSE, sizeof(OriginRun));
  table->faults = g_array_new(FALSE, FALSE, sizeof(RecordedFault));
  for (int i = 0; i < RESERVED_COUNT; i++)
    table->reserved[i] = -1;
  arena_init(&table->texts);
  table->capacity = 16;
  return table;
}

void table_free(SnTable *table) {
  if (!table)
    return;
  table_forget_indexes(table);
  g_ptr_array_unref(table->columns);
  g_hash_table_unref(table->by_name);
  g_array_unref(table->runs);
  g_array_unref(table->faults);
  g_clear_pointer(&table->labels, g_ptr_array_unref);
  arena_clear(&table->texts);
  g_free(table->lines);
  g_free(table->origin_file);
  g_free(table->name);
  g_free(table);
}

void table_set_units(SnTable *table, const Units *units) { table->units = units; }

const char *table_name(const SnTable *table) { return table->name; }

void table_forget_indexes(SnTable *table) { g_clear_pointer(&table->indexes, g_hash_table_unref); }

void column_set_type(Column *column, SnType type, guint capacity) {
  g_clear_pointer(&column->cells, g_free);
  g_clear_pointer(&column->numbers, g_free);
  g_clear_pointer(&column->scales, g_free);
  g_clear_pointer(&column->texts, g_free);
  g_clear_pointer(&column->kinds, g_free);
  g_clear_pointer(&column->recent, g_free);
  column->cells = g_new0(guint8, capacity);
  if (type == SN_TEXT)
    column->texts = g_new0(const char *, capacity);
  else
    column->numbers = g_new0(gint64, capacity);
  if (type == SN_NUMBER)
    column->scales = g_new0(guint8, capacity);
  column->view = (SnColumn){sizeof(SnColumn), type,           column->name, column->unit, column->cells,
                            column->numbers,  column->scales, column->texts};
}

void column_keep_kinds(Column *column, guint capacity) {
  if (column->kinds)
    return;
  column->kinds = g_new0(guint8, capacity);
  column->numbers = g_new0(gint64, capacity);
  column->scales = g_new0(guint8, capacity);
}

uint32_t sn_table_rows(const SnTable *table) { return table->rows; }

uint32_t sn_table_columns(const SnTable *table) { return table->columns->len; }

const SnColumn *sn_table_column(const SnTable *table, uint32_t index) {
  return index < table->columns->len ? &table_get_column(table, index)->view : NULL;
}

int table_find_column(const SnTable *table, const char *name) {
  g_autofree char *key = text_fold(name);
  return GPOINTER_TO_INT(g_hash_table_lookup(table->by_name, key)) - 1;
}

const SnColumn *sn_table_find(const SnTable *table, const char *name) {
  int index = table_find_column(table, name);
  return index < 0 ? NULL : &table_get_column(table, (guint)index)->view;
}

const char **table_column_names(const SnTable *table) {
  const char **names = g_new0(const char *, table->columns->len + 1);
  for (guint i = 0; i < table->columns->len; i++)
    names[i] = table_get_column(table, i)->name;
  return names;
}

/* ---- origins */

void table_set_origin(SnTable *table, const char *file, guint line) {
  g_free(table->origin_file);
  table->origin_file = g_strdup(file);
  table->origin_line = line;
}

static const OriginRun *find_run(const SnTable *table, guint row) {
  guint low = 0, high = table->runs->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (g_array_index(table->runs, OriginRun, middle).first_row <= row)
      low = middle + 1;
    else
      high = middle;
  }
  return low == 0 ? NULL : &g_array_index(table->runs, OriginRun, low - 1);
}

SnOrigin sn_table_origin(const SnTable *table, uint32_t row) {
  const OriginRun *run = row < table->rows ? find_run(table, row) : NULL;
  if (!run || !run->file)
    return (SnOrigin){table->origin_file, NULL, table->origin_line};
  return (SnOrigin){run->file, run->sheet, table->lines ? table->lines[row] : 0};
}

Place table_place(const SnTable *table, guint column, guint row, char **cell) {
  SnOrigin origin = sn_table_origin(table, row);
  const Column *c = column < table->columns->len ? table_get_column(table, column) : NULL;
  const char *name = c ? c->reference ? c->reference : c->name : NULL;
  if (origin.sheet && c && c->reference && origin.line > 0) {
    *cell = g_strdup_printf("%s!%s%u", origin.sheet, name, origin.line);
    return (Place){origin.file, 0, 0, *cell};
  }
  *cell = origin.sheet && name ? g_strdup_printf("%s!%s", origin.sheet, name) : g_strdup(name);
  return (Place){origin.file, origin.line, 0, *cell};
}

/* ---- cells as text */

static const char *nothing_sign(guint8 cell) {
  switch (cell) {
  case SN_CELL_NIL:
    return "-";
  case SN_CELL_NOT_AVAILABLE:
    return "...";
  case SN_CELL_NOT_APPLICABLE:
    return "x";
  default:
    return "";
  }
}

const char *cell_print(SnType type, gint64 number, guint8 scale, char buffer[DECIMAL_TEXT]) {
  if (type == SN_NUMBER)
    return decimal_print((SnDecimal){number, scale}, buffer);
  if (type == SN_BOOLEAN)
    return number ? "yes" : "no";
  Date date = date_from_days((gint32)number);
  g_snprintf(buffer, DECIMAL_TEXT, "%04d-%02d-%02d", date.year, date.month, date.day);
  return buffer;
}

char *table_cell_text(const SnTable *table, guint column, guint row) {
  const Column *c = table_get_column(table, column);
  char buffer[DECIMAL_TEXT];
  if (c->cells[row] != SN_CELL_VALUE)
    return g_strdup(nothing_sign(c->cells[row]));
  if (c->view.type == SN_TEXT)
    return g_strdup(c->texts[row]);
  return g_strdup(cell_print(c->view.type, c->numbers[row], c->scales ? c->scales[row] : 0, buffer));
}

char *table_cell_key(const SnTable *table, guint column, guint row) {
  const Column *c = table_get_column(table, column);
  char buffer[DECIMAL_TEXT];
  if (c->cells[row] != SN_CELL_VALUE)
    return NULL;
  if (c->view.type == SN_TEXT)
    return text_fold(c->texts[row]);
  if (c->view.type == SN_NUMBER)
    return g_strdup(decimal_print(decimal_trim((SnDecimal){c->numbers[row], c->scales[row]}), buffer));
  return table_cell_text(table, column, row);
}
