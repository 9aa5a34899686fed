/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Rows that a check returned: each is a fault of the data. */

#include <glib.h>

#include "pack/pack.h"
#include "table/table.h"

#define CHECK_ROWS_SHOWN 50

/* TRUE when there are none.  Else one error at the check, and a note for each of the first rows where it came from;
 * rows with columns “expected” and “found” are compared, so that they print as a table. */
gboolean check_rows(const Pack *pack, const Stage *stage, const SnTable *rows, Diagnostics *diagnostics);
