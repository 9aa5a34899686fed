/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "../unit/unit.h"
#include "base/number.h"
#include "harness.h"
#include "table/table.h"

static const char PROJECTS[] = "district,sector,day,period,capital,note\n"
                               "Hòa An,A,2024-01-05,2024-Q1,10.50,x\n"
                               "Lục Nam,A,2024-02-11,2024-Q1,4,\n"
                               "hoà  an,B,2024-03-31,2024-Q1,0.25,y\n"
                               "Lục Nam,B,2023-03-31,2023-Q1,2,z\n"
                               "Hòa An,B,2023-04-01,2023-Q2,-1.5,\n"
                               "Đồng Hỷ,B,2023-12-31,2023-Q4,7,\n";

/* What is made of a table and what is said. */
static void expect(const char *content, const char *by, const char *sort, const char *figures, const char *table,
                   const char *said, int line) {
  g_autoptr(Harness) harness = harness_new();
  g_autoptr(SnTable) input = harness_table(harness, "projects", content);
  const char *settings[] = {"by", by, "sort", sort, NULL};
  g_autoptr(SnTable) got = harness_transform(harness, "aggregate", settings, figures, &input, 1);
  harness_expect(harness, got, table, said, __FILE__, line);
}

#define EXPECT(content, by, sort, figures, table) expect(content, by, sort, figures, table, "", __LINE__)
#define EXPECT_FAULT(content, by, sort, figures, said) expect(content, by, sort, figures, NULL, said, __LINE__)

static void groups_equal_keys(void) {
  EXPECT(PROJECTS, "district", "", "capital = sum(capital), projects = count()",
         "district|capital|projects\nHòa An|9.25|3\nLục Nam|6.00|2\nĐồng Hỷ|7.00|1");
  EXPECT(PROJECTS, "district, sector", "", "count()",
         "district|sector|count\nHòa An|A|1\nLục Nam|A|1\nHòa An|B|2\nLục Nam|B|1\nĐồng Hỷ|B|1");
  EXPECT(PROJECTS, "", "", "sum(capital)\ncount()", "sum_capital|count\n22.25|6");
  EXPECT("a,b\n", "a", "", "count()", "a|count");
  EXPECT("a,b\n", "", "", "n = count()", "n\n0");
}

static void groups_by_parts_of_dates(void) {
  EXPECT(PROJECTS, "year(day)", "", "count()", "year|count\n2024|3\n2023|3");
  EXPECT(PROJECTS, "Năm = year(period)", "", "count()", "Năm|count\n2024|3\n2023|3");
  EXPECT(PROJECTS, "half(day)", "half", "count()", "half|count\n2023-S1|2\n2023-S2|1\n2024-S1|3");
  EXPECT(PROJECTS, "quarter(day)", "quarter", "count()", "quarter|count\n2023-Q1|1\n2023-Q2|1\n2023-Q4|1\n2024-Q1|3");
  EXPECT(PROJECTS, "month(day)", "-month", "count()",
         "month|count\n2024-03|1\n2024-02|1\n2024-01|1\n2023-12|1\n2023-04|1\n2023-03|1");
  EXPECT("day,n\n1969-12-31,1\n1970-01-01,2\n2000-02-29,3\n0001-01-01,4\n9999-12-31,5\n", "month(day)", "", "sum(n)",
         "month|sum_n\n1969-12|1\n1970-01|2\n2000-02|3\n0001-01|4\n9999-12|5");
  EXPECT_FAULT("period\n2024-Q1\n2024-01\n", "month(period)", "", "count()",
               "data.csv:2: error: “2024-Q1” of the column “period” has no month()\n"
               "  hint: dates are written 2024-03-27, periods 2024, 2024-S1, 2024-Q1 or 2024-03\n");
}

