/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/written-unit.h"

#include <string.h>

#include "base/message.h"

gboolean units_by_row(const SnTable *table, guint index) {
  int unit = table->reserved[RESERVED_UNIT];
  return unit >= 0 && table_get_column(table, (guint)unit)->view.type == SN_TEXT &&
         strcmp(table_get_column(table, index)->name, "value") == 0;
}

WrittenUnits written_units_begin(SnTable *table, guint index, const Column *texts, CellFaults *faults) {
  return (WrittenUnits){.table = table,
                        .texts = texts,
                        .faults = faults,
                        .declared = table_get_column(table, index)->unit,
                        .by_row = units_by_row(table, index),
                        .first_row = NO_ROW,
                        .scaled_row = NO_ROW,
                        .bare_row = NO_ROW};
}

static Column *unit_column(const WrittenUnits *written) {
  return table_get_column(written->table, (guint)written->table->reserved[RESERVED_UNIT]);
}

static const char *row_unit(const WrittenUnits *written, guint row) {
  if (!written->by_row)
    return NULL;
  const Column *units = unit_column(written);
  return units->cells[row] == SN_CELL_VALUE ? units->texts[row] : NULL;
}

static gboolean is_same(const WrittenUnits *written, const char *first, const char *second) {
  if (strcmp(first, second) == 0)
    return TRUE;
  const Units *units = written->table->units;
  const Unit *a = units ? units_find(units, first) : NULL;
  return a && a == units_find(units, second);
}

static void report_conflict(const WrittenUnits *written, guint row, const char *unit, const char *expected,
                            gboolean of_row) {
  g_autofree char *quote = cell_quote(written->texts->texts[row]);
  cell_faults_add(written->faults, row, _("correct the one that is wrong"),
                  of_row ? _("“%s” is in the unit “%s”, and the row's unit is “%s”")
                         : _("“%s” is in the unit “%s”, and the column's unit is “%s”"),
                  quote, unit, expected);
  cell_faults_compare(written->faults, expected, written->texts->texts[row]);
}

static const char *unit_hint(void) {
  return _("if all cells of the column have one unit, declare it; else write each row's own into a column “unit”");
}

static void report_other(const WrittenUnits *written, guint row, const char *unit) {
  g_autofree char *quote = cell_quote(written->texts->texts[row]),
                  *first = cell_quote(written->texts->texts[written->first_row]);
  cell_faults_add(written->faults, row, unit_hint(), _("“%s” is in the unit “%s”, and “%s” in line %u is in “%s”"),
                  quote, unit, first, sn_table_origin(written->table, written->first_row).line, written->first);
  cell_faults_compare(written->faults, written->first, written->texts->texts[row]);
}

static void report_bare(const WrittenUnits *written, guint with) {
  guint bare = written->bare_row;
  g_autofree char *quote = cell_quote(written->texts->texts[bare]), *other = cell_quote(written->texts->texts[with]);
  cell_faults_add(written->faults, bare, unit_hint(), _("“%s” has no unit, and “%s” in line %u has one"), quote, other,
                  sn_table_origin(written->table, with).line);
}

/* The row's cell in the column “unit” was empty: now it holds what the figure says. */
static void fill_row_unit(const WrittenUnits *written, guint row, const char *unit) {
  Column *units = unit_column(written);
  units->texts[row] = arena_copy(&written->table->texts, unit, strlen(unit));
  units->cells[row] = SN_CELL_VALUE;
}

void written_units_take(WrittenUnits *written, guint row, const CellFigure *figure, gboolean zero) {
  const char *of_row = row_unit(written, row), *expected = of_row ? of_row : written->declared;
  if (!figure->unit) {
    if (figure->power > 0)
      written->scaled_row = MIN(written->scaled_row, row);
    else if (!zero)
      written->bare_row = MIN(written->bare_row, row);
  } else if (expected) {
    if (!is_same(written, figure->unit, expected))
      report_conflict(written, row, figure->unit, expected, of_row != NULL);
  } else if (written->by_row) {
    fill_row_unit(written, row, figure->unit);
  } else if (!written->first) {
    written->first = figure->unit;
    written->first_row = row;
  } else if (strcmp(written->first, figure->unit) != 0) {
    report_other(written, row, figure->unit);
  }
}

const char *written_units_end(WrittenUnits *written) {
  guint with = MIN(written->first_row, written->scaled_row);
  if (!written->declared && !written->by_row && with != NO_ROW && written->bare_row != NO_ROW)
    report_bare(written, with);
  return written->declared ? written->declared : written->first;
}
