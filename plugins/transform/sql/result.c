/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "result.h"

#include <stdlib.h>
#include <string.h>

#include "../../date.h"
#include "exact.h"
#include "path.h"

/* A column of the result.  One that is a plain reference keeps its source's
 * type, unit and decimals; any other takes the type of its first value. */
typedef struct Column {
  const char *name;
  const SnColumn *source; /* NULL: an expression */
  bool known;
  SnType type;
  uint8_t scale; /* at least so many decimals */
} Column;

/* One value of a row that waits until all columns are known. */
typedef struct Waiting {
  int type; /* of SQLite */
  union {
    sqlite3_int64 integer;
    double real;
    char *text;
  };
} Waiting;

typedef struct Result {
  SnContext *context;
  sqlite3_stmt *statement;
  SnTable *out;
  const Input *origin;
  Column *columns;
  int count, unknown;
  Waiting *waiting;  /* whole rows */
  uint32_t *origins; /* of the waiting rows */
  size_t rows, room;
} Result;

/* ---- columns */

static uint8_t largest_scale(const SnColumn *column, uint32_t rows) {
  uint8_t largest = 0;
  for (uint32_t row = 0; row < rows; row++)
    if (column->cells[row] == SN_CELL_VALUE && column->scales[row] > largest)
      largest = column->scales[row];
  return largest;
}

static const Input *find_input(const Input *inputs, size_t count, const char *name) {
  for (size_t i = 0; name && i < count; i++)
    if (sqlite3_stricmp(inputs[i].name, name) == 0)
      return &inputs[i];
  return NULL;
}

static const SnColumn *find_column(const SnTable *table, const char *name) {
  for (uint32_t i = 0; name && i < sn_table_columns(table); i++)
    if (strcmp(sn_table_column(table, i)->name, name) == 0)
      return sn_table_column(table, i);
  return NULL;
}

static Column describe(sqlite3_stmt *statement, int index, const Input *inputs, size_t count) {
  Column column = {.name = sqlite3_column_name(statement, index)};
  const Input *input = find_input(inputs, count, sqlite3_column_table_name(statement, index));
  column.source = input ? find_column(input->table, sqlite3_column_origin_name(statement, index)) : NULL;
  if (!column.source)
    return column;
  column.known = true;
  column.type = column.source->type;
  if (column.type == SN_NUMBER)
    column.scale = largest_scale(column.source, input->rows);
  return column;
}

/* SQLite's limit of 2,000 columns bounds the comparisons. */
static bool check_names(const Result *result) {
  for (int i = 0; i < result->count; i++) {
    const char *name = result->columns[i].name;
    if (!name || !*name) {
      sn_fail(result->context, "column %d of the result has no name", i + 1);
      sn_hint(result->context, "give it one with AS");
      return false;
    }
    for (int k = 0; k < i; k++)
      if (strcmp(result->columns[k].name, name) == 0) {
        sn_fail(result->context, "two columns of the result are called “%s”", name);
        sn_hint(result->context, "give one another name with AS");
        return false;
      }
  }
  return true;
}

static void add_columns(Result *result) {
  for (int i = 0; i < result->count; i++) {
    const Column *column = &result->columns[i];
    sn_table_add_column(result->out, column->name, column->type, column->source ? column->source->unit : NULL);
  }
}

/* ---- values */

static bool fail_mixed(const Result *result, const Column *column) {
  sn_fail(result->context, "column “%s” of the result holds both text and figures, or what is neither", column->name);
  sn_hint(result->context, "make all its values one kind, for instance with CAST");
  return false;
}

static bool put_number(const Result *result, int index, SnDecimal number) {
  const Column *column = &result->columns[index];
  sn_table_put_number(result->out, (uint32_t)index, decimal_pad(number, column->scale));
  return true;
}

static bool put_text(const Result *result, int index, const char *text) {
  const Column *column = &result->columns[index];
  int32_t days;
  if (column->type == SN_TEXT) {
    sn_table_put_text(result->out, (uint32_t)index, text, strlen(text));
    return true;
  }
  if (column->type != SN_DATE || !date_parse(text, &days))
    return fail_mixed(result, column);
  sn_table_put_date(result->out, (uint32_t)index, days);
  return true;
}

static bool put_figure(const Result *result, int index, SnDecimal number) {
  const Column *column = &result->columns[index];
  if (column->type == SN_NUMBER)
    return put_number(result, index, number);
  if (column->type != SN_BOOLEAN || number.scale > 0 || number.coefficient < 0 || number.coefficient > 1)
    return fail_mixed(result, column);
  sn_table_put_boolean(result->out, (uint32_t)index, number.coefficient != 0);
  return true;
}

