/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* “did you mean”: what to do about the last fault said. */

#include <songngu/plugin.h>

/* The nearest of `candidates`, which are NULL-terminated.  false: none is near, and nothing is said. */
bool hint_near(SnContext *context, const char *word, const char *const *candidates);
/* The nearest of the table's columns. */
bool hint_near_column(SnContext *context, const char *name, const SnTable *table);
