/* SPDX-License-Identifier: GPL-3.0-or-later */

/* PC-Axis: any text becomes a table or is refused with a message; each row names a line of the file. */

#include <stdlib.h>
#include <string.h>

#include "../../plugins/source/px/data.h"
#include "plugin/call.h"
#include "table/table.h"

#define MOST_CELLS 2000 /* of a table that is worth reading here */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const SnPlugin PLUGIN = {.kind = SN_SOURCE, .name = "px"};

/* The first byte chooses how the rest is read. */
static bool read_text(SnContext *context, uint8_t how, const char *text, size_t length, SnTable *table) {
  Keywords keywords;
  Cube cube = {0};
  Pairs select, symbols;
  bool good = pairs_read(context, "select", how & 1 ? "a=x|y; b=1" : NULL, &select);
  good = pairs_read(context, "symbols", how & 2 ? ".=x;-=" : NULL, &symbols) && good;
  CubeParams params = {how & 4 ? "en" : NULL, how & 8 ? "a" : NULL, &select, &symbols};
  good = keywords_read(&keywords, context, "a.px", text, text + length) && good;
  good = good && cube_read(&cube, &keywords, &params) && cube.cells < MOST_CELLS &&
         data_read(&cube, text + length, "value", table);
  if (cube.cells >= MOST_CELLS)
    sn_fail(context, "more than is worth fuzzing");
  cube_clear(&cube);
  keywords_clear(&keywords);
  pairs_clear(&symbols);
  pairs_clear(&select);
  return good;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0)
    return 0;
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(SnContext) context = context_new(&PLUGIN, NULL, NULL, NULL, diagnostics);
  g_autoptr(SnTable) table = table_new("t");
  g_autofree char *text = g_malloc(size);
  guint lines = 1;
  for (size_t i = 1; i < size; i++) {
    /* As text_convert hands it over: no NUL, and a newline behind the end. */
    text[i - 1] = data[i] ? (char)data[i] : ' ';
    lines += data[i] == '\n';
  }
  text[size - 1] = '\n';
  bool good = read_text(context, data[0], text, size - 1, table);
  if (good != (diagnostics_errors(diagnostics) == 0))
    abort();
  for (guint row = 0; good && row < sn_table_rows(table); row++) {
    guint line = sn_table_origin(table, row).line;
    if (line == 0 || line > lines)
      abort();
  }
  table_report(table, diagnostics);
  return 0;
}
