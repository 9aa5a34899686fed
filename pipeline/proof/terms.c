/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proof/terms.h"

#include <string.h>

#define FORM_WORDS 48

struct TermBase {
  const Term *const *list;
  guint count;
  gboolean from_vietnamese;
  Dictionary *dictionary;
  GStringChunk *strings;
  GArray *forms;      /* TermForm */
  GArray *chain;      /* guint by form: the next of the same words + 1 */
  GPtrArray *by_term; /* GArray of TermForm, shallow */
  GArray *enforced;   /* gboolean */
  Trie *source;       /* payload: term + 1 */
  Trie *target;       /* payload: form + 1 */
  GHashTable *stems;  /* stem of a one-word usable form → term + 1 */
};

static gboolean is_usable(TermStatus status) { return status < TERM_DEPRECATED; }

/* Words that English puts between others without changing what is meant. */
static gboolean is_small(const char *word) {
  static const char *const small[] = {"of", "the", "a",  "an", "and", "in", "for",
                                      "on", "to",  "at", "by", "'s",  "or", NULL};
  return g_strv_contains(small, word);
}

guint terms_word(const TermBase *terms, const Token *token, gboolean english) {
  return english ? dictionary_lemma(terms->dictionary, token->word) : token->word;
}

guint terms_stem(const TermBase *terms, const Token *token, gboolean english) {
  return english ? dictionary_stem(terms->dictionary, token->word) : token->word;
}

/* Marks that part nothing: hyphens and quotation marks.  Commas count, so that a form without them does not reach over
 * one. */
static gboolean is_passed(const Token *token) { return token->kind == TOKEN_MARK && token->traits & TRAIT_PASSED; }

/* ---- making */

typedef struct WordList {
  guint words[FORM_WORDS], stems[FORM_WORDS], count, stem_count;
} WordList;

static Prose *plain_prose(Dictionary *dictionary, const char *text) {
  Node node = {.kind = NODE_TEXT, .text = (char *)text};
  g_autoptr(GArray) nodes = g_array_new(FALSE, FALSE, sizeof(Node));
  g_array_append_val(nodes, node);
  Prose *prose = prose_new();
  prose_read(prose, dictionary, nodes, "other");
  return prose;
}

static void list_words(const TermBase *terms, const char *text, gboolean english, WordList *list) {
  g_autoptr(Prose) prose = plain_prose(terms->dictionary, text);
  *list = (WordList){0};
  for (guint i = 0; i < prose->tokens->len && list->count < FORM_WORDS; i++) {
    const Token *token = prose_token(prose, i);
    if (is_passed(token))
      continue;
    list->words[list->count++] = terms_word(terms, token, english);
    if (token->kind != TOKEN_MARK && !(english && is_small(dictionary_text(terms->dictionary, token->word))))
      list->stems[list->stem_count++] = terms_stem(terms, token, english);
  }
}

static guint walk_to_end(const Trie *trie, const WordList *list) {
  guint node = 0;
  for (guint i = 0; i < list->count; i++)
    if ((node = trie_step(trie, node, list->words[i])) == 0)
      return 0;
  return trie_payload(trie, node);
}

/* One English word for several terms says nothing of which of them must follow. */
static void add_source(TermBase *terms, guint term, const char *text) {
  WordList list;
  list_words(terms, text, !terms->from_vietnamese, &list);
  guint same = walk_to_end(terms->source, &list);
  if (same > 0 && same != term + 1)
    g_array_index(terms->enforced, gboolean, same - 1) = g_array_index(terms->enforced, gboolean, term) = FALSE;
  trie_add(terms->source, list.words, list.count, term + 1);
}

static gboolean same_words(const TermForm *form, const WordList *list) {
  return form->count == list->count && memcmp(form->words, list->words, list->count * sizeof(guint)) == 0;
}

/* A form to be avoided that differs from a good one by capitals alone cannot be told from it here: check_terms compares
 * capitals. */
static gboolean is_known_form(const GArray *forms, const WordList *list) {
  for (guint i = 0; i < forms->len; i++)
    if (same_words(&g_array_index(forms, TermForm, i), list))
      return TRUE;
  return FALSE;
}

