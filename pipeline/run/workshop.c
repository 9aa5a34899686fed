/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h" /* the system's extensions, before any header */

#include "run/workshop.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"

#define PREFIX ".songngu-"
#define DEPTH 16

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *place) {
  (void)status, (void)kind, (void)place;
  return remove(path);
}

static void remove_tree(const char *folder) { nftw(folder, remove_one, DEPTH, FTW_DEPTH | FTW_PHYS); }

static int open_folder(const char *folder) { return open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW); }

/* A run that is still going holds its folder's lock. */
static void remove_if_left(const char *folder) {
  int descriptor = open_folder(folder);
  struct stat status;
  if (descriptor < 0)
    return;
  if (fstat(descriptor, &status) == 0 && status.st_uid == geteuid() && flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    remove_tree(folder);
  close(descriptor);
}

static void remove_leftovers(const char *output) {
  g_autoptr(GDir) dir = g_dir_open(output, 0, NULL);
  for (const char *name = dir ? g_dir_read_name(dir) : NULL; name; name = g_dir_read_name(dir))
    if (g_str_has_prefix(name, PREFIX) && strlen(name) == strlen(PREFIX) + 6) {
      g_autofree char *path = g_build_filename(output, name, NULL);
      remove_if_left(path);
    }
}

/* No other run may take a new folder for a leftover before its lock is held. */
static int close_gate(const char *output) {
  int gate = open(output, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (gate >= 0)
    flock(gate, LOCK_EX);
  return gate;
}

void workshop_sweep(const char *output) {
  int gate = close_gate(output);
  if (gate < 0)
    return;
  remove_leftovers(output);
  close(gate);
}

static void report(const char *folder, int error, Diagnostics *diagnostics) {
  diagnostics_error(diagnostics, FAULT_SYSTEM, NULL, _("folder %s cannot be written to: %s"), folder,
                    g_strerror(error));
  diagnostics_hint(diagnostics, _("choose another folder"));
}

Workshop *workshop_open(const char *output, Diagnostics *diagnostics) {
  g_autofree char *absolute = g_canonicalize_filename(output, NULL);
  if (g_mkdir_with_parents(absolute, 0777) != 0) {
    report(output, errno, diagnostics);
    return NULL;
  }
  int gate = close_gate(absolute);
  remove_leftovers(absolute);
  char *folder = g_build_filename(absolute, PREFIX "XXXXXX", NULL);
  gboolean made = g_mkdtemp(folder) != NULL;
  int error = errno;
  int lock = made ? open_folder(folder) : -1;
  if (lock >= 0)
    flock(lock, LOCK_EX | LOCK_NB);
  if (gate >= 0)
    close(gate);
  if (!made) {
    report(output, error, diagnostics);
    g_free(folder);
    return NULL;
  }
  Workshop *workshop = g_new0(Workshop, 1);
  *workshop = (Workshop){g_steal_pointer(&absolute), folder, lock};
  return workshop;
}

void workshop_close(Workshop *workshop) {
  if (!workshop)
    return;
  remove_tree(workshop->folder);
  if (workshop->lock >= 0)
    close(workshop->lock);
  g_free(workshop->output);
  g_free(workshop->folder);
  g_free(workshop);
}

char *workshop_room(const Workshop *workshop, const char *name, Diagnostics *diagnostics) {
  g_autofree char *room = g_build_filename(workshop->folder, name, NULL);
  if (g_mkdir(room, 0700) == 0)
    return g_steal_pointer(&room);
  report(workshop->output, errno, diagnostics);
  return NULL;
}
