/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "../unit/unit.h"
#include "csv-suites.h"
#include "table/table.h"

static void csv_reads_rows(void) {
  EXPECT_TABLE("a,b\n1,2\n3,4\n", NULL, "a|b\n1|2\n3|4");
  EXPECT_TABLE("a,b\n1,2\n3,4", NULL, "a|b\n1|2\n3|4");
  EXPECT_TABLE("a,b\r\n1,2\r\n3,4\r\n", NULL, "a|b\n1|2\n3|4");
  EXPECT_TABLE("a,b\r1,2\r3,4\r", NULL, "a|b\n1|2\n3|4");
  EXPECT_TABLE("\xEF\xBB\xBF"
               "tên,giá trị\nBắc Giang,\"1,5\"\n",
               NULL, "tên|giá trị\nBắc Giang|1,5");
  EXPECT_TABLE("a,b\n,\n,\n3,4\n,\n,\n", NULL, "a|b\n|\n|\n3|4");
  EXPECT_TABLE("a,b\n", NULL, "a|b");
  EXPECT_TABLE("a\n1\n\n2\n\n\n", NULL, "a\n1\n\n2");
  EXPECT_TABLE("a,b\n\n1,2\n\n\n3,4\n\n", NULL, "a|b\n1|2\n3|4");
}

static void csv_reads_quotes(void) {
  EXPECT_TABLE("a,b\n\"x \"\"y\"\" z\",\"\"\n\"\"\"\",\"a,b\"\n", NULL, "a|b\nx \"y\" z|\n\"|a,b");
  EXPECT_TABLE("a,b\n15\" pipe,2\n", NULL, "a|b\n15\" pipe|2");
  EXPECT_TABLE("a,b\n\"one\r\ntwo\",\"x\"\r\n1,2\r\n", NULL, "a|b\none\r\ntwo|x\n1|2");
  EXPECT_TABLE("\"a\",\"b\"\n\"1\",\"2\"", NULL, "a|b\n1|2");
}

static void csv_knows_lines_after_embedded_newlines(void) {
  g_autoptr(Harness) harness = harness_new();
  harness_write(harness, "data.csv", "a,b\n\"x\ny\rz\r\n\",2\n\n3,4\n# c\n5,6\n", -1);
  g_autoptr(SnTable) table = harness_read(harness, "csv", "comment=#", "t");
  CU_ASSERT_PTR_NOT_NULL_FATAL(table);
  static const guint LINES[] = {2, 7, 9};
  ASSERT_INT(sn_table_rows(table), 3);
  for (guint row = 0; row < 3; row++) {
    ASSERT_INT(sn_table_origin(table, row).line, LINES[row]);
    ASSERT_STRING(sn_table_origin(table, row).file, "data.csv");
  }
}

static void csv_finds_the_delimiter(void) {
  EXPECT_TABLE("a;b\n1,5;2,5\n3,5;4,5\n", NULL, "a|b\n1,5|2,5\n3,5|4,5");
  EXPECT_TABLE("a\tb\n1,5\t2;5\n", NULL, "a|b\n1,5|2;5");
  EXPECT_TABLE("a|b\n1|2\n", NULL, "a|b\n1|2");
  EXPECT_TABLE("a,b\n\"1;2;3\",2\n\"4;5\",6\n", NULL, "a|b\n1;2;3|2\n4;5|6");
  EXPECT_TABLE("a,b\nx;y,2\nz,6\n", NULL, "a|b\nx;y|2\nz|6");
  EXPECT_TABLE("a\nx\n", NULL, "a\nx");
  EXPECT_TABLE("a;b\n1;2\n", "delimiter=comma", "a;b\n1;2");
  EXPECT_TABLE("a,b|c\n1,2|3\n", "delimiter=pipe", "a,b|c\n1,2|3");
}

static void csv_takes_parameters(void) {
  EXPECT_TABLE("1,2\n3,4\n", "header=0", "c1|c2\n1|2\n3|4");
  EXPECT_TABLE("Chỉ tiêu,Quý I,,Quý II,\n,Thực hiện,Kế hoạch,Thực hiện,Kế hoạch\nGRDP,1,2,3,4\n", "header=2",
               "Chỉ tiêu|Quý I Thực hiện|Quý I Kế hoạch|Quý II Thực hiện|Quý II Kế hoạch\nGRDP|1|2|3|4");
  EXPECT_TABLE("Bảng 1\n\na;b\n1;2\n", "skip=2", "a|b\n1|2");
  EXPECT_TABLE("a,b\n1,2\n3,4\nNguồn: Cục Thống kê\nhết\n\n", "footer=2", "a|b\n1|2\n3|4");
  EXPECT_TABLE("a,b\n1,2\n", "footer=5", "a|b");
  EXPECT_TABLE("# made by hand\na,b\n#1,2\n3,4\n", "comment=#", "a|b\n3|4");
}

