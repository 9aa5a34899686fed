/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../unit/unit.h"
#include "harness.h"
#include "table/table.h"

/* What check `plugin` returns for a table, and what is said.  `settings`: names and values in turn. */
static void expect(const char *plugin, const char *const *settings, const char *text, const char *content,
                   const char *table, const char *said, int line) {
  g_autoptr(Harness) harness = harness_new();
  g_autoptr(SnTable) input = harness_table(harness, "t", content);
  g_autoptr(SnTable) got = harness_transform(harness, plugin, settings, text, &input, 1);
  harness_expect(harness, got, table, said, __FILE__, line);
}

#define HEAD "row|what|expected|found|difference|tolerance"
#define EXPECT_IDENTITY(tolerance, text, content, table)                                                               \
  expect("identity", (const char *const[]){"tolerance", tolerance, NULL}, text, content, table, "", __LINE__)
#define EXPECT_FAULT(text, content, said)                                                                              \
  expect("identity", (const char *const[]){NULL}, text, content, NULL, said, __LINE__)
#define EXPECT_TOTAL(content, table, ...)                                                                              \
  expect("total", (const char *const[]){__VA_ARGS__, NULL}, NULL, content, table, "", __LINE__)
#define EXPECT_TOTAL_FAULT(content, said, ...)                                                                         \
  expect("total", (const char *const[]){__VA_ARGS__, NULL}, NULL, content, NULL, said, __LINE__)

/* Viet Nam's public debt, billion VND: Ministry of Finance, e-GDDS file of central government debt. */
static const char DEBT[] =
    "period;TD;TDF;TDD\n2016;2373175,07;947494,88;1425680,19\n2017;2587371,57;1040000,87;1547370,7\n"
    "2018;2.767.229,12;1.067.817,12;1.699.412,00\n2019-S1;2.802.593,63;1.102.308,63;1.700.285,00\n";

static void identities_hold_in_published_figures(void) {
  EXPECT_IDENTITY("", "TD = TDF + TDD", DEBT, HEAD);
  EXPECT_IDENTITY("0", "TD = TDF + TDD", DEBT, HEAD);
  EXPECT_IDENTITY("", "TD - TDF = TDD\n\n  TDD = (TDD + TDD) / 2 ", DEBT, HEAD);
}

static void identities_that_fail_are_returned(void) {
  EXPECT_IDENTITY("", "TD = TDF + TDD", "period;TD;TDF;TDD\nquý I;12221;10152;3224\n2018;1000000;999999;2\n",
                  HEAD "\nquý I|TD = TDF + TDD|13376|12221|-1155|1");
  EXPECT_IDENTITY("", "a + b = c", "k,a,b,c\nx,10.1,20.2,30.4\ny,10.1,20.2,30.5\n",
                  HEAD "\ny|a + b = c|30.3|30.5|0.2|0.1");
  EXPECT_IDENTITY("0", "a + b = c", "k,a,b,c\nx,10.1,20.2,30.4\n", HEAD "\nx|a + b = c|30.3|30.4|0.1|0");
  EXPECT_IDENTITY("0.2", "a + b = c", "k,a,b,c\ny,10.1,20.2,30.5\n", HEAD);
}

/* 3 224 / 10 152 − 1 in percent: the share is as exact as it is written. */
static void identities_may_divide(void) {
  EXPECT_IDENTITY("", "share = a / (a + b) * 100", "k,a,b,share\nx,1,2,33.33\ny,2,1,66.67\nz,2,1,66.66\n",
                  HEAD "\nz|share = a / (a + b) * 100|66.666667|66.66|-0.006667|0.005");
  EXPECT_IDENTITY("", "\"tỷ trọng\" = -(b - a) * 0.5", "k,a,b,Tỉ Trọng\nx,4,2,1\ny,6,2,1\n",
                  HEAD "\ny|\"tỷ trọng\" = -(b - a) * 0.5|2|1|-1|0.5");
}

static void identities_pass_over_what_is_missing(void) {
  EXPECT_IDENTITY("", "a + b = c", "k,a,b,c\nx,1,,9\ny,1,...,9\nz,-,2,2\nw,1,2,x\nv,-,2,3.5\n",
                  HEAD "\nv|a + b = c|2.0|3.5|1.5|1");
}

static void identities_report_what_is_wrong_with_them(void) {
  EXPECT_FAULT("a = b +", "k,a,b\nx,1,2\n", "pack.xml:8: error: a column or a number is missing in the identity\n");
  EXPECT_FAULT("a + b", "k,a,b\nx,1,2\n", "pack.xml:8: error: the identity has no “=” where one is expected\n");
  EXPECT_FAULT("a = (b", "k,a,b\nx,1,2\n", "pack.xml:8: error: a parenthesis is not closed\n");
  EXPECT_FAULT("a = b = a", "k,a,b\nx,1,2\n", "pack.xml:8: error: the identity goes on where it should end: “= a”\n");
  EXPECT_FAULT("a = growht", "k,a,growth\nx,1,2\n",
               "pack.xml:8: error: table “t” has no column “growht”\n  hint: did you mean “growth”?\n");
  EXPECT_FAULT("a = k", "k,a\nx,1\n", "pack.xml:8: error: column “k” holds no numbers\n");
  EXPECT_FAULT("a = 1 / b", "k,a,b\nx,1,0\n",
               "data.csv:2: error: a = 1 / b divides by zero here, or its figures are too large\n");
  EXPECT_FAULT("a * b = a / b", "k,a,b\nx,1,1\n",
               "pack.xml:8: error: how far the sides of a * b = a / b may lie apart is not known\n"
               "  hint: give a tolerance=\"…\", or write the identity with one column alone on a side\n");
}

