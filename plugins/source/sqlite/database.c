/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "database.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "../../array.h"
#include "../../near.h"
#include "../../transform/sql/exact.h"
#include "../../transform/sql/sandbox.h"
#include "../../transform/sql/statement.h"
#include "../../transform/sql/words.h"

#define VFS "songngu-database"
#define HEADER 100 /* bytes; SQLite's file format, 1.3 */
#define PROGRESS_STEPS 10000

/* ---- the file */

/* A file beside the database that holds what is not in it yet. */
static bool has_beside(const char *path, const char *suffix) {
  char *beside = array_new(strlen(path) + strlen(suffix) + 1, 1);
  stpcpy(stpcpy(beside, path), suffix);
  struct stat info;
  bool there = stat(beside, &info) == 0 && info.st_size > 0;
  free(beside);
  return there;
}

/* Sets `wal` where the file is kept with a write-ahead log. */
static bool check_file(Database *database, const char *path, bool *wal) {
  static const char MAGIC[] = "SQLite format 3";
  unsigned char header[HEADER];
  FILE *file = fopen(path, "rbe");
  size_t got = file ? fread(header, 1, sizeof header, file) : 0;
  if (file)
    fclose(file);
  if (got < sizeof header || memcmp(header, MAGIC, sizeof MAGIC) != 0) {
    sn_fail_at(database->context, database->shown, 0, "the file is no SQLite database, or an encrypted one");
    return false;
  }
  *wal = header[18] == 2 || header[19] == 2;
  if (has_beside(path, "-wal") || has_beside(path, "-journal")) {
    sn_fail_at(database->context, database->shown, 0,
               "beside the database lies a journal with changes that it does not hold yet");
    sn_hint(database->context,
            "close the program that writes it, or copy it with: sqlite3 FILE \"VACUUM INTO 'copy.db'\"");
    return false;
  }
  return true;
}

/* A log that is empty need not be kept: told that the file does not change, SQLite makes none, nor a lock beside it. */
static char *make_uri(const char *path, bool wal) {
  static const char HEX[] = "0123456789ABCDEF", IMMUTABLE[] = "&immutable=1";
  char *uri = array_new(3 * strlen(path) + 64, 1), *to = stpcpy(uri, "file:");
  for (; *path != '\0'; path++) {
    unsigned char c = (unsigned char)*path;
    bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || strchr("/._-", c);
    if (!plain) {
      *to++ = '%';
      *to++ = HEX[c >> 4];
    }
    *to++ = plain ? (char)c : HEX[c & 15];
  }
  stpcpy(stpcpy(to, "?mode=ro"), wal ? IMMUTABLE : "");
  return uri;
}

/* ---- what a statement may do */

static int authorise(void *data, int action, const char *first, const char *second, const char *database,
                     const char *view) {
  switch (action) {
  case SQLITE_SELECT:
  case SQLITE_RECURSIVE:
  case SQLITE_READ:
    return SQLITE_OK;
  case SQLITE_FUNCTION:
    return sandbox_may_call(second) ? SQLITE_OK : SQLITE_DENY;
  default:
    return SQLITE_DENY;
  }
}

static int64_t milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int check_time(void *data) {
  Database *database = data;
  database->timed_out = milliseconds() > database->until;
  return database->timed_out;
}

/* The file is hostile: its schema calls nothing, its pages are checked, it has no triggers. */
static void harden(sqlite3 *db) {
  sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_exec(db, "PRAGMA cell_size_check = on; PRAGMA mmap_size = 0; PRAGMA query_only = on", NULL, NULL, NULL);
  sandbox_limit(db);
}

