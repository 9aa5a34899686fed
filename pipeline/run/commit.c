/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h" /* the system's extensions, before any header */

#include "run/commit.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"

#define FEW 8 /* files synced one by one; more at once */

typedef struct Commit {
  const char *room, *output;
  int from, to; /* the two folders */
  GPtrArray *names;
  Diagnostics *diagnostics;
} Commit;

static gint compare_names(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static GPtrArray *list_files(const char *room) {
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GDir) dir = g_dir_open(room, 0, NULL);
  for (const char *name = dir ? g_dir_read_name(dir) : NULL; name; name = g_dir_read_name(dir))
    g_ptr_array_add(names, g_strdup(name));
  g_ptr_array_sort(names, compare_names);
  return names;
}

static gboolean report(const Commit *commit, const char *name, int error) {
  g_autofree char *path = g_build_filename(commit->output, name, NULL);
  diagnostics_error(commit->diagnostics, FAULT_SYSTEM, NULL, _("%s cannot be written: %s"), path, g_strerror(error));
  return FALSE;
}

static gboolean sync_one(const Commit *commit, const char *name) {
  int file = openat(commit->from, name, O_RDONLY | O_CLOEXEC);
  gboolean synced = file >= 0 && fsync(file) == 0;
  int error = errno;
  if (file >= 0)
    close(file);
  return synced || report(commit, name, error);
}

static gboolean sync_files(const Commit *commit) {
  if (commit->names->len > FEW)
    return syncfs(commit->from) == 0 || report(commit, "", errno);
  for (guint i = 0; i < commit->names->len; i++)
    if (!sync_one(commit, g_ptr_array_index(commit->names, i)))
      return FALSE;
  return TRUE;
}

/* What can be known before anything is moved. */
static gboolean check_targets(const Commit *commit) {
  gboolean free = TRUE;
  for (guint i = 0; i < commit->names->len; i++) {
    struct stat status;
    const char *name = g_ptr_array_index(commit->names, i);
    if (fstatat(commit->to, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(status.st_mode))
      free = report(commit, name, EISDIR);
  }
  return free;
}

/* The new file takes the name; an older one of that name takes the new one's place in the room. */
static gboolean move_one(const Commit *commit, const char *name) {
  if (renameat2(commit->from, name, commit->to, name, RENAME_EXCHANGE) == 0)
    return TRUE;
  return renameat(commit->from, name, commit->to, name) == 0;
}

static void move_back(const Commit *commit, guint count) {
  for (guint i = 0; i < count; i++) {
    const char *name = g_ptr_array_index(commit->names, i);
    if (renameat2(commit->from, name, commit->to, name, RENAME_EXCHANGE) != 0)
      renameat(commit->to, name, commit->from, name);
  }
}

static gboolean move_files(const Commit *commit) {
  for (guint i = 0; i < commit->names->len; i++)
    if (!move_one(commit, g_ptr_array_index(commit->names, i))) {
      int error = errno;
      move_back(commit, i);
      return report(commit, g_ptr_array_index(commit->names, i), error);
    }
  return fsync(commit->to) == 0 || errno == EINVAL || report(commit, "", errno);
}

/* N of "STEM.N.FORMAT"; 0 for any other name. */
static guint64 page_number(const char *name, const char *stem, const char *format) {
  gsize length = strlen(stem);
  if (strncmp(name, stem, length) != 0 || name[length] != '.' || !g_ascii_isdigit(name[length + 1]) ||
      name[length + 1] == '0')
    return 0;
  char *end;
  guint64 number = g_ascii_strtoull(name + length + 1, &end, 10);
  return *end == '.' && strcmp(end + 1, format) == 0 ? number : 0;
}

/* Pages were numbered without gaps: the first that is not there ends the old build's. */
static void remove_superfluous(const Commit *commit, const char *stem, const char *format) {
  guint64 last = 0;
  for (guint i = 0; i < commit->names->len; i++)
    last = MAX(last, page_number(g_ptr_array_index(commit->names, i), stem, format));
  for (gboolean more = last > 0; more;) {
    g_autofree char *name = g_strdup_printf("%s.%" G_GUINT64_FORMAT ".%s", stem, ++last, format);
    struct stat status;
    more = fstatat(commit->to, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(status.st_mode) &&
           unlinkat(commit->to, name, 0) == 0;
  }
}

static void close_folder(int descriptor) {
  if (descriptor >= 0)
    close(descriptor);
}

static gboolean run(Commit *commit, const char *stem, char **formats) {
  if (commit->from < 0 || commit->to < 0)
    return report(commit, "", errno);
  if (!check_targets(commit) || !sync_files(commit) || !move_files(commit))
    return FALSE;
  for (char **format = formats; *format; format++)
    remove_superfluous(commit, stem, *format);
  return TRUE;
}

gboolean commit_files(const char *room, const char *output, const char *shown, const char *stem, char **formats,
                      GPtrArray *files, Diagnostics *diagnostics) {
  g_autoptr(GPtrArray) names = list_files(room);
  Commit commit = {.room = room, .output = shown, .names = names, .diagnostics = diagnostics};
  commit.from = open(room, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  commit.to = open(output, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean moved = run(&commit, stem, formats);
  for (guint i = 0; moved && i < names->len; i++)
    g_ptr_array_add(files, g_build_filename(shown, g_ptr_array_index(names, i), NULL));
  close_folder(commit.from);
  close_folder(commit.to);
  return moved;
}
