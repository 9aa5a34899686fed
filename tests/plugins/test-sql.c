/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "../unit/unit.h"
#include "base/decimal.h"
#include "base/number.h"
#include "harness.h"
#include "table/labels.h"
#include "table/table.h"

static const char SECTORS[] = "sector,kind,value,plan,day,note\n"
                              "Công nghiệp,growth,18.00,17.5,2024-03-27,a\n"
                              "Nông nghiệp,growth,2.14,2.2,2024-03-15,\n"
                              "Dịch vụ,growth,6.32,7,2024-02-29,b\n"
                              "Đầu tư,share,-,10,,c\n";

/* What a statement makes of the table `sectors`, and what is said. */
static void expect(const char *query, const char *table, const char *said, const char *file, int line) {
  g_autoptr(Harness) harness = harness_new();
  g_autoptr(SnTable) sectors = harness_table(harness, "sectors", SECTORS);
  g_autoptr(SnTable) got = harness_apply(harness, "sql", query, &sectors, 1);
  harness_expect(harness, got, table, said, file, line);
}

#define EXPECT(query, table) expect(query, table, "", __FILE__, __LINE__)
#define EXPECT_FAULT(query, said) expect(query, NULL, said, __FILE__, __LINE__)

static void sql_selects(void) {
  EXPECT("SELECT sector, value AS growth FROM sectors WHERE kind = 'growth' ORDER BY value DESC",
         "sector|growth\nCông nghiệp|18.00\nDịch vụ|6.32\nNông nghiệp|2.14");
  EXPECT("SELECT * FROM sectors WHERE value IS NULL", "sector|kind|value|plan|day|note\nĐầu tư|share||10.0||c");
  EXPECT("SELECT sector FROM sectors WHERE rowid = 2", "sector\nNông nghiệp");
  EXPECT("SELECT sector FROM sectors WHERE rowid = 9", "sector");
  EXPECT("SELECT sector FROM sectors WHERE kind = 'growth' AND value > 3 ORDER BY sector LIMIT 1",
         "sector\nCông nghiệp");
  EXPECT("SELECT note FROM sectors ORDER BY note", "note\n\na\nb\nc");
  EXPECT("SELECT note FROM sectors ORDER BY note DESC NULLS FIRST", "note\n\nc\nb\na");
  EXPECT("SELECT kind, day FROM sectors ORDER BY kind DESC, day",
         "kind|day\nshare|\ngrowth|2024-02-29\ngrowth|2024-03-15\ngrowth|2024-03-27");
  EXPECT("WITH s AS (SELECT kind, value FROM sectors) SELECT kind, max(value) AS m FROM s GROUP BY kind ORDER BY kind",
         "kind|m\ngrowth|18\nshare|");
  EXPECT("SELECT 1 AS one UNION ALL SELECT 2", "one\n1\n2");
  EXPECT("SELECT 1 AS one; -- the end\n/* indeed */ ;", "one\n1");
}

static void sql_keeps_types_units_and_decimals(void) {
  g_autoptr(Harness) harness = harness_new();
  g_autoptr(SnTable) sectors = harness_table(harness, "sectors", SECTORS);
  CU_ASSERT(table_read_column(sectors, 2, &(ColumnReading){SN_NUMBER, NUMBER_PLAIN, "percent"}, harness->diagnostics));
  g_autoptr(SnTable) got =
      harness_apply(harness, "sql", "SELECT value AS growth, day, sector, plan * 2 AS twice FROM sectors", &sectors, 1);
  ASSERT_SAID(harness, "");
  CU_ASSERT_PTR_NOT_NULL_FATAL(got);
  ASSERT_INT(sn_table_column(got, 0)->type, SN_NUMBER);
  ASSERT_STRING(sn_table_column(got, 0)->unit, "percent");
  ASSERT_INT(sn_table_column(got, 1)->type, SN_DATE);
  ASSERT_INT(sn_table_column(got, 2)->type, SN_TEXT);
  ASSERT_INT(sn_table_column(got, 3)->type, SN_NUMBER);
  CU_ASSERT_PTR_NULL(sn_table_column(got, 3)->unit);
  ASSERT_TABLE(got, "growth|day|sector|twice\n18.00|2024-03-27|Công nghiệp|35\n2.14|2024-03-15|Nông nghiệp|4.4\n"
                    "6.32|2024-02-29|Dịch vụ|14\n||Đầu tư|20");
}