static void add_form(TermBase *terms, guint term, const char *text, TermStatus status) {
  WordList list;
  GArray *own = g_ptr_array_index(terms->by_term, term);
  gboolean english = terms->from_vietnamese;
  list_words(terms, text, english, &list);
  if (list.count == 0 || is_known_form(own, &list))
    return;
  TermForm form = {.term = term,
                   .status = status,
                   .text = g_string_chunk_insert_const(terms->strings, text),
                   .words = g_memdup2(list.words, list.count * sizeof(guint)),
                   .stems = g_memdup2(list.stems, MAX(list.stem_count, 1) * sizeof(guint)),
                   .count = list.count,
                   .stem_count = list.stem_count};
  guint same = walk_to_end(terms->target, &list), index = terms->forms->len, none = 0;
  g_array_append_val(terms->forms, form);
  g_array_append_val(terms->chain, none);
  g_array_append_val(own, form);
  if (same == 0) {
    trie_add(terms->target, list.words, list.count, index + 1);
  } else { /* second in the chain: order among equals does not matter */
    guint *link = &g_array_index(terms->chain, guint, same - 1);
    g_array_index(terms->chain, guint, index) = *link;
    *link = index + 1;
  }
  if (english && is_usable(status) && list.stem_count == 1 && list.count == 1)
    g_hash_table_insert(terms->stems, GUINT_TO_POINTER(list.stems[0]), GUINT_TO_POINTER(term + 1));
}

typedef void (*AddText)(TermBase *terms, guint term, const char *text, TermStatus status);

/* "Chairman/Chairwoman of …" is two forms. */
static void add_alternatives(TermBase *terms, guint term, const char *text, TermStatus status, AddText add) {
  const char *slash = strchr(text, '/');
  if (!slash || slash == text || !g_ascii_isalpha(slash[-1]) || !g_ascii_isalpha(slash[1])) {
    add(terms, term, text, status);
    return;
  }
  const char *start = slash, *end = slash + 1 + strcspn(slash + 1, " /");
  while (start > text && start[-1] != ' ')
    start--;
  g_autofree char *one = g_strdup_printf("%.*s%s", (int)(slash - text), text, end);
  g_autofree char *other = g_strdup_printf("%.*s%s", (int)(start - text), text, slash + 1);
  add(terms, term, one, status);
  add(terms, term, other, status);
}

static void add_text(TermBase *terms, guint term, const char *text, TermStatus status, AddText add) {
  g_autofree char *outside = NULL, *inside = NULL;
  add_alternatives(terms, term, text, status, add);
  if (!term_split(text, &outside, &inside))
    return;
  add_alternatives(terms, term, outside, status, add);
  if (term_is_abbreviation(inside))
    add(terms, term, inside, status);
}

/* Of English, what only may stand for a term names it too loosely to ask for it in return. */
static void add_source_text(TermBase *terms, guint term, const char *text, TermStatus status) {
  if (is_usable(status) && status != TERM_ADMITTED)
    add_source(terms, term, text);
}

static void add_renderings(TermBase *terms, guint index, gboolean usable, AddText add) {
  const Term *term = terms->list[index];
  for (guint i = 0; i < term->renderings->len; i++) {
    const Rendering *rendering = &g_array_index(term->renderings, Rendering, i);
    if (is_usable(rendering->status) == usable)
      add_text(terms, index, rendering->text, rendering->status, add);
  }
}

static gboolean is_enforced(const Term *term) {
  for (guint i = 0; i < term->renderings->len; i++)
    if (g_array_index(term->renderings, Rendering, i).status == TERM_APPROVED)
      return TRUE;
  return FALSE;
}

static void add_term(TermBase *terms, guint index) {
  const Term *term = terms->list[index];
  gboolean enforced = is_enforced(term);
  g_array_append_val(terms->enforced, enforced);
  if (terms->from_vietnamese) {
    add_text(terms, index, term->vi, TERM_APPROVED, add_source_text);
    add_renderings(terms, index, TRUE, add_form);
    add_renderings(terms, index, FALSE, add_form);
  } else {
    add_renderings(terms, index, TRUE, add_source_text);
    add_text(terms, index, term->vi, TERM_APPROVED, add_form);
  }
}

static void forms_free(gpointer forms) { g_array_unref(forms); }

