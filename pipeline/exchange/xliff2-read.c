/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "exchange/reading.h"
#include "exchange/xliff2-check.h"

typedef struct UnitReader {
  Codes codes;
  GHashTable *data; /* id → text */
  Diagnostics *diagnostics;
} UnitReader;

/* ---- inline elements ------------------------------------------------------------------ */

static void append_code_point(GString *text, const xmlNode *cp) {
  gunichar c = (gunichar)strtoul(xml_attribute(cp, "hex"), NULL, 16);
  if (c > 0 && g_unichar_validate(c))
    g_string_append_unichar(text, c);
}

static void read_content(Reading *reading, const UnitReader *unit, const xmlNode *parent);

static const char *data_of(const UnitReader *unit, const xmlNode *code, const char *attribute) {
  const char *id = xml_attribute(code, attribute);
  return id ? g_hash_table_lookup(unit->data, id) : NULL;
}

/* A copy stands for what its original stands for. */
static const char *own_text(const UnitReader *unit, const xmlNode *code, const char *attribute, gboolean closing) {
  const char *text = data_of(unit, code, attribute), *of = xml_attribute(code, "copyOf");
  return text || !of ? text : codes_find(&unit->codes, closing, of);
}

static void read_pair(Reading *reading, const UnitReader *unit, const xmlNode *node) {
  const char *id = xml_attribute(node, "id");
  reading_add_code(reading, node, FALSE, id, own_text(unit, node, "dataRefStart", FALSE));
  read_content(reading, unit, node);
  if (codes_find(reading->codes, FALSE, id))
    reading_add_code(reading, node, TRUE, id, own_text(unit, node, "dataRefEnd", TRUE));
}

static void read_element(Reading *reading, const UnitReader *unit, const xmlNode *node) {
  const char *id = xml_attribute(node, "id"), *start = xml_attribute(node, "startRef");
  if (xml_is(node, "cp"))
    append_code_point(reading->text, node);
  else if (xml_is(node, "pc"))
    read_pair(reading, unit, node);
  else if (xml_is(node, "ph") || xml_is(node, "sc"))
    reading_add_code(reading, node, FALSE, id, own_text(unit, node, "dataRef", FALSE));
  else if (xml_is(node, "ec"))
    reading_add_code(reading, node, TRUE, start ? start : id, own_text(unit, node, "dataRef", TRUE));
  else
    read_content(reading, unit, node);
}

static void read_content(Reading *reading, const UnitReader *unit, const xmlNode *parent) {
  for (const xmlNode *child = parent->children; child; child = child->next) {
    if (child->type == XML_TEXT_NODE)
      append_text(reading->text, (const char *)child->content, reading->preserve);
    else if (child->type == XML_ELEMENT_NODE)
      read_element(reading, unit, child);
  }
}

static void read_text(GString *text, UnitReader *unit, const xmlNode *node) {
  Reading reading = {text, &unit->codes, keeps_space(node), unit->diagnostics};
  read_content(&reading, unit, node);
}

/* ---- units ------------------------------------------------------------------------------ */

static GHashTable *read_data(const xmlNode *unit) {
  GHashTable *texts = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
  const xmlNode *data = core_child(unit, "originalData");
  for (xmlNodePtr node = data ? core_element(data->children) : NULL; node; node = core_element(node->next)) {
    GString *text = g_string_new(NULL);
    for (const xmlNode *child = node->children; child; child = child->next) {
      if (child->type == XML_TEXT_NODE)
        g_string_append(text, (const char *)child->content);
      else if (child->type == XML_ELEMENT_NODE)
        append_code_point(text, child);
    }
    g_hash_table_insert(texts, (gpointer)xml_attribute(node, "id"), g_string_free(text, FALSE));
  }
  return texts;
}

/* A tool that sets states sets them all; a target without one is a translation. */
static Translation state_of(const xmlNode *segment) {
  const xmlNode *target = core_child(segment, "target");
  if (!target || !target->children)
    return TRANSLATION_MISSING;
  return has_value(segment, "state", "initial") ? TRANSLATION_FUZZY : TRANSLATION_DONE;
}

static guint place_of(const xmlNode *part, guint position) {
  const xmlNode *target = core_child(part, "target");
  const char *order = target ? xml_attribute(target, "order") : NULL;
  return order ? (guint)strtoul(order, NULL, 10) - 1 : position;
}

/* Targets in their own order; where there is none, what the source has (4.7.1). */
static char *read_targets(UnitReader *reader, const GPtrArray *parts) {
  g_autofree const xmlNode **ordered = g_new0(const xmlNode *, parts->len);
  for (guint i = 0; i < parts->len; i++)
    ordered[place_of(parts->pdata[i], i)] = parts->pdata[i];
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < parts->len; i++) {
    const xmlNode *target = ordered[i] ? core_child(ordered[i], "target") : NULL;
    if (ordered[i])
      read_text(text, reader, target ? target : core_child(ordered[i], "source"));
  }
  return g_string_free(text, FALSE);
}

