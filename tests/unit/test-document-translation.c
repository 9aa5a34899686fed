/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/decimal.h"

#include "document-suites.h"

#define N "\u00a0"

static const char *const no_entries[] = {NULL};

#define BUDGET "Tổng thu đạt gần {revenue}, bằng {plan_share} dự toán, {growth} so với <b>cùng kỳ</b>.{note1}"

static Fixture *budget_new(const char *const *entries) {
  Fixture *f =
      fixture_new("en", NULL,
                  "<section id=\"economy\"><title>Kinh tế</title>\n"
                  "<p>Tổng thu đạt gần <value of=\"indicators[indicator=revenue].value\" scale=\"billion\"/>, bằng "
                  "<value of=\"indicators[indicator=revenue].plan_share\"/> dự toán, "
                  "<change of=\"indicators[indicator=revenue].growth\" up=\"tăng\" down=\"giảm\"/> so với "
                  "<b>cùng kỳ</b>.<note>Đến 15/3.</note></p></section>");
  add_indicators(f);
  fixture_translate(f, entries);
  fixture_translate_template(f, no_entries);
  return f;
}

static void test_translated(void) {
  static const char *const entries[] = {
      "economy|title::Kinh tế",
      "Economy",
      "economy|p1::" BUDGET,
      "{growth} on <b>the same period</b>: revenue of nearly {revenue}, {plan_share} of the estimate.{note1}",
      "economy|p1.note1::Đến 15/3.",
      "As of 15 March.",
      "direction::tăng",
      "up",
      NULL};
  g_autoptr(Fixture) f = budget_new(entries);
  assert_bound(f, "h1.h1 #economy [I.]: Economy\np: up 11.1% on *the same period*: revenue of nearly 4,680" N "billion "
                  "VND, 32.6% of the estimate.[1: As of 15 March.]\n");
  assert_silent(f);
}

static void test_select(void) {
  static const char pattern[] = "{growth, select, up {an increase of #} down {a decrease of #} other {no change}}";
  static const struct {
    const char *number, *text;
  } cases[] = {{"11.1", "an increase of 11.1%"}, {"-3", "a decrease of 3%"}, {"0", "no change"}};
  const char *const entries[] = {"body|p1::Thu {growth}", pattern, NULL};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(Fixture) f = fixture_new("en", NULL, "<p>Thu <change of=\"t.growth\" up=\"tăng\" down=\"giảm\"/></p>");
    g_autofree char *table = g_strdup_printf("growth:number:percent\n%s\n", cases[i].number);
    g_autofree char *expected = g_strdup_printf("p: %s\n", cases[i].text);
    fixture_table(f, "t", table);
    fixture_translate(f, entries);
    assert_bound(f, expected);
    assert_silent(f);
  }
}

static void test_plural(void) {
  static const char *const entries[] = {"body|for1.p1::Có {n} dự án", "{n, plural, one {# project} other {# projects}}",
                                        NULL};
  g_autoptr(Fixture) f = fixture_new("en", NULL, "<for each=\"t\"><p>Có <value of=\"t.n\"/> dự án</p></for>");
  fixture_table(f, "t", "n:number:project\n1\n1250\n");
  fixture_translate(f, entries);
  assert_bound(f, "p: 1 project\np: 1,250 projects\n");
  assert_silent(f);
}

/* A review prints a translation with its faults, as far as it can be read. */
static void test_review(void) {
  static const char *const entries[] = {"economy|title::Kinh tế", "Economy {x}", "economy|p1::" BUDGET,
                                        "Revenue {revenue} and {revenue}, {growth}", NULL};
  g_autoptr(Fixture) f = budget_new(entries);
  f->edition.stale = STALE_REVIEW;
  assert_bound(f, "h1.h1 #economy [I.]: *[cần xem lại] *_Economy {x}_\n"
                  "p: *[cần xem lại] *_Revenue 4,680" N "billion VND and 4,680" N
                  "billion VND, [chưa dịch] tăng 11.1%_\n");
  assert_silent(f);
}

