/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "../unit/unit.h"
#include "package.h"
#include "table/table.h"

static void expect(const TestSheet *sheet, const char *settings, const char *table, const char *said, const char *file,
                   int line) {
  g_autoptr(Harness) harness = harness_new();
  package_write_xlsx(harness, sheet);
  package_expect(harness, "xlsx", settings, table, said, file, line);
}

#define EXPECT(settings, table, said, ...) expect(&(TestSheet){__VA_ARGS__}, settings, table, said, __FILE__, __LINE__)

/* Cells: a number, a number in a style, a text, an inline text. */
#define N(v) "<c><v>" v "</v></c>"
#define F(s, v) "<c s=\"" s "\"><v>" v "</v></c>"
#define T(t) "<c t=\"str\"><v>" t "</v></c>"
#define I(t) "<c t=\"inlineStr\"><is>" t "</is></c>"
#define S(i) "<c t=\"s\"><v>" i "</v></c>"
#define ROW(cells) "<row>" cells "</row>"

/* ---- cells */

static void xlsx_reads_cells_of_all_types(void) {
  EXPECT(NULL, "a|b|c|d|e|f\nBắc Giang|dòng|4.5|yes|no|2024-03-27", "", .strings = "<si><t>Bắc Giang</t></si>",
         .rows = ROW(T("a") T("b") T("c") T("d") T("e") T("f"))
             ROW(S("0") I("<t>dòng</t>") N("4.5") "<c t=\"b\"><v>1</v></c><c t=\"b\"><v>false</v></c>"
                                                  "<c t=\"d\"><v>2024-03-27T00:00:00Z</v></c>"));
  EXPECT(NULL, "a|b\n|x", "", .rows = ROW(T("a") T("b")) ROW("<c t=\"str\"><f>\"\"</f><v></v></c>" T("x")));
  EXPECT(NULL, "a|b|c\nx||5", "", .rows = ROW(T("a") T("b") T("c")) ROW(T("x") "<c s=\"4\"/>" N(" 5 ")));
}

static void xlsx_takes_places_and_leaves_them_out(void) {
  EXPECT(NULL, "a|c\n1|3\n|5", "",
         .rows = "<row r=\"3\"><c r=\"B3\" t=\"str\"><v>a</v></c><c r=\"D3\" t=\"str\"><v>c</v></c></row>"
                 "<row r=\"4\"><c r=\"B4\"><v>1</v></c><c r=\"D4\"><v>3</v></c></row>"
                 "<row r=\"9\"><c r=\"D9\"><v>5</v></c></row>");
  EXPECT(NULL, NULL,
         "data.csv: error: the file is damaged: row 2 of sheet “S”, or a cell of it, stands twice or out of order\n"
         "  hint: open it in a spreadsheet program, which may repair it, and save it anew\n",
         .rows = ROW(T("a")) "<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"A2\"><v>1</v></c></row>");
}

static void xlsx_keeps_the_origin(void) {
  g_autoptr(Harness) harness = harness_new();
  package_write_xlsx(harness, &(TestSheet){.rows = ROW(T("a")) "<row r=\"7\"><c r=\"A7\"><v>1</v></c></row>"});
  g_autoptr(SnTable) table = harness_read(harness, "xlsx", NULL, "t");
  SnOrigin origin = sn_table_origin(table, 0);
  ASSERT_STRING(origin.file, "data.csv");
  ASSERT_STRING(origin.sheet, "S");
  ASSERT_INT(origin.line, 7);
}

static void xlsx_gives_back_the_decimals_typed(void) {
  EXPECT(NULL, "n\n0.1418\n0.3\n0.666666666666667\n1234567.89\n0.00001\n150\n-0.5\n123456789012345678\n0.1", "",
         .rows = ROW(T("n")) ROW(N("0.14180000000000001")) ROW(N("0.30000000000000004")) ROW(N("0.66666666666666663"))
             ROW(N("1234567.8899999999")) ROW(N("1.0000000000000001E-5")) ROW(N("1.5E+2")) ROW(N("-.5"))
                 ROW(N("123456789012345678")) ROW(N("0.10000000000000001")));
  EXPECT(NULL, NULL,
         "data.csv: error: S!A2: the number 1E+18 has more than 18 digits\n"
         "data.csv: error: S!A3: the cell should hold a number, but the file has “một” there\n",
         .rows = ROW(T("n")) ROW(N("1E+18")) ROW(N("một")));
}

