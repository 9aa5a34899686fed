/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "plugin/call.h"
#include "plugin/descriptor.h"
#include "plugin/parameters.h"
#include "plugin/path.h"
#include "plugin/registry.h"
#include "table/table.h"
#include "said.h"
#include "unit.h"

static const Place PLACE = {.file = "pack.xml", .line = 7};

static void remove_tree(const char *path) {
  g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
  for (const char *name = dir ? g_dir_read_name(dir) : NULL; name; name = g_dir_read_name(dir)) {
    g_autofree char *child = g_build_filename(path, name, NULL);
    if (g_file_test(child, G_FILE_TEST_IS_DIR) && !g_file_test(child, G_FILE_TEST_IS_SYMLINK))
      remove_tree(child);
    else
      g_unlink(child);
  }
  g_rmdir(path);
}

/* ---- parameters ---- */

typedef struct Sample {
  const char *path;
  const char *label;
  const char *text;
  int64_t count;
  SnDecimal share;
  bool strict;
  int mode;
} Sample;

static const char *const MODES[] = {"fast", "careful", NULL};
static const SnParam PARAMS[] = {
    {.name = "path", .type = SN_PARAM_PATH, .offset = offsetof(Sample, path), .required = true, .help = "The file"},
    {.name = "label",
     .type = SN_PARAM_STRING,
     .offset = offsetof(Sample, label),
     .fallback = "none",
     .help = "A label"},
    {.name = "query", .type = SN_PARAM_TEXT, .offset = offsetof(Sample, text), .help = "What to ask"},
    {.name = "count",
     .type = SN_PARAM_INTEGER,
     .offset = offsetof(Sample, count),
     .fallback = "3",
     .min = 1,
     .max = 9,
     .help = "How many"},
    {.name = "share",
     .type = SN_PARAM_DECIMAL,
     .offset = offsetof(Sample, share),
     .fallback = "0.50",
     .help = "A share"},
    {.name = "strict", .type = SN_PARAM_BOOLEAN, .offset = offsetof(Sample, strict), .help = "Whether to be strict"},
    {.name = "mode",
     .type = SN_PARAM_WORD,
     .offset = offsetof(Sample, mode),
     .fallback = "careful",
     .words = MODES,
     .help = "How"},
    {NULL},
};

static bool read_nothing(SnContext *context, const void *params, SnTable *out) { return true; }

static const SnPlugin SAMPLE = {
    .abi = SN_ABI,
    .size = sizeof(SnPlugin),
    .kind = SN_SOURCE,
    .name = "sample",
    .version = "1",
    .summary = "A sample",
    .params = PARAMS,
    .params_size = sizeof(Sample),
    .read = read_nothing,
};

/* A folder with a file, a link out of it, a link within, a folder, a pipe and a long query. */
static char *make_pack(void) {
  char *folder = g_dir_make_tmp("songngu-unit-XXXXXX", NULL);
  g_autofree char *data = g_build_filename(folder, "data", NULL), *file = g_build_filename(data, "a.csv", NULL);
  g_autofree char *out = g_build_filename(data, "out.csv", NULL), *in = g_build_filename(data, "in.csv", NULL);
  g_autofree char *pipe = g_build_filename(data, "pipe", NULL), *query = g_build_filename(folder, "q.sql", NULL);
  g_autofree char *bad = g_build_filename(folder, "bad.sql", NULL);
  g_mkdir(data, 0700);
  g_file_set_contents(file, "a,b\n", -1, NULL);
  g_file_set_contents(query, "SELECT 1\n", -1, NULL);
  g_file_set_contents(bad, "SELECT\n'\xff'\n", -1, NULL);
  CU_ASSERT(symlink("/etc/passwd", out) == 0);
  CU_ASSERT(symlink("a.csv", in) == 0);
  CU_ASSERT(mkfifo(pipe, 0600) == 0);
  return folder;
}

static Parameters *read_settings(const char *folder, const Setting *settings, guint count, const char *text,
                                 Diagnostics *diagnostics) {
  return parameters_read(&SAMPLE, settings, count, text, 8, folder, &PLACE, diagnostics);
}

