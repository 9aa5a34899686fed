/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes all the memory there is, in its own blocks or through the core's table. */

#include <songngu/plugin.h>
#include <stdlib.h>
#include <string.h>

typedef struct Parameters {
  bool table;
} Parameters;

static const SnParam parameters[] = {
    {.name = "table",
     .type = SN_PARAM_BOOLEAN,
     .offset = offsetof(Parameters, table),
     .fallback = "no",
     .help = "Fill the core's table instead of blocks of its own"},
    {NULL},
};

#define BLOCK (1 << 20)

static void fill_table(SnTable *out) {
  static char text[BLOCK];
  memset(text, 'a', sizeof text);
  uint32_t column = sn_table_add_column(out, "text", SN_TEXT, NULL);
  for (uint32_t row = 0; out; row++) {
    memcpy(text, &(char[]){(char)('a' + row % 26), (char)('a' + row / 26 % 26), (char)('a' + row / 676 % 26)}, 3);
    sn_table_put_text(out, column, text, sizeof text);
    sn_table_end_row(out, NULL);
  }
}

static bool apply(SnContext *context, const void *params, const SnInput *inputs, size_t count, SnTable *out) {
  const Parameters *parameters_given = params;
  (void)context, (void)inputs, (void)count;
  if (parameters_given->table)
    fill_table(out);
  do
    memset(malloc(BLOCK), 1, BLOCK); /* unchecked, as careless plugins do */
  while (out);
  return true;
}

SN_PLUGIN = {
    .abi = SN_ABI,
    .size = sizeof(SnPlugin),
    .kind = SN_TRANSFORM,
    .name = "eat",
    .version = "1",
    .summary = "Takes all memory",
    .params = parameters,
    .params_size = sizeof(Parameters),
    .apply = apply,
};
