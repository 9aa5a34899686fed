/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures with what departments write around them. */

#include <string.h>

#include "base/installation.h"
#include "base/number.h"
#include "table-suites.h"
#include "table/cell-figure.h"
#include "table/unit.h"
#include "table/value.h"

static Units *load_units(void) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autofree char *path = installation_data("units.csv");
  return units_load(path, diagnostics);
}

/* "number|power|unit|qualifier|status|note", parts that are missing left out; "none" for no figure. */
static char *describe(FigureReader *reader, const char *text) {
  CellFigure figure;
  if (!figure_read(reader, text, strlen(text), &figure))
    return g_strdup("none");
  g_autofree char *digits = g_strndup(figure.digits, figure.length);
  GString *said = g_string_new(digits);
  if (figure.power > 0)
    g_string_append_printf(said, "|%d", figure.power);
  if (figure.unit)
    g_string_append_printf(said, "|%s", figure.unit);
  if (figure.qualifier >= 0)
    g_string_append_printf(said, "|%s", qualifier_word((Qualifier)figure.qualifier));
  if (figure.status >= 0)
    g_string_append_printf(said, "|%s", status_word((Status)figure.status));
  if (*figure.note)
    g_string_append_printf(said, "|[%s]", figure.note);
  return g_string_free(said, FALSE);
}

static void figures_are_taken_apart(void) {
  static const char *const CASES[][2] = {
      {"4.680 tỷ đồng", "4.680|9|VND"},
      {"4.680 tỉ đồng", "4.680|9|VND"},
      {"4.680 TỶ ĐỒNG", "4.680|9|VND"},
      {"624,26 triệu USD", "624,26|6|USD"},
      {"150 nghìn tỷ đồng", "150|12|VND"},
      {"150 ngàn tỉ đồng", "150|12|VND"},
      {"150 nghìn", "150|3"},
      {"4,680 billion VND", "4,680|9|VND"},
      {"4,680 thousand billion VND", "4,680|12|VND"},
      {"USD 10.31 billion", "10.31|9|USD"},
      {"US$10.31 bn", "10.31|9|USD"},
      {"10,31 tỷ đô la Mỹ", "10,31|9|USD"},
      {"12,5%", "12,5|percent"},
      {"12,5 %", "12,5|percent"},
      {"(1.234)", "(1.234)"},
      {"(12,5%)", "(12,5%)|percent"},
      {"(1,25)%", "(1,25)|percent"},
      {"−3,5%", "−3,5|percent"},
      {"1,46 điểm %", "1,46|percentage-point"},
      {"1,46 điểm phần trăm", "1,46|percentage-point"},
      {"12,5¹", "12,5|[1]"},
      {"12,5¹²", "12,5|[12]"},
      {"12,5(*)", "12,5|[*]"},
      {"12,5*", "12,5|[*]"},
      {"12,5**", "12,5|[**]"},
      {"12,5(1)", "12,5|[1]"},
      {"12,5 [a]", "12,5|[a]"},
      {"12,5p", "12,5|provisional"},
      {"12,5e", "12,5|estimate"},
      {"12,5 bp", "12,5|provisional|[b]"},
      {"12,5f", "12,5|forecast"},
      {"12,5r", "12,5|revised"},
      {"571.9sb", "571.9|preliminary"},
      {"12,5 (ước)", "12,5|estimate"},
      {"12,5 (sơ bộ)", "12,5|preliminary"},
      {"12,5 (e)", "12,5|estimate"},
      {"12,5 (est.)", "12,5|estimate"},
      {"ước 12,5", "12,5|estimate"},
      {"ước đạt khoảng 12,5", "12,5|about|estimate"},
      {"gần 4.680 tỷ đồng", "4.680|9|VND|nearly"},
      {"trên 12,5%", "12,5|percent|over"},
      {"Hơn 300", "300|over"},
      {"khoảng -5", "-5|about"},
      {"nearly 5", "5|nearly"},
      {"over 5 million", "5|6|over"},
      {"about $5", "5|USD|about"},
      {"~5", "5|about"},
      {"≥ 5", "5|at-least"},
      {"12,5 tỷ đồng¹", "12,5|9|VND|[1]"},
      {"12,5 tỷ đồng (ước) (1)", "12,5|9|VND|estimate|[1]"},
      {"12,5 (tỷ đồng)", "12,5|9|VND"},
      {"5 triệu tấn", "5|6|tonne"},
      {"12,5 km²", "12,5|km2"},
      {"1\u00A0"
       "234 tỷ\u00A0đồng",
       "1\u00A0"
       "234|9|VND"},
  };
  g_autoptr(Units) units = load_units();
  g_auto(FigureReader) reader = {.units = units};
  for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++)
    for (int again = 0; again < 2; again++) {
      g_autofree char *said = describe(&reader, CASES[i][0]);
      ASSERT_STRING(said, CASES[i][1]);
    }
}

