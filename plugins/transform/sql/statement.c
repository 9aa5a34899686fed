/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "statement.h"

static uint32_t line_of(const char *query, int offset) {
  uint32_t line = 1;
  for (int i = 0; i < offset && query[i] != '\0'; i++)
    line += query[i] == '\n';
  return line;
}

void statement_fail(SnContext *context, sqlite3 *db, const char *query, int status) {
  int offset = db ? sqlite3_error_offset(db) : -1;
  sn_fail_in_text(context, offset < 0 ? 0 : line_of(query, offset), "the statement: %s",
                  db ? sqlite3_errmsg(db) : sqlite3_errstr(status));
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

sqlite3_stmt *statement_prepare(SnContext *context, sqlite3 *db, const char *query, int *status) {
  sqlite3_stmt *statement = NULL;
  const char *rest = "";
  *status = sqlite3_prepare_v2(db, query, -1, &statement, &rest);
  if (*status != SQLITE_OK)
    return NULL;
  const char *fault = !statement                               ? "the statement is empty"
                      : !is_blank(db, rest)                    ? "there is more than one statement"
                      : sqlite3_column_count(statement) == 0   ? "the statement gives no table"
                      : sqlite3_stmt_isexplain(statement) != 0 ? "the statement only explains another"
                                                               : NULL;
  if (!fault)
    return statement;
  sn_fail(context, "%s", fault);
  sqlite3_finalize(statement);
  *status = SQLITE_ABORT;
  return NULL;
}
