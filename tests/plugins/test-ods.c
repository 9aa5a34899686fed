/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "../unit/unit.h"
#include "package.h"
#include "table/table.h"

static void expect(const char *styles, const char *tables, const char *settings, const char *table, const char *said,
                   const char *file, int line) {
  g_autoptr(Harness) harness = harness_new();
  package_write_ods(harness, styles, tables);
  package_expect(harness, "ods", settings, table, said, file, line);
}

#define EXPECT(settings, rows, table, said)                                                                            \
  expect(NULL, "<table:table table:name=\"S\">" rows "</table:table>", settings, table, said, __FILE__, __LINE__)
#define EXPECT_STYLED(styles, tables, settings, table, said)                                                           \
  expect(styles, tables, settings, table, said, __FILE__, __LINE__)

#define ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define CELL(attributes, content) "<table:table-cell " attributes ">" content "</table:table-cell>"
#define P(text) "<text:p>" text "</text:p>"
#define T(text) CELL("office:value-type=\"string\"", P(text))
#define N(value) CELL("office:value-type=\"float\" office:value=\"" value "\"", P("shown"))
#define EMPTY "<table:table-cell/>"

static void ods_reads_cells_of_all_types(void) {
  EXPECT(NULL,
         ROW(T("a") T("b") T("c") T("d") T("e") T("f") T("g"))
             ROW(N("0.14180000000000001") CELL("office:value-type=\"percentage\" office:value=\"0.1418\"", P("14%"))
                     CELL("office:value-type=\"currency\" office:currency=\"VND\" office:value=\"4680\"", "")
                         CELL("office:value-type=\"date\" office:date-value=\"2024-03-27\"", P("27/03/24"))
                             CELL("office:value-type=\"boolean\" office:boolean-value=\"true\"", P("ĐÚNG"))
                                 CELL("office:value-type=\"time\" office:time-value=\"PT09H30M00S\"", P("9:30"))
                                     CELL("office:value-type=\"string\" office:string-value=\"hai\"", "")),
         "a|b|c|d|e|f|g\n0.1418|14.18|4680|2024-03-27|yes|09:30:00|hai", "");
  EXPECT(NULL,
         ROW(T("a") T("b"))
             ROW(CELL("office:value-type=\"date\" office:date-value=\"2024-03-27T09:30:00\"", "") CELL("", P("chữ"))),
         "a|b\n2024-03-27T09:30:00|chữ", "");
}

static void ods_joins_paragraphs(void) {
  EXPECT(NULL,
         ROW(T("a")) ROW(CELL("office:value-type=\"string\"",
                              "<office:annotation><text:p>chú thích</text:p></office:annotation>"
                              "<text:p>một  <text:span>hai</text:span><text:s text:c=\"2\"/>ba<text:tab/>bốn</text:p>"
                              "<text:p>\n năm<text:line-break/><text:a>sáu</text:a></text:p>"
                              "<draw:frame><text:p>hình</text:p></draw:frame>")),
         "a\nmột hai  ba\tbốn\nnăm\nsáu", "");
  EXPECT(NULL,
         ROW(T("a"))
             ROW(T("<text:ruby><text:ruby-base>x</text:ruby-base><text:ruby-text>y</text:ruby-text></text:ruby>")),
         "a\nx", "");
}

static void ods_knows_units(void) {
  g_autoptr(Harness) harness = harness_new();
  package_write_ods(harness, NULL,
                    "<table:table table:name=\"S\">" ROW(T("a") T("b") T("c"))
                        ROW(CELL("office:value-type=\"percentage\" office:value=\"0.5\"", "")
                                CELL("office:value-type=\"currency\" office:currency=\"USD\" office:value=\"1\"", "")
                                    N("5")) "</table:table>");
  g_autoptr(SnTable) table = harness_read(harness, "ods", NULL, "t");
  CU_ASSERT_PTR_NOT_NULL_FATAL(table);
  ASSERT_STRING(sn_table_column(table, 0)->unit, "percent");
  ASSERT_STRING(sn_table_column(table, 1)->unit, "USD");
  CU_ASSERT_PTR_NULL(sn_table_column(table, 2)->unit);
}

/* As Gnumeric has them: numbers, which a style shows as percentages. */
static void ods_knows_percentages_by_their_style(void) {
  expect(
      "<office:automatic-styles><number:percentage-style style:name=\"N11\"><number:number/></number:percentage-style>"
      "<style:style style:name=\"p\" style:family=\"table-cell\" style:data-style-name=\"N11\"/>"
      "<style:style style:name=\"q\" style:family=\"table-cell\" style:parent-style-name=\"p\"/>"
      "</office:automatic-styles>",
      "<table:table table:name=\"S\">" ROW(T("a") T("b")) ROW(CELL(
          "table:style-name=\"q\" office:value-type=\"float\" office:value=\"0.1418\"", "") N("0.5")) "</table:table>",
      NULL, "a|b\n14.18|0.5", "", __FILE__, __LINE__);
}

