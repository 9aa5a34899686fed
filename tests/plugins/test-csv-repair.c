/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Departures from RFC 4180, and text that earlier programs damaged. */

#include <string.h>

#include "csv-suites.h"

static void csv_repairs_the_order_of_marks(void) {
  /* NFD; tones before circumflex and breve; a whole letter with a tone, then the circumflex. */
  EXPECT_TABLE("Ti\xCC\x89nh,x\nBa\xCC\x86\xCC\x81"
               "c,A\xCC\xA3\xCC\x82\n",
               NULL, "Tỉnh|x\nBắc|Ậ");
  EXPECT_TABLE("tie\xCC\x81\xCC\x82ng,x\nVie\xCC\xA3\xCC\x82t,\xC3\xA9\xCC\x82\n", NULL, "tiếng|x\nViệt|ế");
}

static void csv_repairs_look_alikes(void) {
  EXPECT_BOTH("Ðơn vị,x\nÐà Nẵng,Ɖồng\nðường,1\n", NULL, "Đơn vị|x\nĐà Nẵng|Đồng\nđường|1",
              "data.csv:1: warning: here and in the rest of the file, 4 letters only look like Đ or đ\n"
              "  hint: they are read as Đ and đ; have them corrected where the file is made\n");
}

static void csv_reports_lost_letters(void) {
  EXPECT_FAULTS("tên,x\nT?nh ?y,1\nB?c Giang,2\n", NULL,
                "data.csv:2: error: letters were lost in “T?nh”, column “tên”\n"
                "  hint: they cannot be brought back: have the file exported again, in UTF-8\n"
                "data.csv:2: error: letters were lost in “?y”, column “tên”\n"
                "  hint: they cannot be brought back: have the file exported again, in UTF-8\n"
                "data.csv:3: error: letters were lost in “B?c”, column “tên”\n"
                "  hint: they cannot be brought back: have the file exported again, in UTF-8\n");
  EXPECT_FAULTS("T?nh,x\nHà,T\xEF\xBF\xBDnh\n", NULL,
                "data.csv:1: error: letters were lost in “T?nh”\n"
                "  hint: they cannot be brought back: have the file exported again, in UTF-8\n"
                "data.csv:2: error: letters were lost in “T\xEF\xBF\xBDnh”, column “x”\n"
                "  hint: they cannot be brought back: have the file exported again, in UTF-8\n");
  EXPECT_TABLE("hỏi,x\nThế nào?,?\nĐúng không?Có,a?b\nhttp://x.vn/tin.php?id=5&a=?,??\n", NULL,
               "hỏi|x\nThế nào?|?\nĐúng không?Có|a?b\nhttp://x.vn/tin.php?id=5&a=?|??");
}

static void csv_counts_lost_letters_past_fifty(void) {
  GString *content = g_string_new("a,b\n");
  for (int i = 0; i < 80; i++)
    g_string_append(content, "T?nh,1\n");
  g_autoptr(Harness) harness = harness_new();
  harness_write(harness, "data.csv", content->str, -1);
  g_string_free(content, TRUE);
  CU_ASSERT_PTR_NULL(harness_read(harness, "csv", NULL, "t"));
  ASSERT_INT(diagnostics_errors(harness->diagnostics), 51);
  char *said = harness_said(harness);
  CU_ASSERT_PTR_NOT_NULL(strstr(said, "data.csv: error: letters were lost in 30 more words\n"));
  free(said);
}

static void csv_bears_departures_of_quotes(void) {
  EXPECT_TABLE("a, \"b\" ,c\n\"1\" , \"2, 3\",4\n", NULL, "a|b|c\n1|2, 3|4");
  EXPECT_TABLE("a,b\n\"say \\\"no\\\"\",2\n\"C:\\\",\"x\"\n", NULL, "a|b\nsay \"no\"|2\nC:\\|x");
  EXPECT_TABLE("a,b\n15\" x,\"y\"\n", NULL, "a|b\n15\" x|y");
  EXPECT_TABLE("a,b\n'001,=\"002\"\n'tis,'98 or '99\n", NULL, "a|b\n001|002\n'tis|'98 or '99");
}

static void csv_bears_delimiters_at_ends(void) {
  EXPECT_TABLE("a;b;;\n1;2;;\n3;4\n5;6;\n;;;\n", NULL, "a|b\n1|2\n3|4\n5|6");
  EXPECT_TABLE("a,b\n1,2,\n3,4,,\n", NULL, "a|b\n1|2\n3|4");
  EXPECT_FAULTS("a,b,\n1,2,3\n", NULL,
                "data.csv:2: error: the row has 3 cells where 2 are expected\n"
                "  hint: put cells that hold the delimiter or a line break into quotes\n");
}

static void csv_takes_a_note_of_the_delimiter(void) {
  EXPECT_TABLE("sep=;\na;b\n1,5;2\n", NULL, "a|b\n1,5|2");
  EXPECT_TABLE("\xEF\xBB\xBFsep=|\r\na|b\r\n1|2\r\n", NULL, "a|b\n1|2");
  EXPECT_TABLE("sep=;\na,b\n1,2\n", "delimiter=comma", "a|b\n1|2");
  EXPECT_TABLE("sep=x\n1\n", "delimiter=comma header=0 skip=1", "c1\n1");
  EXPECT_FAULTS("sep=,", NULL, "data.csv: error: the file ends before its header\n");
}

static void csv_reads_ranges(void) {
  static const char *const SHEET = "Bảng 1,,,\n\n,Tỉnh,Số,Ghi chú\n,Hà Nội,1,\"a\nb\"\n,Huế,2\nNguồn: x\n";
  EXPECT_TABLE(SHEET, "range=B3:D5", "Tỉnh|Số|Ghi chú\nHà Nội|1|a\nb\nHuế|2|");
  EXPECT_TABLE(SHEET, "range=B3:C5", "Tỉnh|Số\nHà Nội|1\nHuế|2");
  EXPECT_TABLE(SHEET, "range=C4:C5 header=0", "c1\n1\n2");
  EXPECT_TABLE(SHEET, "range=b3:c footer=1", "Tỉnh|Số\nHà Nội|1\nHuế|2");
  EXPECT_FAULTS(SHEET, "range=B3-C5",
                "pack.xml:7: error: parameter “range” is not a range of cells: “B3-C5”\n"
                "  hint: write it like B3:F20, B:F, 3:20, or B3:F for all rows from the third on\n");
  EXPECT_FAULTS(SHEET, "range=A90:B99", "data.csv: error: the file ends before its header\n");
}

CU_TestInfo csv_repair_tests[] = {
    {"repairs the order of marks", csv_repairs_the_order_of_marks},
    {"repairs look-alikes", csv_repairs_look_alikes},
    {"reports lost letters", csv_reports_lost_letters},
    {"counts lost letters past fifty", csv_counts_lost_letters_past_fifty},
    {"bears departures of quotes", csv_bears_departures_of_quotes},
    {"bears delimiters at ends", csv_bears_delimiters_at_ends},
    {"takes a note of the delimiter", csv_takes_a_note_of_the_delimiter},
    {"reads ranges", csv_reads_ranges},
    CU_TEST_INFO_NULL,
};
