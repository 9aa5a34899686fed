/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "base-suites.h"
#include "base/diagnostic.h"
#include "base/installation.h"
#include "base/message.h"
#include "unit.h"

static char *print(const Diagnostics *diagnostics, DiagnosticFormat format) {
  char *text = NULL;
  size_t length = 0;
  FILE *stream = open_memstream(&text, &length);
  diagnostics_print(diagnostics, stream, format);
  fclose(stream);
  return text;
}

/* A folder holding one file; the folder's path, to be freed by remove_folder. */
static char *make_folder(const char *name, const char *content, gssize length) {
  char *folder = g_dir_make_tmp("songngu-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_file_set_contents(path, content, length, NULL);
  return folder;
}

static void remove_folder(char *folder, const char *name) {
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_unlink(path);
  g_rmdir(folder);
  g_free(folder);
}

static void diagnostic_shows_place_excerpt_and_hint(void) {
  char *folder = make_folder("pack.xml", "<pack>\r\n  <vlaue of=\"Đắk\"/>\r\n</pack>\n", -1);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  diagnostics_set_folder(diagnostics, folder);
  diagnostics_set_subject(diagnostics, "q1-2024, stage sectors, plugin sql");
  diagnostics_add(diagnostics, FAULT_PACK, SEVERITY_ERROR, &(Place){"pack.xml", 2, 4, NULL}, "did you mean “value”?",
                  "unknown element “%s”", "vlaue");
  diagnostics_set_subject(diagnostics, NULL);
  diagnostics_add(diagnostics, FAULT_DATA, SEVERITY_WARNING, &(Place){"pack.xml", 1, 0, "growth"}, NULL, "odd");
  diagnostics_add(diagnostics, FAULT_SYSTEM, SEVERITY_NOTE, NULL, NULL, "no place");
  g_autofree char *text = print(diagnostics, DIAGNOSTIC_TEXT);
  ASSERT_STRING(text, "songngu: note: no place\n"
                      "pack.xml:1: warning: growth: odd\n"
                      "      1 | <pack>\n"
                      "pack.xml:2:4: error: unknown element “vlaue” [q1-2024, stage sectors, plugin sql]\n"
                      "      2 |   <vlaue of=\"Đắk\"/>\n"
                      "        |    ^\n"
                      "  hint: did you mean “value”?\n");
  remove_folder(folder, "pack.xml");
}

static void diagnostic_cuts_long_lines(void) {
  GString *line = g_string_new(NULL);
  for (int i = 0; i < 500; i++)
    g_string_append(line, "ắ");
  g_string_append(line, "X");
  for (int i = 0; i < 500; i++)
    g_string_append(line, "ộ");
  char *folder = make_folder("long", line->str, -1);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  diagnostics_set_folder(diagnostics, folder);
  diagnostics_add(diagnostics, FAULT_PACK, SEVERITY_ERROR, &(Place){"long", 1, 501, NULL}, NULL, "here");
  g_autofree char *text = print(diagnostics, DIAGNOSTIC_TEXT);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  CU_ASSERT_EQUAL_FATAL(g_strv_length(lines), 4);
  const char *mark = strchr(lines[1], 'X');
  CU_ASSERT_PTR_NOT_NULL_FATAL(mark);
  ASSERT_INT(g_utf8_strlen(lines[1], mark - lines[1]), strlen(lines[2]) - 1);
  CU_ASSERT(g_utf8_strlen(lines[1], -1) < 120);
  g_string_free(line, TRUE);
  remove_folder(folder, "long");
}

static void diagnostic_does_not_steer_the_terminal(void) {
  char *folder = make_folder("evil", "a\x1b[31mb\xff\x07\n", -1);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  diagnostics_set_folder(diagnostics, folder);
  diagnostics_add(diagnostics, FAULT_PACK, SEVERITY_ERROR, &(Place){"evil", 1, 0, NULL}, "\x1b]0;x", "bad \x1b[2J\xfe");
  g_autofree char *text = print(diagnostics, DIAGNOSTIC_TEXT);
  CU_ASSERT_PTR_NULL(strchr(text, '\x1b'));
  CU_ASSERT_PTR_NULL(strchr(text, '\x07'));
  CU_ASSERT(g_utf8_validate(text, -1, NULL));
  remove_folder(folder, "evil");
}

static void diagnostic_skips_files_that_are_no_text(void) {
  char *folder = make_folder("book.xlsx", "PK\003\004\0\0\nline\n", 12);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  diagnostics_set_folder(diagnostics, folder);
  diagnostics_add(diagnostics, FAULT_DATA, SEVERITY_ERROR, &(Place){"book.xlsx", 2, 0, "Sheet!B2"}, NULL, "odd");
  diagnostics_add(diagnostics, FAULT_DATA, SEVERITY_ERROR, &(Place){"gone.csv", 2, 0, NULL}, NULL, "missing");
  diagnostics_add(diagnostics, FAULT_DATA, SEVERITY_ERROR, &(Place){"/dev/stdin", 2, 0, NULL}, NULL, "a device");
  g_autofree char *text = print(diagnostics, DIAGNOSTIC_TEXT);
  ASSERT_STRING(text, "/dev/stdin:2: error: a device\n"
                      "book.xlsx:2: error: Sheet!B2: odd\n"
                      "gone.csv:2: error: missing\n");
  remove_folder(folder, "book.xlsx");
}

static void diagnostic_writes_json_lines(void) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  diagnostics_set_subject(diagnostics, "q1");
  diagnostics_add(diagnostics, FAULT_DATA, SEVERITY_ERROR, &(Place){"a\\b.csv", 7, 3, "giá trị"}, "write \"5\"",
                  "\"x\ty\" is not a number");
  diagnostics_set_subject(diagnostics, NULL);
  diagnostics_add(diagnostics, FAULT_TRANSLATION, SEVERITY_WARNING, NULL, NULL, "bare");
  diagnostics_check(diagnostics, "digit-typed");
  g_autofree char *text = print(diagnostics, DIAGNOSTIC_JSON);
  ASSERT_STRING(text, "{\"severity\":\"warning\",\"fault\":\"translation\",\"message\":\"bare\","
                      "\"check\":\"digit-typed\"}\n"
                      "{\"severity\":\"error\",\"fault\":\"data\",\"file\":\"a\\\\b.csv\",\"line\":7,\"column\":3,"
                      "\"cell\":\"giá trị\",\"message\":\"\\\"x y\\\" is not a number\",\"hint\":\"write \\\"5\\\"\","
                      "\"subject\":\"q1\"}\n");
}