static void read_parts(UnitReader *reader, const xmlNode *node, TransUnit *unit) {
  g_autoptr(GPtrArray) parts = g_ptr_array_new();
  GString *source = g_string_new(NULL);
  unit->state = TRANSLATION_DONE;
  for (xmlNodePtr part = core_element(node->children); part; part = core_element(part->next)) {
    if (!xml_is(part, "segment") && !xml_is(part, "ignorable"))
      continue;
    g_ptr_array_add(parts, part);
    read_text(source, reader, core_child(part, "source"));
    if (xml_is(part, "segment"))
      unit->state = MIN(unit->state, state_of(part));
    if (!unit->line && core_child(part, "target"))
      unit->line = xml_line(core_child(part, "target"));
  }
  unit->source = g_string_free(source, FALSE);
  if (unit->state == TRANSLATION_MISSING)
    return;
  unit->target = read_targets(reader, parts);
  if (unit->state == TRANSLATION_FUZZY && strcmp(unit->source, unit->target) == 0)
    g_clear_pointer(&unit->target, g_free); /* a copy to begin with */
}

static void read_notes(TransUnit *unit, const xmlNode *node) {
  static const char *const ours[] = {"place", "developer", NULL};
  const xmlNode *notes = core_child(node, "notes");
  for (xmlNodePtr note = notes ? core_element(notes->children) : NULL; note; note = core_element(note->next)) {
    const char *category = xml_attribute(note, "category");
    if (!(category && g_strv_contains(ours, category)))
      unit_add_note(unit, note);
  }
}

/* The source of our <mtc:match>, with its own data; one that some tool has spoilt is none. */
static char *read_previous(const xmlNode *unit) {
  const xmlNode *matches = xml_child(unit, "matches");
  for (xmlNodePtr node = matches ? xml_element(matches->children) : NULL; node; node = xml_element(node->next)) {
    const xmlNode *source =
        in_namespace(node, XLIFF2_MATCHES) && is_our_match(node) ? core_child(node, "source") : NULL;
    if (!source)
      continue;
    g_autoptr(Diagnostics) unheard = diagnostics_new();
    UnitReader reader = {codes_new(), read_data(node), unheard};
    GString *text = g_string_new(NULL);
    read_text(text, &reader, source);
    codes_clear(&reader.codes);
    g_hash_table_unref(reader.data);
    return g_string_free(text, diagnostics_errors(unheard) > 0);
  }
  return NULL;
}

static void read_unit(UnitFile *file, const xmlNode *node, Diagnostics *diagnostics) {
  UnitReader reader = {codes_new(), read_data(node), diagnostics};
  TransUnit unit = {.id = g_strdup(xml_attribute(node, "id")), .context = g_strdup(xml_attribute(node, "name"))};
  read_parts(&reader, node, &unit);
  if (unit.state == TRANSLATION_FUZZY)
    unit.previous = read_previous(node);
  if (!unit.line)
    unit.line = xml_line(node);
  read_notes(&unit, node);
  unit_file_add(file, &unit);
  codes_clear(&reader.codes);
  g_hash_table_unref(reader.data);
}

static void read_container(UnitFile *file, const xmlNode *container, gboolean translate, Diagnostics *diagnostics) {
  translate = xml_flag(container, "translate", translate);
  for (xmlNodePtr node = core_element(container->children); node; node = core_element(node->next)) {
    if (xml_is(node, "group"))
      read_container(file, node, translate, diagnostics);
    else if (xml_is(node, "unit") && xml_flag(node, "translate", translate))
      read_unit(file, node, diagnostics);
  }
}

UnitFile *xliff2_read(xmlDocPtr document, const char *display, Diagnostics *diagnostics) {
  guint errors = diagnostics_errors(diagnostics);
  g_autoptr(UnitFile) file = unit_file_new(display);
  const xmlNode *root = xmlDocGetRootElement(document);
  file->source_language = g_strdup(xml_attribute(root, "srcLang"));
  file->target_language = g_strdup(xml_attribute(root, "trgLang"));
  file->language_line = xml_line(root);
  for (xmlNodePtr node = core_element(root->children); node; node = core_element(node->next))
    if (unit_file_agree(&file->pack, node, "original", diagnostics)) {
      file->pack_line = file->pack_line ? file->pack_line : xml_line(node);
      read_container(file, node, TRUE, diagnostics);
    }
  return diagnostics_errors(diagnostics) == errors ? g_steal_pointer(&file) : NULL;
}