static void figures_refuse_the_rest(void) {
  static const char *const CASES[] = {
      "1336167. 72", "ERROR:  #N/A", "na",        "nnn.nsb",   "12-15",      "2024-Q1",  "12/2024",
      "Quận 5",      "lớp 5a1",      "1e5",       "12e5",      "5 furlongs", "%",        "tỷ đồng",
      "5 tỷ lệ",     "5 tỷ tỷ",      "5 % %",     "5 đồng tỷ", "gần hơn 5",  "5 (sb) e", "12,5(",
      "(5",          "5)",           "5 (abc)",   "12.",       "5 USD VND",  "tỷ 5",     "1 5) 2",
      "5 (ước",      "5%5",          "USD 5 VND", "(1) 5",     "tấn 5",      "5 abc",    "5.6.x",
  };
  g_autoptr(Units) units = load_units();
  g_auto(FigureReader) reader = {.units = units};
  for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
    g_autofree char *said = describe(&reader, CASES[i]);
    if (strcmp(said, "none") != 0)
      fprintf(stderr, "“%s” was read as %s\n", CASES[i], said);
    ASSERT_STRING(said, "none");
  }
  g_auto(FigureReader) without = {0};
  g_autofree char *percent = describe(&without, "5%"), *dong = describe(&without, "5 đồng");
  ASSERT_STRING(percent, "5|percent");
  ASSERT_STRING(dong, "none");
}

/* ---- columns */

static SnTable *infer(const char *content, const Units *units, Diagnostics *diagnostics) {
  SnTable *table = make_table("t", content);
  table_set_units(table, units);
  table_infer_columns(table, diagnostics);
  return table;
}

static gboolean read_with(SnTable *table, const Units *units, const ColumnReading *reading, Diagnostics *diagnostics) {
  table_set_units(table, units);
  return table_read_column(table, 0, reading, diagnostics);
}

#define ASSERT_CELLS(table, name, expected)                                                                            \
  do {                                                                                                                 \
    int column_found = table_find_column(table, name);                                                                 \
    CU_ASSERT_FATAL(column_found >= 0);                                                                                \
    ASSERT_COLUMN(table, (guint)column_found, expected);                                                               \
  } while (0)

static void columns_take_scale_unit_and_remarks(void) {
  g_autoptr(Units) units = load_units();
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(SnTable) table = infer(
      "thu|n\ngần 4.680 tỷ đồng|1\n624,26 triệu đồng (sơ bộ)|2\n…|3\n0|4\n5 nghìn tỷ đồng(1)|5", units, diagnostics);
  ASSERT_REPORTED(diagnostics, "");
  ASSERT_INT(sn_table_column(table, 0)->type, SN_NUMBER);
  ASSERT_STRING(sn_table_column(table, 0)->unit, "VND");
  ASSERT_COLUMN(table, 0, "4680000000000|624260000|...|0|5000000000000");
  ASSERT_INT(sn_table_columns(table), 5);
  ASSERT_CELLS(table, "thu_qualifier", "nearly||||");
  ASSERT_CELLS(table, "thu_status", "|preliminary|||");
  ASSERT_CELLS(table, "thu_note", "||||1");
  ASSERT_INT(sn_table_find(table, "thu_note")->type, SN_TEXT);
  Value value = value_of_cell(table, 0, 0, units);
  ASSERT_INT(value.qualifier, NEARLY);
  ASSERT_INT(value.status, FINAL);
  ASSERT_STRING(value.unit->id, "VND");
  ASSERT_INT(value_of_cell(table, 0, 1, units).status, PRELIMINARY);
  ASSERT_INT(value_of_cell(table, 1, 0, units).qualifier, EXACT);
}

/* What the cell itself says goes before what its row says. */
static void siblings_go_before_the_row(void) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(SnTable) table = infer(
      "value|status|other|other_status\n5,5 (e)|final|1|revised\n6,5|provisional|2|\n7|final|3|", NULL, diagnostics);
  ASSERT_REPORTED(diagnostics, "");
  ASSERT_INT(value_of_cell(table, 0, 0, NULL).status, ESTIMATE);
  ASSERT_INT(value_of_cell(table, 0, 1, NULL).status, PROVISIONAL);
  ASSERT_INT(value_of_cell(table, 2, 0, NULL).status, REVISED);
  g_autoptr(SnTable) clash = make_table("t", "value|value_status\n5,5 (e)|final\n5,6 (e)|ước tính");
  ColumnReading reading = {SN_NUMBER, NUMBER_VI, NULL, 0, {0, 0}};
  CU_ASSERT_FALSE(read_with(clash, NULL, &reading, diagnostics));
  ASSERT_REPORTED(diagnostics,
                  "data.csv:2: error: value: the cell says “estimate”, and the column “value_status” says “final”\n");
}

