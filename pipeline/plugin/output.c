/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Outputs of an edition: written beside their place, under names that cannot leave it. */

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "base/text.h"
#include "plugin/context.h"

#define LONGEST_NAME 255 /* bytes; what file systems take */
#define BUFFER (128 * 1024)

static gboolean is_suffix(const char *suffix) {
  gsize length = strlen(suffix);
  return length > 0 && suffix[0] != '.' && suffix[length - 1] != '.' && !strchr(suffix, '/') && !strstr(suffix, "..") &&
         text_find_invalid(suffix, (gssize)length) < 0 && !strpbrk(suffix, "\n\r\t");
}

static FILE *report_open(SnContext *context, const char *name, int error) {
  if (error == EEXIST)
    diagnostics_error(context->diagnostics, FAULT_PLUGIN, &context->place,
                      _("plugin %s opens the output %s a second time"), context->plugin->name, name);
  else
    diagnostics_error(context->diagnostics, FAULT_SYSTEM, NULL, _("%s cannot be written: %s"), name, g_strerror(error));
  return NULL;
}

FILE *sn_output_open(SnContext *context, const char *suffix) {
  if (!context->output) {
    sn_fail(context, _("only a render plugin may write outputs"));
    return NULL;
  }
  g_autofree char *name = g_strconcat(context->output->stem, ".", suffix, NULL);
  if (!is_suffix(suffix) || strlen(name) > LONGEST_NAME) {
    diagnostics_error(context->diagnostics, FAULT_PLUGIN, &context->place, _("plugin %s asks for an output named “%s”"),
                      context->plugin->name, suffix);
    return NULL;
  }
  g_autofree char *path = g_build_filename(context->output->folder, name, NULL);
  int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
  FILE *stream = descriptor < 0 ? NULL : fdopen(descriptor, "wb");
  if (!stream)
    return report_open(context, name, errno);
  setvbuf(stream, NULL, _IOFBF, BUFFER);
  g_hash_table_insert(context->open, stream, g_steal_pointer(&name));
  return stream;
}

bool sn_output_close(SnContext *context, FILE *file) {
  gpointer stream, name = NULL;
  if (!g_hash_table_steal_extended(context->open, file, &stream, &name)) {
    diagnostics_error(context->diagnostics, FAULT_PLUGIN, &context->place,
                      _("plugin %s closes an output that is not open"), context->plugin->name);
    return false;
  }
  g_autofree char *owned = name;
  errno = 0;
  gboolean wrong = fflush(file) != 0 || ferror(file);
  int error = errno ? errno : EIO;
  if (fclose(file) != 0 && !wrong) {
    wrong = TRUE;
    error = errno;
  }
  if (wrong) {
    diagnostics_error(context->diagnostics, FAULT_SYSTEM, NULL, _("%s cannot be written: %s"), owned,
                      g_strerror(error));
    if (error == ENOSPC || error == EDQUOT)
      diagnostics_hint(context->diagnostics, _("make room on the disk, or choose another folder with --output"));
  }
  return !wrong;
}
