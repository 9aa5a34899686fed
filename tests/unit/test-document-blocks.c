/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "document-suites.h"

#define N "\u00a0"

static void test_sections(void) {
  g_autoptr(Fixture) f = fixture_new(
      "vi", NULL,
      "<section id=\"a\"><title>Một</title><p>x</p>"
      "<section><title>Trong</title><section><title>Sâu</title></section></section>"
      "<section numbered=\"no\"><title>Không số</title></section><section><title>Nữa</title></section></section>"
      "<section break-before=\"page\"><title>Hai</title></section>");
  assert_bound(f, "h1.h1 #a [I.]: Một\np: x\nh2.h2 #s-2 [1.]: Trong\nh3.h3 #s-3 [a)]: Sâu\nh2.h2 #s-4: Không số\n"
                  "h2.h2 #s-5 [2.]: Nữa\nbreak\nh1.h1 #s-6 [II.]: Hai\n");
  assert_silent(f);
}

static void test_annexes(void) {
  g_autoptr(Fixture) f = fixture_new("vi", NULL,
                                     "<p>thân <ref to=\"hai\"/></p><annex><title>Danh sách</title>"
                                     "<section><title>Phần đầu</title></section></annex>"
                                     "<annex id=\"hai\"><title>Số liệu</title></annex>");
  fixture_template(f, "<p style=\"title\"><field name=\"title\"/></p><p>Số: <field name=\"number\"/></p>",
                   "<p>kết</p>");
  assert_bound(f, "p.title: Báo cáo\np: thân Phụ lục" N "II→hai\np: kết\n"
                  "break restart\nh1.annex-title #annex-1: Phụ lục" N "I⏎Danh sách\nh2.h1 #s-1 [I.]: Phần đầu\n"
                  "break restart\nh1.annex-title #hai: Phụ lục" N "II⏎Số liệu\n");
  assert_silent(f);
}

static void test_contents(void) {
  g_autoptr(Fixture) f =
      fixture_new("vi", NULL,
                  "<toc depth=\"2\"/><section><title>Một <value of=\"r[k=b].v\"/></title><section><title>Trong</title>"
                  "<section><title>Sâu</title></section></section></section>"
                  "<for each=\"r\"><section><title>Mục <value of=\"r.k\"/></title></section></for>"
                  "<annex><title>Thêm</title></annex>");
  fixture_table(f, "r", "k:text,v:number\na,1\nb,2\n");
  g_autofree char *bound = fixture_bind(f);
  const char *expected = "toc.toc1\n 1 I. Một 2 →s-1\n 2 1. Trong →s-2\n 1 II. Mục a →s-4\n 1 III. Mục b →s-5\n"
                         " 1 Phụ lục. Thêm →annex-1\n";
  CU_ASSERT(g_str_has_prefix(bound, expected));
  assert_silent(f);
}

static void test_lists(void) {
  g_autoptr(Fixture) f =
      fixture_new("vi", NULL,
                  "<list kind=\"letter\" start=\"4\"><item>bốn</item><item>năm</item></list>"
                  "<list><item><p>đoạn</p><list kind=\"number\"><item>trong</item></list></item></list>");
  assert_bound(
      f, "list.list-item\n  item.list-item [d)]\n    p.list-item: bốn\n  item.list-item [đ)]\n    p.list-item: năm\n"
         "list.list-item\n  item.list-item [-]\n    p.list-item: đoạn\n    list.list-item\n"
         "      item.list-item [1.]\n        p.list-item: trong\n");
  assert_silent(f);
}

static void test_groups(void) {
  g_autoptr(Fixture) f =
      fixture_new("vi", NULL,
                  "<quote>lời</quote><callout><title>Chú ý</title><p>một</p><p style=\"h1\">hai</p></callout>"
                  "<columns><column width=\"40%\"><p>trái</p></column><column><p>phải</p><rule width=\"text\" "
                  "align=\"center\"/></column></columns><space height=\"10mm\"/><page-break "
                  "orientation=\"landscape\"/><page-break/>");
  assert_bound(f, "group.quote\n  p.quote inner: lời\ngroup.callout\n  p: Chú ý\n  p.callout inner: một\n  p.h1: hai\n"
                  "columns.p bare\n  group.p bare\n    p: trái\n  group.p bare\n    p: phải\n    rule.rule center\n"
                  "space\nbreak landscape\nbreak landscape\n");
  assert_silent(f);
}