static void csv_locates_faults(void) {
  EXPECT_FAULTS("a,b\n1\n2,3\n4,5,6\n", NULL,
                "data.csv:2: error: the row has 1 cells where 2 are expected\n"
                "  hint: put cells that hold the delimiter or a line break into quotes\n"
                "data.csv:4: error: the row has 3 cells where 2 are expected\n"
                "  hint: put cells that hold the delimiter or a line break into quotes\n");
  EXPECT_FAULTS("a,b\n1,\"2\n3,4\n", NULL,
                "data.csv:2: error: the quote that opens a cell in this line is never closed\n"
                "  hint: a quote inside a quoted cell is written twice\n");
  EXPECT_FAULTS("a,b\n\"1\" x,2\n3,\"4\"5\n", NULL,
                "data.csv:2: error: text follows the closing quote of a cell\n"
                "  hint: a quote inside a quoted cell is written twice\n"
                "data.csv:3: error: text follows the closing quote of a cell\n"
                "  hint: a quote inside a quoted cell is written twice\n");
  EXPECT_FAULTS("tỷ lệ,,b,TỶ LỆ,\n", NULL,
                "data.csv:1: error: column 2 has no name\n"
                "  hint: name it in the file, or take out the delimiter at the end of the row\n"
                "data.csv:1: error: two columns are called “TỶ LỆ”\n"
                "  hint: give each column a name of its own\n");
}

static void csv_finds_faults_of_all_sorts_in_one_run(void) {
  EXPECT_FAULTS("a,,b\n1,2\nx,\xFF,z\n\"\"1,2,3\n", NULL,
                "data.csv:2: error: the row has 2 cells where 3 are expected\n"
                "  hint: put cells that hold the delimiter or a line break into quotes\n"
                "data.csv:3: error: the file is not UTF-8, and its words do not tell which encoding it has\n"
                "  hint: declare its encoding; it may be tcvn3, viscii, vps\n"
                "data.csv:4: error: text follows the closing quote of a cell\n"
                "  hint: a quote inside a quoted cell is written twice\n");
  EXPECT_FAULTS("a,,b\n1,2\n", NULL,
                "data.csv:1: error: column 2 has no name\n"
                "  hint: name it in the file, or take out the delimiter at the end of the row\n"
                "data.csv:2: error: the row has 2 cells where 3 are expected\n"
                "  hint: put cells that hold the delimiter or a line break into quotes\n");
}

static void csv_refuses_files_that_are_none(void) {
  EXPECT_FAULTS("", NULL, "data.csv: error: the file is empty\n");
  EXPECT_FAULTS("\n\n", NULL, "data.csv: error: the file ends before its header\n");
  EXPECT_FAULTS("\xEF\xBB\xBF", NULL, "data.csv: error: the file ends before its header\n");
  EXPECT_FAULTS("a\n", "header=2", "data.csv: error: the file ends before its header\n");
  EXPECT_FAULTS("a\n", "skip=5", "data.csv: error: the file has fewer than the 5 rows to skip\n");
  EXPECT_FAULTS("\n", "header=0", "data.csv: error: the file has no rows\n");
  EXPECT_BYTES("\xFF\xFE\0\0a\0\0\0", NULL, "data.csv: error: the file is in UTF-32\n  hint: save it as “CSV UTF-8”\n");
  EXPECT_BYTES("PK\x03\x04\x14\0\0\0[Content_Types].xml", NULL,
               "data.csv: error: the file is a spreadsheet (XLSX), not delimited text\n"
               "  hint: read it with plugin=\"xlsx\"\n");
  EXPECT_BYTES("PK\x03\x04\x14\0\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK", NULL,
               "data.csv: error: the file is a spreadsheet (ODS), not delimited text\n"
               "  hint: read it with plugin=\"ods\"\n");
  EXPECT_BYTES("PK\x03\x04", NULL,
               "data.csv: error: the file is a ZIP archive, not delimited text\n"
               "  hint: unpack it, and name the file that is wanted\n");
  EXPECT_FAULTS("<?xml version=\"1.0\"?>\n<a/>\n", NULL,
                "data.csv: error: the file is XML, not delimited text\n"
                "  hint: read it with plugin=\"xml\" or plugin=\"sdmx\"\n");
}

static void csv_locates_bytes_that_are_no_text(void) {
  EXPECT_FAULTS("a,b\nĐắk,x\xD8nh\n\xFF,\xFE\n3,\xED\xA0\x80\nĐà Nẵng,Đồng Tháp\n", NULL,
                "data.csv:2: error: character 6 of the line (byte 0xD8) is not valid UTF-8\n"
                "  hint: save the file as UTF-8; it may be in a legacy Vietnamese encoding\n"
                "data.csv:3: error: character 1 of the line (byte 0xFF) is not valid UTF-8\n"
                "  hint: save the file as UTF-8; it may be in a legacy Vietnamese encoding\n"
                "data.csv:4: error: character 3 of the line (byte 0xED) is not valid UTF-8\n"
                "  hint: save the file as UTF-8; it may be in a legacy Vietnamese encoding\n");
  EXPECT_BYTES("a,b\r\n1,2\r\n3,\0\r\n", NULL,
               "data.csv:3: error: character 3 of the line is a NUL byte\n"
               "  hint: the file is no plain text: export it anew as CSV in UTF-8\n");
  EXPECT_BYTES("a\nxyz\xE1\xBA", "encoding=utf-8",
               "data.csv:2: error: character 4 of the line (byte 0xE1) is not valid UTF-8\n"
               "  hint: save the file as UTF-8; it may be in a legacy Vietnamese encoding\n");
}

