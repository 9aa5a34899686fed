/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/message.h"
#include "exchange/reading.h"
#include "exchange/xliff1.h"

static const struct {
  const char *tag, *ctype;
} ctypes[] = {{"b", "bold"},    {"i", "italic"},    {"link", "link"},       {"sub", "x-sub"},
              {"sup", "x-sup"}, {"term", "x-term"}, {"person", "x-person"}, {"law", "x-law"}};

const char *xliff1_ctype(const char *tag) {
  for (gsize i = 0; i < G_N_ELEMENTS(ctypes); i++)
    if (strcmp(ctypes[i].tag, tag) == 0)
      return ctypes[i].ctype;
  return NULL;
}

const char *xliff1_tag(const char *ctype) {
  for (gsize i = 0; ctype && i < G_N_ELEMENTS(ctypes); i++)
    if (strcmp(ctypes[i].ctype, ctype) == 0)
      return ctypes[i].tag;
  return NULL;
}

/* ---- inline elements ------------------------------------------------------------------ */

/* Where two empty or native elements make a pair, each half knows the other by rid, or by having its id. */
static const char *pair_id(const xmlNode *node) {
  const char *rid = xml_attribute(node, "rid");
  return rid ? rid : xml_attribute(node, "id");
}

static void read_content(Reading *reading, const xmlNode *parent, GHashTable *open);

static void read_group(Reading *reading, const xmlNode *node, GHashTable *open) {
  const char *id = xml_attribute(node, "id"), *tag = xliff1_tag(xml_attribute(node, "ctype"));
  g_autofree char *start = tag ? g_strdup_printf("<%s>", tag) : NULL;
  g_autofree char *end = tag ? g_strdup_printf("</%s>", tag) : NULL;
  reading_add_code(reading, node, FALSE, id, start);
  read_content(reading, node, open);
  if (start || codes_find(reading->codes, FALSE, id))
    reading_add_code(reading, node, TRUE, id, end);
}

static void read_single(Reading *reading, const xmlNode *node) {
  g_autofree char *own = xml_is(node, "x") ? NULL : read_native(node, reading->diagnostics);
  const char *position = xml_attribute(node, "pos");
  reading_add_code(reading, node, position && strcmp(position, "close") == 0, xml_attribute(node, "id"), own);
}

static void report_unpaired(const xmlNode *node, Diagnostics *diagnostics) {
  Place place = xml_place(node);
  diagnostics_error(diagnostics, FAULT_TRANSLATION, &place, _("<%s id=\"%s\"> has no other half"), node->name,
                    xml_attribute(node, "id"));
}

/* `open`: the first halves without a second yet, by the id of the pair. */
static void read_half(Reading *reading, const xmlNode *node, gboolean closing, GHashTable *open) {
  g_autofree char *own = node->name[0] == 'b' || node->name[0] == 'e' ? read_native(node, reading->diagnostics) : NULL;
  const char *id = pair_id(node);
  if (!closing && !g_hash_table_insert(open, (gpointer)id, (gpointer)node)) {
    Place place = xml_place(node);
    diagnostics_error(reading->diagnostics, FAULT_TRANSLATION, &place, _("the id “%s” stands twice"), id);
  } else if (closing && !g_hash_table_remove(open, id)) {
    report_unpaired(node, reading->diagnostics);
  }
  reading_add_code(reading, node, closing, id, own);
}

static void read_element(Reading *reading, const xmlNode *node, GHashTable *open) {
  if (xml_is(node, "g"))
    read_group(reading, node, open);
  else if (xml_is(node, "mrk"))
    read_content(reading, node, open);
  else if (xml_is(node, "bx") || xml_is(node, "bpt"))
    read_half(reading, node, FALSE, open);
  else if (xml_is(node, "ex") || xml_is(node, "ept"))
    read_half(reading, node, TRUE, open);
  else
    read_single(reading, node);
}

static void read_content(Reading *reading, const xmlNode *parent, GHashTable *open) {
  for (const xmlNode *child = parent->children; child; child = child->next) {
    if (child->type == XML_TEXT_NODE)
      append_text(reading->text, (const char *)child->content, reading->preserve);
    else if (child->type == XML_ELEMENT_NODE)
      read_element(reading, child, open);
  }
}

static int compare_lines(gconstpointer a, gconstpointer b) {
  guint one = xml_line(a), other = xml_line(b);
  return one < other ? -1 : one > other;
}

static char *read_text(const xmlNode *node, Codes *codes, gboolean preserve, Diagnostics *diagnostics) {
  g_autoptr(GHashTable) open = g_hash_table_new(g_str_hash, g_str_equal);
  Reading reading = {g_string_new(NULL), codes, preserve, diagnostics};
  read_content(&reading, node, open);
  g_autoptr(GList) left = g_list_sort(g_hash_table_get_values(open), compare_lines);
  for (GList *at = left; at; at = at->next)
    report_unpaired(at->data, diagnostics);
  return g_string_free(reading.text, FALSE);
}

