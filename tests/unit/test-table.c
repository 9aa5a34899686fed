/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "base/decimal.h"
#include "base/installation.h"
#include "base/number.h"
#include "said.h"
#include "table-suites.h"
#include "table/expectation.h"
#include "table/labels.h"
#include "table/table.h"
#include "table/unit.h"
#include "table/value.h"

/* ---- filling */

static void fill_keeps_what_is_put(void) {
  g_autoptr(SnTable) table = table_new("t");
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  ASSERT_INT(sn_table_add_column(table, "tên", SN_TEXT, NULL), 0);
  ASSERT_INT(sn_table_add_column(table, "value", SN_NUMBER, "percent"), 1);
  ASSERT_INT(sn_table_add_column(table, "as_of", SN_DATE, NULL), 2);
  ASSERT_INT(sn_table_add_column(table, "done", SN_BOOLEAN, NULL), 3);
  for (int i = 0; i < 1000; i++) {
    sn_table_put_boolean(table, 3, i % 2 == 0);
    sn_table_put_number(table, 1, (SnDecimal){i * 100, 2});
    if (i % 3 == 0)
      put(table, 0, "Vie\u0302\u0323t");
    sn_table_put_date(table, 2, i);
    sn_table_end_row(table, i % 2 ? NULL : &(SnOrigin){"a.csv", NULL, (guint)i + 2});
  }
  sn_table_put_nothing(table, 1, SN_CELL_NOT_AVAILABLE);
  sn_table_put_nothing(table, 2, SN_CELL_NIL);
  sn_table_end_row(table, &(SnOrigin){"b.xlsx", "Biểu 1", 7});
  table_report(table, diagnostics);
  ASSERT_REPORTED(diagnostics, "");
  ASSERT_INT(sn_table_rows(table), 1001);
  ASSERT_INT(sn_table_columns(table), 4);
  const SnColumn *name = sn_table_column(table, 0), *value = sn_table_find(table, " VALUE ");
  ASSERT_STRING(name->texts[999], "Việt");
  ASSERT_INT(name->cells[1], SN_CELL_EMPTY);
  ASSERT_INT(name->cells[1000], SN_CELL_EMPTY);
  ASSERT_STRING(value->unit, "percent");
  ASSERT_INT(value->numbers[999], 99900);
  ASSERT_INT(value->scales[999], 2);
  ASSERT_INT(value->cells[1000], SN_CELL_NOT_AVAILABLE);
  g_autofree char *date = table_cell_text(table, 2, 60), *truth = table_cell_text(table, 3, 1);
  ASSERT_STRING(date, "1970-03-02");
  ASSERT_STRING(truth, "no");
  CU_ASSERT_PTR_NULL(sn_table_column(table, 4));
  CU_ASSERT_PTR_NULL(sn_table_find(table, "giá"));
}

static void fill_knows_origins(void) {
  g_autoptr(SnTable) table = table_new("t");
  sn_table_add_column(table, "a", SN_TEXT, NULL);
  table_set_origin(table, "pack.xml", 12);
  sn_table_end_row(table, NULL);
  sn_table_end_row(table, &(SnOrigin){"a.csv", NULL, 5});
  sn_table_end_row(table, &(SnOrigin){"a.csv", NULL, 0});
  sn_table_end_row(table, &(SnOrigin){"b.xlsx", "S", 9});
  sn_table_end_row(table, NULL);
  static const struct {
    const char *file, *sheet;
    guint line;
  } EXPECTED[] = {
      {"pack.xml", NULL, 12}, {"a.csv", NULL, 5}, {"a.csv", NULL, 0}, {"b.xlsx", "S", 9}, {"pack.xml", NULL, 12}};
  for (guint row = 0; row < G_N_ELEMENTS(EXPECTED); row++) {
    SnOrigin origin = sn_table_origin(table, row);
    ASSERT_STRING(origin.file, EXPECTED[row].file);
    ASSERT_STRING(origin.sheet, EXPECTED[row].sheet);
    ASSERT_INT(origin.line, EXPECTED[row].line);
  }
}

