/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of test-table share. */

#include "said.h"
#include "table/table.h"
#include "unit.h"

/* What was reported, without excerpts: the files of these tests do not exist. */
#define ASSERT_REPORTED(diagnostics, expected)                                                                         \
  do {                                                                                                                 \
    g_autofree char *reported_text = said(diagnostics);                                                                \
    ASSERT_STRING(reported_text, expected);                                                                            \
  } while (0)

void put(SnTable *table, guint column, const char *text);

/* Text columns; rows separated by newlines, cells by bars; the first row holds
 * the names.  Rows come from data.csv, lines 2, 3, … */
SnTable *make_table(const char *name, const char *content);

/* All cells of a column, joined by bars. */
char *column_text(const SnTable *table, guint column);

#define ASSERT_COLUMN(table, column, expected)                                                                         \
  do {                                                                                                                 \
    g_autofree char *cells_text = column_text(table, column);                                                          \
    ASSERT_STRING(cells_text, expected);                                                                               \
  } while (0)

extern CU_TestInfo table_mixed_tests[];
extern CU_TestInfo table_figure_tests[];
