/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proof/dictionary.h"

#include <string.h>

#include "base/text.h"

/* "commit" of committee, "disbur" of disbursement: shorter ones would join strangers. */
#define STEM_LETTERS 6

/* One spelling: what a text has, or what others fold to. */
typedef struct Form {
  const char *text;
  guint length, hash;
  guint lemma, stem;   /* of one that others fold to: words; else 0 */
  WrittenWord written; /* of one that stood in a text; else its word is 0 */
} Form;

struct Dictionary {
  GArray *forms; /* Form, from 1 */
  guint *slots;  /* open hash table of forms; 0: free */
  guint size;    /* a power of two */
  GStringChunk *strings;
};

static Form *get_form(const Dictionary *dictionary, guint index) {
  return &g_array_index(dictionary->forms, Form, index);
}

/* ---- forms */

/* FNV-1a. */
static guint hash_text(const char *text, gsize length) {
  guint hash = 2166136261u;
  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar)text[i]) * 16777619u;
  return hash ^ hash >> 15;
}

static guint *find_slot(const Dictionary *dictionary, const char *text, gsize length, guint hash) {
  for (guint at = hash & (dictionary->size - 1);; at = (at + 1) & (dictionary->size - 1)) {
    guint *slot = &dictionary->slots[at];
    const Form *form = get_form(dictionary, *slot);
    if (*slot == 0 || (form->hash == hash && form->length == length && memcmp(form->text, text, length) == 0))
      return slot;
  }
}

static void grow_slots(Dictionary *dictionary) {
  g_free(dictionary->slots);
  dictionary->size *= 2;
  dictionary->slots = g_new0(guint, dictionary->size);
  for (guint i = 1; i < dictionary->forms->len; i++) {
    const Form *form = get_form(dictionary, i);
    *find_slot(dictionary, form->text, form->length, form->hash) = i;
  }
}

static guint add_form(Dictionary *dictionary, const char *text, gsize length) {
  guint hash = hash_text(text, length), *slot = find_slot(dictionary, text, length, hash), index = *slot;
  if (index > 0)
    return index;
  index = *slot = dictionary->forms->len;
  Form form = {.text = g_string_chunk_insert_len(dictionary->strings, text, (gssize)length),
               .length = (guint)length,
               .hash = hash};
  g_array_append_val(dictionary->forms, form);
  if (dictionary->forms->len * 2 > dictionary->size)
    grow_slots(dictionary);
  return index;
}

/* ---- English */

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

static guint add_folded(Dictionary *dictionary, const char *folded);

static guint add_stem(Dictionary *dictionary, guint word, const char *lemma) {
  gsize length = strlen(lemma);
  if (length <= STEM_LETTERS)
    return word;
  char stem[STEM_LETTERS + 2] = "~"; /* no word begins so: "commit" and commit… are told apart by nobody else */
  memcpy(stem + 1, lemma, STEM_LETTERS);
  return add_form(dictionary, stem, STEM_LETTERS + 1);
}

static gboolean is_plain_word(const char *text) {
  for (; *text; text++)
    if (!g_ascii_islower(*text) && *text != '\'')
      return FALSE;
  return TRUE;
}

static void find_lemma(Dictionary *dictionary, guint word, const char *folded) {
  g_autofree char *lemma = make_lemma(folded);
  guint other = g_str_equal(lemma, folded) ? word : add_folded(dictionary, lemma);
  guint stem = other == word ? add_stem(dictionary, word, lemma) : get_form(dictionary, other)->stem;
  get_form(dictionary, word)->lemma = other;
  get_form(dictionary, word)->stem = stem;
}

static guint add_folded(Dictionary *dictionary, const char *folded) {
  guint word = add_form(dictionary, folded, strlen(folded));
  Form *form = get_form(dictionary, word);
  if (form->lemma > 0)
    return word;
  form->lemma = form->stem = word;
  if (is_plain_word(folded))
    find_lemma(dictionary, word, folded);
  return word;
}

/* ---- as written */

/* Digits and marks fold to themselves. */
static gboolean is_plain_mark(const char *text, gsize length) {
  for (gsize i = 0; i < length; i++)
    if ((guchar)text[i] >= 0x80 || g_ascii_isalpha(text[i]) || g_ascii_isspace(text[i]))
      return FALSE;
  return TRUE;
}

static guint fold_word(Dictionary *dictionary, const char *text) {
  g_autofree char *folded = text_fold(text);
  g_autoptr(GString) plain = g_string_new(folded);
  g_string_replace(plain, "’", "'", 0);
  return add_folded(dictionary, plain->str);
}

