/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proof/dictionary.h"

#include <string.h>

#include "base/text.h"

/* "commit" of committee, "disbur" of disbursement: shorter ones would join strangers. */
#define STEM_LETTERS 6
#define SHORT_WORD 128

typedef struct Form {
  const char *text;
  guint lemma, stem; /* words */
} Form;

struct Dictionary {
  GHashTable *raw;    /* as written → word */
  GHashTable *folded; /* → word */
  GArray *forms;      /* Form; the word's number is the index */
  GStringChunk *strings;
};

Dictionary *dictionary_new(void) {
  Dictionary *dictionary = g_new0(Dictionary, 1);
  dictionary->raw = g_hash_table_new(g_str_hash, g_str_equal);
  dictionary->folded = g_hash_table_new(g_str_hash, g_str_equal);
  dictionary->forms = g_array_new(FALSE, TRUE, sizeof(Form));
  dictionary->strings = g_string_chunk_new(4096);
  g_array_set_size(dictionary->forms, 1);
  return dictionary;
}

void dictionary_free(Dictionary *dictionary) {
  if (!dictionary)
    return;
  g_hash_table_unref(dictionary->raw);
  g_hash_table_unref(dictionary->folded);
  g_array_unref(dictionary->forms);
  g_string_chunk_free(dictionary->strings);
  g_free(dictionary);
}

static gboolean ends(const char *word, gsize length, const char *ending) {
  gsize size = strlen(ending);
  return length >= size && memcmp(word + length - size, ending, size) == 0;
}

/* Plurals without an s of their own. */
static const char *find_singular(const char *word) {
  static const char *const plurals[][2] = {
      {"indices", "index"},        {"criteria", "criterion"}, {"analyses", "analysis"},
      {"crises", "crisis"},        {"children", "child"},     {"men", "man"},
      {"phenomena", "phenomenon"}, {"matrices", "matrix"},    {"appendices", "appendix"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(plurals); i++)
    if (strcmp(plurals[i][0], word) == 0)
      return plurals[i][1];
  return NULL;
}

/* What it makes of words that it does not know is the same on both sides of a comparison.  g_free. */
static char *make_lemma(const char *word) {
  gsize length = strlen(word);
  const char *singular = find_singular(word);
  if (singular)
    return g_strdup(singular);
  if (ends(word, length, "'s"))
    length -= 2;
  else if (ends(word, length, "'"))
    length--;
  if (length > 4 && ends(word, length, "men"))
    return g_strdup_printf("%.*san", (int)length - 2, word);
  if (length > 4 && ends(word, length, "ies"))
    return g_strdup_printf("%.*sy", (int)length - 3, word);
  if (length > 4 && (ends(word, length, "ses") || ends(word, length, "xes") || ends(word, length, "ches") ||
                     ends(word, length, "shes")))
    return g_strndup(word, length - (ends(word, length, "ses") ? 1 : 2));
  if (length > 3 && ends(word, length, "s") && !ends(word, length, "ss") && !ends(word, length, "us") &&
      !ends(word, length, "is"))
    return g_strndup(word, length - 1);
  return g_strndup(word, length);
}

static guint intern(Dictionary *dictionary, const char *folded);

static guint intern_stem(Dictionary *dictionary, guint word, const char *lemma) {
  gsize length = strlen(lemma);
  if (length <= STEM_LETTERS)
    return word;
  char stem[STEM_LETTERS + 2] = "~"; /* no word begins so: "commit" and commit… are told apart by nobody else */
  memcpy(stem + 1, lemma, STEM_LETTERS);
  return intern(dictionary, stem);
}

static gboolean is_plain_word(const char *text) {
  for (; *text; text++)
    if (!g_ascii_islower(*text) && *text != '\'')
      return FALSE;
  return TRUE;
}

static guint intern(Dictionary *dictionary, const char *folded) {
  gpointer known = g_hash_table_lookup(dictionary->folded, folded);
  if (known)
    return GPOINTER_TO_UINT(known);
  guint word = dictionary->forms->len;
  Form form = {.text = g_string_chunk_insert(dictionary->strings, folded), .lemma = word, .stem = word};
  g_array_append_val(dictionary->forms, form);
  g_hash_table_insert(dictionary->folded, (gpointer)form.text, GUINT_TO_POINTER(word));
  if (!is_plain_word(folded))
    return word;
  g_autofree char *lemma = make_lemma(folded);
  if (!g_str_equal(lemma, folded)) {
    form.lemma = intern(dictionary, lemma);
    form.stem = g_array_index(dictionary->forms, Form, form.lemma).stem;
  } else {
    form.stem = intern_stem(dictionary, word, lemma);
  }
  g_array_index(dictionary->forms, Form, word) = form;
  return word;
}

static guint fold_word(Dictionary *dictionary, const char *text) {
  g_autofree char *folded = text_fold(text);
  g_autoptr(GString) plain = g_string_new(folded);
  g_string_replace(plain, "’", "'", 0);
  return intern(dictionary, plain->str);
}

guint dictionary_word(Dictionary *dictionary, const char *text, gsize length) {
  char buffer[SHORT_WORD];
  g_autofree char *long_word = length < sizeof buffer ? NULL : g_strndup(text, length);
  const char *key = long_word;
  if (!key) {
    memcpy(buffer, text, length);
    buffer[length] = '\0';
    key = buffer;
  }
  gpointer known = g_hash_table_lookup(dictionary->raw, key);
  if (known)
    return GPOINTER_TO_UINT(known);
  guint word = fold_word(dictionary, key);
  g_hash_table_insert(dictionary->raw, g_string_chunk_insert(dictionary->strings, key), GUINT_TO_POINTER(word));
  return word;
}

static const Form *get_form(const Dictionary *dictionary, guint word) {
  return &g_array_index(dictionary->forms, Form, word);
}

guint dictionary_lemma(const Dictionary *dictionary, guint word) { return get_form(dictionary, word)->lemma; }

guint dictionary_stem(const Dictionary *dictionary, guint word) { return get_form(dictionary, word)->stem; }

const char *dictionary_text(const Dictionary *dictionary, guint word) { return get_form(dictionary, word)->text; }

/* ---- */

/* Edges of all nodes in one open hash table: a phrase of any length costs one probe a word. */
typedef struct Edge {
  guint64 key; /* node and word; 0: free */
  guint node;
} Edge;

struct Trie {
  Edge *edges;
  guint size, used; /* size: a power of two */
  GArray *payloads; /* guint, by node */
};

Trie *trie_new(void) {
  Trie *trie = g_new0(Trie, 1);
  trie->size = 64;
  trie->edges = g_new0(Edge, trie->size);
  trie->payloads = g_array_new(FALSE, TRUE, sizeof(guint));
  g_array_set_size(trie->payloads, 1);
  return trie;
}

void trie_free(Trie *trie) {
  if (!trie)
    return;
  g_free(trie->edges);
  g_array_unref(trie->payloads);
  g_free(trie);
}

static Edge *find_edge(Edge *edges, guint size, guint64 key) {
  guint64 mixed = key * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);
  guint at = (guint)(mixed >> 32) & (size - 1);
  while (edges[at].key != 0 && edges[at].key != key)
    at = (at + 1) & (size - 1);
  return &edges[at];
}

