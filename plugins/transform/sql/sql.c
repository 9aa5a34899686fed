/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SELECT over tables, by SQLite.  The tables are read where they lie; figures
 * come out as the exact decimals that went in. */

#include <stdlib.h>
#include <string.h>

#include <songngu/plugin.h>

#include "../../near.h"
#include "exact.h"
#include "input.h"
#include "result.h"
#include "sandbox.h"
#include "statement.h"
#include "words.h"

#define VFS "songngu-timeless"

typedef struct Params {
  const char *query;
} Params;

static const SnParam PARAMS[] = {
    {.name = "query",
     .type = SN_PARAM_TEXT,
     .offset = offsetof(Params, query),
     .required = true,
     .help = "A SELECT statement; the stage's inputs are its tables"},
    {0},
};

/* A statement being run. */
typedef struct Run {
  SnContext *context;
  const char *query;
  Input *inputs;
  size_t count;
  sqlite3 *db;
} Run;

/* ---- what a statement may do */

static bool is_input(const Run *run, const char *name) {
  for (size_t i = 0; i < run->count; i++)
    if (sqlite3_stricmp(run->inputs[i].name, name) == 0)
      return true;
  return false;
}

static bool may_read(const Run *run, const char *table) {
  return !table || is_input(run, table) ||
         (sqlite3_strnicmp(table, "sqlite_", 7) != 0 && sqlite3_strnicmp(table, "pragma_", 7) != 0);
}

static int authorise(void *data, int action, const char *first, const char *second, const char *database,
                     const char *view) {
  switch (action) {
  case SQLITE_SELECT:
  case SQLITE_RECURSIVE:
    return SQLITE_OK;
  case SQLITE_READ:
    return may_read(data, first) ? SQLITE_OK : SQLITE_DENY;
  case SQLITE_FUNCTION:
    return sandbox_may_call(second) ? SQLITE_OK : SQLITE_DENY;
  default:
    return SQLITE_DENY;
  }
}

/* Does the statement divide?  Then integral figures are handed over as REAL,
 * or 5 / 2 would be 2. */
static bool divides(const char *query) {
  while (*query != '\0') {
    char quote = *query;
    if (quote == '\'' || quote == '"' || quote == '`') {
      const char *end = strchr(query + 1, quote);
      if (!end)
        return false;
      query = end + 1;
    } else if (strncmp(query, "--", 2) == 0) {
      query += strcspn(query, "\n");
    } else if (strncmp(query, "/*", 2) == 0) {
      const char *end = strstr(query + 2, "*/");
      if (!end)
        return false;
      query = end + 2;
    } else if (*query++ == '/') {
      return true;
    }
  }
  return false;
}

static int open_database(Run *run, bool real) {
  int status = sqlite3_open_v2(":memory:", &run->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, VFS);
  if (status != SQLITE_OK)
    return status;
  sandbox_limit(run->db);
  status = exact_register(run->db, real) | words_register(run->db);
  for (size_t i = 0; i < run->count && status == SQLITE_OK; i++)
    status = input_register(run->db, &run->inputs[i]);
  sqlite3_set_authorizer(run->db, authorise, run);
  return status;
}

/* ---- errors */

/* Names for hint_near: the inputs', or those of all their columns.  Free with free. */
static const char **list_names(const Run *run, bool columns) {
  size_t count = 0;
  for (size_t i = 0; i < run->count; i++)
    count += columns ? sn_table_columns(run->inputs[i].table) : 1;
  const char **names = calloc(count + 1, sizeof *names);
  for (size_t i = 0, next = 0; names && i < run->count; i++) {
    if (!columns)
      names[next++] = run->inputs[i].name;
    for (uint32_t c = 0; columns && c < sn_table_columns(run->inputs[i].table); c++)
      names[next++] = sn_table_column(run->inputs[i].table, c)->name;
  }
  return names;
}

static char *join(const char **names) {
  sqlite3_str *text = sqlite3_str_new(NULL);
  for (size_t i = 0; names[i]; i++)
    sqlite3_str_appendf(text, "%s%s", i > 0 ? ", " : "", names[i]);
  return sqlite3_str_finish(text);
}

static void hint_names(const Run *run, const char *unknown, bool columns) {
  const char **names = list_names(run, columns);
  if (!names)
    return;
  if (!hint_near(run->context, unknown, names)) {
    char *all = join(names);
    if (all)
      sn_hint(run->context, columns ? "the columns are: %s" : "the stage's inputs are: %s", all);
    else
      sn_hint(run->context, "name the stage's inputs in from=\"\"");
    sqlite3_free(all);
  }
  free(names);
}

