/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "document-suites.h"

#define N "\u00a0"

static void test_white_space(void) {
  g_autoptr(Fixture) f = fixture_new("vi", NULL,
                                     "<p>\n  một  <b> hai</b>\n <i>ba </i> bốn<b>năm</b> <sup> </sup>\n</p>"
                                     "<p>trước <br/> sau" N "đó <note> ghi\nchú </note>.</p><p>  </p>");
  assert_bound(f, "p: một *hai* /ba /bốn*năm*\np: trước⏎sau" N "đó[1: ghi chú].\n");
  assert_silent(f);
}

static void test_tags(void) {
  g_autoptr(Fixture) f = fixture_new(
      "vi", NULL,
      "<p>CO<sub>2</sub> m<sup>2</sup> <b>đậm <i>cả hai</i></b> <term>GRDP</term> <person>Lê Văn A</person></p>"
      "<p>theo <law>Nghị định số 30/2020/NĐ-CP</law> và <link href=\"https://example.vn/\">trang này</link></p>"
      "<p><link href=\"javascript:x\">hỏng</link></p>");
  assert_bound(f, "p: CO~2 m^2 *đậm **/cả hai/* GRDP Lê Văn A\n"
                  "p: theo Nghị" N "định" N "số" N "30/2020/NĐ-CP= và trang này<https://example.vn/>\np: hỏng\n");
  assert_reported(f, "“javascript:x” is not a link");
}

static void test_long_law(void) {
  g_autoptr(Fixture) f =
      fixture_new("vi", NULL, "<p><law>Luật Quản lý, sử dụng vốn nhà nước đầu tư tại doanh nghiệp, Điều 5</law></p>");
  assert_bound(f, "p: Luật Quản lý, sử dụng vốn nhà nước đầu tư tại doanh nghiệp, Điều" N "5=\n");
}

static void test_nfd(void) {
  g_autoptr(Fixture) f = fixture_new("vi", NULL, "<p>Tie\u0302\u0301ng Vie\u0323\u0302t <b>o\u031b\u0309</b></p>");
  assert_bound(f, "p: Tiếng Việt *ở*\n");
}

static void test_values(void) {
  g_autoptr(Fixture) f =
      fixture_new("vi", NULL,
                  "<p>đạt gần <value of=\"indicators[indicator=revenue].value\" scale=\"billion\"/>, bằng "
                  "<value of=\"indicators[indicator=revenue].plan_share\"/> dự toán; "
                  "<value of=\"indicators[indicator=revenue].value\" scale=\"trillion\" digits=\"1\" bare=\"yes\"/>; "
                  "<value of=\"indicators[indicator=revenue].note\"/></p>");
  add_indicators(f);
  assert_bound(f, "p: đạt gần 4.680" N "tỷ đồng, bằng 32,6% dự toán; 4,7; Thu ngân sách\n");
  assert_silent(f);
}

static void test_dates(void) {
  g_autoptr(Fixture) f =
      fixture_new("vi", "<date>2024-03-27</date><period>2024-Q1</period>",
                  "<p><value of=\"d[k=a].day\" as=\"long-date\"/>; <value of=\"d[k=a].period\"/>; "
                  "<value of=\"d[k=a].period\" as=\"long-period\"/>; <value of=\"d[k=a].rank\" "
                  "as=\"rank\" among=\"63\"/>; <field name=\"date\" as=\"date\"/>; <field name=\"period\"/></p>");
  fixture_table(f, "d", "k:text,day:date,period:text,rank:number\na,2024-02-05,2024-Q1,4\n");
  assert_bound(f, "p: ngày" N "05 tháng" N "02 năm" N "2024; quý" N "I/2024; quý" N "I năm" N "2024; thứ" N "4/63; "
                  "27/03/2024; quý" N "I năm" N "2024\n");
  assert_silent(f);
}

static void test_change(void) {
  static const char body[] =
      "<p>thu <change of=\"indicators[indicator=revenue].growth\" up=\"tăng\" down=\"giảm\"/>, công nghiệp "
      "<change of=\"indicators[indicator=industry].growth\" up=\"tăng\" down=\"giảm\"/>, việc làm "
      "<change of=\"indicators[indicator=jobs].growth\" up=\"tăng\" down=\"giảm\" digits=\"2\" flat=\"đi ngang\"/></p>";
  g_autoptr(Fixture) f = fixture_new("vi", NULL, body);
  add_indicators(f);
  assert_bound(f, "p: thu tăng 11,1%, công nghiệp giảm 33,5%, việc làm đi ngang\n");
  assert_silent(f);
}

/* A figure that rounds to nothing has no direction, on either side. */
static void test_change_flips(void) {
  static const struct {
    const char *number, *text;
  } cases[] = {{"0.005", "tăng 0,01%"},
               {"0.004", "không đổi"},
               {"-0.004", "không đổi"},
               {"-0.005", "giảm 0,01%"},
               {"0", "không đổi"}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(Fixture) f =
        fixture_new("vi", NULL, "<p><change of=\"t.n\" up=\"tăng\" down=\"giảm\" digits=\"2\"/></p>");
    g_autofree char *table = g_strdup_printf("n:number:percent\n%s\n", cases[i].number);
    g_autofree char *expected = g_strdup_printf("p: %s\n", cases[i].text);
    fixture_table(f, "t", table);
    assert_bound(f, expected);
  }
}

