/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h" /* the system's extensions, before any header */

#include <fcntl.h>
#include <ftw.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command/command.h"
#include "command/completion.h"
#include "command/help.h"
#include "command/manual.h"
#include "command/table-print.h"
#include "base/width.h"
#include "table/table.h"
#include "unit.h"

/* ---- shared by the tests ---- */

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *place) {
  (void)status, (void)kind, (void)place;
  return remove(path);
}

static void remove_tree(const char *folder) { nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS); }

static gboolean has(const char *text, const char *words) {
  gboolean found = strstr(text, words) != NULL;
  if (!found)
    fprintf(stderr, "\"%s\" is not in:\n%s\n", words, text);
  return found;
}

/* ---- options ---- */

static const Option SAMPLE[] = {
    {"lang", 0, "LANG", "languages", NULL},
    {"output", 'o', "FOLDER", "folder", NULL},
    {"jobs", 'j', "N", "jobs", NULL},
    {"size", 0, "SIZE", "size", NULL},
    {"quiet", 'q', NULL, "quiet", NULL},
    {"all", 'a', NULL, "all", NULL},
    {NULL},
};
static const Option *const TABLES[] = {SAMPLE, NULL};

static gboolean parse(Given *given, Diagnostics *diagnostics, const char *line) {
  guint next = 0;
  g_auto(GStrv) words = g_strsplit(line, " ", -1);
  given_init(given);
  return given_parse(given, TABLES, words, &next, FALSE, diagnostics);
}

static void test_options(void) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  Given given;
  guint jobs;
  guint64 size;
  CU_ASSERT(parse(&given, diagnostics, "a --lang vi,en -oout -qa --lang=en,vi,x -j 3 --size=2m b -- --c - d"));
  ASSERT_STRING(given_value(&given, "output", NULL), "out");
  CU_ASSERT(given_flag(&given, "quiet") && given_flag(&given, "all"));
  g_auto(GStrv) languages = given_list(&given, "lang");
  g_autofree char *joined = g_strjoinv(" ", languages);
  ASSERT_STRING(joined, "vi en x");
  CU_ASSERT(given_number(&given, "jobs", 8, 1, &jobs, diagnostics));
  ASSERT_INT(jobs, 3);
  CU_ASSERT(given_size(&given, "size", &size, diagnostics));
  ASSERT_INT(size, 2 << 20);
  ASSERT_INT(given.arguments->len, 5);
  ASSERT_STRING(g_ptr_array_index(given.arguments, 2), "--c");
  ASSERT_STRING(g_ptr_array_index(given.arguments, 3), "-");
  ASSERT_INT(diagnostics_count(diagnostics), 0);
  given_clear(&given);
}

static void check_refused(const char *line) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  static const char *const WORDS[] = {"vi", "en", NULL};
  Given given;
  guint jobs;
  guint64 size;
  int word;
  parse(&given, diagnostics, line);
  given_number(&given, "jobs", 8, 1, &jobs, diagnostics);
  given_size(&given, "size", &size, diagnostics);
  given_word(&given, "lang", WORDS, &word, diagnostics);
  if (diagnostics_errors(diagnostics) != 1)
    fprintf(stderr, "%s\n", line);
  ASSERT_INT(diagnostics_errors(diagnostics), 1);
  ASSERT_INT(diagnostics_status(diagnostics), FAULT_USAGE);
  given_clear(&given);
}

static void test_options_refused(void) {
  static const char *const LINES[] = {
      "--outptu x",
      "-x",
      "-qx",
      "--quiet=yes",
      "--output",
      "-o",
      "--jobs 9",
      "--jobs -1",
      "--jobs 1x",
      "--size 0",
      "--size 1T",
      "--size M",
      "--size 99999999999G",
      "--lang fr",
      "--lang ",
      "--=x",
      "-é",
  };
  for (gsize i = 0; i < G_N_ELEMENTS(LINES); i++)
    check_refused(LINES[i]);
}

/* ---- text on a terminal ---- */

