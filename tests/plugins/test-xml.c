/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "../unit/unit.h"
#include "harness.h"
#include "table/table.h"

static void expect(const char *content, const char *const *settings, const char *table, const char *said,
                   const char *file, int line) {
  g_autoptr(Harness) harness = harness_new();
  const char *all[8] = {"path=data.xml"};
  for (guint count = 1; settings[count - 1]; count++)
    all[count] = settings[count - 1];
  harness_write(harness, "data.xml", content, -1);
  g_autoptr(SnTable) got = harness_read_with(harness, "xml", all, NULL);
  harness_expect(harness, got, table, said, file, line);
}

#define SETTINGS(...) ((const char *const[]){__VA_ARGS__, NULL})
#define EXPECT(content, settings, table) expect(content, settings, table, "", __FILE__, __LINE__)
#define EXPECT_FAULTS(content, settings, said) expect(content, settings, NULL, said, __FILE__, __LINE__)

static const char REPORT[] = "<report xmlns:x=\"urn:x\">\n"
                             "<year id=\"2023\">\n<row code=\"01\"><v>12.5</v>\n<unit>tỷ đồng</unit></row>\n</year>\n"
                             "<year id=\"2024\">\n<row code=\"02\" note=\"a &amp; b\">\n<v> -3 </v></row>\n"
                             "<row code=\"03\"><v/><x:unit><![CDATA[<%>]]></x:unit></row>\n</year></report>";

static void xml_reads_children(void) {
  EXPECT(REPORT, SETTINGS("rows=//row"), "code|v|unit|note\n01|12.5|tỷ đồng|\n02|-3||a & b\n03||<%>|");
  EXPECT("<a><b x='1'/><b/></a>", SETTINGS("rows=/a/b"), "x\n1\n");
  EXPECT(
      "<a xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><b xsi:type='c'><c xsi:nil='true'/><d>1</d></b></a>",
      SETTINGS("rows=//b"), "c|d\n|1");
}

static void xml_reads_expressions(void) {
  EXPECT(REPORT, SETTINGS("rows=//row", "columns=mã=@code; năm=../@id; giá trị=v"),
         "mã|năm|giá trị\n01|2023|12.5\n02|2024|-3\n03|2024|");
  EXPECT(REPORT,
         SETTINGS("rows=/report/year", "columns=năm=@id; số=count(row); có=boolean(row/unit); tên=concat('N',@id)"),
         "năm|số|có|tên\n2023|1|yes|N2023\n2024|2|no|N2024");
  EXPECT(REPORT, SETTINGS("rows=//row[@note]", "columns=v=.//v[1]; đơn vị=string(preceding::unit)"),
         "v|đơn vị\n-3|tỷ đồng");
  EXPECT(REPORT, SETTINGS("rows=//year[2]/row | //year[1]/row", "columns=c=@code"), "c\n01\n02\n03");
}

static void xml_reads_namespaces(void) {
  static const char DATA[] = "<r xmlns='urn:a'><i xmlns:b='urn:b' b:k='1'>x</i></r>";
  EXPECT(DATA, SETTINGS("rows=/p:r/p:i", "columns=k=@q:k; t=.", "namespaces=p=urn:a  q=urn:b"), "k|t\n1|x");
  EXPECT_FAULTS(DATA, SETTINGS("rows=/r/i"),
                "data.xml: error: nothing in the file is “/r/i”\n"
                "  hint: the elements are in a namespace: write namespaces=\"p=urn:a\", and p: before their names\n");
  EXPECT_FAULTS(DATA, SETTINGS("rows=/z:r"),
                "pack.xml:7: error: “/z:r” has a namespace prefix that is not declared\n"
                "  hint: write namespaces=\"p=http://…\", several with spaces between them\n");
  EXPECT_FAULTS(DATA, SETTINGS("rows=/z:r", "namespaces=z urn:z p= =x"),
                "pack.xml:7: error: “z” does not declare a namespace\n"
                "  hint: write namespaces=\"p=http://…\", several with spaces between them\n"
                "pack.xml:7: error: “urn:z” does not declare a namespace\n"
                "  hint: write namespaces=\"p=http://…\", several with spaces between them\n"
                "pack.xml:7: error: “p=” does not declare a namespace\n"
                "  hint: write namespaces=\"p=http://…\", several with spaces between them\n"
                "pack.xml:7: error: “=x” does not declare a namespace\n"
                "  hint: write namespaces=\"p=http://…\", several with spaces between them\n");
}

