/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table of an SQLite database file, or what a SELECT makes of its tables. */

#include <string.h>
#include <strings.h>

#include "../../array.h"
#include "../../transform/sql/exact.h"
#include "../../transform/sql/sandbox.h"
#include "../../transform/sql/statement.h"
#include "../query.h"
#include "database.h"

typedef struct Params {
  Query query;
  const char *path;
} Params;

static const SnParam PARAMS[] = {
    {.name = "path",
     .type = SN_PARAM_PATH,
     .offset = offsetof(Params, path),
     .required = true,
     .help = "The database file; it is only read"},
    QUERY_PARAMS,
    {0},
};

/* A result being read. */
typedef struct Result {
  Database *database;
  const Query *query;
  sqlite3_stmt *statement;
  SnTable *out;
  int count;
  int *scales; /* of each column: how many decimals its declared type has, or 0 */
  uint32_t row;
  uint32_t faults;
} Result;

#define FAULTS_SHOWN 50

/* ---- columns */

/* Decimals of "DECIMAL(12,2)"; 0 where the type says none. */
static int declared_scale(const char *type) {
  const char *comma = type ? strchr(type, ',') : NULL;
  int scale = comma ? atoi(comma + 1) : 0;
  return scale > 0 && scale <= WIDE_MAX_SCALE ? scale : 0;
}

static bool add_columns(Result *result) {
  bool good = true;
  for (int i = 0; i < result->count; i++) {
    result->scales[i] = declared_scale(sqlite3_column_decltype(result->statement, i));
    good =
        query_add_column(result->database->context, result->out, i, sqlite3_column_name(result->statement, i)) && good;
  }
  return good;
}

/* ---- cells */

static void report_cell(Result *result, const char *name, bool binary) {
  SnContext *context = result->database->context;
  if (result->faults++ >= FAULTS_SHOWN)
    return;
  if (binary) {
    sn_fail_at(context, result->database->shown, result->row, "column “%s” holds binary data, which is no cell", name);
    sn_hint(context, "leave it out of the statement, or make it text with CAST");
  } else {
    sn_fail_at(context, result->database->shown, result->row, "the figure of column “%s” is too large", name);
  }
}

static bool is_truth(const char *type) {
  return type && (strcasecmp(type, "BOOLEAN") == 0 || strcasecmp(type, "BOOL") == 0);
}

static void put_integer(Result *result, int i) {
  sqlite3_int64 integer = sqlite3_column_int64(result->statement, i);
  if ((integer == 0 || integer == 1) && is_truth(sqlite3_column_decltype(result->statement, i)))
    sn_table_put_boolean(result->out, (uint32_t)i, integer != 0);
  else if (integer >= wide_power(18) || integer <= -wide_power(18))
    report_cell(result, sqlite3_column_name(result->statement, i), false);
  else
    sn_table_put_number(result->out, (uint32_t)i, decimal_pad((SnDecimal){integer, 0}, result->scales[i]));
}

static void put_real(Result *result, int i) {
  SnDecimal number;
  if (exact_from_double(sqlite3_column_double(result->statement, i), &number))
    sn_table_put_number(result->out, (uint32_t)i, decimal_pad(number, result->scales[i]));
  else
    report_cell(result, sqlite3_column_name(result->statement, i), false);
}

static void put_cell(Result *result, int i) {
  switch (sqlite3_column_type(result->statement, i)) {
  case SQLITE_INTEGER:
    put_integer(result, i);
    break;
  case SQLITE_FLOAT:
    put_real(result, i);
    break;
  case SQLITE_TEXT: {
    const char *text = (const char *)sqlite3_column_text(result->statement, i);
    sn_table_put_text(result->out, (uint32_t)i, text, (size_t)sqlite3_column_bytes(result->statement, i));
    break;
  }
  case SQLITE_BLOB:
    report_cell(result, sqlite3_column_name(result->statement, i), true);
    break;
  default:
    break;
  }
}