static void xlsx_joins_runs(void) {
  EXPECT(NULL, "a\nmột hai", "",
         .strings = "<si><r><t xml:space=\"preserve\">một </t></r><r><rPr><b/><rFont val=\"Arial\"/>"
                    "</rPr><t>hai</t></r><rPh sb=\"0\" eb=\"1\"><t>phiên âm</t></rPh>"
                    "<phoneticPr fontId=\"1\"/></si>",
         .rows = ROW(T("a")) ROW(S("0")));
  EXPECT(NULL, "a\nmột hai", "",
         .rows = ROW(T("a")) ROW(I("<r><t>một </t></r><r><t>hai</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh>")));
  EXPECT(NULL, "a\n1\n2_x1\n3", "",
         .rows = ROW(T("a")) ROW(T("_x0031_")) ROW(T("2_x005F_x1")) ROW(T("_x0033__x0001_")));
  EXPECT(NULL, NULL,
         "data.csv: error: S!A2: the file is damaged: the cell's text, number 3 of the shared ones, is missing\n",
         .strings = "<si><t>x</t></si>", .rows = ROW(T("a")) ROW(S("3")));
}

/* ---- styles */

#define STYLES                                                                                                         \
  "<numFmts><numFmt numFmtId=\"164\" formatCode=\"0.0%\"/><numFmt numFmtId=\"165\" formatCode=\"dd/mm/yyyy;@\"/>"      \
  "<numFmt numFmtId=\"166\" formatCode=\"[$-42A]&quot;ngày&quot; dd &quot;tháng&quot; mm &quot;năm&quot; yyyy\"/>"  \
  "<numFmt numFmtId=\"167\" formatCode=\"#,##0\\ &quot;₫&quot;\"/><numFmt numFmtId=\"168\" formatCode=\"[h]:mm\"/>"  \
  "<numFmt numFmtId=\"169\" formatCode=\"dd/mm/yyyy hh:mm\"/><numFmt numFmtId=\"170\" "                                \
  "formatCode=\"0.0&quot;%&quot;\"/>"                                                                                  \
  "<numFmt numFmtId=\"171\" formatCode=\"[$USD] #,##0\"/></numFmts>"                                                   \
  "<fonts><font><name val=\"Arial\"/></font><font><name val=\".VnTime\"/></font><font><name val=\".VnTimeH\"/></font>" \
  "<font><name val=\"VNI-Times\"/></font></fonts>"                                                                     \
  "<cellStyleXfs><xf numFmtId=\"10\" fontId=\"1\"/></cellStyleXfs><cellXfs>"                                           \
  "<xf numFmtId=\"0\" fontId=\"0\"/><xf numFmtId=\"10\" fontId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"14\"/>"     \
  "<xf numFmtId=\"165\"/><xf numFmtId=\"166\"/><xf numFmtId=\"167\"/><xf numFmtId=\"168\"/><xf numFmtId=\"169\"/>"     \
  "<xf numFmtId=\"170\"/><xf numFmtId=\"0\" fontId=\"1\"/><xf numFmtId=\"0\" fontId=\"2\"/>"                           \
  "<xf numFmtId=\"0\" fontId=\"3\"/><xf numFmtId=\"171\"/><xf numFmtId=\"20\"/></cellXfs>"

static const char *unit_of(const TestSheet *sheet) {
  g_autoptr(Harness) harness = harness_new();
  package_write_xlsx(harness, sheet);
  g_autoptr(SnTable) table = harness_read(harness, "xlsx", NULL, "t");
  CU_ASSERT_PTR_NOT_NULL_FATAL(table);
  return g_intern_string(sn_table_column(table, 0)->unit);
}

