/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/status.h"

#include <string.h>
#include <sys/mman.h>

Status *status_new(void) {
  void *memory = mmap(NULL, sizeof(Status), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  return memory == MAP_FAILED ? NULL : memory;
}

void status_free(Status *status) {
  if (status)
    munmap(status, sizeof *status);
}

void status_set(char *field, gsize size, const char *text) {
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

void status_enter(Status *status, const char *stage, const char *plugin, guint line) {
  status->line = line;
  STATUS_SET(status, plugin, plugin);
  STATUS_SET(status, stage, stage);
}
