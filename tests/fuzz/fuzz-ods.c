/* SPDX-License-Identifier: GPL-3.0-or-later */

/* OpenDocument spreadsheets: any bytes, whole, flat or as parts, become a table or are refused with a message. */

#include "workbook.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

extern const SnPlugin songngu_plugin;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char *const PARTS[] = {"content.xml", "styles.xml", "META-INF/manifest.xml", NULL};
  return workbook_fuzz(&songngu_plugin, PARTS, data, size);
}
