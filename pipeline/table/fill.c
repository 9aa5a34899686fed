/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Filling a table: what plugins put is checked and kept, its faults recorded
 * for put-fault.c. */

#include <string.h>

#include "base/calendar.h"
#include "base/decimal.h"
#include "base/text.h"
#include "table/sibling.h"
#include "table/table-private.h"

static void record(SnTable *table, PutFault kind, guint column, guint detail) {
  RecordedFault fault = {kind, table->rows, column, detail};
  if (table->fault_count++ < TABLE_FAULTS_SHOWN)
    g_array_append_val(table->faults, fault);
}

static void note_reserved(SnTable *table, const char *folded, int index) {
  static const char *const NAMES[RESERVED_COUNT] = {"unit", "qualifier", "status", "period", "as_of"};
  for (int i = 0; i < RESERVED_COUNT; i++)
    if (strcmp(folded, NAMES[i]) == 0 || (i == RESERVED_AS_OF && strcmp(folded, "as-of") == 0))
      table->reserved[i] = index;
}

static char *make_name(SnTable *table, const char *name, guint index) {
  g_autofree char *valid = g_utf8_make_valid(name ? name : "", -1);
  g_autofree char *nfc = text_nfc(valid, -1);
  char *collapsed = text_collapse(nfc);
  if (*collapsed == '\0' || strcmp(valid, name) != 0)
    record(table, PUT_BAD_NAME, index, 0);
  return collapsed;
}

uint32_t sn_table_add_column(SnTable *table, const char *name, SnType type, const char *unit) {
  guint index = table->columns->len;
  Column *column = g_new0(Column, 1);
  column->name = make_name(table, name, index);
  column->unit = g_strdup(unit);
  g_ptr_array_add(table->columns, column);
  if ((guint)type > SN_BOOLEAN) {
    record(table, PUT_WRONG_TYPE, index, (guint)type);
    type = SN_TEXT;
  }
  column_set_type(column, type, table->capacity);
  char *key = text_fold(column->name);
  int before = GPOINTER_TO_INT(g_hash_table_lookup(table->by_name, key)) - 1;
  if (before >= 0) {
    record(table, PUT_SAME_NAME, index, (guint)before);
    g_free(key);
  } else {
    note_reserved(table, key, (int)index);
    siblings_note(table, key, index);
    g_hash_table_insert(table->by_name, key, GINT_TO_POINTER(index + 1));
  }
  table_forget_indexes(table);
  return index;
}

void sn_table_set_unit(SnTable *table, uint32_t index, const char *unit) {
  if (index >= table->columns->len) {
    record(table, PUT_NO_SUCH_COLUMN, index, 0);
    return;
  }
  Column *column = table_get_column(table, index);
  char *kept = g_strdup(unit);
  g_free(column->unit);
  column->view.unit = column->unit = kept;
}

void sn_table_set_reference(SnTable *table, uint32_t index, const char *reference) {
  if (index >= table->columns->len) {
    record(table, PUT_NO_SUCH_COLUMN, index, 0);
    return;
  }
  Column *column = table_get_column(table, index);
  g_free(column->reference);
  column->reference = g_strdup(reference);
}

void sn_table_keep_text(SnTable *table, uint32_t index) {
  if (index < table->columns->len)
    table_get_column(table, index)->declared = TRUE;
  else
    record(table, PUT_NO_SUCH_COLUMN, index, 0);
}

/* The column, when it takes a put of `type` in the open row; NULL: recorded. */
static inline Column *open_cell(SnTable *table, uint32_t index, SnType type) {
  if (G_UNLIKELY(index >= table->columns->len)) {
    record(table, PUT_NO_SUCH_COLUMN, index, 0);
    return NULL;
  }
  Column *column = table_get_column(table, index);
  if (G_UNLIKELY(column->view.type != type && column->view.type != SN_TEXT)) {
    record(table, PUT_WRONG_TYPE, index, type);
    return NULL;
  }
  if (G_UNLIKELY(column->cells[table->rows] != SN_CELL_EMPTY))
    record(table, PUT_TWICE, index, 0);
  table->row_open = TRUE;
  return column;
}