static void sql_keeps_booleans_and_mixed_decimals(void) {
  g_autoptr(Harness) harness = harness_new();
  g_autoptr(SnTable) table = harness_table(harness, "t", "done,n\nyes,18\n,\nno,2.5\n");
  CU_ASSERT(table_read_column(table, 0, &(ColumnReading){SN_BOOLEAN, NUMBER_PLAIN, NULL}, harness->diagnostics));
  g_autoptr(SnTable) got = harness_apply(harness, "sql", "SELECT done, n FROM t ORDER BY n DESC", &table, 1);
  ASSERT_TABLE(got, "done|n\nyes|18.0\nno|2.5\n|");
  CU_ASSERT_PTR_NOT_NULL_FATAL(got);
  ASSERT_INT(sn_table_column(got, 0)->type, SN_BOOLEAN);
}

static void sql_says_where_rows_come_from(void) {
  static const struct {
    const char *query, *file;
    guint line;
  } CASES[] = {
      {"SELECT sector FROM sectors WHERE value > 3 AND value < 10", "data.csv", 4},
      {"SELECT sector FROM sectors ORDER BY value DESC LIMIT 1", "data.csv", 2},
      {"SELECT sector FROM sectors WHERE sector = 'Dịch vụ'", "data.csv", 4},
      {"SELECT sum(value) FROM sectors", "pack.xml", 7},
      {"SELECT sector FROM sectors ORDER BY value + 1 DESC", "pack.xml", 7},
      {"SELECT a.sector FROM sectors a, sectors b LIMIT 1", "pack.xml", 7},
      {"SELECT DISTINCT kind || 'x' FROM sectors", "pack.xml", 7},
      {"SELECT kind FROM sectors GROUP BY kind", "pack.xml", 7},
      {"SELECT 1", "pack.xml", 7},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autoptr(Harness) harness = harness_new();
    g_autoptr(SnTable) sectors = harness_table(harness, "sectors", SECTORS);
    g_autoptr(SnTable) got = harness_apply(harness, "sql", CASES[i].query, &sectors, 1);
    ASSERT_SAID(harness, "");
    CU_ASSERT_PTR_NOT_NULL_FATAL(got);
    SnOrigin origin = sn_table_origin(got, 0);
    if (g_strcmp0(origin.file, CASES[i].file) != 0 || origin.line != CASES[i].line)
      fprintf(stderr, "%s: %s:%u\n", CASES[i].query, origin.file, origin.line);
    ASSERT_STRING(origin.file, CASES[i].file);
    ASSERT_INT(origin.line, CASES[i].line);
  }
}

static void sql_sums_exactly(void) {
  g_autoptr(Harness) harness = harness_new();
  GString *content = g_string_new("n\n");
  for (int i = 0; i < 1000; i++)
    g_string_append(content, "0.1\n0.2\n");
  g_string_append(content, "100000000000.01\n");
  g_autoptr(SnTable) table = harness_table(harness, "t", content->str);
  g_string_free(content, TRUE);
  g_autoptr(SnTable) got = harness_apply(
      harness, "sql", "SELECT sum(n) AS s, total(n) AS t, count(*) AS c, sum(n) - 100000000000.01 AS d FROM t", &table,
      1);
  ASSERT_TABLE(got, "s|t|c|d\n100000000300.01|100000000300.01|2001|300");
  ASSERT_SAID(harness, "");
  EXPECT("SELECT avg(value) AS a, sum(value) AS s, sum(value) / count(value) AS q FROM sectors",
         "a|s|q\n8.82|26.46|8.82");
  EXPECT("SELECT sum(value) AS s, total(value) AS t, avg(value) AS a FROM sectors WHERE kind = 'share'", "s|t|a\n|0|");
  EXPECT("SELECT sector, sum(plan) OVER (ORDER BY rowid ROWS 1 PRECEDING) AS s FROM sectors",
         "sector|s\nCông nghiệp|17.5\nNông nghiệp|19.7\nDịch vụ|9.2\nĐầu tư|17");
}