static void fill_reports_faults_with_their_place(void) {
  g_autoptr(SnTable) table = table_new("t");
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  sn_table_add_column(table, "tên", SN_TEXT, NULL);
  sn_table_add_column(table, "value", SN_NUMBER, NULL);
  sn_table_add_column(table, "TÊN", SN_TEXT, NULL);
  sn_table_put_text(table, 0, "Bắc\xff", 6);
  sn_table_end_row(table, &(SnOrigin){"a.csv", NULL, 2});
  sn_table_put_number(table, 1, (SnDecimal){G_GINT64_CONSTANT(1000000000000000000), 0});
  sn_table_put_number(table, 1, (SnDecimal){1, 19});
  sn_table_put_date(table, 1, 1);
  put(table, 9, "lost");
  sn_table_end_row(table, &(SnOrigin){"a.csv", NULL, 3});
  put(table, 0, "one");
  put(table, 0, "two");
  sn_table_put_text(table, 2, "a\0b", 3);
  sn_table_end_row(table, &(SnOrigin){"a.csv", "S", 4});
  put(table, 0, "not ended");
  table_report(table, diagnostics);
  ASSERT_REPORTED(diagnostics, "songngu: error: the plugin did not end its last row\n"
                               "a.csv:2: error: TÊN: columns 1 and 3 have the same name\n"
                               "a.csv:2: error: tên: character 4 of the cell is not valid UTF-8 text\n"
                               "  hint: save the file as UTF-8\n"
                               "a.csv:3: error: value: the number has more than 18 digits\n"
                               "a.csv:3: error: value: the plugin put a date into a column that holds a number\n"
                               "a.csv:3: error: the plugin put a cell into column 10 of 3\n"
                               "a.csv:4: error: S!tên: the plugin filled the cell twice\n"
                               "a.csv:4: error: S!TÊN: character 2 of the cell is not valid UTF-8 text\n"
                               "  hint: save the file as UTF-8\n");
}

static void fill_counts_faults_past_fifty(void) {
  g_autoptr(SnTable) table = table_new("t");
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  sn_table_add_column(table, "a", SN_TEXT, NULL);
  for (guint i = 0; i < 120; i++) {
    sn_table_put_text(table, 0, "\xff", 1);
    sn_table_end_row(table, &(SnOrigin){"a.csv", NULL, i + 1});
  }
  table_report(table, diagnostics);
  ASSERT_INT(diagnostics_errors(diagnostics), 51);
  g_autofree char *text = said(diagnostics);
  CU_ASSERT_PTR_NOT_NULL(strstr(text, "table “t” has 70 more faults of this sort"));
}

static void fill_finds_columns_under_folding(void) {
  g_autoptr(SnTable) table = table_new("t");
  sn_table_add_column(table, "Tỷ lệ", SN_TEXT, NULL);
  sn_table_add_column(table, "Hoà Bình", SN_TEXT, NULL);
  sn_table_add_column(table, "  Số \u00A0 hộ ", SN_TEXT, NULL);
  ASSERT_INT(table_find_column(table, "tỉ  lệ"), 0);
  ASSERT_INT(table_find_column(table, "HÒA BÌNH"), 1);
  ASSERT_INT(table_find_column(table, "Số hộ"), 2);
  ASSERT_INT(table_find_column(table, "ty le"), -1);
  g_autofree const char **names = table_column_names(table);
  ASSERT_STRING(names[0], "Tỷ lệ");
  CU_ASSERT_PTR_NULL(names[3]);
}

static CU_TestInfo fill_tests[] = {
    {"keeps what is put", fill_keeps_what_is_put},
    {"knows origins", fill_knows_origins},
    {"reports faults with their place", fill_reports_faults_with_their_place},
    {"counts faults past fifty", fill_counts_faults_past_fifty},
    {"finds columns under folding", fill_finds_columns_under_folding},
    CU_TEST_INFO_NULL,
};

/* ---- reading */

static gboolean read_column(SnTable *table, guint index, SnType type, NumberLocale locale, Diagnostics *diagnostics) {
  return table_read_column(table, index, &(ColumnReading){type, locale, NULL}, diagnostics);
}

static void read_numbers_of_a_declared_locale(void) {
  g_autoptr(SnTable) table = make_table("t", "a\n1.234,5\n18,00 %\n-\n…\nx\n\n(2.000)");
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  CU_ASSERT(table_read_column(table, 0, &(ColumnReading){SN_NUMBER, NUMBER_VI, "percent"}, diagnostics));
  ASSERT_REPORTED(diagnostics, "");
  ASSERT_COLUMN(table, 0, "1234.5|18.00|-|...|x||-2000");
  ASSERT_STRING(sn_table_column(table, 0)->unit, "percent");
  CU_ASSERT_PTR_NULL(sn_table_column(table, 0)->texts);
}

static void read_reports_every_wrong_cell(void) {
  g_autoptr(SnTable) table = make_table("t", "a\n12\n1336167. 72\nna\nERROR:  #N/A\n1234567890123456789");
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  CU_ASSERT_FALSE(read_column(table, 0, SN_NUMBER, NUMBER_VI, diagnostics));
  ASSERT_REPORTED(diagnostics, "data.csv: error: 4 values are not as expected\n"
                               "where          expected               found\n"
                               "─────────────  ─────────────────────  ───────────────────\n"
                               "data.csv:3: a  a number like 1.234,5  1336167. 72\n"
                               "data.csv:4: a  a number like 1.234,5  na\n"
                               "data.csv:5: a  a number like 1.234,5  ERROR:  #N/A\n"
                               "data.csv:6: a  at most 18 digits      1234567890123456789\n"
                               "  hint: a number of this column is written as 1.234,5\n");
  ASSERT_COLUMN(table, 0, "12||||");
  ASSERT_INT(diagnostics_status(diagnostics), FAULT_DATA);
}