static void test_widths(void) {
  g_autoptr(Fixture) f =
      fixture_new("vi", NULL, "<columns><column width=\"40%\"/><column/><column/></columns><rule width=\"33%\"/>");
  g_autoptr(Binder) binder = binder_new(&f->edition, f->diagnostics);
  g_autoptr(Block) columns = binder_next(binder);
  g_autoptr(Block) rule = binder_next(binder);
  CU_ASSERT_DOUBLE_EQUAL(columns->widths[0], 0.4, 1e-9);
  CU_ASSERT_DOUBLE_EQUAL(columns->widths[1], 0.3, 1e-9);
  CU_ASSERT_DOUBLE_EQUAL(columns->widths[2], 0.3, 1e-9);
  CU_ASSERT_DOUBLE_EQUAL(rule->width, 0.33, 1e-9);
  CU_ASSERT_PTR_NULL(binder_next(binder));
}

static void test_key_figures(void) {
  g_autoptr(Fixture) f =
      fixture_new("vi", NULL,
                  "<key-figures><figure><value of=\"indicators[indicator=revenue].growth\"/>"
                  "<label>Thu</label></figure><figure><value "
                  "of=\"indicators[indicator=jobs].value\"/><label>Khác</label></figure></key-figures>");
  add_indicators(f);
  assert_bound(
      f, "group.key-figures\n  columns.p bare\n    group.p bare\n      p.key-figure: 11,1%\n      p.key-label: Thu\n"
         "    group.p bare\n      p.key-figure: 8.900 người\n      p.key-label: Khác\n");
  assert_silent(f);
}

static void test_five_figures(void) {
  g_autoptr(Fixture) f = fixture_new("vi", NULL,
                                     "<key-figures><figure>1<label>a</label></figure><figure>2<label>a</label></figure>"
                                     "<figure>3<label>a</label></figure><figure>4<label>a</label></figure>"
                                     "<figure>5<label>a</label></figure></key-figures>");
  g_autoptr(Binder) binder = binder_new(&f->edition, f->diagnostics);
  g_autoptr(Block) all = binder_next(binder);
  ASSERT_INT(all->children->len, 2);
  Block *first = g_ptr_array_index(all->children, 0), *second = g_ptr_array_index(all->children, 1);
  ASSERT_INT(first->children->len, 3);
  ASSERT_INT(second->children->len, 2);
  CU_ASSERT_DOUBLE_EQUAL(second->widths[1], 1.0 / 3, 1e-9);
}

static void test_loops(void) {
  g_autoptr(Fixture) f = fixture_new(
      "vi", NULL,
      "<for each=\"r\"><p id=\"x\"><value of=\"r.k\"/>: <value of=\"r.v\"/></p>"
      "<if of=\"r.v\" is=\"negative\"><p>âm</p></if><if of=\"r.v\" is=\"absent\"><p>thiếu</p></if>"
      "<if of=\"r.k\" equals=\"HAI\"><chart kind=\"bar\" from=\"r\" x=\"k\" y=\"v\"><title>T</title></chart></if></for>"
      "<if of=\"r[k=không].v\" is=\"present\"><p>không in</p></if><if of=\"r[k=một].v\" is=\"zero\"><p>không</p></if>"
      "<if field=\"title\" is=\"present\"><p>có</p></if><if field=\"agency\"><p>không in</p></if>"
      "<chart kind=\"line\" from=\"r\" x=\"k\" y=\"v\" id=\"c-2\"><title>T</title></chart>");
  fixture_table(f, "r", "k:text,v:number\nmột,1\nhai,-2\n");
  assert_bound(f, "p #x-1: một: 1\np #x-2: hai: -2\np: âm\nchart.chart #c-1 «Biểu đồ" N
                  "1. T»\n bar labels\n : một=1 hai=-2\np: có\n"
                  "chart.chart #c-2 «Biểu đồ" N "2. T»\n line\n : một=1 hai=-2\n");
  assert_silent(f);
}

