/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h" /* the system's extensions, before any header */

#include <errno.h>
#include <ftw.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pack/pack.h"
#include "run/commit.h"
#include "run/crew.h"
#include "run/identity.h"
#include "run/tables.h"
#include "run/workshop.h"
#include "table/table.h"
#include "said.h"
#include "unit.h"

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#else
#define SANITIZED 0
#endif

/* ---- shared by the tests ---- */

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *place) {
  (void)status, (void)kind, (void)place;
  return remove(path);
}

static void remove_tree(const char *folder) { nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS); }

static char *make_folder(void) { return g_dir_make_tmp("songngu-unit-XXXXXX", NULL); }

static void put_file(const char *folder, const char *name, const char *content) {
  g_autofree char *path = g_build_filename(folder, name, NULL), *parent = g_path_get_dirname(path);
  g_mkdir_with_parents(parent, 0755);
  CU_ASSERT(g_file_set_contents(path, content, -1, NULL));
}

static char *get_file(const char *folder, const char *name) {
  g_autofree char *path = g_build_filename(folder, name, NULL);
  char *content = NULL;
  g_file_get_contents(path, &content, NULL, NULL);
  return content;
}

#define ASSERT_FILE(folder, name, content)                                                                             \
  do {                                                                                                                 \
    g_autofree char *unit_content = get_file(folder, name);                                                            \
    ASSERT_STRING(unit_content, content);                                                                              \
  } while (0)

/* ---- workers ---- */

static void work_well(gpointer data, Report *report) {
  diagnostics_add(report->diagnostics, FAULT_PACK, SEVERITY_WARNING, &(Place){.file = "pack.xml", .line = 3}, "a hint",
                  "done with %s", (const char *)data);
  g_ptr_array_add(report->files, g_strdup(data));
}

static void enter_plugin(Report *report) { activity_enter(report->activity, "transform sectors", "sql", 12); }

static void work_crashing(gpointer data, Report *report) {
  enter_plugin(report);
  fprintf(stderr, "about to go\nlast words\n");
  fflush(stderr);
  signal(SIGSEGV, SIG_DFL);
  raise(SIGSEGV);
}

static void work_exiting(gpointer data, Report *report) {
  enter_plugin(report);
  _exit(3);
}

static void work_exiting_well(gpointer data, Report *report) { _exit(0); }

static void work_hanging(gpointer data, Report *report) {
  enter_plugin(report);
  sigset_t all;
  sigfillset(&all);
  sigprocmask(SIG_BLOCK, &all, NULL); /* as stubborn as can be */
  for (gboolean forever = TRUE; forever;)
    sleep(1000);
}

static void work_eating(gpointer data, Report *report) {
  enter_plugin(report);
  for (GSList *list = NULL; report; list = g_slist_prepend(list, memset(g_malloc(1 << 20), 1, 1 << 20)))
    continue;
}

static void work_printing(gpointer data, Report *report) {
  printf("noise on stdout\n");
  fprintf(stderr, "noise on stderr\n");
}

static void work_failing(gpointer data, Report *report) {
  diagnostics_error(report->diagnostics, FAULT_DATA, &(Place){.file = data}, "at fault: %s", (const char *)data);
}

static int run_crew(const Task *tasks, guint count, guint jobs, const WorkerLimits *limits, Diagnostics *diagnostics,
                    GPtrArray *files) {
  Tokens tokens;
  CU_ASSERT_FATAL(tokens_open(&tokens, jobs));
  Crew crew = {.tokens = &tokens, .limits = *limits};
  int interrupt = crew_run(&crew, tasks, count, diagnostics, files);
  guint left = 0;
  while (tokens_take(&tokens))
    left++;
  ASSERT_INT(left, jobs); /* every token came back */
  tokens_close(&tokens);
  CU_ASSERT(waitpid(-1, NULL, WNOHANG) == -1 && errno == ECHILD);
  return interrupt;
}