static void test_lost_and_invented(void) {
  static const char *const entries[] = {"economy|title::Kinh tế",
                                        "Economy {x}",
                                        "economy|p1::" BUDGET,
                                        "Revenue {revenue} and {revenue}, {growth} <link>here</link>{note1}",
                                        "economy|p1.note1::Đến 15/3.",
                                        "As of {",
                                        NULL};
  g_autoptr(Fixture) f = budget_new(entries);
  g_free(fixture_bind(f));
  assert_reported(f, "po/en.po:4: error: the translation has {x}, which its source has not");
  assert_reported(f, "hint: the source text at pack.xml:2 is “Kinh tế”");
  assert_reported(f, "po/en.po:8: error: the translation has lost {plan_share}");
  assert_reported(f, "hint: the source text at pack.xml:3 is “Tổng thu");
  assert_reported(f, "po/en.po:12: error:");
  ASSERT_INT(diagnostics_status(f->diagnostics), FAULT_TRANSLATION);
}

static void test_doubled(void) {
  static const char *const entries[] = {"body|p1::a {n}", "b {n} {n} <link>c</link>", "body|p2::a{br}b", "a{br}b{br}c",
                                        NULL};
  g_autoptr(Fixture) f = fixture_new("en", NULL, "<p>a <value of=\"t.n\"/></p><p>a<br/>b</p>");
  fixture_table(f, "t", "n:number\n1\n");
  fixture_translate(f, entries);
  assert_bound(f, "p: @vi(a 1)\np: a⏎b⏎c\n");
  assert_reported(f, "po/en.po:4: error: the translation has {n} more than once");
}

static void test_links(void) {
  static const char *const entries[] = {"body|p1::<link>một</link> và <link>hai</link>",
                                        "<link>one</link> <i>and</i> <link>two</link>", "body|p2::không",
                                        "<link>none</link>", NULL};
  g_autoptr(Fixture) f = fixture_new(
      "en", NULL,
      "<p><link href=\"https://a.vn\">một</link> và <link href=\"https://b.vn\">hai</link></p><p>không</p>");
  fixture_translate(f, entries);
  assert_bound(f, "p: one<https://a.vn> /and/ two<https://b.vn>\np: @vi(không)\n");
  assert_reported(f, "po/en.po:8: error: the translation has a <link>");
}

static void test_policies(void) {
  static const char *const entries[] = {"!body|p2::Cũ <b>{n}</b>", "Old {n}", "!body|p3::Hỏng {n}", "No number", NULL};
  static const struct {
    StalePolicy stale;
    const char *text;
    guint errors;
  } cases[] = {
      {STALE_FAIL, "p: @vi(Mới)\np: @vi(Cũ )@vi(*1*)\np: @vi(Hỏng 1)\n", 3},
      {STALE_SOURCE, "p: @vi(Mới)\np: @vi(Cũ )@vi(*1*)\np: @vi(Hỏng 1)\n", 0},
      {STALE_MARK, "p: *[chưa dịch] *@vi(_Mới_)\np: *[cần xem lại] *_Old 1_\np: *[cần xem lại] *@vi(_Hỏng 1_)\n", 0},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(Fixture) f =
        fixture_new("en", NULL, "<p>Mới</p>\n<p>Cũ <b><value of=\"t.n\"/></b></p>\n<p>Hỏng <value of=\"t.n\"/></p>");
    fixture_table(f, "t", "n:number\n1\n");
    fixture_translate(f, entries);
    f->edition.stale = cases[i].stale;
    assert_bound(f, cases[i].text);
    ASSERT_INT(diagnostics_errors(f->diagnostics), cases[i].errors);
    ASSERT_INT(diagnostics_count(f->diagnostics), 3);
    assert_reported(f, "“Mới” is not translated into en");
    assert_reported(f, "“songngu translate --update” puts the entry into po/en.po; translate it there, its context is "
                       "“body|p1”");
    assert_reported(f, "po/en.po:5: ");
    assert_reported(f, "“Cũ <b>{n}</b>” is marked fuzzy");
    ASSERT_INT(diagnostics_status(f->diagnostics), cases[i].errors ? FAULT_TRANSLATION : 0);
  }
}

