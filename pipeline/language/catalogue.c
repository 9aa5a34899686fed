/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language/catalogue.h"

#include <gettext-po.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "language/po-faults.h"
#include "language/po-lines.h"
#include "language/po-scan.h"
#include "language/text-file.h"

#define CATALOGUE_MAX_MIB 64

typedef struct Item {
  const char *context, *source; /* NFC */
  const char *translation;      /* NFC; "" when missing */
  gboolean fuzzy;
  guint line;
} Item;

struct Catalogue {
  char *file;
  char *text;            /* of the file */
  PoScan scan;           /* owns the strings that were NFC already, or else */
  po_file_t po;          /* libgettextpo does */
  GStringChunk *strings; /* those that were not */
  GArray *entries;       /* Entry */
  GArray *items;         /* Item */
  GHashTable *index;     /* the items by context and source; borrowed */
  gboolean plain;        /* all its strings are valid and NFC, since the file is: it has no escapes but for marks */
  const char *header, *header_notes;
};

guint entry_key_hash(const char *context, const char *source) {
  return text_hash(source) * 31 + (context ? text_hash(context) : 0);
}

gboolean entry_key_equal(const char *context, const char *source, const char *other_context, const char *other_source) {
  return strcmp(source, other_source) == 0 && g_strcmp0(context, other_context) == 0;
}

guint entry_hash(gconstpointer data) {
  const Entry *entry = data;
  return entry_key_hash(entry->context, entry->source);
}

gboolean entry_equal(gconstpointer a, gconstpointer b) {
  const Entry *one = a, *other = b;
  return entry_key_equal(one->context, one->source, other->context, other->source);
}

static guint item_hash(gconstpointer data) {
  const Item *item = data;
  return entry_key_hash(item->context, item->source);
}

static gboolean item_equal(gconstpointer a, gconstpointer b) {
  const Item *one = a, *other = b;
  return entry_key_equal(one->context, one->source, other->context, other->source);
}

void catalogue_free(Catalogue *catalogue) {
  if (!catalogue)
    return;
  g_hash_table_unref(catalogue->index);
  g_array_unref(catalogue->items);
  g_array_unref(catalogue->entries);
  g_string_chunk_free(catalogue->strings);
  if (catalogue->po)
    po_file_free(catalogue->po);
  po_scan_clear(&catalogue->scan);
  g_free(catalogue->text);
  g_free(catalogue->file);
  g_free(catalogue);
}

static Catalogue *catalogue_new(const char *display) {
  Catalogue *catalogue = g_new0(Catalogue, 1);
  catalogue->file = g_strdup(display);
  catalogue->strings = g_string_chunk_new(4096);
  catalogue->entries = g_array_new(FALSE, FALSE, sizeof(Entry));
  catalogue->items = g_array_new(FALSE, FALSE, sizeof(Item));
  catalogue->index = g_hash_table_new(item_hash, item_equal);
  catalogue->header = "";
  return catalogue;
}

/* libgettextpo, like all of gettext, takes a byte order mark for a fault of grammar. */
static gboolean check_mark(const char *text, const char *display, Diagnostics *diagnostics) {
  if (!g_str_has_prefix(text, "\xEF\xBB\xBF"))
    return TRUE;
  Place place = {.file = display, .line = 1};
  diagnostics_add(diagnostics, FAULT_TRANSLATION, SEVERITY_ERROR, &place, _("save the file as UTF-8 without that mark"),
                  _("the file begins with a byte order mark"));
  return FALSE;
}

/* libgettextpo would convert from other encodings, or give up for good. */
static gboolean check_charset(const char *text, const char *display, Diagnostics *diagnostics) {
  g_autofree char *charset = po_charset(text);
  if (!*text) {
    diagnostics_error(diagnostics, FAULT_TRANSLATION, &(Place){.file = display}, _("the file is empty"));
    diagnostics_hint(diagnostics, _("take it away: “songngu translate --update” makes it anew"));
    return FALSE;
  }
  if (charset && g_ascii_strcasecmp(charset, "UTF-8") == 0)
    return TRUE;
  Place place = {.file = display, .line = 1};
  if (charset)
    diagnostics_error(diagnostics, FAULT_TRANSLATION, &place, _("the encoding is %s, but must be UTF-8"), charset);
  else
    diagnostics_error(diagnostics, FAULT_TRANSLATION, &place, _("the header names no encoding"));
  diagnostics_hint(diagnostics, _("the header must say “Content-Type: text/plain; charset=UTF-8”"));
  return FALSE;
}

