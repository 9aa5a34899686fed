/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/inline.h"

#include <string.h>

#include "document/described.h"
#include "document/entries.h"
#include "document/translation.h"
#include "document/walk.h"
#include "document/words.h"
#include "document/writer.h"

/* One phrase on its way from the pack to spans. */
typedef struct Binding {
  Binder *binder;
  Phrase *phrase;
  Writer *writer;
  xmlNodePtr owner;
  const char *context;
  Place place;
  const char *language; /* of the content */
  char *source;         /* as catalogues write it */
} Binding;

static Slot *get_slot(const Phrase *phrase, guint index) { return &g_array_index(phrase->slots, Slot, index); }

/* ---- in the source language */

static void write_parts(Binding *binding) {
  const Phrase *phrase = binding->phrase;
  for (guint i = 0; i < phrase->parts->len; i++) {
    const Part *part = &g_array_index(phrase->parts, Part, i);
    switch (part->kind) {
    case PIECE_TEXT:
      writer_text(binding->writer, phrase->text->str + part->start, part->length);
      break;
    case PIECE_PLACEHOLDER:
      writer_slot(binding->writer, get_slot(phrase, part->slot), FALSE);
      break;
    case PIECE_OPEN:
      writer_open(binding->writer, (const char *)part->node->name, part->node);
      break;
    case PIECE_CLOSE:
      writer_close(binding->writer);
      break;
    }
  }
}

/* In its own language, which is not the edition's: so are its values, 8.900 and not 8,900. */
static void write_source(Binding *binding) {
  Binder *binder = binding->binder;
  gboolean own = binder->edition->source_locale && g_str_equal(binding->language, binder->edition->pack->language);
  binding->writer->look.language = g_string_chunk_insert(binding->writer->strings, binding->language);
  binder->original += own ? 1 : 0;
  write_parts(binding);
  binder->original -= own ? 1 : 0;
}

/* ---- translated */

static GArray *make_arguments(const Binding *binding) {
  const Phrase *phrase = binding->phrase;
  GArray *arguments = g_array_sized_new(FALSE, TRUE, sizeof(Argument), phrase->slots->len);
  for (guint i = 0; i < phrase->slots->len; i++) {
    const Slot *slot = get_slot(phrase, i);
    Argument argument = {.name = slot->name};
    if (slot->read) {
      argument.has_number = slot->mention.has_number;
      argument.number = slot->mention.shown;
      argument.direction = slot->mention.direction;
    }
    g_array_append_val(arguments, argument);
  }
  return arguments;
}

/* In the words of the check of that name, which says it too: one of them is printed. */
static void report_placeholder(const Binding *binding, const Place *entry, const char *check, const char *what) {
  diagnostics_error(binding->binder->diagnostics, FAULT_TRANSLATION, entry, "%s", what);
  diagnostics_hint(binding->binder->diagnostics, _("the source text at %s:%u is “%s”"), binding->place.file,
                   binding->place.line, binding->source);
  diagnostics_check(binding->binder->diagnostics, check);
}

static gboolean report_lost(const Binding *binding, const Place *entry, const char *name) {
  g_autofree char *what = g_strdup_printf(_("the translation has lost {%s}"), name);
  report_placeholder(binding, entry, "placeholder-lost", what);
  return FALSE;
}

static gboolean report_invented(const Binding *binding, const Place *entry, const char *name) {
  g_autofree char *what = g_strdup_printf(_("the translation has {%s}, which its source has not"), name);
  report_placeholder(binding, entry, "placeholder-invented", what);
  return FALSE;
}

/* Every placeholder of the source is there, in whichever branch, and no other.  FALSE: reported. */
static gboolean check_names(const Binding *binding, const char *pattern, const Place *entry) {
  const Phrase *phrase = binding->phrase;
  g_auto(GStrv) names = pattern_placeholders(pattern, entry, binding->binder->diagnostics);
  if (!names)
    return FALSE;
  g_autofree gboolean *there = g_new0(gboolean, phrase->slots->len + 1);
  gboolean good = TRUE;
  for (guint i = 0; names[i]; i++) {
    int slot = phrase_find(phrase, names[i]);
    if (slot < 0)
      good = report_invented(binding, entry, names[i]);
    else
      there[slot] = TRUE;
  }
  for (guint i = 0; i < phrase->slots->len; i++)
    if (!there[phrase_find(phrase, get_slot(phrase, i)->name)])
      good = report_lost(binding, entry, get_slot(phrase, i)->name);
  return good;
}