/* The catalogue cannot have what a broken reference would be called: one fault, not two. */
static void test_broken_reference(void) {
  static const char *const entries[] = {"body|p1::Có {n}", "Has {n}", "body|p2::Trống", "", NULL};
  g_autoptr(Fixture) f = fixture_new("en", NULL, "<p>Có <value of=\"t.m\"/></p>\n<p>Trống</p>");
  fixture_table(f, "t", "n:number\n1\n");
  fixture_translate(f, entries);
  g_free(fixture_bind(f));
  ASSERT_INT(diagnostics_errors(f->diagnostics), 2);
  assert_reported(f, "table “t” has no column “m”");
  assert_reported(f, "“Trống” is not translated into en");
  assert_reported(f, "translate the entry with the context “body|p2” in po/en.po");
}

/* Vietnamese in an English edition has Vietnamese figures; a note in it that is translated has English ones. */
static void test_source_values(void) {
  static const char *const entries[] = {"body|p1.note1::Ghi chú {n}", "Note {n}", NULL};
  g_autoptr(Fixture) f =
      fixture_new("en", NULL,
                  "<p>Có <value of=\"t.n\"/> người, <change of=\"t.c\" up=\"tăng\" down=\"giảm\" flat=\"không đổi\"/>"
                  "<note>Ghi chú <value of=\"t.n\"/></note></p>");
  fixture_table(f, "t", "n:number,c:number:percent\n8900,-2.5\n");
  fixture_translate(f, entries);
  f->edition.stale = STALE_SOURCE;
  assert_bound(f, "p: @vi(Có 8.900 người, giảm 2,5%)@vi([1: Note 8,900])\n");
}

/* Only words need translating: figures, codes and marks stand in every language. */
static void test_nothing_to_translate(void) {
  g_autoptr(Fixture) f = fixture_new("en", NULL, "<p><value of=\"t.n\"/> – <value of=\"t.n\" name=\"m\"/> (2024)</p>");
  fixture_table(f, "t", "n:number:percent\n1.5\n");
  fixture_translate(f, no_entries);
  assert_bound(f, "p: 1.5% – 1.5% (2024)\n");
  assert_silent(f);
}

static void test_placeholder_names(void) {
  static const char *const entries[] = {
      "body|p1::a {plan_share} {jobs_plan_share} {jobs_plan_share_2} {mine}{note1}{note2} {ref-t} {ref-t_2}{br}{br}",
      "z {jobs_plan_share_2} {jobs_plan_share} {plan_share} {note2}{note1} {mine} {ref-t_2} {ref-t}{br}",
      "body|p1.note1::x",
      "X",
      "body|p1.note2::y",
      "Y",
      "t|title::T",
      "TT",
      "labels::Bảng",
      "Table",
      NULL};
  g_autoptr(Fixture) f =
      fixture_new("en", NULL,
                  "<p>a <value of=\"i[k=revenue].plan_share\"/> <value of=\"i[k=jobs].plan_share\"/> <value "
                  "of=\"i[k=jobs].plan_share\" bare=\"yes\"/> "
                  "<value of=\"i[k=jobs].plan_share\" name=\"mine\"/> <note>x</note><note>y</note> <ref to=\"t\"/> "
                  "<ref to=\"t\" show=\"number\"/><br/><br/></p>"
                  "<table from=\"i\" id=\"t\"><title>T</title><column name=\"plan_share\"> 1 </column></table>");
  fixture_table(f, "i", "k:text,plan_share:number:percent\nrevenue,1\njobs,2\n");
  fixture_translate(f, entries);
  assert_bound(f, "p: z 2 2% 1% [1: Y][2: X] 2% 1→t Table" N "1→t⏎\n"
                  "table #t «Table" N "1. TT»\n  #|1 (%)\n  >,1\n  >,2\n");
  assert_silent(f);
}

