/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/activity.h"

#include <string.h>
#include <sys/mman.h>

Activity *activity_new(void) {
  void *memory = mmap(NULL, sizeof(Activity), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  return memory == MAP_FAILED ? NULL : memory;
}

void activity_free(Activity *activity) {
  if (activity)
    munmap(activity, sizeof *activity);
}

void activity_set(char *field, gsize size, const char *text) {
  if (!text)
    text = "";
  gsize length = strlen(text);
  if (length >= size) {
    const char *end = g_utf8_find_prev_char(text, text + size);
    length = end ? (gsize)(end - text) : 0;
  }
  memcpy(field, text, length);
  field[length] = '\0';
}

void activity_enter(Activity *activity, const char *stage, const char *plugin, guint line) {
  activity->line = line;
  ACTIVITY_SET(activity, plugin, plugin);
  ACTIVITY_SET(activity, stage, stage);
}