static void xlsx_knows_percents_and_currencies(void) {
  EXPECT(NULL, "a|b|c\n14.18|5.5|5.5\n0.00001|100|7", "", .styles = STYLES,
         .rows = ROW(T("a") T("b") T("c")) ROW(F("1", "0.14180000000000001") F("2", "5.5E-2") F("9", "5.5"))
             ROW(F("1", "1E-7") F("2", "1") F("9", "7")));
  ASSERT_STRING(unit_of(&(TestSheet){.styles = STYLES, .rows = ROW(T("a")) ROW(F("1", "0.1")) ROW(F("2", "1"))}),
                "percent");
  ASSERT_STRING(unit_of(&(TestSheet){.styles = STYLES, .rows = ROW(T("a")) ROW(F("9", "5.5")) ROW(T("x"))}), "percent");
  ASSERT_STRING(unit_of(&(TestSheet){.styles = STYLES, .rows = ROW(T("a")) ROW(F("6", "5"))}), "VND");
  ASSERT_STRING(unit_of(&(TestSheet){.styles = STYLES, .rows = ROW(T("a")) ROW(F("13", "5"))}), "USD");
  CU_ASSERT_PTR_NULL(unit_of(&(TestSheet){.styles = STYLES, .rows = ROW(T("a")) ROW(F("0", "5"))}));
  EXPECT(NULL, "a\n10\n2\n30",
         "data.csv: warning: S!A3: this figure is shown without a unit, those above it in percent\n"
         "  hint: show all figures of the column in one way, or give each its unit in a column of its own\n",
         .styles = STYLES, .rows = ROW(T("a")) ROW(F("1", "0.1")) ROW(N("2")) ROW(F("1", "0.3")));
  EXPECT(NULL, "a\n1\n20",
         "data.csv: warning: S!A3: this figure is shown in percent, those above it in VND\n"
         "  hint: show all figures of the column in one way, or give each its unit in a column of its own\n",
         .styles = STYLES, .rows = ROW(T("a")) ROW(F("6", "1")) ROW(F("1", "0.2")));
}

static void xlsx_knows_days_by_their_format(void) {
  EXPECT(NULL,
         "a|b|c|d\n2024-03-27|2024-03-27|2024-03-27|2024-03-27T09:30:00\n1900-02-28|1900-03-01|9999-12-31|2024-03-27",
         "", .styles = STYLES,
         .rows = ROW(T("a") T("b") T("c") T("d"))
             ROW(F("3", "45378") F("4", "45378") F("5", "45378") F("8", "45378.395833333336"))
                 ROW(F("3", "59") F("4", "61") F("5", "2958465") F("8", "45378")));
  EXPECT(NULL, "a|b\n36:15:00|09:05:00", "", .styles = STYLES,
         .rows = ROW(T("a") T("b")) ROW(F("7", "1.5104166666666667") F("14", "45378.378472222219")));
  EXPECT(NULL, "a\n1904-01-01\n2024-03-27", "", .styles = STYLES, .workbook_properties = "<workbookPr date1904=\"1\"/>",
         .rows = ROW(T("a")) ROW(F("3", "0")) ROW(F("3", "43916")));
  EXPECT(NULL, NULL,
         "data.csv: error: S!A2: the cell is shown as a date, but 60 is no day of the workbook's calendar\n"
         "  hint: type the date anew, or clear the cell\n"
         "data.csv: error: S!A3: the cell is shown as a date, but -1 is no day of the workbook's calendar\n"
         "  hint: type the date anew, or clear the cell\n"
         "data.csv: error: S!A4: the cell is shown as a date, but 2958466 is no day of the workbook's calendar\n"
         "  hint: type the date anew, or clear the cell\n",
         .styles = STYLES, .rows = ROW(T("a")) ROW(F("3", "60")) ROW(F("3", "-1")) ROW(F("3", "2958466")));
}

static void xlsx_reads_what_legacy_fonts_show(void) {
  EXPECT(NULL, "a|b|c\nTỉnh ủy Bắc Giang|TỈNH ỦY BẮC GIANG|Tỉnh ủy\nTØnh ñy|ủy ban|5", "", .styles = STYLES,
         .rows = ROW(T("a") T("b") T("c"))
             ROW("<c s=\"10\" t=\"str\"><v>TØnh ñy B¾c Giang</v></c><c s=\"11\" t=\"str\"><v>TØnh ñy B¾c Giang</v></c>"
                 "<c s=\"12\" t=\"str\"><v>Tænh uûy</v></c>")
                 ROW(T("TØnh ñy") "<c s=\"10\" t=\"str\"><v>ủy ban</v></c>" F("10", "5")));
  /* A run in a font of its own, and one in the cell's. */
  EXPECT(NULL, "a\nTỉnh ủy Ban\nTØnh ủy Ban", "", .styles = STYLES,
         .strings = "<si><r><t xml:space=\"preserve\">TØnh </t></r><r><rPr><rFont val=\".VnTime\"/></rPr>"
                    "<t xml:space=\"preserve\">ñy </t></r><r><rPr><rFont val=\"Arial\"/></rPr><t>Ban</t></r></si>",
         .rows = ROW(T("a")) ROW("<c s=\"10\" t=\"s\"><v>0</v></c>") ROW("<c s=\"0\" t=\"s\"><v>0</v></c>"));
  EXPECT(NULL, "Tỉnh\n1", "", .styles = STYLES,
         .rows = ROW("<c s=\"10\" t=\"inlineStr\"><is><t>TØnh</t></is></c>") ROW(N("1")));
}

