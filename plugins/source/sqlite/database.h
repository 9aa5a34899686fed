/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A database file, opened so that nothing can be written, to it or beside it. */

#include <sqlite3.h>

#include <songngu/plugin.h>

typedef struct Database {
  SnContext *context;
  const char *shown; /* the file in messages */
  sqlite3 *db;
  sqlite3_vfs vfs; /* registered while it is open */
  int64_t until;   /* monotonic clock, milliseconds */
  bool timed_out;
} Database;

/* `seconds`: how long statements may take together.  false: reported.  To be closed in any case; it must stay where it
 * is meanwhile. */
bool database_open(Database *database, SnContext *context, const char *path, const char *shown, int64_t seconds);
void database_close(Database *database);

/* Says why a statement failed. */
bool database_fail(Database *database, const char *query, int status);