static void ods_repeats_without_exploding(void) {
  EXPECT(
      NULL,
      "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"1048576\"/>"
      "</table:table-row>" ROW(T("a") T("b") T("c")) "<table:table-row table:number-rows-repeated=\"2\">" CELL(
          "office:value-type=\"float\" office:value=\"5\" table:number-columns-repeated=\"3\"",
          "") "</table:table-row>"
              "<table:table-row table:number-rows-repeated=\"1048571\"><table:table-cell "
              "table:number-columns-repeated=\"16384\"/></table:table-row>",
      "a|b|c\n5|5|5\n5|5|5", "");
  EXPECT("skip=2", "<table:table-row table:number-rows-repeated=\"4\">" T("a") "</table:table-row>", "a\na", "");
  EXPECT(NULL, ROW(T("a")) "<table:table-row table:number-rows-repeated=\"4294967000\">" N("1") "</table:table-row>",
         NULL, "data.csv: error: row 2 of sheet “S” is repeated more often than any sheet has rows\n");
  EXPECT("header=0",
         "<table:table-row table:number-rows-repeated=\"1048576\">" CELL(
             "office:value-type=\"float\" office:value=\"5\" table:number-columns-repeated=\"16384\"",
             "") "</table:table-row>",
         NULL, "data.csv: error: row 1 of sheet “S” is repeated more often than any sheet has rows\n");
}

static void ods_joins_header_rows_under_merged_cells(void) {
  EXPECT("header=2",
         ROW(CELL("office:value-type=\"string\" table:number-rows-spanned=\"2\"", P("Tên")) CELL(
             "office:value-type=\"string\" table:number-columns-spanned=\"2\"",
             P("Quý I")) "<table:covered-table-cell "
                         "office:value-type=\"string\"><text:p>thừa</text:p></table:covered-table-cell>" T("Ghi chú"))
             ROW("<table:covered-table-cell/>" T("Kế hoạch") T("Thực hiện") EMPTY) ROW(T("A") N("1") N("2") T("x")),
         "Tên|Quý I Kế hoạch|Quý I Thực hiện|Ghi chú\nA|1|2|x", "");
}

static void ods_locates_faults_of_cells(void) {
  EXPECT(NULL,
         ROW(T("a") T("b")) ROW(
             CELL("table:formula=\"of:=1/0\" office:value-type=\"string\" calcext:value-type=\"error\"", P("#DIV/0!"))
                 CELL("table:formula=\"of:=NA()\" office:value-type=\"float\" office:value=\"0\"", P("#N/A")))
             ROW(CELL("table:formula=\"of:=[.A1]\"", "")
                     CELL("office:value-type=\"date\" office:date-value=\"2023-02-29\"", ""))
                 ROW(CELL("table:formula=\"of:=X\" office:value-type=\"string\"", P("Err:508")) T("#N/A")),
         NULL,
         "data.csv: error: S!A2: the cell holds the error #DIV/0! in place of a value\n"
         "  hint: mend the formula in the sheet, or clear the cell\n"
         "data.csv: error: S!B2: the cell holds the error #N/A in place of a value\n"
         "  hint: mend the formula in the sheet, or clear the cell\n"
         "data.csv: error: S!A3: the formula has no result: the workbook was never calculated\n"
         "  hint: open the workbook in a spreadsheet program and save it\n"
         "data.csv: error: S!B3: the cell is shown as a date, but 2023-02-29 is no day of the workbook's calendar\n"
         "  hint: type the date anew, or clear the cell\n"
         "data.csv: error: S!A4: the cell holds the error Err:508 in place of a value\n"
         "  hint: mend the formula in the sheet, or clear the cell\n");
}

static void ods_says_what_is_hidden(void) {
  EXPECT(NULL,
         "<table:table-column/><table:table-column table:visibility=\"collapse\" table:number-columns-repeated=\"2\"/>"
         "<table:table-header-rows>" ROW(T("a") T("b")
                                             T("c")) "</table:table-header-rows><table:table-row-group>"
                                                     "<table:table-row table:visibility=\"filter\">" N("1") N("2")
                                                         N("3") "</table:table-row></table:table-row-group>",
         "a|b|c\n1|2|3",
         "data.csv: warning: S!2: rows that are hidden in the sheet are read like the others: 2\n"
         "  hint: show them, or delete them if they do not belong to the table\n"
         "data.csv: warning: S: columns that are hidden in the sheet are read like the others: B-C\n"
         "  hint: show them, or delete them if they do not belong to the table\n");
}

/* ---- sheets and styles */