static bool read_rows(Result *result, const char *statement) {
  SnContext *context = result->database->context;
  SnOrigin origin = {result->database->shown, result->query->table, 0};
  int status;
  while ((status = sqlite3_step(result->statement)) == SQLITE_ROW) {
    if (!query_may_go_on(context, result->query, result->row))
      return false;
    origin.line = ++result->row;
    for (int i = 0; i < result->count; i++)
      put_cell(result, i);
    sn_table_end_row(result->out, &origin);
  }
  if (status != SQLITE_DONE || sandbox_asked_clock())
    return database_fail(result->database, statement, status);
  query_end(context, result->query, result->row);
  if (result->faults > FAULTS_SHOWN)
    sn_fail_at(context, result->database->shown, 0, "%u more cells have such faults", result->faults - FAULTS_SHOWN);
  return result->faults == 0;
}

/* ---- parameters of the statement */

static bool bind_one(SnContext *context, sqlite3_stmt *statement, int index, const Pair *pair) {
  Bound bound = bound_of(pair);
  if (bound.kind == BOUND_NULL)
    return sqlite3_bind_null(statement, index) == SQLITE_OK;
  if (bound.kind == BOUND_TEXT)
    return sqlite3_bind_text64(statement, index, bound.text, bound.length, SQLITE_STATIC, SQLITE_UTF8) == SQLITE_OK;
  if (bound.number.scale == 0)
    return sqlite3_bind_int64(statement, index, bound.number.coefficient) == SQLITE_OK;
  SnDecimal back;
  double real = exact_to_double(bound.number);
  if (exact_from_double(real, &back) && decimal_pad(back, bound.number.scale).coefficient == bound.number.coefficient)
    return sqlite3_bind_double(statement, index, real) == SQLITE_OK;
  return sn_fail(context, "“%s” of bind=\"…\" has more than 15 digits, which SQLite cannot keep exactly", pair->value);
}

static bool bind_all(SnContext *context, sqlite3_stmt *statement, const Pairs *pairs) {
  int count = sqlite3_bind_parameter_count(statement);
  const char **names = array_new((size_t)count + 1, sizeof *names);
  bool good = true;
  for (int i = 0; i < count; i++) {
    const char *name = sqlite3_bind_parameter_name(statement, i + 1);
    if (name && *name == ':')
      names[i] = name + 1;
    else
      good = sn_fail(context, "a parameter of the statement is written :name, not %s", name ? name : "?");
    if (!names[i])
      break;
  }
  good = good && query_check_bound(context, pairs, names);
  for (int i = 0; i < count && good; i++)
    good = bind_one(context, statement, i + 1, pairs_find(pairs, names[i]));
  free(names);
  return good;
}

static bool run(Database *database, const Query *query, const char *text, const Pairs *pairs, SnTable *out) {
  int status;
  sqlite3_stmt *statement = statement_prepare(database->context, database->db, text, &status);
  if (!statement)
    return database_fail(database, text, status);
  Result result = {.database = database, .query = query, .statement = statement, .out = out};
  result.count = sqlite3_column_count(statement);
  result.scales = array_new((size_t)result.count, sizeof *result.scales);
  bool good = bind_all(database->context, statement, pairs) && add_columns(&result) && read_rows(&result, text);
  free(result.scales);
  sqlite3_finalize(statement);
  return good;
}

static bool sqlite_read(SnContext *context, const void *given, SnTable *out) {
  const Params *params = given;
  const Query *query = &params->query;
  Pairs pairs;
  Database database = {0};
  bool good = pairs_read(context, "bind", query->bind, &pairs);
  char *text = query_statement(context, query, false);
  good = text && good &&
         database_open(&database, context, params->path, sn_display_path(context, params->path), query->timeout) &&
         run(&database, query, text, &pairs, out);
  database_close(&database);
  free(text);
  pairs_clear(&pairs);
  return good;
}

SN_PLUGIN = {
    .abi = SN_ABI,
    .size = sizeof(SnPlugin),
    .kind = SN_SOURCE,
    .name = "sqlite",
    .version = "1",
    .summary = "Reads a table of an SQLite database, or the result of a SELECT statement",
    .params = PARAMS,
    .params_size = sizeof(Params),
    .read = sqlite_read,
};
