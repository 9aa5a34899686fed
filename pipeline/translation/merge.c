/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "translation/merge.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "translation/similar.h"

#define SURELY 75    /* percent alike: the same block, wherever it stands */
#define LIKELY 60    /* as gettext takes it */
#define IN_PLACE 35  /* at the same place */
#define DATA "data|" /* how contexts of words of tables begin */

typedef struct Olds Olds;

/* An entry of the catalogue. */
typedef struct Old {
  const Entry *entry;
  char *source; /* NFC */
  Olds *beside; /* those of its context; NULL: it has none */
  gboolean taken;
} Old;

/* Those of one source, or of one context. */
struct Olds {
  GPtrArray *list;  /* Old */
  guint first_free; /* none before it can be taken any more: the list is not gone through again and again */
  guint unclaimed;  /* of a context: that are in use and have not been taken */
};

typedef struct Merging {
  Merge *merge;
  Old *olds;
  guint old_count;
  GHashTable *exact;      /* Old by context and source, the one in use before one that is obsolete; borrowed */
  GHashTable *by_source;  /* NFC source → Olds */
  GHashTable *by_context; /* context → Olds */
  Similar *similar;       /* NULL until asked for */
} Merging;

void merge_free(Merge *merge) {
  if (!merge)
    return;
  g_array_unref(merge->entries);
  g_array_unref(merge->obsolete);
  g_ptr_array_unref(merge->removed);
  g_free(merge);
}

static gboolean is_translated(const Entry *entry) { return entry->translation && *entry->translation; }

static char *nfc(const char *text) { return text_is_nfc(text, strlen(text)) ? g_strdup(text) : text_nfc(text, -1); }

static guint old_hash(gconstpointer data) {
  const Old *old = data;
  return entry_key_hash(old->entry->context, old->source);
}

static gboolean old_equal(gconstpointer a, gconstpointer b) {
  const Old *one = a, *other = b;
  return entry_key_equal(one->entry->context, one->source, other->entry->context, other->source);
}

static void olds_free(gpointer data) {
  g_ptr_array_unref(((Olds *)data)->list);
  g_free(data);
}

static Olds *list_under(GHashTable *table, const char *key, Old *old) {
  Olds *olds = g_hash_table_lookup(table, key);
  if (!olds) {
    olds = g_new0(Olds, 1);
    olds->list = g_ptr_array_new();
    g_hash_table_insert(table, (gpointer)key, olds);
  }
  g_ptr_array_add(olds->list, old);
  return olds;
}

static GHashTable *new_lists(void) { return g_hash_table_new_full(text_hash, g_str_equal, NULL, olds_free); }

static void read_old(Merging *merging, Old *old, const Entry *entry) {
  *old = (Old){.entry = entry, .source = nfc(entry->source)};
  const Old *known = g_hash_table_lookup(merging->exact, old);
  if (!known || (known->entry->obsolete && !entry->obsolete))
    g_hash_table_replace(merging->exact, old, old);
  list_under(merging->by_source, old->source, old);
  if (!entry->context)
    return;
  old->beside = list_under(merging->by_context, entry->context, old);
  old->beside->unclaimed += !entry->obsolete;
}

static void read_olds(Merging *merging, const Catalogue *catalogue) {
  guint count = 0;
  const Entry *entries = catalogue ? catalogue_entries(catalogue, &count) : NULL;
  merging->olds = g_new0(Old, count + 1);
  merging->old_count = count;
  merging->exact = g_hash_table_new(old_hash, old_equal);
  merging->by_source = new_lists();
  merging->by_context = new_lists();
  for (guint i = 0; i < count; i++)
    read_old(merging, &merging->olds[i], &entries[i]);
}

static void merging_clear(Merging *merging) {
  for (guint i = 0; i < merging->old_count; i++)
    g_free(merging->olds[i].source);
  g_free(merging->olds);
  g_hash_table_unref(merging->exact);
  g_hash_table_unref(merging->by_source);
  g_hash_table_unref(merging->by_context);
  similar_free(merging->similar);
}

/* ---- taking over */

/* What the translator has of another text stands for that until it has been worked over; of texts changed one after
 * the other, the one that the translation was made for is remembered. */
static void take_changed(Merged *merged, const Entry *old) {
  if (!is_translated(old))
    return;
  merged->entry.translation = old->translation;
  merged->entry.fuzzy = TRUE;
  merged->entry.previous = old->fuzzy && old->previous ? old->previous : old->source;
  /* The writer has taken the change back. */
  if (old->fuzzy && old->previous && g_str_equal(old->previous, merged->fresh->source)) {
    merged->entry.fuzzy = FALSE;
    merged->entry.previous = NULL;
  }
}

