/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Programs as sources: scripts made by the test, run through the real plugin. */

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "../../plugins/source/command/arguments.h"
#include "../unit/unit.h"
#include "harness.h"
#include "table/table.h"

static void write_script(Harness *harness, const char *name, const char *body) {
  g_autofree char *text = g_strconcat("#!/bin/sh\n", body, NULL), *path = g_build_filename(harness->folder, name, NULL);
  harness_write(harness, name, text, -1);
  g_chmod(path, 0700);
}

/* What a script makes under the settings, and what is said of it. */
static void expect_with(const char *body, const char *const *settings, const char *table, const char *said, int line) {
  g_autoptr(Harness) harness = harness_new();
  write_script(harness, "get.sh", body);
  g_autoptr(SnTable) got = harness_read_with(harness, "command", settings, NULL);
  harness_expect(harness, got, table, said, __FILE__, line);
}

#define EXPECT(body, table, said, ...)                                                                                 \
  expect_with(body, (const char *const[]){"program=get.sh", __VA_ARGS__ __VA_OPT__(, ) NULL}, table, said, __LINE__)

static void command_reads_output(void) {
  EXPECT("echo 'tỉnh,số'; echo 'Huế,1'", "tỉnh|số\nHuế|1", "");
  EXPECT("printf 'a;b\\n1,5;2\\nend\\n'", "a|b\n1,5|2", "", "footer=1");
  EXPECT("printf 'T\\330nh,x\\nB\\276c,1\\n'", "Tỉnh|x\nBắc|1", "", "encoding=tcvn3");
  EXPECT("echo a; echo \"$1\"; echo \"$2\"; echo $#", "a\nx y\n*\n2", "", "arguments='x y' *");
  EXPECT("echo a,b; echo 1", NULL,
         "get.sh:2: error: the row has 1 cells where 2 are expected\n"
         "  hint: put cells that hold the delimiter or a line break into quotes\n");
}

/* Neither what the user's shell holds nor the user's keyboard reaches the program. */
static void command_runs_apart(void) {
  g_setenv("SONGNGU_SECRET", "x", TRUE);
  EXPECT("echo a,b; echo \"$SONGNGU_SECRET\",\"$LC_ALL\"; cat; test -e get.sh && echo here,1", "a|b\n|C.UTF-8\nhere|1",
         "");
  g_unsetenv("SONGNGU_SECRET");
}

static void command_reports_failures(void) {
  EXPECT("echo a; echo 'no data' >&2; echo more >&2; exit 3", NULL,
         "pack.xml:7: error: program “get.sh” failed with exit status 3\n"
         "  hint: it said: no data / more\n");
  EXPECT("echo a; kill -TERM $$", NULL, "pack.xml:7: error: program “get.sh” was killed by signal 15 (Terminated)\n");
  EXPECT("true", NULL, "pack.xml:7: error: program “get.sh” printed nothing\n");
  EXPECT("echo a", NULL,
         "pack.xml:7: error: a quote is not closed in the arguments: 'x\n"
         "  hint: a quote of one kind can stand between two of the other kind\n",
         "arguments='x");
}

static void command_keeps_limits(void) {
  EXPECT("while echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; do :; done", NULL,
         "pack.xml:7: error: program “get.sh” was stopped: it printed more than 1 MB\n"
         "  hint: let it print less, or raise output-limit\n",
         "output-limit=1");
  EXPECT("exec >&- 2>&-; sleep 600", NULL,
         "pack.xml:7: error: program “get.sh” was stopped: it took more than 1 seconds\n"
         "  hint: make it faster, or give it more time with timeout\n",
         "timeout=1");
}

/* A process that leaves the program's session, and writes its number into a file. */
#define LEAVE "setsid sh -c 'echo $$ >left; exec sleep 600' & while ! test -s left; do sleep 0.01; done; "

static bool is_gone(Harness *harness) {
  g_autofree char *path = g_build_filename(harness->folder, "left", NULL), *text = NULL;
  if (!g_file_get_contents(path, &text, NULL, NULL))
    return false;
  int process = atoi(text);
  return process > 1 && kill(process, 0) != 0 && errno == ESRCH;
}

static void command_leaves_nothing_behind(void) {
  static const char *const BODIES[] = {LEAVE "echo a; echo 1", LEAVE "sleep 600"};
  for (int i = 0; i < 2; i++) {
    g_autoptr(Harness) harness = harness_new();
    write_script(harness, "get.sh", BODIES[i]);
    const char *settings[] = {"program=get.sh", i == 0 ? "timeout=60" : "timeout=5", NULL};
    g_autoptr(SnTable) got = harness_read_with(harness, "command", settings, NULL);
    CU_ASSERT((got != NULL) == (i == 0));
    CU_ASSERT(is_gone(harness));
  }
}

static void expect_refused(const char *program, const char *said) {
  g_autofree char *setting = g_strconcat("program=", program, NULL);
  const char *settings[] = {setting, NULL};
  g_autoptr(Harness) harness = harness_new();
  harness_write(harness, "data.csv", "a\n", -1);
  g_autofree char *link = g_build_filename(harness->folder, "out.sh", NULL);
  CU_ASSERT(symlink("/bin/sh", link) == 0);
  CU_ASSERT_PTR_NULL(harness_read_with(harness, "command", settings, NULL));
  ASSERT_SAID(harness, said);
}

static void command_refuses_programs(void) {
  expect_refused("get.sh", "pack.xml:7: error: program “get.sh” cannot be found: No such file or directory\n"
                           "  hint: write its path within the pack's folder, or an absolute one such as "
                           "/usr/bin/python3\n");
  expect_refused("../../bin/sh", "pack.xml:7: error: program “../../bin/sh” is outside the pack's folder\n"
                                 "  hint: copy it into the pack, or write its absolute path\n");
  expect_refused("out.sh", "pack.xml:7: error: program “out.sh” is outside the pack's folder\n"
                           "  hint: copy it into the pack, or write its absolute path\n");
  expect_refused("data.csv", "pack.xml:7: error: program “data.csv” cannot be run: Permission denied\n"
                             "  hint: allow it to be run: chmod +x data.csv\n");
}

static void arguments_are_split(void) {
  static const struct {
    const char *text;
    const char *joined; /* with bars; NULL: refused */
  } CASES[] = {{NULL, "p"},
               {"  ", "p"},
               {"a b", "p|a|b"},
               {" a\tb\n", "p|a|b"},
               {"'a b' c", "p|a b|c"},
               {"\"a'b\"", "p|a'b"},
               {"a'b c'd", "p|ab cd"},
               {"''", "p|"},
               {"$x `y` \\z", "p|$x|`y`|\\z"},
               {"'a", NULL},
               {"a \"b", NULL}};
  for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
    char **list = arguments_split("p", CASES[i].text);
    g_autofree char *joined = list ? g_strjoinv("|", list) : NULL;
    ASSERT_STRING(joined, CASES[i].joined);
    arguments_free(list);
  }
}

static CU_TestInfo command_tests[] = {{"reads output", command_reads_output},
                                      {"runs apart", command_runs_apart},
                                      {"reports failures", command_reports_failures},
                                      {"keeps limits", command_keeps_limits},
                                      {"leaves nothing behind", command_leaves_nothing_behind},
                                      {"refuses programs", command_refuses_programs},
                                      {"arguments are split", arguments_are_split},
                                      CU_TEST_INFO_NULL};

int main(void) {
  CU_SuiteInfo suites[] = {{"command", NULL, NULL, NULL, NULL, command_tests}, CU_SUITE_INFO_NULL};
  return unit_run(suites);
}