/* ---- units ------------------------------------------------------------------------------ */

/* Most tools that fill in targets do not touch the unit's approved, whose default is no, so it says nothing by itself.
 */
static Translation state_of(const xmlNode *unit, const xmlNode *target, gboolean copied) {
  const char *state = xml_attribute(target, "state");
  if (!state)
    return TRANSLATION_DONE;
  if (strcmp(state, "new") == 0 || strcmp(state, "needs-translation") == 0)
    return copied ? TRANSLATION_MISSING : TRANSLATION_FUZZY;
  return g_str_has_prefix(state, "needs-") ? TRANSLATION_FUZZY : TRANSLATION_DONE;
}

static void read_notes(TransUnit *unit, const xmlNode *node) {
  for (xmlNodePtr child = xml_element(node->children); child; child = xml_element(child->next)) {
    const char *from = xml_is(child, "note") ? xml_attribute(child, "from") : "developer";
    if (g_strcmp0(from, "developer") != 0)
      unit_add_note(unit, child);
  }
}

/* A match that some tool has spoilt is none. */
static char *read_previous(const xmlNode *unit) {
  for (xmlNodePtr node = xml_element(unit->children); node; node = xml_element(node->next)) {
    const xmlNode *source = xml_is(node, "alt-trans") && is_our_match(node) ? xml_child(node, "source") : NULL;
    if (!source)
      continue;
    Codes codes = codes_new();
    g_autoptr(Diagnostics) unheard = diagnostics_new();
    g_autofree char *text = read_text(source, &codes, keeps_space(source), unheard);
    codes_clear(&codes);
    return diagnostics_errors(unheard) == 0 ? g_steal_pointer(&text) : NULL;
  }
  return NULL;
}

static void read_unit(UnitFile *file, const xmlNode *node, Diagnostics *diagnostics) {
  Codes codes = codes_new();
  const xmlNode *target = xml_child(node, "target");
  TransUnit unit = {.id = g_strdup(xml_attribute(node, "id")),
                    .context = g_strdup(xml_attribute(node, "resname")),
                    .line = xml_line(target ? target : node)};
  const xmlNode *source = xml_child(node, "source");
  unit.source = read_text(source, &codes, keeps_space(source), diagnostics);
  if (target) {
    unit.target = read_text(target, &codes, keeps_space(target), diagnostics);
    unit.state = state_of(node, target, strcmp(unit.source, unit.target) == 0);
  }
  if (unit.state == TRANSLATION_MISSING)
    g_clear_pointer(&unit.target, g_free);
  if (unit.state == TRANSLATION_FUZZY)
    unit.previous = read_previous(node);
  read_notes(&unit, node);
  unit_file_add(file, &unit);
  codes_clear(&codes);
}

static void read_body(UnitFile *file, const xmlNode *parent, GHashTable *ids, Diagnostics *diagnostics) {
  for (xmlNodePtr node = xml_element(parent->children); node; node = xml_element(node->next)) {
    if (xml_is(node, "group") || xml_is(node, "bin-unit"))
      read_body(file, node, ids, diagnostics);
    if (!xml_is(node, "trans-unit"))
      continue;
    const char *id = xml_attribute(node, "id");
    Place place = xml_attribute_place(node, "id");
    if (!g_hash_table_add(ids, (gpointer)id))
      diagnostics_error(diagnostics, FAULT_TRANSLATION, &place, _("the id “%s” stands twice"), id);
    if (xml_flag(node, "translate", TRUE))
      read_unit(file, node, diagnostics);
  }
}

UnitFile *xliff1_read(xmlDocPtr document, const char *display, Diagnostics *diagnostics) {
  guint errors = diagnostics_errors(diagnostics);
  g_autoptr(UnitFile) file = unit_file_new(display);
  const xmlNode *root = xmlDocGetRootElement(document);
  for (xmlNodePtr node = xml_element(root->children); node; node = xml_element(node->next)) {
    g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
    if (!in_namespace(node, XLIFF1_NAMESPACE) || !unit_file_agree(&file->pack, node, "original", diagnostics) ||
        !unit_file_agree(&file->source_language, node, "source-language", diagnostics) ||
        !unit_file_agree(&file->target_language, node, "target-language", diagnostics))
      continue;
    if (!file->pack_line)
      file->pack_line = file->language_line = xml_line(node);
    read_body(file, xml_child(node, "body"), ids, diagnostics);
  }
  return diagnostics_errors(diagnostics) == errors ? g_steal_pointer(&file) : NULL;
}