static void test_parameters_stored(void) {
  g_autofree char *folder = make_pack();
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  const Setting settings[] = {{"path", "data/a.csv", 7}, {"count", "9", 7},   {"share", "-1.250", 7},
                              {"strict", "yes", 7},      {"mode", "fast", 7}, {"label", "nhãn", 7}};
  g_autoptr(Parameters) parameters = read_settings(folder, settings, 6, "\n  SELECT 2\n", diagnostics);
  CU_ASSERT_PTR_NOT_NULL_FATAL(parameters);
  const Sample *sample = parameters->values;
  g_autofree char *file = g_build_filename(folder, "data/a.csv", NULL), *real = realpath(file, NULL);
  ASSERT_STRING(sample->path, real);
  ASSERT_STRING(sample->label, "nhãn");
  ASSERT_STRING(sample->text, "\n  SELECT 2\n");
  ASSERT_INT(sample->count, 9);
  ASSERT_INT(sample->share.coefficient, -1250);
  ASSERT_INT(sample->share.scale, 3);
  CU_ASSERT(sample->strict);
  ASSERT_INT(sample->mode, 0);
  ASSERT_INT(parameters->files->len, 1);
  ASSERT_STRING(g_ptr_array_index(parameters->files, 0), "data/a.csv");
  remove_tree(folder);
}

static void test_parameters_fallbacks(void) {
  g_autofree char *folder = make_pack();
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  const Setting settings[] = {{"path", "data/in.csv", 7}, {"file", "q.sql", 7}};
  g_autoptr(Parameters) parameters = read_settings(folder, settings, 2, NULL, diagnostics);
  CU_ASSERT_PTR_NOT_NULL_FATAL(parameters);
  const Sample *sample = parameters->values;
  ASSERT_STRING(sample->label, "none");
  ASSERT_STRING(sample->text, "SELECT 1\n");
  ASSERT_INT(sample->count, 3);
  ASSERT_INT(sample->share.coefficient, 50);
  CU_ASSERT(!sample->strict);
  ASSERT_INT(sample->mode, 1);
  ASSERT_INT(parameters->files->len, 2);
  remove_tree(folder);
}

static void test_parameters_faults(void) {
  g_autofree char *folder = make_pack();
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  const Setting settings[] = {{"lable", "x", 9},      {"count", "10", 10},      {"share", "1,5", 11},
                              {"strict", "true", 12}, {"mode", "carefull", 13}, {"mode", "fast", 14},
                              {"query", "x", 15}};
  CU_ASSERT_PTR_NULL(read_settings(folder, settings, 7, NULL, diagnostics));
  ASSERT_INT(diagnostics_errors(diagnostics), 8);
  ASSERT_INT(diagnostics_status(diagnostics), FAULT_PACK);
  ASSERT_SAID(diagnostics, "pack.xml:9: error: plugin sample has no parameter “lable”");
  ASSERT_SAID(diagnostics, "did you mean “label”?");
  ASSERT_SAID(diagnostics, "pack.xml:10: error: parameter “count” must be a whole number from 1 to 9, not “10”");
  ASSERT_SAID(diagnostics, "parameter “share” must be a number written with a point, such as 12.5, not “1,5”");
  ASSERT_SAID(diagnostics, "parameter “strict” must be yes or no, not “true”");
  ASSERT_SAID(diagnostics, "did you mean “careful”?");
  ASSERT_SAID(diagnostics, "pack.xml:14: error: parameter “mode” is given twice");
  ASSERT_SAID(diagnostics, "pack.xml:15: error: plugin sample has no parameter “query”");
  ASSERT_SAID(diagnostics, "pack.xml:7: error: plugin sample needs the parameter “path”");
  remove_tree(folder);
}

static void check_path(const char *folder, const char *name, Fault fault, const char *words) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  const Setting settings[] = {{"path", name, 7}};
  CU_ASSERT_PTR_NULL(read_settings(folder, settings, 1, NULL, diagnostics));
  ASSERT_INT(diagnostics_errors(diagnostics), 1);
  ASSERT_INT(diagnostics_status(diagnostics), fault);
  ASSERT_SAID(diagnostics, words);
}

