/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The lines of a file that messages point at, read in one pass. */

#include <glib.h>

typedef struct Excerpts Excerpts;

/* `file` may be relative to `folder` (NULL: the working folder).  NULL when it
 * is not a readable text file. */
Excerpts *excerpts_open(const char *folder, const char *file);
void excerpts_close(Excerpts *excerpts);

/* A line of the file, not NUL-terminated.  Lines must be asked for in
 * ascending order (the same again is allowed).  NULL past the end. */
const char *excerpts_line(Excerpts *excerpts, guint line, gsize *length);

/* A line and, where `column` (in characters, from 1) is known, a caret below
 * it, cut to `width` characters around the column.  Free with g_free. */
char *excerpt_draw(const char *line, gsize length, guint column, guint width, char **caret);
