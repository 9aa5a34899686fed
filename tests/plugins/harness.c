/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "harness.h"

#include <CUnit/CUnit.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plugin/call.h"
#include "plugin/registry.h"
#include "table/table.h"

static const Place PLACE = {.file = "pack.xml", .line = 7};

Harness *harness_new(void) {
  Harness *harness = g_new0(Harness, 1);
  g_autofree char *folder = g_dir_make_tmp("songngu-XXXXXX", NULL);
  char *real = realpath(folder, NULL);
  harness->folder = g_strdup(real);
  free(real);
  harness->diagnostics = diagnostics_new();
  return harness;
}

void harness_free(Harness *harness) {
  g_autoptr(GDir) dir = g_dir_open(harness->folder, 0, NULL);
  for (const char *name = g_dir_read_name(dir); name; name = g_dir_read_name(dir)) {
    g_autofree char *path = g_build_filename(harness->folder, name, NULL);
    g_unlink(path);
  }
  g_rmdir(harness->folder);
  g_free(harness->folder);
  diagnostics_free(harness->diagnostics);
  g_free(harness);
}

void harness_write(Harness *harness, const char *name, const void *content, gssize length) {
  g_autofree char *path = g_build_filename(harness->folder, name, NULL);
  g_file_set_contents(path, content, length, NULL);
}

/* Loaded once: plugins stay for the life of the program, as in a run. */
static const SnPlugin *find_plugin(Harness *harness, SnKind kind, const char *name) {
  static Registry *registry;
  if (!registry)
    registry = registry_new(NULL);
  return registry_find(registry, kind, name, &PLACE, harness->diagnostics);
}

static SnTable *read_source(Harness *harness, const char *name, const char *const *settings, const char *text,
                            const char *table) {
  const SnPlugin *plugin = find_plugin(harness, SN_SOURCE, name);
  if (!plugin)
    return NULL;
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
  Setting list[16];
  guint count = 0;
  for (; settings[count]; count++) {
    char *word = g_strdup(settings[count]), *value = strchr(word, '=');
    g_ptr_array_add(words, word);
    *value = '\0';
    list[count] = (Setting){word, value + 1, 7};
  }
  g_autoptr(Parameters) parameters =
      parameters_read(plugin, list, count, text, 8, harness->folder, &PLACE, harness->diagnostics);
  if (!parameters)
    return NULL;
  g_autoptr(SnContext) context = context_new(plugin, &PLACE, harness->folder, NULL, harness->diagnostics);
  return plugin_read(plugin, parameters, context, table);
}

SnTable *harness_read(Harness *harness, const char *plugin, const char *settings, const char *table) {
  g_autofree char *all = g_strjoin(" ", "path=data.csv", settings, NULL);
  g_auto(GStrv) words = g_strsplit(all, " ", -1);
  return read_source(harness, plugin, (const char *const *)words, NULL, table);
}

SnTable *harness_read_with(Harness *harness, const char *plugin, const char *const *settings, const char *text) {
  return read_source(harness, plugin, settings, text, "t");
}

SnTable *harness_table(Harness *harness, const char *table, const char *content) {
  harness_write(harness, "data.csv", content, -1);
  SnTable *made = harness_read(harness, "csv", NULL, table);
  CU_ASSERT_PTR_NOT_NULL_FATAL(made);
  table_infer_columns(made, harness->diagnostics);
  return made;
}

SnTable *harness_transform(Harness *harness, const char *name, const char *const *settings, const char *text,
                           SnTable *const *inputs, guint count) {
  const SnPlugin *plugin = find_plugin(harness, SN_TRANSFORM, name);
  if (!plugin)
    return NULL;
  Setting set[16];
  guint set_count = 0;
  for (; settings && settings[0]; settings += 2)
    set[set_count++] = (Setting){settings[0], settings[1], 7};
  g_autoptr(Parameters) parameters =
      parameters_read(plugin, set, set_count, text, 8, harness->folder, &PLACE, harness->diagnostics);
  if (!parameters)
    return NULL;
  g_autofree SnInput *list = g_new0(SnInput, count + 1);
  for (guint i = 0; i < count; i++)
    list[i] = (SnInput){table_name(inputs[i]), inputs[i]};
  g_autoptr(SnContext) context = context_new(plugin, &PLACE, harness->folder, NULL, harness->diagnostics);
  return plugin_apply(plugin, parameters, context, list, count, "result");
}

SnTable *harness_apply(Harness *harness, const char *name, const char *text, SnTable *const *inputs, guint count) {
  return harness_transform(harness, name, NULL, text, inputs, count);
}

char *harness_said(Harness *harness) {
  char *text = NULL;
  size_t length = 0;
  FILE *stream = open_memstream(&text, &length);
  diagnostics_print(harness->diagnostics, stream, DIAGNOSTIC_TEXT);
  fclose(stream);
  diagnostics_free(harness->diagnostics);
  harness->diagnostics = diagnostics_new();
  return text;
}

char *harness_print(const SnTable *table) {
  GString *text = g_string_new(NULL);
  g_autofree const char **names = table_column_names(table);
  g_autofree char *header = g_strjoinv("|", (char **)names);
  g_string_append(text, header);
  for (guint row = 0; row < sn_table_rows(table); row++)
    for (guint column = 0; column < sn_table_columns(table); column++) {
      g_autofree char *cell = table_cell_text(table, column, row);
      g_string_append_printf(text, "%c%s", column == 0 ? '\n' : '|', cell);
    }
  return g_string_free(text, FALSE);
}

void harness_expect(Harness *harness, const SnTable *got, const char *table, const char *said, const char *file,
                    int line) {
  g_autofree char *printed = got ? harness_print(got) : NULL;
  char *messages = harness_said(harness);
  if (g_strcmp0(printed, table) != 0 || strcmp(messages, said) != 0)
    fprintf(stderr, "%s:%d: got\n%s\n%s\n", file, line, printed ? printed : "(no table)", messages);
  CU_ASSERT(g_strcmp0(printed, table) == 0);
  CU_ASSERT(strcmp(messages, said) == 0);
  free(messages);
}