static void read_infers_the_locale_from_all_cells(void) {
  static const char *const CASES[][2] = {
      {"a\n1.234\n5,5", "1234|5.5"},  {"a\n1,234\n5.5", "1234|5.5"},
      {"a\n1.234\n5.5", "1.234|5.5"}, {"a\n1.234\n1.234.567", "1234|1234567"},
      {"a\n12\n7", "12|7"},           {"a\n3.798\n3.798,254", "3798|3798.254"},
      {"a\n-\n14.18", "-|14.18"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autoptr(SnTable) table = make_table("t", CASES[i][0]);
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    CU_ASSERT(read_column(table, 0, SN_NUMBER, NUMBER_INFER, diagnostics));
    ASSERT_REPORTED(diagnostics, "");
    ASSERT_COLUMN(table, 0, CASES[i][1]);
  }
}

static void read_reports_what_it_cannot_infer(void) {
  g_autoptr(SnTable) unclear = make_table("t", "a\n108,987\n12\n3.798"),
                     mixed = make_table("t", "a\n1.234,5\n7\n1,234.5");
  g_autoptr(Diagnostics) first = diagnostics_new(), second = diagnostics_new();
  CU_ASSERT_FALSE(read_column(unclear, 0, SN_NUMBER, NUMBER_INFER, first));
  ASSERT_REPORTED(first, "data.csv: error: 2 values are not as expected\n"
                         "where          expected                 found\n"
                         "─────────────  ───────────────────────  ───────\n"
                         "data.csv:2: a  a number of one meaning  108,987\n"
                         "data.csv:4: a  a number of one meaning  3.798\n"
                         "  hint: declare the column's locale=\"vi\", \"en\" or \"plain\"\n");
  CU_ASSERT_FALSE(read_column(mixed, 0, SN_NUMBER, NUMBER_INFER, second));
  ASSERT_REPORTED(
      second,
      "data.csv:4: error: a: the column mixes two ways of writing numbers: “1,234.5” here, “1.234,5” in line 2\n"
      "  hint: write all cells of the column in one way, and declare it with locale=\"vi\" or locale=\"en\"\n");
}

static void read_dates(void) {
  g_autoptr(SnTable) table = make_table("t", "a|b\n2024-03-27|27/03/2024\n-|5/8/2023\n|…");
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  CU_ASSERT(read_column(table, 0, SN_DATE, NUMBER_PLAIN, diagnostics));
  CU_ASSERT(read_column(table, 1, SN_DATE, NUMBER_VI, diagnostics));
  ASSERT_REPORTED(diagnostics, "");
  ASSERT_COLUMN(table, 0, "2024-03-27|-|");
  ASSERT_COLUMN(table, 1, "2024-03-27|2023-08-05|...");
  g_autoptr(SnTable) wrong = make_table("t", "a\n27/03/2024\n2024-02-30\n31/04/2024");
  CU_ASSERT_FALSE(read_column(wrong, 0, SN_DATE, NUMBER_INFER, diagnostics));
  ASSERT_REPORTED(diagnostics, "data.csv: error: 3 values are not as expected\n"
                               "where          expected                found\n"
                               "─────────────  ──────────────────────  ──────────\n"
                               "data.csv:2: a  a date like 2024-03-27  27/03/2024\n"
                               "data.csv:3: a  a date like 2024-03-27  2024-02-30\n"
                               "data.csv:4: a  a date like 2024-03-27  31/04/2024\n"
                               "  hint: data.csv:2: a: write 2024-03-27, or declare the column's locale=\"vi\"\n");
}

static void read_booleans(void) {
  g_autoptr(SnTable) table = make_table("t", "a\nyes\nKhông\ncó\n0\nTRUE\nx\nmaybe");
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  CU_ASSERT_FALSE(read_column(table, 0, SN_BOOLEAN, NUMBER_PLAIN, diagnostics));
  ASSERT_COLUMN(table, 0, "yes|no|yes|no|yes|x|");
  ASSERT_REPORTED(diagnostics, "data.csv:8: error: a: “maybe” is neither yes nor no\n"
                               "  hint: write yes or no, có or không, 1 or 0\n");
}

static void read_back_to_text(void) {
  g_autoptr(SnTable) table = make_table("t", "a\n2024\n-\n18,50");
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  CU_ASSERT(read_column(table, 0, SN_NUMBER, NUMBER_VI, diagnostics));
  CU_ASSERT_FALSE(read_column(table, 0, SN_DATE, NUMBER_VI, diagnostics));
  CU_ASSERT(read_column(table, 0, SN_TEXT, NUMBER_VI, diagnostics));
  ASSERT_COLUMN(table, 0, "2024|-|18.50");
  ASSERT_REPORTED(diagnostics, "data.csv: error: a: the column holds values of type number, not date\n");
}

static void read_infers_only_beyond_doubt(void) {
  g_autoptr(SnTable) table = make_table("t", "n|code|doubt|date|word|none|long|period|mixed\n"
                                             "1.234,5|01|1.234|2024-03-27|a||1234567890123456789|2024|1,5\n"
                                             "2|24|2|-|7|-|5|2023|1.5");
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  /* A sign for nothing is no ISO date. */
  table_infer_columns(table, diagnostics);
  ASSERT_INT(diagnostics_errors(diagnostics), 0);
  ASSERT_REPORTED(
      diagnostics,
      "data.csv:2: warning: doubt: “1.234” may mean thousands or decimals, and no other cell of the column "
      "tells which: the column is read as text\n"
      "  hint: declare the column's locale=\"vi\", \"en\" or \"plain\", or its type=\"text\"\n"
      "data.csv:3: warning: mixed: the column mixes two ways of writing numbers: “1.5” here, “1,5” in line 2\n"
      "  hint: write all cells of the column in one way, and declare it with locale=\"vi\" or locale=\"en\"\n");
  static const SnType TYPES[] = {SN_NUMBER, SN_TEXT, SN_TEXT, SN_TEXT, SN_TEXT, SN_TEXT, SN_TEXT, SN_TEXT, SN_TEXT};
  for (guint i = 0; i < G_N_ELEMENTS(TYPES); i++)
    ASSERT_INT(sn_table_column(table, i)->type, TYPES[i]);
  g_autoptr(SnTable) dates = make_table("t", "a\n2024-03-27\n\n2023-01-01");
  table_infer_columns(dates, diagnostics);
  ASSERT_INT(sn_table_column(dates, 0)->type, SN_DATE);
  ASSERT_COLUMN(dates, 0, "2024-03-27||2023-01-01");
  g_autoptr(SnTable) as_of = make_table("t", "as_of|period\n2024-03-27|2023\n|2024");
  table_infer_columns(as_of, diagnostics);
  ASSERT_INT(sn_table_column(as_of, 0)->type, SN_DATE);
  ASSERT_INT(sn_table_column(as_of, 1)->type, SN_TEXT);
  ASSERT_INT(value_of_cell(as_of, 1, 0, NULL).as_of.kind, PERIOD_DAY);
}

static CU_TestInfo read_tests[] = {
    {"numbers of a declared locale", read_numbers_of_a_declared_locale},
    {"reports every wrong cell", read_reports_every_wrong_cell},
    {"infers the locale from all cells", read_infers_the_locale_from_all_cells},
    {"reports what it cannot infer", read_reports_what_it_cannot_infer},
    {"dates", read_dates},
    {"booleans", read_booleans},
    {"back to text", read_back_to_text},
    {"infers only beyond doubt", read_infers_only_beyond_doubt},
    CU_TEST_INFO_NULL,
};

/* ---- finding rows */

static const char FIGURES[] = "indicator|district|value\n"
                              "grdp|Hiệp Hòa|18.00\n"
                              "grdp|Lạng Giang|2.5\n"
                              "revenue|Hiệp Hòa|4680\n"
                              "jobs||8900";

static gboolean find(const SnTable *table, guint *row, Diagnostics *diagnostics, guint count, const char *column,
                     const char *value, const char *column2, const char *value2) {
  Condition conditions[] = {{column, value}, {column2, value2}};
  return table_find_row(table, conditions, count, &(Place){"pack.xml", 40, 7, NULL}, diagnostics, row);
}

static SnTable *make_figures(void) {
  SnTable *table = make_table("indicators", FIGURES);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  CU_ASSERT(read_column(table, 2, SN_NUMBER, NUMBER_PLAIN, diagnostics));
  return table;
}

static void find_knows_the_one_row(void) {
  g_autoptr(SnTable) table = make_figures();
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  guint row = 99;
  CU_ASSERT(find(table, &row, diagnostics, 1, "indicator", "REVENUE", NULL, NULL));
  ASSERT_INT(row, 2);
  CU_ASSERT(find(table, &row, diagnostics, 2, "district", "hiệp hoà", "indicator", "grdp"));
  ASSERT_INT(row, 0);
  CU_ASSERT(find(table, &row, diagnostics, 1, "value", "18", NULL, NULL));
  ASSERT_INT(row, 0);
  CU_ASSERT(find(table, &row, diagnostics, 1, "value", "2.50", NULL, NULL));
  ASSERT_INT(row, 1);
  CU_ASSERT(find(table, &row, diagnostics, 1, "district", "", NULL, NULL));
  ASSERT_INT(row, 3);
  ASSERT_REPORTED(diagnostics, "");
}

static void find_says_what_is_wrong(void) {
  g_autoptr(SnTable) table = make_figures();
  guint row;
  static const struct {
    guint count;
    const char *column, *value, *column2, *value2, *said;
  } CASES[] = {
      {1, "indicator", "grpd", NULL, NULL,
       "pack.xml:40:7: error: table “indicators” has no row with indicator=grpd\n"
       "  hint: column “indicator” holds “grdp”: did you mean that?\n"},
      {1, "indicator", "population", NULL, NULL,
       "pack.xml:40:7: error: table “indicators” has no row with indicator=population\n"
       "  hint: column “indicator” never holds “population”\n"},
      {2, "indicator", "revenue", "district", "Lạng Giang",
       "pack.xml:40:7: error: table “indicators” has no row with indicator=revenue, district=Lạng Giang\n"
       "  hint: each of these values occurs, but not in one row\n"},
      {1, "indicator", "grdp", NULL, NULL,
       "pack.xml:40:7: error: table “indicators” has 2 rows with indicator=grdp, one was expected\n"
       "  hint: they stand in data.csv, lines 2, 3; add a condition that tells them apart\n"},
      {1, "indicater", "grdp", NULL, NULL,
       "pack.xml:40:7: error: table “indicators” has no column “indicater”\n"
       "  hint: did you mean “indicator”?\n"},
      {1, "population", "grdp", NULL, NULL,
       "pack.xml:40:7: error: table “indicators” has no column “population”\n"
       "  hint: its columns are: indicator, district, value\n"},
      {1, "value", "18,00", NULL, NULL,
       "pack.xml:40:7: error: column “value” holds numbers, and “18,00” is not one of the form 1234.5\n"},
      {0, NULL, NULL, NULL, NULL,
       "pack.xml:40:7: error: table “indicators” has 4 rows with no condition, one was expected\n"
       "  hint: they stand in data.csv, lines 2, 3, 4, 5; add a condition that tells them apart\n"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    CU_ASSERT_FALSE(find(table, &row, diagnostics, CASES[i].count, CASES[i].column, CASES[i].value, CASES[i].column2,
                         CASES[i].value2));
    ASSERT_REPORTED(diagnostics, CASES[i].said);
  }
}

static void find_follows_changes(void) {
  g_autoptr(SnTable) table = make_figures();
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  guint row;
  CU_ASSERT(find(table, &row, diagnostics, 1, "indicator", "jobs", NULL, NULL));
  put(table, 0, "exports");
  sn_table_end_row(table, NULL);
  CU_ASSERT(find(table, &row, diagnostics, 1, "indicator", "exports", NULL, NULL));
  ASSERT_INT(row, 4);
}

static void find_is_not_quadratic(void) {
  g_autoptr(SnTable) table = table_new("big");
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  sn_table_add_column(table, "key", SN_TEXT, NULL);
  for (guint i = 0; i < 100000; i++) {
    g_autofree char *key = g_strdup_printf("xã %u", i);
    put(table, 0, key);
    sn_table_end_row(table, NULL);
  }
  gint64 start = g_get_monotonic_time();
  for (guint i = 0; i < 100000; i++) {
    g_autofree char *key = g_strdup_printf("Xã %u", i);
    guint row = 0;
    if (!find(table, &row, diagnostics, 1, "key", key, NULL, NULL) || row != i) {
      ASSERT_INT(row, i);
      break;
    }
  }
  /* 10^10 comparisons would take minutes; the bound allows for slow, instrumented machines. */
  CU_ASSERT(g_get_monotonic_time() - start < 30 * G_USEC_PER_SEC);
}

static CU_TestInfo find_tests[] = {
    {"knows the one row", find_knows_the_one_row},
    {"says what is wrong", find_says_what_is_wrong},
    {"follows changes", find_follows_changes},
    {"is not quadratic", find_is_not_quadratic},
    CU_TEST_INFO_NULL,
};

/* ---- expectations */

static void expectations_pass_good_data(void) {
  g_autoptr(SnTable) table = make_table("t", "id|growth|kind\na|1,5|up\nb|-3|down");
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  char up[] = "up", down[] = "down", *words[] = {up, down, NULL};
  Expectation expectations[] = {
      {.column = "id", .required = TRUE, .unique = TRUE},
      {.column = "growth",
       .has_type = TRUE,
       .type = SN_NUMBER,
       .locale = NUMBER_VI,
       .unit = "percent",
       .has_min = TRUE,
       .min = {-3, 0}},
      {.column = "kind", .words = words},
  };
  CU_ASSERT(expectations_apply(expectations, 3, "pack.xml", table, diagnostics));
  ASSERT_REPORTED(diagnostics, "");
  ASSERT_INT(sn_table_column(table, 1)->type, SN_NUMBER);
  ASSERT_STRING(sn_table_column(table, 1)->unit, "percent");
}

static void expectations_report_all_violations(void) {
  g_autoptr(SnTable) table = make_table("t", "id|growth|kind\na|51|up\nA|abc|dwn\n |-50.5|sideways\nc||up");
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  char up[] = "up", down[] = "down", *words[] = {up, down, NULL};
  Expectation expectations[] = {
      {.column = "id", .required = TRUE, .unique = TRUE, .line = 8},
      {.column = "growth",
       .required = TRUE,
       .locale = NUMBER_PLAIN,
       .has_min = TRUE,
       .min = {-50, 0},
       .has_max = TRUE,
       .max = {50, 0}},
      {.column = "kind", .words = words},
      {.column = "kin", .line = 11},
      {.column = "value", .line = 12},
  };
  CU_ASSERT_FALSE(expectations_apply(expectations, G_N_ELEMENTS(expectations), "pack.xml", table, diagnostics));
  ASSERT_REPORTED(diagnostics, "data.csv: error: 8 values are not as expected\n"
                               "where               expected                       found\n"
                               "──────────────────  ─────────────────────────────  ────────\n"
                               "data.csv:2: growth  at most 50                     51\n"
                               "data.csv:3: id      a value unlike that of line 2  A\n"
                               "data.csv:3: growth  a number like 1234.5           abc\n"
                               "data.csv:3: kind    one of: up, down               dwn\n"
                               "data.csv:4: id      a value                        nothing\n"
                               "data.csv:4: growth  at least -50                   -50.5\n"
                               "data.csv:4: kind    one of: up, down               sideways\n"
                               "data.csv:5: growth  a value                        nothing\n"
                               "  hint: data.csv:3: growth: a number of this column is written as 1234.5; for another "
                               "way declare locale=\"vi\" or locale=\"en\"\n"
                               "  hint: data.csv:3: kind: did you mean “down”?\n"
                               "  hint: data.csv:4: kind: the pack allows: up, down\n"
                               "pack.xml:11: error: table “t” has no column “kin”\n"
                               "  hint: did you mean “kind”?\n"
                               "pack.xml:12: error: table “t” has no column “value”\n"
                               "  hint: its columns are: id, growth, kind\n");
}

static void expectations_compare_units(void) {
  g_autoptr(SnTable) table = table_new("t");
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  sn_table_add_column(table, "value", SN_NUMBER, "USD");
  Expectation expectation = {.column = "value", .unit = "VND", .line = 9};
  CU_ASSERT_FALSE(expectations_apply(&expectation, 1, "pack.xml", table, diagnostics));
  ASSERT_REPORTED(diagnostics,
                  "pack.xml:9: error: the data give column “value” the unit “USD”, and the pack expects “VND”\n");
}

static void expectations_count_past_fifty(void) {
  GString *content = g_string_new("a");
  for (int i = 0; i < 130; i++)
    g_string_append(content, "\nnone");
  g_autoptr(SnTable) table = make_table("t", content->str);
  g_string_free(content, TRUE);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  CU_ASSERT_FALSE(read_column(table, 0, SN_NUMBER, NUMBER_VI, diagnostics));
  ASSERT_INT(diagnostics_errors(diagnostics), 51);
  g_autofree char *text = said(diagnostics);
  CU_ASSERT(g_str_has_prefix(text, "data.csv: error: 50 values are not as expected\n"));
  CU_ASSERT(
      g_str_has_suffix(text, "data.csv:51: error: a: after this one, 80 more cells of the column have such faults\n"));
}

static CU_TestInfo expectation_tests[] = {
    {"pass good data", expectations_pass_good_data},
    {"report all violations", expectations_report_all_violations},
    {"compare units", expectations_compare_units},
    {"count past fifty", expectations_count_past_fifty},
    CU_TEST_INFO_NULL,
};

/* ---- units and values */

static Units *load_units(void) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autofree char *path = installation_data("units.csv");
  Units *units = units_load(path, diagnostics);
  ASSERT_REPORTED(diagnostics, "");
  return units;
}

static void units_are_found_by_id_and_word(void) {
  g_autoptr(Units) units = load_units();
  CU_ASSERT_PTR_NOT_NULL_FATAL(units);
  static const char *const CASES[][2] = {
      {"percent", "percent"}, {"%", "percent"},   {"VND", "VND"},      {"vnd", "VND"},
      {"đồng", "VND"},        {"hectares", "ha"}, {"người", "person"}, {"điểm phần trăm", "percentage-point"},
      {"hộ", "household"},    {"point", "point"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
    const Unit *unit = units_find(units, CASES[i][0]);
    ASSERT_STRING(unit ? unit->id : NULL, CASES[i][1]);
  }
  CU_ASSERT_PTR_NULL(units_find(units, "furlong"));
  CU_ASSERT_PTR_NULL(units_find(units, ""));
  ASSERT_INT(units_find(units, "USD")->kind, UNIT_MONEY);
  ASSERT_STRING(units_find(units, "ha")->en_one, "hectare");
  ASSERT_STRING(units_ids(units)[0], "number");
}

static void units_report_a_wrong_file(void) {
  g_autofree char *folder = g_dir_make_tmp("songngu-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(folder, "units.csv", NULL);
  g_file_set_contents(
      path,
      "# units\nid,kind,vi,en_one,en_other,also\nha,count,ha,hectare\nm,size,m,m,m,\nm,count,m,m,m,\nM,count,,,,\n", -1,
      NULL);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  CU_ASSERT_PTR_NULL(units_load(path, diagnostics));
  ASSERT_INT(diagnostics_errors(diagnostics), 3);
  g_unlink(path);
  CU_ASSERT_PTR_NULL(units_load(path, diagnostics));
  ASSERT_INT(diagnostics_errors(diagnostics), 4);
  g_rmdir(folder);
}

static void scales_are_powers_of_ten(void) {
  ASSERT_INT(scale_power("one"), 0);
  ASSERT_INT(scale_power("thousand"), 3);
  ASSERT_INT(scale_power("trillion"), 12);
  ASSERT_INT(scale_power("lakh"), -1);
}

static void values_carry_what_their_row_says(void) {
  g_autoptr(Units) units = load_units();
  g_autoptr(SnTable) table = make_table("t", "value|unit|qualifier|status|period|as-of|share\n"
                                             "4680|VND|nearly|estimate|2024-Q1|2024-03-15|32.6\n"
                                             "12|mảnh|hơn|sơ bộ|2024|2024-03|1\n"
                                             "7|||||| \n"
                                             "-||about|final|||");
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  table_infer_columns(table, diagnostics);
  CU_ASSERT(table_read_column(table, 6, &(ColumnReading){SN_NUMBER, NUMBER_PLAIN, "percent"}, diagnostics));
  CU_ASSERT(values_check(table, diagnostics));
  ASSERT_REPORTED(diagnostics, "");
  Value value = value_of_cell(table, 0, 0, units);
  ASSERT_INT(value.type, SN_NUMBER);
  ASSERT_INT(decimal_compare(value.number, (SnDecimal){4680, 0}), 0);
  ASSERT_STRING(value.unit->id, "VND");
  ASSERT_INT(value.qualifier, NEARLY);
  ASSERT_INT(value.status, ESTIMATE);
  ASSERT_INT(value.period.kind, PERIOD_QUARTER);
  ASSERT_INT(value.as_of.kind, PERIOD_DAY);
  value = value_of_cell(table, 6, 0, units);
  ASSERT_STRING(value.unit_id, "percent");
  value = value_of_cell(table, 0, 1, units);
  CU_ASSERT_PTR_NULL(value.unit);
  ASSERT_STRING(value.unit_id, "mảnh");
  ASSERT_INT(value.qualifier, OVER);
  ASSERT_INT(value.status, PRELIMINARY);
  ASSERT_INT(value.period.kind, PERIOD_YEAR);
  ASSERT_INT(value.as_of.kind, PERIOD_MONTH);
  value = value_of_cell(table, 0, 2, units);
  CU_ASSERT_PTR_NULL(value.unit_id);
  ASSERT_INT(value.qualifier, EXACT);
  ASSERT_INT(value.period.kind, PERIOD_NONE);
  value = value_of_cell(table, 0, 3, units);
  ASSERT_INT(value.cell, SN_CELL_NIL);
  value = value_of_cell(table, 1, 0, units);
  ASSERT_STRING(value.text, "VND");
}

static void values_check_reports_unknown_words(void) {
  g_autoptr(SnTable) table = make_table("t", "value|qualifier|status|period|as_of\n1|roughly|draft|Q1|today"),
                     tasks = make_table("t", "task|status\nsửa đường|đang làm");
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  table_infer_columns(table, diagnostics);
  table_infer_columns(tasks, diagnostics);
  CU_ASSERT(values_check(tasks, diagnostics));
  CU_ASSERT_FALSE(values_check(table, diagnostics));
  ASSERT_REPORTED(diagnostics, "data.csv:2: error: qualifier: “roughly” is not a qualifier of a figure\n"
                               "  hint: write exact, about, over, nearly, at-least or at-most\n"
                               "data.csv:2: error: status: “draft” is not a status of a figure\n"
                               "  hint: write final, estimate, preliminary, provisional, forecast or revised\n"
                               "data.csv:2: error: period: “Q1” is not a period\n"
                               "  hint: write 2024, 2024-S1, 2024-Q1, 2024-03, 2024-M09C, 2020/2025 or 2024-03-15\n"
                               "data.csv:2: error: as_of: “today” is not a period\n"
                               "  hint: write 2024, 2024-S1, 2024-Q1, 2024-03, 2024-M09C, 2020/2025 or 2024-03-15\n");
}

static void labels_belong_to_columns(void) {
  g_autoptr(SnTable) table = make_table("t", "a|b\nx|x");
  sn_table_translate(table, 0, "x", "en", "of a");
  sn_table_translate(table, 1, "x", "en-GB", "of b, British");
  sn_table_translate(table, 1, "To\u0302\u0309ng", "en", "Total");
  CU_ASSERT(table_has_labels(table));
  ASSERT_STRING(table_label(table, 0, "x", "en"), "of a");
  ASSERT_STRING(table_label(table, 1, "x", "en"), "of b, British");
  ASSERT_STRING(table_label(table, 1, "Tổng", "en"), "Total");
  ASSERT_STRING(table_label(table, 0, "Tổng", "en"), "Total");
  ASSERT_STRING(table_label(table, LABEL_OF_ANY_COLUMN, "x", "en"), "of a");
  CU_ASSERT_PTR_NULL(table_label(table, 0, "x", "vi"));
  CU_ASSERT_PTR_NULL(table_label(table, 0, "x", "e"));
  CU_ASSERT_PTR_NULL(table_label(table, 0, "y", "en"));
  sn_table_translate(table, 1, "x", "en", "of b");
  ASSERT_STRING(table_label(table, 1, "x", "en"), "of b");
  CU_ASSERT_PTR_NULL(table_label(table, LABEL_OF_ANY_COLUMN, "x", "en"));
  sn_table_translate(table, 0, "x", "en", "of a");
  ASSERT_STRING(table_label(table, 0, "x", "en"), "of a");
  sn_table_translate(table, 0, "x", "en", "of another a");
  CU_ASSERT_PTR_NULL(table_label(table, 0, "x", "en"));
}

static void labels_are_inherited(void) {
  SnTable *source = make_table("s", "a|b\nx|x"), *other = make_table("o", "c\nx");
  g_autoptr(SnTable) table = make_table("t", "b|renamed\nx|y"), plain = make_table("p", "a\nx");
  sn_table_translate(source, 0, "x", "en", "of a");
  sn_table_translate(source, 1, "x", "en", "of b");
  sn_table_translate(source, 1, "y", "en", "why");
  sn_table_translate(other, 0, "x", "en", "of c");
  table_inherit_labels(table, source);
  table_inherit_labels(table, other);
  table_inherit_labels(table, source);
  table_inherit_labels(table, plain);
  table_free(source);
  table_free(other);
  ASSERT_STRING(table_label(table, 0, "x", "en"), "of b");
  ASSERT_STRING(table_label(table, 1, "y", "en"), "why");
  CU_ASSERT_PTR_NULL(table_label(table, 1, "x", "en"));
  CU_ASSERT_FALSE(table_has_labels(plain));
}

static void labels_report_wrong_puts(void) {
  g_autoptr(SnTable) table = make_table("t", "a\nx");
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  sn_table_translate(table, 1, "x", "en", "y");
  sn_table_translate(table, 0, "x", "en", "");
  CU_ASSERT_FALSE(table_has_labels(table));
  sn_table_translate(table, 0, "x", "en", "\xFFy");
  ASSERT_STRING(table_label(table, 0, "x", "en"), "\uFFFDy");
  table_report(table, diagnostics);
  ASSERT_INT(diagnostics_errors(diagnostics), 2);
}

static CU_TestInfo label_tests[] = {
    {"labels belong to columns", labels_belong_to_columns},
    {"labels are inherited", labels_are_inherited},
    {"labels report wrong puts", labels_report_wrong_puts},
    CU_TEST_INFO_NULL,
};

static CU_TestInfo value_tests[] = {
    {"units are found by id and word", units_are_found_by_id_and_word},
    {"units report a wrong file", units_report_a_wrong_file},
    {"scales are powers of ten", scales_are_powers_of_ten},
    {"values carry what their row says", values_carry_what_their_row_says},
    {"values_check reports unknown words", values_check_reports_unknown_words},
    CU_TEST_INFO_NULL,
};

int main(void) {
  CU_SuiteInfo suites[] = {
      {"fill", NULL, NULL, NULL, NULL, fill_tests},
      {"mixed", NULL, NULL, NULL, NULL, table_mixed_tests},
      {"figures", NULL, NULL, NULL, NULL, table_figure_tests},
      {"read", NULL, NULL, NULL, NULL, read_tests},
      {"find", NULL, NULL, NULL, NULL, find_tests},
      {"expectation", NULL, NULL, NULL, NULL, expectation_tests},
      {"value", NULL, NULL, NULL, NULL, value_tests},
      {"labels", NULL, NULL, NULL, NULL, label_tests},
      CU_SUITE_INFO_NULL,
  };
  return unit_run(suites);
}