static void units_that_disagree_are_reported(void) {
  g_autoptr(Units) units = load_units();
  g_autoptr(Diagnostics) undeclared = diagnostics_new(), declared = diagnostics_new(), bare = diagnostics_new(),
                         conflict = diagnostics_new();
  g_autoptr(SnTable) table = infer("a\n5%\n5 USD\n7%", units, undeclared);
  ASSERT_INT(sn_table_column(table, 0)->type, SN_TEXT);
  ASSERT_SAID(undeclared, "data.csv:3: warning: a: “5 USD” here and “5%” in line 2 are not of one unit");
  ColumnReading plain = {SN_NUMBER, NUMBER_INFER, NULL, 0, {0, 0}},
                percent = {SN_NUMBER, NUMBER_INFER, "percent", 0, {0, 0}};
  CU_ASSERT_FALSE(read_with(table, units, &plain, declared));
  ASSERT_SAID(declared, "data.csv:3: error: a: “5 USD” is in the unit “USD”, and “5%” in line 2 is in “percent”");
  g_autoptr(SnTable) mixed = make_table("t", "a\n5 tỷ đồng\n0\n512");
  CU_ASSERT_FALSE(read_with(mixed, units, &plain, bare));
  ASSERT_SAID(bare, "data.csv:4: error: a: “512” has no unit, and “5 tỷ đồng” in line 2 has one");
  g_autoptr(SnTable) wrong = make_table("t", "a\n5%\n6\n7 USD");
  CU_ASSERT_FALSE(read_with(wrong, units, &percent, conflict));
  ASSERT_SAID(conflict, "data.csv:4: error: a: “7 USD” is in the unit “USD”, and the column's unit is “percent”");
  ASSERT_INT(diagnostics_errors(conflict), 1);
}

static void rows_may_have_their_own_unit(void) {
  g_autoptr(Units) units = load_units();
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(SnTable) table = infer("value|unit\n5,5%|\n6 tỷ đồng|VND\n7|ha\n8%|percent", units, diagnostics);
  ASSERT_REPORTED(diagnostics, "");
  ASSERT_COLUMN(table, 0, "5.5|6000000000|7|8");
  ASSERT_COLUMN(table, 1, "percent|VND|ha|percent");
  ASSERT_STRING(value_of_cell(table, 0, 0, units).unit->id, "percent");
  g_autoptr(SnTable) wrong = infer("value|unit\n5,5%|VND", units, diagnostics);
  ASSERT_SAID(diagnostics, "“5,5%” is in the unit “percent”, and the row's unit is “VND”");
  CU_ASSERT_PTR_NOT_NULL(wrong);
}

/* Each as a rule of the pack makes it certain. */
static void locales_are_tried_in_turn(void) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(SnTable) table =
      make_table("t", "a\n2064645.62\n2.767.229,12\n99,30\n571.9sb\n8 339.9\n12\n0.123\n1.234\n1336167. 72\nna");
  ColumnReading reading = {SN_NUMBER, NUMBER_PLAIN, NULL, 2, {NUMBER_VI, NUMBER_EN}};
  CU_ASSERT_FALSE(read_with(table, NULL, &reading, diagnostics));
  ASSERT_COLUMN(table, 0, "2064645.62|2767229.12|99.30|571.9|8339.9|12|0.123|||");
  ASSERT_INT(diagnostics_errors(diagnostics), 3);
  ASSERT_SAID(diagnostics, "1.234");
  ASSERT_SAID(diagnostics, "1336167. 72");
}

static void codes_stay_text(void) {
  g_autoptr(Units) units = load_units();
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(SnTable) table =
      infer("flat|phone|term|class|share\n12b|912 345 678|12 tháng|5(1)|12,5p\n12d|913 345 678|6 tháng|"
            "5(2)|13,5\n14e|914 345 678|1 tháng|6(1)|14,5",
            units, diagnostics);
  ASSERT_REPORTED(diagnostics, "");
  for (guint column = 0; column < 4; column++)
    ASSERT_INT(sn_table_column(table, column)->type, SN_TEXT);
  ASSERT_INT(sn_table_column(table, 4)->type, SN_NUMBER);
  ASSERT_CELLS(table, "share_status", "provisional||");
}

static void scales_out_of_range_are_reported(void) {
  g_autoptr(Units) units = load_units();
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(SnTable) table = make_table("t", "a\n999999,5 triệu tỷ đồng\n999,5 triệu tỷ đồng");
  ColumnReading reading = {SN_NUMBER, NUMBER_VI, NULL, 0, {0, 0}};
  CU_ASSERT_FALSE(read_with(table, units, &reading, diagnostics));
  ASSERT_COLUMN(table, 0, "|999500000000000000");
  ASSERT_SAID(diagnostics, "data.csv:2: error: a: “999999,5 triệu tỷ đồng” has more than 18 digits");
}

CU_TestInfo table_figure_tests[] = {
    {"figures are taken apart", figures_are_taken_apart},
    {"figures refuse the rest", figures_refuse_the_rest},
    {"columns take scale, unit and remarks", columns_take_scale_unit_and_remarks},
    {"siblings go before the row", siblings_go_before_the_row},
    {"units that disagree are reported", units_that_disagree_are_reported},
    {"rows may have their own unit", rows_may_have_their_own_unit},
    {"locales are tried in turn", locales_are_tried_in_turn},
    {"codes stay text", codes_stay_text},
    {"scales out of range are reported", scales_out_of_range_are_reported},
    CU_TEST_INFO_NULL,
};
