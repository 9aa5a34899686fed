/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How many workers may run at once, counted over all processes of a run:
 * one byte in a pipe for each that could still be started. */

#include <glib.h>

typedef struct Tokens {
  int pipe[2]; /* -1: none */
} Tokens;

/* FALSE with errno set. */
gboolean tokens_open(Tokens *tokens, guint count);
void tokens_close(Tokens *tokens);
gboolean tokens_take(const Tokens *tokens);
void tokens_give(const Tokens *tokens, guint count);
