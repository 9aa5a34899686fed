/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/phrase.h"

#include <string.h>

#include "base/text.h"
#include "document/cells.h"

/* ---- taking apart */

typedef struct Reader {
  Binder *binder;
  Phrase *phrase;
  gboolean wants_space; /* a space may stand here: something that is no space came before */
  gboolean open;        /* the last part is text that may grow */
} Reader;

static void slot_clear(gpointer data) { g_free(((Slot *)data)->name); }

static Part *add_part(Reader *reader, PieceKind kind, xmlNodePtr node) {
  GArray *parts = reader->phrase->parts;
  Part part = {.kind = kind, .start = (guint)reader->phrase->text->len, .node = node};
  g_array_append_val(parts, part);
  reader->open = kind == PIECE_TEXT;
  return &g_array_index(parts, Part, parts->len - 1);
}

/* Each byte is looked at once: most of a pack's bytes come through here. */
static void add_words(Reader *reader, const char *text, gsize length) {
  GString *words = reader->phrase->text;
  gsize before = words->len;
  g_string_set_size(words, before + length);
  char *to = words->str + before;
  gboolean wants_space = reader->wants_space;
  for (const char *end = text + length; text < end; text++) {
    gboolean space = *text == ' ' || *text == '\n' || *text == '\t' || *text == '\r';
    if (space && !wants_space)
      continue;
    *to++ = space ? ' ' : *text;
    wants_space = !space;
  }
  gsize added = (gsize)(to - words->str) - before;
  g_string_truncate(words, before + added);
  reader->wants_space = wants_space;
  if (added == 0)
    return;
  if (!reader->open)
    add_part(reader, PIECE_TEXT, NULL)->start = (guint)before;
  g_array_index(reader->phrase->parts, Part, reader->phrase->parts->len - 1).length += (guint)added;
}

static void add_content(Reader *reader, const char *content) {
  gsize length = strlen(content);
  if (text_is_nfc(content, length)) {
    add_words(reader, content, length);
    return;
  }
  g_autofree char *composed = text_nfc(content, (gssize)length);
  add_words(reader, composed, strlen(composed));
}

/* Takes back the space that came last, where the text ends or a mark follows that clings to the word before. */
static void trim(Reader *reader) {
  GString *text = reader->phrase->text;
  if (text->len == 0 || text->str[text->len - 1] != ' ' || reader->wants_space)
    return;
  GArray *parts = reader->phrase->parts;
  for (guint i = parts->len; i-- > 0;) {
    Part *part = &g_array_index(parts, Part, i);
    if (part->kind == PIECE_PLACEHOLDER)
      return;
    if (part->kind == PIECE_TEXT && part->length > 0) {
      part->length--;
      /* The byte stays where it is; offsets of later parts hold. */
      return;
    }
  }
}

static const struct {
  const char *name;
  SlotKind kind;
} slot_kinds[] = {
    {"value", SLOT_MENTION},
    {"change", SLOT_MENTION},
    {"ref", SLOT_REF},
    {"note", SLOT_NOTE},
    {"br", SLOT_BREAK},
    {"field", SLOT_FIELD},
    {"page-number", SLOT_PAGE_NUMBER},
    {"page-count", SLOT_PAGE_COUNT},
    {"section-title", SLOT_SECTION},
};

static const char *const tags[] = {"b", "i", "sub", "sup", "term", "person", "law", "link", NULL};

static gboolean find_slot(const xmlNode *node, SlotKind *kind) {
  const char *name = (const char *)node->name;
  *kind = SLOT_MENTION;
  if (g_str_equal(name, "person"))
    return !node->children && xml_attribute(node, "ref");
  for (guint i = 0; i < G_N_ELEMENTS(slot_kinds); i++)
    if (g_str_equal(slot_kinds[i].name, name)) {
      *kind = slot_kinds[i].kind;
      return TRUE;
    }
  return FALSE;
}