static void sql_never_divides_integers(void) {
  g_autoptr(Harness) harness = harness_new();
  g_autoptr(SnTable) table = harness_table(harness, "t", "a,b\n5,2\n7,4\n");
  g_autoptr(SnTable) quotient =
      harness_apply(harness, "sql", "SELECT a / b AS q, count(*) OVER () / b AS c, 'a/b' AS x FROM t", &table, 1);
  ASSERT_TABLE(quotient, "q|c|x\n2.5|1|a/b\n1.75|0.5|a/b");
  /* Where nothing is divided an integer stays one, also as text. */
  g_autoptr(SnTable) label =
      harness_apply(harness, "sql", "SELECT 'Quý ' || a || '/' AS x /* a / b */ FROM t -- a / b", &table, 1);
  ASSERT_TABLE(label, "x\nQuý 5/\nQuý 7/");
}

static void sql_rounds_half_away(void) {
  EXPECT("SELECT round(2.5) AS a, round(-2.5) AS b, round(1.005, 2) AS c, round(2.675, 2) AS d, round(7) AS e, "
         "round(NULL) AS f",
         "a|b|c|d|e|f\n3|-3|1.01|2.68|7|");
}

static void sql_brings_back_what_went_in(void) {
  g_autoptr(Harness) harness = harness_new();
  static const char CONTENT[] = "n\n0.1\n123456789012.345\n999999999999.999\n0.000000000000001\n123456789012345678\n-"
                                "4680000000000.5\n1000000000000000.00\n";
  g_autoptr(SnTable) table = harness_table(harness, "t", CONTENT);
  g_autoptr(SnTable) got = harness_apply(harness, "sql", "SELECT n + 0 AS n FROM t", &table, 1);
  ASSERT_TABLE(got, "n\n0.1\n123456789012.345\n999999999999.999\n0.000000000000001\n123456789012345678\n-4680000000000."
                    "5\n1000000000000000");
  g_autoptr(SnTable) divided = harness_apply(harness, "sql", "SELECT n AS n FROM t WHERE 1 / 2 = 0", &table, 1);
  ASSERT_SAID(harness, "");
  ASSERT_INT(divided ? sn_table_rows(divided) : 0, 7);
}

static void sql_refuses_figures_it_cannot_keep(void) {
  g_autoptr(Harness) harness = harness_new();
  g_autoptr(SnTable) table = harness_table(harness, "t", "n\n1\n1234567890123456.78\n");
  CU_ASSERT_PTR_NULL(harness_apply(harness, "sql", "SELECT n FROM t", &table, 1));
  ASSERT_SAID(harness, "data.csv:3: error: column “n” of table “t” holds a figure with decimals and more than 15 "
                       "digits, which SQL cannot keep exactly\n"
                       "  hint: round it in the data, or give it in a larger unit\n");
  g_autoptr(SnTable) large = harness_table(harness, "t", "n\n999999999999999999\n999999999999999999\n");
  CU_ASSERT_PTR_NULL(harness_apply(harness, "sql", "SELECT sum(n) FROM t", &large, 1));
  ASSERT_SAID(
      harness,
      "pack.xml:7: error: the statement: the sum has more digits than can be kept exactly: round the values first\n");
  CU_ASSERT_PTR_NULL(harness_apply(harness, "sql", "SELECT n * 1000000.0 AS x FROM t", &large, 1));
  ASSERT_SAID(harness, "pack.xml:7: error: a figure of column “x” of the result is too large\n");
  EXPECT_FAULT("SELECT sum(sector) FROM sectors", "pack.xml:7: error: the statement: a figure was expected, not the "
                                                  "text “Công nghiệp”: declare the column's type as number\n");
}

