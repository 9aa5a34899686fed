/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/expectation.h"

#include <string.h>

#include "base/decimal.h"
#include "base/message.h"
#include "base/text.h"
#include "table/cell-fault.h"

static gboolean is_blank(const Column *column, guint row) {
  if (column->cells[row] == SN_CELL_EMPTY)
    return TRUE;
  if (column->view.type != SN_TEXT || column->cells[row] != SN_CELL_VALUE)
    return FALSE;
  for (const char *at = column->texts[row]; *at != '\0'; at = g_utf8_next_char(at))
    if (!g_unichar_isspace(g_utf8_get_char(at)))
      return FALSE;
  return TRUE;
}

void expectation_clear(Expectation *expectation) {
  g_clear_pointer(&expectation->words, g_strfreev);
  g_clear_pointer(&expectation->nothing, g_strfreev);
}

/* Cells that hold one of the words become signs that no figure is available. */
static void take_nothing(SnTable *table, guint index, char **words) {
  Column *column = table_get_column(table, index);
  if (column->view.type != SN_TEXT)
    return;
  g_autoptr(GHashTable) folded = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (char **word = words; *word; word++)
    g_hash_table_add(folded, text_fold(*word));
  for (guint row = 0; row < table->rows; row++) {
    if (column->cells[row] != SN_CELL_VALUE)
      continue;
    g_autofree char *key = text_fold(column->texts[row]);
    if (g_hash_table_contains(folded, key))
      column->cells[row] = SN_CELL_NOT_AVAILABLE;
  }
  table_forget_indexes(table);
}

static void report_blank(CellFaults *faults, guint row) {
  cell_faults_add(faults, row, NULL, _("the cell is empty, and the pack requires a value"));
  cell_faults_compare(faults, _("a value"), NULL);
}

static gboolean check_required(SnTable *table, guint index, Diagnostics *diagnostics) {
  CellFaults faults = {table, index, diagnostics, 0, 0};
  const Column *column = table_get_column(table, index);
  for (guint row = 0; row < table->rows; row++)
    if (is_blank(column, row))
      report_blank(&faults, row);
  return cell_faults_end(&faults);
}

static gboolean check_unique(SnTable *table, guint index, Diagnostics *diagnostics) {
  CellFaults faults = {table, index, diagnostics, 0, 0};
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint row = 0; row < table->rows; row++) {
    char *key = table_cell_key(table, index, row);
    if (!key)
      continue;
    guint before = GPOINTER_TO_UINT(g_hash_table_lookup(seen, key));
    if (before == 0) {
      g_hash_table_insert(seen, key, GUINT_TO_POINTER(row + 1));
      continue;
    }
    g_free(key);
    guint line = table->lines ? table->lines[before - 1] : 0;
    g_autofree char *text = table_cell_text(table, index, row);
    g_autofree char *quote = cell_quote(text);
    cell_faults_add(&faults, row, NULL,
                    line > 0 ? _("“%s” stands in line %u already") : _("“%s” stands in row %u already"), quote,
                    line > 0 ? line : before);
    g_autofree char *expected = g_strdup_printf(
        line > 0 ? _("a value unlike that of line %u") : _("a value unlike that of row %u"), line > 0 ? line : before);
    cell_faults_compare(&faults, expected, text);
  }
  return cell_faults_end(&faults);
}

static gboolean check_range(SnTable *table, guint index, const Expectation *expectation, Diagnostics *diagnostics) {
  CellFaults faults = {table, index, diagnostics, 0, 0};
  const Column *column = table_get_column(table, index);
  char value[DECIMAL_TEXT], bound[DECIMAL_TEXT];
  for (guint row = 0; row < table->rows; row++) {
    SnDecimal number = {column->numbers[row], column->scales[row]};
    if (column->cells[row] != SN_CELL_VALUE)
      continue;
    gboolean low = expectation->has_min && decimal_compare(number, expectation->min) < 0;
    if (!low && !(expectation->has_max && decimal_compare(number, expectation->max) > 0))
      continue;
    decimal_print(number, value);
    decimal_print(low ? expectation->min : expectation->max, bound);
    cell_faults_add(&faults, row, NULL,
                    low ? _("%s is less than %s, the least that the pack allows")
                        : _("%s is more than %s, the most that the pack allows"),
                    value, bound);
    g_autofree char *expected = g_strdup_printf(low ? _("at least %s") : _("at most %s"), bound);
    cell_faults_compare(&faults, expected, value);
  }
  return cell_faults_end(&faults);
}