/* The same text in NFC, living as long as the catalogue. */
static const char *keep_nfc(Catalogue *catalogue, const char *text) {
  if (!text || catalogue->plain || text_is_nfc(text, strlen(text)))
    return text;
  g_autofree char *nfc = text_nfc(text, -1);
  return g_string_chunk_insert(catalogue->strings, nfc);
}

/* Of a PO field that is "" where there is nothing. */
static const char *or_null(const char *text) { return text && *text ? text : NULL; }

static Entry entry_of(po_message_t message) {
  po_filepos_t position = po_message_filepos(message, 0);
  gsize line = position ? po_filepos_start_line(position) : 0;
  return (Entry){
      .context = po_message_msgctxt(message),
      .source = po_message_msgid(message),
      .translation = or_null(po_message_msgstr(message)),
      .file = position ? po_filepos_file(position) : NULL,
      .line = line == (gsize)-1 ? 0 : (guint)line,
      .comment = or_null(po_message_extracted_comments(message)),
      .fuzzy = po_message_is_fuzzy(message) != 0,
      .previous = po_message_prev_msgid(message),
      .notes = or_null(po_message_comments(message)),
      .obsolete = po_message_is_obsolete(message) != 0,
  };
}

static void take_entry(Catalogue *catalogue, const Entry *entry, guint line, Diagnostics *diagnostics) {
  const char *translation = entry->translation ? entry->translation : "";
  if (!entry->context && !*entry->source) {
    catalogue->header = translation;
    catalogue->header_notes = entry->notes;
    return;
  }
  g_array_append_vals(catalogue->entries, entry, 1);
  if (entry->obsolete)
    return;
  Place place = {.file = catalogue->file, .line = line};
  if (!catalogue->plain && text_find_invalid(translation, strlen(translation)) >= 0)
    diagnostics_error(diagnostics, FAULT_TRANSLATION, &place, _("the translation has a control character"));
  Item item = {.context = keep_nfc(catalogue, entry->context),
               .source = keep_nfc(catalogue, entry->source),
               .translation = keep_nfc(catalogue, translation),
               .fuzzy = entry->fuzzy,
               .line = line};
  g_array_append_val(catalogue->items, item);
}

static void take_message(Catalogue *catalogue, po_message_t message, guint line, Diagnostics *diagnostics) {
  Entry entry = entry_of(message);
  /* What libgettextpo allows and an edition cannot use. */
  if (po_message_msgid_plural(message) && !entry.obsolete)
    diagnostics_add(diagnostics, FAULT_TRANSLATION, SEVERITY_ERROR, &(Place){.file = catalogue->file, .line = line},
                    _("write the forms inside the translation: {n, plural, one {…} other {…}}"),
                    _("msgid_plural is not used in catalogues of packs"));
  take_entry(catalogue, &entry, line, diagnostics);
}

/* Entries that differ only by NFC or NFD are the same to us, but not to libgettextpo. */
static void build_index(Catalogue *catalogue, Diagnostics *diagnostics) {
  for (guint i = 0; i < catalogue->items->len; i++) {
    Item *item = &g_array_index(catalogue->items, Item, i);
    const Item *first = g_hash_table_lookup(catalogue->index, item);
    Place place = {.file = catalogue->file, .line = item->line};
    if (first)
      diagnostics_error(diagnostics, FAULT_TRANSLATION, &place, _("this entry stands at line %u already"), first->line);
    else
      g_hash_table_add(catalogue->index, item);
  }
}