static void add_slot(Reader *reader, xmlNodePtr node, SlotKind kind) {
  if (kind == SLOT_NOTE || kind == SLOT_BREAK)
    trim(reader);
  Slot slot = {.kind = kind, .node = node};
  add_part(reader, PIECE_PLACEHOLDER, node)->slot = reader->phrase->slots->len;
  g_array_append_val(reader->phrase->slots, slot);
  reader->wants_space = kind != SLOT_BREAK;
}

static void read_children(Reader *reader, xmlNodePtr first, const xmlNode *end);

static void read_element(Reader *reader, xmlNodePtr node) {
  SlotKind kind;
  if (find_slot(node, &kind)) {
    add_slot(reader, node, kind);
    return;
  }
  if (!g_strv_contains(tags, (const char *)node->name)) {
    Place place = xml_place(node);
    diagnostics_error(reader->binder->diagnostics, FAULT_PACK, &place, _("<%s> cannot stand within text"), node->name);
    return;
  }
  add_part(reader, PIECE_OPEN, node);
  read_children(reader, node->children, NULL);
  add_part(reader, PIECE_CLOSE, node);
}

static void read_children(Reader *reader, xmlNodePtr first, const xmlNode *end) {
  for (xmlNodePtr node = first; node && node != end; node = node->next) {
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
      add_content(reader, (const char *)node->content);
    else if (node->type == XML_ELEMENT_NODE)
      read_element(reader, node);
  }
}

Phrase *phrase_new(Binder *binder, xmlNodePtr owner, const xmlNode *end) {
  Phrase *phrase = g_new0(Phrase, 1);
  phrase->text = g_string_sized_new(256);
  phrase->parts = g_array_new(FALSE, TRUE, sizeof(Part));
  phrase->slots = g_array_new(FALSE, TRUE, sizeof(Slot));
  g_array_set_clear_func(phrase->slots, slot_clear);
  Reader reader = {.binder = binder, .phrase = phrase};
  read_children(&reader, owner->children, end);
  trim(&reader);
  return phrase;
}

void phrase_free(Phrase *phrase) {
  if (!phrase)
    return;
  g_string_free(phrase->text, TRUE);
  g_array_unref(phrase->parts);
  g_array_unref(phrase->slots);
  if (phrase->names)
    g_hash_table_unref(phrase->names);
  g_free(phrase);
}

/* ---- as a catalogue entry */

gboolean phrase_has_letters(const Phrase *phrase) {
  const char *end = phrase->text->str + phrase->text->len;
  for (const char *p = phrase->text->str; p < end; p = g_utf8_next_char(p))
    if (g_unichar_isalpha(g_utf8_get_char(p)))
      return TRUE;
  return FALSE;
}

char *placeholder_name(const char *text) {
  g_autofree char *ascii = text_ascii(text);
  g_strstrip(ascii);
  GString *plain = g_string_new(NULL);
  for (const char *p = ascii; *p; p = g_utf8_next_char(p))
    g_string_append_c(plain, g_ascii_isalnum(*p) || *p == '-' || *p == '_' ? *p : '_');
  if (plain->len == 0)
    g_string_append(plain, "value");
  return g_string_free(plain, FALSE);
}

static char *name_mention(Binder *binder, const xmlNode *node, char **longer) {
  const char *of = xml_attribute(node, xml_is(node, "person") ? "ref" : "of"), *name, *qualified;
  if (!of || !cells_name(binder->cells, of, &name, &qualified))
    return g_strdup("value");
  *longer = g_strdup(qualified);
  return g_strdup(name);
}

