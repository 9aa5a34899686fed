/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/words.h"

#include <string.h>

#include "base/text.h"
#include "document/entries.h"
#include "document/translation.h"

struct Words {
  GHashTable *scopes; /* SnTable, or SnColumn where labels are by column → (cell text → printed) */
  gconstpointer last; /* the one asked for last, and its words */
  GHashTable *last_words;
  GHashTable *fixed; /* "context|word" → printed */
  GStringChunk *strings;
};

static void unref_words(gpointer words) { g_hash_table_unref(words); }

Words *words_new(void) {
  Words *words = g_new0(Words, 1);
  words->scopes = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, unref_words);
  words->fixed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  words->strings = g_string_chunk_new(4096);
  return words;
}

void words_free(Words *words) {
  if (!words)
    return;
  g_hash_table_unref(words->scopes);
  g_hash_table_unref(words->fixed);
  g_string_chunk_free(words->strings);
  g_free(words);
}

/* ---- names and codes */

/* The first letter of a syllable, behind quotes and brackets; 0: it has none. */
static gunichar first_letter(const char **text) {
  while (**text && **text != ' ') {
    gunichar c = g_utf8_get_char(*text);
    if (g_unichar_isalnum(c))
      return c;
    *text = g_utf8_next_char(*text);
  }
  return 0;
}

/* A single word with a capital may as well start a sentence ("Thuế"), so a name has two.  What a sentence has, a name
 * has not
 * ("Lưu: VT."). */
gboolean words_is_name(const char *text) {
  guint syllables = 0;
  if (strpbrk(text, ":;!?") || g_str_has_suffix(text, "."))
    return FALSE;
  while (*text) {
    while (*text == ' ')
      text++;
    gunichar c = first_letter(&text);
    if (c && g_unichar_isalpha(c)) {
      if (!g_unichar_isupper(c))
        return FALSE;
      syllables++;
    }
    text += strcspn(text, " ");
  }
  return syllables >= 2;
}

gboolean words_is_code(const char *text) {
  gboolean letters = FALSE, plain = TRUE;
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    letters = letters || g_unichar_isalpha(c);
    plain = plain && (!g_unichar_isalpha(c) || (c < 0x80 && g_ascii_isupper((char)c)));
  }
  return !letters || plain;
}

/* A term of the glossary as the text begins: "Công nghiệp" and "công nghiệp" are one term. */
static char *term_for(const Binder *binder, const char *text) {
  const Edition *edition = binder->edition;
  const char *term = edition->glossary ? glossary_find(edition->glossary, text, binder->language) : NULL;
  if (!term)
    return NULL;
  return g_unichar_isupper(g_utf8_get_char(text)) ? locale_capitalise(edition->locale, term) : g_strdup(term);
}

/* What needs no catalogue, or NULL.  `label`: what the data's codelist calls it, or NULL.  g_free. */
static char *without_catalogue(const Binder *binder, const char *text, const char *label) {
  char *term = term_for(binder, text);
  if (term)
    return term;
  if (label || words_is_code(text))
    return g_strdup(label ? label : text);
  if (g_str_equal(binder->edition->pack->language, "vi") && words_is_name(text))
    return text_ascii(text);
  return NULL;
}

/* ---- data */

#define WORD_OF_PACK G_MAXUINT /* row of a word that stands in no cell */

static GHashTable *known_words(Words *words, const WordCell *cell) {
  gconstpointer scope = table_has_labels(cell->table) ? sn_table_column(cell->table, cell->column) : NULL;
  if (!scope)
    scope = cell->table;
  if (words->last == scope && words->last_words)
    return words->last_words;
  GHashTable *known = g_hash_table_lookup(words->scopes, scope);
  if (!known) {
    known = g_hash_table_new(g_str_hash, g_str_equal);
    g_hash_table_insert(words->scopes, (gpointer)scope, known);
  }
  words->last = scope;
  return words->last_words = known;
}

/* Where the department wrote the word, as far as it is known. */
static Place data_place(const WordCell *cell, const Place *place) {
  SnOrigin origin = cell->row < sn_table_rows(cell->table) ? sn_table_origin(cell->table, cell->row) : (SnOrigin){0};
  return origin.file ? (Place){.file = origin.file, .line = origin.line} : *place;
}

