/* SPDX-License-Identifier: GPL-3.0-or-later */

/* JSON: any bytes become a table or are refused with a message; what is read names a line of the file. */

#include <stdlib.h>
#include <string.h>

#include "../../plugins/source/json/rows.h"
#include "plugin/call.h"
#include "table/table.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const SnPlugin PLUGIN = {.kind = SN_SOURCE, .name = "json"};

/* The first byte chooses how the rest is read. */
static bool read_rows(SnContext *context, uint8_t how, const char *text, size_t length, SnTable *table) {
  Tree tree;
  Pairs chosen;
  bool good = pairs_read(context, "columns", how & 1 ? "a=/a; b=/b/0; c=/~01" : NULL, &chosen);
  good = tree_parse(&tree, context, "a.json", text, length) && good;
  Node root = {tree.root, 0};
  Node rows = good ? node_at(root, how & 2 ? "/a" : "", NULL, NULL) : root;
  if (good && !rows.json)
    good = sn_fail(context, "nothing there");
  good = good && rows_read(&tree, rows, &chosen, how & 4, table);
  pairs_clear(&chosen);
  tree_clear(&tree);
  return good;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0)
    return 0;
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(SnContext) context = context_new(&PLUGIN, NULL, NULL, NULL, diagnostics);
  g_autoptr(SnTable) table = table_new("t");
  g_autofree char *text = g_strndup((const char *)data + 1, size - 1);
  guint lines = 1;
  for (size_t i = 1; i < size; i++)
    lines += data[i] == '\n';
  bool good = read_rows(context, data[0], text, size - 1, table);
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
