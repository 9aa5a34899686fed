/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* DATA as a row of tokens: figures, signs, and the keys of rows. */

#include <songngu/plugin.h>

typedef struct Token {
  const char *text; /* without its quotes */
  size_t length;
  bool quoted;
  uint32_t line;
} Token;

typedef struct Tokens {
  const char *at, *end;
  uint32_t line;
} Tokens;

/* Blanks, commas, and semicolons but the last divide tokens.  false: the end; `token` is then empty, on its line. */
bool tokens_next(Tokens *tokens, Token *token);
