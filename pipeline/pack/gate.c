/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pack/gate.h"

#include <libxml/relaxng.h>
#include <string.h>

#include "base/message.h"
#include "pack/document.h"

/* libxml2 takes its time for two things, and the schema is made ready for it accordingly.
 *
 * It keeps a state for each subset of an element's optional attributes (twelve of a style: 16 ms), and compiles a
 * pattern anew for each value.  So attributes are left to our own check; the order and nesting of elements is what
 * the gate is for.
 *
 * It compiles content models in a time that grows with the third power of the number of alternatives (3 ms for a
 * small document).  So alternatives whose elements the document does not have are left out. */

#define MOST_COMPILED 8 /* then one that serves all documents */

struct Gate {
  const Grammar *grammar;
  const GrammarRoot *kind;
  GHashTable *compiled; /* the elements of a document, sorted, as one text → xmlRelaxNG */
};

Gate *gate_new(const Grammar *grammar, const GrammarRoot *kind) {
  Gate *gate = g_new0(Gate, 1);
  gate->grammar = grammar;
  gate->kind = kind;
  gate->compiled = g_hash_table_new(g_str_hash, g_str_equal);
  return gate;
}

/* ---- which elements there are -------------------------------------------------- */

/* A document's names are interned: equal ones are one pointer. */
static void collect_names(const xmlNode *node, GHashTable *names) {
  for (; node; node = node->next) {
    if (node->type != XML_ELEMENT_NODE)
      continue;
    g_hash_table_add(names, (gpointer)node->name);
    collect_names(node->children, names);
  }
}

static int compare_text(gconstpointer a, gconstpointer b) { return strcmp(*(char *const *)a, *(char *const *)b); }

/* Each once, in order, with "/" between and around them. */
static char *list_names(xmlDocPtr document) {
  g_autoptr(GHashTable) names = g_hash_table_new(NULL, NULL);
  collect_names(xmlDocGetRootElement(document), names);
  g_autoptr(GPtrArray) sorted = g_ptr_array_new();
  GHashTableIter iter;
  gpointer name;
  g_hash_table_iter_init(&iter, names);
  while (g_hash_table_iter_next(&iter, &name, NULL))
    g_ptr_array_add(sorted, name);
  g_ptr_array_sort(sorted, compare_text);
  g_autoptr(GString) list = g_string_new("/");
  for (guint i = 0; i < sorted->len; i++)
    g_string_append_printf(list, "%s/", (char *)sorted->pdata[i]);
  return g_string_free(g_steal_pointer(&list), FALSE);
}

/* ---- what of the schema is left out ---------------------------------------------- */

typedef struct Pruning {
  const Grammar *grammar;
  const char *names; /* of list_names; NULL: nothing is left out */
} Pruning;

static gboolean is_absent(const Pruning *pruning, const char *element) {
  g_autofree char *listed = g_strconcat("/", element, "/", NULL);
  return pruning->names && !strstr(pruning->names, listed);
}

static gboolean is_any(const xmlNode *pattern, const char *a, const char *b, const char *c) {
  return xml_is(pattern, a) || xml_is(pattern, b) || xml_is(pattern, c);
}

/* Can no document with these elements match it? */
static gboolean is_never(const Pruning *pruning, const xmlNode *pattern) {
  if (xml_is(pattern, "element"))
    return is_absent(pruning, xml_attribute(pattern, "name"));
  if (xml_is(pattern, "ref"))
    return is_never(pruning, g_hash_table_lookup(pruning->grammar->defines, xml_attribute(pattern, "name")));
  gboolean choice = xml_is(pattern, "choice");
  if (!choice && !xml_is(pattern, "define") && !is_any(pattern, "group", "oneOrMore", "interleave"))
    return FALSE;
  for (xmlNodePtr part = xml_element(pattern->children); part; part = xml_element(part->next))
    if (is_never(pruning, part) != choice)
      return !choice;
  return choice;
}

static void replace_by(xmlNodePtr pattern, const char *name) {
  xmlNodePtr new = xmlNewDocNode(pattern->doc, pattern->ns, (const xmlChar *)name, NULL);
  xmlFreeNode(xmlReplaceNode(pattern, new));
}

static void drop(xmlNodePtr pattern) {
  xmlUnlinkNode(pattern);
  xmlFreeNode(pattern);
}

