/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Words shaped once.  A cache keyed by face, language and text holds each
 * word's glyph runs in font units, so that one entry serves every size. */

#include <glib.h>

#include "page/font.h"

/* A stretch of text without break opportunities inside, but for `hyphens`. */
typedef struct Word {
  guint run_count;
  const SnRun *const *runs; /* several when a fallback font was needed */
  double width;             /* ems */
  const char *text;
  guint length;
  gboolean missing; /* a character no font has: see shaper_report_missing */
} Word;

typedef struct Shaper Shaper;
Shaper *shaper_new(Fonts *fonts);
void shaper_free(Shaper *shaper);
Fonts *shaper_fonts(const Shaper *shaper);
/* Borrowed until shaper_free, but for long figures: see shaper_turn.  `text` is NFC without spaces at the ends.  Kerning, ligatures and marks as the font has
 * them; only figures ("1.234,5") are not kerned, so that they stand below each other in tables. */
const Word *shaper_word(Shaper *shaper, const Face *face, const char *language, const char *text, gsize length);
/* Width of a space in ems. */
double shaper_space(Shaper *shaper, const Face *face);
/* The hyphen drawn where a word is broken; its text is U+00AD, so that the word is found whole. */
const Word *shaper_hyphen(Shaper *shaper, const Face *face);
/* Hyphenation points of a word for `language` as byte offsets, count returned; none for Vietnamese. */
guint shaper_hyphens(Shaper *shaper, const char *language, const char *text, gsize length, guint *offsets, guint most);

/* Figures of more bytes than this are mostly seen once, so they are forgotten again. */
#define FIGURE_LASTING 4
/* Forgets the long figures that were asked for before the turn before this one: nothing may show them any more.  Those
 * asked for since then are forgotten at the next turn, and are shaped anew when they are asked for again. */
void shaper_turn(Shaper *shaper);

/* Says which characters of a `missing` word no font has; each character once a document. */
void shaper_report_missing(Shaper *shaper, const Word *word, const Place *place, Diagnostics *diagnostics);

/* ---- many words of one face and language ---- */

typedef struct Vocabulary Vocabulary;
/* Borrowed until shaper_free. */
Vocabulary *shaper_vocabulary(Shaper *shaper, const Face *face, const char *language);

/* Start with WORD_HASH_START and take in the word's bytes in order. */
#define WORD_HASH_START 2166136261u
static inline guint32 word_hash_add(guint32 hash, guint8 byte) { return (hash ^ byte) * 16777619u; }
static inline guint32 word_hash(const char *text, gsize length) {
  guint32 hash = WORD_HASH_START;
  for (gsize i = 0; i < length; i++)
    hash = word_hash_add(hash, (guint8)text[i]);
  return hash;
}
/* As shaper_word, with the hash known. */
const Word *vocabulary_word(Vocabulary *vocabulary, const char *text, gsize length, guint32 hash);
/* Hyphenation points of a word of this vocabulary, kept with it: byte offsets, `count` of them. */
const guint8 *vocabulary_hyphens(Vocabulary *vocabulary, const Word *word, guint *count);