TermBase *terms_new(const Glossary *glossary, const char *source_language, Dictionary *dictionary) {
  TermBase *terms = g_new0(TermBase, 1);
  if (glossary)
    terms->list = glossary_terms(glossary, &terms->count);
  terms->from_vietnamese = g_str_equal(source_language, "vi");
  terms->dictionary = dictionary;
  terms->strings = g_string_chunk_new(4096);
  terms->forms = g_array_new(FALSE, FALSE, sizeof(TermForm));
  terms->chain = g_array_new(FALSE, FALSE, sizeof(guint));
  terms->enforced = g_array_new(FALSE, FALSE, sizeof(gboolean));
  terms->by_term = g_ptr_array_new_with_free_func(forms_free);
  terms->source = trie_new();
  terms->target = trie_new();
  terms->stems = g_hash_table_new(g_direct_hash, g_direct_equal);
  for (guint i = 0; i < terms->count; i++)
    g_ptr_array_add(terms->by_term, g_array_new(FALSE, FALSE, sizeof(TermForm)));
  for (guint i = 0; i < terms->count; i++)
    add_term(terms, i);
  return terms;
}

void terms_free(TermBase *terms) {
  if (!terms)
    return;
  for (guint i = 0; i < terms->forms->len; i++) {
    g_free(g_array_index(terms->forms, TermForm, i).words);
    g_free(g_array_index(terms->forms, TermForm, i).stems);
  }
  g_array_unref(terms->forms);
  g_array_unref(terms->chain);
  g_array_unref(terms->enforced);
  g_ptr_array_unref(terms->by_term);
  g_hash_table_unref(terms->stems);
  trie_free(terms->source);
  trie_free(terms->target);
  g_string_chunk_free(terms->strings);
  g_free(terms);
}

/* ---- asking */

const Term *terms_term(const TermBase *terms, guint index) { return terms->list[index]; }
const GArray *terms_forms(const TermBase *terms, guint term) { return g_ptr_array_index(terms->by_term, term); }
gboolean terms_enforced(const TermBase *terms, guint term) { return g_array_index(terms->enforced, gboolean, term); }
const TermForm *terms_form(const TermBase *terms, guint index) { return &g_array_index(terms->forms, TermForm, index); }

const TermForm *terms_next(const TermBase *terms, const TermForm *form) {
  guint index = (guint)(form - (const TermForm *)(gconstpointer)terms->forms->data);
  guint next = g_array_index(terms->chain, guint, index);
  return next > 0 ? terms_form(terms, next - 1) : NULL;
}

const Term *terms_likeness(const TermBase *terms, const TermForm *form) {
  if (form->count != 1 || form->stem_count != 1)
    return NULL;
  guint term = GPOINTER_TO_UINT(g_hash_table_lookup(terms->stems, GUINT_TO_POINTER(form->stems[0])));
  return term > 0 && term - 1 != form->term ? terms->list[term - 1] : NULL;
}

/* The longest phrase from a token on; no phrase is longer than FORM_WORDS. */
static guint longest(const TermBase *terms, const Trie *trie, const Prose *prose, guint first, gboolean english,
                     guint *count) {
  guint node = 0, found = 0, sentence = prose_token(prose, first)->sentence;
  for (guint i = first; i < prose->tokens->len; i++) {
    const Token *token = prose_token(prose, i);
    if (token->kind == TOKEN_HOLE || token->sentence != sentence)
      break;
    if (i > first && is_passed(token))
      continue;
    if ((node = trie_step(trie, node, terms_word(terms, token, english))) == 0)
      break;
    if (trie_payload(trie, node) > 0) {
      found = trie_payload(trie, node);
      *count = i - first + 1;
    }
  }
  return found;
}

/* At each word the longest. */
static void find(const TermBase *terms, const Trie *trie, const Prose *prose, gboolean english, GArray *matches) {
  g_array_set_size(matches, 0);
  for (guint i = 0; i < prose->tokens->len; i++) {
    guint count = 1, found = 0;
    if (prose_token(prose, i)->kind != TOKEN_HOLE)
      found = longest(terms, trie, prose, i, english, &count);
    if (found > 0) {
      TermMatch match = {i, count, found - 1};
      g_array_append_val(matches, match);
    }
  }
}

void terms_in_source(const TermBase *terms, const Prose *prose, GArray *matches) {
  find(terms, terms->source, prose, !terms->from_vietnamese, matches);
}

void terms_in_target(const TermBase *terms, const Prose *prose, GArray *matches) {
  find(terms, terms->target, prose, terms->from_vietnamese, matches);
}

void terms_outermost(const GArray *matches, GArray *outermost) {
  guint end = 0;
  g_array_set_size(outermost, 0);
  for (guint i = 0; i < matches->len; i++) {
    TermMatch match = g_array_index(matches, TermMatch, i);
    if (match.first < end)
      continue;
    g_array_append_val(outermost, match);
    end = match.first + match.count;
  }
}
