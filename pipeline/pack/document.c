/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pack/document.h"

#include <string.h>

#include "base/text.h"
#include "pack/position.h"
#include "pack/schema.h"

xmlDocPtr xml_load(const char *path, const char *display, const char *schema, Diagnostics *diagnostics) {
  xmlDocPtr document = xml_read(path, display, diagnostics);
  if (document && !schema_check(schema, document, diagnostics))
    g_clear_pointer(&document, xmlFreeDoc);
  return document;
}

const char *xml_file(const xmlNode *node) { return node->doc ? (const char *)node->doc->URL : NULL; }

guint xml_line(const xmlNode *node) { return position_unpack(node->_private).line; }

Place xml_place(const xmlNode *node) {
  Position position = position_unpack(node->_private);
  return (Place){.file = xml_file(node), .line = position.line, .column = position.column};
}

static const xmlAttr *find_attribute(const xmlNode *node, const char *name) {
  gboolean prefixed = g_str_has_prefix(name, "xml:");
  const char *local = prefixed ? name + 4 : name;
  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
    if (prefixed == (attribute->ns != NULL) && strcmp((const char *)attribute->name, local) == 0)
      return attribute;
  return NULL;
}

Place xml_attribute_place(const xmlNode *node, const char *name) {
  const xmlAttr *attribute = find_attribute(node, name);
  return xml_place(attribute ? (const xmlNode *)attribute : node);
}

/* Values hold no entity references (the reader refuses DTDs), so one text node has all of it. */
const char *xml_attribute(const xmlNode *node, const char *name) {
  const xmlAttr *attribute = find_attribute(node, name);
  if (!attribute)
    return NULL;
  return attribute->children && attribute->children->content ? (const char *)attribute->children->content : "";
}

gboolean xml_flag(const xmlNode *node, const char *name, gboolean fallback) {
  const char *value = xml_attribute(node, name);
  return value ? strcmp(value, "yes") == 0 : fallback;
}

gboolean xml_is(const xmlNode *node, const char *name) {
  return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

xmlNodePtr xml_element(xmlNodePtr node) {
  while (node && node->type != XML_ELEMENT_NODE)
    node = node->next;
  return node;
}

xmlNodePtr xml_child(const xmlNode *node, const char *name) {
  for (xmlNodePtr child = xml_element(node->children); child; child = xml_element(child->next))
    if (xml_is(child, name))
      return child;
  return NULL;
}

void xml_empty(xmlNodePtr node) {
  xmlFreeNodeList(node->children);
  node->children = node->last = NULL;
}

static void collect_text(const xmlNode *node, GString *out) {
  for (const xmlNode *child = node->children; child; child = child->next) {
    if (child->type == XML_TEXT_NODE)
      g_string_append(out, (const char *)child->content);
    else if (child->type == XML_ELEMENT_NODE)
      collect_text(child, out);
  }
}

char *xml_text(const xmlNode *node) {
  g_autoptr(GString) raw = g_string_new(NULL);
  collect_text(node, raw);
  return text_collapse(raw->str);
}