/* Breaks may stand as often as the translator needs them, all else once.  Only where the branch at hand lacks
 * something need the others be looked through. */
static gboolean check_pieces(const Binding *binding, const GArray *pieces, const char *pattern, const Place *entry) {
  const Phrase *phrase = binding->phrase;
  g_autofree guint *counts = g_new0(guint, phrase->slots->len + 1);
  gboolean good = TRUE, all = TRUE;
  for (guint i = 0; i < pieces->len; i++) {
    const Piece *piece = &g_array_index(pieces, Piece, i);
    if (piece->kind != PIECE_PLACEHOLDER)
      continue;
    int slot = phrase_find(phrase, piece->text);
    all = all && slot >= 0;
    if (slot < 0 || ++counts[slot] != 2 || get_slot(phrase, (guint)slot)->kind == SLOT_BREAK)
      continue;
    g_autofree char *what = g_strdup_printf(_("the translation has {%s} more than once"), piece->text);
    report_placeholder(binding, entry, "placeholder-doubled", what);
    good = FALSE;
  }
  for (guint i = 0; i < phrase->slots->len; i++)
    all = all && counts[phrase_find(phrase, get_slot(phrase, i)->name)] > 0;
  return (all || check_names(binding, pattern, entry)) && good;
}

/* The n-th tag of this name in the source, for its attributes; the last one where there are fewer. */
static const xmlNode *find_tag(const Phrase *phrase, const char *name, guint n) {
  const xmlNode *tag = NULL;
  for (guint i = 0; i < phrase->parts->len; i++) {
    const Part *part = &g_array_index(phrase->parts, Part, i);
    if (part->kind != PIECE_OPEN || !g_str_equal(part->node->name, name))
      continue;
    tag = part->node;
    if (n-- == 0)
      break;
  }
  return tag;
}

/* Looks come and go as the translator wishes; a link needs its address from the source. */
static gboolean check_tags(const Binding *binding, const GArray *pieces, const Place *entry) {
  for (guint i = 0; i < pieces->len; i++) {
    const Piece *piece = &g_array_index(pieces, Piece, i);
    if (piece->kind != PIECE_OPEN || !g_str_equal(piece->text, "link") || find_tag(binding->phrase, "link", 0))
      continue;
    report_placeholder(binding, entry, NULL, _("the translation has a <link>, which its source has not"));
    return FALSE;
  }
  return TRUE;
}

/* One that the source has not, in a review, stands as it was written. */
static void write_placeholder(Binding *binding, const Piece *piece) {
  int slot = phrase_find(binding->phrase, piece->text);
  if (slot >= 0) {
    writer_slot(binding->writer, get_slot(binding->phrase, (guint)slot), piece->magnitude);
    return;
  }
  g_autofree char *text = g_strconcat("{", piece->text, "}", NULL);
  writer_text(binding->writer, text, strlen(text));
}

static void write_pieces(Binding *binding, const GArray *pieces) {
  guint links = 0;
  for (guint i = 0; i < pieces->len; i++) {
    const Piece *piece = &g_array_index(pieces, Piece, i);
    switch (piece->kind) {
    case PIECE_TEXT:
      writer_text(binding->writer, piece->text, strlen(piece->text));
      break;
    case PIECE_PLACEHOLDER:
      write_placeholder(binding, piece);
      break;
    case PIECE_OPEN: {
      guint n = g_str_equal(piece->text, "link") ? links++ : 0;
      writer_open(binding->writer, piece->text, find_tag(binding->phrase, piece->text, n));
      break;
    }
    case PIECE_CLOSE:
      writer_close(binding->writer);
      break;
    }
  }
}

