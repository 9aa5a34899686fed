/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "../unit/unit.h"
#include "harness.h"
#include "table/table.h"

static void expect(const char *content, gssize length, const char *rows, const char *columns, const char *table,
                   const char *said, const char *file, int line) {
  g_autoptr(Harness) harness = harness_new();
  harness_write(harness, "a.json", content, length);
  const char *settings[4] = {"path=a.json"};
  g_autofree char *rows_setting = rows ? g_strdup_printf("rows=%s", rows) : NULL;
  guint count = 1;
  if (rows)
    settings[count++] = rows_setting;
  if (columns)
    settings[count++] = columns;
  g_autoptr(SnTable) got = harness_read_with(harness, "json", settings, NULL);
  harness_expect(harness, got, table, said, file, line);
}

#define TABLE(content, rows, columns, table) expect(content, -1, rows, columns, table, "", __FILE__, __LINE__)
#define FAULTS(content, rows, columns, said) expect(content, -1, rows, columns, NULL, said, __FILE__, __LINE__)

static void json_reads_records(void) {
  TABLE("[{\"a\":1,\"b\":\"x\"},{\"a\":2,\"b\":\"y\"}]", NULL, NULL, "a|b\n1|x\n2|y");
  TABLE("\xEF\xBB\xBF[{\"a\":1}]", NULL, NULL, "a\n1");
  TABLE("{\"data\":{\"items\":[{\"tên\":\"Bắc Giang\",\"a\":{\"b\":{\"c\":1},\"d\":2}}]}}", "/data/items", NULL,
        "tên|a.b.c|a.d\nBắc Giang|1|2");
  TABLE("[{\"a\":1},{\"b\":2},{\"b\":3,\"a\":null}]", NULL, NULL, "a|b\n1|\n|2\n|3");
  TABLE("[{\"a\":true,\"b\":\"2024-03-27\"},{\"a\":false,\"b\":null}]", NULL, NULL, "a|b\nyes|2024-03-27\nno|");
  TABLE("[{\"a\":\"\\u1eafc \\ud83d\\ude00 \\\"\\\\\"}]", NULL, NULL, "a\nắc 😀 \"\\");
}

static void json_reads_other_shapes(void) {
  TABLE("[[\"năm\",\"grdp\"],[2023,13.45],[2024,14.18]]", NULL, NULL, "năm|grdp\n2023|13.45\n2024|14.18");
  TABLE("[[2023,13.45],[2024,14.18]]", NULL, "header=0", "c1|c2\n2023|13.45\n2024|14.18");
  TABLE("[3,4]", NULL, NULL, "value\n3\n4");
  TABLE("{\"BG\":{\"a\":1},\"HN\":{\"a\":2}}", NULL, NULL, "key|a\nBG|1\nHN|2");
  TABLE("{\"a\":[1,2],\"b\":[\"x\",\"y\"]}", NULL, NULL, "a|b\n1|x\n2|y");
  TABLE("{\"grdp\":14.18,\"cpi\":3.2}", NULL, NULL, "key|value\ngrdp|14.18\ncpi|3.2");
}

static void json_chooses_columns(void) {
  const char *text = "[{\"id\":\"01\",\"name\":{\"vi\":\"Bắc Giang\",\"a/b\":1,\"m~n\":2},\"box\":[[1,2],[3,4]]},\n"
                     " {\"id\":\"02\",\"name\":{\"vi\":\"Hà Nội\"},\"box\":[[5,6],[7,8]]}]";
  TABLE(text, NULL, "columns=mã=/id; tên=/name/vi; đông=/box/1/0", "mã|tên|đông\n01|Bắc Giang|3\n02|Hà Nội|7");
  TABLE(text, NULL, "columns=x=/name/a~1b;y=/name/m~0n;", "x|y\n1|2\n|");
  TABLE("[[1,2,3],[4,5,6]]", NULL, "columns=b=/1", "b\n5");
  TABLE("{\"BG\":{\"a\":[1]},\"HN\":{\"a\":[2]}}", NULL, "columns=a=/a/0", "key|a\nBG|1\nHN|2");
  TABLE("[]", NULL, "columns=a=/a", "a");
  FAULTS(text, NULL, "columns=id=/nmae/vi",
         "a.json: error: no row has anything at “/nmae/vi” for column “id”\n  hint: did you mean “name”?\n");
  FAULTS(text, NULL, "columns=id=id",
         "pack.xml:7: error: “id” is no JSON pointer\n  hint: each step begins with “/”, as in “/name”; “~” and “/” "
         "within one are written ~0 and ~1\n");
  FAULTS(text, NULL, "columns=id",
         "pack.xml:7: error: parameter “columns”: “id” is not of the form name=value\n  hint: write name=value; "
         "name=value, and a semicolon within a value twice\n");
  FAULTS(text, NULL, "columns=a=/id;a=/id", "pack.xml:7: error: parameter “columns” names “a” twice\n");
}

