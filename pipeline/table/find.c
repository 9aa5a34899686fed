/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finding the one row that meets conditions.  The columns asked for are
 * indexed once, so that each of many references costs one look-up. */

#include <string.h>

#include "base/calendar.h"
#include "base/decimal.h"
#include "base/message.h"
#include "base/text.h"
#include "table/cell-fault.h"
#include "table/table-private.h"

#define JOINT "\x1f"    /* parts the keys of several columns; no cell holds it */
#define LINES_SHOWN 5   /* of several matching rows */
#define CANDIDATES 5000 /* distinct values that a suggestion is looked for among */

/* Rows by the keys of some columns; rows of equal keys are chained in ascending order. */
typedef struct RowIndex {
  GHashTable *first; /* key: row + 1 */
  guint32 *next;     /* row: row + 1, or 0 */
} RowIndex;

static void row_index_free(gpointer data) {
  RowIndex *index = data;
  g_hash_table_unref(index->first);
  g_free(index->next);
  g_free(index);
}

static char *row_key(const SnTable *table, const guint *columns, guint count, guint row) {
  if (count == 1) {
    char *key = table_cell_key(table, columns[0], row);
    return key ? key : g_strdup("");
  }
  GString *key = g_string_new(NULL);
  for (guint i = 0; i < count; i++) {
    g_autofree char *part = table_cell_key(table, columns[i], row);
    g_string_append(key, part ? part : "");
    g_string_append(key, JOINT);
  }
  return g_string_free(key, FALSE);
}

static RowIndex *row_index_new(const SnTable *table, const guint *columns, guint count) {
  RowIndex *index = g_new0(RowIndex, 1);
  index->first = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  index->next = g_new0(guint32, table->rows + 1);
  /* From the last row on, so that each new one becomes the head of its chain. */
  for (guint row = table->rows; row-- > 0;) {
    char *key = row_key(table, columns, count, row);
    index->next[row] = GPOINTER_TO_UINT(g_hash_table_lookup(index->first, key));
    g_hash_table_replace(index->first, key, GUINT_TO_POINTER(row + 1));
  }
  return index;
}

static const RowIndex *get_index(const SnTable *table, const guint *columns, guint count) {
  GString *name = g_string_new(NULL);
  for (guint i = 0; i < count; i++)
    g_string_append_printf(name, "%u,", columns[i]);
  /* The indexes are no part of what the table says: a cache behind a const pointer. */
  SnTable *keeper = (SnTable *)table;
  if (!keeper->indexes)
    keeper->indexes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, row_index_free);
  RowIndex *index = g_hash_table_lookup(keeper->indexes, name->str);
  if (!index) {
    index = row_index_new(table, columns, count);
    g_hash_table_insert(keeper->indexes, g_strdup(name->str), index);
  }
  g_string_free(name, TRUE);
  return index;
}

/* ---- the conditions */

static void report_unknown_column(const SnTable *table, const char *name, const Place *place,
                                  Diagnostics *diagnostics) {
  g_autofree const char **names = table_column_names(table);
  const char *near = text_suggest(name, names);
  diagnostics_error(diagnostics, FAULT_PACK, place, _("table “%s” has no column “%s”"), table->name, name);
  g_autofree char *list = g_strjoinv(", ", (char **)names);
  if (near)
    diagnostics_hint(diagnostics, _("did you mean “%s”?"), near);
  else
    diagnostics_hint(diagnostics, _("its columns are: %s"), list);
}

/* The key of a condition's value as the column's type writes it; NULL: reported. */
static char *condition_key(const SnTable *table, guint column, const Condition *condition, const Place *place,
                           Diagnostics *diagnostics) {
  SnDecimal number;
  Date date;
  char buffer[DECIMAL_TEXT];
  SnType type = table_get_column(table, column)->view.type;
  if (type == SN_TEXT || *condition->value == '\0')
    return text_fold(condition->value);
  if (type == SN_NUMBER && decimal_parse(condition->value, strlen(condition->value), &number))
    return g_strdup(decimal_print(decimal_trim(number), buffer));
  if ((type == SN_DATE && date_parse(condition->value, &date)) ||
      (type == SN_BOOLEAN && (strcmp(condition->value, "yes") == 0 || strcmp(condition->value, "no") == 0)))
    return g_strdup(condition->value);
  diagnostics_error(diagnostics, FAULT_PACK, place,
                    type == SN_NUMBER ? _("column “%s” holds numbers, and “%s” is not one of the form 1234.5")
                    : type == SN_DATE ? _("column “%s” holds dates, and “%s” is not one of the form 2024-03-27")
                                      : _("column “%s” holds yes or no, not “%s”"),
                    condition->column, condition->value);
  return NULL;
}

