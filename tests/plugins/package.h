/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Workbooks made of parts that a test writes out. */

#include "harness.h"

/* A part; a list ends with a NULL name. */
typedef struct TestPart {
  const char *name, *content;
  gsize length; /* 0: up to the NUL */
} TestPart;

/* Writes the parts as a ZIP to "data.csv", the file that harness_read reads. */
void package_write(Harness *harness, const TestPart *parts);

/* An Excel workbook of one sheet called S whose <sheetData> has the content `rows`; `before`
 * and `after` stand around it, and `strings`,
 * `styles` are the content of their parts' root elements; each may be NULL, and the parts then miss. */
typedef struct TestSheet {
  const char *before, *rows, *after, *strings, *styles, *workbook_properties;
} TestSheet;
void package_write_xlsx(Harness *harness, const TestSheet *sheet);

/* An OpenDocument spreadsheet: the content of <office:automatic-styles> (or NULL) and of <office:spreadsheet>. */
void package_write_ods(Harness *harness, const char *styles, const char *tables);

/* Reads the file that was written, and compares what comes of it: the table as harness_print has it (NULL: none) and
 * all that is said. */
void package_expect(Harness *harness, const char *plugin, const char *settings, const char *table, const char *said,
                    const char *file, int line);
