/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "delimited.h"

#include <stdlib.h>
#include <string.h>

#include "../unit/unit.h"
#include "table/table.h"

void delimited_expect(const char *content, gssize length, const char *settings, const char *table, const char *said,
                      const char *file, int line) {
  g_autoptr(Harness) harness = harness_new();
  harness_write(harness, "data.csv", content, length);
  g_autoptr(SnTable) got = harness_read(harness, "csv", settings, "t");
  g_autofree char *printed = got ? harness_print(got) : NULL;
  char *messages = harness_said(harness);
  if (g_strcmp0(printed, table) != 0 || strcmp(messages, said) != 0)
    fprintf(stderr, "%s:%d: got\n%s\n%s\n", file, line, printed ? printed : "(no table)", messages);
  CU_ASSERT(g_strcmp0(printed, table) == 0);
  CU_ASSERT(strcmp(messages, said) == 0);
  free(messages);
}