static void test_parameters_paths(void) {
  g_autofree char *folder = make_pack();
  check_path(folder, "../a.csv", FAULT_PACK, "outside the pack's folder");
  check_path(folder, "/etc/passwd", FAULT_PACK, "outside the pack's folder");
  check_path(folder, "data/../../x", FAULT_PACK, "outside the pack's folder");
  check_path(folder, "data/out.csv", FAULT_PACK, "through a symbolic link");
  check_path(folder, "data", FAULT_PACK, "is a folder");
  check_path(folder, "data/pipe", FAULT_PACK, "not a regular file");
  check_path(folder, "", FAULT_PACK, "empty");
  check_path(folder, "data/A1.csv", FAULT_DATA, "did you mean “data/a.csv”?");
  check_path(folder, "nowhere/b.csv", FAULT_DATA, "there is no file “nowhere/b.csv”");
  g_autofree char *secret = g_build_filename(folder, "data/a.csv", NULL);
  g_chmod(secret, 0);
  if (geteuid() != 0)
    check_path(folder, "data/a.csv", FAULT_DATA, "cannot be read: Permission denied");
  remove_tree(folder);
}

static void test_parameters_text(void) {
  g_autofree char *folder = make_pack();
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  const Setting both[] = {{"path", "data/a.csv", 7}, {"file", "q.sql", 7}};
  CU_ASSERT_PTR_NULL(read_settings(folder, both, 2, "SELECT 3", diagnostics));
  ASSERT_SAID(diagnostics, "pack.xml:8: error: the text is given twice");
  const Setting bad[] = {{"path", "data/a.csv", 7}, {"file", "bad.sql", 7}};
  CU_ASSERT_PTR_NULL(read_settings(folder, bad, 2, " \n", diagnostics));
  ASSERT_SAID(diagnostics, "bad.sql:2: error: this is not UTF-8 text");
  remove_tree(folder);
}

static void test_parameters_command_line(void) {
  g_autofree char *folder = make_pack(), *file = g_build_filename(folder, "data/out.csv", NULL);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  const Setting outside[] = {{"path", file, 0}};
  g_autoptr(Parameters) parameters = parameters_read(&SAMPLE, outside, 1, NULL, 0, NULL, NULL, diagnostics);
  CU_ASSERT_PTR_NOT_NULL(parameters);
  const Setting wrong[] = {{"path", file, 0}, {"cuont", "3", 0}};
  CU_ASSERT_PTR_NULL(parameters_read(&SAMPLE, wrong, 2, NULL, 0, NULL, NULL, diagnostics));
  ASSERT_INT(diagnostics_status(diagnostics), FAULT_USAGE);
  remove_tree(folder);
}

/* ---- the registry ---- */

/* PATH/KIND/NAME.so, a copy of a plugin of tests/plugins/ (or of the bytes given). */
static char *plant(const char *root, const char *kind, const char *name, const char *as) {
  g_autofree char *base = g_strconcat(name, ".so", NULL), *as_base = g_strconcat(as, ".so", NULL);
  g_autofree char *from = g_build_filename("tests", "plugins", ".libs", base, NULL);
  g_autofree char *folder = g_build_filename(root, kind, NULL);
  char *to = g_build_filename(folder, as_base, NULL);
  g_autofree char *content = NULL;
  gsize length = 0;
  g_mkdir_with_parents(folder, 0755);
  g_chmod(folder, 0755);
  CU_ASSERT(g_file_get_contents(from, &content, &length, NULL));
  CU_ASSERT(g_file_set_contents(to, content, (gssize)length, NULL));
  g_chmod(to, 0755);
  return to;
}

static const SnPlugin *find(const char *root, SnKind kind, const char *name, Diagnostics *diagnostics) {
  const char *paths[] = {root, NULL};
  Registry *registry = registry_new(paths);
  const SnPlugin *plugin = registry_find(registry, kind, name, &PLACE, diagnostics);
  registry_free(registry);
  return plugin;
}

