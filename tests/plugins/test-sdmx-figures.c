/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "../unit/unit.h"
#include "sdmx-data.h"
#include "table/table.h"

static char *figures(const char *const *texts) {
  GString *data = g_string_new(NULL);
  for (int i = 0; texts[i]; i++)
    g_string_append_printf(data, "<Obs TIME_PERIOD=\"%d\" OBS_VALUE=\"%s\"/>\n", 2001 + i, texts[i]);
  char *whole = g_strdup_printf(
      SPECIFIC("v2_1", "TIME_PERIOD", DATASET("<Series AREA=\"VN\" SERIES=\"DEBT\" UNIT_MULT=\"9\">\n%s</Series>")),
      data->str);
  g_string_free(data, TRUE);
  return whole;
}

/* The column OBS_VALUE, joined by bars. */
static void expect_figures(const char *const *texts, const char *const *settings, const char *column,
                           const char *expected) {
  g_autoptr(Harness) harness = harness_new();
  g_autofree char *data = figures(texts);
  g_autoptr(SnTable) table = read_data(harness, data, NULL, settings);
  ASSERT_SAID(harness, "");
  CU_ASSERT_PTR_NOT_NULL_FATAL(table);
  g_autoptr(GString) got = g_string_new(NULL);
  for (guint row = 0; row < sn_table_rows(table); row++) {
    g_autofree char *cell = table_cell_text(table, (guint)table_find_column(table, column), row);
    g_string_append_printf(got, "%s%s", row > 0 ? "|" : "", cell);
  }
  ASSERT_STRING(got->str, expected);
}

static void sdmx_reads_standard_figures(void) {
  static const char *const TEXTS[] = {"1528066.24", "-0.5", "+7", " 18.00 ", "1.5E3", "25e-2", "1E-3",
                                      "0",          "NaN",  ".5", "5.",      "0.00",  "1e0",   NULL};
  expect_figures(TEXTS, NULL, "OBS_VALUE", "1528066.24|-0.5|7|18.00|1500|0.25|0.001|0|...|0.5|5|0.00|1");
  expect_figures(TEXTS, NULL, "value",
                 "1528066240000000|-500000000|7000000000|18000000000|1500000000000|250000000|1000000|0|...|500000000|"
                 "5000000000|0|1000000000");
  /* No decimal of a double means anything beyond the 17th digit. */
  static const char *const LONG[] = {"103.020901535999980006", "-30306.6840914932551",     "0.00012345678901234567890",
                                     "99.9999999999999999999", "1.23456789012345678905E1", NULL};
  expect_figures(
      LONG, NULL, "OBS_VALUE",
      "103.020901535999980|-30306.6840914932551|0.000123456789012346|100.000000000000000|12.3456789012345679");
}

/* What Viet Nam's own published files have in the place of figures. */
static const char *const BROKEN[] = {"1528066.24",  "2.767.229,12", "164,25", "na",          "519.4sb",
                                     "1336167. 72", "ERROR:  #N/A", "1,234",  "105.2\u00a0", NULL};

static void sdmx_lists_broken_figures(void) {
  g_autofree char *data = figures(BROKEN);
#define FAULT(line, year, text, hint)                                                                                  \
  "data.xml:" line ": error: VN.DEBT, " year ": “" text "” is not a number\n  hint: " hint "\n"
  static const char SAID[] = FAULT("5", "2002", "2.767.229,12", "locale=\"plain vi\" reads it") FAULT(
      "6", "2003", "164,25", "locale=\"plain vi\" reads it")
      FAULT("7", "2004", "na", "if that stands for no figure, say so with nothing=\"na\"") FAULT(
          "8", "2005", "519.4sb",
          "if the ending tells the figure's status, say so, such as with status=\"sb=preliminary\"")
          FAULT("9", "2006", "1336167. 72", "ask the publisher what is meant, or leave the series out with key=\"…\"")
              FAULT("10", "2007", "ERROR:  #N/A", "if that stands for no figure, say so with nothing=\"ERROR:  #N/A\"")
                  FAULT("11", "2008", "1,234",
                        "locale=\"plain vi\" reads it as Vietnamese, locale=\"plain en\" as English")
                      FAULT("12", "2009", "105.2\u00a0", "locale=\"plain\" reads it");
  EXPECT_FAULTS(data, NULL, NULL, SAID);
}

