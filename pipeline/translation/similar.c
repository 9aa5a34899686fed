/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "translation/similar.h"

#include <stdlib.h>

#include "translation/wording.h"

/* What keeps a search short whatever the texts: the rarest words are looked at, of a common one only the first texts,
 * and only the texts that share most of them are compared. */
#define WORDS_TRIED 16
#define TEXTS_TRIED 300
#define TEXTS_COMPARED 12

typedef struct Text {
  Wording wording;
  gpointer data;
  guint shared; /* rare words in common with the text that is sought */
} Text;

struct Similar {
  Wordlist *wordlist;
  GArray *texts;    /* Text */
  GPtrArray *where; /* number of a word → GArray of the texts (guint) that have it, each once; NULL: none */
};

static void text_clear(gpointer data) { wording_clear(&((Text *)data)->wording); }

static void where_free(gpointer where) {
  if (where)
    g_array_unref(where);
}

Similar *similar_new(void) {
  Similar *similar = g_new0(Similar, 1);
  similar->wordlist = wordlist_new();
  similar->texts = g_array_new(FALSE, FALSE, sizeof(Text));
  g_array_set_clear_func(similar->texts, text_clear);
  similar->where = g_ptr_array_new_with_free_func(where_free);
  return similar;
}

void similar_free(Similar *similar) {
  if (!similar)
    return;
  wordlist_free(similar->wordlist);
  g_array_unref(similar->texts);
  g_ptr_array_unref(similar->where);
  g_free(similar);
}

static GArray *texts_with(const Similar *similar, guint word) {
  return word < similar->where->len ? g_ptr_array_index(similar->where, word) : NULL;
}

static void note_word(Similar *similar, guint word, guint text) {
  if (word >= similar->where->len)
    g_ptr_array_set_size(similar->where, (gint)word + 1);
  GArray *texts = g_ptr_array_index(similar->where, word);
  if (!texts)
    g_ptr_array_index(similar->where, word) = texts = g_array_new(FALSE, FALSE, sizeof(guint));
  if (texts->len == 0 || g_array_index(texts, guint, texts->len - 1) != text)
    g_array_append_val(texts, text);
}

void similar_add(Similar *similar, const char *text, gpointer data) {
  Text added = {.wording = wording_of(similar->wordlist, text), .data = data};
  guint index = similar->texts->len;
  for (guint i = 0; i < added.wording.count; i++)
    note_word(similar, added.wording.words[i], index);
  g_array_append_val(similar->texts, added);
}

/* ---- searching */

typedef struct Rare {
  guint word, texts;
} Rare;

static int compare_rare(const void *a, const void *b) {
  const Rare *one = a, *other = b;
  if (one->texts != other->texts)
    return one->texts < other->texts ? -1 : 1;
  return (one->word > other->word) - (one->word < other->word);
}

/* The words of the text that others have too, the rarest first; a word that stands twice is listed twice. */
static GArray *rare_words(const Similar *similar, const Wording *wording) {
  GArray *rare = g_array_sized_new(FALSE, FALSE, sizeof(Rare), wording->count);
  for (guint i = 0; i < wording->count; i++) {
    const GArray *texts = texts_with(similar, wording->words[i]);
    Rare one = {wording->words[i], texts ? texts->len : 0};
    if (texts)
      g_array_append_val(rare, one);
  }
  qsort(rare->data, rare->len, sizeof(Rare), compare_rare);
  return rare;
}

/* Counts for each text that is wanted the words tried that it has; `touched` lists those with any. */
static void count_shared(Similar *similar, const GArray *rare, SimilarWanted wanted, gconstpointer user,
                         GArray *touched) {
  guint tried = 0;
  for (guint i = 0; i < rare->len && tried < WORDS_TRIED; i++) {
    guint word = g_array_index(rare, Rare, i).word;
    if (i > 0 && word == g_array_index(rare, Rare, i - 1).word)
      continue;
    tried++;
    const GArray *texts = texts_with(similar, word);
    for (guint k = 0; k < MIN(texts->len, TEXTS_TRIED); k++) {
      guint index = g_array_index(texts, guint, k);
      Text *text = &g_array_index(similar->texts, Text, index);
      if (wanted && !wanted(text->data, user))
        continue;
      if (text->shared++ == 0)
        g_array_append_val(touched, index);
    }
  }
}

/* The place among the candidates of the one to compare next: most in common, added first; -1: none. */
static int next_candidate(const Similar *similar, const GArray *touched) {
  int best = -1;
  guint shared = 0, index = 0;
  for (guint i = 0; i < touched->len; i++) {
    guint at = g_array_index(touched, guint, i);
    guint here = g_array_index(similar->texts, Text, at).shared;
    if (here > shared || (here == shared && here > 0 && at < index)) {
      best = (int)i;
      shared = here;
      index = at;
    }
  }
  return best;
}

gpointer similar_find(Similar *similar, const char *text, guint least, SimilarWanted wanted, gconstpointer user,
                      guint *percent) {
  g_auto(Wording) wording = wording_of(similar->wordlist, text);
  g_autoptr(GArray) rare = rare_words(similar, &wording);
  g_autoptr(GArray) touched = g_array_new(FALSE, FALSE, sizeof(guint));
  gpointer found = NULL;
  *percent = 0;
  count_shared(similar, rare, wanted, user, touched);
  guint compared = 0;
  for (int at; compared++ < TEXTS_COMPARED && *percent < 100 && (at = next_candidate(similar, touched)) >= 0;) {
    Text *candidate = &g_array_index(similar->texts, Text, g_array_index(touched, guint, at));
    candidate->shared = 0;
    guint match = wording_match(&wording, &candidate->wording, MAX(least, *percent + 1));
    if (match > *percent) {
      *percent = match;
      found = candidate->data;
    }
  }
  for (guint i = 0; i < touched->len; i++)
    g_array_index(similar->texts, Text, g_array_index(touched, guint, i)).shared = 0;
  return found;
}

guint similar_match(Similar *similar, const char *a, const char *b, guint least) {
  g_auto(Wording) one = wording_of(similar->wordlist, a), other = wording_of(similar->wordlist, b);
  return wording_match(&one, &other, least);
}
