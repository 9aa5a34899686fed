/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/cells.h"

#include "base/text.h"
#include "document/phrase.h"
#include "document/walk.h"

/* One text of of="…": parsed once, and its row looked for once. */
typedef struct Known {
  Reference *reference;
  const SnTable *table; /* NULL: not found yet */
  guint column, row;
  char *name, *longer; /* of the placeholder; NULL: not asked for yet */
} Known;

struct Cells {
  const Edition *edition;
  GHashTable *known; /* text → Known */
};

static void known_free(gpointer data) {
  Known *known = data;
  reference_free(known->reference);
  g_free(known->name);
  g_free(known->longer);
  g_free(known);
}

Cells *cells_new(const Edition *edition) {
  Cells *cells = g_new0(Cells, 1);
  cells->edition = edition;
  cells->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, known_free);
  return cells;
}

void cells_free(Cells *cells) {
  if (!cells)
    return;
  g_hash_table_unref(cells->known);
  g_free(cells);
}

static int compare_names(gconstpointer a, gconstpointer b) {
  return g_strcmp0(*(const char *const *)a, *(const char *const *)b);
}

static void report_table(const Cells *cells, const char *name, const Place *place, Diagnostics *diagnostics) {
  guint count;
  g_autofree const char **names = (const char **)g_hash_table_get_keys_as_array(cells->edition->tables, &count);
  qsort(names, count, sizeof *names, compare_names);
  const char *near = text_suggest(name, names);
  diagnostics_error(diagnostics, FAULT_PACK, place, _("there is no table “%s”"), name);
  if (near)
    diagnostics_hint(diagnostics, _("did you mean “%s”?"), near);
  else
    diagnostics_hint(diagnostics, _("tables are the sources and transforms of <data>"));
}

const SnTable *cells_table(Cells *cells, const char *name, const Place *place, Diagnostics *diagnostics) {
  const SnTable *table = name ? g_hash_table_lookup(cells->edition->tables, name) : NULL;
  if (!table)
    report_table(cells, name ? name : "", place, diagnostics);
  return table;
}

int cells_column(const SnTable *table, const char *name, const Place *place, Diagnostics *diagnostics) {
  int column = table_find_column(table, name);
  if (column >= 0)
    return column;
  g_autofree const char **names = table_column_names(table);
  const char *near = text_suggest(name, names);
  diagnostics_error(diagnostics, FAULT_PACK, place, _("table “%s” has no column “%s”"), table_name(table), name);
  g_autofree char *list = g_strjoinv(", ", (char **)names);
  if (near)
    diagnostics_hint(diagnostics, _("did you mean “%s”?"), near);
  else
    diagnostics_hint(diagnostics, _("its columns are: %s"), list);
  return -1;
}

static Known *cells_know(Cells *cells, const char *of, const Place *place, Diagnostics *diagnostics) {
  Known *known = g_hash_table_lookup(cells->known, of);
  if (known)
    return known;
  Reference *reference = reference_parse(of, place, diagnostics);
  if (!reference)
    return NULL;
  known = g_new0(Known, 1);
  known->reference = reference;
  g_hash_table_insert(cells->known, g_strdup(of), known);
  return known;
}

const Reference *cells_reference(Cells *cells, const char *of, const Place *place, Diagnostics *diagnostics) {
  const Known *known = cells_know(cells, of, place, diagnostics);
  return known ? known->reference : NULL;
}

static void known_name(Known *known) {
  const Reference *reference = known->reference;
  guint count = reference->condition_count;
  g_autofree char *name = reference_name(reference);
  g_autofree char *longer =
      g_strconcat(count > 0 ? reference->conditions[count - 1].value : reference->table, "_", reference->column, NULL);
  known->name = placeholder_name(name);
  known->longer = placeholder_name(longer);
}

gboolean cells_name(Cells *cells, const char *of, const char **name, const char **longer) {
  Known *known = g_hash_table_lookup(cells->known, of);
  if (!known) {
    g_autoptr(Diagnostics) unheard = diagnostics_new();
    known = cells_know(cells, of, &(Place){0}, unheard);
  }
  if (!known)
    return FALSE;
  if (!known->name)
    known_name(known);
  *name = known->name;
  *longer = known->longer;
  return TRUE;
}

/* Finds the row once; one that was not found is looked for again, so that each mention is told. */
static gboolean known_resolve(Known *known, const SnTable *table, guint column, const Place *place,
                              Diagnostics *diagnostics) {
  guint row;
  const Reference *reference = known->reference;
  if (!table_find_row(table, reference->conditions, reference->condition_count, place, diagnostics, &row))
    return FALSE;
  known->table = table;
  known->column = column;
  known->row = row;
  return TRUE;
}

gboolean cells_find(Cells *cells, const Walk *walk, const char *of, const Place *place, Diagnostics *diagnostics,
                    Value *out) {
  Known *known = cells_know(cells, of, place, diagnostics);
  if (!known)
    return FALSE;
  const Reference *reference = known->reference;
  guint row;
  gboolean current = reference->condition_count == 0 && walk_row(walk, reference->table, &row);
  if (!current && known->table) {
    *out = value_of_cell(known->table, known->column, known->row, cells->edition->units);
    return TRUE;
  }
  const SnTable *table = cells_table(cells, reference->table, place, diagnostics);
  int column = table ? cells_column(table, reference->column, place, diagnostics) : -1;
  if (column < 0)
    return FALSE;
  if (!current) {
    if (!known_resolve(known, table, (guint)column, place, diagnostics))
      return FALSE;
    row = known->row;
  } else if (row >= sn_table_rows(table))
    return FALSE;
  *out = value_of_cell(table, (guint)column, row, cells->edition->units);
  return TRUE;
}