bool database_open(Database *database, SnContext *context, const char *path, const char *shown, int64_t seconds) {
  *database = (Database){.context = context, .shown = shown, .until = milliseconds() + seconds * 1000};
  bool wal = false;
  if (!check_file(database, path, &wal))
    return false;
  database->vfs = sandbox_vfs(VFS);
  sqlite3_vfs_register(&database->vfs, 0);
  char *uri = make_uri(path, wal);
  int status = sqlite3_open_v2(uri, &database->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, VFS);
  free(uri);
  if (status == SQLITE_OK) {
    harden(database->db);
    status = exact_register(database->db, false) | words_register(database->db);
    /* Reads the schema: a file that is damaged shows it here. */
    if (status == SQLITE_OK)
      status = sqlite3_exec(database->db, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
  }
  if (status != SQLITE_OK)
    return sn_fail_at(context, shown, 0, "the database cannot be read: %s",
                      database->db ? sqlite3_errmsg(database->db) : sqlite3_errstr(status));
  sqlite3_set_authorizer(database->db, authorise, NULL);
  sqlite3_progress_handler(database->db, PROGRESS_STEPS, check_time, database);
  return true;
}

void database_close(Database *database) {
  sqlite3_close(database->db);
  if (database->vfs.zName)
    sqlite3_vfs_unregister(&database->vfs);
}

/* ---- errors */

/* What `sql` lists in its one column: NULL-terminated, as free_names frees it. */
static char **list_names(sqlite3 *db, const char *sql) {
  ARRAY(char *) names = {0};
  sqlite3_stmt *list = NULL;
  if (sqlite3_prepare_v2(db, sql, -1, &list, NULL) == SQLITE_OK)
    while (sqlite3_step(list) == SQLITE_ROW)
      *array_add(&names) = string_copy((const char *)sqlite3_column_text(list, 0));
  sqlite3_finalize(list);
  *array_add(&names) = NULL;
  return names.items;
}

static void hint_names(Database *database, const char *unknown, const char *sql, bool all) {
  sqlite3_set_authorizer(database->db, NULL, NULL);
  sqlite3_progress_handler(database->db, 0, NULL, NULL);
  char **names = list_names(database->db, sql);
  sqlite3_str *text = sqlite3_str_new(NULL);
  for (size_t i = 0; names[i] && i < 20; i++)
    sqlite3_str_appendf(text, "%s%s", i > 0 ? ", " : "", names[i]);
  char *list = sqlite3_str_finish(text);
  if (!hint_near(database->context, unknown, (const char *const *)names) && list && all)
    sn_hint(database->context, "the database's tables are: %s", list);
  sqlite3_free(list);
  for (char **name = names; *name; name++)
    free(*name);
  free(names);
}

static void hint(Database *database, const char *message) {
  static const char COLUMN[] = "no such column: ", TABLE[] = "no such table: ";
  static const char TABLES[] = "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE "
                               "'sqlite%' ORDER BY name";
  static const char COLUMNS[] = "SELECT DISTINCT p.name FROM sqlite_schema s, pragma_table_info(s.name) p WHERE "
                                "s.type IN ('table', 'view') ORDER BY p.name";
  if (strncmp(message, COLUMN, sizeof COLUMN - 1) == 0) {
    const char *name = message + sizeof COLUMN - 1, *point = strrchr(name, '.');
    hint_names(database, point ? point + 1 : name, COLUMNS, false);
  } else if (strncmp(message, TABLE, sizeof TABLE - 1) == 0) {
    hint_names(database, message + sizeof TABLE - 1, TABLES, true);
  } else if (strncmp(message, "not authorized", 14) == 0 || strstr(message, "prohibited")) {
    sn_hint(database->context, "a statement may only read the database, and must give the same result each time");
  }
}

bool database_fail(Database *database, const char *query, int status) {
  if (sandbox_asked_clock()) {
    sn_fail(database->context, "the statement asks for the current time");
    sn_hint(database->context, "the same data must give the same document: put the date into the statement");
    return false;
  }
  if (database->timed_out) {
    sn_fail(database->context, "the statement was not done in the time that timeout=\"…\" gives it");
    return false;
  }
  if (status == SQLITE_ABORT)
    return false;
  char *message = string_copy(database->db ? sqlite3_errmsg(database->db) : "");
  statement_fail(database->context, database->db, query, status);
  hint(database, message);
  free(message);
  return false;
}
