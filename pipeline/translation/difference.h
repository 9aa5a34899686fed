/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What two texts have in common, word by word. */

#include <glib.h>

typedef enum StretchKind { STRETCH_KEPT, STRETCH_REMOVED, STRETCH_ADDED } StretchKind;

typedef struct Stretch {
  StretchKind kind;
  char *text;      /* with the spaces between its words */
  gboolean joined; /* no space stands before it in its text, as before a comma */
} Stretch;

/* Stretches of the old and of the new text in order of reading, what was removed before what stands in its place: KEPT
 * and REMOVED make the old text, KEPT and ADDED the new one, but for spaces at their ends.  Owned by the array. */
GArray *difference_of(const char *old, const char *now);