/* In the language that is wanted now: the edition's, or the pack's own. */
static const char *find_label(const Binder *binder, const WordCell *cell, const char *text) {
  const char *language = binder->original > 0 ? binder->edition->pack->language : binder->language;
  return cell->row == WORD_OF_PACK ? NULL : table_label(cell->table, cell->column, text, language);
}

static void gather_data_word(Binder *binder, const char *context, const WordCell *cell, const char *text,
                             const Place *place) {
  Place origin = data_place(cell, place);
  entries_add(binder->entries, context, text, &origin, NULL, NULL);
}

static char *find_data_word(Binder *binder, const WordCell *cell, const char *text, const Place *place) {
  g_autofree char *context = g_strconcat(DATA_CONTEXT, table_name(cell->table), NULL);
  Answer answer = translation_find(binder, VOICE_PACK, context, text);
  g_autofree char *known =
      answer.state == TRANSLATION_DONE ? NULL : without_catalogue(binder, text, find_label(binder, cell, text));
  if (binder->entries && (!known || answer.state != TRANSLATION_MISSING))
    gather_data_word(binder, context, cell, text, place);
  if (answer.state == TRANSLATION_DONE)
    return g_strdup(answer.text);
  if (known && (binder->entries || answer.state == TRANSLATION_MISSING))
    return g_steal_pointer(&known);
  return binder->entries ? g_strdup(text) : translation_substitute(binder, &answer, context, text, place);
}

static gboolean is_source_edition(const Binder *binder) {
  return g_str_equal(binder->language, binder->edition->pack->language);
}

static const char *find_source_word(const Binder *binder, const WordCell *cell, const char *text) {
  const char *label = find_label(binder, cell, text);
  return label ? label : text;
}

gboolean words_are_plain(const Binder *binder, const SnTable *table) {
  return is_source_edition(binder) && !table_has_labels(table);
}

const char *words_data(Binder *binder, const WordCell *cell, const char *text, const Place *place) {
  if (words_are_plain(binder, cell->table) || *text == '\0')
    return text;
  if (binder->original > 0)
    return find_source_word(binder, cell, text);
  GHashTable *known = known_words(binder->words, cell);
  const char *printed = g_hash_table_lookup(known, text);
  if (printed)
    return printed;
  g_autofree char *word = is_source_edition(binder) ? g_strdup(find_source_word(binder, cell, text))
                                                    : find_data_word(binder, cell, text, place);
  printed = g_string_chunk_insert(binder->words->strings, word);
  if (cell->row == WORD_OF_PACK) /* the pack's elements are freed as they are bound, tables are not */
    text = g_string_chunk_insert_const(binder->words->strings, text);
  g_hash_table_insert(known, (gpointer)text, (gpointer)printed);
  return printed;
}

const char *words_of_table(Binder *binder, const SnTable *table, const char *text, const Place *place) {
  return words_data(binder, &(WordCell){table, LABEL_OF_ANY_COLUMN, WORD_OF_PACK}, text, place);
}

/* ---- fixed words */

static Place template_place(const Binder *binder) {
  const Template *template = binder->edition->pack->template;
  return (Place){.file = template->xml && template->xml->URL ? (const char *)template->xml->URL : template->name};
}

static char *find_word(Binder *binder, Voice voice, const char *context, const char *word, const Place *place) {
  Answer answer = translation_find(binder, voice, context, word);
  if (answer.state == TRANSLATION_DONE)
    return g_strdup(answer.text);
  char *term = answer.state == TRANSLATION_MISSING ? term_for(binder, word) : NULL;
  if (term || binder->entries)
    return term ? term : g_strdup(word);
  return translation_substitute(binder, &answer, context, word, place);
}

