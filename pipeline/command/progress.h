/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A bar on a terminal, for work of more than a second. */

#include <glib.h>

typedef struct Progress {
  gint64 started; /* monotonic microseconds */
  gboolean shown;
} Progress;

Progress progress_begin(void);
/* `progress` is a Progress. */
void progress_show(gpointer progress, gint finished, gint known);
/* Takes the bar away. */
void progress_end(Progress *progress);