static void sdmx_reads_figures_by_declared_rules(void) {
  static const char *const RULED[] = {"1528066.24",   "2.767.229,12", "164,25",    "na",     "519.4sb", "1.234",
                                      "ERROR:  #N/A", "105.2\u00a0",  "(1.234,5)", "12,5 e", "-",       NULL};
  const char *const *rules =
      SETTINGS("locale=plain vi", "nothing=na|ERROR:  #N/A", "status=sb=preliminary; e=estimate");
  expect_figures(RULED, rules, "OBS_VALUE", "1528066.24|2767229.12|164.25|...|519.4|1.234|...|105.2|-1234.5|12.5|-");
  expect_figures(RULED, rules, "status", "||||preliminary|||||estimate|");
  expect_figures((const char *const[]){"1,234", "1,234.5", NULL}, SETTINGS("locale=en"), "OBS_VALUE", "1234|1234.5");
  /* What two of the languages declared read differently stays at fault. */
  g_autofree char *data = figures((const char *const[]){"1,234", "12,5", NULL});
  EXPECT_FAULTS(
      data, NULL, SETTINGS("locale=plain vi en"),
      FAULT("4", "2001", "1,234", "locale=\"plain vi\" reads it as Vietnamese, locale=\"plain en\" as English"));
}

static void sdmx_refuses_wrong_rules(void) {
  g_autofree char *data = figures((const char *const[]){"1", NULL});
  EXPECT_FAULTS(data, NULL, SETTINGS("locale=plain vn", "status=sb=sơ bộ"),
                "pack.xml:7: error: “vn” is no way of writing numbers\n"
                "  hint: write plain, vi or en, or several with spaces between them\n"
                "pack.xml:7: error: “sơ bộ” is not a status of a figure\n"
                "  hint: write final, estimate, preliminary, provisional, forecast or revised\n");
}

static void sdmx_multiplies_exactly(void) {
  g_autofree char *data = figures((const char *const[]){"999999999.123456789", "1000000000", NULL});
  EXPECT_FAULTS(data, NULL, NULL,
                "data.xml:5: error: VN.DEBT, 2002: 1000000000 × 10^9 has more than 18 digits\n"
                "  hint: leave the series out with key=\"…\"\n");
  EXPECT_FAULTS(
      SPECIFIC("v2_1", "TIME_PERIOD",
               DATASET("<Series S=\"x\" UNIT_MULT=\"million\"><Obs TIME_PERIOD=\"2024\" OBS_VALUE=\"1\"/></Series>")),
      NULL, SETTINGS("key=S=x"),
      "data.xml:3: error: x, 2024: UNIT_MULT “million” is no power of ten\n"
      "  hint: it is a whole number such as 0, 3, 6 or 9\n");
}

static void sdmx_lists_the_first_faults(void) {
  const char *texts[61] = {NULL};
  for (int i = 0; i < 60; i++)
    texts[i] = "na";
  g_autoptr(Harness) harness = harness_new();
  g_autofree char *data = figures(texts);
  g_autoptr(SnTable) table = read_data(harness, data, NULL, NULL);
  CU_ASSERT_PTR_NULL(table);
  ASSERT_INT(diagnostics_errors(harness->diagnostics), 51);
  char *said = harness_said(harness);
  CU_ASSERT_PTR_NOT_NULL(strstr(said, "data.xml: error: 10 more observations have such faults\n"));
  free(said);
}

CU_TestInfo sdmx_figure_tests[] = {
    {"reads standard figures", sdmx_reads_standard_figures},
    {"lists broken figures", sdmx_lists_broken_figures},
    {"reads figures by declared rules", sdmx_reads_figures_by_declared_rules},
    {"refuses wrong rules", sdmx_refuses_wrong_rules},
    {"multiplies exactly", sdmx_multiplies_exactly},
    {"lists the first faults", sdmx_lists_the_first_faults},
    CU_TEST_INFO_NULL,
};