static void json_keeps_digits(void) {
  TABLE("[18.00, 0.1, 1e3, 1.5E-3, -0, 123456789012345678, 0.30000000000000004, 1.50e1, 1000000000000000000000e-10]",
        NULL, NULL,
        "value\n18.00\n0.1\n1000\n0.0015\n0\n123456789012345678\n0.30000000000000004\n15.0\n100000000000.000000");
  FAULTS("[1,\n1234567890123456789,\n2,\n1e-19,\n1e18]", NULL, NULL,
         "a.json:2: error: the number 1234567890123456789 of column “value” has more than 18 digits or decimals\n"
         "  hint: round it where it is written, or write it as a string\n"
         "a.json:4: error: the number 1e-19 of column “value” has more than 18 digits or decimals\n"
         "  hint: round it where it is written, or write it as a string\n"
         "a.json:5: error: the number 1e18 of column “value” has more than 18 digits or decimals\n"
         "  hint: round it where it is written, or write it as a string\n");
}

static void json_says_where_rows_stand(void) {
  g_autoptr(Harness) harness = harness_new();
  harness_write(harness, "a.json",
                "{\"skip\": [1, {\"x\": \"]}\\\"\"}],\n \"rows\": [\n  {\"a\": {\"b\": [],\n \"c\": 1}},\n\n  {\"a\": "
                "{\"c\": \"é\\n\"}}, {\"a\": {\"c\": 2.50}}]}",
                -1);
  const char *settings[] = {"path=a.json", "rows=/rows", "columns=c=/a/c", NULL};
  g_autoptr(SnTable) table = harness_read_with(harness, "json", settings, NULL);
  CU_ASSERT_PTR_NOT_NULL_FATAL(table);
  static const guint LINES[] = {3, 6, 6};
  ASSERT_INT(sn_table_rows(table), 3);
  for (guint row = 0; row < 3; row++)
    ASSERT_INT(sn_table_origin(table, row).line, LINES[row]);
  ASSERT_STRING(sn_table_origin(table, 0).file, "a.json");
}

static void json_refuses_what_is_malformed(void) {
  FAULTS("", NULL, NULL, "a.json: error: the file is empty\n");
  FAULTS("[1,\n2", NULL, NULL, "a.json:2: error: the file ends before its JSON is complete\n");
  FAULTS("[1]\n[2]", NULL, NULL,
         "a.json:2: error: something follows the end of the JSON at character 1 of the line\n"
         "  hint: a file holds one JSON value; put several into a list\n");
  FAULTS("[{\"a\":1,\n\"a\":2}]", NULL, NULL,
         "a.json:2: error: an object has two members of one name (duplicate object key near '\"a\"')\n"
         "  hint: which of the two is meant cannot be known: give each a name of its own\n");
  FAULTS("[1,\n 2 3]", NULL, NULL,
         "a.json:2: error: the JSON is malformed at character 4 of the line (']' expected near '3')\n");
  FAULTS("[01]", NULL, NULL,
         "a.json:1: error: the JSON is malformed at character 2 of the line (invalid token near '0')\n");
  FAULTS("[\"\\u0000\"]", NULL, NULL, "a.json:1: error: a string of this line holds a NUL character (\\u0000)\n");
  FAULTS("[1e999]", NULL, NULL, "a.json:1: error: a number of this line is too large\n");
  FAULTS("[\n\"ắ\xFF\"]", NULL, NULL,
         "a.json:2: error: character 3 of the line (byte 0xFF) is not valid UTF-8\n"
         "  hint: save the file as UTF-8; it may be in a legacy Vietnamese encoding\n");
  g_autofree char *deep = g_strnfill(100000, '[');
  FAULTS(deep, NULL, NULL, "a.json:1: error: lists and objects are nested too deep\n");
}

