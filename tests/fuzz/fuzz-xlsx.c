/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Excel workbooks: any bytes, whole or as parts, become a table or are refused with a message. */

#include "workbook.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

extern const SnPlugin songngu_plugin;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char *const PARTS[] = {"xl/worksheets/sheet1.xml",
                                      "xl/sharedStrings.xml",
                                      "xl/styles.xml",
                                      "xl/workbook.xml",
                                      "xl/_rels/workbook.xml.rels",
                                      "_rels/.rels",
                                      "xl/worksheets/sheet2.xml",
                                      NULL};
  return workbook_fuzz(&songngu_plugin, PARTS, data, size);
}