static void test_width(void) {
  ASSERT_INT(text_width("Nghệ An"), 7);
  ASSERT_INT(text_width("Nghe\xcc\xa3\xcc\x82 An"), 7); /* the same, decomposed */
  ASSERT_INT(text_width("漢字"), 4);
  g_autofree char *whole = text_fit("năm chữ", 7), *cut = text_fit("năm chữ", 6), *flat = text_fit("a\nb", 5);
  ASSERT_STRING(whole, "năm chữ");
  ASSERT_STRING(cut, "năm c…");
  ASSERT_STRING(flat, "a b");
}

static SnTable *make_table(void) {
  SnTable *table = table_new("t");
  guint name = sn_table_add_column(table, "tên", SN_TEXT, NULL);
  guint value = sn_table_add_column(table, "value", SN_NUMBER, "percent");
  guint good = sn_table_add_column(table, "good", SN_BOOLEAN, NULL);
  static const char *const NAMES[] = {"Công nghiệp", "a, \"b\"", "漢"};
  for (int row = 0; row < 3; row++) {
    sn_table_put_text(table, name, NAMES[row], strlen(NAMES[row]));
    if (row < 2)
      sn_table_put_number(table, value, (SnDecimal){row ? -5 : 12345678901234, 2});
    else
      sn_table_put_nothing(table, value, SN_CELL_NOT_AVAILABLE);
    sn_table_put_boolean(table, good, row == 0);
    sn_table_end_row(table, NULL);
  }
  return table;
}

static char *print(const SnTable *table, TableForm form, guint rows) {
  char *text = NULL;
  size_t length = 0;
  FILE *stream = open_memstream(&text, &length);
  table_print(table, &(TablePrint){form, rows}, stream);
  fclose(stream);
  return text;
}

static void test_table_print(void) {
  g_autoptr(SnTable) table = make_table();
  char *text = print(table, TABLE_TEXT, 2), *csv = print(table, TABLE_CSV, 0), *json = print(table, TABLE_JSON, 0);
  ASSERT_STRING(text, "tên          value (percent)  good\n"
                      "───────────  ───────────────  ────\n"
                      "Công nghiệp  123456789012.34  yes\n"
                      "a, \"b\"                 -0.05  no\n"
                      "… 1 more row (--rows 0 shows all)\n");
  ASSERT_STRING(csv, "tên,value,good\r\nCông nghiệp,123456789012.34,yes\r\n\"a, \"\"b\"\"\",-0.05,no\r\n漢,...,no\r\n");
  ASSERT_STRING(json, "[\n {\"tên\": \"Công nghiệp\", \"value\": 123456789012.34, \"good\": true},\n"
                      " {\"tên\": \"a, \\\"b\\\"\", \"value\": -0.05, \"good\": false},\n"
                      " {\"tên\": \"漢\", \"value\": null, \"good\": false}\n]\n");
  free(text);
  free(csv);
  free(json);
}

/* ---- help, manual, completion ---- */

static char *print_all(void (*function)(FILE *)) {
  char *text = NULL;
  size_t length = 0;
  FILE *stream = open_memstream(&text, &length);
  function(stream);
  fclose(stream);
  return text;
}

static guint longest_line(const char *text) {
  guint longest = 0;
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line; line++)
    longest = MAX(longest, text_width(*line));
  return longest;
}

static void test_help(void) {
  char *help = print_all(help_print);
  for (const Command *const *command = COMMANDS; *command; command++)
    CU_ASSERT(has(help, (*command)->summary));
  CU_ASSERT(longest_line(help) <= 80);
  free(help);
}

static void test_help_commands(void) {
  for (const Command *const *command = COMMANDS; *command; command++) {
    char *text = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&text, &length);
    help_print_command(*command, stream);
    fclose(stream);
    for (const Option *option = (*command)->options; option->name; option++) {
      g_autofree char *name = g_strconcat("--", option->name, NULL);
      CU_ASSERT(has(text, name));
    }
    CU_ASSERT(longest_line(text) <= 80);
    free(text);
  }
}

