/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Walking blocks in the order in which they are printed: <for> gives its blocks once a row, <if> those of its
 * condition; and what catalogues call the place that has been reached. */

#include "document/binding.h"

/* `every`: each <for> once and each <if>, as catalogue entries are gathered. */
Walk *walk_new(Binder *binder, gboolean every);
void walk_free(Walk *walk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Walk, walk_free)

/* The template's opening, the body, the closing. */
void walk_start(Walk *walk);
/* The children of the element given last are next.  Returns the floor to give to walk_next until it says NULL. */
guint walk_enter(Walk *walk, xmlNodePtr container);
xmlNodePtr walk_next(Walk *walk, guint floor);

/* "economy|p2"; with a part, "t-sectors|title".  NULL before the first block. */
char *walk_context(const Walk *walk, const char *part);
/* Sections around the place reached, and whether an annex is. */
guint walk_level(const Walk *walk);
gboolean walk_in_annex(const Walk *walk);
/* Within a <for>: what makes an id of its own in each row, "-2"; NULL outside. */
char *walk_repeat(const Walk *walk);
gboolean walk_is_repeated(const Walk *walk);

/* The current row of the innermost <for> over `table`.  FALSE: there is none.  G_MAXUINT: it has no rows. */
gboolean walk_row(const Walk *walk, const char *table, guint *row);
/* The rows of all <for> around the place, to stand there again later; NULL: none.  Free with g_array_unref. */
GArray *walk_rows(const Walk *walk);
void walk_stand(Walk *walk, const GArray *rows);