static void test_data_words(void) {
  static const char *const entries[] = {
      "data|s::Nông nghiệp", "Agriculture", "s-t|column:sector::Ngành", "Sector", "data|s::growth", "growth", NULL};
  static const char *const terms[] = {"Dịch vụ", "services", NULL};
  g_autoptr(Fixture) f =
      fixture_new("en", NULL,
                  "<table from=\"s\" id=\"s-t\"><column name=\"sector\">Ngành</column><column name=\"growth\"/></table>"
                  "<p><value of=\"s[sector='Nông nghiệp'].sector\"/></p>");
  fixture_table(f, "s",
                "sector:text,growth:number:percent\nNông nghiệp,1\ndịch vụ,2\nBắc Giang,3\nGRDP,4\nDịch vụ,5\n");
  fixture_translate(f, entries);
  fixture_terms(f, terms);
  assert_bound(f, "table #s-t\n  #|Sector #|growth (%)\n  <Agriculture >,1\n  <services >,2\n  <Bac Giang >,3\n  <GRDP "
                  ">,4\n  <Services >,5\np: Agriculture\n");
  assert_silent(f);
}

/* What codelists say stands behind catalogue and glossary, and before plain letters. */
static void add_coded(Fixture *f) {
  static const char *const terms[] = {"Dịch vụ", "Services", NULL};
  fixture_table(f, "s", "code:text,label:text\nA,Nông nghiệp\nB,Dịch vụ\nC,Bắc Giang\nD,Mỏ\nE,Khác\n");
  SnTable *table = g_hash_table_lookup(f->tables, "s");
  static const char *const labels[] = {"Nông nghiệp",        "Farming", "Dịch vụ", "Other services", "Bắc Giang",
                                       "Bac Giang province", "Khác",    "Other"};
  for (guint i = 0; i < G_N_ELEMENTS(labels); i += 2)
    sn_table_translate(table, 1, labels[i], "en", labels[i + 1]);
  sn_table_translate(table, 0, "A", "en", "Agriculture (A)");
  sn_table_translate(table, 0, "A", "vi", "Nông nghiệp (A)");
  fixture_terms(f, terms);
}

#define CODED "<table from=\"s\"><column name=\"code\">1</column><column name=\"label\">2</column></table>"

static void test_codelist_words(void) {
  static const char *const entries[] = {"data|s::Nông nghiệp", "Agriculture", "data|s::Mỏ", "Mining", NULL};
  g_autoptr(Fixture) f = fixture_new("en", NULL, CODED "<p><value of=\"s[code=E].label\"/></p>");
  add_coded(f);
  fixture_translate(f, entries);
  assert_bound(f, "table\n  #|1 #|2\n  <Agriculture (A) <Agriculture\n  <B <Services\n  <C <Bac Giang province\n"
                  "  <D <Mining\n  <E <Other\np: Other\n");
  assert_silent(f);
}

static void test_codelist_words_of_the_source(void) {
  g_autoptr(Fixture) f = fixture_new("vi", NULL, CODED "<p><value of=\"s[code=A].code\"/></p>");
  add_coded(f);
  assert_bound(f, "table\n  #|1 #|2\n  <Nông nghiệp (A) <Nông nghiệp\n  <B <Dịch vụ\n  <C <Bắc Giang\n"
                  "  <D <Mỏ\n  <E <Khác\np: Nông nghiệp (A)\n");
  assert_silent(f);
}

/* Each distinct word is missed once, however many rows have it. */
static void test_missing_data_word(void) {
  g_autoptr(Fixture) f = fixture_new("en", NULL, "<table from=\"s\"><column name=\"sector\">1</column></table>");
  fixture_table(f, "s", "sector:text\nThuế\nThuế\nThuế\n");
  fixture_translate(f, no_entries);
  f->edition.stale = STALE_MARK;
  assert_bound(f, "table\n  #|1\n  <[chưa dịch] Thuế\n  <[chưa dịch] Thuế\n  <[chưa dịch] Thuế\n");
  ASSERT_INT(diagnostics_count(f->diagnostics), 1);
  assert_reported(f, "“Thuế” is not translated into en");
  assert_reported(f, "“data|s”");
}

