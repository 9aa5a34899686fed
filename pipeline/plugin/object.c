/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plugin/object.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"

gboolean object_exists(const char *file) {
  struct stat status;
  return lstat(file, &status) == 0;
}

static gboolean check_owner(const char *path, const struct stat *status, const Place *place, Diagnostics *diagnostics) {
  if (status->st_uid != 0 && status->st_uid != geteuid()) {
    diagnostics_error(diagnostics, FAULT_PLUGIN, place,
                      _("plugin refused: %s belongs to another user (number %u), who can change it"), path,
                      (guint)status->st_uid);
    diagnostics_hint(diagnostics, _("keep plugins in a folder of your own or of root"));
    return FALSE;
  }
  if (status->st_mode & (S_IWGRP | S_IWOTH)) {
    diagnostics_error(diagnostics, FAULT_PLUGIN, place, _("plugin refused: other users can write to %s"), path);
    diagnostics_hint(diagnostics, "chmod go-w %s", path);
    return FALSE;
  }
  return TRUE;
}

static gboolean check_trust(const char *path, gboolean folder, const Place *place, Diagnostics *diagnostics) {
  struct stat status;
  if ((folder ? stat : lstat)(path, &status) != 0) {
    diagnostics_error(diagnostics, FAULT_PLUGIN, place, _("plugin refused: %s cannot be read: %s"), path,
                      g_strerror(errno));
    return FALSE;
  }
  if (!folder && !S_ISREG(status.st_mode)) {
    diagnostics_error(diagnostics, FAULT_PLUGIN, place, _("plugin refused: %s is not a regular file"), path);
    return FALSE;
  }
  return check_owner(path, &status, place, diagnostics);
}

/* Class, byte order and machine stand in the first 20 bytes. */
typedef struct Start {
  unsigned char ident[EI_NIDENT];
  Elf32_Half type, machine;
} Start;

static gboolean read_start(const char *file, Start *out) {
  int descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0)
    return FALSE;
  gssize got = read(descriptor, out, sizeof *out);
  close(descriptor);
  return got == (gssize)sizeof *out && memcmp(out->ident, ELFMAG, SELFMAG) == 0;
}

static gboolean check_machine(const char *file, const Place *place, Diagnostics *diagnostics) {
  Start theirs = {0}, ours = {0};
  if (!read_start(file, &theirs) || theirs.type != ET_DYN) {
    diagnostics_error(diagnostics, FAULT_PLUGIN, place, _("%s is not a plugin: it is no shared object"), file);
    return FALSE;
  }
  if (read_start("/proc/self/exe", &ours) &&
      (memcmp(theirs.ident + EI_CLASS, ours.ident + EI_CLASS, 2) != 0 || theirs.machine != ours.machine)) {
    diagnostics_error(diagnostics, FAULT_PLUGIN, place, _("%s is made for another kind of machine"), file);
    return FALSE;
  }
  return TRUE;
}

gboolean object_check(const char *root, const char *file, const Place *place, Diagnostics *diagnostics) {
  g_autofree char *folder = g_path_get_dirname(file);
  gboolean same = strcmp(folder, root) == 0;
  return check_trust(root, TRUE, place, diagnostics) && (same || check_trust(folder, TRUE, place, diagnostics)) &&
         check_trust(file, FALSE, place, diagnostics) && check_machine(file, place, diagnostics);
}
