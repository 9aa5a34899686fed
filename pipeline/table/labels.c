/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/labels.h"

#include <string.h>

#include "base/text.h"
#include "table/table-private.h"

typedef struct Label Label;
struct Label {
  const char *column; /* folded name */
  const char *language, *translation;
  Label *next; /* another label of the same text */
};

/* Those of one source, shared by all tables made of it. */
typedef struct Labels {
  GHashTable *texts; /* text → Label */
  GStringChunk *strings;
  GPtrArray *kept; /* Label */
} Labels;

static void labels_clear(gpointer data) {
  Labels *labels = data;
  g_ptr_array_unref(labels->kept);
  g_hash_table_unref(labels->texts);
  g_string_chunk_free(labels->strings);
}

static void labels_release(gpointer labels) { g_rc_box_release_full(labels, labels_clear); }

static Labels *labels_new(void) {
  Labels *labels = g_rc_box_new(Labels);
  labels->texts = g_hash_table_new(g_str_hash, g_str_equal);
  labels->strings = g_string_chunk_new(4096);
  labels->kept = g_ptr_array_new_with_free_func(g_free);
  return labels;
}

/* A table is filled before it inherits, so the first are its own. */
static Labels *own_labels(SnTable *table) {
  if (!table->labels) {
    table->labels = g_ptr_array_new_with_free_func(labels_release);
    g_ptr_array_add(table->labels, labels_new());
  }
  return g_ptr_array_index(table->labels, 0);
}

void table_add_label(SnTable *table, guint column, const char *text, const char *language, const char *translation) {
  Labels *labels = own_labels(table);
  g_autofree char *folded = text_fold(table_get_column(table, column)->name);
  Label *first = g_hash_table_lookup(labels->texts, text);
  Label *label = g_new(Label, 1);
  *label = (Label){
      .column = g_string_chunk_insert_const(labels->strings, folded),
      .language = g_string_chunk_insert_const(labels->strings, language),
      .translation = g_string_chunk_insert_const(labels->strings, translation),
      .next = first,
  };
  g_ptr_array_add(labels->kept, label);
  g_hash_table_replace(labels->texts, g_string_chunk_insert_const(labels->strings, text), label);
}

gboolean table_has_labels(const SnTable *table) { return table->labels != NULL; }

void table_inherit_labels(SnTable *table, const SnTable *source) {
  if (!source->labels)
    return;
  if (!table->labels)
    table->labels = g_ptr_array_new_with_free_func(labels_release);
  for (guint i = 0; i < source->labels->len; i++)
    if (!g_ptr_array_find(table->labels, source->labels->pdata[i], NULL))
      g_ptr_array_add(table->labels, g_rc_box_acquire(source->labels->pdata[i]));
}

/* ---- finding */

/* How well a label's language answers for another: 2 itself, 1 a variety of it ("en-GB" for "en"), 0 not at all. */
static guint language_match(const char *labels, const char *wanted) {
  gsize length = strcspn(wanted, "-");
  if (g_ascii_strcasecmp(labels, wanted) == 0)
    return 2;
  return g_ascii_strncasecmp(labels, wanted, length) == 0 && (labels[length] == '\0' || labels[length] == '-');
}

/* What is known so far: the best match, and whether its labels agree. */
typedef struct Search {
  const char *column, *language; /* column NULL: any */
  const char *found;
  guint match;
  gboolean at_odds;
} Search;

static void weigh(Search *search, const Label *label) {
  guint match = language_match(label->language, search->language);
  if (match == 0 || match < search->match || (search->column && strcmp(search->column, label->column) != 0))
    return;
  if (match > search->match)
    search->at_odds = FALSE;
  else if (strcmp(search->found, label->translation) != 0)
    search->at_odds = TRUE;
  search->match = match;
  search->found = label->translation;
}

static void search_labels(const SnTable *table, const char *text, Search *search) {
  for (guint i = 0; i < table->labels->len; i++) {
    const Labels *labels = table->labels->pdata[i];
    for (const Label *label = g_hash_table_lookup(labels->texts, text); label; label = label->next)
      weigh(search, label);
  }
}

const char *table_label(const SnTable *table, guint column, const char *text, const char *language) {
  if (!table->labels)
    return NULL;
  g_autofree char *folded = column == LABEL_OF_ANY_COLUMN ? NULL : text_fold(table_get_column(table, column)->name);
  Search search = {.column = folded, .language = language};
  search_labels(table, text, &search);
  if (search.match == 0 && folded) {
    search.column = NULL;
    search_labels(table, text, &search);
  }
  return search.at_odds ? NULL : search.found;
}