/* The whole text where it is good, else what can be kept of it. */
static const char *keep_text(SnTable *table, uint32_t column, const char *text, gsize length) {
  gssize fault = text_find_invalid(text, length);
  g_autofree char *valid = NULL;
  if (fault >= 0) {
    record(table, PUT_INVALID_UTF8, column, (guint)g_utf8_strlen(text, fault) + 1);
    text = valid = g_utf8_make_valid(text, (gssize)length);
    length = strlen(valid);
  }
  g_autofree char *nfc = text_nfc(text, (gssize)length);
  return arena_copy(&table->texts, nfc, strlen(nfc));
}

/* The first and last eight bytes of a text; of one shorter than eight, all of it. */
static inline void load_ends(const char *text, gsize length, guint64 *first, guint64 *last) {
  guint32 head, tail;
  if (length >= 8) {
    memcpy(first, text, 8);
    memcpy(last, text + length - 8, 8);
  } else if (length >= 4) {
    memcpy(&head, text, 4);
    memcpy(&tail, text + length - 4, 4);
    *first = head | (guint64)tail << 32;
    *last = 0;
  } else {
    *first = (guchar)text[0] | (guint64)(guchar)text[length / 2] << 8 | (guint64)(guchar)text[length - 1] << 16;
    *last = 0;
  }
}

static inline RecentText *find_recent(RecentTexts *recent, guint64 first, guint64 last, gsize length) {
  guint64 hash = (first ^ (last << 7 | last >> 57) ^ length) * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15);
  return &recent->entries[hash >> (64 - RECENT_BITS)];
}

static inline gboolean is_recent(const RecentText *entry, const char *text, gsize length, guint64 first, guint64 last) {
  return entry->length == length && entry->first == first && entry->last == last &&
         (length <= 16 || memcmp(entry->text + 8, text + 8, length - 16) == 0);
}

/* Departments' tables repeat names, dates and units: of such a text one copy is kept and checked
 * once.  Where texts do not repeat, looking for them is given up. */
static const char *share_text(SnTable *table, Column *column, const char *text, gsize length) {
  guint64 first = 0, last = 0;
  RecentText *entry = NULL;
  if (column->recent) {
    load_ends(text, length, &first, &last);
    entry = find_recent(column->recent, first, last, length);
  }
  if (entry && is_recent(entry, text, length, first, last)) {
    column->recent->hits++;
    return entry->text;
  }
  if (!text_is_plain(text, length))
    return NULL;
  const char *copy = arena_copy(&table->texts, text, length);
  if (entry)
    *entry = (RecentText){copy, length, first, last};
  if (entry && ++column->recent->misses == RECENT_MISSES && column->recent->hits < RECENT_MISSES / 2)
    g_clear_pointer(&column->recent, g_free);
  return copy;
}

void sn_table_put_text(SnTable *table, uint32_t index, const char *text, size_t length) {
  Column *column = open_cell(table, index, SN_TEXT);
  if (!column || length == 0)
    return;
  const char *kept = share_text(table, column, text, length);
  if (G_UNLIKELY(!kept))
    kept = keep_text(table, index, text, length);
  column->texts[table->rows] = kept;
  column->cells[table->rows] = SN_CELL_VALUE;
}

/* A column of text keeps the value beside its plain text. */
static void put_value(SnTable *table, Column *column, SnType type, gint64 number, guint8 scale) {
  guint row = table->rows;
  if (column->view.type == SN_TEXT) {
    char buffer[DECIMAL_TEXT];
    const char *text = cell_print(type, number, scale, buffer);
    column_keep_kinds(column, table->capacity);
    column->kinds[row] = (guint8)type;
    column->texts[row] = arena_copy(&table->texts, text, strlen(text));
  }
  column->numbers[row] = number;
  if (column->scales)
    column->scales[row] = scale;
  column->cells[row] = SN_CELL_VALUE;
}

void sn_table_put_number(SnTable *table, uint32_t index, SnDecimal number) {
  Column *column = open_cell(table, index, SN_NUMBER);
  if (!column)
    return;
  SnDecimal kept;
  if (number.scale > DECIMAL_MAX_SCALE || !decimal_round(number, number.scale, &kept)) {
    record(table, PUT_OUT_OF_RANGE, index, SN_NUMBER);
    return;
  }
  put_value(table, column, SN_NUMBER, number.coefficient, number.scale);
}