/* FALSE: reported, and nothing written.  `whole`: not with placeholders lost, doubled or invented. */
static gboolean write_translation(Binding *binding, const Answer *answer, gboolean whole) {
  Binder *binder = binding->binder;
  Place entry = {.file = catalogue_file(answer->catalogue), .line = answer->line};
  g_autoptr(GArray) arguments = make_arguments(binding);
  g_autoptr(GArray) pieces = pattern_pieces(answer->text, binder->edition->locale, (const Argument *)arguments->data,
                                            arguments->len, &entry, binder->diagnostics);
  if (!pieces || (whole && !check_pieces(binding, pieces, answer->text, &entry)) ||
      !check_tags(binding, pieces, &entry))
    return FALSE;
  write_pieces(binding, pieces);
  return TRUE;
}

/* Without a word of what is wrong with it. */
static gboolean try_translation(Binding *binding, const Answer *answer, gboolean whole) {
  Binder *binder = binding->binder;
  Diagnostics *heard = binder->diagnostics;
  g_autoptr(Diagnostics) unheard = diagnostics_new();
  binder->diagnostics = unheard;
  gboolean written = write_translation(binding, answer, whole);
  binder->diagnostics = heard;
  return written;
}

static void write_marked(Binding *binding, const Answer *answer) {
  g_autofree char *mark = translation_mark(binding->binder, answer->state);
  writer_open(binding->writer, "b", NULL);
  writer_text(binding->writer, mark, strlen(mark));
  writer_close(binding->writer);
  binding->writer->look.underline = TRUE;
}

/* A reference that cannot be followed names no placeholder that a catalogue has; its own fault has been told. */
static gboolean misses_values(const Phrase *phrase) {
  for (guint i = 0; i < phrase->slots->len; i++)
    if (get_slot(phrase, i)->kind == SLOT_MENTION && !get_slot(phrase, i)->read)
      return TRUE;
  return FALSE;
}

static void write_unsettled(Binding *binding, const Answer *answer) {
  Binder *binder = binding->binder;
  if (answer->state == TRANSLATION_MISSING && misses_values(binding->phrase)) {
    write_source(binding);
    return;
  }
  translation_report(binder, answer, binding->context ? binding->context : "", binding->source, &binding->place);
  if (!translation_is_marked(binder)) {
    write_source(binding);
    return;
  }
  write_marked(binding, answer);
  /* The old translation stands as long as its placeholders still fit. */
  if (answer->state != TRANSLATION_FUZZY || !try_translation(binding, answer, TRUE))
    write_source(binding);
}

static void write_foreign(Binding *binding) {
  Voice voice = binder_is_template(binding->binder, binding->owner) ? VOICE_TEMPLATE : VOICE_PACK;
  Answer answer = translation_find(binding->binder, voice, binding->context, binding->source);
  if (answer.state != TRANSLATION_DONE) {
    write_unsettled(binding, &answer);
  } else if (binding->binder->edition->stale == STALE_REVIEW) {
    if (try_translation(binding, &answer, TRUE))
      return;
    write_marked(binding, &(Answer){.state = TRANSLATION_FUZZY});
    if (!try_translation(binding, &answer, FALSE))
      write_source(binding);
  } else if (!write_translation(binding, &answer, TRUE)) {
    write_source(binding);
  }
}

/* ---- gathered */

static void gather_directions(const Binding *binding) {
  static const char *const words[][2] = {{"up", "tăng"}, {"down", "giảm"}, {"flat", "không đổi"}};
  for (guint i = 0; i < binding->phrase->slots->len; i++) {
    const xmlNode *node = get_slot(binding->phrase, i)->node;
    for (guint k = 0; xml_is(node, "change") && k < G_N_ELEMENTS(words); k++) {
      const char *word = xml_attribute(node, words[k][0]);
      words_gather_direction(binding->binder, word ? word : words[k][1], node);
    }
  }
}

/* What the writer tells translators of the element or of one around it (ITS 2.0, 8.3: notes hold for what stands
 * within); NULL: nothing. */
static const char *note_for(const xmlNode *node) {
  const char *note = NULL;
  for (; node && node->type == XML_ELEMENT_NODE && !note; node = node->parent)
    note = xml_attribute(node, "loc-note");
  return note;
}

static void gather(Binding *binding) {
  Binder *binder = binding->binder;
  if (binder->of_template == binder_is_template(binder, binding->owner) && phrase_has_letters(binding->phrase)) {
    GArray *values = slots_describe(binder, binding->phrase);
    entries_add(binder->entries, binding->context, binding->source, &binding->place, note_for(binding->owner), values);
  }
  gather_directions(binding);
}

/* ---- */

