/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* SIGINT, SIGTERM and SIGHUP, held back until what a run has begun is cleared away. */

#include <glib.h>
#include <signal.h>

/* From here on they wait.  Crews heed them all the same, stop, and leave them waiting. */
void interrupt_hold(sigset_t *before);
/* Whether one waits: nothing more should be begun. */
gboolean interrupt_waits(void);
/* One that waits has its usual effect now. */
void interrupt_release(const sigset_t *before);