static void test_manual(void) {
  char *manual = print_all(manual_print), *completion = print_all(completion_print);
  for (const Command *const *command = COMMANDS; *command; command++)
    for (const Option *option = (*command)->options; option->name; option++) {
      g_auto(GStrv) parts = g_strsplit(option->name, "-", -1);
      g_autofree char *escaped = g_strjoinv("\\-", parts), *plain = g_strconcat(" --", option->name, NULL);
      CU_ASSERT(has(manual, escaped));
      CU_ASSERT(has(completion, plain));
    }
  CU_ASSERT(has(manual, ".TP\n\\fB4\\fR\nA translation is incomplete or wrong.\n"));
  CU_ASSERT(!strstr(manual, "\n'"));
  free(manual);
  free(completion);
}

/* ---- the program ---- */

/* Runs it with standard output and error going to files; returns the status. */
static int run(const char *line, char **out, char **err) {
  g_autofree char *folder = g_dir_make_tmp("songngu-unit-XXXXXX", NULL);
  g_autofree char *files[] = {g_build_filename(folder, "out", NULL)};
  g_autofree char *err_file = g_build_filename(folder, "err", NULL);
  g_auto(GStrv) words = g_strsplit(line, " ", -1);
  int kept[2] = {dup(1), dup(2)}, fresh[2];
  fflush(NULL);
  fresh[0] = open(files[0], O_WRONLY | O_CREAT, 0600);
  fresh[1] = open(err_file, O_WRONLY | O_CREAT, 0600);
  dup2(fresh[0], 1);
  dup2(fresh[1], 2);
  int status = command_main((int)g_strv_length(words), words);
  fflush(NULL);
  for (int i = 0; i < 2; i++) {
    dup2(kept[i], i + 1);
    close(kept[i]);
    close(fresh[i]);
  }
  g_file_get_contents(files[0], out, NULL, NULL);
  g_file_get_contents(err_file, err, NULL, NULL);
  remove_tree(folder);
  return status;
}

static void check_run(const char *line, int status, const char *out_words, const char *err_words) {
  g_autofree char *out = NULL, *err = NULL;
  int got = run(line, &out, &err);
  if (got != status)
    fprintf(stderr, "%s:\n%s%s", line, out, err);
  ASSERT_INT(got, status);
  CU_ASSERT(has(out, out_words));
  CU_ASSERT(has(err, err_words));
}

static void test_usage(void) {
  check_run("songngu --message-language en", 2, "", "no command was given");
  check_run("songngu --message-language en biuld", 2, "", "did you mean “songngu build”?");
  check_run("songngu --message-language en interpret x", 2, "", "there is no command “interpret”");
  check_run("songngu --message-language en build", 2, "", "songngu build needs more: PACK…");
  check_run("songngu --message-language en show a b c", 2, "", "“c” is one argument too many");
  check_run("songngu --message-language en build --formt pdf x", 2, "", "did you mean --format?");
  check_run("songngu --message-language en build x --jobs many", 2, "", "must be a whole number from 0 to 1024");
  check_run("songngu --message-language en build x --format pdff --format svg", 2, "", "there is no format “pdff”");
  check_run("songngu --message-language en build x --lang vi,,en", 2, "", "has an empty word");
  check_run("songngu --message-language en build x --set pdf", 2, "", "must be FORMAT.NAME=VALUE");
  check_run("songngu --message-language en build x --set svg.a=b", 2, "", "of a format that is not built");
  check_run("songngu --message-language fr --version", 2, "", "must be one of en, vi");
  check_run("songngu --message-language vi biuld", 2, "", "lỗi: không có lệnh “biuld”");
  check_run("songngu --message-language vi --help", 0, "Các lệnh:", "");
  check_run("songngu --message-language en plugins sauce", 2, "", "is no kind of plugin");
  check_run("songngu --diagnostics json --message-language en nothing", 2, "",
            "{\"severity\":\"error\",\"fault\":\"usage\",\"message\":\"there is no command “nothing”\"");
  check_run("songngu --version", 0, "songngu ", "");
  check_run("songngu help new", 0, "songngu new TEMPLATE DIR", "");
  check_run("songngu read --help", 0, "--rows N", "");
}

