/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Words as numbers, so that phrases of any list are found in one pass over a text. */

#include <glib.h>

#include "proof/traits.h"

typedef struct Dictionary Dictionary;
Dictionary *dictionary_new(void);
void dictionary_free(Dictionary *dictionary);

/* A word as it stands in a text. */
typedef struct WrittenWord {
  guint word;   /* as dictionary_word has it */
  guint traits; /* WordTrait */
  guint roman;  /* what it says as a Roman numeral; 0: it is none */
} WrittenWord;
/* Valid until the next word is read. */
const WrittenWord *dictionary_read(Dictionary *dictionary, const char *text, gsize length);

/* The word's number, from 1, the same under folding (case, tỷ and tỉ, Hòa and Hoà, ’ and '). */
guint dictionary_word(Dictionary *dictionary, const char *text, gsize length);
/* Of an English word: without plural and possessive endings. */
guint dictionary_lemma(const Dictionary *dictionary, guint word);
/* Of an English word: its first letters, alike in "disburse", "disbursement" and "disbursing". */
guint dictionary_stem(const Dictionary *dictionary, guint word);
/* As folded; borrowed. */
const char *dictionary_text(const Dictionary *dictionary, guint word);

/* Phrases over such numbers, each with a payload that is not 0. */
typedef struct Trie Trie;
Trie *trie_new(void);
void trie_free(Trie *trie);
/* The first payload of a phrase stays.  No words: nothing happens. */
void trie_add(Trie *trie, const guint *words, guint count, guint payload);
/* The node behind `node` (0: the root) and a word; 0: no phrase goes on so. */
guint trie_step(const Trie *trie, guint node, guint word);
/* 0: no phrase ends here. */
guint trie_payload(const Trie *trie, guint node);