static void check_refused(const char *root, SnKind kind, const char *name, Fault fault, const char *words) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  CU_ASSERT_PTR_NULL(find(root, kind, name, diagnostics));
  ASSERT_INT(diagnostics_status(diagnostics), fault);
  ASSERT_SAID(diagnostics, "pack.xml:7: error: ");
  ASSERT_SAID(diagnostics, words);
}

static void test_registry_finds(void) {
  g_autofree char *root = g_dir_make_tmp("songngu-unit-XXXXXX", NULL);
  g_free(plant(root, "transform", "silent", "silent"));
  g_free(plant(root, "transform", "crash", "crash"));
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  const char *paths[] = {root, NULL};
  Registry *registry = registry_new(paths);
  const SnPlugin *plugin = registry_find(registry, SN_TRANSFORM, "silent", &PLACE, diagnostics);
  CU_ASSERT_PTR_NOT_NULL_FATAL(plugin);
  ASSERT_STRING(plugin->name, "silent");
  CU_ASSERT(registry_find(registry, SN_TRANSFORM, "silent", &PLACE, diagnostics) == plugin);
  g_autofree char *file = g_build_filename(root, "transform/silent.so", NULL);
  ASSERT_STRING(registry_file(registry, plugin), file);
  g_auto(GStrv) names = registry_names(registry, SN_TRANSFORM);
  CU_ASSERT(g_strv_contains((const char *const *)names, "silent") &&
            g_strv_contains((const char *const *)names, "crash"));
  ASSERT_INT(diagnostics_count(diagnostics), 0);
  registry_free(registry);
  remove_tree(root);
}

static void test_registry_unknown(void) {
  g_autofree char *root = g_dir_make_tmp("songngu-unit-XXXXXX", NULL);
  g_free(plant(root, "transform", "silent", "silent"));
  check_refused(root, SN_TRANSFORM, "silnet", FAULT_PACK, "did you mean “silent”?");
  check_refused(root, SN_SOURCE, "silent", FAULT_PACK, "there is no source plugin “silent”");
  check_refused(root, SN_RENDER, "silent", FAULT_PACK, "there is no render plugin “silent”");
  check_refused(root, SN_TRANSFORM, "../transform/silent", FAULT_PACK, "cannot be a plugin's name");
  check_refused(root, SN_TRANSFORM, "", FAULT_PACK, "cannot be a plugin's name");
  remove_tree(root);
}

static void test_registry_contract(void) {
  g_autofree char *root = g_dir_make_tmp("songngu-unit-XXXXXX", NULL);
  static const char *const MALFORMED[] = {"a source needs read",
                                          "parameter “count” has a fallback",
                                          "parameter “count” is listed twice",
                                          "parameter “beyond” lies outside",
                                          "parameter “word” has a fallback",
                                          "parameter “wordless” has no words",
                                          "parameter “from” has a name that packs cannot write",
                                          "parameter “crooked” is not aligned",
                                          "parameter “mute” has no help",
                                          "parameter “odd” is of an unknown type"};
  g_free(plant(root, "source", "wrong-abi", "wrong-abi"));
  g_free(plant(root, "source", "wrong-size", "wrong-size"));
  g_free(plant(root, "source", "no-descriptor", "no-descriptor"));
  g_free(plant(root, "source", "malformed", "malformed"));
  g_free(plant(root, "source", "silent", "silent"));
  g_free(plant(root, "transform", "silent", "renamed"));
  check_refused(root, SN_SOURCE, "wrong-abi", FAULT_PLUGIN,
                "is made for plugin interface 999; this Songngu has interface 1");
  check_refused(root, SN_SOURCE, "wrong-abi", FAULT_PLUGIN, "/source/wrong-abi.so");
  g_autofree char *sizes = g_strdup_printf("a descriptor of %u bytes; this Songngu expects %u",
                                           (guint)sizeof(SnPlugin) + 8, (guint)sizeof(SnPlugin));
  check_refused(root, SN_SOURCE, "wrong-size", FAULT_PLUGIN, sizes);
  check_refused(root, SN_SOURCE, "no-descriptor", FAULT_PLUGIN, "it has no songngu_plugin");
  check_refused(root, SN_SOURCE, "silent", FAULT_PLUGIN, "it lies among the source plugins but is not one");
  check_refused(root, SN_TRANSFORM, "renamed", FAULT_PLUGIN, "its file is named renamed but it calls itself silent");
  for (gsize i = 0; i < G_N_ELEMENTS(MALFORMED); i++)
    check_refused(root, SN_SOURCE, "malformed", FAULT_PLUGIN, MALFORMED[i]);
  remove_tree(root);
}