static void check_death(Work work, WorkerLimits limits, Fault fault, const char *words) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  Task task = {.work = work, .pack = "q1-2024", .file = "q1/pack.xml"};
  ASSERT_INT(run_crew(&task, 1, 1, &limits, diagnostics, NULL), 0);
  ASSERT_INT(diagnostics_errors(diagnostics), 1);
  ASSERT_INT(diagnostics_status(diagnostics), fault);
  ASSERT_SAID(diagnostics, words);
}

static void test_worker_deaths(void) {
  WorkerLimits none = {0}, second = {.timeout = 1}, small = {.memory = 64 << 20};
  check_death(
      work_crashing, none, FAULT_PLUGIN,
      "q1/pack.xml:12: error: plugin sql (transform sectors) of pack q1-2024 crashed (signal 11, segmentation fault)");
  if (!SANITIZED)
    check_death(work_crashing, none, FAULT_PLUGIN, "it said last: last words");
  check_death(work_exiting, none, FAULT_PLUGIN,
              "plugin sql (transform sectors) of pack q1-2024 ended its process (exit status 3)");
  check_death(work_exiting_well, none, FAULT_SYSTEM, "the work on q1-2024 ended its process (exit status 0)");
  check_death(work_hanging, second, FAULT_PLUGIN,
              "plugin sql (transform sectors) of pack q1-2024 was not done after 1 seconds and was stopped");
  if (!SANITIZED)
    check_death(work_eating, small, FAULT_PLUGIN,
                "plugin sql (transform sectors) of pack q1-2024 needs more memory than the limit of 64M");
}

static void test_worker_reports(void) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
  WorkerLimits none = {0};
  Task task = {.work = work_well, .data = (gpointer) "x.pdf", .pack = "p"};
  run_crew(&task, 1, 1, &none, diagnostics, files);
  ASSERT_INT(diagnostics_errors(diagnostics), 0);
  ASSERT_SAID(diagnostics, "pack.xml:3: warning: done with x.pdf");
  ASSERT_SAID(diagnostics, "hint: a hint");
  ASSERT_INT(files->len, 1);
  ASSERT_STRING(g_ptr_array_index(files, 0), "x.pdf");
}

static void test_worker_denies_warnings(void) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  WorkerLimits limits = {.deny_warnings = TRUE};
  Task task = {.work = work_well, .data = (gpointer) "x.pdf", .pack = "p"};
  run_crew(&task, 1, 1, &limits, diagnostics, NULL);
  ASSERT_INT(diagnostics_errors(diagnostics), 1);
}

static void test_worker_noise(void) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  WorkerLimits none = {0};
  Task task = {.work = work_printing, .pack = "p"};
  if (SANITIZED)
    return; /* its reports go to the real stream */
  run_crew(&task, 1, 1, &none, diagnostics, NULL);
  ASSERT_INT(diagnostics_errors(diagnostics), 0);
  ASSERT_INT(diagnostics_count(diagnostics), 2);
  ASSERT_SAID(diagnostics, "note: a library or plugin printed: noise on stdout");
}

/* The order of messages is that of the tasks, however they finish; one that dies does not hinder the rest. */
static void test_crew_order(void) {
  enum { COUNT = 24 };
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
  WorkerLimits limits = {.timeout = 20};
  Task tasks[COUNT];
  char names[COUNT][8];
  for (int i = 0; i < COUNT; i++) {
    g_snprintf(names[i], sizeof names[i], "n%02d", i);
    tasks[i] = (Task){.work = i == 5   ? work_crashing
                              : i == 7 ? work_failing
                                       : work_well,
                      .data = names[i],
                      .pack = names[i]};
  }
  run_crew(tasks, COUNT, 3, &limits, diagnostics, files);
  ASSERT_INT(files->len, COUNT - 2);
  ASSERT_INT(diagnostics_errors(diagnostics), 2);
  ASSERT_INT(diagnostics_status(diagnostics), FAULT_PLUGIN); /* that of the first */
  for (guint i = 1; i < files->len; i++)
    CU_ASSERT(strcmp(g_ptr_array_index(files, i - 1), g_ptr_array_index(files, i)) < 0);
}

