/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One piece of work in a process of its own, which may crash, hang or eat
 * memory without harm to the rest. */

#include <glib.h>
#include <sys/types.h>

#include "base/diagnostic.h"
#include "run/activity.h"

/* What the work hands back, seen from inside the worker. */
typedef struct Report {
  Diagnostics *diagnostics;
  GPtrArray *files; /* names of what was written */
  Activity *activity;
} Report;

typedef void (*Work)(gpointer data, Report *report);

typedef struct WorkerLimits {
  guint64 memory; /* bytes of its own; 0: none.  Not under sanitizers, which need address space */
  guint timeout;  /* seconds; 0: none */
  gboolean deny_warnings;
  gboolean keep_output; /* standard output is the work's own; else what plugins print there is taken as messages */
} WorkerLimits;

typedef struct Worker Worker;

/* Forks.  `pack` and `file` name the work in messages.  NULL with errno set. */
Worker *worker_start(Work work, gpointer data, const char *pack, const char *file, const WorkerLimits *limits);
/* Kills what is still running, and waits for it. */
void worker_free(Worker *worker);

int worker_descriptor(const Worker *worker); /* readable when there is something to read; -1 at its end */
Activity *worker_activity(const Worker *worker);
/* Monotonic microseconds by when it must be done; -1: none. */
gint64 worker_deadline(const Worker *worker);

/* Reads what has come, without waiting. */
void worker_read(Worker *worker);
/* TRUE once it has ended and all is read; does not wait. */
gboolean worker_ended(Worker *worker);
/* Ends it and what it started: politely with FALSE, at once with TRUE. */
void worker_stop(Worker *worker, gboolean at_once);
/* It passed its deadline: stops it and remembers why. */
void worker_time_out(Worker *worker);

/* Of an ended worker: adds its messages, or the one that says how it died, and its files (may be NULL).
 * TRUE when it reported no error. */
gboolean worker_collect(Worker *worker, Diagnostics *diagnostics, GPtrArray *files);