static void grow(Trie *trie) {
  Edge *edges = g_new0(Edge, trie->size * 2);
  for (guint i = 0; i < trie->size; i++)
    if (trie->edges[i].key != 0)
      *find_edge(edges, trie->size * 2, trie->edges[i].key) = trie->edges[i];
  g_free(trie->edges);
  trie->edges = edges;
  trie->size *= 2;
}

static guint64 edge_key(guint node, guint word) { return (guint64)node << 32 | word; }

static guint get_node(Trie *trie, guint node, guint word) {
  if (trie->used * 2 >= trie->size)
    grow(trie);
  Edge *edge = find_edge(trie->edges, trie->size, edge_key(node, word));
  if (edge->key == 0) {
    *edge = (Edge){edge_key(node, word), trie->payloads->len};
    g_array_set_size(trie->payloads, trie->payloads->len + 1);
    trie->used++;
  }
  return edge->node;
}

void trie_add(Trie *trie, const guint *words, guint count, guint payload) {
  guint node = 0;
  for (guint i = 0; i < count; i++)
    node = get_node(trie, node, words[i]);
  if (node > 0 && g_array_index(trie->payloads, guint, node) == 0)
    g_array_index(trie->payloads, guint, node) = payload;
}

guint trie_step(const Trie *trie, guint node, guint word) {
  const Edge *edge = find_edge(trie->edges, trie->size, edge_key(node, word));
  return edge->key == 0 ? 0 : edge->node;
}

guint trie_payload(const Trie *trie, guint node) { return g_array_index(trie->payloads, guint, node); }