static void json_refuses_what_is_no_table(void) {
  const char *hint = "  hint: rows=\"…\" must name a list or an object whose parts are all alike\n";
  g_autofree char *mixed = g_strconcat("a.json:2: error: this is not an object, as the first row is\n", hint,
                                       "a.json:3: error: this is not an object, as the first row is\n", hint, NULL);
  FAULTS("[{\"a\":1},\n[2],\n3]", NULL, NULL, mixed);
  FAULTS("3", NULL, NULL,
         "a.json:1: error: the rows are neither a list nor an object\n"
         "  hint: name the list of the rows by its JSON pointer, as in rows=\"/data/items\"\n");
  FAULTS("{\"data\":[1]}", "/date", NULL,
         "a.json:1: error: there is nothing at “/date”\n  hint: did you mean “data”?\n");
  FAULTS("{\"data\":[1]}", "/data/01/x", NULL,
         "a.json:1: error: there is nothing at “/data/01”\n  hint: a list of 1 values stands there\n");
  FAULTS("[]", NULL, NULL,
         "a.json:1: error: there are no rows, so that the columns are not known\n"
         "  hint: name the columns to be read, as in columns=\"code=/id; name=/name\"\n");
  FAULTS("[{\"a\":1,\n\"b\":[1]},\n{\"b\":[2]}]", NULL, NULL,
         "a.json:2: error: column “b” holds a list or an object here, which is no single value\n"
         "  hint: name the columns to be read, as in columns=\"code=/id; name=/name\"\n");
  FAULTS("[{\"a\":{\"b\":1},\n\"a.b\":2}]", NULL, NULL,
         "a.json:2: error: two members of the row give column “a.b”\n"
         "  hint: name the columns to be read, as in columns=\"code=/id; name=/name\"\n");
  FAULTS("[{\"Ten\":1,\"ten\":2}]", NULL, NULL,
         "a.json:1: error: two columns are called “ten”\n"
         "  hint: name the columns to be read, as in columns=\"code=/id; name=/name\"\n");
  FAULTS("[[\"a\",\"b\"],\n[1],\n[1,2,3]]", NULL, NULL,
         "a.json:2: error: the row has 1 cells where 2 are expected\n"
         "a.json:3: error: the row has 3 cells where 2 are expected\n");
  FAULTS("{\"a\":[1],\n\"b\":[1,2]}", NULL, NULL, "a.json:2: error: column “b” has 2 values, and column “a” 1\n");
}

/* Bounds on faults: the first 50, then how many more. */
static void json_counts_faults(void) {
  g_autoptr(GString) text = g_string_new("[[\"a\",\"b\"]");
  for (int i = 0; i < 60; i++)
    g_string_append(text, ",\n[1]");
  g_string_append(text, "]");
  g_autoptr(Harness) harness = harness_new();
  harness_write(harness, "a.json", text->str, -1);
  const char *settings[] = {"path=a.json", NULL};
  CU_ASSERT_PTR_NULL(harness_read_with(harness, "json", settings, NULL));
  char *said = harness_said(harness);
  guint lines = 0;
  for (const char *at = said; *at; at++)
    lines += *at == '\n';
  ASSERT_INT(lines, 51);
  CU_ASSERT(strstr(said, "a.json: error: 10 more cells have such faults\n") != NULL);
  free(said);
}

static CU_TestInfo json_tests[] = {
    {"reads records", json_reads_records},
    {"reads other shapes", json_reads_other_shapes},
    {"chooses columns", json_chooses_columns},
    {"keeps digits", json_keeps_digits},
    {"says where rows stand", json_says_where_rows_stand},
    {"refuses what is malformed", json_refuses_what_is_malformed},
    {"refuses what is no table", json_refuses_what_is_no_table},
    {"counts faults", json_counts_faults},
    CU_TEST_INFO_NULL,
};

int main(void) {
  CU_SuiteInfo suites[] = {{"json", NULL, NULL, NULL, NULL, json_tests}, CU_SUITE_INFO_NULL};
  return unit_run(suites);
}