static void sql_says_what_is_wrong(void) {
  EXPECT_FAULT("SELECT sector,\n  vlaue\nFROM sectors",
               "pack.xml:9: error: the statement: no such column: vlaue\n  hint: did you mean “value”?\n");
  EXPECT_FAULT("SELECT s.vlaue FROM sectors s",
               "pack.xml:8: error: the statement: no such column: s.vlaue\n  hint: did you mean “value”?\n");
  EXPECT_FAULT("SELECT population FROM sectors", "pack.xml:8: error: the statement: no such column: population\n"
                                                 "  hint: the columns are: sector, kind, value, plan, day, note\n");
  EXPECT_FAULT("SELECT * FROM sector",
               "pack.xml:7: error: the statement: no such table: sector\n  hint: did you mean “sectors”?\n");
  EXPECT_FAULT("SELECT * FROM x",
               "pack.xml:7: error: the statement: no such table: x\n  hint: the stage's inputs are: sectors\n");
  EXPECT_FAULT("SELECT \"vlaue\" FROM sectors",
               "pack.xml:8: error: the statement: no such column: vlaue\n  hint: did you mean “value”?\n");
  EXPECT_FAULT("SELEC 1", "pack.xml:8: error: the statement: near \"SELEC\": syntax error\n");
  EXPECT_FAULT("SELECT 1; SELECT 2", "pack.xml:7: error: there is more than one statement\n");
  EXPECT_FAULT("SELECT 1; nonsense", "pack.xml:7: error: there is more than one statement\n");
  EXPECT_FAULT("SELECT sector, sector FROM sectors",
               "pack.xml:7: error: two columns of the result are called “sector”\n"
               "  hint: give one another name with AS\n");
  EXPECT_FAULT("SELECT 1 AS \"\"", "pack.xml:7: error: column 1 of the result has no name\n"
                                   "  hint: give it one with AS\n");
  EXPECT_FAULT("-- nothing", "pack.xml:7: error: the statement is empty\n");
  EXPECT_FAULT("SELECT ?", "pack.xml:7: error: the statement has parameters, which nothing fills\n");
  EXPECT_FAULT("SELECT CASE WHEN rowid = 1 THEN 1 ELSE 'x' END AS m FROM sectors",
               "pack.xml:7: error: column “m” of the result holds both text and figures, or what is neither\n"
               "  hint: make all its values one kind, for instance with CAST\n");
  EXPECT_FAULT("SELECT day FROM sectors UNION ALL SELECT 'soon'",
               "pack.xml:7: error: column “day” of the result holds both text and figures, or what is neither\n"
               "  hint: make all its values one kind, for instance with CAST\n");
}

static void sql_only_reads_its_inputs(void) {
  static const char HINT[] = "  hint: a statement may only read its inputs, and must give the same result each time\n";
  static const char *const REFUSED[][2] = {
      {"DELETE FROM sectors", NULL},
      {"CREATE TABLE x(a)", "not authorized"},
      {"ATTACH 'file.db' AS f", "not authorized"},
      {"PRAGMA user_version", "not authorized"},
      {"SELECT random()", "not authorized to use function: random"},
      {"SELECT load_extension('x')", NULL},
      {"SELECT name FROM sqlite_master", "access to sqlite_master.name is prohibited"},
      {"SELECT * FROM pragma_database_list", NULL},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(REFUSED); i++) {
    g_autoptr(Harness) harness = harness_new();
    g_autoptr(SnTable) sectors = harness_table(harness, "sectors", SECTORS);
    CU_ASSERT_PTR_NULL(harness_apply(harness, "sql", REFUSED[i][0], &sectors, 1));
    ASSERT_INT(diagnostics_errors(harness->diagnostics), 1);
    if (!REFUSED[i][1])
      continue;
    g_autofree char *said = g_strdup_printf("pack.xml:%d: error: the statement: %s\n%s", i == 4 ? 8 : 7, REFUSED[i][1],
                                            HINT); /* of what stands in the text, SQLite knows where */
    ASSERT_SAID(harness, said);
  }
  EXPECT_FAULT("SELECT date('now') AS d FROM sectors",
               "pack.xml:7: error: the statement asks for the current time\n"
               "  hint: the same data must give the same document: put the date into the statement\n");
  EXPECT_FAULT("SELECT current_timestamp AS d",
               "pack.xml:7: error: the statement asks for the current time\n"
               "  hint: the same data must give the same document: put the date into the statement\n");
  EXPECT("SELECT date('2024-03-27', '+5 days') AS d", "d\n2024-04-01");
}