/* Also once they have come through the pipe of a worker. */
static void diagnostic_makes_violations_a_table(void) {
  g_autoptr(Diagnostics) worker = diagnostics_new(), diagnostics = diagnostics_new();
  static const struct {
    guint line;
    const char *cell, *expected, *found, *hint;
  } CASES[] = {
      {9, "Ngành", "một trong: A, B", "Đ", "did you mean “A”?"},
      {4, "value", "a number", "x", "write 5"},
      {12, "value", "a number", "", "write 5"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
    diagnostics_add(worker, FAULT_DATA, SEVERITY_ERROR, &(Place){"a.csv", CASES[i].line, 0, CASES[i].cell},
                    CASES[i].hint, "line %u", CASES[i].line);
    diagnostics_compare(worker, CASES[i].expected, CASES[i].found);
  }
  diagnostics_add(worker, FAULT_DATA, SEVERITY_ERROR, &(Place){"a.csv", 20, 0, NULL}, NULL, "alone");
  diagnostics_compare(worker, "1", "2");
  diagnostics_add(worker, FAULT_DATA, SEVERITY_WARNING, &(Place){"a.csv", 30, 0, NULL}, NULL, "something else");
  diagnostics_add(worker, FAULT_DATA, SEVERITY_ERROR, &(Place){"b.csv", 1, 0, NULL}, NULL, "of another file");
  diagnostics_compare(worker, "1", "2");
  g_autoptr(GVariant) wire = diagnostics_serialise(worker);
  diagnostics_merge(diagnostics, wire);
  g_autofree char *text = print(diagnostics, DIAGNOSTIC_TEXT), *json = print(diagnostics, DIAGNOSTIC_JSON);
  ASSERT_STRING(text, "a.csv: error: 4 values are not as expected\n"
                      "where            expected         found\n"
                      "───────────────  ───────────────  ─────\n"
                      "a.csv:4: value   a number         x\n"
                      "a.csv:9: Ngành   một trong: A, B  Đ\n"
                      "a.csv:12: value  a number         \n"
                      "a.csv:20         1                2\n"
                      "  hint: write 5\n"
                      "  hint: a.csv:9: Ngành: did you mean “A”?\n"
                      "a.csv:30: warning: something else\n"
                      "b.csv:1: error: of another file\n");
  CU_ASSERT_PTR_NOT_NULL(
      strstr(json, "\"message\":\"line 9\",\"expected\":\"một trong: A, B\",\"found\":\"Đ\",\"hint\""));
}

static void diagnostic_sorts_and_drops_repeats(void) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  static const guint LINES[] = {9, 3, 9, 3, 3};
  static const char *const MESSAGES[] = {"nine", "second", "nine", "first", "second"};
  for (gsize i = 0; i < G_N_ELEMENTS(LINES); i++)
    diagnostics_error(diagnostics, FAULT_DATA, (&(Place){"b.csv", LINES[i], 0, NULL}), "%s", MESSAGES[i]);
  diagnostics_error(diagnostics, FAULT_DATA, (&(Place){"a.csv", 100, 0, NULL}), "earlier file");
  g_autofree char *text = print(diagnostics, DIAGNOSTIC_TEXT);
  ASSERT_STRING(
      text, "a.csv:100: error: earlier file\nb.csv:3: error: second\nb.csv:3: error: first\nb.csv:9: error: nine\n");
}

