/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pack-suites.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/diagnostic-entry.h"
#include "pack/pack.h"
#include "unit.h"

static char *folder; /* made anew for each run */

char *data_path(const char *name) {
  const char *source = g_getenv("srcdir");
  return g_build_filename(source ? source : ".", "tests/unit/pack", name, NULL);
}

char *write_file(const char *name, const char *text, gssize length) {
  char *path = g_build_filename(folder, name, NULL);
  if (!g_file_set_contents(path, text, length, NULL))
    g_error("cannot write %s", path);
  return path;
}

char *faults(const Diagnostics *diagnostics, gboolean hints) {
  GString *out = g_string_new(NULL);
  const GPtrArray *entries = diagnostics_entries(diagnostics);
  for (guint i = 0; i < entries->len; i++) {
    const DiagnosticEntry *entry = entries->pdata[i];
    g_string_append_printf(out, "%u: %s", entry->line, entry->message);
    if (hints && entry->hint)
      g_string_append_printf(out, " (%s)", entry->hint);
    g_string_append_c(out, '\n');
  }
  return g_string_free(out, FALSE);
}

static char *load_and_list(const char *text, gboolean hints) {
  g_autofree char *path = write_file("pack.xml", text, -1);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(Pack) pack = pack_load(path, diagnostics);
  CU_ASSERT((pack == NULL) == (diagnostics_errors(diagnostics) > 0));
  return faults(diagnostics, hints);
}

char *faults_of_text(const char *text) { return load_and_list(text, FALSE); }

char *hinted_faults_of_text(const char *text) { return load_and_list(text, TRUE); }

char *faults_of_pack(const char *data, const char *body) {
  g_autofree char *text = g_strdup_printf("<pack xmlns=\"urn:songngu:pack:1\" id=\"t\" lang=\"vi\" template=\"base\">"
                                          "<info><title>T</title></info>\n"
                                          "<data>%s</data>\n<body>%s</body></pack>",
                                          data, body);
  return faults_of_text(text);
}

static int make_folder(void) {
  folder = g_dir_make_tmp("songngu-pack-XXXXXX", NULL);
  return folder == NULL;
}

static void remove_tree(const char *path) {
  g_autoptr(GDir) directory = g_dir_open(path, 0, NULL);
  for (const char *name; directory && (name = g_dir_read_name(directory));) {
    g_autofree char *child = g_build_filename(path, name, NULL);
    if (!g_file_test(child, G_FILE_TEST_IS_SYMLINK) && g_file_test(child, G_FILE_TEST_IS_DIR))
      remove_tree(child);
    else
      g_remove(child);
  }
  g_rmdir(path);
}

static int remove_folder(void) {
  remove_tree(folder);
  g_clear_pointer(&folder, g_free);
  return 0;
}

int main(void) {
  g_setenv("LANGUAGE", "en", TRUE);
  CU_SuiteInfo suites[] = {
      {"reference", NULL, NULL, NULL, NULL, reference_tests},
      {"xml", make_folder, remove_folder, NULL, NULL, xml_tests},
      {"schema", make_folder, remove_folder, NULL, NULL, schema_tests},
      {"load", make_folder, remove_folder, NULL, NULL, load_tests},
      {"template", make_folder, remove_folder, NULL, NULL, template_tests},
      {"vocabulary", make_folder, remove_folder, NULL, NULL, vocabulary_tests},
      CU_SUITE_INFO_NULL,
  };
  return unit_run(suites);
}