static void sql_knows_vietnamese(void) {
  g_autoptr(Harness) harness = harness_new();
  g_autoptr(SnTable) names = harness_table(harness, "names", "n\nĐà Nẵng\nDương\nĐan\nĂn\nAn Giang\nÂn\nDak\n");
  g_autoptr(SnTable) sorted = harness_apply(harness, "sql", "SELECT n FROM names ORDER BY n COLLATE vi", &names, 1);
  ASSERT_TABLE(sorted, "n\nAn Giang\nĂn\nÂn\nDak\nDương\nĐà Nẵng\nĐan");
  g_autoptr(SnTable) cases =
      harness_apply(harness, "sql", "SELECT upper(n) AS u, lower(n) AS l FROM names WHERE n = 'Đà Nẵng'", &names, 1);
  ASSERT_TABLE(cases, "u|l\nĐÀ NẴNG|đà nẵng");
  ASSERT_SAID(harness, "");
}

static void sql_groups_by_what_is_equal(void) {
  g_autoptr(Harness) harness = harness_new();
  g_autoptr(SnTable) table = harness_table(harness, "t", "k,n\nb,1.0\na,1\n,2.50\nb,1.00\na,2.5\n,3\n");
  g_autoptr(SnTable) by_text = harness_apply(harness, "sql", "SELECT k, count(*) AS c FROM t GROUP BY k", &table, 1);
  ASSERT_TABLE(by_text, "k|c\nb|2\na|2\n|2");
  g_autoptr(SnTable) by_number =
      harness_apply(harness, "sql", "SELECT n + 0 AS n, count(*) AS c FROM t GROUP BY n ORDER BY n DESC", &table, 1);
  ASSERT_TABLE(by_number, "n|c\n3|1\n2.5|2\n1|3");
  g_autoptr(SnTable) distinct = harness_apply(harness, "sql", "SELECT DISTINCT k FROM t", &table, 1);
  ASSERT_TABLE(distinct, "k\nb\na\n");
  g_autoptr(SnTable) sorted = harness_apply(harness, "sql", "SELECT DISTINCT k FROM t ORDER BY k", &table, 1);
  ASSERT_TABLE(sorted, "k\n\na\nb");
  ASSERT_SAID(harness, "");
}