static bool put(const Result *result, int index, const Waiting *value) {
  SnDecimal number = {value->integer, 0};
  switch (value->type) {
  case SQLITE_NULL:
    return true;
  case SQLITE_TEXT:
    return put_text(result, index, value->text);
  case SQLITE_INTEGER:
    return put_figure(result, index, number);
  case SQLITE_FLOAT:
    if (exact_from_double(value->real, &number))
      return put_figure(result, index, number);
    return sn_fail(result->context, "a figure of column “%s” of the result is too large", result->columns[index].name);
  default:
    return fail_mixed(result, &result->columns[index]);
  }
}

/* Borrowed from the statement until its next step. */
static Waiting current_value(sqlite3_stmt *statement, int index) {
  Waiting value = {.type = sqlite3_column_type(statement, index)};
  if (value.type == SQLITE_INTEGER)
    value.integer = sqlite3_column_int64(statement, index);
  else if (value.type == SQLITE_FLOAT)
    value.real = sqlite3_column_double(statement, index);
  else if (value.type == SQLITE_TEXT)
    value.text = (char *)sqlite3_column_text(statement, index);
  return value;
}

static void end_row(const Result *result, uint32_t row) {
  if (!result->origin || row == PATH_NONE) {
    sn_table_end_row(result->out, NULL);
    return;
  }
  SnOrigin origin = sn_table_origin(result->origin->table, row);
  sn_table_end_row(result->out, &origin);
}

static uint32_t origin_row(const Result *result) { return result->origin ? result->origin->row : PATH_NONE; }

static bool put_current(const Result *result) {
  bool good = true;
  for (int i = 0; i < result->count && good; i++) {
    Waiting value = current_value(result->statement, i);
    good = put(result, i, &value);
  }
  end_row(result, origin_row(result));
  return good;
}

/* ---- rows that wait */

static void learn_types(Result *result) {
  for (int i = 0; i < result->count; i++) {
    Column *column = &result->columns[i];
    int type = sqlite3_column_type(result->statement, i);
    if (column->known || type == SQLITE_NULL)
      continue;
    column->known = true;
    column->type = type == SQLITE_TEXT ? SN_TEXT : SN_NUMBER;
    result->unknown--;
  }
}

static bool keep_current(Result *result) {
  if (result->rows == result->room) {
    size_t room = result->room * 2 + 8, count = (size_t)result->count;
    Waiting *waiting = realloc(result->waiting, room * count * sizeof *waiting);
    if (waiting)
      result->waiting = waiting;
    uint32_t *origins = realloc(result->origins, room * sizeof *origins);
    if (origins)
      result->origins = origins;
    if (!waiting || !origins)
      return false;
    result->room = room;
  }
  Waiting *row = &result->waiting[result->rows * (size_t)result->count];
  bool good = true;
  for (int i = 0; i < result->count; i++) {
    row[i] = current_value(result->statement, i);
    if (row[i].type == SQLITE_TEXT)
      good = (row[i].text = strdup(row[i].text ? row[i].text : "")) && good;
  }
  result->origins[result->rows++] = origin_row(result);
  return good;
}

static bool put_waiting(Result *result) {
  bool good = true;
  add_columns(result);
  for (size_t row = 0; row < result->rows && good; row++) {
    for (int i = 0; i < result->count && good; i++)
      good = put(result, i, &result->waiting[row * (size_t)result->count + (size_t)i]);
    end_row(result, result->origins[row]);
  }
  return good;
}

static void result_clear(Result *result) {
  for (size_t i = 0; i < result->rows * (size_t)result->count; i++)
    if (result->waiting[i].type == SQLITE_TEXT)
      free(result->waiting[i].text);
  free(result->waiting);
  free(result->origins);
  free(result->columns);
}

/* ---- the whole */

static int step_all(Result *result) {
  bool waiting = true;
  int status;
  while ((status = sqlite3_step(result->statement)) == SQLITE_ROW) {
    if (waiting) {
      learn_types(result);
      if (!keep_current(result))
        return SQLITE_NOMEM;
      if (result->unknown > 0)
        continue;
      waiting = false;
      if (!put_waiting(result))
        return SQLITE_ABORT;
    } else if (!put_current(result)) {
      return SQLITE_ABORT;
    }
  }
  if (status == SQLITE_DONE && waiting && !put_waiting(result))
    return SQLITE_ABORT;
  return status;
}

int result_read(SnContext *context, sqlite3_stmt *statement, const Input *inputs, size_t input_count,
                const Input *origin, SnTable *out) {
  Result result = {.context = context, .statement = statement, .out = out, .origin = origin};
  result.count = sqlite3_column_count(statement);
  result.columns = calloc((size_t)result.count, sizeof *result.columns);
  if (!result.columns)
    return SQLITE_NOMEM;
  for (int i = 0; i < result.count; i++) {
    result.columns[i] = describe(statement, i, inputs, input_count);
    result.unknown += !result.columns[i].known;
  }
  int status = check_names(&result) ? step_all(&result) : SQLITE_ABORT;
  result_clear(&result);
  return status;
}