static void figures_are_exact(void) {
  EXPECT("k,v\na,0.1\na,0.2\nb,1\nb,2\nb,2\n", "k", "",
         "s = sum(v); m = mean(v); m0 = mean(v, digits=0); min(v); max(v)",
         "k|s|m|m0|min_v|max_v\na|0.3|0.150|0|0.1|0.2\nb|5.0|1.667|2|1.0|2.0");
  EXPECT("v\n-0.5\n-0.5\n-0.6\n", "", "", "mean(v, digits=1)", "mean_v\n-0.5");
  EXPECT("v\n999999999999999999\n-1\n", "", "", "sum(v)", "sum_v\n999999999999999998");
  EXPECT_FAULT("v\n999999999999999999\n1\n", "", "", "s = sum(v)",
               "pack.xml:7: error: figure “s”: the sum has more digits than can be kept exactly\n");
}

static void signs_for_nothing_keep_their_meaning(void) {
  EXPECT("k,v\na,1\na,-\nb,1\nb,...\nc,x\nc,x\nd,-\ne,2\n", "k", "",
         "s = sum(v), m = mean(v), n = count(v), sh = share(v)",
         "k|s|m|n|sh\na|1|0.50|2|...\nb|...|...|1|...\nc|||0|\nd|0|0.00|1|...\ne|2|2.00|1|...");
  EXPECT("k,v\nx,1\n-,2\n,3\n-,4\n,5\n", "k", "k", "sum(v)", "k|sum_v\n-|6\nx|1\n|8");
}

static void shares_and_ranks(void) {
  EXPECT("k,v\na,1\nb,2\nc,3\n", "k", "", "s = share(v), one = share(v, digits=1), n = share(count())",
         "k|s|one|n\na|16.67|16.7|33.33\nb|33.33|33.3|33.33\nc|50.00|50.0|33.33");
  EXPECT("y,k,v\n2023,a,1\n2023,b,3\n2024,a,2\n2024,b,2\n", "y = year(y), k", "", "s = share(v, within=y)",
         "y|k|s\n2023|a|25.00\n2023|b|75.00\n2024|a|50.00\n2024|b|50.00");
  EXPECT("k,v\na,5\nb,7\nc,5\nd,1\ne,-\nf,x\n", "k", "place",
         "place = rank(v), last = rank(v, order=ascending), m = rank(mean(v))",
         "k|place|last|m\nb|1|5|1\na|2|3|2\nc|2|3|2\nd|4|2|4\ne|5|1|5\nf|||");
  EXPECT("k,v\na,0\nb,0\n", "k", "", "s = share(v)", "k|s\na|x\nb|x");
}

static void changes_against_a_period(void) {
  static const char SERIES[] = "k,p,v\na,2023-Q1,200\na,2023-Q4,220\na,2024-Q1,250\nb,2024-Q1,5\nb,2023-Q1,0\n";
  EXPECT(SERIES, "k, p", "",
         "c = change(v), d = difference(v), q = change(v, since=previous), f = change(v, since=2023-Q4)",
         "k|p|c|d|q|f\na|2023-Q1|...|...|...|-9.09\na|2023-Q4|...|...|...|0.00\na|2024-Q1|25.00|50|13.64|13.64\n"
         "b|2024-Q1|x|5|...|...\nb|2023-Q1|...|...|...|...");
  EXPECT_FAULT("k,v\na,1\n", "k", "", "c = change(v)",
               "pack.xml:7: error: figure “c”: no key is a period, so there is none to compare with\n"
               "  hint: group by a column of periods such as 2024-Q1, or by quarter(COLUMN) of a date\n");
  EXPECT_FAULT(SERIES, "p, y = year(p)", "", "c = change(v)",
               "pack.xml:7: error: figure “c”: both “p” and “y” are periods\n  hint: group by one of them\n");
  EXPECT_FAULT(SERIES, "p", "", "c = change(v, since=then)",
               "pack.xml:7: error: figure “c”: since is year, previous or a period such as 2023-Q1, not “then”\n");
}

