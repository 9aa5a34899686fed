/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What any statement given to SQLite must keep to: no clock, no chance, bounded sizes, no files but its own. */

#include <sqlite3.h>
#include <stdbool.h>

/* A copy of the default VFS, called `name`, that knows no time: the same data must give the same document.  A
 * statement that asks for it fails. */
sqlite3_vfs sandbox_vfs(const char *name);

/* Whether one did since sandbox_vfs. */
bool sandbox_asked_clock(void);

/* Whether a statement may call the SQL function. */
bool sandbox_may_call(const char *function);

/* Sets limits, and that a misspelt column in double quotes is no string. */
void sandbox_limit(sqlite3 *db);
