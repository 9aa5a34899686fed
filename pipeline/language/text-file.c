/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language/text-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "base/message.h"
#include "base/text.h"

/* Opening a pipe would wait for its writer. */
static GMappedFile *open_regular(const char *path, const Place *place, Diagnostics *diagnostics) {
  if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
    diagnostics_error(diagnostics, FAULT_TRANSLATION, place, _("the file does not exist"));
    return NULL;
  }
  if (!g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
    diagnostics_error(diagnostics, FAULT_TRANSLATION, place, _("not a regular file"));
    return NULL;
  }
  int file = g_open(path, O_RDONLY | O_CLOEXEC, 0);
  GMappedFile *mapped = file >= 0 ? g_mapped_file_new_from_fd(file, FALSE, NULL) : NULL;
  if (!mapped)
    diagnostics_error(diagnostics, FAULT_SYSTEM, place, _("the file cannot be read: %s"), g_strerror(errno));
  if (file >= 0)
    close(file);
  return mapped;
}

static gboolean check_encoding(const char *text, gsize length, const char *display, Diagnostics *diagnostics) {
  gssize fault = text_find_invalid(text, length);
  if (fault < 0)
    return TRUE;
  Place place = {.file = display, .line = 1};
  for (gssize i = 0; i < fault; i++)
    place.line += text[i] == '\n';
  diagnostics_add(diagnostics, FAULT_TRANSLATION, SEVERITY_ERROR, &place, _("save the file as UTF-8"),
                  _("a byte that is not UTF-8 text"));
  return FALSE;
}

char *text_file_read(const char *path, const char *display, guint limit, Diagnostics *diagnostics) {
  Place place = {.file = display};
  g_autoptr(GMappedFile) mapped = open_regular(path, &place, diagnostics);
  if (!mapped)
    return NULL;
  gsize length = g_mapped_file_get_length(mapped);
  if (length > (gsize)limit << 20) {
    diagnostics_error(diagnostics, FAULT_TRANSLATION, &place, _("the file is larger than %u MiB"), limit);
    return NULL;
  }
  const char *text = length > 0 ? g_mapped_file_get_contents(mapped) : "";
  return check_encoding(text, length, display, diagnostics) ? g_strndup(text, length) : NULL;
}
