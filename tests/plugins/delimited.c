/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "delimited.h"

#include "table/table.h"

void delimited_expect(const char *content, gssize length, const char *settings, const char *table, const char *said,
                      const char *file, int line) {
  g_autoptr(Harness) harness = harness_new();
  harness_write(harness, "data.csv", content, length);
  g_autoptr(SnTable) got = harness_read(harness, "csv", settings, "t");
  harness_expect(harness, got, table, said, file, line);
}
