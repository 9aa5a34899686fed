/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tbx.h"

#include <string.h>

#include "base/message.h"
#include "exchange/load.h"

#define TBX_2019 "urn:iso:std:iso:30042:ed-2"

typedef struct TermRead {
  char *text;
  TermStatus status;
  guint line;
} TermRead;

typedef struct Reader {
  GlossaryLayer *layer;
  gboolean categories; /* data categories are elements of modules (DCT), not attributes (DCA) */
  GHashTable *ids;     /* set: of the concepts */
  Diagnostics *diagnostics;
} Reader;

static void term_clear(gpointer data) { g_free(((TermRead *)data)->text); }

/* ---- status --------------------------------------------------------------------------- */

static gboolean is_status(const Reader *reader, const xmlNode *node) {
  if (reader->categories)
    return xml_is(node, "administrativeStatus") && !in_namespace(node, TBX_2019);
  return xml_is(node, "termNote") && g_strcmp0(xml_attribute(node, "type"), "administrativeStatus") == 0;
}

static void read_status(const Reader *reader, const xmlNode *node, TermStatus *status) {
  g_autofree char *word = xml_text(node);
  Place place = xml_place(node);
  if (g_str_has_suffix(word, "-admn-sts") && term_status_parse(word, status))
    return;
  diagnostics_error(reader->diagnostics, FAULT_TRANSLATION, &place, _("“%s” is no administrative status"), word);
  diagnostics_hint(reader->diagnostics, _("write one of: %s"),
                   "preferredTerm-admn-sts, admittedTerm-admn-sts, supersededTerm-admn-sts, deprecatedTerm-admn-sts");
}

static void find_status(const Reader *reader, const xmlNode *parent, TermStatus *status) {
  for (xmlNodePtr node = xml_element(parent->children); node; node = xml_element(node->next)) {
    if (is_status(reader, node))
      read_status(reader, node, status);
    else if (xml_is(node, "termGrp") || xml_is(node, "termNoteGrp"))
      find_status(reader, node, status);
  }
}

/* ---- terms ---------------------------------------------------------------------------- */

/* A tool's placeholder for a term that is still to come has no text, and says nothing. */
static void read_term(const Reader *reader, const xmlNode *section, GArray *terms) {
  const xmlNode *group = xml_child(section, "termGrp"), *term = xml_child(group ? group : section, "term");
  TermRead read = {.text = xml_text(term), .status = TERM_SUGGESTED, .line = xml_line(term)};
  find_status(reader, section, &read.status);
  if (*read.text)
    g_array_append_val(terms, read);
  else
    term_clear(&read);
}

static void read_language(const Reader *reader, const xmlNode *language, GArray *vi, GArray *en) {
  const char *tag = xml_attribute(language, "xml:lang");
  GArray *terms = language_is(tag, "vi") ? vi : language_is(tag, "en") ? en : NULL;
  for (xmlNodePtr node = xml_element(language->children); terms && node; node = xml_element(node->next))
    if (xml_is(node, "tig") || xml_is(node, "ntig") || xml_is(node, "termSec"))
      read_term(reader, node, terms);
}

static gboolean is_avoided(TermStatus status) { return status == TERM_DEPRECATED || status == TERM_FORBIDDEN; }

/* Approved before suggested before admitted before what is avoided. */
static int compare_terms(gconstpointer a, gconstpointer b) {
  static const int ranks[] = {
      [TERM_SUGGESTED] = 1, [TERM_APPROVED] = 0, [TERM_ADMITTED] = 2, [TERM_DEPRECATED] = 3, [TERM_FORBIDDEN] = 4};
  const TermRead *one = a, *other = b;
  int difference = ranks[one->status] - ranks[other->status];
  return difference ? difference : (one->line > other->line) - (one->line < other->line);
}

