/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A single piece of work that calls plugins, kept away from the program itself. */

#include "run/worker.h"

/* Runs it in a worker and adds its messages, or the one that says how it died.  `name` names the work in messages. */
void contain(Work work, gpointer data, const char *name, const char *file, const WorkerLimits *limits,
             Diagnostics *diagnostics);
