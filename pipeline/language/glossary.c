/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language/glossary.h"

#include <string.h>

#include "base/message.h"
#include "base/text.h"

/* What a key stands for. */
typedef struct Word {
  const char *text;
  gboolean derived; /* from a part of a term: weaker than a whole term of the same layer */
} Word;

typedef GHashTable Words; /* folded text → Word, owned */

struct GlossaryLayer {
  char *file;
  Diagnostics *diagnostics;
  guint errors; /* before it was read */
  GPtrArray *terms;
  GHashTable *index; /* folded Vietnamese → Term */
};

struct Glossary {
  GPtrArray *terms;   /* Term, owned */
  GHashTable *index;  /* folded Vietnamese → Term */
  GHashTable *places; /* Term → index in `terms` + 1 */
  Words *english;     /* folded Vietnamese → its English */
  Words *vietnamese;  /* folded English → its Vietnamese */
  GStringChunk *strings;
};

static void rendering_clear(gpointer data) { g_free((char *)((Rendering *)data)->text); }

static void term_free(gpointer data) {
  Term *term = data;
  if (!term)
    return;
  g_free((char *)term->id);
  g_free((char *)term->vi);
  g_free((char *)term->file);
  g_array_unref(term->renderings);
  g_free(term);
}

static Words *words_new(void) { return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free); }

Glossary *glossary_new(void) {
  Glossary *glossary = g_new0(Glossary, 1);
  glossary->terms = g_ptr_array_new_with_free_func(term_free);
  glossary->index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  glossary->places = g_hash_table_new(g_direct_hash, g_direct_equal);
  glossary->english = words_new();
  glossary->vietnamese = words_new();
  glossary->strings = g_string_chunk_new(4096);
  return glossary;
}

void glossary_free(Glossary *glossary) {
  if (!glossary)
    return;
  g_hash_table_unref(glossary->english);
  g_hash_table_unref(glossary->vietnamese);
  g_hash_table_unref(glossary->index);
  g_hash_table_unref(glossary->places);
  g_ptr_array_unref(glossary->terms);
  g_string_chunk_free(glossary->strings);
  g_free(glossary);
}

gboolean term_status_parse(const char *word, TermStatus *out) {
  static const struct {
    const char *word;
    TermStatus status;
  } known[] = {
      {"", TERM_SUGGESTED},
      {"approved", TERM_APPROVED},
      {"admitted", TERM_ADMITTED},
      {"deprecated", TERM_DEPRECATED},
      {"forbidden", TERM_FORBIDDEN},
      {"preferredTerm-admn-sts", TERM_APPROVED},
      {"admittedTerm-admn-sts", TERM_ADMITTED},
      {"deprecatedTerm-admn-sts", TERM_FORBIDDEN}, /* TBX-Basic: "should not be used" */
      {"supersededTerm-admn-sts", TERM_DEPRECATED},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(known); i++)
    if (g_str_equal(known[i].word, word)) {
      *out = known[i].status;
      return TRUE;
    }
  return FALSE;
}

/* ---- a layer */

GlossaryLayer *glossary_layer_new(const char *display, Diagnostics *diagnostics) {
  GlossaryLayer *layer = g_new0(GlossaryLayer, 1);
  layer->file = g_strdup(display);
  layer->diagnostics = diagnostics;
  layer->errors = diagnostics_errors(diagnostics);
  layer->terms = g_ptr_array_new_with_free_func(term_free);
  layer->index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  return layer;
}

static void layer_free(GlossaryLayer *layer) {
  g_hash_table_unref(layer->index);
  g_ptr_array_unref(layer->terms);
  g_free(layer->file);
  g_free(layer);
}

static Term *get_term(GlossaryLayer *layer, const char *id, const char *vi, guint line) {
  char *key = text_fold(vi);
  Term *term = g_hash_table_lookup(layer->index, key);
  if (term) {
    g_free(key);
    return term;
  }
  term = g_new0(Term, 1);
  *term = (Term){.id = g_strdup(id),
                 .vi = text_nfc(vi, -1),
                 .file = g_strdup(layer->file),
                 .line = line,
                 .from = TERM_ALWAYS_FROM,
                 .until = TERM_ALWAYS_UNTIL,
                 .renderings = g_array_new(FALSE, FALSE, sizeof(Rendering))};
  g_array_set_clear_func(term->renderings, rendering_clear);
  g_ptr_array_add(layer->terms, term);
  g_hash_table_insert(layer->index, key, term);
  return term;
}