/* Beside a first one, a term without a status is one more that may be used. */
static void add_terms(const Reader *reader, const char *id, const TermRead *vi, const GArray *en) {
  for (guint i = 0; i < en->len; i++) {
    const TermRead *term = &g_array_index(en, TermRead, i);
    TermStatus status = term->status == TERM_SUGGESTED && i > 0 ? TERM_ADMITTED : term->status;
    glossary_add_term(reader->layer, id ? id : "", vi->text, term->text, status, term->line);
  }
}

static void read_concept(const Reader *reader, const xmlNode *concept) {
  g_autoptr(GArray) vi = g_array_new(FALSE, FALSE, sizeof(TermRead)), en = g_array_new(FALSE, FALSE, sizeof(TermRead));
  g_array_set_clear_func(vi, term_clear);
  g_array_set_clear_func(en, term_clear);
  const char *id = xml_attribute(concept, "id");
  Place place = xml_attribute_place(concept, "id");
  if (id && !g_hash_table_add(reader->ids, (gpointer)id))
    diagnostics_error(reader->diagnostics, FAULT_TRANSLATION, &place, _("the id “%s” stands twice"), id);
  for (xmlNodePtr node = xml_element(concept->children); node; node = xml_element(node->next))
    if (xml_is(node, "langSec") || xml_is(node, "langSet"))
      read_language(reader, node, vi, en);
  g_array_sort(en, compare_terms);
  for (guint i = 0; i < vi->len; i++)
    if (!is_avoided(g_array_index(vi, TermRead, i).status))
      add_terms(reader, id, &g_array_index(vi, TermRead, i), en);
}

/* ---- the file --------------------------------------------------------------------------- */

static gboolean check_kind(xmlDocPtr document, Diagnostics *diagnostics) {
  const xmlNode *root = xmlDocGetRootElement(document);
  if (xml_is(root, "tbx"))
    return load_check("tbx-2019", document, diagnostics);
  if (xml_is(root, "martif"))
    return load_check("tbx-2008", document, diagnostics);
  Place place = xml_place(root);
  diagnostics_error(diagnostics, FAULT_TRANSLATION, &place, _("this is not TBX: the root element is <%s>"), root->name);
  return FALSE;
}

/* In DCA style nothing comes from modules: elements of theirs would be passed over. */
static void check_style(const Reader *reader, const xmlNode *parent) {
  for (xmlNodePtr node = xml_element(parent->children); node; node = xml_element(node->next)) {
    Place place = xml_place(node);
    gboolean module = !in_namespace(node, TBX_2019), attribute = !module && is_status(&(Reader){0}, node);
    if (module != reader->categories && (module || attribute))
      diagnostics_error(reader->diagnostics, FAULT_TRANSLATION, &place,
                        module ? _("<%s> belongs to the style dct, but the file says dca")
                               : _("<%s type=\"…\"> belongs to the style dca, but the file says dct"),
                        node->name);
    if (!module)
      check_style(reader, node);
  }
}

static void read_document(xmlDocPtr document, GlossaryLayer *layer, Diagnostics *diagnostics) {
  g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
  const xmlNode *root = xmlDocGetRootElement(document), *body = xml_child(xml_child(root, "text"), "body");
  Reader reader = {layer, g_strcmp0(xml_attribute(root, "style"), "dct") == 0, ids, diagnostics};
  if (xml_is(root, "tbx"))
    check_style(&reader, body);
  for (xmlNodePtr node = xml_element(body->children); node; node = xml_element(node->next))
    read_concept(&reader, node);
}

gboolean tbx_add(Glossary *glossary, const char *path, const char *display, Diagnostics *diagnostics) {
  GlossaryLayer *layer = glossary_layer_new(display, diagnostics);
  xmlDocPtr document = load_begin(path, display, diagnostics);
  if (document && check_kind(document, diagnostics))
    read_document(document, layer, diagnostics);
  load_end(document, diagnostics);
  return glossary_add_layer(glossary, layer);
}