typedef struct Nested {
  const Tokens *tokens;
  gboolean die;
} Nested;

static void work_nested(gpointer data, Report *report) {
  const Nested *nested = data;
  Task tasks[] = {{.work = work_well, .data = (gpointer) "a", .pack = "a"},
                  {.work = nested->die ? work_hanging : work_well, .data = (gpointer) "b", .pack = "b"},
                  {.work = work_well, .data = (gpointer) "c", .pack = "c"}};
  Crew crew = {.tokens = nested->tokens, .held = 1, .activity = report->activity};
  if (nested->die)
    crew.limits.timeout = 1;
  crew_run(&crew, tasks, 3, report->diagnostics, report->files);
}

static void test_crew_nested(void) {
  Tokens tokens;
  CU_ASSERT_FATAL(tokens_open(&tokens, 2));
  for (int die = 0; die < 2; die++) {
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
    Nested nested = {&tokens, die};
    Task tasks[] = {{.work = work_nested, .data = &nested, .pack = "p"},
                    {.work = work_nested, .data = &nested, .pack = "q"}};
    /* A supervisor has no deadline of its own; its workers have. */
    Crew crew = {.tokens = &tokens, .limits.timeout = die ? 1 : 0};
    ASSERT_INT(crew_run(&crew, tasks, 2, diagnostics, files), 0);
    ASSERT_INT(files->len, die ? 4 : 6);
    ASSERT_INT(diagnostics_errors(diagnostics), die ? 2 : 0);
  }
  CU_ASSERT(tokens_take(&tokens) && tokens_take(&tokens) && !tokens_take(&tokens));
  tokens_close(&tokens);
}

/* Interrupted, a run stops all its workers, those of its workers too, and tells which signal it was. */
static void test_crew_interrupt(void) {
  Tokens tokens;
  CU_ASSERT_FATAL(tokens_open(&tokens, 2));
  pid_t child = fork();
  if (child == 0) {
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    Task tasks[] = {{.work = work_hanging, .pack = "p"}, {.work = work_hanging, .pack = "q"}};
    Crew crew = {.tokens = &tokens};
    _exit(crew_run(&crew, tasks, 2, diagnostics, NULL));
  }
  g_usleep(300 * 1000);
  kill(child, SIGTERM);
  int status = 0;
  CU_ASSERT(waitpid(child, &status, 0) == child);
  CU_ASSERT(WIFEXITED(status));
  ASSERT_INT(WEXITSTATUS(status), SIGTERM);
  tokens_close(&tokens);
}

static void test_activity(void) {
  Activity *activity = activity_new();
  CU_ASSERT_PTR_NOT_NULL_FATAL(activity);
  activity_set(activity->edition, sizeof activity->edition, "aaaaaaaaaaaaaáá"); /* 13 + 2 + 2 bytes in 16 */
  ASSERT_STRING(activity->edition, "aaaaaaaaaaaaaá");
  activity_enter(activity, "check x", "sql", 4);
  ASSERT_STRING(activity->plugin, "sql");
  activity_enter(activity, NULL, NULL, 0);
  ASSERT_STRING(activity->plugin, "");
  activity_free(activity);
}

/* ---- outputs ---- */

static char *FORMATS[] = {(char *)"svg", (char *)"pdf", NULL};

