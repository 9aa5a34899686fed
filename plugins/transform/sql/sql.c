/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SELECT over tables, by SQLite.  The tables are read where they lie; figures
 * come out as the exact decimals that went in. */

#include <stdlib.h>
#include <string.h>

#include <songngu/plugin.h>

#include "exact.h"
#include "input.h"
#include "result.h"
#include "words.h"

#define LONGEST_STATEMENT 1000000
#define LONGEST_TEXT 100000000

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
  bool asked_clock;
} Run;

/* ---- no clock: the same data must give the same document */

static int refuse_time(sqlite3_vfs *vfs, double *now) {
  *(bool *)vfs->pAppData = true;
  *now = 0;
  return SQLITE_ERROR;
}

static int refuse_time_in_milliseconds(sqlite3_vfs *vfs, sqlite3_int64 *now) {
  *(bool *)vfs->pAppData = true;
  *now = 0;
  return SQLITE_ERROR;
}

static sqlite3_vfs make_timeless_vfs(Run *run) {
  sqlite3_vfs vfs = *sqlite3_vfs_find(NULL);
  vfs.pNext = NULL;
  vfs.zName = "songngu-timeless";
  vfs.pAppData = &run->asked_clock;
  vfs.xCurrentTime = refuse_time;
  vfs.xCurrentTimeInt64 = refuse_time_in_milliseconds;
  return vfs;
}

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

static bool may_call(const char *function) {
  static const char *const REFUSED[] = {"random", "randomblob", "load_extension"};
  for (size_t i = 0; i < sizeof REFUSED / sizeof *REFUSED; i++)
    if (sqlite3_stricmp(function, REFUSED[i]) == 0)
      return false;
  return true;
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
    return may_call(second) ? SQLITE_OK : SQLITE_DENY;
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
  int status = sqlite3_open_v2(":memory:", &run->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, "songngu-timeless");
  if (status != SQLITE_OK)
    return status;
  /* A misspelt column in double quotes is no string. */
  sqlite3_db_config(run->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config(run->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_limit(run->db, SQLITE_LIMIT_SQL_LENGTH, LONGEST_STATEMENT);
  sqlite3_limit(run->db, SQLITE_LIMIT_LENGTH, LONGEST_TEXT);
  sqlite3_limit(run->db, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_exec(run->db, "PRAGMA temp_store = memory", NULL, NULL, NULL);
  status = exact_register(run->db, real) | words_register(run->db);
  for (size_t i = 0; i < run->count && status == SQLITE_OK; i++)
    status = input_register(run->db, &run->inputs[i]);
  sqlite3_set_authorizer(run->db, authorise, run);
  return status;
}

/* ---- errors */

static unsigned line_of(const char *query, int offset) {
  unsigned line = 1;
  for (int i = 0; i < offset && query[i] != '\0'; i++)
    line += query[i] == '\n';
  return line;
}

/* Names for sn_suggest: the inputs', or those of all their columns.  Free with free. */
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
  const char *near = sn_suggest(unknown, names);
  char *all = join(names);
  if (near)
    sn_hint(run->context, "did you mean “%s”?", near);
  else if (all)
    sn_hint(run->context, columns ? "the columns are: %s" : "the stage's inputs are: %s", all);
  else
    sn_hint(run->context, "name the stage's inputs in from=\"\"");
  sqlite3_free(all);
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
  if (run->asked_clock) {
    sn_fail(run->context, "the statement asks for the current time");
    sn_hint(run->context, "the same data must give the same document: put the date into the statement");
    return false;
  }
  for (size_t i = 0; i < run->count; i++)
    if (run->inputs[i].failed)
      return false;
  if (status == SQLITE_ABORT)
    return false;
  const char *message = run->db ? sqlite3_errmsg(run->db) : sqlite3_errstr(status);
  int offset = run->db ? sqlite3_error_offset(run->db) : -1;
  if (offset >= 0 && strchr(run->query, '\n'))
    sn_fail(run->context, "line %u of the statement: %s", line_of(run->query, offset), message);
  else
    sn_fail(run->context, "the statement: %s", message);
  hint_error(run, message);
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

/* Nothing but spaces, semicolons and comments. */
static bool is_blank(sqlite3 *db, const char *text) {
  sqlite3_stmt *next = NULL;
  while (*text && !next)
    if (sqlite3_prepare_v2(db, text, -1, &next, &text) != SQLITE_OK)
      return false;
  sqlite3_finalize(next);
  return !next;
}

/* The one statement of the query.  NULL: reported. */
static sqlite3_stmt *prepare(Run *run) {
  sqlite3_stmt *statement = NULL;
  const char *rest = "";
  int status = sqlite3_prepare_v2(run->db, run->query, -1, &statement, &rest);
  if (status != SQLITE_OK) {
    report(run, status);
    return NULL;
  }
  const char *fault = !statement                             ? "the statement is empty"
                      : !is_blank(run->db, rest)             ? "there is more than one statement"
                      : sqlite3_column_count(statement) == 0 ? "the statement gives no table"
                      : sqlite3_bind_parameter_count(statement) > 0
                          ? "the statement has parameters, which nothing fills"
                      : sqlite3_stmt_isexplain(statement) != 0 ? "the statement only explains another"
                                                               : NULL;
  if (!fault)
    return statement;
  sn_fail(run->context, "%s", fault);
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
  bool good = status == SQLITE_DONE && !run->asked_clock;
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
  sqlite3_vfs vfs = make_timeless_vfs(&run);
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