/* ---- headers */

static void xlsx_joins_header_rows_under_merged_cells(void) {
  EXPECT("header=2", "Tên|Quý I Kế hoạch|Quý I Thực hiện|Ghi chú\nA|1|2|x", "",
         .rows = ROW(T("Tên") T("Quý I") "<c/>" T("Ghi chú")) ROW("<c/>" T("Kế hoạch") T("Thực hiện") "<c/>")
             ROW(T("A") N("1") N("2") T("x")),
         .after =
             "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/><mergeCell ref=\"D1:D2\"/></mergeCells>");
  /* Without merged cells an empty cell belongs to the one on its left. */
  EXPECT("header=2", "T|I a|I b\n1|2|3", "",
         .rows = ROW(T("T") T("I") "<c/>") ROW("<c/>" T("a") T("b")) ROW(N("1") N("2") N("3")));
  /* One that is merged over two columns down to the data names the first. */
  EXPECT("header=2", "a|b|c\n1|2|3", "",
         .rows =
             ROW(T("a") T("b") "<c/>" T("c")) "<row r=\"3\"><c><v>1</v></c><c><v>2</v></c><c/><c><v>3</v></c></row>",
         .after =
             "<mergeCells><mergeCell ref=\"B1:C2\"/><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"D1:D2\"/></mergeCells>");
  EXPECT(NULL, NULL,
         "data.csv: error: S!A1: the header cell is merged down to row 2, past the header\n"
         "  hint: write header=\"2\", or unmerge the cell\n",
         .rows = ROW(T("a")) ROW(N("1")), .after = "<mergeCells><mergeCell ref=\"A1:A2\"/></mergeCells>");
  EXPECT(
      NULL, "a|b\nx|1\n|2",
      "data.csv: warning: S!A2: cells merged over several rows, of which this is the first of 1, count for their first "
      "row alone\n  hint: unmerge them and fill in each row\n",
      .rows = ROW(T("a") T("b")) ROW(T("x") N("1")) ROW("<c/>" N("2")),
      .after = "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>");
}

static void xlsx_finds_faults_of_headers(void) {
  EXPECT(NULL, NULL,
         "data.csv: error: S!C1: the column is called “A”, as one before it\n"
         "  hint: give each column a name of its own\n"
         "data.csv: error: S!B2: column B has no name in the header, but this cell of it holds something\n"
         "  hint: name the column, tell the number of header rows with header, or leave it out with range\n",
         .rows = ROW(T("a") "<c/>" T("A")) ROW(N("1") N("2") N("3")) ROW(N("1") N("2") N("3")));
  EXPECT(NULL, "a|2023|2024-03-27\n1|2|3", "", .styles = STYLES,
         .rows = ROW(T("a") N("2023") F("3", "45378")) ROW(N("1") N("2") N("3")));
  EXPECT("header=0", "c1|c2|c3\n1||\n1|2|3", "", .rows = ROW(N("1")) ROW(N("1") N("2") N("3")));
  EXPECT("skip=9", NULL, "data.csv: error: sheet “S” holds nothing where the table should be\n", .rows = ROW(T("a")));
}

static void xlsx_takes_parameters(void) {
#define ROWS                                                                                                           \
  ROW(T("tiêu đề"))                                                                                                    \
  ROW("")                                                                                                              \
  ROW(T("a") T("b") T("c"))                                                                                            \
  ROW(N("1") N("2") N("3")) ROW(N("4") N("5") N("6")) ROW(T("Nguồn: #N/A") "<c/><c t=\"e\"><v>#N/A</v></c>")
  EXPECT("skip=2 footer=1", "a|b|c\n1|2|3\n4|5|6", "", .rows = ROWS);
  EXPECT("range=B3:C4", "b|c\n2|3", "", .rows = ROWS);
  EXPECT("range=B3:C footer=1", "b|c\n2|3\n5|6", "", .rows = ROWS);
  EXPECT("range=A3:B", "a|b\n1|2\n4|5\nNguồn: #N/A|", "", .rows = ROWS);
  EXPECT("range=3:5 footer=1", "a|b|c\n1|2|3", "", .rows = ROWS);
  EXPECT("range=x", NULL,
         "pack.xml:7: error: parameter “range” is not a range of cells: “x”\n"
         "  hint: write it like B3:F20, B:F, 3:20, or B3:F for all rows from the third on\n",
         .rows = ROWS);
  EXPECT("skip=2 footer=3 header=1", "a|b|c", "", .rows = ROWS);
#undef ROWS
}

