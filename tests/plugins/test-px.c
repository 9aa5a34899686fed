/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "../unit/unit.h"
#include "harness.h"
#include "table/table.h"

static void expect(const char *content, gssize length, const char *one, const char *two, const char *table,
                   const char *said, int line) {
  g_autoptr(Harness) harness = harness_new();
  harness_write(harness, "a.px", content, length);
  const char *settings[] = {"path=a.px", one ? one : two, one ? two : NULL, NULL};
  g_autoptr(SnTable) got = harness_read_with(harness, "px", settings, NULL);
  harness_expect(harness, got, table, said, __FILE__, line);
}

#define TABLE(content, one, two, table) expect(content, -1, one, two, table, "", __LINE__)
#define FAULTS(content, one, said) expect(content, -1, one, NULL, NULL, said, __LINE__)

static const char POPULATION[] =
    "CHARSET=\"ANSI\";\nAXIS-VERSION=\"2013\";\nCODEPAGE=\"utf-8\";\nLANGUAGE=\"vi\";\nLANGUAGES=\"vi\",\"en\";\n"
    "DECIMALS=2;\nSHOWDECIMALS=1;\nTITLE=\"Dân số theo tỉnh; \"\n\"và năm\";\nUNITS=\"nghìn\";\n"
    "STUB=\"Tỉnh\",\"Chỉ tiêu\";\nHEADING=\"Năm\";\nSTUB[en]=\"Province\",\"Indicator\";\nHEADING[en]=\"Year\";\n"
    "CONTVARIABLE=\"Chỉ tiêu\";\nVALUES(\"Tỉnh\")=\"Bắc Giang\",\n\"Bắc \"\n\"Ninh\";\n"
    "VALUES[en](\"Province\")=\"Bac Giang\",\"Bac Ninh\";\nVALUES(\"Chỉ tiêu\")=\"Dân số\",\"Tăng\";\n"
    "VALUES[en](\"Indicator\")=\"Population\",\"Growth\";\nVALUES(\"Năm\")=\"2022\",\"Sơ bộ 2023\";\n"
    "VALUES[en](\"Year\")=\"2022\",\"Prel. 2023\";\nTIMEVAL(\"Năm\")=TLIST(A1,\"2022\"-\"2023\");\n"
    "CODES(\"Tỉnh\")=\"24\",\"27\";\nUNITS(\"Dân số\")=\"nghìn người\";\nUNITS(\"Tăng\")=\"percent\";\n"
    "PRECISION(\"Chỉ tiêu\",\"Tăng\")=2;\nDATASYMBOL1=\"x\";\nNOTE=\"Cả bảng\";\n"
    "CELLNOTE(\"Bắc Ninh\",\"*\",\"Sơ bộ 2023\")=\"Ghi chú\";\n"
    "DATA=\n1890.9 1922\n1.2 \".\"\n1517.4 1543 \"-\" \"..\";\n";

static void px_reads_tables(void) {
  TABLE(POPULATION, NULL, NULL,
        "Tỉnh|Tỉnh_code|Chỉ tiêu|Năm|value|unit|period|status|note\n"
        "Bắc Giang|24|Dân số|2022|1890.9|nghìn người|2022||\n"
        "Bắc Giang|24|Dân số|Sơ bộ 2023|1922.0|nghìn người|2023|preliminary|\n"
        "Bắc Giang|24|Tăng|2022|1.20|percent|2022||\n"
        "Bắc Giang|24|Tăng|Sơ bộ 2023|x|percent|2023|preliminary|\n"
        "Bắc Ninh|27|Dân số|2022|1517.4|nghìn người|2022||\n"
        "Bắc Ninh|27|Dân số|Sơ bộ 2023|1543.0|nghìn người|2023|preliminary|Ghi chú\n"
        "Bắc Ninh|27|Tăng|2022|-|percent|2022||\n"
        "Bắc Ninh|27|Tăng|Sơ bộ 2023|...|percent|2023|preliminary|Ghi chú");
  TABLE("STUB=\"a\";VALUES(\"a\")=\"x\",\"y\";DATA=1,2;", NULL, NULL, "a|value\nx|1\ny|2");
  TABLE("HEADING=\"a\";VALUES(\"a\")=\"x\",\"y\",\"z\";DECIMALS=0;DATA=-1.5;2e3;\t\"......\";\r\n\x1A", "value=giá trị",
        NULL, "a|giá trị\nx|-1.5\ny|2000\nz|...");
}

