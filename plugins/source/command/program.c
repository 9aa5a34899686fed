/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h" /* the system's extensions, before any header */

#include "program.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>

#define MOST_ERRORS (16 * 1024) /* of standard error kept */

/* Between this process (the caller), the guard that it forks, and the program that the guard forks.
 *
 * The guard adopts what the program leaves behind.  It ends them all as soon as the program has ended, or when the
 * caller closes `life`, which also its death does. */
typedef struct Pipes {
  int output[2], errors[2];
  int notice[2]; /* Notice, from program or guard to caller */
  int life[2];   /* nothing is written: it is open as long as the caller wants the program to run */
} Pipes;

typedef struct Notice {
  Ending ending; /* ENDED, KILLED or NOT_RUN */
  int status;
} Notice;

static void close_both(int ends[2]) {
  for (int i = 0; i < 2; i++) {
    if (ends[i] >= 0)
      close(ends[i]);
    ends[i] = -1;
  }
}

static void pipes_close(Pipes *pipes) {
  close_both(pipes->output);
  close_both(pipes->errors);
  close_both(pipes->notice);
  close_both(pipes->life);
}

static bool pipes_open(Pipes *pipes) {
  *pipes = (Pipes){{-1, -1}, {-1, -1}, {-1, -1}, {-1, -1}};
  if (pipe2(pipes->output, O_CLOEXEC) == 0 && pipe2(pipes->errors, O_CLOEXEC) == 0 &&
      pipe2(pipes->notice, O_CLOEXEC) == 0 && pipe2(pipes->life, O_CLOEXEC) == 0)
    return true;
  int error = errno;
  pipes_close(pipes);
  errno = error;
  return false;
}

/* ---- the program */

static void send_notice(int pipe, Ending ending, int status) {
  Notice notice = {ending, status};
  while (write(pipe, &notice, sizeof notice) < 0 && errno == EINTR)
    ;
}