#define TABLE(attributes, name, rows) "<table:table " attributes " table:name=\"" name "\">" rows "</table:table>"
#define STYLES                                                                                                         \
  "<office:font-face-decls><style:font-face style:name=\"F1\" svg:font-family=\"&apos;.VnTimeH&apos;, serif\"/>"       \
  "</office:font-face-decls><office:automatic-styles>"                                                                 \
  "<style:style style:name=\"hidden\" style:family=\"table\"><style:table-properties table:display=\"false\"/>"        \
  "</style:style><style:style style:name=\"base\" style:family=\"table-cell\">"                                        \
  "<style:text-properties style:font-name=\".VnTime\"/></style:style>"                                                 \
  "<style:style style:name=\"derived\" style:family=\"table-cell\" style:parent-style-name=\"base\"><style:map/>"      \
  "</style:style><style:style style:name=\"T1\" style:family=\"text\"><style:text-properties style:font-name=\"F1\"/>" \
  "</style:style><style:style style:name=\"T2\" style:family=\"text\"><style:text-properties "                         \
  "fo:font-family=\"Arial\"/>"                                                                                         \
  "</style:style></office:automatic-styles>"

static void ods_chooses_the_sheet(void) {
  static const char TABLES[] = TABLE("table:style-name=\"hidden\"", "Ẩn", ROW(T("ẩn")) ROW(N("0")))
      TABLE("", "Quý_I", ROW(T("a")) ROW(N("1"))) TABLE("", "1", ROW(T("b")) ROW(N("2")));
  EXPECT_STYLED(STYLES, TABLES, NULL, "a\n1", "");
  EXPECT_STYLED(STYLES, TABLES, "sheet=quí_i", "a\n1", "");
  EXPECT_STYLED(STYLES, TABLES, "sheet=2", "a\n1", "");
  EXPECT_STYLED(STYLES, TABLES, "sheet=1", "b\n2", "");
  EXPECT_STYLED(STYLES, TABLES, "sheet=ẩn", "ẩn\n0", "");
  EXPECT_STYLED(STYLES, TABLES, "sheet=4", NULL,
                "data.csv: error: the workbook has no sheet “4”\n"
                "  hint: it has 3 sheets, the first of which is called “Ẩn”\n");
  EXPECT_STYLED(STYLES, TABLES, "sheet=Quy_II", NULL,
                "data.csv: error: the workbook has no sheet “Quy_II”\n  hint: did you mean “Quý_I”?\n");
  EXPECT_STYLED(STYLES, TABLE("table:style-name=\"hidden\"", "Ẩn", ROW(T("ẩn")) ROW(N("0"))), NULL, "ẩn\n0", "");
  EXPECT_STYLED(NULL, "", NULL, NULL, "data.csv: error: the workbook has no sheets\n");
}

static void ods_reads_what_legacy_fonts_show(void) {
  static const char TABLES[] =
      TABLE("", "S",
            "<table:table-column/><table:table-column table:default-cell-style-name=\"base\"/>" ROW(T("a") T("b"))
                ROW(CELL("table:style-name=\"derived\" office:value-type=\"string\"",
                         P("TØnh <text:span text:style-name=\"T1\">ñy</text:span> <text:span "
                           "text:style-name=\"T2\">Ban</text:span>")) T("ñy"))
                    ROW(T("ñy") CELL("table:style-name=\"base\" office:value-type=\"string\"", P("ủy"))));
  EXPECT_STYLED(STYLES, TABLES, NULL, "a|b\nTỉnh ỦY Ban|ủy\nñy|ủy", "");
}

static void ods_reads_flat_files(void) {
  g_autoptr(Harness) harness = harness_new();
  harness_write(harness, "data.csv",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document "
                "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
                "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>" TABLE(
                    "", "S", ROW(T("a")) ROW(N("1"))) "</office:spreadsheet></office:body></office:document>",
                -1);
  package_expect(harness, "ods", NULL, "a\n1", "", __FILE__, __LINE__);
  package_expect(harness, "xlsx", NULL, NULL,
                 "data.csv: error: the file is a flat OpenDocument spreadsheet, not an Excel workbook\n"
                 "  hint: read it with plugin=\"ods\"\n",
                 __FILE__, __LINE__);
}

static CU_TestInfo ods_tests[] = {
    {"reads cells of all types", ods_reads_cells_of_all_types},
    {"joins paragraphs", ods_joins_paragraphs},
    {"knows units", ods_knows_units},
    {"knows percentages by their style", ods_knows_percentages_by_their_style},
    {"repeats without exploding", ods_repeats_without_exploding},
    {"joins header rows under merged cells", ods_joins_header_rows_under_merged_cells},
    {"locates faults of cells", ods_locates_faults_of_cells},
    {"says what is hidden", ods_says_what_is_hidden},
    {"chooses the sheet", ods_chooses_the_sheet},
    {"reads what legacy fonts show", ods_reads_what_legacy_fonts_show},
    {"reads flat files", ods_reads_flat_files},
    CU_TEST_INFO_NULL,
};

int main(void) {
  CU_SuiteInfo suites[] = {{"ods", NULL, NULL, NULL, NULL, ods_tests}, CU_SUITE_INFO_NULL};
  return unit_run(suites);
}
