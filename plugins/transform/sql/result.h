/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The rows of a statement as a table of ours. */

#include "input.h"

/* Steps through `statement` to its end.  Rows are said to come from the rows of
 * `origin` that its cursor stands on; NULL: from the transform itself.
 * Returns SQLITE_DONE, or SQLite's error; SQLITE_ABORT: reported already. */
int result_read(SnContext *context, sqlite3_stmt *statement, const Input *inputs, size_t input_count,
                const Input *origin, SnTable *out);
