/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Words shaped once.  A cache keyed by face, language and text holds each
 * word's glyph runs in font units, so that one entry serves every size. */

#include <glib.h>

#include "page/font.h"

/* A stretch of text without break opportunities inside, but for `hyphens`. */
typedef struct Word {
  guint run_count;
  const SnRun *const *runs;  /* several when a fallback font was needed */
  double width;              /* ems */
  const char *text;
  guint length;
  gboolean missing;          /* a character no font has: reported once by whoever draws it */
} Word;

typedef struct Shaper Shaper;
Shaper *shaper_new(Fonts *fonts);
void shaper_free(Shaper *shaper);
/* Borrowed until shaper_free.  `text` is NFC without spaces at the ends. */
const Word *shaper_word(Shaper *shaper, const Face *face, const char *language, const char *text, gsize length);
/* Width of a space in ems. */
double shaper_space(Shaper *shaper, const Face *face);
/* Hyphenation points of a word for `language` as byte offsets, count returned; none for Vietnamese. */
guint shaper_hyphens(Shaper *shaper, const char *language, const char *text, gsize length, guint *offsets, guint most);
