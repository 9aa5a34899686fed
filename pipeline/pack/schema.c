/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pack/schema.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <string.h>

#include "base/installation.h"
#include "base/message.h"
#include "pack/document.h"

typedef struct Schema {
  xmlRelaxNGPtr gate;
} Schema;

static void ignore_error(void *data, xmlErrorPtr error) {}

static Schema *load_schema(const char *name) {
  g_autofree char *relative = g_strconcat("schemas/", name, ".rng", NULL);
  g_autofree char *path = installation_data(relative);
  xmlDocPtr document = xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR);
  if (!document)
    return NULL;
  Schema *schema = g_new0(Schema, 1);
  xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewDocParserCtxt(document);
  xmlRelaxNGSetParserStructuredErrors(parser, ignore_error, NULL);
  schema->gate = xmlRelaxNGParse(parser);
  xmlRelaxNGFreeParserCtxt(parser);
  xmlFreeDoc(document);
  return schema;
}

typedef struct Gate {
  Diagnostics *diagnostics;
  xmlDocPtr document;
} Gate;

static void on_gate_error(void *data, xmlErrorPtr error) {
  Gate *gate = data;
  Place place = {.file = (const char *)gate->document->URL};
  if (error->node)
    place = xml_place(error->node);
  g_autofree char *message = g_strchomp(g_strdup(error->message));
  diagnostics_error(gate->diagnostics, FAULT_PACK, &place, "%s", message);
}

gboolean schema_check(const char *name, xmlDocPtr document, Diagnostics *diagnostics) {
  static GHashTable *schemas;
  if (!schemas)
    schemas = g_hash_table_new(g_str_hash, g_str_equal);
  Schema *schema = g_hash_table_lookup(schemas, name);
  if (!schema && (schema = load_schema(name)))
    g_hash_table_insert(schemas, g_strdup(name), schema);
  if (!schema) {
    diagnostics_error(diagnostics, FAULT_SYSTEM, NULL, _("the schema \"%s\" cannot be read"), name);
    return FALSE;
  }
  Gate data = {diagnostics, document};
  xmlRelaxNGValidCtxtPtr context = xmlRelaxNGNewValidCtxt(schema->gate);
  xmlRelaxNGSetValidStructuredErrors(context, on_gate_error, &data);
  gboolean valid = xmlRelaxNGValidateDoc(context, document) == 0;
  xmlRelaxNGFreeValidCtxt(context);
  return valid;
}