static void sorts_in_vietnamese_order(void) {
  EXPECT("k,v\nđa,1\nda,2\nă,3\nâ,1\na,3\n", "k", "-s, k", "s = sum(v)", "k|s\na|3\nă|3\nda|2\nâ|1\nđa|1");
  EXPECT("k,v\n10,1\n9,2\n9.0,3\n", "k", "k", "s = sum(v)", "k|s\n9|5\n10|1");
  EXPECT_FAULT("k,v\na,1\n", "k", "-som", "sum = sum(v)",
               "pack.xml:7: error: no key or figure to sort by is called “som”\n  hint: did you mean “sum”?\n");
}

static void keeps_units_and_origins(void) {
  g_autoptr(Harness) harness = harness_new();
  g_autoptr(SnTable) input = harness_table(harness, "t", "k,v\na,1.5\nb,2\na,3\n");
  CU_ASSERT(table_read_column(input, 1, &(ColumnReading){SN_NUMBER, NUMBER_PLAIN, "percent"}, harness->diagnostics));
  const char *settings[] = {"by", "k", NULL};
  g_autoptr(SnTable) got = harness_transform(harness, "aggregate", settings,
                                             "s = max(v), n = count(), r = rank(v), h = share(v)", &input, 1);
  ASSERT_SAID(harness, "");
  CU_ASSERT_PTR_NOT_NULL_FATAL(got);
  ASSERT_STRING(sn_table_column(got, 1)->unit, "percent");
  CU_ASSERT_PTR_NULL(sn_table_column(got, 2)->unit);
  ASSERT_STRING(sn_table_column(got, 3)->unit, "rank");
  ASSERT_STRING(sn_table_column(got, 4)->unit, "percent");
  ASSERT_STRING(sn_table_origin(got, 0).file, "data.csv");
  ASSERT_INT(sn_table_origin(got, 0).line, 0);
  ASSERT_INT(sn_table_origin(got, 1).line, 3);
}

static void never_adds_two_units(void) {
  static const char LONG[] = "k,value,unit\na,1,ha\na,2,ha\nb,3,kg\n";
  EXPECT_FAULT(LONG, "k", "", "s = sum(value)",
               "pack.xml:7: error: figure “s”: the column “value” holds figures of several units\n"
               "  hint: add “unit” to the keys, or select the rows of one unit first\n");
  EXPECT(LONG, "k, unit", "", "value = sum(value)", "k|unit|value\na|ha|3\nb|kg|3");
}

static void says_what_is_wrong(void) {
  EXPECT_FAULT(PROJECTS, "distric, week(day)", "", "sun(capital)\nsum(capitol)\n sum(district)",
               "pack.xml:7: error: line 1: no part of a date is called “week”\n"
               "  hint: there are: year, half, quarter, month\n"
               "pack.xml:7: error: line 1: no function is called “sun”\n"
               "  hint: did you mean “sum”?\n");
  EXPECT_FAULT("y\n2024\n2024.5\n", "year(y)", "", "count()",
               "data.csv:3: error: “2024.5” of the column “y” has no year()\n"
               "  hint: dates are written 2024-03-27, periods 2024, 2024-S1, 2024-Q1 or 2024-03\n");
  EXPECT_FAULT(PROJECTS, "distric", "", "count()",
               "pack.xml:7: error: the table projects has no column “distric”\n  hint: did you mean “district”?\n");
  EXPECT_FAULT(PROJECTS, "district", "", "sum(capitol)\n sum(note)",
               "pack.xml:7: error: figure “sum_capitol”: the table projects has no column “capitol”\n"
               "  hint: did you mean “capital”?\n"
               "pack.xml:7: error: figure “sum_note”: the column “note” holds no numbers\n"
               "  hint: declare the column's type as number where it is read\n");
  EXPECT_FAULT(PROJECTS, "district", "",
               "sum(capital\nsum()\nmean(capital, within=district)\nrank(capital, order=up)\n"
               "share(capital, whithin=district)\nsum(capital) count()",
               "pack.xml:7: error: line 1: “)” is missing\n"
               "pack.xml:7: error: line 2: no column is given to “sum”\n"
               "pack.xml:7: error: line 3: “within” says nothing to mean\n"
               "pack.xml:7: error: line 4: order is ascending or descending, not “up”\n"
               "pack.xml:7: error: line 5: there is no option called “whithin”\n"
               "  hint: did you mean “within”?\n"
               "pack.xml:7: error: line 6: a comma or a new line is missing before “count()”\n");
  EXPECT_FAULT(PROJECTS, "district", "", "district = sum(capital)",
               "pack.xml:7: error: two results are called “district”\n  hint: name one otherwise: NAME = sum(…)\n");
  EXPECT_FAULT(PROJECTS, "district", "", "s = share(capital, within=sector)",
               "pack.xml:7: error: figure “s”: no key is called “sector”\n");
}