static void allow_any_attribute(xmlNodePtr element) {
  xmlNodePtr any = xmlNewDocNode(element->doc, element->ns, (const xmlChar *)"zeroOrMore", NULL);
  xmlNodePtr attribute = xmlNewChild(any, element->ns, (const xmlChar *)"attribute", NULL);
  xmlNewChild(attribute, element->ns, (const xmlChar *)"anyName", NULL);
  if (element->children)
    xmlAddPrevSibling(element->children, any);
  else
    xmlAddChild(element, any);
}

static void loosen(const Pruning *pruning, xmlNodePtr pattern) {
  gboolean alternatives = is_any(pattern, "choice", "optional", "zeroOrMore");
  for (xmlNodePtr next, part = xml_element(pattern->children); part; part = next) {
    next = xml_element(part->next);
    if (xml_is(part, "attribute"))
      replace_by(part, "empty");
    else if (is_never(pruning, part) && (alternatives || xml_is(part, "define")))
      drop(part);
    else if (is_never(pruning, part))
      replace_by(part, "notAllowed");
    else
      loosen(pruning, part);
  }
  if (xml_is(pattern, "element"))
    allow_any_attribute(pattern);
  if (alternatives && !xml_element(pattern->children))
    xmlNodeSetName(pattern, (const xmlChar *)"empty");
}

/* ---- compiling --------------------------------------------------------------------- */

/* Included definitions stand in a <div> and inherit the namespace of what is around it. */
static xmlDocPtr copy_schema(const Gate *gate) {
  xmlDocPtr copy = xmlCopyDoc(gate->kind->file, 1);
  xmlNodePtr include = xml_child(xmlDocGetRootElement(copy), "include");
  xmlDocPtr other = include ? g_hash_table_lookup(gate->grammar->files, xml_attribute(include, "href")) : NULL;
  if (!other)
    return copy;
  xmlNodePtr included = xmlDocCopyNode(xmlDocGetRootElement(other), copy, 1);
  xmlNodeSetName(included, (const xmlChar *)"div");
  xmlFreeNode(xmlReplaceNode(include, included));
  return copy;
}

static void ignore_error(void *data, xmlErrorPtr error) {}

static xmlRelaxNGPtr compile(const Gate *gate, const char *names) {
  Pruning pruning = {gate->grammar, names};
  xmlDocPtr schema = copy_schema(gate);
  loosen(&pruning, xmlDocGetRootElement(schema));
  xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewDocParserCtxt(schema);
  xmlRelaxNGSetParserStructuredErrors(parser, ignore_error, NULL);
  xmlRelaxNGPtr compiled = xmlRelaxNGParse(parser);
  xmlRelaxNGFreeParserCtxt(parser);
  xmlFreeDoc(schema);
  return compiled;
}

/* `names` of list_names; "" serves all documents. */
static xmlRelaxNGPtr get_compiled(Gate *gate, const char *names) {
  xmlRelaxNGPtr compiled = g_hash_table_lookup(gate->compiled, names);
  if (!compiled && (compiled = compile(gate, *names ? names : NULL)))
    g_hash_table_insert(gate->compiled, g_strdup(names), compiled);
  return compiled;
}

static xmlRelaxNGPtr find_compiled(Gate *gate, xmlDocPtr document) {
  xmlRelaxNGPtr all = g_hash_table_lookup(gate->compiled, "");
  if (all)
    return all;
  g_autofree char *names = list_names(document);
  return get_compiled(gate, g_hash_table_size(gate->compiled) < MOST_COMPILED ? names : "");
}

static gboolean report_unusable(const Gate *gate, Diagnostics *diagnostics) {
  Place place = {.file = (const char *)gate->kind->file->URL};
  diagnostics_error(diagnostics, FAULT_SYSTEM, &place, _("libxml2 cannot use the schema"));
  return FALSE;
}

gboolean gate_prepare(Gate *gate, Diagnostics *diagnostics) {
  return get_compiled(gate, "") || report_unusable(gate, diagnostics);
}

/* ---- passing ----------------------------------------------------------------------- */

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

gboolean gate_pass(Gate *gate, xmlDocPtr document, Diagnostics *diagnostics) {
  xmlRelaxNGPtr compiled = find_compiled(gate, document);
  if (!compiled)
    return report_unusable(gate, diagnostics);
  Refusal refusal = {diagnostics, document};
  xmlRelaxNGValidCtxtPtr context = xmlRelaxNGNewValidCtxt(compiled);
  xmlRelaxNGSetValidStructuredErrors(context, on_refusal, &refusal);
  gboolean valid = xmlRelaxNGValidateDoc(context, document) == 0;
  xmlRelaxNGFreeValidCtxt(context);
  return valid;
}
