/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "input.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../date.h"
#include "exact.h"
#include "path.h"

/* How a cursor goes through the rows; what xBestIndex tells xFilter. */
typedef enum Plan { PLAN_SCAN, PLAN_ROWID, PLAN_LOOKUP, PLAN_SORTED, PLAN_GROUPED } Plan;

typedef struct Table {
  sqlite3_vtab base;
  Input *input;
} Table;

typedef struct Cursor {
  sqlite3_vtab_cursor base;
  Input *input;
  Plan plan;
  const Path *path;  /* LOOKUP, SORTED, GROUPED */
  uint32_t position; /* SCAN, SORTED, GROUPED: how many rows were passed */
  uint32_t row;      /* PATH_NONE at the end */
} Cursor;

void input_init(Input *input, SnContext *context, const SnInput *from, bool real) {
  *input = (Input){context, from->name, from->table, sn_table_rows(from->table), real, false, PATH_NONE, NULL};
}

void input_clear(Input *input) {
  while (input->paths) {
    Path *path = input->paths;
    input->paths = path->next;
    path_free(path);
  }
}

/* ---- the table */

static const char *declared_type(SnType type) {
  return type == SN_NUMBER ? "NUMERIC" : type == SN_BOOLEAN ? "INTEGER" : "TEXT";
}

static int table_connect(sqlite3 *db, void *data, int argc, const char *const *argv, sqlite3_vtab **out, char **error) {
  Input *input = data;
  sqlite3_str *text = sqlite3_str_new(db);
  sqlite3_str_appendall(text, "CREATE TABLE t(");
  for (uint32_t i = 0; i < sn_table_columns(input->table); i++) {
    const SnColumn *column = sn_table_column(input->table, i);
    sqlite3_str_appendf(text, "%s\"%w\" %s", i > 0 ? ", " : "", column->name, declared_type(column->type));
  }
  sqlite3_str_appendall(text, ")");
  char *statement = sqlite3_str_finish(text);
  int status = statement ? sqlite3_declare_vtab(db, statement) : SQLITE_NOMEM;
  sqlite3_free(statement);
  Table *table = status == SQLITE_OK ? sqlite3_malloc(sizeof *table) : NULL;
  if (status == SQLITE_OK && !table)
    status = SQLITE_NOMEM;
  if (status != SQLITE_OK) {
    *error = sqlite3_mprintf("table “%s” cannot be used in SQL: %s", input->name, sqlite3_errmsg(db));
    return status;
  }
  *table = (Table){.input = input};
  *out = &table->base;
  return SQLITE_OK;
}

static int table_disconnect(sqlite3_vtab *base) {
  sqlite3_free(base);
  return SQLITE_OK;
}

/* ---- planning */

/* "3,-5": columns 3 and 5, the latter descending. */
static char *print_columns(const PathColumn *columns, int count) {
  sqlite3_str *text = sqlite3_str_new(NULL);
  for (int i = 0; i < count; i++)
    sqlite3_str_appendf(text, "%s%s%d", i > 0 ? "," : "", columns[i].descending ? "-" : "", columns[i].column);
  return sqlite3_str_finish(text);
}

static int read_columns(const char *text, PathColumn *columns) {
  int count = 0;
  while (*text != '\0' && count < PATH_COLUMNS) {
    bool descending = *text == '-';
    char *end;
    columns[count++] = (PathColumn){(int)strtol(text + descending, &end, 10), descending};
    text = *end == ',' ? end + 1 : end;
  }
  return count;
}

static int set_plan(sqlite3_index_info *info, Plan plan, const PathColumn *columns, int count) {
  info->idxNum = (int)plan;
  info->idxStr = print_columns(columns, count);
  info->needToFreeIdxStr = 1;
  return info->idxStr ? SQLITE_OK : SQLITE_NOMEM;
}

static bool is_equality(sqlite3_index_info *info, int index) {
  return info->aConstraint[index].usable && info->aConstraint[index].op == SQLITE_INDEX_CONSTRAINT_EQ &&
         sqlite3_stricmp(sqlite3_vtab_collation(info, index), "BINARY") == 0;
}

