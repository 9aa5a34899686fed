/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h" /* the system's extensions, before any header */

#include "run/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/message.h"
#include "run/death.h"

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/lsan_interface.h>
#define SANITIZED 1
#else
#define SANITIZED 0
#endif

#define REPORT_TYPE "(vas)"
#define MOST_REPORT (256u << 20)
#define MOST_WORDS (64 * 1024) /* of what plugins print */

struct Worker {
  pid_t pid; /* 0 once waited for */
  int pipe;  /* -1 at its end */
  int words; /* what it printed; -1: not kept */
  Activity *activity;
  GByteArray *report;
  WorkerLimits limits;
  gint64 started;
  Death death;
  gboolean ended, timed_out;
};

/* In a worker: its way to its supervisor, which workers of its own must not hold open. */
static int own_pipe = -1;

/* A file in memory that cannot grow: a plugin that prints without end fills it and no more. */
static int open_words(void) {
  int file = memfd_create("words", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (file >= 0 && (ftruncate(file, MOST_WORDS) != 0 || fcntl(file, F_ADD_SEALS, F_SEAL_GROW | F_SEAL_SHRINK) != 0)) {
    close(file);
    file = -1;
  }
  return file;
}

static void limit_memory(guint64 bytes) {
  if (bytes == 0 || SANITIZED)
    return;
  struct rlimit limit = {bytes, bytes};
  setrlimit(RLIMIT_DATA, &limit);
}

static void reset_signals(void) {
  static const int SIGNALS[] = {SIGINT, SIGTERM, SIGHUP, SIGCHLD};
  for (gsize i = 0; i < G_N_ELEMENTS(SIGNALS); i++)
    signal(SIGNALS[i], SIG_DFL);
  signal(SIGPIPE, SIG_IGN);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

static void write_all(int file, const char *data, gsize length) {
  while (length > 0) {
    gssize written = write(file, data, length);
    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      _exit(1);
    data += written;
    length -= (gsize)written;
  }
}

static void send_report(const Report *report) {
  g_ptr_array_add(report->files, NULL);
  g_autoptr(GVariant) diagnostics = diagnostics_serialise(report->diagnostics);
  g_autoptr(GVariant) variant = g_variant_ref_sink(g_variant_new("(v^as)", diagnostics, report->files->pdata));
  write_all(own_pipe, g_variant_get_data(variant), g_variant_get_size(variant));
}

/* What was printed must have arrived; a reader that has seen enough (head) is no fault. */
static void check_output(Diagnostics *diagnostics) {
  errno = 0;
  if ((fflush(stdout) != 0 || ferror(stdout)) && errno != EPIPE)
    diagnostics_error(diagnostics, FAULT_SYSTEM, NULL, _("the output cannot be written: %s"),
                      g_strerror(errno ? errno : EIO));
}

/* Dies with its supervisor. */
static void bind_life(pid_t supervisor) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != supervisor)
    _exit(1);
  setpgid(0, 0);
}

/* Arrays that grow with the document are moved by the system, not copied: else each leaves holes of its own size, as
 * the C library raises this bound by itself with the first large block that is freed. */
#define MAPPED_ALONE (1 << 20)

/* The new process; `worker` is its copy of what the supervisor keeps of it. */
static G_NORETURN void be_worker(Worker *worker, pid_t supervisor, Work work, gpointer data) {
  const WorkerLimits limits = worker->limits;
  Activity *activity = worker->activity;
  bind_life(supervisor);
  reset_signals();
  if (worker->words >= 0) {
    dup2(worker->words, STDERR_FILENO);
    if (!limits.keep_output)
      dup2(worker->words, STDOUT_FILENO);
  }
  close(worker->pipe);
  g_byte_array_unref(worker->report);
  g_free(worker);
  limit_memory(limits.memory);
  mallopt(M_MMAP_THRESHOLD, MAPPED_ALONE);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
  if (limits.deny_warnings)
    diagnostics_deny_warnings(diagnostics);
  Report report = {diagnostics, files, activity};
  work(data, &report);
  if (limits.keep_output)
    check_output(diagnostics);
  fflush(NULL);
  send_report(&report);
#if SANITIZED
  __lsan_do_leak_check();
#endif
  _exit(0);
}

static Worker *worker_prepare(const char *pack, const char *file, const WorkerLimits *limits, int *write_end) {
  int ends[2];
  Activity *activity = activity_new();
  if (!activity)
    return NULL;
  if (pipe2(ends, O_CLOEXEC) != 0) {
    activity_free(activity);
    return NULL;
  }
  ACTIVITY_SET(activity, pack, pack);
  ACTIVITY_SET(activity, file, file);
  Worker *worker = g_new0(Worker, 1);
  *worker = (Worker){.pipe = ends[0], .activity = activity, .limits = *limits, .started = g_get_monotonic_time()};
  worker->words = SANITIZED ? -1 : open_words();
  worker->report = g_byte_array_new();
  *write_end = ends[1];
  return worker;
}