/* What xml:lang says of the content; NULL: nothing, so it is in the language of its file. */
static const char *said_language(const Binding *binding) {
  for (const xmlNode *node = binding->owner; node && node->type == XML_ELEMENT_NODE; node = node->parent)
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
      if (attribute->ns && g_str_equal(attribute->name, "lang") && attribute->children)
        return (const char *)attribute->children->content;
  return NULL;
}

/* A template's line without any of its fields is not printed: "Số: " without a number. */
static gboolean lacks_fields(const Binding *binding) {
  guint fields = 0, given = 0;
  for (guint i = 0; i < binding->phrase->slots->len; i++) {
    const Slot *slot = get_slot(binding->phrase, i);
    if (slot->kind != SLOT_FIELD)
      continue;
    fields++;
    given += pack_info(binding->binder->edition->pack, xml_attribute(slot->node, "name")) != NULL;
  }
  return fields > 0 && given == 0 && binder_is_template(binding->binder, binding->owner);
}

static gboolean has_notes(const Phrase *phrase) {
  for (guint i = 0; i < phrase->slots->len; i++)
    if (get_slot(phrase, i)->kind == SLOT_NOTE)
      return TRUE;
  return FALSE;
}

static void bind_phrase(Binding *binding) {
  Binder *binder = binding->binder;
  const char *own = said_language(binding);
  for (guint i = 0; i < binding->phrase->slots->len; i++)
    slot_read(binder, get_slot(binding->phrase, i));
  if (!own)
    own = binder_is_template(binder, binding->owner) ? "vi" : binder->edition->pack->language;
  binding->language = own;
  if (g_str_equal(own, binder->language)) {
    if (binder->entries && g_str_equal(own, binder->edition->pack->language)) { /* to be checked by themselves */
      phrase_name(binding->phrase, binder);
      binding->source = phrase_source(binding->phrase);
      gather(binding);
    } else if (has_notes(binding->phrase)) /* their contexts are made of their names */
      phrase_name(binding->phrase, binder);
    write_parts(binding);
    return;
  }
  if (!binder_is_foreign(binder, binding->owner)) { /* a quotation in another language */
    write_source(binding);
    return;
  }
  phrase_name(binding->phrase, binder);
  binding->source = phrase_source(binding->phrase);
  if (binder->entries)
    gather(binding);
  if (binder->entries && binding->phrase->slots->len == 0 && binder->silent == 0) /* no entry within it, and no print */
    return;
  if (binder->entries || !phrase_has_letters(binding->phrase))
    write_parts(binding);
  else
    write_foreign(binding);
}

void inline_bind(Binder *binder, xmlNodePtr owner, const xmlNode *end, const char *context, GStringChunk *strings,
                 GArray *spans) {
  g_autoptr(Phrase) phrase = phrase_new(binder, owner, end);
  Writer writer;
  Binding binding = {.binder = binder,
                     .phrase = phrase,
                     .writer = &writer,
                     .owner = owner,
                     .context = context,
                     .place = xml_place(owner)};
  if (!binder->entries && lacks_fields(&binding))
    return;
  writer_init(&writer, binder, context, strings, spans);
  bind_phrase(&binding);
  writer_finish(&writer);
  g_free(binding.source);
}

char *inline_plain(Binder *binder, xmlNodePtr owner, const char *context) {
  GStringChunk *strings = g_string_chunk_new(256);
  g_autoptr(GArray) spans = spans_new();
  binder->silent++;
  inline_bind(binder, owner, NULL, context, strings, spans);
  binder->silent--;
  char *text = spans_text(spans);
  g_string_chunk_free(strings);
  return text;
}

GArray *inline_child(Binder *binder, const xmlNode *node, const char *name, GStringChunk *strings) {
  xmlNodePtr child = xml_child(node, name);
  if (!child)
    return NULL;
  GArray *spans = spans_new();
  g_autofree char *context = walk_context(binder->walk, name);
  inline_bind(binder, child, NULL, context, strings, spans);
  return spans;
}

void inline_text(GArray *spans, GStringChunk *strings, const char *text, gboolean bold) {
  Span span = {.kind = SPAN_TEXT, .bold = bold, .text = g_string_chunk_insert(strings, text)};
  g_array_append_val(spans, span);
}
