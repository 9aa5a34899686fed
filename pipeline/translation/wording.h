/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Texts as words, and how alike two of them are.  A placeholder or tag is one word, and so is each mark. */

#include <glib.h>

/* Gives each word a number. */
typedef struct Wordlist Wordlist;
Wordlist *wordlist_new(void);
void wordlist_free(Wordlist *wordlist);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Wordlist, wordlist_free)

/* The length in bytes of the word that begins at `text`; 0 at a space or the end. */
gsize word_length(const char *text);

typedef struct Wording {
  guint *words; /* numbers in the wordlist */
  guint count;
} Wording;
Wording wording_of(Wordlist *wordlist, const char *text);
void wording_clear(Wording *wording);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Wording, wording_clear)

/* How alike two texts are, in percent: 100 less the share of words to insert, leave out or replace, of those of the
 * longer text.  100 only where no word differs.  0: less than `least`, or beyond WORDING_MOST words. */
#define WORDING_MOST 4000
guint wording_match(const Wording *a, const Wording *b, guint least);
