/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Many pieces of work in worker processes, a few at a time. */

#include <glib.h>

#include "run/token.h"
#include "run/worker.h"

typedef struct Task {
  Work work;
  gpointer data;
  const char *pack, *file; /* names it in messages */
  /* In the supervisor, as soon as the worker has ended; `good`: it reported no error.  `files` are what the worker
   * named and may be replaced by what they have become.  NULL: not wanted. */
  void (*done)(gpointer data, gboolean good, Diagnostics *diagnostics, GPtrArray *files);
} Task;

typedef struct Crew {
  const Tokens *tokens;
  guint held; /* workers that may run without a token: a worker's own place, which it lends to its workers */
  WorkerLimits limits;
  Activity *activity; /* the supervisor's own when it is a worker itself, else NULL */
  /* About ten times a second while there is work; NULL: not wanted. */
  void (*tick)(gpointer data, gint finished, gint known);
  gpointer tick_data;
} Crew;

/* Runs all.  Messages and files are added in the order of the tasks, whatever the order of finishing.
 * Returns 0, or the signal (SIGINT, SIGTERM, SIGHUP) that interrupted the run; then every worker was stopped. */
int crew_run(const Crew *crew, const Task *tasks, guint count, Diagnostics *diagnostics, GPtrArray *files);