static void test_table(void) {
  g_autoptr(Fixture) f =
      fixture_new("vi", NULL,
                  "<table from=\"s\" id=\"t\" number=\"yes\" total=\"last\" highlight=\"sector=nông "
                  "nghiệp\"><title>Tăng trưởng</title>"
                  "<column name=\"sector\" header=\"yes\" width=\"40%\">Ngành</column>"
                  "<column name=\"growth\" sign=\"always\">Tăng</column><column name=\"value\" scale=\"billion\" "
                  "unit=\"VND\" width=\"2cm\">Giá trị</column>"
                  "<column name=\"day\"/><source>Cục Thống kê</source><note>Ước tính</note></table>");
  fixture_table(f, "s",
                "sector:text,growth:number:percent,value:number,day:date\n"
                "Công nghiệp,18.11,150000000000000,2024-03-15\nNông nghiệp,-1.5,-,\nTổng,...,1,\n");
  assert_bound(f, "table #t «Bảng" N "1. Tăng trưởng» source Ước tính⏎Cục Thống kê\n"
                  "  #|STT #|Ngành #|Tăng (%) #|Giá trị (tỷ đồng) #|day\n"
                  "  |1 #<Công nghiệp >,+18,11 >,150.000 |15/03/2024\n"
                  "  |*2* #<*Nông nghiệp* >,*-1,5* >,*-* |\n"
                  "  | #<*Tổng* >,*…* >,*0,000000001* | (total)\n");
  assert_silent(f);
}

static void test_table_groups(void) {
  g_autoptr(Fixture) f =
      fixture_new("vi", NULL,
                  "<table from=\"s\" rows=\"1\"><column name=\"k\">Tên</column><group><title>Hai năm</title>"
                  "<column name=\"a\">2023</column><column name=\"b\">2024</column></group></table>");
  fixture_table(f, "s", "k:text,a:number,b:number\nx,1,2\ny,3,4\n");
  assert_bound(f, "table\n  1x2#|Tên 2x1#|Hai năm .\n  . #|2023 #|2024\n  <x >,1 >,2\n");
  assert_silent(f);
}

static void test_row_units(void) {
  g_autoptr(Fixture) f =
      fixture_new("vi", NULL,
                  "<table from=\"indicators\"><column name=\"indicator\"/><column name=\"value\"/></table>"
                  "<table from=\"indicators\" rows=\"1\"><column name=\"unit\"/><column name=\"value\" "
                  "scale=\"billion\" unit-in-head=\"no\"/></table>");
  add_indicators(f);
  assert_bound(f, "table\n  #|indicator #|value\n  <revenue >4.680.000.000.000" N
                  "đồng\n  <industry >\n  <jobs >8.900" N "người\n"
                  "table\n  #|unit #|value\n  |tỷ đồng >,4.680\n");
  assert_silent(f);
}

static void test_table_faults(void) {
  g_autoptr(Fixture) f =
      fixture_new("vi", NULL,
                  "<table from=\"s\"><column name=\"growht\"/><column name=\"sector\" as=\"long-date\"/></table>\n"
                  "<table from=\"ss\"><column name=\"x\"/></table>\n<table from=\"none\"><column name=\"a\"/></table>\n"
                  "<table from=\"s\" highlight=\"nam=1\" style=\"tabel\"><column name=\"sector\"/></table>");
  fixture_table(f, "s", "sector:text,growth:number\na,1\n");
  fixture_table(f, "none", "a:text\n");
  g_free(fixture_bind(f));
  assert_reported(f, "error: table “s” has no column “growht”");
  assert_reported(f, "did you mean “growth”?");
  assert_reported(f, "error: “a” cannot be printed as=\"long-date\"");
  assert_reported(f, "pack.xml:3:1: error: there is no table “ss”");
  assert_reported(f, "pack.xml:4:1: warning: table “none” has no rows");
  assert_reported(f, "error: table “s” has no column “nam”");
  assert_reported(f, "error: template “plain” has no style “tabel”");
}

static void test_assignments(void) {
  g_autoptr(Fixture) f = fixture_new("vi", NULL,
                                     "<assignments from=\"a\"><title>Việc</title></assignments>"
                                     "<assignments from=\"b\" lead=\"who\"/>");
  fixture_table(
      f, "a", "number:text,task:text,lead:text,support:text,deadline:text\nA1,Làm,Sở A,,\nA2,Nữa,Sở B,Sở C,tháng 4\n");
  fixture_table(f, "b", "task:text,who:text,deadline:date\nLàm,Sở A,2024-04-10\nNữa,Sở B,\n");
  assert_bound(f, "table «Bảng" N "1. Việc»\n  #|STT #|Nhiệm vụ #|Đơn vị chủ trì #|Đơn vị phối hợp #|Thời hạn\n"
                  "  |A1 <Làm <Sở A < <không nêu thời hạn\n  |A2 <Nữa <Sở B <Sở C <tháng 4\n"
                  "table\n  #|STT #|Nhiệm vụ #|Đơn vị chủ trì #|Thời hạn\n"
                  "  |1 <Làm <Sở A <10/04/2024\n  |2 <Nữa <Sở B <không nêu thời hạn\n");
  assert_silent(f);
}