/* The conditions' columns and the key of the row that they name.  FALSE: reported. */
static gboolean read_conditions(const SnTable *table, const Condition *conditions, guint count, guint *columns,
                                char **keys, const Place *place, Diagnostics *diagnostics) {
  gboolean good = TRUE;
  for (guint i = 0; i < count; i++) {
    int column = table_find_column(table, conditions[i].column);
    if (column < 0)
      report_unknown_column(table, conditions[i].column, place, diagnostics);
    columns[i] = (guint)MAX(column, 0);
    keys[i] = column < 0 ? NULL : condition_key(table, columns[i], &conditions[i], place, diagnostics);
    good = good && keys[i];
  }
  return good;
}

static char *join_keys(char **keys, guint count) {
  if (count == 1)
    return g_strdup(keys[0]);
  GString *key = g_string_new(NULL);
  for (guint i = 0; i < count; i++) {
    g_string_append(key, keys[i]);
    g_string_append(key, JOINT);
  }
  return g_string_free(key, FALSE);
}

static char *describe(const Condition *conditions, guint count) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < count; i++)
    g_string_append_printf(text, "%s%s=%s", i > 0 ? ", " : "", conditions[i].column, conditions[i].value);
  return g_string_free(text, FALSE);
}

/* ---- no row, or several */

/* The value that the column holds nearest to `value`, to be freed; NULL: none near. */
static char *suggest_value(const SnTable *table, guint column, const char *value) {
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func(g_free);
  for (guint row = 0; row < table->rows && values->len < CANDIDATES; row++) {
    char *text = table_cell_text(table, column, row);
    if (g_hash_table_add(seen, text))
      g_ptr_array_add(values, text);
    else
      g_free(text);
  }
  g_ptr_array_add(values, NULL);
  return g_strdup(text_suggest(value, (const char *const *)values->pdata));
}

static void report_no_row(const SnTable *table, const Condition *conditions, guint count, const guint *columns,
                          char **keys, const Place *place, Diagnostics *diagnostics) {
  g_autofree char *said = describe(conditions, count);
  diagnostics_error(diagnostics, FAULT_PACK, place, _("table “%s” has no row with %s"), table->name, said);
  for (guint i = 0; i < count; i++) {
    if (g_hash_table_contains(get_index(table, &columns[i], 1)->first, keys[i]))
      continue;
    g_autofree char *near = suggest_value(table, columns[i], conditions[i].value);
    if (near)
      diagnostics_hint(diagnostics, _("column “%s” holds “%s”: did you mean that?"), conditions[i].column, near);
    else
      diagnostics_hint(diagnostics, _("column “%s” never holds “%s”"), conditions[i].column, conditions[i].value);
    return;
  }
  diagnostics_hint(diagnostics,
                   count > 1 ? _("each of these values occurs, but not in one row") : _("the table is empty"));
}

static void report_several(const SnTable *table, const Condition *conditions, guint count, const RowIndex *index,
                           guint first, const Place *place, Diagnostics *diagnostics) {
  guint matches = 0;
  GString *lines = g_string_new(NULL);
  for (guint next = first + 1; next != 0; next = index->next[next - 1], matches++) {
    guint line = sn_table_origin(table, next - 1).line;
    if (matches < LINES_SHOWN)
      g_string_append_printf(lines, "%s%u", matches > 0 ? ", " : "", line > 0 && table->lines ? line : next);
  }
  if (matches > LINES_SHOWN)
    g_string_append(lines, ", …");
  g_autofree char *said = describe(conditions, count);
  const char *file = sn_table_origin(table, first).file;
  diagnostics_error(diagnostics, FAULT_PACK, place, _("table “%s” has %u rows with %s, one was expected"), table->name,
                    matches, *said ? said : _("no condition"));
  if (file && table->lines)
    diagnostics_hint(diagnostics, _("they stand in %s, lines %s; add a condition that tells them apart"), file,
                     lines->str);
  else
    diagnostics_hint(diagnostics, _("they are the rows %s; add a condition that tells them apart"), lines->str);
  g_string_free(lines, TRUE);
}

gboolean table_find_row(const SnTable *table, const Condition *conditions, guint count, const Place *place,
                        Diagnostics *diagnostics, guint *row) {
  g_autofree guint *columns = g_new0(guint, count + 1);
  g_auto(GStrv) keys = g_new0(char *, count + 1);
  if (!read_conditions(table, conditions, count, columns, keys, place, diagnostics)) {
    for (guint i = 0; i < count; i++)
      g_clear_pointer(&keys[i], g_free);
    return FALSE;
  }
  const RowIndex *index = get_index(table, columns, count);
  g_autofree char *key = join_keys(keys, count);
  guint found = GPOINTER_TO_UINT(g_hash_table_lookup(index->first, key));
  if (found == 0) {
    report_no_row(table, conditions, count, columns, keys, place, diagnostics);
    return FALSE;
  }
  if (index->next[found - 1] != 0) {
    report_several(table, conditions, count, index, found - 1, place, diagnostics);
    return FALSE;
  }
  *row = found - 1;
  return TRUE;
}
