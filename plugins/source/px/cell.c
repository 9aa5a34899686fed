/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cell.h"

#include <string.h>

static bool divides(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ',' || c == ';'; }

bool tokens_next(Tokens *tokens, Token *token) {
  for (; tokens->at < tokens->end && divides(*tokens->at); tokens->at++)
    tokens->line += *tokens->at == '\n';
  *token = (Token){tokens->at, 0, false, tokens->line};
  if (tokens->at >= tokens->end)
    return false;
  if (*tokens->at == '"') {
    const char *from = tokens->at + 1, *close = memchr(from, '"', (size_t)(tokens->end - from));
    const char *to = close ? close : tokens->end;
    *token = (Token){from, (size_t)(to - from), true, tokens->line};
    for (const char *c = from; c < to; c++)
      tokens->line += *c == '\n';
    tokens->at = close ? close + 1 : tokens->end;
    return true;
  }
  while (tokens->at < tokens->end && !divides(*tokens->at) && *tokens->at != '"')
    tokens->at++;
  token->length = (size_t)(tokens->at - token->text);
  return true;
}