static void take_messages(Catalogue *catalogue, const GArray *lines, Diagnostics *diagnostics) {
  po_message_iterator_t iterator = po_message_iterator(catalogue->po, NULL);
  guint i = 0;
  for (po_message_t message; (message = po_next_message(iterator)); i++)
    take_message(catalogue, message, i < lines->len ? g_array_index(lines, guint, i) : 0, diagnostics);
  po_message_iterator_free(iterator);
  build_index(catalogue, diagnostics);
}

/* A second domain in one file would be silently left out. */
static void check_domains(const Catalogue *catalogue, Diagnostics *diagnostics) {
  const char *const *domains = po_file_domains(catalogue->po);
  for (guint i = 0; domains[i]; i++)
    if (!g_str_equal(domains[i], "messages"))
      diagnostics_error(diagnostics, FAULT_TRANSLATION, &(Place){.file = catalogue->file},
                        _("“domain %s”: a catalogue of a pack has no domains"), domains[i]);
}

static gboolean load_plain(Catalogue *catalogue, Diagnostics *diagnostics) {
  if (!po_scan(&catalogue->scan, catalogue->text))
    return FALSE;
  catalogue->plain = text_is_plain(catalogue->text, strlen(catalogue->text));
  for (guint i = 0; i < catalogue->scan.entries->len; i++)
    take_entry(catalogue, &g_array_index(catalogue->scan.entries, Entry, i),
               g_array_index(catalogue->scan.lines, guint, i), diagnostics);
  build_index(catalogue, diagnostics);
  return TRUE;
}

static void load_any(Catalogue *catalogue, const char *path, const char *display, Diagnostics *diagnostics) {
  g_auto(PoLines) lines = po_lines(catalogue->text);
  catalogue->po = po_read(path, display, &lines, diagnostics);
  if (!catalogue->po)
    return;
  check_domains(catalogue, diagnostics);
  take_messages(catalogue, lines.entries, diagnostics);
}

Catalogue *catalogue_load(const char *path, const char *display, Diagnostics *diagnostics) {
  g_autofree char *text = text_file_read(path, display, CATALOGUE_MAX_MIB, diagnostics);
  if (!text || !check_mark(text, display, diagnostics) || !check_charset(text, display, diagnostics))
    return NULL;
  guint errors = diagnostics_errors(diagnostics);
  g_autoptr(Catalogue) catalogue = catalogue_new(display);
  catalogue->text = g_steal_pointer(&text);
  gboolean plain = load_plain(catalogue, diagnostics);
  if (!plain)
    load_any(catalogue, path, display, diagnostics);
  return (plain || catalogue->po) && diagnostics_errors(diagnostics) == errors ? g_steal_pointer(&catalogue) : NULL;
}

static const Item *find_exactly(const Catalogue *catalogue, const char *context, const char *source) {
  Item key = {.context = context, .source = source};
  const Item *item = g_hash_table_lookup(catalogue->index, &key);
  key.context = NULL;
  return item || !context ? item : g_hash_table_lookup(catalogue->index, &key);
}

/* What is found as it stands is NFC, as the index is. */
static const Item *find_item(const Catalogue *catalogue, const char *context, const char *source) {
  const Item *item = find_exactly(catalogue, context, source);
  if (item || text_is_nfc(source, strlen(source)))
    return item;
  g_autofree char *nfc = text_nfc(source, -1);
  return find_exactly(catalogue, context, nfc);
}

Translation catalogue_find(const Catalogue *catalogue, const char *context, const char *source,
                           const char **translation, guint *line) {
  const Item *item = find_item(catalogue, context, source);
  *translation = item && *item->translation ? item->translation : NULL;
  if (line)
    *line = item ? item->line : 0;
  if (!*translation)
    return TRANSLATION_MISSING;
  return item->fuzzy ? TRANSLATION_FUZZY : TRANSLATION_DONE;
}

const char *catalogue_file(const Catalogue *catalogue) { return catalogue->file; }

const Entry *catalogue_entries(const Catalogue *catalogue, guint *count) {
  *count = catalogue->entries->len;
  return (const Entry *)(gconstpointer)catalogue->entries->data;
}

const char *catalogue_header(const Catalogue *catalogue) { return catalogue->header; }

const char *catalogue_header_notes(const Catalogue *catalogue) { return catalogue->header_notes; }