Worker *worker_start(Work work, gpointer data, const char *pack, const char *file, const WorkerLimits *limits) {
  int write_end;
  Worker *worker = worker_prepare(pack, file, limits, &write_end);
  if (!worker)
    return NULL;
  fflush(NULL); /* or both would print what is still in buffers */
  pid_t supervisor = getpid();
  worker->pid = fork();
  if (worker->pid == 0) {
    if (own_pipe >= 0)
      close(own_pipe);
    own_pipe = write_end;
    be_worker(worker, supervisor, work, data);
  }
  int error = errno;
  close(write_end);
  if (worker->pid < 0) {
    worker->pid = 0;
    worker_free(worker);
    errno = error;
    return NULL;
  }
  setpgid(worker->pid, worker->pid); /* both sides: whoever comes first */
  fcntl(worker->pipe, F_SETFL, O_NONBLOCK);
  return worker;
}

void worker_free(Worker *worker) {
  if (!worker)
    return;
  if (worker->pid > 0) {
    worker_stop(worker, TRUE);
    waitpid(worker->pid, NULL, 0);
  }
  if (worker->pipe >= 0)
    close(worker->pipe);
  if (worker->words >= 0)
    close(worker->words);
  activity_free(worker->activity);
  g_byte_array_unref(worker->report);
  g_free(worker);
}

int worker_descriptor(const Worker *worker) { return worker->pipe; }

Activity *worker_activity(const Worker *worker) { return worker->activity; }

gint64 worker_deadline(const Worker *worker) {
  if (worker->limits.timeout == 0 || worker->timed_out || g_atomic_int_get(&worker->activity->supervising))
    return -1;
  return worker->started + (gint64)worker->limits.timeout * G_USEC_PER_SEC;
}

static void close_pipe(Worker *worker) {
  close(worker->pipe);
  worker->pipe = -1;
}

void worker_read(Worker *worker) {
  guint8 buffer[16 * 1024];
  while (worker->pipe >= 0) {
    gssize got = read(worker->pipe, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0 && errno == EAGAIN)
      return;
    if (got <= 0 || worker->report->len + (gsize)got > MOST_REPORT)
      close_pipe(worker);
    else
      g_byte_array_append(worker->report, buffer, (guint)got);
  }
}

gboolean worker_ended(Worker *worker) {
  if (worker->ended)
    return TRUE;
  struct rusage usage;
  int wait_status;
  if (wait4(worker->pid, &wait_status, WNOHANG, &usage) != worker->pid)
    return FALSE;
  worker->pid = 0;
  worker->ended = TRUE;
  /* A process that it left behind may hold the pipe open: what has come is all. */
  worker_read(worker);
  if (worker->pipe >= 0)
    close_pipe(worker);
  worker->death = (Death){
      .signal = WIFSIGNALED(wait_status) ? WTERMSIG(wait_status) : 0,
      .status = WIFEXITED(wait_status) ? WEXITSTATUS(wait_status) : 0,
      .peak = (guint64)usage.ru_maxrss * 1024,
      .memory_limit = worker->limits.memory,
      .timeout = worker->timed_out ? worker->limits.timeout : 0,
  };
  return TRUE;
}

void worker_stop(Worker *worker, gboolean at_once) {
  if (worker->pid <= 0)
    return;
  kill(-worker->pid, at_once ? SIGKILL : SIGTERM);
  kill(worker->pid, at_once ? SIGKILL : SIGTERM);
}

void worker_time_out(Worker *worker) {
  worker->timed_out = TRUE;
  worker_stop(worker, TRUE);
}

/* NULL unless the report is there whole. */
static GVariant *parse_report(const Worker *worker) {
  g_autoptr(GBytes) bytes = g_bytes_new_static(worker->report->data, worker->report->len);
  g_autoptr(GVariant) raw = g_variant_ref_sink(g_variant_new_from_bytes(G_VARIANT_TYPE(REPORT_TYPE), bytes, FALSE));
  return worker->report->len > 0 && g_variant_is_normal_form(raw) ? g_variant_get_normal_form(raw) : NULL;
}

/* What it printed, as the file's shared offset tells. */
static char *read_words(const Worker *worker) {
  off_t length = worker->words < 0 ? 0 : lseek(worker->words, 0, SEEK_CUR);
  if (length <= 0)
    return NULL;
  char *words = g_malloc0((gsize)length + 1);
  if (pread(worker->words, words, (gsize)length, 0) < 0)
    words[0] = '\0';
  return words;
}

static void merge_report(GVariant *report, Diagnostics *diagnostics, GPtrArray *files) {
  g_autoptr(GVariant) said = NULL;
  g_auto(GStrv) names = NULL;
  g_variant_get(report, "(v^as)", &said, &names);
  diagnostics_merge(diagnostics, said);
  for (char **name = names; files && *name; name++)
    g_ptr_array_add(files, g_strdup(*name));
}

gboolean worker_collect(Worker *worker, Diagnostics *diagnostics, GPtrArray *files) {
  g_autofree char *words = read_words(worker);
  gboolean calm = worker->death.signal == 0 && worker->death.status == 0 && !worker->timed_out;
  g_autoptr(GVariant) report = calm ? parse_report(worker) : NULL;
  guint before = diagnostics_errors(diagnostics);
  if (report) {
    death_note_words(words, worker->activity, diagnostics);
    merge_report(report, diagnostics, files);
  } else {
    death_report(&worker->death, words, worker->activity, diagnostics);
  }
  return diagnostics_errors(diagnostics) == before;
}