static void csv_counts_faults_past_fifty(void) {
  GString *content = g_string_new("a,b\n");
  for (int i = 0; i < 1000; i++)
    g_string_append(content, "1,2,3\n");
  g_autoptr(Harness) harness = harness_new();
  harness_write(harness, "data.csv", content->str, -1);
  g_string_free(content, TRUE);
  CU_ASSERT_PTR_NULL(harness_read(harness, "csv", "delimiter=comma", "t"));
  ASSERT_INT(diagnostics_errors(harness->diagnostics), 51);
  char *said = harness_said(harness);
  CU_ASSERT_PTR_NOT_NULL(strstr(said, "data.csv: error: 950 more rows have such faults\n"));
  free(said);
}

static void csv_bounds_the_columns(void) {
  GString *content = g_string_new(NULL);
  for (int i = 0; i < 20000; i++)
    g_string_append(content, "a,");
  g_autoptr(Harness) harness = harness_new();
  harness_write(harness, "data.csv", content->str, -1);
  g_string_free(content, TRUE);
  CU_ASSERT_PTR_NULL(harness_read(harness, "csv", NULL, "t"));
  char *said = harness_said(harness);
  CU_ASSERT_PTR_NOT_NULL(strstr(said, "data.csv:1: error: the row has more than 16384 cells\n"));
  free(said);
}

/* Any bytes give a table of good text, or a message. */
static void csv_bears_any_bytes(void) {
  static const char *const PIECES[] = {"a",  "b",  ",",    ",", ";", "\t",   "|", "\"",  "\"\"",        "\n",
                                       "\n", "\r", "\r\n", " ", "é", "\xff", "#", "1,5", "\xEF\xBB\xBF"};
  static const char *const SETTINGS[] = {NULL,
                                         "header=0",
                                         "header=2",
                                         "skip=1 footer=1",
                                         "comment=#",
                                         "delimiter=semicolon footer=3",
                                         "header=0 footer=2 comment=#"};
  GRand *random = g_rand_new_with_seed(5);
  guint tables = 0;
  for (int i = 0; i < 4000; i++) {
    g_autoptr(GString) content = g_string_new(NULL);
    for (int n = g_rand_int_range(random, 0, 30); n > 0; n--)
      g_string_append(content, PIECES[g_rand_int_range(random, 0, G_N_ELEMENTS(PIECES))]);
    g_autoptr(Harness) harness = harness_new();
    harness_write(harness, "data.csv", content->str, (gssize)content->len);
    g_autoptr(SnTable) table = harness_read(harness, "csv", SETTINGS[i % (int)G_N_ELEMENTS(SETTINGS)], "t");
    tables += table != NULL;
    if ((table == NULL) == (diagnostics_errors(harness->diagnostics) == 0) || (table && sn_table_columns(table) == 0))
      ASSERT_STRING(content->str, "a table or a message");
    for (guint row = 0; table && row < sn_table_rows(table); row++)
      CU_ASSERT(sn_table_origin(table, row).line > 0);
  }
  CU_ASSERT(tables > 100);
  g_rand_free(random);
}

static CU_TestInfo csv_tests[] = {
    {"reads rows", csv_reads_rows},
    {"reads quotes", csv_reads_quotes},
    {"knows lines after embedded newlines", csv_knows_lines_after_embedded_newlines},
    {"finds the delimiter", csv_finds_the_delimiter},
    {"takes parameters", csv_takes_parameters},
    {"locates faults", csv_locates_faults},
    {"finds faults of all sorts in one run", csv_finds_faults_of_all_sorts_in_one_run},
    {"refuses files that are none", csv_refuses_files_that_are_none},
    {"locates bytes that are no text", csv_locates_bytes_that_are_no_text},
    {"counts faults past fifty", csv_counts_faults_past_fifty},
    {"bounds the columns", csv_bounds_the_columns},
    {"bears any bytes", csv_bears_any_bytes},
    CU_TEST_INFO_NULL,
};

int main(void) {
  CU_SuiteInfo suites[] = {{"csv", NULL, NULL, NULL, NULL, csv_tests},
                           {"csv-encoding", NULL, NULL, NULL, NULL, csv_encoding_tests},
                           {"csv-repair", NULL, NULL, NULL, NULL, csv_repair_tests},
                           CU_SUITE_INFO_NULL};
  return unit_run(suites);
}
