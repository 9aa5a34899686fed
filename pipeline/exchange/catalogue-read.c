/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A catalogue that comes back from a tool that works on PO itself.  Such tools keep what they know of: OmegaT writes no
 * fuzzy translation and, where it splits sentences, none that it did not make; others leave comments or previous
 * sources away.  So only its translations are taken. */

#include <string.h>

#include "exchange/exchange.h"
#include "exchange/reading.h"
#include "exchange/unit-id.h"

static Translation state_of(const Entry *entry) {
  if (!entry->translation || !*entry->translation)
    return TRANSLATION_MISSING;
  return entry->fuzzy ? TRANSLATION_FUZZY : TRANSLATION_DONE;
}

static void add_entry(UnitFile *file, const Catalogue *catalogue, const Entry *entry, const char *id) {
  const char *translation;
  TransUnit unit = {.id = g_strdup(id),
                    .context = g_strdup(entry->context),
                    .source = g_strdup(entry->source),
                    .target = g_strdup(entry->translation),
                    .notes = g_strchomp(g_strdup(entry->notes ? entry->notes : "")),
                    .previous = g_strdup(entry->previous),
                    .state = state_of(entry)};
  catalogue_find(catalogue, entry->context, entry->source, &translation, &unit.line);
  if (!*unit.notes)
    g_clear_pointer(&unit.notes, g_free);
  unit_file_add(file, &unit);
}

/* Obsolete ones are nobody's any more. */
static GArray *live_entries(const Catalogue *catalogue) {
  guint count;
  const Entry *entries = catalogue_entries(catalogue, &count);
  GArray *live = g_array_sized_new(FALSE, FALSE, sizeof(Entry), count);
  for (guint i = 0; i < count; i++)
    if (!entries[i].obsolete)
      g_array_append_val(live, entries[i]);
  return live;
}

static UnitFile *catalogue_units(const Exchange *exchange, const char *path, const char *display,
                                 Diagnostics *diagnostics) {
  g_autoptr(Catalogue) catalogue = catalogue_load(path, display, diagnostics);
  if (!catalogue || !catalogue_is_in(catalogue, exchange->target_language, diagnostics))
    return NULL;
  g_autoptr(GArray) live = live_entries(catalogue);
  const Entry *entries = (const Entry *)(const void *)live->data;
  g_auto(GStrv) ids = unit_ids(entries, live->len);
  UnitFile *file = unit_file_new(display);
  file->pack = g_strdup(exchange->pack);
  file->source_language = g_strdup(exchange->source_language);
  file->target_language = g_strdup(exchange->target_language);
  for (guint i = 0; i < live->len; i++)
    add_entry(file, catalogue, &entries[i], ids[i]);
  return file;
}

UnitFile *unit_file_read(const Exchange *exchange, const char *path, const char *display, Diagnostics *diagnostics) {
  g_autofree char *lower = g_ascii_strdown(path, -1);
  return g_str_has_suffix(lower, ".po") ? catalogue_units(exchange, path, display, diagnostics)
                                        : xliff_read(path, display, diagnostics);
}
