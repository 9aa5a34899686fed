/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where words may be broken with a hyphen, by the dictionaries that Debian packages for all programs. */

#include <glib.h>

typedef struct Hyphenation Hyphenation;

/* Bytes of the longest word that is hyphenated at all. */
#define HYPHENATION_LONGEST 64

/* The dictionary of a language, NULL when there is none; g_free.  "en" and tags without a dictionary of their own
 * get that of American English.  Vietnamese has none: its words are syllables and are never broken. */
char *hyphenation_find(const char *language);
/* NULL when there is no dictionary. */
Hyphenation *hyphenation_open(const char *language);
void hyphenation_free(Hyphenation *hyphenation);
/* Byte offsets in `text` before which a hyphen may stand, ascending; their count.  None in words with capitals (names,
 * abbreviations), digits or letters beyond ASCII; punctuation at the ends does not count. */
guint hyphenation_points(Hyphenation *hyphenation, const char *text, gsize length, guint *offsets, guint most);