static gboolean is_usable(TermStatus status) { return status < TERM_DEPRECATED; }

static const Rendering *preferred(const Term *term) {
  for (guint i = 0; i < term->renderings->len; i++) {
    const Rendering *rendering = &g_array_index(term->renderings, Rendering, i);
    if (is_usable(rendering->status))
      return rendering;
  }
  return NULL;
}

/* Two renderings without a word which is wanted: the layer contradicts itself. */
static gboolean check_another(GlossaryLayer *layer, const Term *term, const char *vi, const char *en, TermStatus status,
                              guint line) {
  const Rendering *first = preferred(term);
  if (!first || status != TERM_SUGGESTED || g_str_equal(first->text, en))
    return TRUE;
  Place place = {.file = layer->file, .line = line};
  diagnostics_error(layer->diagnostics, FAULT_TRANSLATION, &place, _("“%s” has another rendering at line %u: “%s”"), vi,
                    first->line, first->text);
  diagnostics_hint(layer->diagnostics, _("keep one of them, tell them apart by a word in parentheses, or give the "
                                         "second the status admitted"));
  return FALSE;
}

static Rendering *find_rendering(const Term *term, const char *text) {
  for (guint i = 0; i < term->renderings->len; i++) {
    Rendering *rendering = &g_array_index(term->renderings, Rendering, i);
    if (g_str_equal(rendering->text, text))
      return rendering;
  }
  return NULL;
}

gboolean glossary_add_term(GlossaryLayer *layer, const char *id, const char *vi, const char *en, TermStatus status,
                           guint line) {
  Term *term = get_term(layer, id, vi, line);
  g_autofree char *text = text_nfc(en, -1);
  if (!check_another(layer, term, vi, text, status, line))
    return FALSE;
  const Rendering *known = find_rendering(term, text);
  if (known && is_usable(known->status) != is_usable(status)) {
    Place place = {.file = layer->file, .line = line};
    diagnostics_error(layer->diagnostics, FAULT_TRANSLATION, &place,
                      _("“%s” is both wanted and to be avoided for “%s” (line %u)"), text, vi, known->line);
    return FALSE;
  }
  if (known)
    return TRUE;
  Rendering rendering = {g_steal_pointer(&text), status, line};
  g_array_append_val(term->renderings, rendering);
  return TRUE;
}

void glossary_limit_term(GlossaryLayer *layer, const char *vi, gint32 from, gint32 until) {
  g_autofree char *key = text_fold(vi);
  Term *term = g_hash_table_lookup(layer->index, key);
  if (!term)
    return;
  term->from = from;
  term->until = until;
}

/* ---- parts of terms */

gboolean term_split(const char *term, char **outside, char **inside) {
  const char *open = strstr(term, " (");
  gsize length = strlen(term);
  if (!open || open == term || term[length - 1] != ')' || strchr(open + 2, '('))
    return FALSE;
  *outside = g_strchomp(g_strndup(term, (gsize)(open - term)));
  *inside = g_strndup(open + 2, (gsize)(term + length - 1 - (open + 2)));
  return **outside && **inside;
}

gboolean term_is_abbreviation(const char *text) {
  guint capitals = 0;
  for (const char *p = text; *p && *p != ' '; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (g_unichar_islower(c))
      return FALSE;
    capitals += g_unichar_isupper(c);
  }
  return capitals >= 2;
}

/* ---- words of one language as the other says them */

/* Words of one direction while a layer is added. */
typedef struct Mapping {
  Words *words; /* the glossary's */
  Words *fresh; /* those of the layer */
  GStringChunk *strings;
} Mapping;