static void test_faults(void) {
  g_autoptr(Fixture) f = fixture_new("vi", NULL,
                                     "<p><value of=\"indicator[indicator=revenue].value\"/></p>\n"
                                     "<p><value of=\"indicators[indicator=revenu].value\"/></p>\n"
                                     "<p><value of=\"indicators[unit=VND].value\"/></p>\n"
                                     "<p><value of=\"indicators[indicator=revenue].grwth\"/></p>\n"
                                     "<p><value of=\"indicators[indicator=industry].value\"/></p>\n"
                                     "<p><change of=\"indicators[indicator=revenue].note\" up=\"a\" down=\"b\"/></p>\n"
                                     "<p><value of=\"indicators[indicator=revenue].note\" as=\"long-date\"/></p>\n"
                                     "<p><field name=\"agency\"/></p>");
  add_indicators(f);
  g_free(fixture_bind(f));
  assert_reported(f, "pack.xml:2:10: error: there is no table “indicator”");
  assert_reported(f, "did you mean “indicators”?");
  assert_reported(f, "pack.xml:3:4: error: table “indicators” has no row with indicator=revenu");
  assert_reported(f, "pack.xml:4:4: error: table “indicators” has 2 rows with unit=VND");
  assert_reported(f, "pack.xml:5:4: error: table “indicators” has no column “grwth”");
  assert_reported(f, "did you mean “growth”?");
  assert_reported(f, "pack.xml:6:4: error: the cell “indicators[indicator=industry].value” is empty");
  assert_reported(f, "data/indicators.csv:3");
  assert_reported(f, "pack.xml:7:4: error: <change of=\"indicators[indicator=revenue].note\"> is not a number");
  assert_reported(f, "pack.xml:8:4: error: “Thu ngân sách” cannot be printed as=\"long-date\"");
  assert_reported(f, "pack.xml:9:4: error: <info> has no <agency>");
  ASSERT_INT(diagnostics_status(f->diagnostics), FAULT_PACK);
  ASSERT_INT(diagnostics_errors(f->diagnostics), 8);
}

static void test_notes_in_order(void) {
  g_autoptr(Fixture) f =
      fixture_new("vi", NULL,
                  "<p>a<note>một</note> b<note>hai <b>đậm</b></note></p>"
                  "<section><title>Đề<note>ba</note></title><toc/><p>c<note>bốn</note></p></section>");
  assert_bound(f, "p: a[1: một] b[2: hai *đậm*]\nh1.h1 #s-1 [I.]: Đề[3: ba]\ntoc.toc1\n 1 I. Đề →s-1\np: c[4: bốn]\n");
}

static void test_language(void) {
  g_autoptr(Fixture) f = fixture_new("vi", NULL, "<p>tiếng Việt</p><p xml:lang=\"en\">in <b>English</b></p>");
  assert_bound(f, "p: tiếng Việt\np: @en(in )@en(*English*)\n");
}

static void test_references(void) {
  g_autoptr(Fixture) f = fixture_new(
      "vi", NULL,
      "<p>xem <ref to=\"t\"/>, <ref to=\"c\"/>, <ref to=\"b\"/>, <ref to=\"x\"/>, trang <ref to=\"t\" show=\"page\"/>, "
      "“<ref to=\"b\" show=\"title\"/>”, số <ref to=\"t\" show=\"number\"/></p>"
      "<section id=\"a\"><title>Một</title><section id=\"b\"><title>Hai <value of=\"r.k\"/></title></section></section>"
      "<table from=\"r\" id=\"t\"><title>Bảng thu</title><column name=\"k\"/></table>"
      "<chart kind=\"bar\" from=\"r\" x=\"k\" y=\"v\" id=\"c\"><title>Hình thu</title></chart>"
      "<annex id=\"x\"><title>Thêm</title></annex>");
  fixture_table(f, "r", "k:text,v:number\nmột,1\n");
  g_autofree char *bound = fixture_bind(f);
  const char *end = strchr(bound, '\n');
  g_autofree char *first = g_strndup(bound, (gsize)(end - bound));
  ASSERT_STRING(first, "p: xem Bảng" N "1→t, Biểu đồ" N "1→c, mục" N "I.1→b, Phụ lục→x, trang [page]→t, "
                       "“Hai một→b”, số 1→t");
  assert_silent(f);
}

static void test_reference_faults(void) {
  g_autoptr(Fixture) f =
      fixture_new("vi", NULL,
                  "<p><ref to=\"tt\"/></p><p id=\"t\">x</p>"
                  "<p><ref to=\"t\"/></p><for each=\"r\"><p id=\"in\">y</p></for><p><ref to=\"in\"/></p>"
                  "<section id=\"s\"><title>a <ref to=\"s\" show=\"title\"/></title></section>"
                  "<p id=\"t\">z</p>");
  fixture_table(f, "r", "k:text\na\nb\n");
  g_free(fixture_bind(f));
  assert_reported(f, "no block has the id “tt”");
  assert_reported(f, "“t” has no label to print");
  assert_reported(f, "“in” stands in a <for>");
  assert_reported(f, "“s” has no title to print");
  assert_reported(f, "the id “t” is used twice");
}

CU_TestInfo inline_tests[] = {
    {"white space collapses across tags", test_white_space},
    {"tags", test_tags},
    {"long names of laws may break", test_long_law},
    {"decomposed text is composed", test_nfd},
    {"values", test_values},
    {"dates, periods, ranks, fields", test_dates},
    {"changes", test_change},
    {"changes that round to nothing", test_change_flips},
    {"faults, all in one run", test_faults},
    {"notes are numbered in order", test_notes_in_order},
    {"other languages", test_language},
    {"references", test_references},
    {"references that do not resolve", test_reference_faults},
    CU_TEST_INFO_NULL,
};