static void test_charts(void) {
  g_autoptr(Fixture) f =
      fixture_new("vi", NULL,
                  "<chart kind=\"bar\" orientation=\"horizontal\" grouping=\"stacked\" from=\"w\" x=\"year\" y=\"a b\" "
                  "scale=\"billion\" id=\"w\">"
                  "<title>Hai cột</title><series name=\"a\">Thu <b>nội địa</b></series><source>S</source></chart>"
                  "<chart kind=\"line\" from=\"l\" x=\"period\" y=\"v\" series=\"area\" "
                  "reference=\"l[area=Tỉnh,period=2023-Q1].v\">"
                  "<reference-label>Kỳ trước</reference-label></chart>");
  fixture_table(f, "w", "year:number,a:number:VND,b:number:VND\n2023,1000000000,2\n2024,3,4\n");
  fixture_table(
      f, "l", "period:text,area:text,v:number:percent\n2023-Q1,Tỉnh,8.74\n2023-Q1,Cả nước,3.41\n2024-Q1,Tỉnh,14.18\n");
  assert_bound(f, "chart.chart #w «Biểu đồ" N "1. Hai cột» source S\n bar stacked horizontal labels (tỷ đồng)\n"
                  " Thu nội địa: 2023=1000000000 2024=3\n b: 2023=2 2024=4\n"
                  "chart.chart #c-2\n line (%) at 8.74 Kỳ trước\n Tỉnh: quý" N "I/2023=8.74 quý" N "I/2024=14.18\n"
                  " Cả nước: quý" N "I/2023=3.41 quý" N "I/2024=gap\n");
  assert_silent(f);
}

static void test_chart_faults(void) {
  g_autoptr(Fixture) f = fixture_new("vi", NULL,
                                     "<chart kind=\"bar\" from=\"none\" x=\"k\" y=\"v\"/>\n"
                                     "<chart kind=\"bar\" from=\"r\" x=\"k\" y=\"k\"/>\n"
                                     "<chart kind=\"bar\" from=\"r\" x=\"kk\" y=\"v\"/>\n"
                                     "<chart kind=\"bar\" from=\"r\" x=\"k\" y=\"v w\"/>\n"
                                     "<chart kind=\"bar\" from=\"r\" x=\"k\" y=\"v\" series=\"k\"/>\n"
                                     "<chart kind=\"bar\" from=\"r\" x=\"k\" y=\"v\" reference=\"r[k=a].k\"/>");
  fixture_table(f, "none", "k:text,v:number\n");
  fixture_table(f, "r", "k:text,v:number:percent,w:number:VND\na,1,2\na,2,3\nb,1,1\n");
  assert_bound(f, "");
  assert_reported(f, "pack.xml:2:7: error: table “none” is empty");
  assert_reported(f, "pack.xml:3:1: error: column “k” of table “r” is not numbers");
  assert_reported(f, "pack.xml:4:1: error: table “r” has no column “kk”");
  assert_reported(f, "pack.xml:5:1: error: the chart mixes the units “percent” and “VND”");
  assert_reported(f, "pack.xml:6:1: error: table “r” has two rows for “a”");
  assert_reported(f, "pack.xml:7:1: error:");
  ASSERT_INT(diagnostics_status(f->diagnostics), FAULT_DATA);
}

static void test_signature(void) {
  g_autoptr(Fixture) f =
      fixture_new("vi",
                  "<signatory-authority>TM. ỦY BAN</signatory-authority><signatory-post>CHỦ TỊCH</signatory-post>"
                  "<signatory>Lê Văn A</signatory><recipient>Như trên</recipient><recipient>Lưu: VT</recipient>",
                  "<signature/>");
  assert_bound(f, "columns\n  group.p bare\n    p.recipients: Nơi nhận:\n    p.recipients: - Như trên;\n    "
                  "p.recipients: - Lưu: VT.\n"
                  "  group.p bare\n    p.signatory: TM. ỦY BAN\n    p.signatory: CHỦ TỊCH\n    space.p bare\n    "
                  "p.signatory: Lê Văn A\n");
  assert_silent(f);
}