static void test_template_words(void) {
  static const char *const entries[] = {"info|title::Báo cáo", "Report", "a|title::Việc", "Tasks", NULL};
  static const char *const template_entries[] = {"opening|p1::Số: {field-number}",
                                                 "No. {field-number}",
                                                 "labels::Bảng",
                                                 "Table",
                                                 "words::STT",
                                                 "No.",
                                                 "words::Nhiệm vụ",
                                                 "Task",
                                                 "words::Đơn vị chủ trì",
                                                 "Lead",
                                                 "words::Thời hạn",
                                                 "Deadline",
                                                 "words::không nêu thời hạn",
                                                 "no deadline stated",
                                                 NULL};
  g_autoptr(Fixture) f = fixture_new("en", "<number>05/BC-UBND</number><date>2024-03-27</date>",
                                     "<p><field name=\"title\"/>: <field name=\"date\"/></p>"
                                     "<assignments from=\"a\" id=\"a\"><title>Việc</title></assignments>");
  fixture_table(f, "a", "task:text,lead:text,deadline:text\nA,B,\n");
  fixture_translate(f, entries);
  fixture_translate_template(f, template_entries);
  fixture_template(f, "<p>Số: <field name=\"number\"/></p>", "");
  assert_bound(f, "p: No. 05/BC-UBND\np: Report: 27" N "March" N "2024\n"
                  "table #a «Table" N "1. Tasks»\n  #|No. #|Task #|Lead #|Deadline\n  |1 <A <B <no deadline stated\n");
  assert_silent(f);
}

/* What stands in the edition's language already needs no entry. */
static void test_own_language(void) {
  static const char *const entries[] = {"body|p2::chữ", "words", NULL};
  g_autoptr(Fixture) f = fixture_new("en", NULL, "<p xml:lang=\"en\">in English</p><p>chữ</p>");
  g_autoptr(GArray) gathered = binder_entries(&f->edition, f->diagnostics);
  ASSERT_INT(gathered->len, 2); /* with the title */
  fixture_translate(f, entries);
  assert_bound(f, "p: in English\np: words\n");
  assert_silent(f);
}

static void test_nfd_source(void) {
  static const char *const entries[] = {"body|p1::Tiếng Việt", "Vietnamese", NULL};
  g_autoptr(Fixture) f = fixture_new("en", NULL, "<p>Tie\u0302\u0301ng  Vie\u0323\u0302t</p>");
  fixture_translate(f, entries);
  assert_bound(f, "p: Vietnamese\n");
}

static void test_braces(void) {
  static const char *const entries[] = {"body|p1::a '{'b'}' '<'c", "x '{'y'}' 'z'", NULL};
  g_autoptr(Fixture) f = fixture_new("en", NULL, "<p>a {b} &lt;c</p>");
  g_autoptr(GArray) gathered = binder_entries(&f->edition, f->diagnostics);
  fixture_translate(f, entries);
  ASSERT_STRING(g_array_index(gathered, Entry, 1).source, "a '{'b'}' '<'c");
  assert_bound(f, "p: x {y} 'z'\n");
}

/* ---- gathering */

static void list_value(const EntryValue *value, GString *out) {
  static const char *const kinds[] = {"value", "change", "ref", "note", "field", "break", "page"};
  char number[DECIMAL_TEXT], shown[DECIMAL_TEXT];
  g_string_append_printf(out, "\n  %s %s", value->name, kinds[value->kind]);
  if (value->source)
    g_string_append_printf(out, " = %s", value->source);
  if (value->target)
    g_string_append_printf(out, " | %s", value->target);
  if (value->has_number)
    g_string_append_printf(out, " [%s %s e%d %s]", decimal_print(value->number, number),
                           decimal_print(value->shown, shown), value->power, value->unit ? value->unit : "-");
  if (value->direction)
    g_string_append_printf(out, " %s", value->direction);
  if (value->period.kind != PERIOD_NONE)
    g_string_append_printf(out, " %d/%d", value->period.number, value->period.year);
}