static void takes_names_in_quotes(void) {
  EXPECT("\"Vốn (tỷ)\",k\n1,a\n2,a\n", "k", "", "\"Tổng, cộng\" = sum(\"Vốn (tỷ)\")", "k|Tổng, cộng\na|3");
}

/* Against sums made here, over many groups and random figures. */
static void agrees_with_plain_addition(void) {
  enum { KEYS = 700, ROWS = 20000 };
  GRand *random = g_rand_new_with_seed(7);
  g_autoptr(Harness) harness = harness_new();
  g_autoptr(SnTable) table = table_new("t");
  sn_table_add_column(table, "k", SN_NUMBER, NULL);
  sn_table_add_column(table, "j", SN_TEXT, NULL);
  sn_table_add_column(table, "v", SN_NUMBER, NULL);
  static gint64 sums[KEYS][100];
  for (int i = 0; i < ROWS; i++) {
    gint64 key = g_rand_int_range(random, 0, KEYS), value = g_rand_int(random), scale = g_rand_int_range(random, 0, 3);
    int other = g_rand_int_range(random, 0, 100);
    char text[8];
    g_snprintf(text, sizeof text, "t%d", other);
    sn_table_put_number(table, 0, (SnDecimal){key, 0});
    sn_table_put_text(table, 1, text, strlen(text));
    sn_table_put_number(table, 2, (SnDecimal){value, (guint8)scale});
    sn_table_end_row(table, NULL);
    sums[key][other] += value * (scale == 0 ? 100 : scale == 1 ? 10 : 1);
  }
  g_rand_free(random);
  const char *settings[] = {"by", "k, j", NULL};
  g_autoptr(SnTable) got = harness_transform(harness, "aggregate", settings, "s = sum(v)", &table, 1);
  ASSERT_SAID(harness, "");
  CU_ASSERT_PTR_NOT_NULL_FATAL(got);
  guint wrong = 0;
  for (guint row = 0; row < sn_table_rows(got); row++) {
    const SnColumn *key = sn_table_column(got, 0), *other = sn_table_column(got, 1), *sum = sn_table_column(got, 2);
    gint64 *place = &sums[key->numbers[row]][atoi(other->texts[row] + 1)];
    wrong += sum->scales[row] != 2 || sum->numbers[row] != *place;
    *place = 0;
  }
  for (guint i = 0; i < KEYS * 100; i++)
    wrong += sums[i / 100][i % 100] != 0;
  ASSERT_INT(wrong, 0);
}

static CU_TestInfo aggregate_tests[] = {
    {"groups equal keys", groups_equal_keys},
    {"groups by parts of dates", groups_by_parts_of_dates},
    {"figures are exact", figures_are_exact},
    {"signs for nothing keep their meaning", signs_for_nothing_keep_their_meaning},
    {"shares and ranks", shares_and_ranks},
    {"changes against a period", changes_against_a_period},
    {"sorts in Vietnamese order", sorts_in_vietnamese_order},
    {"keeps units and origins", keeps_units_and_origins},
    {"never adds two units", never_adds_two_units},
    {"says what is wrong", says_what_is_wrong},
    {"takes names in quotes", takes_names_in_quotes},
    {"agrees with plain addition", agrees_with_plain_addition},
    CU_TEST_INFO_NULL,
};

int main(void) {
  CU_SuiteInfo suites[] = {{"aggregate", NULL, NULL, NULL, NULL, aggregate_tests}, CU_SUITE_INFO_NULL};
  return unit_run(suites);
}