static void sql_joins(void) {
  g_autoptr(Harness) harness = harness_new();
  g_autoptr(SnTable) left = harness_table(harness, "l", "id,code,n\nA1,05,1.0\nA2,7,2\nA3,x,3\nA4,,\n");
  g_autoptr(SnTable) right = harness_table(harness, "r", "code,m,w\n5,1,one\n7,2.00,two\n8,3,three\n,,none\n");
  ASSERT_INT(sn_table_column(left, 1)->type, SN_TEXT);
  ASSERT_INT(sn_table_column(right, 0)->type, SN_NUMBER);
  SnTable *both[] = {left, right};
  /* A text and a number are equal where the text writes the number. */
  g_autoptr(SnTable) by_code =
      harness_apply(harness, "sql", "SELECT l.id, r.w FROM l JOIN r ON l.code = r.code ORDER BY l.id", both, 2);
  ASSERT_TABLE(by_code, "id|w\nA1|one\nA2|two");
  g_autoptr(SnTable) by_number =
      harness_apply(harness, "sql", "SELECT l.id, r.w FROM r JOIN l ON l.n = r.m ORDER BY l.id", both, 2);
  ASSERT_TABLE(by_number, "id|w\nA1|one\nA2|two\nA3|three");
  g_autoptr(SnTable) outer = harness_apply(
      harness, "sql", "SELECT l.id, r.w FROM l LEFT JOIN r ON l.n = r.m AND r.code = l.code ORDER BY l.id", both, 2);
  ASSERT_TABLE(outer, "id|w\nA1|one\nA2|two\nA3|\nA4|");
  g_autoptr(SnTable) in =
      harness_apply(harness, "sql", "SELECT id FROM l WHERE id IN ('A3', 'A1', 'B') ORDER BY id DESC", both, 2);
  ASSERT_TABLE(in, "id\nA3\nA1");
  ASSERT_SAID(harness, "");
}

static SnTable *make_keys(const char *name, guint count, guint step) {
  SnTable *table = table_new(name);
  sn_table_add_column(table, "key", SN_TEXT, NULL);
  sn_table_add_column(table, "n", SN_NUMBER, NULL);
  for (guint i = 0; i < count; i++) {
    g_autofree char *key = g_strdup_printf("xã %u", (guint)((guint64)i * step % count));
    sn_table_put_text(table, 0, key, strlen(key));
    sn_table_put_number(table, 1, (SnDecimal){i, 1});
    sn_table_end_row(table, NULL);
  }
  return table;
}

static void sql_join_is_not_quadratic(void) {
  g_autoptr(Harness) harness = harness_new();
  g_autoptr(SnTable) left = make_keys("l", 20000, 1);
  g_autoptr(SnTable) right = make_keys("r", 20000, 7919);
  SnTable *both[] = {left, right};
  gint64 start = g_get_monotonic_time();
  g_autoptr(SnTable) text =
      harness_apply(harness, "sql", "SELECT count(*) AS c FROM l JOIN r ON l.key = r.key", both, 2);
  g_autoptr(SnTable) number =
      harness_apply(harness, "sql", "SELECT count(*) AS c FROM l LEFT JOIN r USING (n)", both, 2);
  ASSERT_TABLE(text, "c\n20000");
  ASSERT_TABLE(number, "c\n20000");
  ASSERT_SAID(harness, "");
  /* 4 × 10^8 pairs would take minutes; the bound allows for slow, instrumented machines. */
  CU_ASSERT(g_get_monotonic_time() - start < 20 * G_USEC_PER_SEC);
}

static void sql_reads_tables_of_odd_names(void) {
  g_autoptr(Harness) harness = harness_new();
  g_autoptr(SnTable) table = harness_table(harness, "q1-2024", "\"tỷ lệ \"\"%\"\"\",order\n1,2\n");
  g_autoptr(SnTable) got =
      harness_apply(harness, "sql", "SELECT \"tỷ lệ \"\"%\"\"\" AS r, \"order\" FROM \"q1-2024\"", &table, 1);
  ASSERT_TABLE(got, "r|order\n1|2");
  ASSERT_SAID(harness, "");
}

static void sql_waits_for_the_first_value(void) {
  EXPECT("SELECT rowid AS id, CASE WHEN rowid > 2 THEN value * 2 END AS v, NULL AS n FROM sectors",
         "id|v|n\n1||\n2||\n3|12.64|\n4||");
  EXPECT("SELECT value + 1 AS v FROM sectors WHERE rowid > 99", "v");
}