static void test_commit(void) {
  g_autofree char *room = make_folder(), *output = make_folder();
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
  put_file(room, "q.vi.pdf", "new");
  put_file(room, "q.vi.1.svg", "new 1");
  put_file(room, "q.vi.2.svg", "new 2");
  static const char *const OLD[] = {"q.vi.pdf",   "q.vi.2.svg", "q.vi.3.svg",  "q.vi.4.svg", "q.vi.6.svg",
                                    "q.en.3.svg", "q.vi.3.png", "q.vi.03.svg", "q.vi.x.svg"};
  for (gsize i = 0; i < G_N_ELEMENTS(OLD); i++)
    put_file(output, OLD[i], "old");
  CU_ASSERT(commit_files(room, output, "out", "q.vi", FORMATS, files, diagnostics));
  ASSERT_INT(diagnostics_count(diagnostics), 0);
  ASSERT_FILE(output, "q.vi.pdf", "new");
  ASSERT_FILE(output, "q.vi.1.svg", "new 1");
  ASSERT_FILE(output, "q.vi.2.svg", "new 2");
  ASSERT_FILE(output, "q.vi.3.svg", NULL); /* pages that there are no more */
  ASSERT_FILE(output, "q.vi.4.svg", NULL);
  static const char *const KEPT[] = {"q.vi.6.svg", "q.en.3.svg", "q.vi.3.png", "q.vi.03.svg", "q.vi.x.svg"};
  for (gsize i = 0; i < G_N_ELEMENTS(KEPT); i++)
    ASSERT_FILE(output, KEPT[i], "old");
  ASSERT_INT(files->len, 3);
  ASSERT_STRING(g_ptr_array_index(files, 0), "out/q.vi.1.svg");
  remove_tree(room);
  remove_tree(output);
}

static void test_commit_refused(void) {
  g_autofree char *room = make_folder(), *output = make_folder();
  g_autofree char *taken = g_build_filename(output, "q.vi.pdf", NULL);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
  put_file(room, "q.vi.1.svg", "new");
  put_file(room, "q.vi.pdf", "new");
  put_file(output, "q.vi.1.svg", "old");
  g_mkdir(taken, 0755);
  CU_ASSERT(!commit_files(room, output, "out", "q.vi", FORMATS, files, diagnostics));
  ASSERT_INT(diagnostics_status(diagnostics), FAULT_SYSTEM);
  ASSERT_SAID(diagnostics, "out/q.vi.pdf cannot be written: Is a directory");
  ASSERT_FILE(output, "q.vi.1.svg", "old");
  ASSERT_INT(files->len, 0);
  remove_tree(room);
  remove_tree(output);
}

static void test_workshop(void) {
  g_autofree char *output = make_folder(), *deep = g_build_filename(output, "a/b", NULL);
  g_autofree char *left = g_build_filename(deep, ".songngu-AAAAAA", NULL);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  Workshop *first = workshop_open(deep, diagnostics);
  CU_ASSERT_PTR_NOT_NULL_FATAL(first);
  put_file(deep, ".songngu-AAAAAA/q.pdf", "of a run that died");
  put_file(deep, ".songngu-notes", "the user's");
  struct stat status;
  CU_ASSERT(stat(first->folder, &status) == 0 && (status.st_mode & 0777) == 0700);
  Workshop *second = workshop_open(deep, diagnostics);
  CU_ASSERT_PTR_NOT_NULL_FATAL(second);
  CU_ASSERT(g_file_test(first->folder, G_FILE_TEST_IS_DIR)); /* in use */
  CU_ASSERT(!g_file_test(left, G_FILE_TEST_EXISTS));
  ASSERT_FILE(deep, ".songngu-notes", "the user's");
  g_autofree char *room = workshop_room(second, "q.vi", diagnostics), *path = g_strdup(second->folder);
  put_file(room, "q.vi.pdf", "half");
  workshop_close(second);
  CU_ASSERT(!g_file_test(path, G_FILE_TEST_EXISTS));
  workshop_close(first);
  ASSERT_INT(diagnostics_count(diagnostics), 0);
  put_file(output, "file", "");
  g_autofree char *blocked = g_build_filename(output, "file/out", NULL);
  CU_ASSERT_PTR_NULL(workshop_open(blocked, diagnostics));
  ASSERT_INT(diagnostics_status(diagnostics), FAULT_SYSTEM);
  remove_tree(output);
}

