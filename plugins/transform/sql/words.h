/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Vietnamese in SQL: COLLATE vi and en, and upper() and lower() beyond ASCII. */

#include <sqlite3.h>

int words_register(sqlite3 *db);
