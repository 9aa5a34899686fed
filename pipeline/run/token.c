/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h" /* the system's extensions, before any header */

#include "run/token.h"

#include <fcntl.h>
#include <unistd.h>

#define MOST 4096 /* fits any pipe */

gboolean tokens_open(Tokens *tokens, guint count) {
  if (pipe2(tokens->pipe, O_CLOEXEC | O_NONBLOCK) != 0) {
    tokens->pipe[0] = tokens->pipe[1] = -1;
    return FALSE;
  }
  tokens_give(tokens, MIN(count, MOST));
  return TRUE;
}

void tokens_close(Tokens *tokens) {
  for (int end = 0; end < 2; end++) {
    if (tokens->pipe[end] >= 0)
      close(tokens->pipe[end]);
    tokens->pipe[end] = -1;
  }
}

gboolean tokens_take(const Tokens *tokens) {
  char token;
  return read(tokens->pipe[0], &token, 1) == 1;
}

void tokens_give(const Tokens *tokens, guint count) {
  while (count-- > 0)
    if (write(tokens->pipe[1], "+", 1) != 1)
      return;
}
