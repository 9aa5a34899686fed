/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pack/folder.h"

#include <string.h>

static int compare(gconstpointer a, gconstpointer b) { return strcmp(*(char *const *)a, *(char *const *)b); }

GPtrArray *folder_list(const char *folder) {
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GDir) directory = g_dir_open(folder, 0, NULL);
  for (const char *entry; directory && (entry = g_dir_read_name(directory));)
    g_ptr_array_add(names, g_strdup(entry));
  g_ptr_array_sort(names, compare);
  g_ptr_array_add(names, NULL);
  return names;
}
