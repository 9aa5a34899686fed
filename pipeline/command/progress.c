/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/progress.h"

#include <stdio.h>

#include "base/message.h"

#define WIDTH 30
#define PATIENCE G_USEC_PER_SEC

Progress progress_begin(void) { return (Progress){.started = g_get_monotonic_time()}; }

void progress_show(gpointer data, gint finished, gint known) {
  Progress *progress = data;
  if (g_get_monotonic_time() - progress->started < PATIENCE || known <= 0)
    return;
  char bar[WIDTH + 1];
  int filled = (int)((gint64)WIDTH * finished / known);
  for (int i = 0; i < WIDTH; i++)
    bar[i] = i < filled ? '#' : '-';
  bar[WIDTH] = '\0';
  fprintf(stderr, "\r[%s] ", bar);
  fprintf(stderr, _("%d of %d editions"), finished, known);
  fputs("\033[K", stderr);
  fflush(stderr);
  progress->shown = TRUE;
}

void progress_end(Progress *progress) {
  if (progress->shown)
    fputs("\r\033[K", stderr);
  progress->shown = FALSE;
}
