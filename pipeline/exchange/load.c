/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/load.h"

#include <string.h>

#include "base/installation.h"
#include "base/message.h"
#include "pack/check.h"

xmlDocPtr load_begin(const char *path, const char *display, Diagnostics *diagnostics) {
  diagnostics_set_document_fault(diagnostics, FAULT_TRANSLATION);
  xmlDocPtr document = xml_read_foreign(path, display, diagnostics);
  if (!document)
    diagnostics_set_document_fault(diagnostics, FAULT_PACK);
  return document;
}

void load_end(xmlDocPtr document, Diagnostics *diagnostics) {
  diagnostics_set_document_fault(diagnostics, FAULT_PACK);
  if (document)
    xmlFreeDoc(document);
}

/* Kept as long as the program runs. */
static const Grammar *get_grammar(const char *schema, Diagnostics *diagnostics) {
  static GHashTable *grammars;
  if (!grammars)
    grammars = g_hash_table_new(g_str_hash, g_str_equal);
  Grammar *grammar = g_hash_table_lookup(grammars, schema);
  if (grammar)
    return grammar;
  const char *names[] = {schema, NULL};
  g_autofree char *folder = installation_data("schemas/exchange/"), *message = NULL;
  grammar = grammar_load(folder, names, &message);
  if (grammar) {
    g_hash_table_insert(grammars, g_strdup(schema), grammar);
    return grammar;
  }
  diagnostics_error(diagnostics, FAULT_SYSTEM, &(Place){.file = folder}, _("the schemas cannot be used: %s"), message);
  diagnostics_hint(diagnostics, _("install Songngu anew"));
  return NULL;
}

gboolean load_check(const char *schema, xmlDocPtr document, Diagnostics *diagnostics) {
  const Grammar *grammar = get_grammar(schema, diagnostics);
  return grammar && check_document(grammar, g_hash_table_lookup(grammar->roots, schema), document, diagnostics);
}

gboolean language_is(const char *tag, const char *language) {
  gsize length = strlen(language);
  return g_ascii_strncasecmp(tag, language, length) == 0 && (!tag[length] || strchr("-_", tag[length]));
}

const char *namespace_of(const xmlNode *node) { return node->ns ? (const char *)node->ns->href : ""; }

gboolean in_namespace(const xmlNode *node, const char *uri) { return strcmp(namespace_of(node), uri) == 0; }

const char *inherited(const xmlNode *node, const char *attribute) {
  for (; node && node->type == XML_ELEMENT_NODE; node = node->parent)
    if (xml_attribute(node, attribute))
      return xml_attribute(node, attribute);
  return NULL;
}

gboolean keeps_space(const xmlNode *node) { return g_strcmp0(inherited(node, "xml:space"), "preserve") == 0; }

void append_text(GString *out, const char *text, gboolean preserve) {
  if (preserve) {
    g_string_append(out, text);
    return;
  }
  for (; *text; text++) {
    gboolean space = strchr(" \t\r\n", *text) != NULL;
    if (!space)
      g_string_append_c(out, *text);
    else if (out->len == 0 || out->str[out->len - 1] != ' ')
      g_string_append_c(out, ' ');
  }
}