/* A table of few values, so that many are equal: text that may write a number, numbers of several scales, nothing. */
static SnTable *make_random(GRand *random, const char *name, guint rows) {
  static const char *const TEXTS[] = {"1", "01",  "1.0", " 1", "2.50", "-0", "0", "x",
                                      "X", "1e0", "0x1", "é",  "đ",    "",   "-"};
  SnTable *table = table_new(name);
  sn_table_add_column(table, "t", SN_TEXT, NULL);
  sn_table_add_column(table, "n", SN_NUMBER, NULL);
  sn_table_add_column(table, "d", SN_DATE, NULL);
  for (guint i = 0; i < rows; i++) {
    const char *text = TEXTS[g_rand_int_range(random, 0, G_N_ELEMENTS(TEXTS))];
    sn_table_put_text(table, 0, text, strlen(text));
    guint scale = (guint)g_rand_int_range(random, 0, 3);
    if (g_rand_int_range(random, 0, 5) > 0)
      sn_table_put_number(table, 1,
                          (SnDecimal){g_rand_int_range(random, -2, 3) * (scale == 2   ? 50
                                                                         : scale == 1 ? 10
                                                                                      : 1),
                                      (guint8)scale});
    if (g_rand_int_range(random, 0, 5) > 0)
      sn_table_put_date(table, 2, g_rand_int_range(random, 19000, 19004));
    sn_table_end_row(table, NULL);
  }
  return table;
}

/* The two statements say the same; the second in a way that keeps it from the paths through our tables. */
static void expect_same(SnTable *const *tables, const char *first, const char *second) {
  g_autoptr(Harness) harness = harness_new();
  g_autoptr(SnTable) a = harness_apply(harness, "sql", first, tables, 2);
  g_autoptr(SnTable) b = harness_apply(harness, "sql", second, tables, 2);
  ASSERT_SAID(harness, "");
  CU_ASSERT_PTR_NOT_NULL_FATAL(a);
  CU_ASSERT_PTR_NOT_NULL_FATAL(b);
  CU_ASSERT(sn_table_rows(a) > 0);
  g_autofree char *printed = harness_print(a);
  ASSERT_TABLE(b, printed);
}

static void sql_paths_agree_with_sqlite(void) {
  GRand *random = g_rand_new_with_seed(7);
  static const char *const COLUMNS[] = {"t", "n", "d"};
  for (int round = 0; round < 20; round++) {
    g_autoptr(SnTable) l = make_random(random, "l", 60), r = make_random(random, "r", 40);
    SnTable *tables[] = {l, r};
    for (gsize i = 0; i < 9; i++) {
      const char *x = COLUMNS[i / 3], *y = COLUMNS[i % 3];
      g_autofree char *join =
          g_strdup_printf("SELECT count(*) AS c, sum(l.rowid * 100 + r.rowid) AS s FROM l JOIN r ON l.%s = r.%s", x, y);
      g_autofree char *slow = g_strdup_printf(
          "SELECT count(*) AS c, sum(l.rowid * 100 + r.rowid) AS s FROM l JOIN r WHERE (l.%s = r.%s) + 0 = 1", x, y);
      expect_same(tables, join, slow);
      g_autofree char *sorted =
          g_strdup_printf("SELECT rowid AS i, %s AS a, %s AS b FROM l ORDER BY %s DESC, %s, rowid + 0", x, y, x, y);
      g_autofree char *path =
          g_strdup_printf("SELECT rowid AS i, %s AS a, %s AS b FROM l ORDER BY %s DESC, %s", x, y, x, y);
      expect_same(tables, path, sorted);
      g_autofree char *group = g_strdup_printf(
          "SELECT c, s FROM (SELECT count(*) AS c, sum(rowid) AS s FROM l GROUP BY %s, %s) ORDER BY c + 0, s + 0", x,
          y);
      g_autofree char *plain = g_strdup_printf("SELECT c, s FROM (SELECT count(*) AS c, sum(i) AS s FROM (SELECT rowid "
                                               "AS i, %s AS a, %s AS b FROM l LIMIT 1000) "
                                               "GROUP BY a, b) ORDER BY c + 0, s + 0",
                                               x, y);
      expect_same(tables, group, plain);
    }
  }
  g_rand_free(random);
}

