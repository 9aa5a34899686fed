/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sdmx-data.h"

#include <stdlib.h>
#include <string.h>

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
  g_autofree char *printed = got ? harness_print(got) : NULL;
  char *messages = harness_said(harness);
  if (g_strcmp0(printed, table) != 0 || strcmp(messages, said) != 0)
    fprintf(stderr, "%s:%d: got\n%s\n%s\n", file, line, printed ? printed : "(no table)", messages);
  CU_ASSERT(g_strcmp0(printed, table) == 0);
  CU_ASSERT(strcmp(messages, said) == 0);
  free(messages);
}
