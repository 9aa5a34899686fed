/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/installation.h"

#include <string.h>

#include "config.h"

#define MARK "songngu.uninstalled" /* holds the path of the source tree */
#define FLIGHT 4                   /* how many folders above a test program the build tree may begin */

typedef struct Installation {
  char *build; /* NULL when installed */
  char *source;
  char *data; /* when installed */
  char *plugins, *locale;
} Installation;

static char *find_program_folder(void) {
  g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
  return program ? g_path_get_dirname(program) : g_get_current_dir();
}

static char *read_mark(const char *folder) {
  g_autofree char *path = g_build_filename(folder, MARK, NULL);
  char *source = NULL;
  if (!g_file_get_contents(path, &source, NULL, NULL))
    return NULL;
  return g_strchomp(source);
}

/* libtool keeps the program itself in .libs/.  Test programs may lie deeper; an
 * installation inside a build tree (as distcheck makes) is not of that tree. */
static gboolean find_build_tree(const char *folder, const char *installed_data, Installation *out) {
  g_autofree char *at = g_str_has_suffix(folder, "/.libs") ? g_path_get_dirname(folder) : g_strdup(folder);
  gboolean installed = g_file_test(installed_data, G_FILE_TEST_IS_DIR);
  for (int up = 0; up <= FLIGHT; up++) {
    out->source = read_mark(at);
    if (out->source) {
      out->build = g_steal_pointer(&at);
      return TRUE;
    }
    if (installed)
      return FALSE;
    char *parent = g_path_get_dirname(at);
    g_free(at);
    at = parent;
  }
  return FALSE;
}

static Installation *find_installation(void) {
  Installation *found = g_new0(Installation, 1);
  g_autofree char *folder = find_program_folder();
  g_autofree char *data = g_canonicalize_filename(DATA_FROM_BIN, folder);
  if (find_build_tree(folder, data, found)) {
    found->plugins = g_build_filename(found->build, "plugins", NULL);
    found->locale = g_build_filename(found->build, "po", NULL);
  } else {
    found->data = g_steal_pointer(&data);
    found->plugins = g_canonicalize_filename(PLUGIN_FROM_BIN, folder);
    found->locale = g_canonicalize_filename(LOCALE_FROM_BIN, folder);
  }
  return found;
}

/* Found once; lives as long as the program. */
static const Installation *get_installation(void) {
  static Installation *installation;
  if (g_once_init_enter(&installation))
    g_once_init_leave(&installation, find_installation());
  return installation;
}

gboolean installation_is_build_tree(void) { return get_installation()->build != NULL; }

const char *installation_plugins(void) { return get_installation()->plugins; }

const char *installation_locale(void) { return get_installation()->locale; }

char *installation_plugin_path(const char *kind, const char *name) {
  g_autofree char *file = g_strconcat(name, ".so", NULL);
  return installation_is_build_tree() ? g_build_filename(installation_plugins(), kind, ".libs", file, NULL)
                                      : g_build_filename(installation_plugins(), kind, file, NULL);
}

char *installation_template(const char *name) {
  g_autofree char *relative = g_build_filename("templates", name, NULL);
  return installation_data(relative);
}

char *installation_data(const char *relative) {
  /* Installed as the first, kept in the source tree as the second; all else lies alike in both. */
  static const char *const PLACES[][2] = {
      {"schemas/exchange/", "pipeline/exchange/"},
      {"review/", "pipeline/command/review/"},
      {"schemas/", "pipeline/pack/"},
      {"units.csv", "pipeline/table/units.csv"},
      {"glossary.tsv", "pipeline/language/glossary.tsv"},
  };
  const Installation *installation = get_installation();
  if (installation->data)
    return g_build_filename(installation->data, relative, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(PLACES); i++)
    if (g_str_has_prefix(relative, PLACES[i][0]))
      return g_strconcat(installation->source, "/", PLACES[i][1], relative + strlen(PLACES[i][0]), NULL);
  return g_build_filename(installation->source, relative, NULL);
}