/* Breaks are all alike; every other placeholder has a name of its own. */
static char *name_slot(Binder *binder, const Slot *slot, guint notes, char **longer) {
  const xmlNode *node = slot->node;
  switch (slot->kind) {
  case SLOT_MENTION:
    if (xml_attribute(node, "name"))
      return placeholder_name(xml_attribute(node, "name"));
    return name_mention(binder, node, longer);
  case SLOT_REF: {
    g_autofree char *name = g_strconcat("ref-", xml_attribute(node, "to"), NULL);
    return placeholder_name(name);
  }
  case SLOT_NOTE:
    return g_strdup_printf("note%u", notes);
  case SLOT_FIELD: {
    g_autofree char *name = g_strconcat("field-", xml_attribute(node, "name"), NULL);
    return placeholder_name(name);
  }
  default:
    return g_strdup((const char *)node->name);
  }
}

/* `numbers`: how many of a name have been numbered, so that thousands of one name cost no search. */
static char *make_unique(GHashTable *taken, GHashTable *numbers, char *name, const char *longer) {
  if (!g_hash_table_contains(taken, name))
    return name;
  const char *base = longer ? longer : name;
  char *unique = g_strdup(base);
  while (g_hash_table_contains(taken, unique)) {
    guint n = MAX(GPOINTER_TO_UINT(g_hash_table_lookup(numbers, base)), 1) + 1;
    g_hash_table_replace(numbers, g_strdup(base), GUINT_TO_POINTER(n));
    g_free(unique);
    unique = g_strdup_printf("%s_%u", base, n);
  }
  g_free(name);
  return unique;
}

void phrase_name(Phrase *phrase, Binder *binder) {
  if (phrase->slots->len == 0)
    return;
  phrase->names = g_hash_table_new(g_str_hash, g_str_equal);
  g_autoptr(GHashTable) numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  guint notes = 0;
  for (guint i = 0; i < phrase->slots->len; i++) {
    Slot *slot = &g_array_index(phrase->slots, Slot, i);
    g_autofree char *longer = NULL;
    notes += slot->kind == SLOT_NOTE;
    slot->name = name_slot(binder, slot, notes, &longer);
    if (slot->kind != SLOT_BREAK)
      slot->name = make_unique(phrase->names, numbers, slot->name, longer);
    if (!g_hash_table_contains(phrase->names, slot->name))
      g_hash_table_insert(phrase->names, slot->name, GUINT_TO_POINTER(i));
  }
}

int phrase_find(const Phrase *phrase, const char *name) {
  gpointer index;
  if (!phrase->names || !g_hash_table_lookup_extended(phrase->names, name, NULL, &index))
    return -1;
  return (int)GPOINTER_TO_UINT(index);
}

/* Whether patterns read any of it otherwise than as it stands. */
static gboolean needs_escape(const char *text, gsize length) {
  for (const char *end = text + length; text < end; text++)
    if (*text == '{' || *text == '}' || *text == '<' || *text == '>' || *text == '\'')
      return TRUE;
  return FALSE;
}

static void append_words(GString *source, const char *text, gsize length) {
  if (!needs_escape(text, length)) {
    g_string_append_len(source, text, (gssize)length);
    return;
  }
  g_autofree char *words = g_strndup(text, length);
  g_autofree char *escaped = pattern_escape(words);
  g_string_append(source, escaped);
}

static void append_between(GString *source, const char *before, const char *name, char after) {
  g_string_append(source, before);
  g_string_append(source, name);
  g_string_append_c(source, after);
}

char *phrase_source(const Phrase *phrase) {
  GString *source = g_string_sized_new(phrase->text->len + 64);
  for (guint i = 0; i < phrase->parts->len; i++) {
    const Part *part = &g_array_index(phrase->parts, Part, i);
    if (part->kind == PIECE_TEXT)
      append_words(source, phrase->text->str + part->start, part->length);
    else if (part->kind == PIECE_PLACEHOLDER)
      append_between(source, "{", g_array_index(phrase->slots, Slot, part->slot).name, '}');
    else
      append_between(source, part->kind == PIECE_OPEN ? "<" : "</", (const char *)part->node->name, '>');
  }
  return g_string_free(source, FALSE);
}
