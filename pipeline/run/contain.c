/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/contain.h"

#include <signal.h>

#include "run/crew.h"

void contain(Work work, gpointer data, const char *name, const char *file, const WorkerLimits *limits,
             Diagnostics *diagnostics) {
  Tokens none = {{-1, -1}};
  Crew crew = {.tokens = &none, .held = 1, .limits = *limits};
  Task task = {.work = work, .data = data, .pack = name, .file = file};
  int interrupt = crew_run(&crew, &task, 1, diagnostics, NULL);
  if (interrupt) {
    signal(interrupt, SIG_DFL);
    raise(interrupt);
  }
}