/* ---- totals */

/* Ha Nam's GRDP of the first half of 2024 at 2010 prices, billion VND (soha.vn). */
static void totals_hold_in_published_figures(void) {
  EXPECT_TOTAL(
      "sector;value\nTổng số;26.891,0\nCông nghiệp;17.443,9\nDịch vụ;5.693,6\nThuế;2.131,3\nNông nghiệp;1.622,2\n",
      HEAD, "column", "value", "total", "sector=tổng  số");
  /* PAPI 2023 of Bac Giang: the index is the sum of eight rounded dimensions. */
  EXPECT_TOTAL("d,v\n1,5.5787\n2,5.687\n3,4.3875\n4,7.1515\n5,7.3001\n6,7.4286\n7,3.3046\n8,3.4825\nall,44.3204\n",
               HEAD, "column", "v", "total", "d=all");
  EXPECT_TOTAL("d,v\n1,5.5787\n2,5.687\n3,4.3875\n4,7.1515\n5,7.3001\n6,7.4286\n7,3.3046\n8,3.4825\nall,44.3204\n",
               HEAD "\nall|v|44.3205|44.3204|-0.0001|0", "column", "v", "total", "d=all", "tolerance", "0");
}

/* The figures of a report: 10,152 + 3,224 are not 12,221. */
static void totals_that_fail_are_returned(void) {
  EXPECT_TOTAL("nguồn,thu,chi\nNội địa,10152,5\nXuất nhập khẩu,3224,5\nTổng,12221,10\n",
               HEAD "\nTổng|thu|13376|12221|-1155|1", "column", "thu, chi", "total", "nguồn=Tổng");
}

static void totals_stand_in_groups(void) {
  static const char CONTENT[] = "year,level,name,v\n2023,0,all,3\n2023,1,a,1\n2023,1,b,2\n2023,2,c,7\n"
                                "2024,0,all,5\n2024,1,a,1\n2024,1,b,2\n";
  EXPECT_TOTAL(CONTENT, HEAD "\nall|v|3|5|2|1", "column", "v", "total", "level=0", "parts", "level=1", "by", "year");
  EXPECT_TOTAL("g,k,v\na,t,1\na,x,\nb,t,...\nb,x,1\n", HEAD, "column", "v", "total", "k=t", "by", "g");
}

/* Names are one despite case, tone placement, composition and doubled spaces; numbers are by value. */
static void totals_group_as_names_match(void) {
  EXPECT_TOTAL("g,y,k,v\nHòa An,1,t,5\nLục Nam,1,t,9\nhoà  an,1.0,x,1\nHo\u0300a An,1,x,1\nLỤC NAM,1.00,x,4\n",
               HEAD "\nHòa An, t|v|2|5|3|1\nLục Nam, t|v|4|9|5|0.5", "column", "v", "total", "k=t", "by", "g, y");
  EXPECT_TOTAL("g,k,v\nb,t,1\n,t,2\n-,t,3\na,t,4\nb,x,2\n,x,3\n-,x,4\na,x,5\n",
               HEAD "\nb, t|v|2|1|-1|0.5\nt|v|3|2|-1|0.5\n-, t|v|4|3|-1|0.5\na, t|v|5|4|-1|0.5", "column", "v", "total",
               "k=t", "by", "g");
}

static void totals_report_what_is_wrong_with_them(void) {
  EXPECT_TOTAL_FAULT("k,v\na,1\n", "pack.xml:7: error: the table has 0 rows with k=t where one is expected\n", "column",
                     "v", "total", "k=t");
  EXPECT_TOTAL_FAULT("g,k,v\na,t,1\na,x,1\nb,x,1\n",
                     "data.csv:4: error: the group of this row has 0 rows with k=t where one is expected\n", "column",
                     "v", "total", "k=t", "by", "g");
  EXPECT_TOTAL_FAULT("k,v\nt,1\n",
                     "pack.xml:7: error: table “t” has no column “w”\n"
                     "pack.xml:7: error: total=\"t\" is not of the form COLUMN=VALUE\n",
                     "column", "w", "total", "t");
}

static CU_TestInfo identity_tests[] = {
    {"identities hold in published figures", identities_hold_in_published_figures},
    {"identities that fail are returned", identities_that_fail_are_returned},
    {"identities may divide", identities_may_divide},
    {"identities pass over what is missing", identities_pass_over_what_is_missing},
    {"identities report what is wrong with them", identities_report_what_is_wrong_with_them},
    CU_TEST_INFO_NULL,
};

static CU_TestInfo total_tests[] = {
    {"totals hold in published figures", totals_hold_in_published_figures},
    {"totals that fail are returned", totals_that_fail_are_returned},
    {"totals stand in groups", totals_stand_in_groups},
    {"totals group as names match", totals_group_as_names_match},
    {"totals report what is wrong with them", totals_report_what_is_wrong_with_them},
    CU_TEST_INFO_NULL,
};

int main(void) {
  CU_SuiteInfo suites[] = {{"identity", NULL, NULL, NULL, NULL, identity_tests},
                           {"total", NULL, NULL, NULL, NULL, total_tests},
                           CU_SUITE_INFO_NULL};
  return unit_run(suites);
}