void sn_table_put_date(SnTable *table, uint32_t index, int32_t days) {
  Column *column = open_cell(table, index, SN_DATE);
  if (!column)
    return;
  if (days < date_to_days((Date){1, 1, 1}) || days > date_to_days((Date){9999, 12, 31})) {
    record(table, PUT_OUT_OF_RANGE, index, SN_DATE);
    return;
  }
  put_value(table, column, SN_DATE, days, 0);
}

void sn_table_put_boolean(SnTable *table, uint32_t index, bool truth) {
  Column *column = open_cell(table, index, SN_BOOLEAN);
  if (column)
    put_value(table, column, SN_BOOLEAN, truth, 0);
}

void sn_table_put_nothing(SnTable *table, uint32_t index, SnCell why) {
  if (index >= table->columns->len) {
    record(table, PUT_NO_SUCH_COLUMN, index, 0);
    return;
  }
  Column *column = open_cell(table, index, table_get_column(table, index)->view.type);
  if (why == SN_CELL_VALUE || (guint)why > SN_CELL_NOT_APPLICABLE)
    record(table, PUT_WRONG_TYPE, index, SN_TEXT);
  else
    column->cells[table->rows] = (guint8)why;
}

static const char *clean_text(SnTable *table, uint32_t column, const char *text) {
  gsize length = strlen(text);
  return text_is_plain(text, length) ? text : keep_text(table, column, text, length);
}

void sn_table_translate(SnTable *table, uint32_t index, const char *text, const char *language,
                        const char *translation) {
  if (index >= table->columns->len) {
    record(table, PUT_NO_SUCH_COLUMN, index, 0);
    return;
  }
  if (*text && *language && *translation)
    table_add_label(table, index, clean_text(table, index, text), clean_text(table, index, language),
                    clean_text(table, index, translation));
}

#define GROW(array, from, to)                                                                                          \
  if (array) {                                                                                                         \
    (array) = g_realloc_n((array), (to), sizeof *(array));                                                             \
    memset((array) + (from), 0, ((gsize)(to) - (from)) * sizeof *(array));                                             \
  }

static void grow(SnTable *table) {
  guint from = table->capacity, to = from * 2;
  for (guint i = 0; i < table->columns->len; i++) {
    Column *column = table_get_column(table, i);
    GROW(column->cells, from, to)
    GROW(column->numbers, from, to)
    GROW(column->scales, from, to)
    GROW(column->texts, from, to)
    GROW(column->kinds, from, to)
    column->view.cells = column->cells;
    column->view.numbers = column->texts ? NULL : column->numbers;
    column->view.scales = column->texts ? NULL : column->scales;
    column->view.texts = column->texts;
    /* Only tables that have grown are worth the look-ups. */
    if (to == RECENT_ROWS && column->texts && !column->recent)
      column->recent = g_new0(RecentTexts, 1);
  }
  GROW(table->lines, from, to)
  table->capacity = to;
}

static void keep_origin(SnTable *table, const SnOrigin *origin) {
  const OriginRun *last = table->runs->len ? &g_array_index(table->runs, OriginRun, table->runs->len - 1) : NULL;
  if (!last ? origin->file != NULL || origin->sheet != NULL
            : g_strcmp0(last->file, origin->file) != 0 || g_strcmp0(last->sheet, origin->sheet) != 0) {
    OriginRun run = {table->rows, NULL, NULL};
    if (origin->file)
      run.file = arena_copy(&table->texts, origin->file, strlen(origin->file));
    if (origin->sheet)
      run.sheet = arena_copy(&table->texts, origin->sheet, strlen(origin->sheet));
    g_array_append_val(table->runs, run);
  }
  if (origin->line == 0)
    return;
  if (!table->lines)
    table->lines = g_new0(guint32, table->capacity);
  table->lines[table->rows] = origin->line;
}

void sn_table_end_row(SnTable *table, const SnOrigin *origin) {
  static const SnOrigin UNKNOWN;
  keep_origin(table, origin ? origin : &UNKNOWN);
  table->row_open = FALSE;
  if (table->rows + 1 >= TABLE_MOST_ROWS) {
    record(table, PUT_TOO_MANY_ROWS, 0, 0);
    return;
  }
  table->rows++;
  if (table->rows >= table->capacity)
    grow(table);
  if (G_UNLIKELY(table->indexes))
    table_forget_indexes(table);
}