static void xlsx_says_what_is_hidden(void) {
  EXPECT(NULL, "a|b\n1|2\n3|4\n5|6",
         "data.csv: warning: S!2: rows that are hidden in the sheet are read like the others: 2-3\n"
         "  hint: show them, or delete them if they do not belong to the table\n"
         "data.csv: warning: S: columns that are hidden in the sheet are read like the others: B\n"
         "  hint: show them, or delete them if they do not belong to the table\n",
         .before = "<cols><col min=\"2\" max=\"9\" hidden=\"1\"/></cols>",
         .rows = ROW(T("a") T("b")) "<row hidden=\"1\"><c><v>1</v></c><c><v>2</v></c></row>"
                                    "<row hidden=\"true\"><c><v>3</v></c><c><v>4</v></c></row>" ROW(N("5") N("6")));
}

/* ---- faults of cells */

static void xlsx_locates_faults_of_cells(void) {
  EXPECT(NULL, NULL,
         "data.csv: error: S!A2: the cell holds the error #N/A in place of a value\n"
         "  hint: mend the formula in the sheet, or clear the cell\n"
         "data.csv: error: S!B2: the cell holds the error #DIV/0! in place of a value\n"
         "  hint: mend the formula in the sheet, or clear the cell\n"
         "data.csv: error: S!A3: the formula has no result: the workbook was never calculated\n"
         "  hint: open the workbook in a spreadsheet program and save it\n"
         "data.csv: error: S!B3: the formula has no result: the workbook was never calculated\n"
         "  hint: open the workbook in a spreadsheet program and save it\n"
         "data.csv: error: S!A4: the cell should hold yes or no, but the file has “2” there\n"
         "data.csv: error: S!B4: the cell is of an unknown type; the file has “5” there\n",
         .rows = ROW(T("a") T("b")) ROW("<c t=\"e\"><v>#N/A</v></c><c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>")
             ROW("<c><f>A1+1</f></c><c t=\"str\"><f t=\"shared\" si=\"0\"/></c>")
                 ROW("<c t=\"b\"><v>2</v></c><c t=\"q\"><v>5</v></c>"));
  EXPECT(NULL, "a\n5", "", .rows = ROW(T("a")) ROW("<c><f>2+3</f><v>5</v></c>"));
}

static void xlsx_counts_faults_past_fifty(void) {
  GString *rows = g_string_new(ROW(T("a")));
  for (int i = 0; i < 60; i++)
    g_string_append(rows, ROW("<c t=\"e\"><v>#REF!</v></c>"));
  g_autoptr(Harness) harness = harness_new();
  package_write_xlsx(harness, &(TestSheet){.rows = rows->str});
  CU_ASSERT_PTR_NULL(harness_read(harness, "xlsx", NULL, "t"));
  ASSERT_INT(diagnostics_errors(harness->diagnostics), 51);
  char *said = harness_said(harness);
  CU_ASSERT_PTR_NOT_NULL(strstr(said, "data.csv: error: 10 more cells of sheet “S” have such faults\n"));
  free(said);
  g_string_free(rows, TRUE);
}

static CU_TestInfo cell_tests[] = {
    {"reads cells of all types", xlsx_reads_cells_of_all_types},
    {"takes places and leaves them out", xlsx_takes_places_and_leaves_them_out},
    {"keeps the origin", xlsx_keeps_the_origin},
    {"gives back the decimals typed", xlsx_gives_back_the_decimals_typed},
    {"joins runs", xlsx_joins_runs},
    {"knows percents and currencies", xlsx_knows_percents_and_currencies},
    {"knows days by their format", xlsx_knows_days_by_their_format},
    {"reads what legacy fonts show", xlsx_reads_what_legacy_fonts_show},
    {"locates faults of cells", xlsx_locates_faults_of_cells},
    {"counts faults past fifty", xlsx_counts_faults_past_fifty},
    CU_TEST_INFO_NULL,
};

static CU_TestInfo table_tests[] = {
    {"joins header rows under merged cells", xlsx_joins_header_rows_under_merged_cells},
    {"finds faults of headers", xlsx_finds_faults_of_headers},
    {"takes parameters", xlsx_takes_parameters},
    {"says what is hidden", xlsx_says_what_is_hidden},
    CU_TEST_INFO_NULL,
};

int main(void) {
  CU_SuiteInfo suites[] = {{"xlsx cells", NULL, NULL, NULL, NULL, cell_tests},
                           {"xlsx tables", NULL, NULL, NULL, NULL, table_tests},
                           CU_SUITE_INFO_NULL};
  return unit_run(suites);
}
