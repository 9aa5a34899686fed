/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Between the cache of words (shape.c) and the two ways of shaping one. */

#include <pango/pango.h>

#include "page/shape.h"
#include "page/slab.h"
#include "page/typeface.h"

typedef struct FigureGlyphs FigureGlyphs;

struct Shaper {
  Fonts *fonts;
  Slab lasting, passing, fading; /* words, runs, glyphs, texts: see shaper_turn */
  Slab *home;               /* of the word being shaped: lasting or passing */
  GPtrArray *vocabularies;  /* Vocabulary */
  Vocabulary *last;         /* the one asked for last */
  GHashTable *hyphenations; /* language → Hyphenation or NULL */
  GHashTable *reported;     /* characters already reported as missing */
  GPtrArray *hyphens;       /* Word by face id, or NULL */
  GPtrArray *figures;       /* FigureGlyphs by face id, or NULL */
  hb_buffer_t *buffer;
  GArray *runs;           /* SnRun pointers of the word being shaped */
  PangoContext *itemiser; /* made when the first word needs another font */
  gpointer workshop;      /* paragraph.c's recycled memory, freed with the shaper */
  GDestroyNotify workshop_free;
};

/* Shapes text[offset, offset + length) of a word in one face; the run is kept at the word's home.
 * *missing is set where the face has no glyph for a character. */
const SnRun *shape_run(Shaper *shaper, const Typeface *typeface, const char *text, guint offset, guint length,
                       const hb_segment_properties_t *properties, gboolean kern, gboolean *missing);

/* Digits with the signs that numbers, dates and percentages are written with. */
gboolean is_figures(const char *text, gsize length);
/* NULL where the font has rules for figures, so that shape_run must be asked. */
const SnRun *shape_figures(Shaper *shaper, const Typeface *typeface, const char *text, guint length);

/* Runs over the fonts that Pango picks for each stretch; appended to shaper->runs in visual order.
 * `text` lives as long as the word.  Returns whether a character has no font. */
gboolean shape_with_fallback(Shaper *shaper, const Typeface *typeface, const char *language, const char *text,
                             guint length);
void shape_fallback_free(Shaper *shaper);