static void test_identity(void) {
  g_autofree char *folder = make_folder();
  g_autofree char *a = g_build_filename(folder, "a", NULL), *b = g_build_filename(folder, "b", NULL);
  g_autofree char *c = g_build_filename(folder, "c", NULL), *b_file = g_build_filename(b, "pack.xml", NULL);
  put_file(folder, "a/pack.xml", "<?xml version=\"1.0\"?>\n<!-- x -->\n<pack id=\"q1\" lang=\"vi\">/>");
  put_file(folder, "b/pack.xml", "<pack lang='vi' id='q1'/>");
  put_file(folder, "c/pack.xml", "<pack id='q2'/>");
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  char *apart[] = {a, c, (char *)"nowhere", NULL}, *same[] = {a, c, b, NULL};
  CU_ASSERT(identity_check(apart, diagnostics));
  ASSERT_INT(diagnostics_count(diagnostics), 0);
  CU_ASSERT(!identity_check(same, diagnostics));
  ASSERT_INT(diagnostics_status(diagnostics), FAULT_USAGE);
  ASSERT_SAID(diagnostics, b_file);
  ASSERT_SAID(diagnostics, "have the same id “q1”");
  remove_tree(folder);
}

/* ---- tables ---- */

/* A pack with these stages from line 4 on, one a line. */
static char *make_pack(const char *stages) {
  char *folder = make_folder();
  g_autofree char *xml = g_strdup_printf(
      "<pack xmlns=\"urn:songngu:pack:1\" id=\"p\" lang=\"vi\" template=\"conference-briefing\">\n"
      "<info><title>T</title></info>\n<data>\n%s</data>\n<body><section id=\"s\"><title>S</title><p>x</p>"
      "</section></body>\n</pack>\n",
      stages);
  put_file(folder, "pack.xml", xml);
  put_file(folder, "data/a.csv", "name,value,code\nMột,1.5,01\nHai,-2,02\nBa,700,03\n");
  return folder;
}

static void note(gpointer data, const Stage *stage) {
  if (stage)
    g_string_append_printf(data, "%s ", stage->name);
}

/* Runs the stages; `order` (may be NULL) receives the names of those whose plugins were called. */
static GHashTable *load(const char *stages, const char *upto, GString *order, GPtrArray *files,
                        Diagnostics *diagnostics) {
  g_autofree char *folder = make_pack(stages);
  g_autoptr(Pack) pack = pack_load(folder, diagnostics);
  GHashTable *tables = NULL;
  CU_ASSERT_PTR_NOT_NULL(pack);
  if (pack) {
    Registry *registry = registry_new(NULL);
    tables = tables_load(pack, registry, upto, files, order ? note : NULL, order, diagnostics);
    registry_free(registry);
  }
  remove_tree(folder);
  return tables;
}

#define SOURCE "<source name=\"a\" plugin=\"csv\" path=\"data/a.csv\"/>\n"

static void test_tables(void) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(GString) order = g_string_new(NULL);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GHashTable) tables =
      load("<source name=\"a\" plugin=\"csv\" path=\"data/a.csv\"><column name=\"code\" type=\"text\"/></source>\n"
           "<transform name=\"b\" plugin=\"sql\" from=\"a\">SELECT name, value FROM a ORDER BY value</transform>\n"
           "<check name=\"c\" plugin=\"sql\" from=\"b\">SELECT * FROM b WHERE value &gt; 1000</check>\n"
           "<source name=\"d\" plugin=\"csv\" path=\"data/a.csv\"/>\n",
           NULL, order, files, diagnostics);
  CU_ASSERT_PTR_NOT_NULL_FATAL(tables);
  ASSERT_INT(diagnostics_count(diagnostics), 0);
  ASSERT_STRING(order->str, "a b c d ");
  ASSERT_INT(g_hash_table_size(tables), 3);
  ASSERT_INT(files->len, 1);
  const SnTable *a = g_hash_table_lookup(tables, "a"), *b = g_hash_table_lookup(tables, "b");
  ASSERT_INT(sn_table_find(a, "value")->type, SN_NUMBER);
  ASSERT_INT(sn_table_find(a, "code")->type, SN_TEXT);
  g_autofree char *least = table_cell_text(b, 0, 0);
  ASSERT_STRING(least, "Hai");
}

