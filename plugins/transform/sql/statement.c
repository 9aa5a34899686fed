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

/* true: reported. */
static bool is_at_fault(SnContext *context, sqlite3 *db, sqlite3_stmt *statement, const char *rest) {
  if (!statement)
    return !sn_fail(context, "the statement is empty");
  if (!is_blank(db, rest))
    return !sn_fail(context, "there is more than one statement");
  if (sqlite3_column_count(statement) == 0)
    return !sn_fail(context, "the statement gives no table");
  return sqlite3_stmt_isexplain(statement) != 0 && !sn_fail(context, "the statement only explains another");
}

sqlite3_stmt *statement_prepare(SnContext *context, sqlite3 *db, const char *query, int *status) {
  sqlite3_stmt *statement = NULL;
  const char *rest = "";
  *status = sqlite3_prepare_v2(db, query, -1, &statement, &rest);
  if (*status != SQLITE_OK)
    return NULL;
  if (!is_at_fault(context, db, statement, rest))
    return statement;
  sqlite3_finalize(statement);
  *status = SQLITE_ABORT;
  return NULL;
}
