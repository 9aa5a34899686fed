/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* An entry's text as translation tools see it: words to translate, and codes to keep.  Values, tags, and the skeleton
 * of a choice ("{n, plural, one {", "} other {", "}}") are codes; what stands within the branches is words.  Every run
 * has its text as the pattern writes it, so the runs together are the pattern again, to the byte. */

#include <glib.h>

#include "base/diagnostic.h"

typedef enum RunKind { RUN_WORDS, RUN_CODE, RUN_OPEN, RUN_CLOSE } RunKind;

typedef struct Run {
  RunKind kind;
  char *text;
  char *name;   /* the value's or the tag's; NULL: words, and the later parts of a choice */
  guint number; /* of codes, from 1; CLOSE has that of its OPEN */
} Run;

/* Run elements, owned.  With `source`, a code takes the number of the source's code of the same text and rank, others
 * numbers of their own beyond them.  NULL: the pattern has a fault, which was reported. */
GArray *content_parse(const char *pattern, const GArray *source, const Place *place, Diagnostics *diagnostics);
/* The greatest number of a code; 0: there are none. */
guint content_codes(const GArray *content);
/* Is there a code of that number? */
gboolean content_has(const GArray *content, guint number);