static void xml_knows_lines(void) {
  g_autoptr(Harness) harness = harness_new();
  g_autoptr(GString) data = g_string_new("<a>");
  for (int i = 0; i < 70000; i++)
    g_string_append(data, "<b>1</b>\n");
  g_string_append(data, "</a>");
  harness_write(harness, "data.csv", data->str, -1);
  g_autoptr(SnTable) table = harness_read(harness, "xml", "rows=/a/b columns=v=.", "t");
  CU_ASSERT_PTR_NOT_NULL_FATAL(table);
  ASSERT_INT(sn_table_rows(table), 70000);
  ASSERT_INT(sn_table_origin(table, 1).line, 2);
  ASSERT_INT(sn_table_origin(table, 69999).line, 70000);
}

static void xml_locates_faults(void) {
  EXPECT_FAULTS("<a>\n<b><c>1</c><c>2</c></b>\n<b>\n<c><d/></c></b></a>", SETTINGS("rows=//b"),
                "data.xml:2: error: the row has “c” twice\n"
                "  hint: say what the columns are, such as columns=\"c=c[1]\"\n"
                "data.xml:4: error: <c> holds elements, not a value\n"
                "  hint: say what the columns are, such as columns=\"c=c[1]\"\n");
  EXPECT_FAULTS("<a>\n<b><c>1</c><c>2</c></b>\n<b><c>1.5</c></b></a>", SETTINGS("rows=//b", "columns=x=c; s=sum(c)"),
                "data.xml:2: error: column “x”: “c” finds 2 nodes where one is expected\n"
                "  hint: choose one, such as with [1] or [@year='2024']\n"
                "data.xml:3: error: column “s”: “sum(c)” computes a figure inexactly\n"
                "  hint: read the figures as they stand, and compute with transform sql or aggregate\n");
  EXPECT_FAULTS("<a><b c='1'><C>1</C></b></a>", SETTINGS("rows=//b"),
                "data.xml: error: two columns are called “C”\n  hint: name the columns with columns=\"…\"\n");
  EXPECT_FAULTS("<a>\n<b>1</b></a>", SETTINGS("rows=//b"),
                "data.xml:2: error: the rows have neither attributes nor child elements\n"
                "  hint: say what the columns are, such as columns=\"value=.\"\n");
}

static void xml_refuses_wrong_expressions(void) {
  EXPECT_FAULTS("<a/>", SETTINGS("rows=//b["),
                "pack.xml:7: error: rows: “//b[” is no XPath expression; character 5 is not expected\n");
  EXPECT_FAULTS("<a/>", SETTINGS("rows=count(//a)"),
                "pack.xml:7: error: rows: “count(//a)” finds no elements, but computes a value\n");
  EXPECT_FAULTS("<a b='1'/>", SETTINGS("rows=//@b"),
                "pack.xml:7: error: rows: “//@b” finds what is no element\n"
                "  hint: name the element with rows=\"…\", and its attribute or text with columns=\"…\"\n");
  EXPECT_FAULTS("<a/>", SETTINGS("rows=//b"),
                "data.xml: error: nothing in the file is “//b”\n"
                "  hint: the root element is <a>; a path from it begins with /a/\n");
  EXPECT_FAULTS("<a/>", SETTINGS("rows=/a", "columns=x=document('http://example.org/'); X=1"),
                "pack.xml:7: error: columns: two columns are called “X”\n");
  EXPECT_FAULTS("<a/>", SETTINGS("rows=/a", "columns=x=document('x')"),
                "pack.xml:7: error: “document('x')” has a function that XPath 1.0 does not know\n");
}