/* `derived` words give way to whole terms of their layer, and to one another; all give way to later layers. */
static void put_word(Mapping *mapping, const char *term, const char *text, gboolean derived) {
  g_autofree char *key = text_fold(term);
  const Word *known = g_hash_table_lookup(mapping->fresh, key);
  if (known && (derived || !known->derived))
    return;
  Word word = {g_string_chunk_insert_const(mapping->strings, text), derived};
  g_hash_table_replace(mapping->words, g_strdup(key), g_memdup2(&word, sizeof word));
  g_hash_table_replace(mapping->fresh, g_steal_pointer(&key), g_memdup2(&word, sizeof word));
}

/* The term and its parts; `weak` where many terms may share one word. */
static void put_parts(Mapping *mapping, const char *term, const char *text, gboolean weak) {
  g_autofree char *outside = NULL, *inside = NULL, *text_outside = NULL, *text_inside = NULL;
  put_word(mapping, term, text, weak);
  if (!term_split(term, &outside, &inside))
    return;
  gboolean both = term_split(text, &text_outside, &text_inside);
  put_word(mapping, outside, both ? text_outside : text, TRUE);
  if (term_is_abbreviation(inside))
    put_word(mapping, inside, both ? text_inside : text, TRUE);
}

static void put_words(Glossary *glossary, const GPtrArray *terms) {
  g_autoptr(GHashTable) english = words_new();
  g_autoptr(GHashTable) vietnamese = words_new();
  Mapping to_english = {glossary->english, english, glossary->strings};
  Mapping to_vietnamese = {glossary->vietnamese, vietnamese, glossary->strings};
  for (guint i = 0; i < terms->len; i++) {
    const Term *term = g_ptr_array_index(terms, i);
    const Rendering *first = preferred(term);
    if (!first)
      continue;
    put_parts(&to_english, term->vi, first->text, FALSE);
    for (guint k = 0; k < term->renderings->len; k++) {
      const Rendering *rendering = &g_array_index(term->renderings, Rendering, k);
      if (is_usable(rendering->status))
        put_parts(&to_vietnamese, rendering->text, term->vi, TRUE);
    }
  }
}

/* ---- layers into a glossary */

static void forbid(Term *term, const Rendering *judged) {
  Rendering *known = find_rendering(term, judged->text);
  if (known) {
    known->status = judged->status;
    return;
  }
  Rendering copy = {g_strdup(judged->text), judged->status, judged->line};
  g_array_append_val(term->renderings, copy);
}

static void place_term(Glossary *glossary, Term *term) {
  g_autofree char *key = text_fold(term->vi);
  Term *known = g_hash_table_lookup(glossary->index, key);
  guint place = known ? GPOINTER_TO_UINT(g_hash_table_lookup(glossary->places, known)) : 0;
  if (known && !preferred(term)) {
    for (guint i = 0; i < term->renderings->len; i++)
      forbid(known, &g_array_index(term->renderings, Rendering, i));
    term_free(term);
    return;
  }
  if (known) {
    g_hash_table_remove(glossary->places, known);
    term_free(known);
    glossary->terms->pdata[place - 1] = term;
  } else {
    g_ptr_array_add(glossary->terms, term);
    place = glossary->terms->len;
  }
  g_hash_table_insert(glossary->places, term, GUINT_TO_POINTER(place));
  g_hash_table_replace(glossary->index, g_steal_pointer(&key), term);
}

gboolean glossary_add_layer(Glossary *glossary, GlossaryLayer *layer) {
  gboolean good = diagnostics_errors(layer->diagnostics) == layer->errors;
  if (good) {
    put_words(glossary, layer->terms);
    g_ptr_array_set_free_func(layer->terms, NULL);
    for (guint i = 0; i < layer->terms->len; i++)
      place_term(glossary, g_ptr_array_index(layer->terms, i));
  }
  layer_free(layer);
  return good;
}

const char *glossary_find(const Glossary *glossary, const char *term, const char *language) {
  g_autofree char *key = text_fold(term);
  const Word *word = g_hash_table_lookup(g_str_equal(language, "vi") ? glossary->vietnamese : glossary->english, key);
  return word ? word->text : NULL;
}

const Term *const *glossary_terms(const Glossary *glossary, guint *count) {
  *count = glossary->terms->len;
  return (const Term *const *)glossary->terms->pdata;
}
