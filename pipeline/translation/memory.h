/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What was translated before, elsewhere: last quarter's packs, catalogues, TMX files. */

#include <glib.h>

#include "base/diagnostic.h"
#include "table/unit.h"

typedef struct Memory Memory;
/* `units` is borrowed. */
Memory *memory_new(const char *source_language, const char *language, const Units *units);
void memory_free(Memory *memory);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Memory, memory_free)

/* `context` may be NULL; `origin` names where it comes from, for the translator. */
void memory_add(Memory *memory, const char *context, const char *source, const char *translation, const char *origin);
/* A pack's folder or pack.xml, whose po/LANG.po it takes, a .po or a .tmx file.  What is fuzzy is left out, what is
 * obsolete is not.  FALSE: reported. */
gboolean memory_load(Memory *memory, const char *path, Diagnostics *diagnostics);

typedef struct Recall {
  const char *translation; /* lives as long as the memory */
  const char *previous;    /* the source that it was made for; NULL: the very same */
  gboolean settled;        /* the same text in the same place: nothing is left to judge */
  const char *said;        /* "92% of q4-2023 economy|p2" */
} Recall;

#define RECALL_LEAST 60 /* percent */
/* The best that is known for the text: the same, in the same place where there is more than one; the same but for
 * figures and periods, which are replaced by value; one much like it.  FALSE: nothing. */
gboolean memory_recall(Memory *memory, const char *context, const char *source, Recall *out);
