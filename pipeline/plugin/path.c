/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plugin/path.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"
#include "base/text.h"

const char *path_below(const char *folder, const char *path) {
  gsize length = strlen(folder);
  while (length > 1 && folder[length - 1] == '/')
    length--;
  if (length == 1)
    return path[0] == '/' ? path + 1 : NULL;
  return strncmp(folder, path, length) == 0 && path[length] == '/' ? path + length + 1 : NULL;
}

static gint compare_names(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* A file of the same folder whose name is near, as a path from where `name` is seen; NULL if none. */
static char *suggest_file(const char *full, const char *name) {
  g_autofree char *folder = g_path_get_dirname(full), *wanted = g_path_get_basename(full);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  if (!dir)
    return NULL;
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  for (const char *entry = g_dir_read_name(dir); entry && names->len < 1000; entry = g_dir_read_name(dir))
    g_ptr_array_add(names, g_strdup(entry));
  g_ptr_array_sort(names, compare_names);
  g_ptr_array_add(names, NULL);
  const char *near = text_suggest(wanted, (const char *const *)names->pdata);
  g_autofree char *parent = g_path_get_dirname(name);
  return !near ? NULL : strcmp(parent, ".") == 0 ? g_strdup(near) : g_build_filename(parent, near, NULL);
}

static void report_missing(const char *full, const char *name, int error, const Place *place,
                           Diagnostics *diagnostics) {
  if (error != ENOENT && error != ENOTDIR) {
    diagnostics_error(diagnostics, FAULT_DATA, place, _("file “%s” cannot be read: %s"), name, g_strerror(error));
    return;
  }
  diagnostics_error(diagnostics, FAULT_DATA, place, _("there is no file “%s”"), name);
  g_autofree char *near = suggest_file(full, name);
  if (near)
    diagnostics_hint(diagnostics, _("did you mean “%s”?"), near);
}

static void report_leaving(const char *name, gboolean link, const Place *place, Diagnostics *diagnostics) {
  diagnostics_error(diagnostics, FAULT_PACK, place,
                    link ? _("file “%s” leads out of the pack's folder through a symbolic link")
                         : _("file “%s” is outside the pack's folder"),
                    name);
  diagnostics_hint(diagnostics, _("copy the file into the pack and name it by its path from there"));
}

/* Opening with O_NONBLOCK does not wait at a pipe. */
static gboolean check_readable(const char *path, const char *name, const Place *place, Diagnostics *diagnostics) {
  struct stat status;
  if (stat(path, &status) != 0) {
    report_missing(path, name, errno, place, diagnostics);
    return FALSE;
  }
  if (!S_ISREG(status.st_mode)) {
    diagnostics_error(diagnostics, FAULT_PACK, place,
                      S_ISDIR(status.st_mode) ? _("“%s” is a folder, not a file") : _("“%s” is not a regular file"),
                      name);
    return FALSE;
  }
  int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (file < 0) {
    report_missing(path, name, errno, place, diagnostics);
    return FALSE;
  }
  close(file);
  return TRUE;
}

/* realpath of `name` below `root`.  Packs are read as NFC, but some systems give files names in NFD. */
static char *find_real(const char *full, const char *name, const char *root) {
  char *real = realpath(full, NULL);
  if (real || errno != ENOENT)
    return real;
  g_autofree char *parts = g_utf8_normalize(name, -1, G_NORMALIZE_NFD);
  g_autofree char *other = parts ? g_canonicalize_filename(parts, root) : NULL;
  real = other ? realpath(other, NULL) : NULL;
  if (!real)
    errno = ENOENT;
  return real;
}

char *path_resolve(const char *folder, const char *name, const Place *place, Diagnostics *diagnostics) {
  if (*name == '\0') {
    diagnostics_error(diagnostics, folder ? FAULT_PACK : FAULT_USAGE, place, _("the name of a file is empty"));
    return NULL;
  }
  g_autofree char *root = folder ? realpath(folder, NULL) : NULL;
  if (folder && !root) {
    diagnostics_error(diagnostics, FAULT_PACK, place, _("folder “%s” cannot be read: %s"), folder, g_strerror(errno));
    return NULL;
  }
  g_autofree char *full = g_canonicalize_filename(name, root);
  if (root && !path_below(root, full)) {
    report_leaving(name, FALSE, place, diagnostics);
    return NULL;
  }
  g_autofree char *real = find_real(full, name, root);
  if (!real) {
    report_missing(full, name, errno, place, diagnostics);
    return NULL;
  }
  if (root && !path_below(root, real)) {
    report_leaving(name, TRUE, place, diagnostics);
    return NULL;
  }
  return check_readable(real, name, place, diagnostics) ? g_steal_pointer(&real) : NULL;
}

char *path_display(const char *pack_file, const char *name) {
  if (!pack_file || g_path_is_absolute(name))
    return g_strdup(name);
  g_autofree char *folder = g_path_get_dirname(pack_file);
  return strcmp(folder, ".") == 0 ? g_strdup(name) : g_build_filename(folder, name, NULL);
}