/* What would take hours is stopped. */
static void xml_bounds_expressions(void) {
  g_autoptr(GString) data = g_string_new("<a>");
  for (int i = 0; i < 2000; i++)
    g_string_append(data, "<b/>");
  g_string_append(data, "</a>");
  EXPECT_FAULTS(data->str, SETTINGS("rows=//b[count(//b[count(//b[count(//b)=0])=0])=0]"),
                "pack.xml:7: error: looking for “//b[count(//b[count(//b[count(//b)=0])=0])=0]” takes too long\n"
                "  hint: name the elements on the way in place of //, * and preceding::\n");
}

static void xml_is_not_deceived(void) {
  static const char DOCTYPE[] = ": error: a document type declaration (DOCTYPE) is not allowed\n"
                                "  hint: delete the DOCTYPE; write characters themselves instead of entities\n";
  g_autofree char *said = g_strconcat("data.xml:1", DOCTYPE, NULL);
  EXPECT_FAULTS("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<a>&x;</a>", SETTINGS("rows=/a"), said);
  EXPECT_FAULTS("<!DOCTYPE a [<!ENTITY x \"xxxxxxxxxx\"><!ENTITY y \"&x;&x;&x;&x;&x;\">]>\n<a>&y;</a>",
                SETTINGS("rows=/a"), said);
  EXPECT_FAULTS("<a>&nbsp;</a>", SETTINGS("rows=/a"),
                "data.xml:1: error: the entity “&nbsp;” is not known\n"
                "  hint: write the character itself; of the names only amp, lt, gt, quot and apos are known\n");
  g_autoptr(GString) deep = g_string_new(NULL);
  for (int i = 0; i < 201; i++)
    g_string_append(deep, "<a>\n");
  EXPECT_FAULTS(deep->str, SETTINGS("rows=/a"), "data.xml:201: error: elements are nested deeper than 200\n");
}

static void xml_reports_what_is_not_well_formed(void) {
  EXPECT_FAULTS("<a>\n<b>\n</a>", SETTINGS("rows=/a"), "data.xml:3: error: <b> of line 2 is closed by </a>\n");
  EXPECT_FAULTS("<a>\n<b>", SETTINGS("rows=/a"),
                "data.xml:2: error: the file ends before all elements are closed\n"
                "  hint: it was cut off on its way: get it again\n");
  EXPECT_FAULTS("", SETTINGS("rows=/a"), "data.xml:1: error: this is not XML: an element should stand here\n");
  EXPECT_FAULTS("<a/>x", SETTINGS("rows=/a"),
                "data.xml:1: error: something stands after the end of the root element\n");
  EXPECT_FAULTS("<p:a/>", SETTINGS("rows=/a"), "data.xml:1: error: the namespace prefix “p” is not declared\n");
}

static CU_TestInfo xml_tests[] = {
    {"reads children", xml_reads_children},
    {"reads expressions", xml_reads_expressions},
    {"reads namespaces", xml_reads_namespaces},
    {"knows lines", xml_knows_lines},
    {"locates faults", xml_locates_faults},
    {"refuses wrong expressions", xml_refuses_wrong_expressions},
    {"bounds expressions", xml_bounds_expressions},
    {"is not deceived", xml_is_not_deceived},
    {"reports what is not well-formed", xml_reports_what_is_not_well_formed},
    CU_TEST_INFO_NULL,
};

int main(void) {
  CU_SuiteInfo suites[] = {{"xml", NULL, NULL, NULL, NULL, xml_tests}, CU_SUITE_INFO_NULL};
  return unit_run(suites);
}
