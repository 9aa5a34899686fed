/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "violation.h"

#include <string.h>

#include "../../array.h"

#define MOST_WORDS 3

bool tolerance_read(SnContext *context, const char *text, Tolerance *out) {
  *out = (Tolerance){0};
  if (!text || *text == '\0')
    return true;
  SnDecimal number;
  SnCell cell;
  if (!sn_number_parse(text, strlen(text), SN_LOCALE_PLAIN, &number, &cell) || cell != SN_CELL_VALUE ||
      number.coefficient < 0) {
    sn_fail(context, "tolerance=\"%s\" is not a number of the form 0.5", text);
    sn_hint(context, "leave it out: as much is allowed as rounding explains");
    return false;
  }
  *out = (Tolerance){true, exact_of(number)};
  return true;
}

Exact tolerance_of(const Tolerance *tolerance, unsigned addends, int coarsest) {
  if (tolerance->given)
    return tolerance->value;
  return exact_multiply((Exact){addends, 1}, exact_half_place(coarsest));
}

enum { ROW, WHAT, EXPECTED, FOUND, DIFFERENCE, TOLERANCE };

void violations_begin(SnTable *out) {
  sn_table_add_column(out, "row", SN_TEXT, NULL);
  sn_table_add_column(out, "what", SN_TEXT, NULL);
  sn_table_add_column(out, "expected", SN_NUMBER, NULL);
  sn_table_add_column(out, "found", SN_NUMBER, NULL);
  sn_table_add_column(out, "difference", SN_NUMBER, NULL);
  sn_table_add_column(out, "tolerance", SN_NUMBER, NULL);
}

static void put_exact(SnTable *out, uint32_t column, Exact value, unsigned decimals) {
  SnDecimal number;
  if (exact_print(value, decimals, &number))
    sn_table_put_number(out, column, number);
  else
    sn_table_put_nothing(out, column, SN_CELL_NOT_AVAILABLE);
}

void violation_put(SnTable *out, const Violation *violation) {
  sn_table_put_text(out, ROW, violation->row, strlen(violation->row));
  sn_table_put_text(out, WHAT, violation->what, strlen(violation->what));
  put_exact(out, EXPECTED, violation->expected, violation->decimals);
  put_exact(out, FOUND, violation->found, violation->decimals);
  put_exact(out, DIFFERENCE, exact_subtract(violation->found, violation->expected), violation->decimals);
  put_exact(out, TOLERANCE, violation->tolerance, 0);
  sn_table_end_row(out, &violation->origin);
}

char *row_words(const SnTable *table, uint32_t row) {
  size_t room = 1;
  const char *words[MOST_WORDS];
  unsigned count = 0;
  for (uint32_t i = 0; i < sn_table_columns(table) && count < MOST_WORDS; i++) {
    const SnColumn *column = sn_table_column(table, i);
    if (column->type != SN_TEXT || column->cells[row] != SN_CELL_VALUE)
      continue;
    words[count++] = column->texts[row];
    room += strlen(column->texts[row]) + 2;
  }
  char *text = array_new(room, 1);
  for (unsigned i = 0; i < count; i++) {
    strcat(text, i > 0 ? ", " : "");
    strcat(text, words[i]);
  }
  return text;
}