static void px_reads_languages(void) {
  TABLE(POPULATION, "language=en", "select=Province=27; year=2022; Indicator=Growth|Population",
        "Province|Province_code|Indicator|Year|value|unit|period|status|note\n"
        "Bac Ninh|27|Population|2022|1517.4|nghìn người|2022||\n"
        "Bac Ninh|27|Growth|2022|-|percent|2022||");
  FAULTS(POPULATION, "language=fr",
         "a.px:5: error: the file is not in the language “fr”\n  hint: its own language is “vi”\n");
}

static void px_selects(void) {
  TABLE("STUB=\"a\";VALUES(\"a\")=\"Hoà Bình\",\"Cao|Bằng\";CODES(\"a\")=\"17\",\"04\";DATA=1 2;", "select=A=Hòa bình",
        NULL, "a|a_code|value\nHoà Bình|17|1");
  FAULTS(POPULATION, "select=Tinh=24",
         "pack.xml:7: error: select=\"…\" names the variable “Tinh”, which the file has not\n"
         "  hint: did you mean “Tỉnh”?\n");
  FAULTS(POPULATION, "select=Tỉnh=24|Bac Ninh",
         "pack.xml:7: error: select=\"…\": variable “Tỉnh” has no value “Bac Ninh”\n"
         "  hint: did you mean “Bắc Ninh”?\n");
}

static void px_reads_keys(void) {
  static const char KEYED[] = "STUB=\"a\",\"b\";HEADING=\"n\";VALUES(\"a\")=\"một\",\"hai\";VALUES(\"b\")=\"x\",\"y\";"
                              "VALUES(\"n\")=\"1\",\"2\";"
                              "CODES(\"b\")=\"X1\",\"Y1\";KEYS(\"a\")=VALUES;KEYS(\"b\")=CODES;DATA=\n"
                              "\"một\",\"Y1\",1 2\n\"hai\",\"X1\",\"-\" 4;\n";
  TABLE(KEYED, NULL, NULL,
        "a|b|b_code|n|value\n"
        "một|x|X1|1|0\nmột|x|X1|2|0\nmột|y|Y1|1|1\nmột|y|Y1|2|2\n"
        "hai|x|X1|1|-\nhai|x|X1|2|4\nhai|y|Y1|1|0\nhai|y|Y1|2|0");
  g_autofree char *wrong = g_strdup(KEYED);
  memcpy(strstr(wrong, "\"hai\",\"X1\",\""), "\"hai\",\"XX\",\"", 12);
  FAULTS(wrong, NULL, "a.px:3: error: “XX” is no code of variable “b”\n");
  FAULTS("STUB=\"a\";HEADING=\"n\";VALUES(\"a\")=\"x\",\"y\";VALUES(\"n\")=\"1\";KEYS(\"a\")=VALUES;DATA=\n\"x\","
         "1\n\"x\",2;",
         NULL, "a.px:3: error: the row of these keys stands in line 2 already\n");
  FAULTS(
      "STUB=\"a\";HEADING=\"n\";VALUES(\"a\")=\"x\",\"y\";VALUES(\"n\")=\"1\",\"2\";KEYS(\"a\")=VALUES;DATA=\n\"x\",1;",
      NULL,
      "a.px:2: error: DATA has 1 cells where 2 are expected\n"
      "  hint: as many as the variables' values give: the file is cut off, or has been edited\n");
}