static void report_word(CellFaults *faults, guint row, const char *text, char **words) {
  g_autofree char *quote = cell_quote(text);
  g_autofree char *list = g_strjoinv(", ", words);
  const char *near = text_suggest(text, (const char *const *)words);
  g_autofree char *hint =
      near ? g_strdup_printf(_("did you mean “%s”?"), near) : g_strdup_printf(_("the pack allows: %s"), list);
  cell_faults_add(faults, row, hint, _("“%s” is not one of the words that the pack allows"), quote);
  g_autofree char *expected = g_strdup_printf(_("one of: %s"), list);
  cell_faults_compare(faults, expected, text);
}

static gboolean check_words(SnTable *table, guint index, char **words, Diagnostics *diagnostics) {
  CellFaults faults = {table, index, diagnostics, 0, 0};
  const Column *column = table_get_column(table, index);
  g_autoptr(GHashTable) allowed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (char **word = words; *word; word++)
    g_hash_table_add(allowed, text_fold(*word));
  for (guint row = 0; row < table->rows; row++) {
    g_autofree char *key = table_cell_key(table, index, row);
    if (key && !g_hash_table_contains(allowed, key)) {
      g_autofree char *text = table_cell_text(table, index, row);
      report_word(&faults, row, column->view.type == SN_TEXT ? column->texts[row] : text, words);
    }
  }
  return cell_faults_end(&faults);
}

static gboolean report_unknown_column(const SnTable *table, const Expectation *expectation, const char *pack,
                                      Diagnostics *diagnostics) {
  Place place = {pack, expectation->line, 0, NULL};
  g_autofree const char **names = table_column_names(table);
  const char *near = text_suggest(expectation->column, names);
  g_autofree char *list = g_strjoinv(", ", (char **)names);
  diagnostics_error(diagnostics, FAULT_PACK, &place, _("table “%s” has no column “%s”"), table_name(table),
                    expectation->column);
  if (near)
    diagnostics_hint(diagnostics, _("did you mean “%s”?"), near);
  else
    diagnostics_hint(diagnostics, _("its columns are: %s"), list);
  return FALSE;
}

/* A unit that the data gives and another that the pack expects cannot both be right. */
static gboolean check_unit(const SnTable *table, guint index, const Expectation *expectation, const char *pack,
                           Diagnostics *diagnostics) {
  const Column *column = table_get_column(table, index);
  if (!expectation->unit || !column->unit || strcmp(column->unit, expectation->unit) == 0)
    return TRUE;
  diagnostics_error(diagnostics, FAULT_PACK, (&(Place){pack, expectation->line, 0, NULL}),
                    _("the data give column “%s” the unit “%s”, and the pack expects “%s”"), column->name, column->unit,
                    expectation->unit);
  return FALSE;
}

/* A range is one of numbers, whether or not the pack says so. */
static gboolean read_type(const Expectation *expectation, guint index, SnTable *table, Diagnostics *diagnostics) {
  gboolean range = expectation->has_min || expectation->has_max;
  ColumnReading reading = {
      .type = table_get_column(table, index)->view.type, .locale = (int)expectation->locale, .unit = expectation->unit};
  for (reading.also_count = 0; reading.also_count < expectation->also_count; reading.also_count++)
    reading.also[reading.also_count] = (int)expectation->also[reading.also_count];
  if (expectation->has_type)
    reading.type = expectation->type;
  else if (range)
    reading.type = SN_NUMBER;
  return table_read_column(table, index, &reading, diagnostics);
}

static gboolean apply_one(const Expectation *expectation, const char *pack, SnTable *table, Diagnostics *diagnostics) {
  int found = table_find_column(table, expectation->column);
  if (found < 0)
    return report_unknown_column(table, expectation, pack, diagnostics);
  guint index = (guint)found;
  if (expectation->nothing)
    take_nothing(table, index, expectation->nothing);
  gboolean good = check_unit(table, index, expectation, pack, diagnostics);
  /* Before the typing, which leaves wrong cells empty. */
  if (expectation->required)
    good = check_required(table, index, diagnostics) && good;
  good = read_type(expectation, index, table, diagnostics) && good;
  if ((expectation->has_min || expectation->has_max) && table_get_column(table, index)->view.type == SN_NUMBER)
    good = check_range(table, index, expectation, diagnostics) && good;
  if (expectation->unique)
    good = check_unique(table, index, diagnostics) && good;
  if (expectation->words)
    good = check_words(table, index, expectation->words, diagnostics) && good;
  return good;
}

gboolean expectations_apply(const Expectation *expectations, guint count, const char *pack, SnTable *table,
                            Diagnostics *diagnostics) {
  gboolean good = TRUE;
  for (guint i = 0; i < count; i++)
    good = apply_one(&expectations[i], pack, table, diagnostics) && good;
  return good;
}