static void diagnostic_counts_what_it_does_not_show(void) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  for (guint i = 0; i < 1203; i++)
    diagnostics_error(diagnostics, FAULT_DATA, (&(Place){"big.csv", i + 1, 0, NULL}), "bad");
  g_autofree char *text = print(diagnostics, DIAGNOSTIC_TEXT);
  CU_ASSERT(
      g_str_has_suffix(text, "big.csv:200: error: bad\nbig.csv: 1003 more messages about this file are not shown\n"));
  g_autofree char *json = print(diagnostics, DIAGNOSTIC_JSON);
  g_auto(GStrv) lines = g_strsplit(json, "\n", -1);
  ASSERT_INT(g_strv_length(lines), 1204);
}

static void diagnostic_status_is_the_first_error(void) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  ASSERT_INT(diagnostics_status(diagnostics), 0);
  diagnostics_add(diagnostics, FAULT_DATA, SEVERITY_WARNING, NULL, NULL, "warning");
  ASSERT_INT(diagnostics_status(diagnostics), 0);
  diagnostics_error(diagnostics, FAULT_PLUGIN, NULL, "error");
  diagnostics_error(diagnostics, FAULT_DATA, NULL, "error");
  ASSERT_INT(diagnostics_status(diagnostics), FAULT_PLUGIN);
  ASSERT_INT(diagnostics_errors(diagnostics), 2);
  ASSERT_INT(diagnostics_count(diagnostics), 3);
}

static void diagnostic_denies_warnings(void) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  diagnostics_deny_warnings(diagnostics);
  diagnostics_add(diagnostics, FAULT_TRANSLATION, SEVERITY_WARNING, NULL, NULL, "fuzzy entry");
  ASSERT_INT(diagnostics_errors(diagnostics), 1);
  ASSERT_INT(diagnostics_status(diagnostics), FAULT_TRANSLATION);
}

