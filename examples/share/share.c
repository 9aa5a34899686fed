/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each row's share of a column's total, in percent with two decimals, reckoned in whole numbers. */
#include <songngu/plugin.h>
#include <string.h>

typedef struct Params { const char *column; } Params;
static const SnParam params[] = {
    {"column", SN_PARAM_STRING, offsetof(Params, column), .required = true, .help = "The column of figures"}, {NULL}};

static __int128 figure(const SnColumn *c, uint32_t row) { /* in units of 10^-9; finer ones are cut */
  __int128 n = c->cells[row] == SN_CELL_VALUE ? c->numbers[row] : 0;
  for (int scale = c->scales[row]; n && scale != 9; scale += scale < 9 ? 1 : -1)
    n = scale < 9 ? n * 10 : n / 10;
  return n;
}

static bool apply(SnContext *context, const void *data, const SnInput *inputs, size_t count, SnTable *out) {
  const Params *p = data;
  const SnTable *in = count == 1 ? inputs[0].table : out;
  const SnColumn *label = sn_table_column(in, 0), *column = sn_table_find(in, p->column);
  if (!label || label->type != SN_TEXT || !column || column->type != SN_NUMBER)
    return sn_fail(context, "share takes one table whose first column is text, and a number column %s", p->column);
  uint32_t name = sn_table_add_column(out, label->name, SN_TEXT, NULL);
  uint32_t share = sn_table_add_column(out, "share", SN_NUMBER, "percent");
  __int128 total = 0;
  for (uint32_t row = 0; row < sn_table_rows(in); row++)
    total += figure(column, row);
  for (uint32_t row = 0; row < sn_table_rows(in); row++) {
    SnOrigin origin = sn_table_origin(in, row);
    __int128 twice = figure(column, row) * 20000, half = twice < 0 ? -total : total;
    if (label->cells[row] == SN_CELL_VALUE)
      sn_table_put_text(out, name, label->texts[row], strlen(label->texts[row]));
    if (column->cells[row] == SN_CELL_VALUE && total > 0)
      sn_table_put_number(out, share, (SnDecimal){(int64_t)((twice + half) / (2 * total)), 2});
    sn_table_end_row(out, &origin);
  }
  return true;
}
SN_PLUGIN = {SN_ABI, sizeof(SnPlugin), SN_TRANSFORM, "share", "1", "Shares of a total", params, sizeof(Params), .apply = apply};