static char *list_entries(GArray *entries) {
  GString *out = g_string_new(NULL);
  for (guint i = 0; i < entries->len; i++) {
    const Entry *entry = &g_array_index(entries, Entry, i);
    g_string_append_printf(out, "%s:%u %s::%s", entry->file, entry->line, entry->context, entry->source);
    if (entry->comment)
      g_string_append_printf(out, " (%s)", entry->comment);
    for (guint k = 0; k < entry->value_count; k++)
      list_value(&entry->values[k], out);
    g_string_append_c(out, '\n');
  }
  return g_string_free(out, FALSE);
}

static void test_entries(void) {
  static const char *const terms[] = {"Dịch vụ", "Services", NULL};
  g_autoptr(Fixture) f = fixture_new(
      "en", "<number>05/BC</number><signatory>Lê Văn A</signatory>",
      "\n<section id=\"e\"><title>Kinh tế</title>\n"
      "<p>Thu <value of=\"s[sector=Thuế].growth\"/>, <change of=\"s[sector=Thuế].growth\" up=\"tăng\" "
      "down=\"giảm\"/><note>Đến {nay}</note></p>\n"
      "<if of=\"s[sector=Thuế].growth\" is=\"negative\"><p>Âm <value of=\"s[sector=Không].growth\"/></p></if>\n"
      "<for each=\"s\"><p>Ngành <value of=\"s.sector\"/></p></for>\n"
      "<list><item>một</item><item><p>hai</p></item></list>\n"
      "<table from=\"s\" id=\"t\"><title>Bảng</title><column name=\"sector\">Ngành</column></table>"
      "<callout><title>Chú ý</title><p>ba</p></callout>\n"
      "<image src=\"x.png\" alt=\"Ảnh\"/></section>");
  fixture_table(f, "s", "sector:text,growth:number:percent\nThuế,11.1\nDịch vụ,2\nBắc Giang,3\n");
  fixture_terms(f, terms);
  g_autoptr(GArray) entries = binder_entries(&f->edition, f->diagnostics);
  g_autofree char *list = list_entries(entries);
  ASSERT_STRING(list, "pack.xml:1 info|title::Báo cáo\n"
                      "pack.xml:3 e|title::Kinh tế\n"
                      "pack.xml:4 e|p1::Thu {growth}, {Thue_growth}{note1}\n"
                      "  growth value = 11,1% | 11.1% [11.1 11.1 e0 percent]\n"
                      "  Thue_growth change = tăng 11,1% | tăng 11.1% [11.1 11.1 e0 percent] up\n"
                      "  note1 note\n"
                      "pack.xml:4 direction::tăng (the direction of a change, before its figure)\n"
                      "pack.xml:4 direction::giảm (the direction of a change, before its figure)\n"
                      "pack.xml:4 direction::không đổi (the direction of a change, before its figure)\n"
                      "pack.xml:4 e|p1.note1::Đến '{'nay'}'\n"
                      "pack.xml:5 e|if1.p1::Âm {growth}\n  growth value\n"
                      "data/s.csv:2 data|s::Thuế\n"
                      "pack.xml:6 e|for1.p1::Ngành {sector}\n  sector value = Thuế | Thuế\n"
                      "pack.xml:7 e|list1.item1::một\n"
                      "pack.xml:7 e|list1.item2.p1::hai\n"
                      "pack.xml:8 t|title::Bảng\n"
                      "pack.xml:8 t|column:sector::Ngành\n"
                      "pack.xml:8 e|callout1.title::Chú ý\n"
                      "pack.xml:8 e|callout1.p1::ba\n"
                      "pack.xml:9 e|image1.alt::Ảnh\n");
}