/* The columns that must equal a value, each once; SQLite checks every row again. */
static int take_equalities(sqlite3_index_info *info, PathColumn *columns) {
  int count = 0;
  for (int i = 0; i < info->nConstraint && count < PATH_COLUMNS; i++) {
    int column = info->aConstraint[i].iColumn;
    bool taken = column < 0 || !is_equality(info, i);
    for (int j = 0; j < count; j++)
      taken = taken || columns[j].column == column;
    if (taken)
      continue;
    columns[count++] = (PathColumn){column, false};
    info->aConstraintUsage[i].argvIndex = count;
  }
  return count;
}

static int take_order(const sqlite3_index_info *info, PathColumn *columns) {
  if (info->nOrderBy > PATH_COLUMNS)
    return 0;
  for (int i = 0; i < info->nOrderBy; i++) {
    if (info->aOrderBy[i].iColumn < 0)
      return 0;
    columns[i] = (PathColumn){info->aOrderBy[i].iColumn, info->aOrderBy[i].desc != 0};
  }
  return info->nOrderBy;
}

static int plan_rowid(sqlite3_index_info *info) {
  for (int i = 0; i < info->nConstraint; i++) {
    if (info->aConstraint[i].iColumn >= 0 || !info->aConstraint[i].usable ||
        info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ)
      continue;
    info->aConstraintUsage[i].argvIndex = 1;
    info->estimatedCost = 1;
    info->estimatedRows = 1;
    info->idxFlags = SQLITE_INDEX_SCAN_UNIQUE;
    info->idxNum = PLAN_ROWID;
    return true;
  }
  return false;
}

static int table_best_index(sqlite3_vtab *base, sqlite3_index_info *info) {
  const Input *input = ((Table *)base)->input;
  PathColumn columns[PATH_COLUMNS];
  if (plan_rowid(info))
    return SQLITE_OK;
  int count = take_equalities(info, columns);
  info->estimatedRows = input->rows;
  if (count > 0) {
    /* A guess at how often a value occurs; never dearer than the scan. */
    info->estimatedRows = input->rows / 100 + 1;
    info->estimatedCost = 2 + (double)info->estimatedRows;
    return set_plan(info, PLAN_LOOKUP, columns, count);
  }
  info->estimatedCost = 2 + (double)input->rows;
  count = take_order(info, columns);
  if (count == 0) {
    info->idxNum = PLAN_SCAN;
    return SQLITE_OK;
  }
  info->orderByConsumed = 1;
  int distinct = sqlite3_vtab_distinct(info);
  return set_plan(info, distinct == 1 || distinct == 2 ? PLAN_GROUPED : PLAN_SORTED, columns, count);
}

/* ---- cursors */

static int cursor_open(sqlite3_vtab *base, sqlite3_vtab_cursor **out) {
  Cursor *cursor = sqlite3_malloc(sizeof *cursor);
  if (!cursor)
    return SQLITE_NOMEM;
  *cursor = (Cursor){.input = ((Table *)base)->input, .row = PATH_NONE};
  *out = &cursor->base;
  return SQLITE_OK;
}

static int cursor_close(sqlite3_vtab_cursor *base) {
  sqlite3_free(base);
  return SQLITE_OK;
}

static void stand_on(Cursor *cursor, uint32_t row) { cursor->input->row = cursor->row = row; }

static void stand_on_position(Cursor *cursor) {
  if (cursor->position >= cursor->input->rows)
    stand_on(cursor, PATH_NONE);
  else
    stand_on(cursor, cursor->path ? cursor->path->order[cursor->position] : cursor->position);
}

static uint32_t row_of_id(const Input *input, sqlite3_value *id) {
  sqlite3_int64 number = sqlite3_value_int64(id);
  bool whole = sqlite3_value_type(id) == SQLITE_INTEGER;
  return whole && number >= 1 && number <= input->rows ? (uint32_t)(number - 1) : PATH_NONE;
}

