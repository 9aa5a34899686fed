/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h" /* the system's extensions, before any header */

#include "run/crew.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>

#include "base/message.h"

#define TICK (100 * 1000)       /* microseconds */
#define PATIENCE G_USEC_PER_SEC /* between asking workers to stop and stopping them */

/* One task on its way: not started, running, ended. */
typedef struct Seat {
  Worker *worker;
  gboolean pooled; /* holds a token of the pool */
  Diagnostics *diagnostics;
  GPtrArray *files;
} Seat;

typedef struct Shift {
  const Crew *crew;
  const Task *tasks;
  Seat *seats;
  guint count, next; /* seats before `next` were started */
  GArray *active;    /* guint: the seats with a worker */
  guint lent;
  gint finished, known; /* editions of workers that have ended */
  sigset_t waiting;     /* the mask to wait with */
} Shift;

static volatile sig_atomic_t interrupted;

static void note_interrupt(int signal_number) { interrupted = signal_number; }
static void note_child(int signal_number) { (void)signal_number; }

#define SIGNALS 4
static const int HANDLED[SIGNALS] = {SIGCHLD, SIGINT, SIGTERM, SIGHUP};

/* From here on the signals arrive only while the crew waits. */
static void catch_signals(Shift *shift, struct sigaction previous[SIGNALS], sigset_t *mask) {
  sigset_t ours;
  sigemptyset(&ours);
  interrupted = 0;
  for (int i = 0; i < SIGNALS; i++) {
    struct sigaction action = {.sa_handler = HANDLED[i] == SIGCHLD ? note_child : note_interrupt};
    sigaddset(&ours, HANDLED[i]);
    sigaction(HANDLED[i], NULL, &previous[i]);
    /* nohup and the like stay in force. */
    if (previous[i].sa_handler != SIG_IGN || HANDLED[i] == SIGCHLD)
      sigaction(HANDLED[i], &action, NULL);
  }
  sigprocmask(SIG_BLOCK, &ours, mask);
  shift->waiting = *mask;
  for (int i = 0; i < SIGNALS; i++)
    sigdelset(&shift->waiting, HANDLED[i]);
}

static void release_signals(const struct sigaction previous[SIGNALS], const sigset_t *mask) {
  for (int i = 0; i < SIGNALS; i++)
    sigaction(HANDLED[i], &previous[i], NULL);
  sigprocmask(SIG_SETMASK, mask, NULL);
}

static Seat *active_seat(const Shift *shift, guint i) { return &shift->seats[g_array_index(shift->active, guint, i)]; }

static void count_own(const Shift *shift, gint tokens) {
  if (shift->crew->activity)
    g_atomic_int_add(&shift->crew->activity->tokens, tokens);
}

/* A place for one more worker: a held one, one of the pool, or, lest a lost token stop everything, the only one. */
static gboolean take_place(Shift *shift, gboolean *pooled) {
  *pooled = FALSE;
  if (shift->lent < shift->crew->held) {
    shift->lent++;
    return TRUE;
  }
  *pooled = tokens_take(shift->crew->tokens);
  if (*pooled)
    count_own(shift, 1);
  return *pooled || shift->active->len == 0;
}

static void give_place(Shift *shift, const Seat *seat) {
  if (seat->pooled) {
    count_own(shift, -1);
    tokens_give(shift->crew->tokens, 1);
  } else if (shift->lent > 0) {
    shift->lent--;
  }
}

static void start_next(Shift *shift) {
  gboolean pooled;
  if (!take_place(shift, &pooled))
    return;
  const Task *task = &shift->tasks[shift->next];
  guint index = shift->next++;
  Seat *seat = &shift->seats[index];
  seat->pooled = pooled;
  seat->diagnostics = diagnostics_new();
  seat->files = g_ptr_array_new_with_free_func(g_free);
  if (shift->crew->limits.deny_warnings)
    diagnostics_deny_warnings(seat->diagnostics);
  seat->worker = worker_start(task->work, task->data, task->pack, task->file, &shift->crew->limits);
  if (seat->worker) {
    g_array_append_val(shift->active, index);
    return;
  }
  diagnostics_error(seat->diagnostics, FAULT_SYSTEM, NULL, _("no process could be started for %s: %s"), task->pack,
                    g_strerror(errno));
  give_place(shift, seat);
}

static void start_workers(Shift *shift) {
  guint before;
  do {
    before = shift->next;
    if (shift->next < shift->count)
      start_next(shift);
  } while (shift->next > before);
}

static void finish(Shift *shift, guint index) {
  const Task *task = &shift->tasks[index];
  Seat *seat = &shift->seats[index];
  Activity *activity = worker_activity(seat->worker);
  gboolean good = worker_collect(seat->worker, seat->diagnostics, seat->files);
  if (task->done)
    task->done(task->data, good, seat->diagnostics, seat->files);
  /* One that died may have held tokens for workers of its own. */
  tokens_give(shift->crew->tokens, (guint)MAX(g_atomic_int_get(&activity->tokens), 0));
  shift->known += MAX(activity->editions, 1);
  shift->finished += MAX(activity->editions, 1);
  g_clear_pointer(&seat->worker, worker_free);
  give_place(shift, seat);
  if (shift->crew->activity)
    g_atomic_int_inc(&shift->crew->activity->finished);
}