static void take(Merged *merged, Old *old, MergeKind kind) {
  const Entry *entry = old->entry;
  if (old->beside && !old->taken && !entry->obsolete)
    old->beside->unclaimed--;
  old->taken = TRUE;
  merged->old = entry;
  merged->kind = kind;
  merged->entry.notes = entry->notes;
  merged->entry.raw = entry->raw;
  merged->entry.raw_length = entry->raw_length;
  if (kind == MERGE_CHANGED) {
    take_changed(merged, entry);
    return;
  }
  merged->entry.translation = entry->translation;
  merged->entry.fuzzy = entry->fuzzy;
  merged->entry.previous = entry->previous;
}

/* ---- the same text */

static void keep_same(Merging *merging, Merged *merged) {
  Old key = {.entry = merged->fresh, .source = (char *)merged->fresh->source};
  Old *old = g_hash_table_lookup(merging->exact, &key);
  if (old && !old->taken)
    take(merged, old, MERGE_KEPT);
}

/* "economy" of "economy|p2". */
static gboolean same_scope(const char *a, const char *b) {
  gsize length = a ? strcspn(a, "|") : 0;
  return a && b && length == strcspn(b, "|") && strncmp(a, b, length) == 0;
}

#define BEST_WORTH 7
#define MOST_COMPARED 256 /* of one text that stands at so many places, one is as good as another */

/* The better one to take a text from: what is translated, then what is in use, then what stands near. */
static guint worth(const Old *old, const char *context) {
  return 4u * (is_translated(old->entry) != 0) + 2u * !old->entry->obsolete + same_scope(old->entry->context, context);
}

/* An entry without a context serves every place that says its text, as the edition finds it. */
static gboolean is_free(const Old *old) { return !old->taken || !old->entry->context; }

/* The first that can be taken; NULL: none. */
static Old *first_free(Olds *olds) {
  while (olds->first_free < olds->list->len && !is_free(g_ptr_array_index(olds->list, olds->first_free)))
    olds->first_free++;
  return olds->first_free < olds->list->len ? g_ptr_array_index(olds->list, olds->first_free) : NULL;
}

static void keep_moved(Merging *merging, Merged *merged) {
  Olds *olds = merged->old ? NULL : g_hash_table_lookup(merging->by_source, merged->fresh->source);
  Old *best = olds ? first_free(olds) : NULL;
  if (!best)
    return;
  guint end = MIN(olds->list->len, olds->first_free + MOST_COMPARED), most = worth(best, merged->fresh->context);
  for (guint i = olds->first_free + 1; i < end && most < BEST_WORTH; i++) {
    Old *old = g_ptr_array_index(olds->list, i);
    if (!is_free(old) || worth(old, merged->fresh->context) <= most)
      continue;
    best = old;
    most = worth(old, merged->fresh->context);
  }
  take(merged, best, MERGE_MOVED);
}

/* ---- another text */

static gboolean is_wanted(gpointer data, gconstpointer user) {
  const Old *old = data;
  (void)user;
  return !old->taken && is_translated(old->entry);
}

static Similar *similar_of(Merging *merging) {
  if (merging->similar)
    return merging->similar;
  merging->similar = similar_new();
  for (guint i = 0; i < merging->old_count; i++)
    if (is_wanted(&merging->olds[i], NULL))
      similar_add(merging->similar, merging->olds[i].source, &merging->olds[i]);
  return merging->similar;
}

static void keep_similar(Merging *merging, Merged *merged, guint least) {
  guint percent;
  Old *old =
      merged->old ? NULL : similar_find(similar_of(merging), merged->fresh->source, least, is_wanted, NULL, &percent);
  if (old)
    take(merged, old, MERGE_CHANGED);
}

/* Contexts made of ids alone ("t-sectors|title") name a block for good; "p2" may be another paragraph by now. */
static gboolean is_lasting(const char *context) {
  const char *within = context ? strchr(context, '|') : NULL;
  return within && !strpbrk(within, "0123456789");
}

/* Obsolete ones stand where they stood, but are not claimed. */
static Old *first_unclaimed(Olds *olds) {
  for (;; olds->first_free++) {
    Old *old = g_ptr_array_index(olds->list, olds->first_free);
    if (!old->taken && !old->entry->obsolete)
      return old;
  }
}

static void keep_in_place(Merging *merging, Merged *merged) {
  Olds *olds = merged->old ? NULL : g_hash_table_lookup(merging->by_context, merged->fresh->context);
  /* Words of data and recipients share their context: which was which, nobody knows. */
  if (!olds || olds->unclaimed != 1)
    return;
  Old *old = first_unclaimed(olds);
  gboolean alike = similar_match(similar_of(merging), merged->fresh->source, old->source, IN_PLACE) > 0;
  if (alike || (is_lasting(merged->fresh->context) && !g_str_has_prefix(merged->fresh->context, DATA)))
    take(merged, old, MERGE_CHANGED);
}

