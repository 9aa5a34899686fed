/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The most alike of many texts, found through the words that are rare among them. */

#include <glib.h>

typedef struct Similar Similar;
Similar *similar_new(void);
void similar_free(Similar *similar);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Similar, similar_free)

/* `data` is what similar_find gives back. */
void similar_add(Similar *similar, const char *text, gpointer data);

/* The text most like this one, at least `least` percent, of those that `wanted` (may be NULL) says TRUE of; of equals
 * the one added first.  NULL: there is none. */
typedef gboolean (*SimilarWanted)(gpointer data, gconstpointer user);
gpointer similar_find(Similar *similar, const char *text, guint least, SimilarWanted wanted, gconstpointer user,
                      guint *percent);
/* Of two texts. */
guint similar_match(Similar *similar, const char *a, const char *b, guint least);