static void px_reads_times(void) {
  TABLE("STUB=\"t\";TIMEVAL(\"t\")=TLIST(Q1,\"20233\"-\"20242\");DATA=1 2 3 4;", NULL, NULL,
        "t|value|period\n20233|1|2023-Q3\n20234|2|2023-Q4\n20241|3|2024-Q1\n20242|4|2024-Q2");
  TABLE("STUB=\"t\";VALUES(\"t\")=\"T12/23\",\"T1/24\";TIMEVAL(\"t\")=TLIST(M1),\"202312\",\"202401\";DATA=1 2;", NULL,
        NULL, "t|value|period\nT12/23|1|2023-12\nT1/24|2|2024-01");
  TABLE("STUB=\"t\";VALUES(\"t\")=\"a\",\"b\";TIMEVAL(\"t\")=TLIST(H1,\"20232\"-\"20241\");DATA=1 2;", NULL, NULL,
        "t|value|period\na|1|2023-S2\nb|2|2024-S1");
  TABLE("STUB=\"t\";VALUES(\"t\")=\"2022\",\"2023M11\",\"2024Q1\",\"Ước tính 2024\";DATA=1 2 3 4;", "time=T", NULL,
        "t|value|period|status\n2022|1|2022|\n2023M11|2|2023-11|\n2024Q1|3|2024-Q1|\nƯớc tính 2024|4|2024|estimate");
  /* A list that does not go with the values. */
  TABLE("STUB=\"t\";VALUES(\"t\")=\"2022\",\"b\";TIMEVAL(\"t\")=TLIST(A1,\"2022\"-\"2022\");DATA=1 2;", NULL, NULL,
        "t|value|period\n2022|1|2022\nb|2|");
  TABLE("STUB=\"t\";VALUES(\"t\")=\"a\",\"b\";TIMEVAL(\"t\")=TLIST1,\"2022\"-\"2023\";DATA=1 2;", NULL, NULL,
        "t|value\na|1\nb|2");
  FAULTS("STUB=\"t\";VALUES(\"t\")=\"2022\",\"soon\";DATA=1 2;", "time=t",
         "a.px: error: “soon” of variable “t” is no time that is known\n");
}

static void px_knows_signs(void) {
  static const char SIGNS[] = "STUB=\"a\";VALUES(\"a\")=\"1\",\"2\",\"3\",\"4\";DATA=- . .. \"...\";";
  TABLE(SIGNS, NULL, NULL, "a|value\n1|-\n2|x\n3|...\n4|...");
  TABLE(SIGNS, "symbols=.=...; ..=x;-=", NULL, "a|value\n1|\n2|...\n3|x\n4|...");
  FAULTS(SIGNS, "symbols=,=x",
         "pack.xml:7: error: symbols=\"…\": “,=x” is not a sign and what it means\n"
         "  hint: signs are - and one to six points; they mean - (nil), ... (not available) or x (not applicable)\n");
}