static void test_tables_upto(void) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(GHashTable) tables = load(SOURCE "<check name=\"c\" plugin=\"sql\" from=\"a\">SELECT * FROM a</check>\n",
                                      "a", NULL, NULL, diagnostics);
  CU_ASSERT_PTR_NOT_NULL(tables);
  ASSERT_INT(diagnostics_count(diagnostics), 0);
}

static void test_tables_check(void) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  CU_ASSERT_PTR_NULL(load(SOURCE "<check name=\"c\" plugin=\"sql\" from=\"a\" message=\"values stay below 100\">"
                                 "SELECT name, value FROM a WHERE value &gt; 100 OR value &lt; 0</check>\n",
                          NULL, NULL, NULL, diagnostics));
  ASSERT_INT(diagnostics_errors(diagnostics), 1);
  ASSERT_INT(diagnostics_status(diagnostics), FAULT_DATA);
  ASSERT_SAID(diagnostics, "pack.xml:5: error: check c objects to 2 rows: values stay below 100");
  ASSERT_SAID(diagnostics, "name: Hai, value: -2");
  ASSERT_SAID(diagnostics, "name: Ba, value: 700");
}

/* A stage whose inputs failed is left out without a word; the others go on, and their own faults are told. */
static void test_tables_faults(void) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(GString) order = g_string_new(NULL);
  CU_ASSERT_PTR_NULL(load("<source name=\"x\" plugin=\"csv\" path=\"data/none.csv\"/>\n"
                          "<transform name=\"y\" plugin=\"sql\" from=\"x\">SELECT 1</transform>\n"
                          "<transform name=\"z\" plugin=\"sql\" from=\"y\" colour=\"red\">SELECT 1</transform>\n" SOURCE
                          "<transform name=\"b\" plugin=\"sqll\" from=\"a\">SELECT 1</transform>\n"
                          "<transform name=\"b2\" plugin=\"sql\" from=\"b a\">SELECT 1</transform>\n"
                          "<source name=\"later\" plugin=\"csv\" path=\"data/a.csv\"/>\n",
                          NULL, order, NULL, diagnostics));
  ASSERT_STRING(order->str, "a later ");
  ASSERT_INT(diagnostics_errors(diagnostics), 3);
  ASSERT_INT(diagnostics_status(diagnostics), FAULT_DATA);
  ASSERT_SAID(diagnostics, "pack.xml:4: error: there is no file “data/none.csv”");
  ASSERT_SAID(diagnostics, "[p, source x, plugin csv]");
  ASSERT_SAID(diagnostics, "pack.xml:6: error: plugin sql has no parameter “colour”");
  ASSERT_SAID(diagnostics, "pack.xml:8: error: there is no transform plugin “sqll”");
  ASSERT_SAID(diagnostics, "did you mean “sql”?");
}

int main(void) {
  CU_TestInfo workers[] = {{"deaths", test_worker_deaths},
                           {"reports", test_worker_reports},
                           {"denied warnings", test_worker_denies_warnings},
                           {"noise", test_worker_noise},
                           {"activity", test_activity},
                           CU_TEST_INFO_NULL};
  CU_TestInfo crews[] = {
      {"order", test_crew_order}, {"nested", test_crew_nested}, {"interrupt", test_crew_interrupt}, CU_TEST_INFO_NULL};
  CU_TestInfo outputs[] = {{"commit", test_commit},
                           {"commit refused", test_commit_refused},
                           {"workshop", test_workshop},
                           {"identity", test_identity},
                           CU_TEST_INFO_NULL};
  CU_TestInfo tables[] = {{"stages", test_tables},
                          {"upto", test_tables_upto},
                          {"check", test_tables_check},
                          {"faults", test_tables_faults},
                          CU_TEST_INFO_NULL};
  CU_SuiteInfo suites[] = {{"workers", NULL, NULL, NULL, NULL, workers},
                           {"crews", NULL, NULL, NULL, NULL, crews},
                           {"outputs", NULL, NULL, NULL, NULL, outputs},
                           {"tables", NULL, NULL, NULL, NULL, tables},
                           CU_SUITE_INFO_NULL};
  return unit_run(suites);
}
