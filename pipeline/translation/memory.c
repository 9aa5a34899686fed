/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "translation/memory.h"

#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "exchange/tmx.h"
#include "language/catalogue.h"
#include "plugin/path.h"
#include "run/words.h"
#include "translation/renumber.h"
#include "translation/similar.h"

typedef struct Remembered {
  const char *context, *source, *translation, *origin; /* NFC; context may be NULL */
} Remembered;

struct Memory {
  char *source_language, *language;
  const Units *units;
  GPtrArray *list;    /* Remembered, owned */
  GHashTable *exact;  /* source → GPtrArray of Remembered, in order of adding */
  Similar *similar;   /* one of each source */
  Renumber *renumber; /* NULL until asked for */
  GStringChunk *strings;
};

Memory *memory_new(const char *source_language, const char *language, const Units *units) {
  Memory *memory = g_new0(Memory, 1);
  memory->source_language = g_strdup(source_language);
  memory->language = g_strdup(language);
  memory->units = units;
  memory->list = g_ptr_array_new_with_free_func(g_free);
  memory->exact = g_hash_table_new_full(text_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  memory->similar = similar_new();
  memory->strings = g_string_chunk_new(4096);
  return memory;
}

void memory_free(Memory *memory) {
  if (!memory)
    return;
  g_free(memory->source_language);
  g_free(memory->language);
  g_ptr_array_unref(memory->list);
  g_hash_table_unref(memory->exact);
  similar_free(memory->similar);
  renumber_free(memory->renumber);
  g_string_chunk_free(memory->strings);
  g_free(memory);
}

static const char *keep(Memory *memory, const char *text) {
  if (!text)
    return NULL;
  g_autofree char *nfc = text_is_nfc(text, strlen(text)) ? NULL : text_nfc(text, -1);
  return g_string_chunk_insert_const(memory->strings, nfc ? nfc : text);
}

void memory_add(Memory *memory, const char *context, const char *source, const char *translation, const char *origin) {
  Remembered *added = g_new0(Remembered, 1);
  *added = (Remembered){keep(memory, context), keep(memory, source), keep(memory, translation), keep(memory, origin)};
  g_ptr_array_add(memory->list, added);
  GPtrArray *same = g_hash_table_lookup(memory->exact, added->source);
  if (!same) {
    same = g_ptr_array_new();
    g_hash_table_insert(memory->exact, (gpointer)added->source, same);
    similar_add(memory->similar, added->source, added);
  }
  g_ptr_array_add(same, added);
}

/* ---- files */

static gboolean load_catalogue(Memory *memory, const char *path, const char *display, const char *origin,
                               Diagnostics *diagnostics) {
  g_autoptr(Catalogue) catalogue = catalogue_load(path, display, diagnostics);
  if (!catalogue || !catalogue_is_in(catalogue, memory->language, diagnostics))
    return FALSE;
  guint count;
  const Entry *entries = catalogue_entries(catalogue, &count);
  for (guint i = 0; i < count; i++)
    if (entries[i].translation && *entries[i].translation && !entries[i].fuzzy)
      memory_add(memory, entries[i].context, entries[i].source, entries[i].translation, origin);
  return TRUE;
}

static gboolean load_tmx(Memory *memory, const char *path, const char *origin, Diagnostics *diagnostics) {
  g_autoptr(GArray) pairs = tmx_read(path, path, memory->source_language, memory->language, diagnostics);
  for (guint i = 0; pairs && i < pairs->len; i++) {
    const MemoryPair *pair = &g_array_index(pairs, MemoryPair, i);
    memory_add(memory, pair->context, pair->source, pair->target, pair->pack ? pair->pack : origin);
  }
  return pairs != NULL;
}

/* By its folder, whose name it goes by. */
static gboolean load_pack(Memory *memory, const char *folder, Diagnostics *diagnostics) {
  g_autofree char *whole = g_canonicalize_filename(folder, NULL), *origin = g_path_get_basename(whole);
  g_autofree char *path = po_path(folder, memory->language);
  if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
    diagnostics_error(diagnostics, FAULT_USAGE, &(Place){.file = folder}, _("there is no po/%s.po in it to remember"),
                      memory->language);
    diagnostics_hint(diagnostics, _("--memory takes packs, catalogues (.po) and translation memories (.tmx)"));
    return FALSE;
  }
  return load_catalogue(memory, path, path, origin, diagnostics);
}