static void test_new(void) {
  g_autofree char *folder = g_dir_make_tmp("songngu-unit-XXXXXX", NULL);
  g_autofree char *made =
      g_strdup_printf("songngu --message-language en new conference-briefing %s/a/Quý_I.2024", folder);
  g_autofree char *again = g_strdup_printf("%s --id other", made);
  g_autofree char *wrong =
      g_strdup_printf("songngu --message-language en new conference-briefing %s/b --id ../x", folder);
  g_autofree char *unknown = g_strdup_printf("songngu --message-language en new conference %s/b", folder);
  g_autofree char *pack = g_strdup_printf("%s/a/Quý_I.2024/pack.xml", folder),
                  *parent = g_strdup_printf("%s/a", folder);
  g_autofree char *other = g_strdup_printf("%s/b", folder), *content = NULL;
  check_run(made, 0, "", "");
  CU_ASSERT(g_file_get_contents(pack, &content, NULL, NULL));
  CU_ASSERT(has(content, " id=\"quy_i.2024\""));
  check_run(again, 2, "", "is there already");
  check_run(wrong, 2, "", "cannot be a pack's id");
  check_run(unknown, 2, "", "there is no template “conference” with a starter");
  CU_ASSERT(!g_file_test(other, G_FILE_TEST_EXISTS));
  g_autoptr(GDir) dir = g_dir_open(parent, 0, NULL);
  ASSERT_STRING(g_dir_read_name(dir), "Quý_I.2024");
  CU_ASSERT_PTR_NULL(g_dir_read_name(dir)); /* no leftovers beside it */
  remove_tree(folder);
}

static void test_read(void) {
  g_autofree char *folder = g_dir_make_tmp("songngu-unit-XXXXXX", NULL),
                  *file = g_build_filename(folder, "a.csv", NULL);
  g_file_set_contents(file, "name;value\nMột;1,5\nHai;2,25\n", -1, NULL);
  g_autofree char *good = g_strdup_printf("songngu read csv %s delimiter=semicolon --as json", file);
  g_autofree char *some = g_strdup_printf("songngu read csv %s --rows 1", file);
  g_autofree char *bad = g_strdup_printf("songngu --message-language en read csv %s delimeter=semicolon", file);
  g_autofree char *none = g_strdup_printf("songngu --message-language en read csv %s.gone", file);
  check_run(good, 0, "{\"name\": \"Hai\", \"value\": 2.25}", "");
  check_run(some, 0, "Một", "");
  check_run(bad, 2, "", "did you mean “delimiter”?");
  check_run(none, 3, "", "there is no file");
  check_run("songngu --message-language en read cvs x", 2, "", "did you mean “csv”?");
  remove_tree(folder);
}

static void test_plugins(void) {
  check_run("songngu plugins", 0, "transform/sql", "");
  check_run("songngu plugins render", 0, "render/trace", "");
  check_run("songngu --message-language en plugins source/csv", 0, "one of auto, comma", "");
}

int main(void) {
  CU_TestInfo options[] = {{"taken apart", test_options}, {"refused", test_options_refused}, CU_TEST_INFO_NULL};
  CU_TestInfo texts[] = {{"width", test_width},
                         {"tables", test_table_print},
                         {"help", test_help},
                         {"help of commands", test_help_commands},
                         {"manual and completion", test_manual},
                         CU_TEST_INFO_NULL};
  CU_TestInfo program[] = {
      {"usage", test_usage}, {"new", test_new}, {"read", test_read}, {"plugins", test_plugins}, CU_TEST_INFO_NULL};
  CU_SuiteInfo suites[] = {{"options", NULL, NULL, NULL, NULL, options},
                           {"texts", NULL, NULL, NULL, NULL, texts},
                           {"the program", NULL, NULL, NULL, NULL, program},
                           CU_SUITE_INFO_NULL};
  return unit_run(suites);
}