static void sql_brings_back_random_figures(void) {
  GRand *random = g_rand_new_with_seed(3);
  g_autoptr(Harness) harness = harness_new();
  g_autoptr(SnTable) table = table_new("t");
  sn_table_add_column(table, "n", SN_NUMBER, NULL);
  for (int i = 0; i < 5000; i++) {
    gint64 coefficient = 0;
    for (int digits = g_rand_int_range(random, 1, 16); digits > 0; digits--)
      coefficient = coefficient * 10 + g_rand_int_range(random, 0, 10);
    sn_table_put_number(table, 0, (SnDecimal){coefficient, (guint8)g_rand_int_range(random, 0, 16)});
    sn_table_end_row(table, NULL);
  }
  g_rand_free(random);
  g_autoptr(SnTable) got =
      harness_apply(harness, "sql", "SELECT n + 0 AS n, n * 1.0 AS m, n / 1 AS q FROM t", &table, 1);
  ASSERT_SAID(harness, "");
  CU_ASSERT_PTR_NOT_NULL_FATAL(got);
  for (guint row = 0; row < 5000; row++)
    for (guint column = 0; column < 3; column++) {
      const SnColumn *in = sn_table_column(table, 0), *out = sn_table_column(got, column);
      if (decimal_compare((SnDecimal){in->numbers[row], in->scales[row]},
                          (SnDecimal){out->numbers[row], out->scales[row]}) == 0)
        continue;
      g_autofree char *was = table_cell_text(table, 0, row), *is = table_cell_text(got, column, row);
      ASSERT_STRING(is, was);
    }
}

static void sql_keeps_what_codelists_say(void) {
  g_autoptr(Harness) harness = harness_new();
  g_autoptr(SnTable) sectors = harness_table(harness, "sectors", SECTORS);
  sn_table_translate(sectors, 0, "Nông nghiệp", "en", "Farming");
  g_autoptr(SnTable) got = harness_apply(harness, "sql", "SELECT value, sector AS name FROM sectors", &sectors, 1);
  CU_ASSERT_PTR_NOT_NULL_FATAL(got);
  ASSERT_STRING(table_label(got, 1, "Nông nghiệp", "en"), "Farming");
}

static CU_TestInfo sql_tests[] = {
    {"selects", sql_selects},
    {"keeps types, units and decimals", sql_keeps_types_units_and_decimals},
    {"keeps booleans and mixed decimals", sql_keeps_booleans_and_mixed_decimals},
    {"says where rows come from", sql_says_where_rows_come_from},
    {"sums exactly", sql_sums_exactly},
    {"never divides integers", sql_never_divides_integers},
    {"rounds half away from zero", sql_rounds_half_away},
    {"brings back what went in", sql_brings_back_what_went_in},
    {"refuses figures it cannot keep", sql_refuses_figures_it_cannot_keep},
    {"says what is wrong", sql_says_what_is_wrong},
    {"only reads its inputs", sql_only_reads_its_inputs},
    {"knows Vietnamese", sql_knows_vietnamese},
    {"groups by what is equal", sql_groups_by_what_is_equal},
    {"joins", sql_joins},
    {"paths agree with SQLite", sql_paths_agree_with_sqlite},
    {"brings back random figures", sql_brings_back_random_figures},
    {"a join is not quadratic", sql_join_is_not_quadratic},
    {"reads tables of odd names", sql_reads_tables_of_odd_names},
    {"waits for the first value", sql_waits_for_the_first_value},
    {"keeps what codelists say", sql_keeps_what_codelists_say},
    CU_TEST_INFO_NULL,
};

int main(void) {
  CU_SuiteInfo suites[] = {{"sql", NULL, NULL, NULL, NULL, sql_tests}, CU_SUITE_INFO_NULL};
  return unit_run(suites);
}
