/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sandbox.h"

#include <stddef.h>

#define LONGEST_STATEMENT 1000000
#define LONGEST_TEXT 100000000

/* A VFS's own data belongs to the default one, of which it is a copy.  One thread calls a plugin. */
static bool asked_clock;

static int refuse_time(sqlite3_vfs *vfs, double *now) {
  asked_clock = true;
  *now = 0;
  return SQLITE_ERROR;
}

static int refuse_time_in_milliseconds(sqlite3_vfs *vfs, sqlite3_int64 *now) {
  asked_clock = true;
  *now = 0;
  return SQLITE_ERROR;
}

sqlite3_vfs sandbox_vfs(const char *name) {
  asked_clock = false;
  sqlite3_vfs vfs = *sqlite3_vfs_find(NULL);
  vfs.pNext = NULL;
  vfs.zName = name;
  vfs.xCurrentTime = refuse_time;
  vfs.xCurrentTimeInt64 = refuse_time_in_milliseconds;
  return vfs;
}

bool sandbox_asked_clock(void) { return asked_clock; }

bool sandbox_may_call(const char *function) {
  static const char *const REFUSED[] = {"random", "randomblob", "load_extension"};
  for (size_t i = 0; i < sizeof REFUSED / sizeof *REFUSED; i++)
    if (sqlite3_stricmp(function, REFUSED[i]) == 0)
      return false;
  return true;
}

void sandbox_limit(sqlite3 *db) {
  sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, LONGEST_STATEMENT);
  sqlite3_limit(db, SQLITE_LIMIT_LENGTH, LONGEST_TEXT);
  sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_exec(db, "PRAGMA temp_store = memory", NULL, NULL, NULL);
}
