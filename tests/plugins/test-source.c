/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the sources share: ranges of cells and names of columns. */

#include <string.h>

#include "../../plugins/source/header.h"
#include "../../plugins/source/range.h"
#include "../unit/said.h"
#include "../unit/unit.h"
#include "plugin/call.h"
#include "table/table.h"

#define END UINT32_MAX

static void range_parses(void) {
  static const struct {
    const char *text;
    Range range;
  } GOOD[] = {
      {NULL, {0, END, 1, END}},     {"", {0, END, 1, END}},        {"B3:F20", {1, 5, 3, 20}},
      {"b3:f20", {1, 5, 3, 20}},    {"$B$3:$F$20", {1, 5, 3, 20}}, {"F20:B3", {1, 5, 3, 20}},
      {"F3:B20", {1, 5, 3, 20}},    {"B:F", {1, 5, 1, END}},       {"$B:$F", {1, 5, 1, END}},
      {"3:20", {0, END, 3, 20}},    {"20:3", {0, END, 3, 20}},     {"$3:$20", {0, END, 3, 20}},
      {"B3:F", {1, 5, 3, END}},     {"B3", {1, 1, 3, 3}},          {"A1:XFD1048576", {0, 16383, 1, 1048576}},
      {"AA1:ZZ9", {26, 701, 1, 9}},
  };
  static const char *const BAD[] = {"B",   "3",   ":",  "B3:",  ":F20",   "B3-F20", "B3:F20:G1", "B:20",
                                    "3:F", "B0",  "$",  "B$:F", "3:F20",  "B:F20",  "XFE1",      "A1:A4294967295",
                                    " B3", "B 3", "3B", "B3 ",  "$$B3:C4"};
  for (gsize i = 0; i < G_N_ELEMENTS(GOOD); i++) {
    Range range;
    gboolean good = range_parse(GOOD[i].text, &range) && memcmp(&range, &GOOD[i].range, sizeof range) == 0;
    if (!good)
      ASSERT_STRING(GOOD[i].text, "a range");
  }
  for (gsize i = 0; i < G_N_ELEMENTS(BAD); i++) {
    Range range;
    if (range_parse(BAD[i], &range))
      ASSERT_STRING(BAD[i], "no range");
  }
}

static void range_names_columns(void) {
  static const struct {
    uint32_t column;
    const char *letters;
  } NAMES[] = {{0, "A"}, {25, "Z"}, {26, "AA"}, {51, "AZ"}, {701, "ZZ"}, {702, "AAA"}, {16383, "XFD"}};
  char letters[RANGE_LETTERS];
  for (gsize i = 0; i < G_N_ELEMENTS(NAMES); i++)
    ASSERT_STRING(range_letters(NAMES[i].column, letters), NAMES[i].letters);
  for (uint32_t column = 0; column < RANGE_MOST_COLUMNS; column++) {
    uint32_t back, row;
    const char *text = range_letters(column, letters), *end = text + strlen(text);
    if (range_parse_cell(text, end, &back, &row) != end || back != column || row != END)
      ASSERT_STRING(text, "a column");
  }
  CU_ASSERT(range_letters(UINT32_MAX - 1, letters) == letters);
}

/* ---- header */

static SnContext *make_context(Diagnostics *diagnostics) {
  static const SnPlugin PLUGIN = {.abi = SN_ABI, .size = sizeof(SnPlugin), .kind = SN_SOURCE, .name = "t"};
  return context_new(&PLUGIN, &(Place){.file = "pack.xml", .line = 7}, NULL, NULL, diagnostics);
}

static void put_row(Header *header, uint32_t line, bool spreading, const char *const *cells) {
  header_begin_row(header, line, spreading);
  for (uint32_t i = 0; cells[i]; i++)
    CU_ASSERT(header_put(header, i, 1, cells[i], strlen(cells[i])));
}

