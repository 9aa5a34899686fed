/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sdmx-data.h"

#include "table/table.h"

SnTable *read_data(Harness *harness, const char *data, const char *structure, const char *const *settings) {
  const char *all[12] = {"path=data.xml"};
  guint count = 1;
  harness_write(harness, "data.xml", data, -1);
  if (structure) {
    harness_write(harness, "structure.xml", structure, -1);
    all[count++] = "structure=structure.xml";
  }
  for (; settings && *settings; settings++)
    all[count++] = *settings;
  return harness_read_with(harness, "sdmx", all, NULL);
}

void expect_data(const char *data, const char *structure, const char *const *settings, const char *table,
                 const char *said, const char *file, int line) {
  g_autoptr(Harness) harness = harness_new();
  g_autoptr(SnTable) got = read_data(harness, data, structure, settings);
  harness_expect(harness, got, table, said, file, line);
}
