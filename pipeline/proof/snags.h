/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Words and phrases that are wrong wherever they stand: misspellings that are seen often, and what web pages print
 * round an article, which comes along when text is copied from one. */

#include "proof/prose.h"

typedef enum SnagKind { SNAG_NONE, SNAG_MISSPELT, SNAG_PAGE } SnagKind;

typedef struct Snag {
  SnagKind kind;
  guint count;       /* tokens */
  const char *right; /* MISSPELT: as it is written */
} Snag;

typedef struct Snags Snags;
/* `language`: "vi" or "en". */
Snags *snags_new(const char *language, Dictionary *dictionary);
void snags_free(Snags *snags);
/* What stands at a token, in one step for nearly all of them. */
Snag snags_find(const Snags *snags, const Prose *prose, guint index);
