/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The message that a worker which died could not write itself. */

#include <glib.h>

#include "base/diagnostic.h"
#include "run/activity.h"

typedef struct Death {
  int signal;           /* 0: it exited */
  int status;           /* its exit status */
  guint64 peak;         /* bytes resident at most */
  guint64 memory_limit; /* 0: none */
  guint timeout;        /* seconds that it was given and passed; 0: it was not that */
} Death;

/* `words`: what it printed, or NULL. */
void death_report(const Death *death, const char *words, const Activity *activity, Diagnostics *diagnostics);

/* What a worker that ended well printed all the same: a note for each of the first lines. */
void death_note_words(const char *words, const Activity *activity, Diagnostics *diagnostics);