/* ---- order */

/* A merged entry with where it belongs among the words of its table. */
typedef struct Settled {
  guint place, turn;
  Merged merged;
} Settled;

static int compare_settled(gconstpointer a, gconstpointer b) {
  const Settled *one = a, *other = b;
  if (one->place != other->place)
    return one->place < other->place ? -1 : 1;
  return (one->turn > other->turn) - (one->turn < other->turn);
}

/* Where the catalogue has it; a new word stands behind the one that the data have before it. */
static guint place_of(const Merged *merged, const Entry *first_old, guint before) {
  return merged->kind == MERGE_KEPT && !merged->old->obsolete ? (guint)(merged->old - first_old) + 1 : before;
}

static void settle_run(Merged *merged, guint count, const Entry *first_old) {
  g_autofree Settled *settled = g_new(Settled, count);
  guint place = 0;
  for (guint i = 0; i < count; i++) {
    place = place_of(&merged[i], first_old, place);
    settled[i] = (Settled){place, i, merged[i]};
  }
  qsort(settled, count, sizeof *settled, compare_settled);
  for (guint i = 0; i < count; i++)
    merged[i] = settled[i].merged;
}

/* Rows that have changed places are no news to a translator: words of a table stay where the catalogue has them. */
static void settle_words(GArray *entries, const Catalogue *catalogue) {
  guint none, count;
  const Entry *first_old = catalogue ? catalogue_entries(catalogue, &none) : NULL;
  Merged *merged = (Merged *)(gpointer)entries->data;
  for (guint i = 0; first_old && i < entries->len; i += count) {
    const char *context = merged[i].fresh->context;
    count = 1;
    if (!g_str_has_prefix(context, DATA))
      continue;
    while (i + count < entries->len && g_str_equal(merged[i + count].fresh->context, context))
      count++;
    settle_run(&merged[i], count, first_old);
  }
}

/* ---- all */

static Merged start(const Entry *fresh) {
  return (Merged){
      .entry = {.context = fresh->context, .source = fresh->source, .file = fresh->file, .line = fresh->line},
      .kind = MERGE_NEW,
      .fresh = fresh,
  };
}

static void match_all(Merging *merging) {
  GArray *entries = merging->merge->entries;
  Merged *merged = (Merged *)(gpointer)entries->data;
  for (guint i = 0; i < entries->len; i++)
    keep_same(merging, &merged[i]);
  for (guint i = 0; i < entries->len; i++)
    keep_moved(merging, &merged[i]);
  for (guint i = 0; i < entries->len; i++)
    keep_similar(merging, &merged[i], SURELY);
  for (guint i = 0; i < entries->len; i++)
    keep_in_place(merging, &merged[i]);
  for (guint i = 0; i < entries->len; i++)
    keep_similar(merging, &merged[i], LIKELY);
}

/* Each pair of context and source stands once in a file. */
static void keep_rest(Merging *merging) {
  Merge *merge = merging->merge;
  g_autoptr(GHashTable) written = g_hash_table_new(entry_hash, entry_equal);
  for (guint i = 0; i < merge->entries->len; i++)
    g_hash_table_add(written, &g_array_index(merge->entries, Merged, i).entry);
  for (guint i = 0; i < merging->old_count; i++) {
    const Entry *old = merging->olds[i].entry;
    if (merging->olds[i].taken)
      continue;
    if (!old->obsolete)
      g_ptr_array_add(merge->removed, (gpointer)old);
    if (!is_translated(old) || !g_hash_table_add(written, (gpointer)old))
      continue;
    Entry kept = *old;
    kept.obsolete = TRUE;
    kept.comment = kept.file = NULL;
    g_array_append_val(merge->obsolete, kept);
  }
}

Merge *merge_new(const GArray *fresh, const Catalogue *catalogue) {
  Merge *merge = g_new0(Merge, 1);
  merge->entries = g_array_sized_new(FALSE, FALSE, sizeof(Merged), fresh->len);
  merge->obsolete = g_array_new(FALSE, FALSE, sizeof(Entry));
  merge->removed = g_ptr_array_new();
  for (guint i = 0; i < fresh->len; i++) {
    Merged merged = start(&g_array_index(fresh, Entry, i));
    g_array_append_val(merge->entries, merged);
  }
  Merging merging = {.merge = merge};
  read_olds(&merging, catalogue);
  match_all(&merging);
  keep_rest(&merging);
  settle_words(merge->entries, catalogue);
  merging_clear(&merging);
  return merge;
}