static void reap(Shift *shift) {
  for (guint i = 0; i < shift->active->len;) {
    Worker *worker = active_seat(shift, i)->worker;
    worker_read(worker);
    if (!worker_ended(worker)) {
      i++;
      continue;
    }
    guint index = g_array_index(shift->active, guint, i);
    g_array_remove_index_fast(shift->active, i);
    finish(shift, index);
  }
}

/* Stops what is late; returns microseconds until the next deadline, at most `most`. */
static gint64 heed_deadlines(Shift *shift, gint64 most) {
  gint64 now = g_get_monotonic_time(), wait = most;
  for (guint i = 0; i < shift->active->len; i++) {
    Worker *worker = active_seat(shift, i)->worker;
    gint64 deadline = worker_deadline(worker);
    if (deadline < 0)
      continue;
    if (deadline <= now)
      worker_time_out(worker);
    else
      wait = MIN(wait, deadline - now);
  }
  return wait;
}

static void wait_for_news(Shift *shift, gint64 wait) {
  g_autofree struct pollfd *polled = g_new0(struct pollfd, shift->active->len + 1);
  guint used = 0;
  for (guint i = 0; i < shift->active->len; i++) {
    int descriptor = worker_descriptor(active_seat(shift, i)->worker);
    if (descriptor >= 0)
      polled[used++] = (struct pollfd){.fd = descriptor, .events = POLLIN};
  }
  if (shift->next < shift->count)
    polled[used++] = (struct pollfd){.fd = shift->crew->tokens->pipe[0], .events = POLLIN};
  struct timespec limit = {.tv_sec = wait / G_USEC_PER_SEC, .tv_nsec = wait % G_USEC_PER_SEC * 1000};
  ppoll(polled, used, &limit, &shift->waiting);
}

static void tick(const Shift *shift) {
  if (!shift->crew->tick)
    return;
  gint finished = shift->finished, known = shift->known + (gint)(shift->count - shift->next);
  for (guint i = 0; i < shift->active->len; i++) {
    Activity *activity = worker_activity(active_seat(shift, i)->worker);
    finished += g_atomic_int_get(&activity->finished);
    known += MAX(g_atomic_int_get(&activity->editions), 1);
  }
  shift->crew->tick(shift->crew->tick_data, finished, known);
}

/* Asks first, so that workers with workers of their own can stop those; then does not ask. */
static void stop_all(Shift *shift) {
  gint64 end = g_get_monotonic_time() + PATIENCE;
  for (guint i = 0; i < shift->active->len; i++)
    worker_stop(active_seat(shift, i)->worker, FALSE);
  while (shift->active->len > 0) {
    gboolean late = g_get_monotonic_time() >= end;
    wait_for_news(shift, 20 * 1000);
    for (guint i = 0; i < shift->active->len;) {
      Seat *seat = active_seat(shift, i);
      worker_read(seat->worker);
      if (late)
        worker_stop(seat->worker, TRUE);
      if (!worker_ended(seat->worker)) {
        i++;
        continue;
      }
      g_clear_pointer(&seat->worker, worker_free);
      g_array_remove_index_fast(shift->active, i);
    }
  }
}

static void work(Shift *shift) {
  start_workers(shift);
  while (shift->active->len > 0 && !interrupted) {
    gint64 wait = heed_deadlines(shift, shift->crew->tick ? TICK : (gint64)3600 * G_USEC_PER_SEC);
    wait_for_news(shift, wait);
    reap(shift);
    if (!interrupted)
      start_workers(shift);
    tick(shift);
  }
}

static void gather(const Shift *shift, Diagnostics *diagnostics, GPtrArray *files) {
  for (guint i = 0; i < shift->next; i++) {
    Seat *seat = &shift->seats[i];
    g_autoptr(GVariant) said = diagnostics_serialise(seat->diagnostics);
    diagnostics_merge(diagnostics, said);
    for (guint f = 0; files && f < seat->files->len; f++)
      g_ptr_array_add(files, g_strdup(g_ptr_array_index(seat->files, f)));
    diagnostics_free(seat->diagnostics);
    g_ptr_array_unref(seat->files);
  }
}

int crew_run(const Crew *crew, const Task *tasks, guint count, Diagnostics *diagnostics, GPtrArray *files) {
  Shift shift = {.crew = crew, .tasks = tasks, .count = count};
  shift.seats = g_new0(Seat, count + 1);
  shift.active = g_array_new(FALSE, FALSE, sizeof(guint));
  struct sigaction previous[SIGNALS];
  sigset_t mask;
  if (crew->activity) {
    crew->activity->editions = (gint)count;
    g_atomic_int_set(&crew->activity->supervising, TRUE);
  }
  catch_signals(&shift, previous, &mask);
  work(&shift);
  if (interrupted)
    stop_all(&shift);
  release_signals(previous, &mask);
  gather(&shift, diagnostics, files);
  g_array_unref(shift.active);
  g_free(shift.seats);
  return interrupted;
}
