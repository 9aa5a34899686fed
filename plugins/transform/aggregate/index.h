/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Numbers 0, 1, 2 … given to keys in the order in which they are first seen. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../../array.h"

#define NO_INDEX UINT32_MAX

/* Of 64-bit keys. */
typedef struct Index {
  uint64_t *keys;
  uint32_t *numbers; /* NO_INDEX: a free place */
  uint32_t places;   /* a power of two */
  uint32_t count;
} Index;

void index_clear(Index *index);
/* The number of a key, new where it has none. */
uint32_t index_number(Index *index, uint64_t key);
/* NO_INDEX: it has none. */
uint32_t index_find(const Index *index, uint64_t key);

/* Of texts. */
typedef struct Lexicon {
  ARRAY(char *) words; /* by number */
  uint32_t *numbers;
  uint32_t places;
} Lexicon;

void lexicon_clear(Lexicon *lexicon);
uint32_t lexicon_number(Lexicon *lexicon, const char *word);
