/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proof/accept.h"

#include <string.h>

#define HERALD "songngu: accept"

static guint find_check(const char *const *checks, const char *name) {
  guint i = 0;
  while (checks[i] && !g_str_equal(checks[i], name))
    i++;
  return i;
}

static void read_line(guint64 *accepted, const char *names, const char *const *checks, GStrvBuilder *unknown,
                      gboolean *any) {
  g_autofree char *list = g_strndup(names, strcspn(names, ":"));
  g_auto(GStrv) words = g_strsplit_set(list, ", \t\r", -1);
  for (char **word = words; *word; word++) {
    if (**word == '\0')
      continue;
    guint check = find_check(checks, *word);
    if (checks[check])
      *accepted |= G_GUINT64_CONSTANT(1) << check;
    else
      g_strv_builder_add(unknown, *word);
    *any = *any || !checks[check];
  }
}

static char **read_notes(guint64 *accepted, const char *notes, const char *const *checks) {
  if (!notes || !strstr(notes, HERALD))
    return NULL;
  gboolean any = FALSE;
  g_autoptr(GStrvBuilder) unknown = g_strv_builder_new();
  g_auto(GStrv) lines = g_strsplit(notes, "\n", -1);
  for (char **line = lines; *line; line++) {
    g_strstrip(*line);
    if (g_str_has_prefix(*line, HERALD))
      read_line(accepted, *line + strlen(HERALD), checks, unknown, &any);
  }
  return any ? g_strv_builder_end(unknown) : NULL;
}

char **acceptance_read(Acceptance *acceptance, const char *notes, const char *const *checks) {
  *acceptance = (Acceptance){0};
  return read_notes(&acceptance->accepted, notes, checks);
}

char **acceptance_excuse(Acceptance *acceptance, const char *note, const char *const *checks) {
  return read_notes(&acceptance->excused, note, checks);
}

gboolean acceptance_take(Acceptance *acceptance, guint check) {
  guint64 bit = G_GUINT64_CONSTANT(1) << check;
  acceptance->used |= acceptance->accepted & bit;
  return ((acceptance->accepted | acceptance->excused) & bit) != 0;
}

void acceptance_take_all(Acceptance *acceptance) { acceptance->used = acceptance->accepted; }

gboolean acceptance_is_unused(const Acceptance *acceptance, guint check) {
  return ((acceptance->accepted & ~acceptance->used) >> check & 1) != 0;
}
