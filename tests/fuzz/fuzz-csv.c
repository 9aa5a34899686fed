/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Delimited text: any bytes, in any encoding, become a table of good text or are refused with a message. */

#include <stdlib.h>
#include <string.h>

#include "../../plugins/source/csv/table.h"
#include "base/text.h"
#include "plugin/call.h"
#include "table/table.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const SnPlugin PLUGIN = {.kind = SN_SOURCE, .name = "csv"};

static void check_row(const SnTable *table, uint32_t row) {
  if (sn_table_origin(table, row).line == 0)
    abort();
  for (uint32_t i = 0; i < sn_table_columns(table); i++) {
    const SnColumn *column = sn_table_column(table, i);
    const char *text = column->cells[row] == SN_CELL_VALUE ? column->texts[row] : "";
    if (!text_is_nfc(text, strlen(text)))
      abort();
  }
}

/* The first two bytes choose how the rest is read. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char *const RANGES[] = {NULL, NULL, NULL, "B2:D", "2:9", "A:B", "C3", "3:2"};
  if (size < 2)
    return 0;
  const Layout layout = {.encoding = data[0] % ENCODING_COUNT,
                         .delimiter = data[0] / ENCODING_COUNT % 5,
                         .header = data[1] & 3,
                         .skip = data[1] >> 2 & 1,
                         .footer = data[1] >> 3 & 1,
                         .comment = data[1] & 16 ? "#" : NULL,
                         .range = RANGES[data[1] >> 5]};
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(SnContext) context = context_new(&PLUGIN, NULL, NULL, NULL, diagnostics);
  g_autoptr(SnTable) table = table_new("t");
  Text text = {malloc(size - 1), size - 2};
  memcpy(text.bytes, data + 2, size - 2);
  text.bytes[size - 2] = '\n';
  bool good = table_read(context, &layout, "a.csv", &text, table);
  free(text.bytes);
  if (good != (diagnostics_errors(diagnostics) == 0))
    abort();
  for (uint32_t row = 0; good && row < sn_table_rows(table); row++)
    check_row(table, row);
  table_report(table, diagnostics);
  return 0;
}