static void px_says_where_cells_stand(void) {
  g_autoptr(Harness) harness = harness_new();
  harness_write(harness, "a.px", POPULATION, -1);
  const char *settings[] = {"path=a.px", NULL};
  g_autoptr(SnTable) table = harness_read_with(harness, "px", settings, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(table);
  static const guint LINES[] = {33, 33, 34, 34, 35, 35, 35, 35};
  for (guint row = 0; row < 8; row++)
    ASSERT_INT(sn_table_origin(table, row).line, LINES[row]);
}

static void px_finds_the_encoding(void) {
  static const char LATIN[] = "CODEPAGE=\"iso-8859-1\";STUB=\"r\xE9gion\";VALUES(\"r\xE9gion\")=\"\xCEle\";DATA=1;";
  expect(LATIN, sizeof LATIN - 1, NULL, NULL, "région|value\nÎle|1", "", __LINE__);
  TABLE("CODEPAGE=\"iso-8859-1\";STUB=\"Tỉnh\";VALUES(\"Tỉnh\")=\"Bắc Giang\";DATA=1;", NULL, NULL,
        "Tỉnh|value\nBắc Giang|1");
  FAULTS("CODEPAGE=\"ebcdic\";STUB=\"a\";VALUES(\"a\")=\"b\";DATA=1;", NULL,
         "a.px: error: CODEPAGE “ebcdic” is not known\n  hint: declare its encoding=\"…\"\n");
}

static void px_refuses_what_is_wrong(void) {
  FAULTS("", NULL, "a.px: error: the file is empty\n");
  FAULTS("TITLE=\"x\";\n", NULL, "a.px: error: the file has no DATA: it is no PC-Axis file, or its end is missing\n");
  FAULTS("DATA=1;", NULL, "a.px: error: the file has neither STUB nor HEADING, and so no variables\n");
  FAULTS("STUB=\"a\",\"b\";\nDATA=1;", NULL,
         "a.px: error: variable “a” has no VALUES\na.px: error: variable “b” has no VALUES\n");
  FAULTS("STUB=\"a\";\nVALUES(\"a\")=\"x\",\"y\";\nDATA=\n1 2\n3;", NULL,
         "a.px:5: error: DATA has 3 cells where 2 are expected\n"
         "  hint: as many as the variables' values give: the file is cut off, or has been edited\n");
  FAULTS("STUB=\"a\";VALUES(\"a\")=\"x\",\"y\";\nDATA=1 2", NULL,
         "a.px: error: DATA does not end with a semicolon: the file is cut off\n");
  FAULTS("STUB=\"a\";VALUES(\"a\")=\"x\",\"y\",\"z\";\nDATA=1,5\nna 1234567890123456789;", NULL,
         "a.px:3: error: “na” (a: z) is neither a figure nor a sign\n"
         "a.px:3: error: DATA has 4 cells where 3 are expected\n"
         "  hint: as many as the variables' values give: the file is cut off, or has been edited\n");
  FAULTS("STUB=\"a\";VALUES(\"a\")=\"x\";\nDATA=1234567890123456789;", NULL,
         "a.px:2: error: “1234567890123456789” (a: x) has more than 18 digits\n");
  FAULTS("STUB=\"a\";VALUES(\"a\")=\"x\",\"y\";\nCODES(\"a\")=\"1\";DATA=1 2;", NULL,
         "a.px:2: error: variable “a” has 1 codes and 2 values\n");
  FAULTS("STUB=\"a\";\nSTUB=\"b\";\n;TITLE \"x\";\nNOTE=\"x\"", NULL,
         "a.px:2: error: keyword STUB is given twice for the same thing\n"
         "a.px:3: error: a keyword was expected here\n"
         "a.px:3: error: keyword TITLE is not followed by “=” and its values\n"
         "a.px:4: error: the values of keyword NOTE do not end with a semicolon\n");
  FAULTS("STUB=\n\"a;", NULL, "a.px:2: error: the quote that opens a text in this line is never closed\n");
  FAULTS("STUB=\"a;\nVALUES(\"", NULL, "a.px:1: error: the values of keyword STUB do not end with a semicolon\n");
  FAULTS("STUB=\"a\";VALUES(\"a\")=\"x\";\nCELLNOTE(\"y\")=\"n\";DATA=1;", NULL,
         "a.px:2: error: a note of a cell names “y”, which is no value of variable “a”\n");
  g_autoptr(Harness) harness = harness_new();
  harness_write(harness, "a.px", "HEADNG=\"a\";STUB=\"a\";VALUES(\"a\")=\"x\";DATA=1;", -1);
  const char *settings[] = {"path=a.px", NULL};
  g_autoptr(SnTable) table = harness_read_with(harness, "px", settings, NULL);
  ASSERT_TABLE(table, "a|value\nx|1");
  ASSERT_SAID(harness, "a.px:1: warning: keyword HEADNG is not known, and passed over\n"
                       "  hint: did you mean “HEADING”?\n");
}

/* Products of hostile sizes are refused before anything is made for them. */
static void px_keeps_to_its_bounds(void) {
  g_autoptr(GString) text = g_string_new("STUB=\"0\"");
  for (int i = 1; i < 10; i++)
    g_string_append_printf(text, ",\"%d\"", i);
  g_string_append(text, ";");
  for (int i = 0; i < 10; i++) {
    g_string_append_printf(text, "VALUES(\"%d\")=\"0\"", i);
    for (int v = 1; v < 1000; v++)
      g_string_append_printf(text, ",\"%d\"", v);
    g_string_append(text, ";");
  }
  g_string_append(text, "DATA=1;");
  FAULTS(text->str, NULL, "a.px: error: the table has more cells than can be read\n");
}

static CU_TestInfo px_tests[] = {
    {"reads tables", px_reads_tables},
    {"reads languages", px_reads_languages},
    {"selects", px_selects},
    {"reads keys", px_reads_keys},
    {"reads times", px_reads_times},
    {"knows signs", px_knows_signs},
    {"says where cells stand", px_says_where_cells_stand},
    {"finds the encoding", px_finds_the_encoding},
    {"refuses what is wrong", px_refuses_what_is_wrong},
    {"keeps to its bounds", px_keeps_to_its_bounds},
    CU_TEST_INFO_NULL,
};

int main(void) {
  CU_SuiteInfo suites[] = {{"px", NULL, NULL, NULL, NULL, px_tests}, CU_SUITE_INFO_NULL};
  return unit_run(suites);
}