static char *join_names(const Header *header) {
  GString *text = g_string_new(NULL);
  for (uint32_t i = 0; i < header->count; i++)
    g_string_append_printf(text, "%s%s", i ? "|" : "", header->names[i]);
  return g_string_free(text, FALSE);
}

static void header_joins_rows(void) {
  static const char *const UPPER[] = {"", "Chỉ tiêu", " Quý I ", "", "Quý II", "", NULL};
  static const char *const LOWER[] = {"TT", "", "Thực hiện", "Kế\nhoạch", "Thực hiện", "Kế hoạch", "", NULL};
  Header header = {0};
  put_row(&header, 3, true, UPPER);
  put_row(&header, 4, false, LOWER);
  g_autofree char *names = join_names(&header);
  ASSERT_STRING(names, "TT|Chỉ tiêu|Quý I Thực hiện|Quý I Kế\nhoạch|Quý II Thực hiện|Quý II Kế hoạch|");
  ASSERT_INT(header.line, 4);
  header_clear(&header);
  CU_ASSERT(header_number(&header, 3));
  g_autofree char *numbered = join_names(&header);
  ASSERT_STRING(numbered, "c1|c2|c3");
  header_clear(&header);
  header_clear(&header);
}

static void header_knows_merged_cells(void) {
  Header header = {0};
  header_begin_row(&header, 1, false);
  CU_ASSERT(header_put(&header, 0, 1, "Tỉnh", strlen("Tỉnh")));
  CU_ASSERT(header_put(&header, 1, 2, "Thu", 3));
  CU_ASSERT(header_put(&header, 4, 1, "Ghi chú", strlen("Ghi chú")));
  header_begin_row(&header, 2, false);
  CU_ASSERT(header_put(&header, 1, 1, "2023", 4));
  CU_ASSERT(header_put(&header, 2, 1, "2024", 4));
  g_autofree char *names = join_names(&header);
  ASSERT_STRING(names, "Tỉnh|Thu 2023|Thu 2024||Ghi chú");
  header_clear(&header);
}

static void header_reports_faults(void) {
  static const char *const CELLS[] = {"tỷ lệ", "", "b", "TỶ LỆ", NULL};
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(SnContext) context = make_context(diagnostics);
  g_autoptr(SnTable) table = table_new("t"), other = table_new("t");
  Header header = {0};
  put_row(&header, 2, false, CELLS);
  uint32_t indices[4];
  CU_ASSERT(!header_add_named(&header, context, &(HeaderPlace){"b.xlsx", "Biểu 1", 25}, table, indices));
  ASSERT_INT(indices[1], HEADER_NO_COLUMN);
  ASSERT_INT(indices[2], 1);
  ASSERT_SAID(diagnostics, "b.xlsx: error: Biểu 1!AC2: the column is called “TỶ LỆ”, as one before it\n");
  CU_ASSERT(!header_add_columns(&header, context, &(HeaderPlace){"b.csv", NULL, 0}, other));
  ASSERT_SAID(diagnostics, "b.csv:2: error: column 2 has no name\n");
  ASSERT_SAID(diagnostics, "b.csv:2: error: two columns are called “TỶ LỆ”\n");
  ASSERT_INT(diagnostics_errors(diagnostics), 3);
  ASSERT_INT(sn_table_columns(table), 2);
  header_clear(&header);
}

static CU_TestInfo range_tests[] = {
    {"parses", range_parses}, {"names columns", range_names_columns}, CU_TEST_INFO_NULL};
static CU_TestInfo header_tests[] = {{"joins rows", header_joins_rows},
                                     {"knows merged cells", header_knows_merged_cells},
                                     {"reports faults", header_reports_faults},
                                     CU_TEST_INFO_NULL};

int main(void) {
  CU_SuiteInfo suites[] = {{"range", NULL, NULL, NULL, NULL, range_tests},
                           {"header", NULL, NULL, NULL, NULL, header_tests},
                           CU_SUITE_INFO_NULL};
  return unit_run(suites);
}
