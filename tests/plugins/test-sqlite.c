/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "../unit/unit.h"
#include "harness.h"
#include "table/table.h"

static const char SCHEMA[] =
    "CREATE TABLE indicators(name TEXT, period TEXT, value DECIMAL(12,2), share REAL, done BOOLEAN, day DATE, note);"
    "INSERT INTO indicators VALUES('Bắc Giang', '2024-Q1', 14.18, 0.1, 1, '2024-03-27', NULL),"
    "('Hà Nội', '2024-Q1', 5, 1234567.5, 0, '2024-03-28', 'x'), ('Bắc Giang', '2023-Q1', 8.7, 2e-3, NULL, NULL, 3);"
    "CREATE VIEW v AS SELECT name, value FROM indicators WHERE period = '2024-Q1';"
    "CREATE TABLE \"odd \"\" name\"(a);"
    "INSERT INTO \"odd \"\" name\" VALUES(999999999999999999);";

static void make_database(Harness *harness, const char *sql) {
  g_autofree char *path = g_build_filename(harness->folder, "a.db", NULL);
  sqlite3 *db;
  char *message = NULL;
  if (sqlite3_open(path, &db) != SQLITE_OK || sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error("%s", message ? message : sqlite3_errmsg(db));
  sqlite3_close(db);
}

static void expect(const char *schema, const char *query, const char *setting, const char *table, const char *said,
                   int line) {
  g_autoptr(Harness) harness = harness_new();
  make_database(harness, schema);
  const char *settings[] = {"path=a.db", setting, NULL};
  g_autoptr(SnTable) got = harness_read_with(harness, "sqlite", settings, query);
  harness_expect(harness, got, table, said, __FILE__, line);
}

#define TABLE(query, setting, table) expect(SCHEMA, query, setting, table, "", __LINE__)
#define FAULT(query, setting, said) expect(SCHEMA, query, setting, NULL, said, __LINE__)

static void sqlite_reads_tables(void) {
  TABLE(NULL, "table=indicators",
        "name|period|value|share|done|day|note\n"
        "Bắc Giang|2024-Q1|14.18|0.1|yes|2024-03-27|\n"
        "Hà Nội|2024-Q1|5.00|1234567.5|no|2024-03-28|x\n"
        "Bắc Giang|2023-Q1|8.70|0.002|||3");
  TABLE(NULL, "table=v", "name|value\nBắc Giang|14.18\nHà Nội|5.00");
  TABLE(NULL, "table=odd \" name", "a\n999999999999999999");
  FAULT(NULL, "table=indicator",
        "pack.xml:7: error: the statement: no such table: indicator\n"
        "  hint: did you mean “indicators”?\n");
  FAULT(NULL, NULL,
        "pack.xml:7: error: there is no statement: write it into the element, name its file=\"…\", or a "
        "table=\"…\"\n");
  FAULT("SELECT 1 AS a", "table=v", "pack.xml:7: error: there is both a statement and table=\"v\"\n");
}

static void sqlite_asks_queries(void) {
  TABLE("SELECT name, sum(share) AS s FROM indicators GROUP BY name ORDER BY name COLLATE vi", NULL,
        "name|s\nBắc Giang|0.102\nHà Nội|1234567.5");
  TABLE("SELECT upper(name) AS u FROM v LIMIT 1", NULL, "u\nBẮC GIANG");
  FAULT("SELECT name,\n  vlaue FROM indicators", NULL,
        "pack.xml:9: error: the statement: no such column: vlaue\n  hint: did you mean “value”?\n");
  FAULT("SELEC 1", NULL, "pack.xml:8: error: the statement: near \"SELEC\": syntax error\n");
  FAULT("SELECT 1 AS a; SELECT 2", NULL, "pack.xml:7: error: there is more than one statement\n");
  FAULT("SELECT name, name FROM v", NULL,
        "pack.xml:7: error: two columns of the result are called “name”\n"
        "  hint: give one another name with AS\n");
}

static void sqlite_binds(void) {
  const char *query = "SELECT value FROM indicators WHERE period = :period AND name = :place";
  TABLE(query, "bind=period=2024-Q1; place=Bắc Giang", "value\n14.18");
  TABLE("SELECT :a AS a, :b AS b, typeof(:c) AS c, :d AS d, typeof(:e) AS e", "bind=a=1.50;b=x;;y;c=24;d=;e='24'",
        "a|b|c|d|e\n1.5|x;y|integer||text");
  TABLE("SELECT typeof(:code) AS t, :name AS n", "bind=code=01;name=x';; DROP TABLE indicators --",
        "t|n\ntext|x'; DROP TABLE indicators --");
}

static void sqlite_refuses_bindings(void) {
  const char *query = "SELECT value FROM indicators WHERE period = :period";
  FAULT(query, "bind=peroid=2024-Q1",
        "pack.xml:7: error: bind=\"…\" names “peroid”, and the statement has no :peroid\n"
        "  hint: did you mean “period”?\n"
        "pack.xml:7: error: nothing is bound to :period of the statement\n  hint: say bind=\"period=…\"\n");
  FAULT("SELECT ? AS a", NULL, "pack.xml:7: error: a parameter of the statement is written :name, not ?\n");
  FAULT("SELECT :a AS a", "bind=a=1234567890.1234567",
        "pack.xml:7: error: “1234567890.1234567” of bind=\"…\" has more than 15 digits, which SQLite cannot keep "
        "exactly\n");
  g_autoptr(Harness) harness = harness_new();
  make_database(harness, SCHEMA);
  const char *settings[] = {"path=a.db", "bind=period=2025-Q1", NULL};
  g_autoptr(SnTable) table = harness_read_with(harness, "sqlite", settings, query);
  ASSERT_TABLE(table, "value");
  ASSERT_SAID(harness, "pack.xml:7: warning: the statement gives no rows for bind=\"period=2025-Q1\"\n");
}

/* Nothing but reading, and the same each time. */
static void sqlite_only_reads(void) {
  static const char HINT[] =
      "  hint: a statement may only read the database, and must give the same result each time\n";
  static const char *const REFUSED[] = {
      "DELETE FROM indicators RETURNING name",
      "CREATE TABLE x(a)",
      "ATTACH 'b.db' AS b",
      "PRAGMA user_version",
      "SELECT random() AS r",
      "SELECT load_extension('x') AS x",
      "SELECT * FROM pragma_table_info('v')",
  };
  for (gsize i = 0; i < G_N_ELEMENTS(REFUSED); i++) {
    g_autoptr(Harness) harness = harness_new();
    make_database(harness, SCHEMA);
    const char *settings[] = {"path=a.db", NULL};
    CU_ASSERT_PTR_NULL(harness_read_with(harness, "sqlite", settings, REFUSED[i]));
    ASSERT_INT(diagnostics_errors(harness->diagnostics), 1);
    char *said = harness_said(harness);
    if (!g_str_has_suffix(said, HINT))
      fprintf(stderr, "%s: %s\n", REFUSED[i], said);
    CU_ASSERT(g_str_has_suffix(said, HINT));
    free(said);
  }
  FAULT("VACUUM INTO 'c.db'", NULL, "pack.xml:7: error: the statement gives no table\n");
  FAULT("SELECT date('now') AS d", NULL,
        "pack.xml:7: error: the statement asks for the current time\n"
        "  hint: the same data must give the same document: put the date into the statement\n");
}

static void sqlite_keeps_to_its_bounds(void) {
  FAULT("SELECT name FROM indicators", "limit=2",
        "pack.xml:7: error: the result has more than 2 rows\n"
        "  hint: let the statement choose or gather them, or say limit=\"…\"\n");
  FAULT("WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT max(n) AS n FROM r", "timeout=1",
        "pack.xml:7: error: the statement was not done in the time that timeout=\"…\" gives it\n");
  expect("CREATE TABLE t(a, b); INSERT INTO t VALUES(1, 2), (x'00ff', 9e99), (1000000000000000000, 1)", NULL, "table=t",
         NULL,
         "a.db:2: error: column “a” holds binary data, which is no cell\n"
         "  hint: leave it out of the statement, or make it text with CAST\n"
         "a.db:2: error: the figure of column “b” is too large\n"
         "a.db:3: error: the figure of column “a” is too large\n",
         __LINE__);
}

static void expect_refused(const char *content, gssize length, const char *said) {
  g_autoptr(Harness) harness = harness_new();
  harness_write(harness, "a.db", content, length);
  const char *settings[] = {"path=a.db", "table=t", NULL};
  CU_ASSERT_PTR_NULL(harness_read_with(harness, "sqlite", settings, NULL));
  ASSERT_SAID(harness, said);
}

static void sqlite_refuses_other_files(void) {
  expect_refused("a,b\n1,2\n", -1, "a.db: error: the file is no SQLite database, or an encrypted one\n");
  char damaged[4096] = "SQLite format 3";
  expect_refused(damaged, sizeof damaged, "a.db: error: the database cannot be read: file is not a database\n");
}

static guint count_files(const Harness *harness) {
  g_autoptr(GDir) dir = g_dir_open(harness->folder, 0, NULL);
  guint count = 0;
  while (g_dir_read_name(dir))
    count++;
  return count;
}

/* A database with a write-ahead log is read without one appearing, and refused while one holds changes. */
static void sqlite_leaves_no_files(void) {
  g_autoptr(Harness) harness = harness_new();
  make_database(harness, "PRAGMA journal_mode = wal; CREATE TABLE t(a); INSERT INTO t VALUES(1)");
  ASSERT_INT(count_files(harness), 1);
  const char *settings[] = {"path=a.db", "table=t", NULL};
  g_autoptr(SnTable) table = harness_read_with(harness, "sqlite", settings, NULL);
  ASSERT_TABLE(table, "a\n1");
  ASSERT_INT(count_files(harness), 1);
  harness_write(harness, "a.db-wal", "pages", -1);
  CU_ASSERT_PTR_NULL(harness_read_with(harness, "sqlite", settings, NULL));
  ASSERT_SAID(harness, "a.db: error: beside the database lies a journal with changes that it does not hold yet\n"
                       "  hint: close the program that writes it, or copy it with: sqlite3 FILE \"VACUUM INTO "
                       "'copy.db'\"\n");
}

static void sqlite_reads_odd_paths(void) {
  g_autoptr(Harness) harness = harness_new();
  make_database(harness, SCHEMA);
  g_autofree char *from = g_build_filename(harness->folder, "a.db", NULL);
  g_autofree char *to = g_build_filename(harness->folder, "Bắc Giang ?mode=rw&x=%41#.db", NULL);
  g_rename(from, to);
  const char *settings[] = {"path=Bắc Giang ?mode=rw&x=%41#.db", "table=v", NULL};
  g_autoptr(SnTable) table = harness_read_with(harness, "sqlite", settings, NULL);
  ASSERT_TABLE(table, "name|value\nBắc Giang|14.18\nHà Nội|5.00");
  ASSERT_SAID(harness, "");
}

static CU_TestInfo sqlite_tests[] = {
    {"reads tables", sqlite_reads_tables},
    {"asks queries", sqlite_asks_queries},
    {"binds", sqlite_binds},
    {"refuses bindings", sqlite_refuses_bindings},
    {"only reads", sqlite_only_reads},
    {"keeps to its bounds", sqlite_keeps_to_its_bounds},
    {"refuses other files", sqlite_refuses_other_files},
    {"leaves no files", sqlite_leaves_no_files},
    {"reads odd paths", sqlite_reads_odd_paths},
    CU_TEST_INFO_NULL,
};

int main(void) {
  CU_SuiteInfo suites[] = {{"sqlite", NULL, NULL, NULL, NULL, sqlite_tests}, CU_SUITE_INFO_NULL};
  return unit_run(suites);
}