static void test_registry_permits(void) {
  static const char *const ALLOWED[] = {"other", "sample", NULL};
  SnPlugin plugin = SAMPLE;
  Registry *registry = registry_new(NULL);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  CU_ASSERT(registry_permits(registry, &plugin, &PLACE, diagnostics));
  plugin.needs = SN_NEEDS_PROGRAMS;
  CU_ASSERT(!registry_permits(registry, &plugin, &PLACE, diagnostics));
  ASSERT_SAID(diagnostics, "pack.xml:7: error: plugin sample runs programs, which was not allowed");
  ASSERT_SAID(diagnostics, "run the command again with --allow sample");
  ASSERT_INT(diagnostics_status(diagnostics), FAULT_PLUGIN);
  registry_allow(registry, ALLOWED);
  CU_ASSERT(registry_permits(registry, &plugin, &PLACE, diagnostics));
  plugin.size = offsetof(SnPlugin, needs); /* what lies behind an older descriptor is not its own */
  registry_allow(registry, NULL);
  CU_ASSERT(registry_permits(registry, &plugin, &PLACE, diagnostics));
  registry_free(registry);
}

static void test_descriptor_sizes(void) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  SnPlugin plugin = SAMPLE;
  plugin.size = offsetof(SnPlugin, needs);
  CU_ASSERT(descriptor_check(&plugin, SN_SOURCE, "sample", "sample.so", &PLACE, diagnostics));
  plugin.size = offsetof(SnPlugin, renderer);
  CU_ASSERT(!descriptor_check(&plugin, SN_SOURCE, "sample", "sample.so", &PLACE, diagnostics));
  plugin.size = sizeof plugin;
  plugin.needs = 4;
  CU_ASSERT(!descriptor_check(&plugin, SN_SOURCE, "sample", "sample.so", &PLACE, diagnostics));
  ASSERT_SAID(diagnostics, "it needs something that this Songngu does not know");
}

static void test_registry_trust(void) {
  g_autofree char *root = g_dir_make_tmp("songngu-unit-XXXXXX", NULL);
  g_autofree char *file = plant(root, "transform", "silent", "silent"), *folder = g_path_get_dirname(file);
  g_autofree char *hint = g_strdup_printf("chmod go-w %s", file);
  g_chmod(file, 0757);
  check_refused(root, SN_TRANSFORM, "silent", FAULT_PLUGIN, hint);
  g_chmod(file, 0775);
  check_refused(root, SN_TRANSFORM, "silent", FAULT_PLUGIN, "other users can write to");
  g_chmod(file, 0755);
  g_chmod(folder, 0777);
  check_refused(root, SN_TRANSFORM, "silent", FAULT_PLUGIN, "other users can write to");
  g_chmod(folder, 0755);
  g_chmod(root, 0777);
  check_refused(root, SN_TRANSFORM, "silent", FAULT_PLUGIN, "other users can write to");
  g_chmod(root, 0700);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  CU_ASSERT_PTR_NOT_NULL(find(root, SN_TRANSFORM, "silent", diagnostics));
  if (geteuid() == 0) {
    CU_ASSERT(chown(file, 65534, 65534) == 0);
    check_refused(root, SN_TRANSFORM, "silent", FAULT_PLUGIN, "belongs to another user (number 65534)");
  }
  remove_tree(root);
}

