/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/unit.h"

#include <string.h>

#include "base/message.h"
#include "base/text.h"

#define FIELDS 6
#define HEADER "id,kind,vi,en_one,en_other,also"

struct Units {
  GPtrArray *list;                 /* Unit */
  GPtrArray *ids;                  /* NULL-terminated */
  GHashTable *by_id;               /* as written: what data mostly hold */
  GHashTable *by_folded, *by_word; /* folded */
};

static void unit_free(gpointer data) {
  Unit *unit = data;
  g_free((char *)unit->id);
  g_free((char *)unit->vi);
  g_free((char *)unit->en_one);
  g_free((char *)unit->en_other);
  g_free(unit);
}

static Units *units_new(void) {
  Units *units = g_new0(Units, 1);
  units->list = g_ptr_array_new_with_free_func(unit_free);
  units->ids = g_ptr_array_new();
  units->by_id = g_hash_table_new(g_str_hash, g_str_equal);
  units->by_folded = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  units->by_word = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  return units;
}

void units_free(Units *units) {
  if (!units)
    return;
  g_ptr_array_unref(units->list);
  g_ptr_array_unref(units->ids);
  g_hash_table_unref(units->by_id);
  g_hash_table_unref(units->by_folded);
  g_hash_table_unref(units->by_word);
  g_free(units);
}

static int find_kind(const char *word) {
  static const char *const WORDS[] = {"plain", "percent", "point", "money", "count", "rank", "period"};
  for (gsize i = 0; i < G_N_ELEMENTS(WORDS); i++)
    if (strcmp(word, WORDS[i]) == 0)
      return (int)i;
  return -1;
}

/* The first unit of a word keeps it. */
static void add_word(Units *units, const char *word, const Unit *unit) {
  char *key = text_fold(word);
  if (*key == '\0' || g_hash_table_contains(units->by_word, key))
    g_free(key);
  else
    g_hash_table_insert(units->by_word, key, (gpointer)unit);
}

static void add_unit(Units *units, char **fields, int kind) {
  Unit *unit = g_new0(Unit, 1);
  *unit = (Unit){g_strdup(fields[0]), (UnitKind)kind, g_strdup(fields[2]), g_strdup(fields[3]), g_strdup(fields[4])};
  g_ptr_array_add(units->list, unit);
  g_ptr_array_add(units->ids, (gpointer)unit->id);
  g_hash_table_insert(units->by_id, (gpointer)unit->id, unit);
  g_hash_table_insert(units->by_folded, text_fold(unit->id), unit);
  add_word(units, unit->vi, unit);
  add_word(units, unit->en_one, unit);
  add_word(units, unit->en_other, unit);
  g_auto(GStrv) also = g_strsplit(fields[5], "|", -1);
  for (char **word = also; *word; word++)
    add_word(units, *word, unit);
}

static gboolean read_line(Units *units, const char *line, const Place *place, Diagnostics *diagnostics) {
  g_auto(GStrv) fields = g_strsplit(line, ",", -1);
  guint count = g_strv_length(fields);
  if (count != FIELDS) {
    diagnostics_error(diagnostics, FAULT_PACK, place, _("a unit has %d fields (%s), not %u"), FIELDS, HEADER, count);
    return FALSE;
  }
  int kind = find_kind(fields[1]);
  if (kind < 0) {
    diagnostics_add(diagnostics, FAULT_PACK, SEVERITY_ERROR, place,
                    _("the kinds are: plain, percent, point, money, count, rank, period"),
                    _("unknown kind of unit “%s”"), fields[1]);
    return FALSE;
  }
  g_autofree char *key = text_fold(fields[0]);
  if (*key == '\0' || g_hash_table_contains(units->by_folded, key)) {
    diagnostics_error(diagnostics, FAULT_PACK, place, _("the unit “%s” has no id of its own"), fields[0]);
    return FALSE;
  }
  add_unit(units, fields, kind);
  return TRUE;
}

static gboolean read_lines(Units *units, char **lines, const char *path, Diagnostics *diagnostics) {
  gboolean good = TRUE, header = FALSE;
  for (guint i = 0; lines[i]; i++) {
    Place place = {path, i + 1, 0, NULL};
    g_strchomp(lines[i]);
    if (*lines[i] == '\0' || *lines[i] == '#')
      continue;
    if (header) {
      good = read_line(units, lines[i], &place, diagnostics) && good;
    } else if (strcmp(lines[i], HEADER) != 0) {
      diagnostics_error(diagnostics, FAULT_PACK, &place, _("the file must begin with the line %s"), HEADER);
      return FALSE;
    }
    header = TRUE;
  }
  return good;
}

Units *units_load(const char *path, Diagnostics *diagnostics) {
  g_autofree char *content = NULL;
  gsize length;
  g_autoptr(GError) error = NULL;
  Place place = {path, 0, 0, NULL};
  if (!g_file_get_contents(path, &content, &length, &error)) {
    diagnostics_error(diagnostics, FAULT_SYSTEM, &place, _("the file of units cannot be read: %s"), error->message);
    return NULL;
  }
  if (text_find_invalid(content, length) >= 0) {
    diagnostics_error(diagnostics, FAULT_PACK, &place, _("the file of units is not valid UTF-8 text"));
    return NULL;
  }
  Units *units = units_new();
  g_auto(GStrv) lines = g_strsplit(content, "\n", -1);
  gboolean good = read_lines(units, lines, path, diagnostics);
  g_ptr_array_add(units->ids, NULL);
  if (!good)
    g_clear_pointer(&units, units_free);
  return units;
}

const Unit *units_find(const Units *units, const char *id) {
  const Unit *unit = g_hash_table_lookup(units->by_id, id);
  if (unit)
    return unit;
  g_autofree char *key = text_fold(id);
  unit = g_hash_table_lookup(units->by_folded, key);
  return unit ? unit : g_hash_table_lookup(units->by_word, key);
}

const char *const *units_ids(const Units *units) { return (const char *const *)units->ids->pdata; }

int scale_power(const char *word) {
  static const char *const WORDS[] = {"one", "thousand", "million", "billion", "trillion"};
  for (gsize i = 0; i < G_N_ELEMENTS(WORDS); i++)
    if (strcmp(word, WORDS[i]) == 0)
      return (int)i * 3;
  return -1;
}
