/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/conversion.h"

#include <string.h>

Conversion conversion_begin(SnTable *table, guint index, SnType type, Diagnostics *diagnostics) {
  Column *column = table_get_column(table, index);
  Conversion conversion = {table, *column, column, {table, index, diagnostics, 0, 0}};
  column->cells = column->scales = column->kinds = NULL;
  column->numbers = NULL;
  column->texts = NULL;
  column_set_type(column, type, table->capacity);
  if (table->rows > 0)
    memcpy(column->cells, conversion.from.cells, table->rows);
  table_forget_indexes(table);
  return conversion;
}

gboolean conversion_end(Conversion *conversion) {
  g_free(conversion->from.cells);
  g_free(conversion->from.numbers);
  g_free(conversion->from.scales);
  g_free(conversion->from.texts);
  g_free(conversion->from.kinds);
  return cell_faults_end(&conversion->faults);
}

gboolean conversion_take_typed(Conversion *conversion, SnType type, guint row) {
  const Column *from = &conversion->from;
  if (!from->kinds || from->kinds[row] != type)
    return FALSE;
  conversion->to->numbers[row] = from->numbers[row];
  if (type == SN_NUMBER)
    conversion->to->scales[row] = from->scales[row];
  return TRUE;
}