static void be_program(const Program *program, const Pipes *pipes, int null) {
  static char path[] = "PATH=/usr/local/bin:/usr/bin:/bin", locale[] = "LC_ALL=C.UTF-8";
  char epoch[64] = "";
  const char *given = getenv("SOURCE_DATE_EPOCH");
  char *environment[] = {path, locale, NULL, NULL};
  if (given && snprintf(epoch, sizeof epoch, "SOURCE_DATE_EPOCH=%s", given) < (int)sizeof epoch)
    environment[2] = epoch;
  signal(SIGPIPE, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  setpgid(0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  dup2(null, STDIN_FILENO);
  dup2(pipes->output[1], STDOUT_FILENO);
  dup2(pipes->errors[1], STDERR_FILENO);
  if (chdir(program->folder) == 0)
    execve(program->file, program->arguments, environment);
  send_notice(pipes->notice[1], NOT_RUN, errno);
  _exit(127);
}

/* ---- the guard */

/* Children of this process, also those it has adopted, whatever their group or session. */
static void kill_children(void) {
  char name[64];
  snprintf(name, sizeof name, "/proc/self/task/%d/children", (int)getpid());
  FILE *list = fopen(name, "re");
  for (int child; list && fscanf(list, "%d", &child) == 1;)
    kill(child, SIGKILL);
  if (list)
    fclose(list);
}

static void end_all(pid_t program) {
  static const struct timespec MOMENT = {0, 1000000};
  for (int round = 0; round < 2000; round++) {
    kill(-program, SIGKILL);
    kill_children();
    pid_t ended;
    while ((ended = waitpid(-1, NULL, WNOHANG)) > 0)
      ;
    if (ended < 0)
      return;
    nanosleep(&MOMENT, NULL);
  }
}

/* Waits without taking its number from it, which still names its group.  false: the caller wants no more. */
static bool wait_for(pid_t program, int signals, int life, Notice *notice) {
  struct pollfd watched[] = {{signals, POLLIN, 0}, {life, POLLIN, 0}};
  for (;;) {
    siginfo_t info = {0};
    if (waitid(P_PID, (id_t)program, &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == program) {
      *notice = (Notice){info.si_code == CLD_EXITED ? ENDED : KILLED, info.si_status};
      return true;
    }
    if ((poll(watched, 2, -1) < 0 && errno != EINTR) || watched[1].revents)
      return false;
    struct signalfd_siginfo unused;
    if (watched[0].revents && read(signals, &unused, sizeof unused) < 0 && errno != EINTR)
      return false;
  }
}

/* Keeps of the caller's open files only what the guard and the program need: the caller's own pipes must not be held
 * open by what outlives it. */
static void close_others(const int *kept, size_t count) {
  long most = sysconf(_SC_OPEN_MAX);
  for (int file = 3; file < (most > 0 && most < 65536 ? most : 65536); file++) {
    bool keep = false;
    for (size_t i = 0; i < count; i++)
      keep = keep || kept[i] == file;
    if (!keep)
      close(file);
  }
}

static void be_guard(const Program *program, Pipes *pipes) {
  sigset_t child_ends;
  setsid();
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  int null = open("/dev/null", O_RDWR | O_CLOEXEC);
  int kept[] = {pipes->output[1], pipes->errors[1], pipes->notice[1], pipes->life[0], null};
  close_others(kept, sizeof kept / sizeof *kept);
  dup2(null, STDOUT_FILENO);
  dup2(null, STDERR_FILENO);
  sigemptyset(&child_ends);
  sigaddset(&child_ends, SIGCHLD);
  sigprocmask(SIG_BLOCK, &child_ends, NULL);
  signal(SIGCHLD, SIG_DFL);
  int signals = signalfd(-1, &child_ends, SFD_CLOEXEC);
  pid_t child = null >= 0 && signals >= 0 ? fork() : -1;
  if (child == 0)
    be_program(program, pipes, null);
  if (child < 0) {
    send_notice(pipes->notice[1], NOT_RUN, errno);
    _exit(1);
  }
  setpgid(child, child);
  close(pipes->output[1]);
  close(pipes->errors[1]);
  Notice notice = {NOT_RUN, 0};
  bool ended = wait_for(child, signals, pipes->life[0], &notice);
  end_all(child);
  if (ended)
    send_notice(pipes->notice[1], notice.ending, notice.status);
  _exit(0);
}

/* ---- the caller */

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* Reads once; false at the end. */
static bool drain(int file, Buffer *into, size_t most) {
  char bytes[64 * 1024];
  ssize_t got = read(file, bytes, sizeof bytes);
  if (got < 0)
    return errno == EINTR;
  size_t room = into->length < most ? most - into->length : 0;
  buffer_bytes(into, bytes, (size_t)got < room ? (size_t)got : room);
  return got > 0;
}

/* The first notice is the cause: a program that cannot be run says so before the guard sees it end. */
static bool receive(int file, Outcome *outcome) {
  Notice notice;
  ssize_t got = read(file, &notice, sizeof notice);
  if (got == sizeof notice && outcome->ending == OUT_OF_TIME) {
    outcome->ending = notice.ending;
    outcome->status = notice.status;
  }
  return got > 0 || (got < 0 && errno == EINTR);
}

/* Until the program, and what it left behind, has ended or a limit is passed. */
static void collect(const Program *program, const Pipes *pipes, Outcome *outcome) {
  enum { OUTPUT, ERRORS, NOTICE, COUNT };
  int64_t deadline = now() + program->seconds * 1000, left;
  struct pollfd watched[COUNT] = {
      {pipes->output[0], POLLIN, 0}, {pipes->errors[0], POLLIN, 0}, {pipes->notice[0], POLLIN, 0}};
  outcome->ending = OUT_OF_TIME;
  while ((watched[OUTPUT].fd >= 0 || watched[ERRORS].fd >= 0 || watched[NOTICE].fd >= 0) &&
         (left = deadline - now()) > 0) {
    if (poll(watched, COUNT, left < 60000 ? (int)left : 60000) <= 0)
      continue;
    if (watched[OUTPUT].revents && !drain(watched[OUTPUT].fd, &outcome->output, program->bytes + 1))
      watched[OUTPUT].fd = -1;
    if (watched[ERRORS].revents && !drain(watched[ERRORS].fd, &outcome->errors, MOST_ERRORS))
      watched[ERRORS].fd = -1;
    if (watched[NOTICE].revents && !receive(watched[NOTICE].fd, outcome))
      watched[NOTICE].fd = -1;
    for (int i = 0; i < COUNT; i++)
      watched[i].revents = 0;
    if (outcome->output.length > program->bytes) {
      outcome->ending = TOO_MUCH_SAID;
      return;
    }
  }
}

static void close_end(int *end) {
  close(*end);
  *end = -1;
}

Outcome program_run(const Program *program) {
  Outcome outcome = {.ending = NOT_RUN};
  Pipes pipes;
  pid_t guard = -1;
  if (pipes_open(&pipes)) {
    fflush(NULL);
    guard = fork();
  }
  if (guard == 0)
    be_guard(program, &pipes);
  outcome.status = errno;
  if (guard > 0) {
    close_end(&pipes.output[1]);
    close_end(&pipes.errors[1]);
    close_end(&pipes.notice[1]);
    close_end(&pipes.life[0]);
    collect(program, &pipes, &outcome);
    close_end(&pipes.life[1]);
    while (waitpid(guard, NULL, 0) < 0 && errno == EINTR)
      ;
  }
  pipes_close(&pipes);
  buffer_char(&outcome.errors, '\0');
  return outcome;
}
