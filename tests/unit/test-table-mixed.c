/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns of text that hold numbers, dates and booleans as spreadsheets and databases mix them. */

#include "base/number.h"
#include "table-suites.h"

static void end_row(SnTable *table, guint line) { sn_table_end_row(table, &(SnOrigin){"book.xlsx", "Biểu 1", line}); }

static void mixed_columns_of_one_type_become_it(void) {
  g_autoptr(SnTable) table = table_new("t");
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  for (int i = 0; i < 4; i++)
    sn_table_add_column(table, (const char *[]){"n", "d", "b", "both"}[i], SN_TEXT, NULL);
  for (guint row = 0; row < 40; row++) {
    sn_table_put_number(table, 0, (SnDecimal){1800 + row, 2});
    sn_table_put_date(table, 1, (gint32)row);
    sn_table_put_boolean(table, 2, row % 2);
    if (row % 2)
      sn_table_put_number(table, 3, (SnDecimal){row, 0});
    else
      sn_table_put_date(table, 3, (gint32)row);
    end_row(table, row + 2);
  }
  sn_table_put_nothing(table, 0, SN_CELL_NIL);
  end_row(table, 42);
  CU_ASSERT_PTR_NULL(sn_table_column(table, 0)->numbers);
  ASSERT_STRING(sn_table_column(table, 0)->texts[39], "18.39");
  ASSERT_STRING(sn_table_column(table, 1)->texts[1], "1970-01-02");
  table_infer_columns(table, diagnostics);
  ASSERT_INT(diagnostics_count(diagnostics), 0);
  ASSERT_INT(sn_table_column(table, 0)->type, SN_NUMBER);
  ASSERT_INT(sn_table_column(table, 0)->numbers[39], 1839);
  ASSERT_INT(sn_table_column(table, 0)->scales[39], 2);
  ASSERT_INT(sn_table_column(table, 0)->cells[40], SN_CELL_NIL);
  ASSERT_INT(sn_table_column(table, 1)->type, SN_DATE);
  ASSERT_INT(sn_table_column(table, 1)->numbers[39], 39);
  ASSERT_INT(sn_table_column(table, 2)->type, SN_BOOLEAN);
  ASSERT_INT(sn_table_column(table, 2)->numbers[39], 1);
  ASSERT_INT(sn_table_column(table, 3)->type, SN_TEXT);
  ASSERT_STRING(sn_table_column(table, 3)->texts[1], "1");
}

/* 1.234 as a number is certain, however the texts are written. */
static void mixed_cells_are_certain(void) {
  g_autoptr(SnTable) table = table_new("t");
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  sn_table_add_column(table, "value", SN_TEXT, NULL);
  sn_table_put_number(table, 0, (SnDecimal){1234, 3});
  end_row(table, 2);
  put(table, 0, "1.234,5");
  end_row(table, 3);
  sn_table_put_number(table, 0, (SnDecimal){7, 0});
  end_row(table, 4);
  table_infer_columns(table, diagnostics);
  ASSERT_INT(diagnostics_count(diagnostics), 0);
  ASSERT_INT(sn_table_column(table, 0)->type, SN_NUMBER);
  ASSERT_COLUMN(table, 0, "1.234|1234.5|7");
}

static void mixed_cells_of_another_type_are_reported(void) {
  g_autoptr(SnTable) table = table_new("t");
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  sn_table_add_column(table, "value", SN_TEXT, NULL);
  sn_table_add_column(table, "note", SN_TEXT, NULL);
  sn_table_set_reference(table, 0, "AB");
  sn_table_put_date(table, 0, 19809);
  put(table, 1, "x1");
  end_row(table, 7);
  sn_table_put_number(table, 0, (SnDecimal){12, 1});
  sn_table_put_number(table, 1, (SnDecimal){3, 0});
  end_row(table, 8);
  ColumnReading numbers = {SN_NUMBER, NUMBER_VI, NULL}, dates = {SN_DATE, NUMBER_PLAIN, NULL};
  CU_ASSERT_FALSE(table_read_column(table, 0, &numbers, diagnostics));
  ASSERT_COLUMN(table, 0, "|1.2");
  CU_ASSERT_FALSE(table_read_column(table, 1, &dates, diagnostics));
  ASSERT_REPORTED(diagnostics, "book.xlsx: error: 3 values are not as expected\n"
                               "where                     expected                found\n"
                               "────────────────────────  ──────────────────────  ──────────\n"
                               "book.xlsx: Biểu 1!AB7     a number like 1.234,5   2024-03-27\n"
                               "book.xlsx:7: Biểu 1!note  a date like 2024-03-27  x1\n"
                               "book.xlsx:8: Biểu 1!note  a date like 2024-03-27  3\n"
                               "  hint: book.xlsx: Biểu 1!AB7: a number of this column is written as 1.234,5\n");
}

static void units_may_come_late(void) {
  g_autoptr(SnTable) table = table_new("t");
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  sn_table_add_column(table, "share", SN_TEXT, NULL);
  sn_table_put_number(table, 0, (SnDecimal){125, 1});
  end_row(table, 2);
  sn_table_set_unit(table, 0, "percent");
  sn_table_set_unit(table, 3, "percent");
  table_infer_columns(table, diagnostics);
  ASSERT_STRING(sn_table_column(table, 0)->unit, "percent");
  table_report(table, diagnostics);
  ASSERT_SAID(diagnostics, "column 4 of 1");
}

static void numbers_parse_for_plugins(void) {
  SnDecimal number = {0, 0};
  SnCell cell = SN_CELL_EMPTY;
  CU_ASSERT(sn_number_parse("1.234,50", 8, SN_LOCALE_VI, &number, &cell));
  ASSERT_INT(cell, SN_CELL_VALUE);
  ASSERT_INT(number.coefficient, 123450);
  ASSERT_INT(number.scale, 2);
  CU_ASSERT(sn_number_parse("…", 3, SN_LOCALE_EN, &number, &cell));
  ASSERT_INT(cell, SN_CELL_NOT_AVAILABLE);
  CU_ASSERT_FALSE(sn_number_parse("1.234,50", 8, SN_LOCALE_EN, &number, &cell));
  CU_ASSERT_FALSE(sn_number_parse("1", 1, (SnNumberLocale)7, &number, &cell));
}

CU_TestInfo table_mixed_tests[] = {
    {"mixed columns of one type become it", mixed_columns_of_one_type_become_it},
    {"mixed cells are certain", mixed_cells_are_certain},
    {"mixed cells of another type are reported", mixed_cells_of_another_type_are_reported},
    {"units may come late", units_may_come_late},
    {"numbers parse for plugins", numbers_parse_for_plugins},
    CU_TEST_INFO_NULL,
};