static void test_images(void) {
  static const char png[] = "\x89PNG\r\n\x1a\n0000", jpeg[] = "\xff\xd8\xff\xe0", text[] = "<svg/>....";
  g_autoptr(Fixture) f = fixture_new(
      "vi", NULL,
      "<image src=\"a.png\" alt=\"Ảnh A\" width=\"50%\"><title>Ảnh</title></image><image src=\"b.jpg\" alt=\"B\"/>\n"
      "<image src=\"c.png\" alt=\"C\"/>\n<image src=\"../a.png\" alt=\"C\"/>\n<image src=\"d.png\" alt=\"C\"/>");
  fixture_file(f, "a.png", png, sizeof png);
  fixture_file(f, "b.jpg", jpeg, sizeof jpeg);
  fixture_file(f, "c.png", text, sizeof text);
  g_autoptr(Binder) binder = binder_new(&f->edition, f->diagnostics);
  g_autoptr(Block) a = binder_next(binder);
  g_autoptr(Block) b = binder_next(binder);
  CU_ASSERT_PTR_NULL(binder_next(binder));
  CU_ASSERT_PTR_NOT_NULL_FATAL(a);
  CU_ASSERT_PTR_NOT_NULL_FATAL(b);
  CU_ASSERT_DOUBLE_EQUAL(a->width, 250, 1e-9);
  ASSERT_STRING(a->alt, "Ảnh A");
  ASSERT_INT(g_bytes_get_size(a->image), sizeof png);
  g_autofree char *caption = fixture_spans(a->caption);
  ASSERT_STRING(caption, "Hình" N "1. Ảnh");
  assert_reported(f, "pack.xml:3:1: error: “c.png” is neither a PNG nor a JPEG image");
  assert_reported(f, "leads out of the pack's folder");
  assert_reported(f, "pack.xml:5");
}

static void test_running(void) {
  g_autoptr(Fixture) f = fixture_new("vi", "<agency>Tỉnh</agency>", "<p>x</p>");
  fixture_template(f, "<p>Trang <page-number/>/<page-count/>: <section-title/> <field name=\"agency\"/></p>", "");
  g_autoptr(Binder) binder = binder_new(&f->edition, f->diagnostics);
  xmlNodePtr line = xml_element(f->template.opening->children);
  GArray *spans = binder_running(binder, line);
  g_autofree char *text = fixture_spans(spans);
  ASSERT_STRING(text, "Trang [number]/[count]: [section] Tỉnh");
  CU_ASSERT_PTR_EQUAL(spans, binder_running(binder, line));
  ASSERT_STRING(binder_info(binder, "title"), "Báo cáo");
  CU_ASSERT_PTR_NULL(binder_info(binder, "place"));
}

/* Long tables are bound row by row, in any order. */
static void test_rows_again(void) {
  g_autoptr(Fixture) f = fixture_new("vi", NULL, "<table from=\"r\"><column name=\"k\"/><column name=\"v\"/></table>");
  fixture_table(f, "r", "k:text,v:number\na,1\nb,2\nc,3\n");
  g_autoptr(Binder) binder = binder_new(&f->edition, f->diagnostics);
  g_autoptr(Block) table = binder_next(binder);
  Cell cells[2], head[2];
  table->table.row(&table->table, 0, head);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = table->table.row_count; i-- > 1;) {
      table->table.row(&table->table, i, cells);
      g_autofree char *number = g_strdup_printf("%u", i), *text = fixture_spans(cells[1].spans);
      ASSERT_STRING(text, number);
    }
  g_autofree char *text = fixture_spans(head[0].spans);
  ASSERT_STRING(text, "k");
}

CU_TestInfo block_tests[] = {
    {"sections", test_sections},
    {"annexes, opening and closing", test_annexes},
    {"contents", test_contents},
    {"lists", test_lists},
    {"quotations, callouts, columns, breaks", test_groups},
    {"widths", test_widths},
    {"key figures", test_key_figures},
    {"five key figures stand in two rows", test_five_figures},
    {"loops and conditions", test_loops},
    {"tables", test_table},
    {"groups of columns", test_table_groups},
    {"units of rows", test_row_units},
    {"faults of tables", test_table_faults},
    {"assignments", test_assignments},
    {"charts", test_charts},
    {"faults of charts", test_chart_faults},
    {"signature", test_signature},
    {"images", test_images},
    {"running heads", test_running},
    {"rows are bound in any order", test_rows_again},
    CU_TEST_INFO_NULL,
};