static void test_registry_files(void) {
  g_autofree char *root = g_dir_make_tmp("songngu-unit-XXXXXX", NULL);
  g_autofree char *file = plant(root, "transform", "silent", "silent");
  g_autofree char *link = g_build_filename(root, "transform/link.so", NULL);
  g_autofree char *text = g_build_filename(root, "transform/text.so", NULL);
  g_autofree char *other = g_build_filename(root, "transform/other.so", NULL);
  CU_ASSERT(symlink("silent.so", link) == 0);
  g_file_set_contents(text, "not an object, only text", -1, NULL);
  g_autofree char *content = NULL;
  gsize length = 0;
  g_file_get_contents(file, &content, &length, NULL);
  content[18] ^= 0x55; /* e_machine */
  g_file_set_contents(other, content, (gssize)length, NULL);
  g_chmod(text, 0644);
  g_chmod(other, 0644);
  check_refused(root, SN_TRANSFORM, "link", FAULT_PLUGIN, "is not a regular file");
  check_refused(root, SN_TRANSFORM, "text", FAULT_PLUGIN, "it is no shared object");
  check_refused(root, SN_TRANSFORM, "other", FAULT_PLUGIN, "another kind of machine");
  remove_tree(root);
}

/* ---- calls ---- */

static bool read_numbers(SnContext *context, const void *params, SnTable *out) {
  const Sample *sample = params;
  uint32_t column = sn_table_add_column(out, "n", SN_NUMBER, NULL);
  SnOrigin origin = {.file = sn_display_path(context, sample->path), .line = 2};
  sn_table_put_number(out, column, (SnDecimal){12, 1});
  sn_table_end_row(out, &origin);
  return true;
}

static bool read_badly(SnContext *context, const void *params, SnTable *out) {
  const Sample *sample = params;
  sn_fail_at(context, sample->path, 3, "row %d is bad", 3);
  sn_hint(context, "mend it");
  sn_warn(context, "and it is late");
  sn_fail_cell(context, sn_display_path(context, sample->path), "Quý I!B7", "cell %d is bad", 7);
  sn_warn_cell(context, sample->path, "Quý I!B8", "so is cell %d, nearly", 8);
  return sample->strict; /* true after sn_fail is a failure too */
}

static bool read_silently(SnContext *context, const void *params, SnTable *out) { return false; }

static SnTable *call(bool (*read)(SnContext *, const void *, SnTable *), bool strict, Diagnostics *diagnostics) {
  g_autofree char *folder = make_pack();
  SnPlugin plugin = SAMPLE;
  plugin.read = read;
  const Setting settings[] = {{"path", "data/in.csv", 7}, {"strict", strict ? "yes" : "no", 7}};
  g_autoptr(Parameters) parameters = read_settings(folder, settings, 2, NULL, diagnostics);
  const Place place = {.file = "packs/q1/pack.xml", .line = 7};
  g_autoptr(SnContext) context = context_new(&plugin, &place, folder, NULL, diagnostics);
  SnTable *table = plugin_read(&plugin, parameters, context, "t");
  remove_tree(folder);
  return table;
}

static void test_call_reads(void) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(SnTable) table = call(read_numbers, false, diagnostics);
  CU_ASSERT_PTR_NOT_NULL_FATAL(table);
  ASSERT_INT(sn_table_rows(table), 1);
  ASSERT_STRING(sn_table_origin(table, 0).file, "packs/q1/data/in.csv");
  ASSERT_STRING(table_name(table), "t");
}

static void test_call_fails(void) {
  for (int strict = 0; strict < 2; strict++) {
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    CU_ASSERT_PTR_NULL(call(read_badly, strict, diagnostics));
    ASSERT_INT(diagnostics_errors(diagnostics), 2);
    ASSERT_INT(diagnostics_status(diagnostics), FAULT_DATA);
    ASSERT_SAID(diagnostics, "packs/q1/data/in.csv:3: error: row 3 is bad");
    ASSERT_SAID(diagnostics, "packs/q1/data/in.csv: error: Quý I!B7: cell 7 is bad");
    ASSERT_SAID(diagnostics, "packs/q1/data/in.csv: warning: Quý I!B8: so is cell 8, nearly");
    ASSERT_SAID(diagnostics, "mend it");
    ASSERT_SAID(diagnostics, "packs/q1/pack.xml:7: warning: and it is late");
  }
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  CU_ASSERT_PTR_NULL(call(read_silently, false, diagnostics));
  ASSERT_INT(diagnostics_status(diagnostics), FAULT_PLUGIN);
  ASSERT_SAID(diagnostics, "plugin sample failed without saying why");
}