static void diagnostic_crosses_a_pipe(void) {
  g_autoptr(Diagnostics) worker = diagnostics_new(), run = diagnostics_new();
  diagnostics_set_subject(worker, "q1, vi");
  diagnostics_add(worker, FAULT_DATA, SEVERITY_ERROR, &(Place){"a.csv", 2, 5, "value"}, "write a number", "not “%s”",
                  "số");
  diagnostics_add(worker, FAULT_PACK, SEVERITY_WARNING, NULL, NULL, "bare");
  diagnostics_hint(worker, "fill %d cells", 3);
  diagnostics_check(worker, "term-missing");
  GVariant *wire = diagnostics_serialise(worker);
  diagnostics_merge(run, wire);
  g_variant_unref(wire);
  g_autofree char *expected = print(worker, DIAGNOSTIC_JSON), *got = print(run, DIAGNOSTIC_JSON);
  ASSERT_STRING(got, expected);
  CU_ASSERT_PTR_NOT_NULL(strstr(got, "fill 3 cells"));
  ASSERT_INT(diagnostics_status(run), FAULT_DATA);
  GVariant *other = g_variant_ref_sink(g_variant_new_string("broken"));
  diagnostics_merge(run, other);
  g_variant_unref(other);
  ASSERT_INT(diagnostics_count(run), 2);
}

CU_TestInfo diagnostic_tests[] = {
    {"shows place, excerpt and hint", diagnostic_shows_place_excerpt_and_hint},
    {"cuts long lines", diagnostic_cuts_long_lines},
    {"does not steer the terminal", diagnostic_does_not_steer_the_terminal},
    {"skips files that are no text", diagnostic_skips_files_that_are_no_text},
    {"writes JSON lines", diagnostic_writes_json_lines},
    {"makes violations a table", diagnostic_makes_violations_a_table},
    {"sorts and drops repeats", diagnostic_sorts_and_drops_repeats},
    {"counts what it does not show", diagnostic_counts_what_it_does_not_show},
    {"has the status of the first error", diagnostic_status_is_the_first_error},
    {"denies warnings", diagnostic_denies_warnings},
    {"crosses a pipe", diagnostic_crosses_a_pipe},
    CU_TEST_INFO_NULL,
};

/* ---- installation and messages */

static void installation_is_the_build_tree(void) {
  CU_ASSERT(installation_is_build_tree());
  g_autofree char *units = installation_data("units.csv");
  CU_ASSERT(g_str_has_suffix(units, "/pipeline/table/units.csv"));
  CU_ASSERT(g_file_test(units, G_FILE_TEST_EXISTS));
  g_autofree char *glossary = installation_data("glossary.tsv");
  CU_ASSERT(g_file_test(glossary, G_FILE_TEST_EXISTS));
  g_autofree char *schema = installation_data("schemas/pack.rng");
  CU_ASSERT(g_str_has_suffix(schema, "/pipeline/pack/pack.rng"));
  CU_ASSERT(g_file_test(schema, G_FILE_TEST_EXISTS));
  g_autofree char *template = installation_template("base");
  CU_ASSERT(g_str_has_suffix(template, "/templates/base"));
  g_autofree char *plugin = installation_plugin_path("source", "csv");
  CU_ASSERT(g_str_has_suffix(plugin, "/plugins/source/.libs/csv.so"));
  CU_ASSERT(g_str_has_suffix(installation_locale(), "/po"));
  CU_ASSERT(g_path_is_absolute(plugin));
}