static int cursor_filter(sqlite3_vtab_cursor *base, int plan, const char *text, int count, sqlite3_value **values) {
  Cursor *cursor = (Cursor *)base;
  cursor->plan = (Plan)plan;
  cursor->path = NULL;
  cursor->position = 0;
  if (plan == PLAN_ROWID) {
    stand_on(cursor, row_of_id(cursor->input, values[0]));
    return SQLITE_OK;
  }
  if (plan != PLAN_SCAN) {
    PathColumn columns[PATH_COLUMNS];
    int columns_count = read_columns(text, columns);
    PathKind kind = plan == PLAN_LOOKUP ? PATH_LOOKUP : plan == PLAN_SORTED ? PATH_SORTED : PATH_GROUPED;
    cursor->path = path_get(cursor->input, kind, columns, columns_count);
    if (!cursor->path)
      return SQLITE_NOMEM;
  }
  if (plan == PLAN_LOOKUP)
    stand_on(cursor, path_lookup(cursor->path, values));
  else
    stand_on_position(cursor);
  return SQLITE_OK;
}

static int cursor_next(sqlite3_vtab_cursor *base) {
  Cursor *cursor = (Cursor *)base;
  if (cursor->plan == PLAN_ROWID)
    stand_on(cursor, PATH_NONE);
  else if (cursor->plan == PLAN_LOOKUP)
    stand_on(cursor, cursor->path->order[cursor->row]);
  else {
    cursor->position++;
    stand_on_position(cursor);
  }
  return SQLITE_OK;
}

static int cursor_eof(sqlite3_vtab_cursor *base) { return ((Cursor *)base)->row == PATH_NONE; }

static int cursor_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *out) {
  *out = (sqlite3_int64)((Cursor *)base)->row + 1;
  return SQLITE_OK;
}

static int refuse_number(Input *input, const SnColumn *column, uint32_t row) {
  SnOrigin origin = sn_table_origin(input->table, row);
  sn_fail_at(
      input->context, origin.file, origin.line,
      "column “%s” of table “%s” holds a figure with decimals and more than 15 digits, which SQL cannot keep exactly",
      column->name, input->name);
  sn_hint(input->context, "round it in the data, or give it in a larger unit");
  input->failed = true;
  return SQLITE_ERROR;
}

static int cursor_column(sqlite3_vtab_cursor *base, sqlite3_context *result, int index) {
  const Cursor *cursor = (const Cursor *)base;
  Input *input = cursor->input;
  const SnColumn *column = sn_table_column(input->table, (uint32_t)index);
  uint32_t row = cursor->row;
  char date[DATE_TEXT];
  if (column->cells[row] != SN_CELL_VALUE)
    return SQLITE_OK;
  switch (column->type) {
  case SN_TEXT:
    sqlite3_result_text(result, column->texts[row], -1, SQLITE_STATIC);
    return SQLITE_OK;
  case SN_NUMBER:
    return exact_result(result, column->numbers[row], column->scales[row], input->real)
               ? SQLITE_OK
               : refuse_number(input, column, row);
  case SN_DATE:
    sqlite3_result_text(result, date_print(column->numbers[row], date), -1, SQLITE_TRANSIENT);
    return SQLITE_OK;
  case SN_BOOLEAN:
    sqlite3_result_int(result, column->numbers[row] != 0);
    return SQLITE_OK;
  }
  return SQLITE_ERROR;
}

int input_register(sqlite3 *db, Input *input) {
  /* No xCreate: the table is there by its module's name alone. */
  static const sqlite3_module MODULE = {
      .xConnect = table_connect,
      .xBestIndex = table_best_index,
      .xDisconnect = table_disconnect,
      .xOpen = cursor_open,
      .xClose = cursor_close,
      .xFilter = cursor_filter,
      .xNext = cursor_next,
      .xEof = cursor_eof,
      .xColumn = cursor_column,
      .xRowid = cursor_rowid,
  };
  int status = sqlite3_create_module_v2(db, input->name, &MODULE, input, NULL);
  char *first = status == SQLITE_OK ? sqlite3_mprintf("SELECT * FROM \"%w\"", input->name) : NULL;
  if (!first)
    return status == SQLITE_OK ? SQLITE_NOMEM : status;
  /* The first use declares the columns, which the authoriser would not let pass later. */
  sqlite3_stmt *statement = NULL;
  status = sqlite3_prepare_v2(db, first, -1, &statement, NULL);
  sqlite3_finalize(statement);
  sqlite3_free(first);
  return status;
}
