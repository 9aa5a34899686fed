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

/* Small, for all the tokens of a long document pass through the processor's cache. */
typedef struct Token {
  guint start, length; /* bytes of the text */
  guint word;          /* in the dictionary; of a MARK too; 0 for a HOLE */
  guint hole;          /* HOLE: which of the prose */
  guint sentence;      /* from 0 */
  guint traits;        /* WordTrait; none of a HOLE */
  TokenKind kind : 8;
  guint tags : 8;    /* TokenTag: what it stands in */
  guint roman : 8;   /* what a WORD says as a Roman numeral; 0: it is none */
  guint space : 1;   /* white space before it */
  guint capital : 1; /* its first letter is one */
} Token;

typedef struct Hole {
  const char *name; /* borrowed from the tree */
  gboolean figure;  /* "#": of a choice */
} Hole;

typedef struct Prose {
  GString *buffer;
  const char *text; /* UTF-8 NFC: of the buffer */
  GArray *tokens;   /* Token */
  GArray *holes;    /* Hole */
  guint sentences;  /* that have a word */
  guint clauses;    /* sentences, and what semicolons and colons part */
} Prose;

Prose *prose_new(void);
void prose_free(Prose *prose);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Prose, prose_free)
/* In place of what it was.  `nodes`: what pattern_parse made of the text; they must outlive it.  `key`: the branch that
 * choices take where they have it ("one", "up"), else "other". */
void prose_read(Prose *prose, Dictionary *dictionary, const GArray *nodes, const char *key);

static inline const Token *prose_token(const Prose *prose, guint index) {
  return &g_array_index(prose->tokens, Token, index);
}
/* The text of some tokens as it stands; g_free. */
char *prose_quote(const Prose *prose, guint first, guint count);
gboolean token_is(const Prose *prose, guint index, const char *text);
/* Whether there is such a token and it has the trait. */
static inline gboolean token_has(const Prose *prose, guint index, WordTrait trait) {
  return index < prose->tokens->len && prose_token(prose, index)->traits & trait;
}