static void read_form(Dictionary *dictionary, guint index) {
  const char *text = get_form(dictionary, index)->text;
  gsize length = get_form(dictionary, index)->length;
  guint word = is_plain_mark(text, length) ? add_folded(dictionary, text) : fold_word(dictionary, text);
  WrittenWord *written = &get_form(dictionary, index)->written;
  written->word = word;
  written->traits |= traits_of_letters(text, length);
  written->roman = roman_value(text, length);
}

const WrittenWord *dictionary_read(Dictionary *dictionary, const char *text, gsize length) {
  guint index = add_form(dictionary, text, length);
  if (get_form(dictionary, index)->written.word == 0)
    read_form(dictionary, index);
  return &get_form(dictionary, index)->written;
}

guint dictionary_word(Dictionary *dictionary, const char *text, gsize length) {
  return dictionary_read(dictionary, text, length)->word;
}

guint dictionary_lemma(const Dictionary *dictionary, guint word) { return get_form(dictionary, word)->lemma; }

guint dictionary_stem(const Dictionary *dictionary, guint word) { return get_form(dictionary, word)->stem; }

const char *dictionary_text(const Dictionary *dictionary, guint word) { return get_form(dictionary, word)->text; }

/* Their letters are read when they first stand in a text. */
static void add_traits(Dictionary *dictionary, const TraitList *list) {
  for (const char *word = list->words; *word;) {
    gsize length = strcspn(word, "|");
    get_form(dictionary, add_form(dictionary, word, length))->written.traits |= list->trait;
    word += length + (word[length] == '|');
  }
}

Dictionary *dictionary_new(void) {
  Dictionary *dictionary = g_new0(Dictionary, 1);
  dictionary->forms = g_array_new(FALSE, TRUE, sizeof(Form));
  dictionary->size = 4096;
  dictionary->slots = g_new0(guint, dictionary->size);
  dictionary->strings = g_string_chunk_new(4096);
  g_array_set_size(dictionary->forms, 1);
  for (const TraitList *list = trait_lists; list->words; list++)
    add_traits(dictionary, list);
  return dictionary;
}

void dictionary_free(Dictionary *dictionary) {
  if (!dictionary)
    return;
  g_array_unref(dictionary->forms);
  g_free(dictionary->slots);
  g_string_chunk_free(dictionary->strings);
  g_free(dictionary);
}

/* ---- */

/* Edges of all nodes but the root in one open hash table: a phrase of any length costs one probe a word. */
typedef struct Edge {
  guint64 key; /* node and word; 0: free */
  guint node;
} Edge;

struct Trie {
  Edge *edges;
  guint size, used; /* size: a power of two */
  GArray *payloads; /* guint, by node */
  GArray *roots;    /* guint, by word: the node behind the root; most words begin no phrase */
};

Trie *trie_new(void) {
  Trie *trie = g_new0(Trie, 1);
  trie->size = 64;
  trie->edges = g_new0(Edge, trie->size);
  trie->payloads = g_array_new(FALSE, TRUE, sizeof(guint));
  g_array_set_size(trie->payloads, 1);
  trie->roots = g_array_new(FALSE, TRUE, sizeof(guint));
  return trie;
}

void trie_free(Trie *trie) {
  if (!trie)
    return;
  g_free(trie->edges);
  g_array_unref(trie->payloads);
  g_array_unref(trie->roots);
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

static guint add_node(Trie *trie) {
  guint node = trie->payloads->len;
  g_array_set_size(trie->payloads, node + 1);
  return node;
}

static guint get_root(Trie *trie, guint word) {
  if (word >= trie->roots->len)
    g_array_set_size(trie->roots, word + 1);
  guint *root = &g_array_index(trie->roots, guint, word);
  return *root > 0 ? *root : (*root = add_node(trie));
}

static guint get_node(Trie *trie, guint node, guint word) {
  if (node == 0)
    return get_root(trie, word);
  if (trie->used * 2 >= trie->size)
    grow(trie);
  Edge *edge = find_edge(trie->edges, trie->size, edge_key(node, word));
  if (edge->key == 0) {
    *edge = (Edge){edge_key(node, word), add_node(trie)};
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
  if (node == 0)
    return word < trie->roots->len ? g_array_index(trie->roots, guint, word) : 0;
  const Edge *edge = find_edge(trie->edges, trie->size, edge_key(node, word));
  return edge->key == 0 ? 0 : edge->node;
}

guint trie_payload(const Trie *trie, guint node) { return g_array_index(trie->payloads, guint, node); }
