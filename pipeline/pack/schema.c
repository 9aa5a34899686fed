/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pack/schema.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <string.h>

#include "base/installation.h"
#include "base/message.h"
#include "pack/check.h"
#include "pack/document.h"
#include "pack/grammar.h"

typedef struct Schema {
  char *path;
  Grammar *grammar;
  xmlRelaxNGPtr gate; /* compiled when first asked for */
} Schema;

/* ---- the gate ----------------------------------------------------------------- */

static xmlNodePtr add_pattern(xmlNodePtr parent, const char *name) {
  return xmlNewChild(parent, parent->ns, (const xmlChar *)name, NULL);
}

static void allow_any_attribute(xmlNodePtr element) {
  xmlNodePtr any = xmlNewDocNode(element->doc, element->ns, (const xmlChar *)"zeroOrMore", NULL);
  add_pattern(add_pattern(any, "attribute"), "anyName");
  if (element->children)
    xmlAddPrevSibling(element->children, any);
  else
    xmlAddChild(element, any);
}

/* libxml2 keeps a state for each subset of an element's optional attributes, and compiles a pattern anew for each
 * value: twelve attributes of a style cost 16 ms.  Attributes are left to our own check, which is complete
 * for them; the order and nesting of elements is what the gate is for. */
static void loosen_attributes(xmlNodePtr pattern) {
  for (xmlNodePtr next, child = xml_element(pattern->children); child; child = next) {
    next = xml_element(child->next);
    if (xml_is(child, "attribute")) {
      xmlNodePtr empty = xmlNewDocNode(child->doc, child->ns, (const xmlChar *)"empty", NULL);
      xmlFreeNode(xmlReplaceNode(child, empty));
    } else {
      loosen_attributes(child);
      if (xml_is(child, "element"))
        allow_any_attribute(child);
    }
  }
}

static void ignore_error(void *data, xmlErrorPtr error) {}

static xmlRelaxNGPtr compile_gate(const Grammar *grammar) {
  xmlDocPtr loose = xmlCopyDoc(grammar->schema, 1);
  loosen_attributes(xmlDocGetRootElement(loose));
  xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewDocParserCtxt(loose);
  xmlRelaxNGSetParserStructuredErrors(parser, ignore_error, NULL);
  xmlRelaxNGPtr gate = xmlRelaxNGParse(parser);
  xmlRelaxNGFreeParserCtxt(parser);
  xmlFreeDoc(loose);
  return gate;
}

typedef struct Refusal {
  Diagnostics *diagnostics;
  xmlDocPtr document;
} Refusal;

static void on_refusal(void *data, xmlErrorPtr error) {
  Refusal *refusal = data;
  Place place = error->node ? xml_place(error->node) : (Place){.file = (const char *)refusal->document->URL};
  g_autofree char *message = g_strchomp(g_strdup(error->message));
  diagnostics_error(refusal->diagnostics, FAULT_PACK, &place, _("the schema refuses this: %s"), message);
}

static gboolean pass_gate(const Schema *schema, xmlDocPtr document, Diagnostics *diagnostics) {
  Refusal refusal = {diagnostics, document};
  xmlRelaxNGValidCtxtPtr context = xmlRelaxNGNewValidCtxt(schema->gate);
  xmlRelaxNGSetValidStructuredErrors(context, on_refusal, &refusal);
  gboolean valid = xmlRelaxNGValidateDoc(context, document) == 0;
  xmlRelaxNGFreeValidCtxt(context);
  return valid;
}

/* ---- both ---------------------------------------------------------------------- */

static void report_unusable(const char *path, const char *message, Diagnostics *diagnostics) {
  Place place = {.file = path};
  diagnostics_error(diagnostics, FAULT_SYSTEM, &place, _("the schema cannot be used: %s"), message);
  diagnostics_hint(diagnostics, _("Install Songngu anew"));
}

static Schema *load_schema(const char *name, Diagnostics *diagnostics) {
  g_autofree char *relative = g_strconcat("schemas/", name, ".rng", NULL);
  g_autofree char *path = installation_data(relative), *message = NULL;
  Grammar *grammar = grammar_load(path, &message);
  if (!grammar) {
    report_unusable(path, message, diagnostics);
    return NULL;
  }
  Schema *schema = g_new0(Schema, 1);
  schema->path = g_steal_pointer(&path);
  schema->grammar = grammar;
  return schema;
}

/* Kept as long as the program runs. */
static Schema *get_schema(const char *name, Diagnostics *diagnostics) {
  static GHashTable *schemas;
  if (!schemas)
    schemas = g_hash_table_new(g_str_hash, g_str_equal);
  Schema *schema = g_hash_table_lookup(schemas, name);
  if (!schema && (schema = load_schema(name, diagnostics)))
    g_hash_table_insert(schemas, g_strdup(name), schema);
  return schema;
}

gboolean schema_check_shipped(const char *name, xmlDocPtr document, Diagnostics *diagnostics) {
  const Schema *schema = get_schema(name, diagnostics);
  return schema && check_document(schema->grammar, document, diagnostics);
}

/* The gate of a schema, made at its first use; NULL when it cannot be. */
static Schema *open_gate(const char *name, Diagnostics *diagnostics) {
  Schema *schema = get_schema(name, diagnostics);
  if (schema && !schema->gate)
    schema->gate = compile_gate(schema->grammar);
  if (!schema || schema->gate)
    return schema;
  report_unusable(schema->path, "RELAX NG", diagnostics);
  return NULL;
}

gboolean schema_prepare(Diagnostics *diagnostics) {
  return open_gate("pack", diagnostics) && get_schema("template", diagnostics);
}

gboolean schema_check(const char *name, xmlDocPtr document, Diagnostics *diagnostics) {
  Schema *schema = get_schema(name, diagnostics);
  if (!schema || !check_document(schema->grammar, document, diagnostics))
    return FALSE;
  schema = open_gate(name, diagnostics);
  return schema && pass_gate(schema, document, diagnostics);
}