gboolean memory_load(Memory *memory, const char *path, Diagnostics *diagnostics) {
  g_autofree char *base = g_path_get_basename(path), *folder = g_path_get_dirname(path);
  g_autofree char *lower = g_ascii_strdown(base, -1);
  if (g_file_test(path, G_FILE_TEST_IS_DIR))
    return load_pack(memory, path, diagnostics);
  if (g_str_equal(base, "pack.xml"))
    return load_pack(memory, folder, diagnostics);
  if (g_str_has_suffix(lower, ".po"))
    return load_catalogue(memory, path, path, base, diagnostics);
  if (g_str_has_suffix(lower, ".tmx"))
    return load_tmx(memory, path, base, diagnostics);
  diagnostics_error(diagnostics, FAULT_USAGE, &(Place){.file = path},
                    _("this is no pack, no catalogue (.po) and no translation memory (.tmx)"));
  if (g_str_has_suffix(lower, ".xlf") || g_str_has_suffix(lower, ".xliff"))
    diagnostics_hint(diagnostics, _("an XLIFF file of this pack is taken by --import"));
  return FALSE;
}

/* ---- recalling */

static void say(Memory *memory, const Remembered *found, guint percent, const char *how, Recall *out) {
  g_autofree char *said = g_strdup_printf("%u%%%s of %s%s%s", percent, how, found->origin, found->context ? " " : "",
                                          found->context ? found->context : "");
  out->said = g_string_chunk_insert(memory->strings, said);
}

/* Of several the one from the same place; else the last one added says how it is translated now. */
static const Remembered *find_same(const Memory *memory, const char *context, const char *source) {
  const GPtrArray *same = g_hash_table_lookup(memory->exact, source);
  const Remembered *best = NULL;
  for (guint i = 0; same && i < same->len; i++) {
    const Remembered *one = g_ptr_array_index(same, i);
    if (!best || g_strcmp0(one->context, context) == 0 || g_strcmp0(best->context, context) != 0)
      best = one;
  }
  return best;
}

/* The translation with the figures of this text; NULL: they differ in more.  */
static const char *renumbered(Memory *memory, const Remembered *found, const char *source) {
  if (!memory->renumber)
    memory->renumber = renumber_new(memory->source_language, memory->language, memory->units);
  g_autofree char *text = renumber_translation(memory->renumber, found->source, source, found->translation);
  return text ? g_string_chunk_insert(memory->strings, text) : NULL;
}

gboolean memory_recall(Memory *memory, const char *context, const char *source, Recall *out) {
  g_autofree char *nfc = text_is_nfc(source, strlen(source)) ? NULL : text_nfc(source, -1);
  source = nfc ? nfc : source;
  *out = (Recall){0};
  const Remembered *found = find_same(memory, context, source);
  guint percent = 100;
  if (found)
    out->settled = context && g_strcmp0(found->context, context) == 0;
  else
    found = similar_find(memory->similar, source, RECALL_LEAST, NULL, NULL, &percent);
  if (!found)
    return FALSE;
  if (percent < 100 || !g_str_equal(found->source, source)) {
    const Remembered *latest = find_same(memory, context, found->source);
    found = latest ? latest : found;
    out->previous = found->source;
  }
  const char *by_value = out->previous ? renumbered(memory, found, source) : NULL;
  out->translation = by_value ? by_value : found->translation;
  say(memory, found, percent, by_value ? " re-numbered," : "", out);
  return TRUE;
}
