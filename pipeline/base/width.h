/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Text on a terminal. */

#include <glib.h>
#include <stdio.h>

/* Columns that it takes: marks none, wide characters two. */
guint text_width(const char *text);

/* A copy of at most `columns` columns, "…" at its end where something was cut, control characters as spaces. */
char *text_fit(const char *text, guint columns);

/* Padded with spaces to `columns`, at the left with `end`. */
void text_put_padded(FILE *stream, const char *text, guint columns, gboolean end);
