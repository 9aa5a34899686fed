/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The words with which a language counts, measures, dates and compares. */

#include <glib.h>

#include "proof/prose.h"
#include "table/unit.h"

typedef enum LexKind {
  LEX_NONE,
  LEX_CARDINAL, /* number: "ba", "three"; parts of longer ones too */
  LEX_TEN,     /* number: mươi (10), trăm, hundred (100): multiplies what stands before it within a spelled number */
  LEX_FILLER,  /* linh, lẻ; and: joins parts of a spelled number */
  LEX_PART,    /* number: millionths of the whole: half, hai phần ba */
  LEX_ORDINAL, /* number: "first", "thứ ba" */
  LEX_RANK,    /* "thứ", "lần thứ", "khóa", "hạng": a numeral follows */
  LEX_SCALE,   /* number: power of ten */
  LEX_QUALIFIER, /* number: Qualifier */
  LEX_UNIT,      /* number: index in units_ids */
  LEX_CURRENCY,  /* the same; also written before the figure */
  LEX_MONTH,     /* number: 1 … 12, a month's name */
  LEX_QUARTER,   /* quý, quarter */
  LEX_HALF,      /* half of a year: "half" */
  LEX_SEASON,    /* spring … winter */
  LEX_FIRST,     /* "đầu", "first" of months */
  LEX_LAST,      /* "cuối", "last" */
  LEX_UP,        /* tăng; increase of, rose by, up */
  LEX_DOWN,
  LEX_RATIO, /* bằng; equal to, equivalent to */
  LEX_BASE,  /* so với; compared with, against, over */
  LEX_VAGUE, /* một số, several: no number */
  LEX_NOON,  /* number: what it adds to the hour: p.m. */
} LexKind;

typedef struct LexEntry {
  LexKind kind;
  int number;
  gboolean loose; /* CARDINAL, ORDINAL: too common a word to be missed: một, one, both */
} LexEntry;

/* Words that the grammars of numbers and periods ask for by name. */
typedef struct CountWords {
  guint year, month, day, of_the, first, last; /* năm tháng ngày của đầu cuối; year, months, day, of … */
  guint article;                               /* a; 0: the language has none */
  guint and, comma, slash, hyphen, dash, colon, to, in;
} CountWords;

typedef struct Wordbook Wordbook;
/* `language`: "vi" or "en".  `units` is borrowed. */
Wordbook *wordbook_new(const char *language, const Units *units, Dictionary *dictionary);
void wordbook_free(Wordbook *wordbook);
gboolean wordbook_is_vietnamese(const Wordbook *wordbook);
const CountWords *wordbook_words(const Wordbook *wordbook);

/* The longest entry that starts at a token; `*count`: its tokens.  NULL: none. */
const LexEntry *wordbook_find(const Wordbook *wordbook, const Prose *prose, guint index, guint *count);
const Unit *wordbook_unit(const Wordbook *wordbook, const LexEntry *entry);
