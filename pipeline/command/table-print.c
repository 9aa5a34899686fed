/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/table-print.h"

#include <string.h>

#include "base/json.h"
#include "base/message.h"
#include "base/width.h"
#include "table/table.h"

#define TEXT_ROWS 20
#define WIDEST 60 /* columns of a terminal that a cell may take */

const char *const TABLE_FORMS[] = {"text", "csv", "json", NULL};

gboolean table_print_read(const Given *given, TablePrint *print, Diagnostics *diagnostics) {
  int form;
  gboolean good = given_word(given, "as", TABLE_FORMS, &form, diagnostics);
  print->form = (TableForm)form;
  return given_number(given, "rows", G_MAXINT, form == TABLE_TEXT ? TEXT_ROWS : 0, &print->rows, diagnostics) && good;
}

/* ---- text ---- */

static char *head(const SnColumn *column) {
  return column->unit ? g_strdup_printf("%s (%s)", column->name, column->unit) : g_strdup(column->name);
}

static char *shown_cell(const SnTable *table, guint column, guint row) {
  g_autofree char *text = table_cell_text(table, column, row);
  return text_fit(text, WIDEST);
}

static guint column_width(const SnTable *table, guint column, guint rows) {
  g_autofree char *name = head(sn_table_column(table, column)), *fit = text_fit(name, WIDEST);
  guint width = text_width(fit);
  for (guint row = 0; row < rows; row++) {
    g_autofree char *cell = shown_cell(table, column, row);
    width = MAX(width, text_width(cell));
  }
  return width;
}

/* Nothing is padded at the end of a line. */
static void put_cell(FILE *stream, const SnTable *table, guint column, const char *text, guint width) {
  gboolean end = sn_table_column(table, column)->type == SN_NUMBER;
  gboolean last = column + 1 == sn_table_columns(table);
  text_put_padded(stream, text, last && !end ? 0 : width, end);
  fputs(last ? "\n" : "  ", stream);
}

static void put_rule(FILE *stream, const guint *widths, guint columns) {
  for (guint column = 0; column < columns; column++) {
    for (guint i = 0; i < widths[column]; i++)
      fputs("─", stream);
    fputs(column + 1 < columns ? "  " : "\n", stream);
  }
}

static void put_rest(FILE *stream, guint rest) {
  if (rest == 0)
    return;
  fprintf(stream, ngettext_("… %u more row (--rows 0 shows all)", "… %u more rows (--rows 0 shows all)", rest), rest);
  fputc('\n', stream);
}

static void print_text(const SnTable *table, guint rows, FILE *stream) {
  guint columns = sn_table_columns(table);
  g_autofree guint *widths = g_new0(guint, columns + 1);
  for (guint column = 0; column < columns; column++) {
    g_autofree char *name = head(sn_table_column(table, column)), *fit = text_fit(name, WIDEST);
    widths[column] = column_width(table, column, rows);
    put_cell(stream, table, column, fit, widths[column]);
  }
  put_rule(stream, widths, columns);
  for (guint row = 0; row < rows; row++)
    for (guint column = 0; column < columns; column++) {
      g_autofree char *cell = shown_cell(table, column, row);
      put_cell(stream, table, column, cell, widths[column]);
    }
  put_rest(stream, sn_table_rows(table) - rows);
}

/* ---- CSV ---- */

static void put_field(FILE *stream, const char *text) {
  if (!strpbrk(text, ",\"\r\n")) {
    fputs(text, stream);
    return;
  }
  fputc('"', stream);
  for (; *text; text++) {
    if (*text == '"')
      fputc('"', stream);
    fputc(*text, stream);
  }
  fputc('"', stream);
}

static void print_csv(const SnTable *table, guint rows, FILE *stream) {
  guint columns = sn_table_columns(table);
  for (guint column = 0; column < columns; column++) {
    put_field(stream, sn_table_column(table, column)->name);
    fputs(column + 1 < columns ? "," : "\r\n", stream);
  }
  for (guint row = 0; row < rows; row++)
    for (guint column = 0; column < columns; column++) {
      g_autofree char *cell = table_cell_text(table, column, row);
      put_field(stream, cell);
      fputs(column + 1 < columns ? "," : "\r\n", stream);
    }
}

/* ---- JSON ---- */

static void put_value(FILE *stream, const SnTable *table, guint column, guint row) {
  const SnColumn *view = sn_table_column(table, column);
  g_autofree char *text = table_cell_text(table, column, row);
  if (view->cells[row] != SN_CELL_VALUE)
    fputs("null", stream);
  else if (view->type == SN_NUMBER)
    fputs(text, stream);
  else if (view->type == SN_BOOLEAN)
    fputs(view->numbers[row] ? "true" : "false", stream);
  else
    json_put_text(stream, text);
}

static void print_json(const SnTable *table, guint rows, FILE *stream) {
  guint columns = sn_table_columns(table);
  fputs("[", stream);
  for (guint row = 0; row < rows; row++) {
    fputs(row ? ",\n {" : "\n {", stream);
    for (guint column = 0; column < columns; column++) {
      fputs(column ? ", " : "", stream);
      json_put_text(stream, sn_table_column(table, column)->name);
      fputs(": ", stream);
      put_value(stream, table, column, row);
    }
    fputs("}", stream);
  }
  fputs(rows ? "\n]\n" : "]\n", stream);
}

void table_print(const SnTable *table, const TablePrint *print, FILE *stream) {
  static void (*const PRINT[])(const SnTable *, guint, FILE *) = {print_text, print_csv, print_json};
  guint rows = sn_table_rows(table);
  PRINT[print->form](table, print->rows ? MIN(rows, print->rows) : rows, stream);
}