/* Looks a word up once; what is found, or not found, holds for the edition. */
static const char *remember(Binder *binder, Voice voice, const char *context, const char *word, const Place *place) {
  g_autofree char *key = g_strconcat(context, "|", word, NULL);
  const char *printed = g_hash_table_lookup(binder->words->fixed, key);
  if (printed)
    return printed;
  g_autofree char *found = find_word(binder, voice, context, word, place);
  printed = g_string_chunk_insert(binder->words->strings, found);
  g_hash_table_insert(binder->words->fixed, g_steal_pointer(&key), (gpointer)printed);
  return printed;
}

const char *words_fixed(Binder *binder, const char *context, const char *word) {
  Place place = template_place(binder);
  if (binder->entries && binder->of_template)
    entries_add(binder->entries, context, word, &place, NULL, NULL);
  if (g_str_equal(binder->language, "vi") || binder->original > 0)
    return word;
  return remember(binder, VOICE_ANY, context, word, &place);
}

const char *words_direction(Binder *binder, const char *word, const xmlNode *node) {
  Place place = xml_place(node);
  if (binder->original > 0 || !binder_is_foreign(binder, node))
    return word;
  return remember(binder, VOICE_ANY, "direction", word, &place);
}

void words_gather_direction(Binder *binder, const char *word, const xmlNode *node) {
  Place place = xml_place(node);
  if (binder->of_template != binder_is_template(binder, node))
    return;
  if (binder->of_template || translation_find(binder, VOICE_TEMPLATE, "direction", word).state != TRANSLATION_DONE)
    entries_add(binder->entries, "direction", word, &place, "the direction of a change, before its figure", NULL);
}

/* ---- <info> */

const char *words_text(Binder *binder, const xmlNode *node, const char *context, const char *text, const Place *place) {
  gboolean of_template = node && binder_is_template(binder, node);
  const char *source = of_template ? "vi" : binder->edition->pack->language;
  if (g_str_equal(binder->language, source) || binder->original > 0)
    return text;
  Voice voice = of_template ? VOICE_TEMPLATE : VOICE_PACK;
  Answer answer = translation_find(binder, voice, context, text);
  g_autofree char *known = answer.state == TRANSLATION_MISSING ? without_catalogue(binder, text, NULL) : NULL;
  if (binder->entries && binder->of_template == of_template && !known)
    entries_add(binder->entries, context, text, place, NULL, NULL);
  return known ? g_string_chunk_insert_const(binder->words->strings, known)
               : remember(binder, voice, context, text, place);
}

static const Info *find_info(const Pack *pack, const char *name) {
  for (guint i = 0; i < pack->info->len; i++) {
    const Info *info = &g_array_index(pack->info, Info, i);
    if (g_str_equal(info->name, name))
      return info;
  }
  return NULL;
}

static const char *info_period(Binder *binder, const Info *info, ValueForm form) {
  Period period;
  Place place = {.file = binder->edition->pack->file, .line = info->line};
  if (!period_parse(info->value, &period)) {
    diagnostics_error(binder->diagnostics, FAULT_PACK, &place, _("“%s” is not a period"), info->value);
    diagnostics_hint(binder->diagnostics, _("write 2024, 2024-S1, 2024-Q1, 2024-03 or 2020/2025"));
    return info->value;
  }
  g_autofree char *text =
      locale_period(binder_locale(binder), &period, form == FORM_PERIOD ? FORM_PERIOD : FORM_LONG_PERIOD);
  return g_string_chunk_insert_const(binder->words->strings, text);
}

const char *words_info(Binder *binder, const char *name, ValueForm form) {
  const Pack *pack = binder->edition->pack;
  const Info *info = find_info(pack, name);
  if (g_str_equal(name, "date")) {
    if (!pack->has_date)
      return NULL;
    g_autofree char *text =
        locale_date(binder_locale(binder), pack->date, form == FORM_DEFAULT ? FORM_LONG_DATE : form);
    return g_string_chunk_insert_const(binder->words->strings, text);
  }
  if (!info)
    return NULL;
  if (g_str_equal(name, "period"))
    return info_period(binder, info, form);
  if (g_str_equal(name, "number"))
    return info->value;
  g_autofree char *context = g_strconcat(INFO_CONTEXT, name, NULL);
  Place place = {.file = pack->file, .line = info->line};
  return words_text(binder, NULL, context, info->value, &place);
}
