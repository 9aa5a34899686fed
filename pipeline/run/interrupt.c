/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/interrupt.h"

static const int INTERRUPTS[] = {SIGINT, SIGTERM, SIGHUP};

/* nohup and the like stay in force; held back, an ignored signal would wait. */
static gboolean is_ignored(int number) {
  struct sigaction action;
  return sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

void interrupt_hold(sigset_t *before) {
  sigset_t interrupts;
  sigemptyset(&interrupts);
  for (gsize i = 0; i < G_N_ELEMENTS(INTERRUPTS); i++)
    if (!is_ignored(INTERRUPTS[i]))
      sigaddset(&interrupts, INTERRUPTS[i]);
  sigprocmask(SIG_BLOCK, &interrupts, before);
}

gboolean interrupt_waits(void) {
  sigset_t waiting;
  sigpending(&waiting);
  for (gsize i = 0; i < G_N_ELEMENTS(INTERRUPTS); i++)
    if (sigismember(&waiting, INTERRUPTS[i]) == 1)
      return TRUE;
  return FALSE;
}

void interrupt_release(const sigset_t *before) { sigprocmask(SIG_SETMASK, before, NULL); }
