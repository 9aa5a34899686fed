/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/xliff2-check.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"

void checker_fault(const Checker *checker, const xmlNode *node, const char *attribute, const char *format, ...) {
  Place place = attribute ? xml_attribute_place(node, attribute) : xml_place(node);
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *message = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  diagnostics_error(checker->diagnostics, FAULT_TRANSLATION, &place, "%s", message);
}

gboolean is_core(const xmlNode *node, const char *name) {
  return xml_is(node, name) && in_namespace(node, XLIFF2_NAMESPACE);
}

xmlNodePtr core_element(xmlNodePtr node) {
  while (node && !(node->type == XML_ELEMENT_NODE && in_namespace(node, XLIFF2_NAMESPACE)))
    node = node->next;
  return node;
}

xmlNodePtr core_child(const xmlNode *node, const char *name) {
  for (xmlNodePtr child = core_element(node->children); child; child = core_element(child->next))
    if (xml_is(child, name))
      return child;
  return NULL;
}

gboolean has_value(const xmlNode *node, const char *attribute, const char *value) {
  return g_strcmp0(xml_attribute(node, attribute), value) == 0;
}

/* Reports an id that is in `ids` already. */
static void add_id(const Checker *checker, GHashTable *ids, const xmlNode *node) {
  const char *id = xml_attribute(node, "id");
  if (id && !g_hash_table_add(ids, (gpointer)id))
    checker_fault(checker, node, "id", _("the id “%s” stands twice"), id);
}

/* Children of one element, each with an id of its own (4.3.1.21). */
static void check_child_ids(const Checker *checker, const xmlNode *parent) {
  g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
  for (xmlNodePtr child = parent ? core_element(parent->children) : NULL; child; child = core_element(child->next))
    add_id(checker, ids, child);
}

/* ---- languages and white space ----------------------------------------------------- */

/* 4.2.2.12 source, 4.2.2.13 target: the explicit or inherited value. */
static void check_language(const Checker *checker, const xmlNode *node, const char *language) {
  const char *said = inherited(node, "xml:lang");
  if (said && language && !language_is(said, language))
    checker_fault(checker, node, "xml:lang", _("<%s> is in “%s”, but the file says “%s”"), node->name, said, language);
}

static void check_pair(const Checker *checker, const xmlNode *part) {
  const xmlNode *source = core_child(part, "source"), *target = core_child(part, "target");
  check_language(checker, source, checker->source_language);
  if (!target)
    return;
  if (!checker->target_language)
    checker_fault(checker, target, NULL, _("<target> needs trgLang=\"…\" in <xliff>"));
  check_language(checker, target, checker->target_language);
  if (keeps_space(source) != keeps_space(target))
    checker_fault(checker, target, "xml:space", _("<source> and <target> have different xml:space"));
}

/* ---- segments ------------------------------------------------------------------------- */

static void check_state(const Checker *checker, const xmlNode *segment) {
  const char *state = xml_attribute(segment, "state");
  if (xml_attribute(segment, "subState") && !state)
    checker_fault(checker, segment, "subState", _("subState needs state beside it"));
  if (state && strcmp(state, "initial") != 0 && !core_child(segment, "target"))
    checker_fault(checker, segment, "state", _("state=\"%s\" without a <target>"), state);
}

/* The value of order; 0: none. */
static guint order_of(const xmlNode *part) {
  const xmlNode *target = core_child(part, "target");
  const char *order = target ? xml_attribute(target, "order") : NULL;
  return order ? (guint)strtoul(order, NULL, 10) : 0;
}

/* 4.7.1 Segment Order: a target that goes elsewhere leaves its place to one that says so. */
static void check_order(const Checker *checker, const GPtrArray *parts) {
  g_autofree gboolean *taken = g_new0(gboolean, parts->len + 1);
  for (guint i = 0; i < parts->len; i++) {
    guint order = order_of(parts->pdata[i]);
    const xmlNode *target = core_child(parts->pdata[i], "target");
    if (order > parts->len)
      checker_fault(checker, target, "order", _("order=\"%u\" of %u segments"), order, parts->len);
    else if (order > 0 && taken[order])
      checker_fault(checker, target, "order", _("order=\"%u\" stands twice"), order);
    else if (order > 0)
      taken[order] = TRUE;
  }
  for (guint i = 0; i < parts->len; i++)
    if (order_of(parts->pdata[i]) && !taken[i + 1])
      checker_fault(checker, core_child(parts->pdata[i], "target"), "order", _("no target has order=\"%u\""), i + 1);
}

static void check_unit(const Checker *checker, const xmlNode *unit) {
  g_autoptr(GPtrArray) parts = g_ptr_array_new();
  gboolean any_segment = FALSE;
  check_child_ids(checker, core_child(unit, "notes"));
  check_child_ids(checker, core_child(unit, "originalData"));
  for (xmlNodePtr part = core_element(unit->children); part; part = core_element(part->next)) {
    gboolean segment = xml_is(part, "segment");
    if (!segment && !xml_is(part, "ignorable"))
      continue;
    any_segment |= segment;
    g_ptr_array_add(parts, part);
    check_pair(checker, part);
    if (segment)
      check_state(checker, part);
  }
  if (!any_segment)
    checker_fault(checker, unit, NULL, _("<unit> lacks %s"), "<segment>");
  check_order(checker, parts);
  xliff2_check_unit_codes(checker, unit);
}

/* ---- files ------------------------------------------------------------------------------ */

static void collect_ids(const Checker *checker, const xmlNode *parent, GHashTable *groups) {
  for (xmlNodePtr node = core_element(parent->children); node; node = core_element(node->next)) {
    if (xml_is(node, "unit"))
      add_id(checker, checker->units, node);
    if (!xml_is(node, "group"))
      continue;
    add_id(checker, groups, node);
    collect_ids(checker, node, groups);
  }
}

/* 4.2.2.3: href exactly when it is empty. */
static void check_skeleton(const Checker *checker, const xmlNode *skeleton) {
  gboolean empty = !skeleton->children;
  if (empty && !xml_attribute(skeleton, "href"))
    checker_fault(checker, skeleton, NULL, _("an empty <skeleton> needs href"));
  else if (!empty && xml_attribute(skeleton, "href"))
    checker_fault(checker, skeleton, "href", _("a <skeleton> with href must be empty"));
}

static void check_container(const Checker *checker, const xmlNode *container) {
  xliff2_check_foreign(checker, container);
  xliff2_check_foreign_attributes(checker, container);
  if (!xml_is(container, "unit"))
    check_child_ids(checker, core_child(container, "notes"));
  for (xmlNodePtr node = core_element(container->children); node; node = core_element(node->next)) {
    if (xml_is(node, "skeleton"))
      check_skeleton(checker, node);
    else if (xml_is(node, "group") || xml_is(node, "unit"))
      check_container(checker, node);
  }
  if (xml_is(container, "unit"))
    check_unit(checker, container);
}

gboolean xliff2_check(xmlDocPtr document, Diagnostics *diagnostics) {
  guint errors = diagnostics_errors(diagnostics);
  const xmlNode *root = xmlDocGetRootElement(document);
  Checker checker = {xml_attribute(root, "srcLang"), xml_attribute(root, "trgLang"), NULL, diagnostics};
  check_child_ids(&checker, root);
  for (xmlNodePtr file = core_element(root->children); file; file = core_element(file->next)) {
    g_autoptr(GHashTable) units = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) groups = g_hash_table_new(g_str_hash, g_str_equal);
    checker.units = units;
    collect_ids(&checker, file, groups);
    check_container(&checker, file);
  }
  return diagnostics_errors(diagnostics) == errors;
}