static void test_outputs(void) {
  g_autofree char *folder = g_dir_make_tmp("songngu-unit-XXXXXX", NULL);
  g_autofree char *file = g_build_filename(folder, "p.vi.1.svg", NULL);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  const OutputFolder output = {folder, "p.vi"};
  SnPlugin plugin = SAMPLE;
  plugin.kind = SN_RENDER;
  g_autoptr(SnContext) context = context_new(&plugin, NULL, NULL, &output, diagnostics);
  FILE *stream = sn_output_open(context, "1.svg");
  CU_ASSERT_PTR_NOT_NULL_FATAL(stream);
  fputs("<svg/>", stream);
  CU_ASSERT(sn_output_close(context, stream));
  g_autofree char *content = NULL;
  CU_ASSERT(g_file_get_contents(file, &content, NULL, NULL));
  ASSERT_STRING(content, "<svg/>");
  ASSERT_INT(diagnostics_count(diagnostics), 0);
  static const char *const BAD[] = {"1.svg", "../x", "a/b", "", ".", "x.", "a..b", "\xff", "a\nb"};
  for (gsize i = 0; i < G_N_ELEMENTS(BAD); i++) {
    CU_ASSERT_PTR_NULL(sn_output_open(context, BAD[i]));
    ASSERT_INT(diagnostics_errors(diagnostics), i + 1);
  }
  CU_ASSERT(!sn_output_close(context, stderr));
  CU_ASSERT_PTR_NOT_NULL(sn_output_open(context, "left.open"));
  remove_tree(folder);
}

static void test_output_full(void) {
  g_autofree char *folder = g_dir_make_tmp("songngu-unit-XXXXXX", NULL);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  const OutputFolder output = {folder, "p.vi"};
  g_autoptr(SnContext) context = context_new(&SAMPLE, NULL, NULL, &output, diagnostics);
  FILE *stream = sn_output_open(context, "pdf"), *full = fopen("/dev/full", "wb");
  CU_ASSERT_PTR_NOT_NULL_FATAL(stream);
  CU_ASSERT_PTR_NOT_NULL_FATAL(full);
  CU_ASSERT(dup2(fileno(full), fileno(stream)) >= 0);
  fclose(full);
  fputs("never written", stream);
  CU_ASSERT(!sn_output_close(context, stream));
  ASSERT_INT(diagnostics_status(diagnostics), FAULT_SYSTEM);
  ASSERT_SAID(diagnostics, "p.vi.pdf cannot be written: No space left on device");
  remove_tree(folder);
}

int main(void) {
  CU_TestInfo parameters[] = {{"stored", test_parameters_stored},
                              {"fallbacks", test_parameters_fallbacks},
                              {"faults", test_parameters_faults},
                              {"paths", test_parameters_paths},
                              {"text", test_parameters_text},
                              {"command line", test_parameters_command_line},
                              CU_TEST_INFO_NULL};
  CU_TestInfo registry[] = {{"permits", test_registry_permits},   {"sizes", test_descriptor_sizes},
                            {"finds", test_registry_finds},       {"unknown", test_registry_unknown},
                            {"contract", test_registry_contract}, {"trust", test_registry_trust},
                            {"files", test_registry_files},       CU_TEST_INFO_NULL};
  CU_TestInfo calls[] = {{"reads", test_call_reads},
                         {"fails", test_call_fails},
                         {"outputs", test_outputs},
                         {"full disk", test_output_full},
                         CU_TEST_INFO_NULL};
  CU_SuiteInfo suites[] = {{"parameters", NULL, NULL, NULL, NULL, parameters},
                           {"registry", NULL, NULL, NULL, NULL, registry},
                           {"calls", NULL, NULL, NULL, NULL, calls},
                           CU_SUITE_INFO_NULL};
  return unit_run(suites);
}
