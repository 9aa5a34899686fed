/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/template-list.h"

#include <string.h>

#include "base/installation.h"

static gboolean is_template(const char *folder, const char *name, gboolean starter) {
  g_autofree char *file = g_build_filename(folder, name, starter ? "starter/pack.xml" : "template.xml", NULL);
  return g_file_test(file, G_FILE_TEST_IS_REGULAR);
}

static gint compare_names(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

char **template_list(gboolean starters) {
  g_autofree char *folder = installation_data("templates");
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  GPtrArray *names = g_ptr_array_new();
  for (const char *name = dir ? g_dir_read_name(dir) : NULL; name; name = g_dir_read_name(dir))
    if (is_template(folder, name, starters))
      g_ptr_array_add(names, g_strdup(name));
  g_ptr_array_sort(names, compare_names);
  g_ptr_array_add(names, NULL);
  return (char **)g_ptr_array_free(names, FALSE);
}