/* Values are said in both languages, with all that their rows say of them. */
static void test_entry_values(void) {
  static const char *const entries[] = {"data|s::tỷ lệ", "share", "direction::tăng", "up", "t|title::Bảng",
                                        "A table",       NULL};
  g_autoptr(Fixture) f =
      fixture_new("en", "<period>2024-Q1</period>",
                  "<p loc-note=\"kept short\"><value of=\"s[kind=thu].value\" scale=\"billion\"/> <change "
                  "of=\"s[kind=thu].growth\"/> "
                  "<value of=\"s[kind=thu].word\"/> kỳ <field name=\"period\"/> <ref to=\"t\"/><br/>a<br/></p>"
                  "<callout loc-note=\"for all within\"><p>b</p></callout>"
                  "<table from=\"s\" id=\"t\"><title>Bảng</title><column name=\"growth\"/></table>");
  fixture_table(f, "s",
                "kind:text,value:number,unit:text,growth:number:percent,word:text,period:text\n"
                "thu,4680000000000,VND,3.5,tỷ lệ,2024-Q1\n");
  fixture_translate(f, entries);
  g_autoptr(GArray) gathered = binder_entries(&f->edition, f->diagnostics);
  g_autofree char *list = list_entries(gathered);
  CU_ASSERT(strstr(list, "(kept short)\n"
                         "  thu value = 4.680" N "tỷ đồng | 4,680" N "billion VND [4680000000000 4680 e9 VND] 1/2024\n"
                         "  growth change = tăng 3,5% | up 3.5% [3.5 3.5 e0 percent] up 1/2024\n"
                         "  word value = tỷ lệ | share 1/2024\n"
                         "  field-period field = quý" N "I năm" N "2024 | the first quarter of" N "2024\n"
                         "  ref-t ref = Bảng" N "1 | Bảng" N "1\n"
                         "  br break\n") != NULL);
  CU_ASSERT(strstr(list, "callout1.p1::b (for all within)\n") != NULL);
}

static GPtrArray *translate_all(const GArray *entries) {
  GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < entries->len; i++) {
    const Entry *entry = &g_array_index(entries, Entry, i);
    g_ptr_array_add(list, g_strconcat(entry->context, "::", entry->source, NULL));
    g_ptr_array_add(list, g_strconcat(entry->source, " EN", NULL));
  }
  g_ptr_array_add(list, NULL);
  return list;
}

static void test_codelist_entries(void) {
  g_autoptr(Fixture) f = fixture_new("en", NULL, CODED);
  add_coded(f);
  g_autoptr(GArray) entries = binder_entries(&f->edition, f->diagnostics);
  g_autofree char *list = list_entries(entries);
  ASSERT_STRING(list, "pack.xml:1 info|title::Báo cáo\ndata/s.csv:5 data|s::Mỏ\n");
}

/* What is gathered is what is looked up: translated word for word, no entry is missed. */
static void test_entries_suffice(void) {
  g_autoptr(Fixture) f = fixture_new(
      "en", NULL,
      "<section id=\"e\"><title>Kinh tế</title><p>Thu <change of=\"s[sector=Thuế].growth\" up=\"tăng\" "
      "down=\"giảm\"/><note>đến nay</note></p>"
      "<for each=\"s\"><quote>Ngành <value of=\"s.sector\"/> <link href=\"https://a.vn\">xem</link></quote></for>"
      "<key-figures><figure>khoảng <value of=\"s[sector=Thuế].growth\"/><label>nhãn</label></figure></key-figures>"
      "<columns><column><list><item>một</item></list></column><column><p id=\"own\">hai</p></column></columns>"
      "<section><title>Trong</title><table from=\"s\"><group><title>Nhóm</title><column "
      "name=\"sector\">Ngành</column></group>"
      "<column name=\"growth\"/><note>ghi chú</note><source>nguồn</source></table></section></section>"
      "<chart kind=\"bar\" from=\"s\" x=\"sector\" y=\"growth\" reference=\"s[sector=Thuế].growth\"><title>Hình</title>"
      "<series name=\"growth\">tăng trưởng</series><reference-label>mốc</reference-label></chart>"
      "<annex><title>Thêm</title><p>cuối</p></annex>");
  fixture_table(f, "s", "sector:text,growth:number:percent\nThuế,11.1\nHành chính công,2\n");
  g_autoptr(GArray) entries = binder_entries(&f->edition, f->diagnostics);
  g_autoptr(GArray) words = binder_template_entries(&f->edition, f->diagnostics);
  g_autoptr(GPtrArray) list = translate_all(entries);
  g_autoptr(GPtrArray) fixed = translate_all(words);
  fixture_translate(f, (const char *const *)list->pdata);
  fixture_translate_template(f, (const char *const *)fixed->pdata);
  g_free(fixture_bind(f));
  assert_silent(f);
}

