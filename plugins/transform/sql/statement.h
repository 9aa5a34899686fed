/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The one SELECT of a pack's stage, prepared, its faults said with their line. */

#include <sqlite3.h>

#include <songngu/plugin.h>

/* NULL: `*status` is SQLite's error, which is yet to be said, or SQLITE_ABORT where it was said already. */
sqlite3_stmt *statement_prepare(SnContext *context, sqlite3 *db, const char *query, int *status);

/* Says SQLite's last error, in the statement's line where SQLite knows it.  `db` may be NULL. */
void statement_fail(SnContext *context, sqlite3 *db, const char *query, int status);