/* A catalogue of one entry, in the format that gettext reads (GNU gettext manual, "The Format of GNU MO Files"). */
static void write_catalogue(const char *folder, const char *from, const char *to) {
  static const char HEADER[] = "Content-Type: text/plain; charset=UTF-8\n";
  guint32 lengths[] = {0, (guint32)strlen(from), (guint32)strlen(HEADER), (guint32)strlen(to)};
  const char *const strings[] = {"", from, HEADER, to};
  guint32 head[7] = {0x950412de, 0, 2, 28, 44, 0, 60};
  guint32 offset = 60, table[8];
  g_autoptr(GByteArray) bytes = g_byte_array_new(), tail = g_byte_array_new();
  for (int i = 0; i < 4; i++) {
    table[2 * i] = lengths[i];
    table[2 * i + 1] = offset;
    offset += lengths[i] + 1;
    g_byte_array_append(tail, (const guint8 *)strings[i], lengths[i] + 1);
  }
  g_byte_array_append(bytes, (const guint8 *)head, sizeof head);
  g_byte_array_append(bytes, (const guint8 *)table, sizeof table);
  g_byte_array_append(bytes, tail->data, tail->len);
  g_autofree char *path = g_build_filename(folder, "vi", "LC_MESSAGES", NULL);
  g_mkdir_with_parents(path, 0700);
  g_autofree char *file = g_build_filename(path, "songngu.mo", NULL);
  g_file_set_contents(file, (const char *)bytes->data, bytes->len, NULL);
}

static void remove_catalogue(const char *folder) {
  static const char *const PARTS[] = {"vi/LC_MESSAGES/songngu.mo", "vi/LC_MESSAGES", "vi", ""};
  for (gsize i = 0; i < G_N_ELEMENTS(PARTS); i++) {
    g_autofree char *path = g_build_filename(folder, PARTS[i], NULL);
    g_remove(path);
  }
}

static void message_needs_no_vietnamese_locale(void) {
  g_autofree char *folder = g_dir_make_tmp("songngu-XXXXXX", NULL);
  write_catalogue(folder, "an entry of the test", "một mục của phép thử");
  message_init("vi");
  bindtextdomain("songngu", folder);
  ASSERT_STRING(_("an entry of the test"), "một mục của phép thử");
  message_init("en");
  bindtextdomain("songngu", folder);
  ASSERT_STRING(_("an entry of the test"), "an entry of the test");
  remove_catalogue(folder);
}

static void message_follows_the_environment(void) {
  g_autofree char *folder = g_dir_make_tmp("songngu-XXXXXX", NULL);
  write_catalogue(folder, "an entry of the test", "một mục của phép thử");
  g_autofree char *all = g_strdup(g_getenv("LC_ALL"));
  static const struct {
    const char *locale, *list;
    gboolean vietnamese;
  } rows[] = {
      {"vi_VN.UTF-8", "", TRUE},      {"C", "", FALSE},           {"vi_VN.UTF-8", "en", FALSE},
      {"en_US.UTF-8", "fr:vi", TRUE}, {"fr_FR.UTF-8", "", FALSE}, {"C", "vi", FALSE},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_setenv("LANGUAGE", rows[i].list, TRUE);
    g_setenv("LC_ALL", rows[i].locale, TRUE);
    message_init(NULL);
    bindtextdomain("songngu", folder);
    ASSERT_STRING(_("an entry of the test"), rows[i].vietnamese ? "một mục của phép thử" : "an entry of the test");
  }
  g_unsetenv("LANGUAGE");
  if (all)
    g_setenv("LC_ALL", all, TRUE);
  else
    g_unsetenv("LC_ALL");
  remove_catalogue(folder);
}

static void message_leaves_numbers_alone(void) {
  message_init("vi");
  ASSERT_STRING(setlocale(LC_NUMERIC, NULL), "C");
  ASSERT_STRING(setlocale(LC_COLLATE, NULL), "C");
  message_init("en");
}

CU_TestInfo installation_tests[] = {
    {"is the build tree", installation_is_the_build_tree},
    {"messages need no Vietnamese locale", message_needs_no_vietnamese_locale},
    {"messages follow the environment", message_follows_the_environment},
    {"messages leave numbers alone", message_leaves_numbers_alone},
    CU_TEST_INFO_NULL,
};