static void hint_error(const Run *run, const char *message) {
  static const char COLUMN[] = "no such column: ", TABLE[] = "no such table: ";
  if (strncmp(message, COLUMN, sizeof COLUMN - 1) == 0) {
    const char *name = message + sizeof COLUMN - 1, *point = strrchr(name, '.');
    hint_names(run, point ? point + 1 : name, true);
  } else if (strncmp(message, TABLE, sizeof TABLE - 1) == 0) {
    hint_names(run, message + sizeof TABLE - 1, false);
  } else if (strncmp(message, "not authorized", 14) == 0 || strstr(message, "prohibited")) {
    sn_hint(run->context, "a statement may only read its inputs, and must give the same result each time");
  }
}

static bool report(const Run *run, int status) {
  if (sandbox_asked_clock()) {
    sn_fail(run->context, "the statement asks for the current time");
    sn_hint(run->context, "the same data must give the same document: put the date into the statement");
    return false;
  }
  for (size_t i = 0; i < run->count; i++)
    if (run->inputs[i].failed)
      return false;
  if (status == SQLITE_ABORT)
    return false;
  statement_fail(run->context, run->db, run->query, status);
  hint_error(run, run->db ? sqlite3_errmsg(run->db) : "");
  return false;
}

/* ---- running */

/* The only input, where each row of the result is put out while its cursor
 * stands on the row that it is made of: one cursor, and nothing that gathers rows first. */
static const Input *find_origin(Run *run) {
  static const char *const GATHERING[] = {"Open", "Sorter", "Agg", "Gosub", "InitCoroutine", "Program"};
  char *explain = sqlite3_mprintf("EXPLAIN %s", run->query);
  sqlite3_stmt *plan = NULL;
  int cursors = 0;
  bool gathers = !explain || sqlite3_prepare_v2(run->db, explain, -1, &plan, NULL) != SQLITE_OK;
  while (!gathers && sqlite3_step(plan) == SQLITE_ROW) {
    const char *operation = (const char *)sqlite3_column_text(plan, 1);
    cursors += strcmp(operation, "VOpen") == 0;
    for (size_t i = 0; i < sizeof GATHERING / sizeof *GATHERING; i++)
      gathers = gathers || strncmp(operation, GATHERING[i], strlen(GATHERING[i])) == 0;
  }
  sqlite3_finalize(plan);
  sqlite3_free(explain);
  return !gathers && cursors == 1 && run->count == 1 ? run->inputs : NULL;
}

/* The one statement of the query.  NULL: reported. */
static sqlite3_stmt *prepare(Run *run) {
  int status;
  sqlite3_stmt *statement = statement_prepare(run->context, run->db, run->query, &status);
  if (!statement) {
    report(run, status);
    return NULL;
  }
  if (sqlite3_bind_parameter_count(statement) == 0)
    return statement;
  sn_fail(run->context, "the statement has parameters, which nothing fills");
  sqlite3_finalize(statement);
  return NULL;
}

static bool run_statement(Run *run, SnTable *out) {
  bool real = divides(run->query);
  for (size_t i = 0; i < run->count; i++)
    run->inputs[i].real = real;
  int status = open_database(run, real);
  if (status != SQLITE_OK)
    return report(run, status);
  sqlite3_stmt *statement = prepare(run);
  if (!statement)
    return false;
  status = result_read(run->context, statement, run->inputs, run->count, find_origin(run), out);
  bool good = status == SQLITE_DONE && !sandbox_asked_clock();
  if (!good)
    report(run, status);
  sqlite3_finalize(statement);
  return good;
}

static bool sql_apply(SnContext *context, const void *given, const SnInput *inputs, size_t count, SnTable *out) {
  const Params *params = given;
  Run run = {.context = context, .query = params->query, .count = count};
  run.inputs = calloc(count + 1, sizeof *run.inputs);
  if (!run.inputs)
    return sn_fail(context, "out of memory");
  for (size_t i = 0; i < count; i++)
    input_init(&run.inputs[i], context, &inputs[i], false);
  sqlite3_vfs vfs = sandbox_vfs(VFS);
  sqlite3_vfs_register(&vfs, 0);
  bool good = run_statement(&run, out);
  sqlite3_close(run.db);
  sqlite3_vfs_unregister(&vfs);
  for (size_t i = 0; i < count; i++)
    input_clear(&run.inputs[i]);
  free(run.inputs);
  return good;
}

SN_PLUGIN = {
    .abi = SN_ABI,
    .size = sizeof(SnPlugin),
    .kind = SN_TRANSFORM,
    .name = "sql",
    .version = "1",
    .summary = "Makes a table of others by a SELECT statement of SQLite",
    .params = PARAMS,
    .params_size = sizeof(Params),
    .apply = sql_apply,
};
