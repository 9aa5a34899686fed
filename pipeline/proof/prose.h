/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One reading of an entry's text, taken apart into words, numbers, codes, marks and places of values. */

#include <glib.h>

#include "language/pattern-tree.h"
#include "proof/dictionary.h"

/* What stands where a placeholder is: U+FFFC OBJECT REPLACEMENT CHARACTER. */
#define PROSE_HOLE 0xFFFC

typedef enum TokenKind {
  TOKEN_WORD,    /* letters: a syllable, "People's"; words joined by hyphens are several */
  TOKEN_NUMBER,  /* digits and the separators between them */
  TOKEN_ORDINAL, /* 19th */
  TOKEN_CODE,    /* digits and letters: 26-CT/TU, 294B, COVID-19 */
  TOKEN_MARK,    /* one character */
  TOKEN_HOLE,
} TokenKind;

typedef enum TokenTag { TAG_PERSON = 1, TAG_LAW = 2, TAG_TERM = 4, TAG_LINK = 8, TAG_ITALIC = 16 } TokenTag;

typedef struct Token {
  TokenKind kind;
  guint start, length; /* bytes of the text */
  guint word;          /* in the dictionary; of a MARK too; 0 for a HOLE */
  guint hole;          /* HOLE: which of the prose */
  guint sentence;      /* from 0 */
  guint tags;          /* TokenTag: what it stands in */
  gboolean space;      /* white space before it */
  gboolean capital;    /* its first letter is one */
} Token;

typedef struct Hole {
  const char *name; /* borrowed from the tree */
  gboolean figure;  /* "#": of a choice */
} Hole;

typedef struct Prose {
  char *text;      /* UTF-8 NFC */
  GArray *tokens;  /* Token */
  GArray *holes;   /* Hole */
  guint sentences; /* that have a word */
  guint clauses;   /* sentences, and what semicolons and colons part */
} Prose;

/* `nodes`: what pattern_parse made of the text; they must outlive the prose.  `key`: the branch that choices take where
 * they have it ("one", "up"), else "other". */
Prose *prose_new(Dictionary *dictionary, const GArray *nodes, const char *key);
void prose_free(Prose *prose);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Prose, prose_free)

const Token *prose_token(const Prose *prose, guint index);
/* The text of some tokens as it stands; g_free. */
char *prose_quote(const Prose *prose, guint first, guint count);
gboolean token_is(const Prose *prose, guint index, const char *text);