static void test_template_entries(void) {
  g_autoptr(Fixture) f = fixture_new("en", NULL, "<p>thân</p>");
  fixture_template(f, "<p>Số: <field name=\"number\"/></p><p><field name=\"title\"/></p>", "<p>Hết</p>");
  g_autoptr(GArray) entries = binder_template_entries(&f->edition, f->diagnostics);
  g_autofree char *list = list_entries(entries);
  CU_ASSERT(strstr(list, "template.xml:1 opening|p1::Số: {field-number}\n") != NULL);
  CU_ASSERT(strstr(list, "template.xml:1 closing|p1::Hết\n") != NULL);
  CU_ASSERT(strstr(list, " labels::Bảng\n") != NULL);
  CU_ASSERT(strstr(list, " words::không nêu thời hạn\n") != NULL);
  CU_ASSERT(strstr(list, "thân") == NULL);
  assert_silent(f);
}

/* The words that programs put into documents are all there in English. */
static void test_base_template_has_all(void) {
  g_autoptr(Fixture) f = fixture_new("en", NULL, "<p>1</p>");
  g_autoptr(GArray) entries = binder_template_entries(&f->edition, f->diagnostics);
  g_autofree char *path =
      g_build_filename(g_getenv("srcdir") ? g_getenv("srcdir") : ".", "templates/base/po/en.po", NULL);
  g_autoptr(Catalogue) base = catalogue_load(path, "base.po", f->diagnostics);
  CU_ASSERT_PTR_NOT_NULL_FATAL(base);
  CU_ASSERT(entries->len > 12);
  for (guint i = 0; i < entries->len; i++) {
    const Entry *entry = &g_array_index(entries, Entry, i);
    const char *translation;
    if (catalogue_find(base, entry->context, entry->source, &translation, NULL) != TRANSLATION_DONE)
      fprintf(stderr, "templates/base/po/en.po lacks %s|%s\n", entry->context, entry->source);
    CU_ASSERT(catalogue_find(base, entry->context, entry->source, &translation, NULL) == TRANSLATION_DONE);
  }
}

CU_TestInfo translation_tests[] = {
    {"a translation moves its placeholders", test_translated},
    {"a translation selects by direction", test_select},
    {"a translation has plurals", test_plural},
    {"placeholders lost and invented", test_lost_and_invented},
    {"a review prints faulty ones", test_review},
    {"placeholders doubled", test_doubled},
    {"links keep their addresses", test_links},
    {"missing and fuzzy under each policy", test_policies},
    {"a broken reference is one fault", test_broken_reference},
    {"values of texts left in the source language", test_source_values},
    {"figures need no entry", test_nothing_to_translate},
    {"names of placeholders", test_placeholder_names},
    {"data words", test_data_words},
    {"words of codelists", test_codelist_words},
    {"words of codelists in the pack's language", test_codelist_words_of_the_source},
    {"words of codelists are no entries", test_codelist_entries},
    {"a data word is missed once", test_missing_data_word},
    {"words of the template", test_template_words},
    {"text in the edition's language", test_own_language},
    {"decomposed text is found", test_nfd_source},
    {"braces in prose", test_braces},
    {"entries", test_entries},
    {"values behind placeholders", test_entry_values},
    {"entries are what is looked up", test_entries_suffice},
    {"entries of the template", test_template_entries},
    {"the base template knows all words of generated text", test_base_template_has_all},
    CU_TEST_INFO_NULL,
};
