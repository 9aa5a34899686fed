/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Filling a table: what plugins put is checked and kept, its faults recorded
 * and reported together after the call. */

#include <string.h>

#include "base/calendar.h"
#include "base/decimal.h"
#include "base/message.h"
#include "base/text.h"
#include "table/table-private.h"

#define MOST_ROWS (1u << 30)

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
    g_hash_table_insert(table->by_name, key, GINT_TO_POINTER(index + 1));
  }
  table_forget_indexes(table);
  return index;
}

/* The column, when it takes a put of `type` in the open row; NULL: recorded. */
static Column *open_cell(SnTable *table, uint32_t index, SnType type) {
  if (G_UNLIKELY(index >= table->columns->len)) {
    record(table, PUT_NO_SUCH_COLUMN, index, 0);
    return NULL;
  }
  Column *column = table_get_column(table, index);
  if (G_UNLIKELY(column->view.type != type)) {
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

static RecentText *find_recent(RecentTexts *recent, const char *text, gsize length) {
  guint64 first = 0, last = 0;
  memcpy(&first, text, MIN(length, sizeof first));
  if (length > sizeof first)
    memcpy(&last, text + length - sizeof last, sizeof last);
  guint64 hash = (first ^ (last << 7 | last >> 57) ^ length) * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15);
  return &recent->entries[hash >> (64 - RECENT_BITS)];
}

/* Departments' tables repeat names, dates and units: of such a text one copy is kept and checked
 * once.  Where texts do not repeat, looking for them is given up. */
static const char *share_text(SnTable *table, Column *column, const char *text, gsize length) {
  RecentText *entry = column->recent ? find_recent(column->recent, text, length) : NULL;
  if (entry && entry->length == length && memcmp(entry->text, text, length) == 0) {
    column->recent->hits++;
    return entry->text;
  }
  if (!text_is_plain(text, length))
    return NULL;
  const char *copy = arena_copy(&table->texts, text, length);
  if (entry)
    *entry = (RecentText){copy, length};
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

void sn_table_put_number(SnTable *table, uint32_t index, SnDecimal number) {
  Column *column = open_cell(table, index, SN_NUMBER);
  if (!column)
    return;
  SnDecimal kept;
  if (number.scale > DECIMAL_MAX_SCALE || !decimal_round(number, number.scale, &kept)) {
    record(table, PUT_OUT_OF_RANGE, index, SN_NUMBER);
    return;
  }
  column->numbers[table->rows] = number.coefficient;
  column->scales[table->rows] = number.scale;
  column->cells[table->rows] = SN_CELL_VALUE;
}

void sn_table_put_date(SnTable *table, uint32_t index, int32_t days) {
  Column *column = open_cell(table, index, SN_DATE);
  if (!column)
    return;
  if (days < date_to_days((Date){1, 1, 1}) || days > date_to_days((Date){9999, 12, 31})) {
    record(table, PUT_OUT_OF_RANGE, index, SN_DATE);
    return;
  }
  column->numbers[table->rows] = days;
  column->cells[table->rows] = SN_CELL_VALUE;
}

void sn_table_put_boolean(SnTable *table, uint32_t index, bool truth) {
  Column *column = open_cell(table, index, SN_BOOLEAN);
  if (!column)
    return;
  column->numbers[table->rows] = truth;
  column->cells[table->rows] = SN_CELL_VALUE;
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
    column->view.cells = column->cells;
    column->view.numbers = column->numbers;
    column->view.scales = column->scales;
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
  if (table->rows + 1 >= MOST_ROWS) {
    record(table, PUT_TOO_MANY_ROWS, 0, 0);
    return;
  }
  table->rows++;
  if (table->rows >= table->capacity)
    grow(table);
  if (G_UNLIKELY(table->indexes))
    table_forget_indexes(table);
}

/* ---- reporting */

static const char *type_word(guint type) {
  switch (type) {
  case SN_TEXT:
    return _("text");
  case SN_NUMBER:
    return _("a number");
  case SN_DATE:
    return _("a date");
  case SN_BOOLEAN:
    return _("yes or no");
  default:
    return _("an unknown type");
  }
}

static void report_wrong_type(const SnTable *table, const RecordedFault *fault, const Place *place,
                              Diagnostics *diagnostics) {
  const Column *column = table_get_column(table, fault->column);
  diagnostics_error(diagnostics, FAULT_PLUGIN, place, _("the plugin put %s into a column that holds %s"),
                    type_word(fault->detail), type_word(column->view.type));
}

static void report_one(const SnTable *table, const RecordedFault *fault, Diagnostics *diagnostics) {
  g_autofree char *cell = NULL;
  Place place = table_place(table, fault->column, fault->row, &cell);
  switch (fault->kind) {
  case PUT_INVALID_UTF8:
    diagnostics_add(diagnostics, FAULT_DATA, SEVERITY_ERROR, &place, _("save the file as UTF-8"),
                    _("character %u of the cell is not valid UTF-8 text"), fault->detail);
    break;
  case PUT_OUT_OF_RANGE:
    diagnostics_error(diagnostics, FAULT_DATA, &place,
                      fault->detail == SN_DATE ? _("the date is not within the years 1 to 9999")
                                               : _("the number has more than 18 digits"));
    break;
  case PUT_WRONG_TYPE:
    report_wrong_type(table, fault, &place, diagnostics);
    break;
  case PUT_TWICE:
    diagnostics_error(diagnostics, FAULT_PLUGIN, &place, _("the plugin filled the cell twice"));
    break;
  case PUT_NO_SUCH_COLUMN:
    diagnostics_error(diagnostics, FAULT_PLUGIN, &place, _("the plugin put a cell into column %u of %u"),
                      fault->column + 1, table->columns->len);
    break;
  case PUT_BAD_NAME:
    place.cell = NULL;
    diagnostics_error(diagnostics, FAULT_DATA, &place, _("column %u has no name, or one that is not valid UTF-8"),
                      fault->column + 1);
    break;
  case PUT_SAME_NAME:
    diagnostics_error(diagnostics, FAULT_DATA, &place, _("columns %u and %u have the same name"), fault->detail + 1,
                      fault->column + 1);
    break;
  case PUT_ROW_NOT_ENDED:
    diagnostics_error(diagnostics, FAULT_PLUGIN, &place, _("the plugin did not end its last row"));
    break;
  case PUT_TOO_MANY_ROWS:
    diagnostics_error(diagnostics, FAULT_DATA, &place, _("the table has more than %u rows"), MOST_ROWS - 1);
    break;
  }
}

void table_report(const SnTable *table, Diagnostics *diagnostics) {
  for (guint i = 0; i < table->faults->len; i++)
    report_one(table, &g_array_index(table->faults, RecordedFault, i), diagnostics);
  if (table->row_open)
    report_one(table, &(RecordedFault){PUT_ROW_NOT_ENDED, table->rows, G_MAXUINT, 0}, diagnostics);
  guint rest = table->fault_count - table->faults->len;
  if (rest > 0)
    diagnostics_error(
        diagnostics, FAULT_DATA, NULL,
        ngettext_("table “%s” has %u more fault of this sort", "table “%s” has %u more faults of this sort", rest),
        table->name, rest);
}
