/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <string.h>

#include "base/installation.h"
#include "pack-suites.h"
#include "pack/document.h"
#include "pack/grammar.h"
#include "pack/schema.h"
#include "unit.h"

/* ---- our check against libxml2's validation by the same schema -------------------------------- */

static void say_nothing(void *data, xmlErrorPtr error) {}

static xmlRelaxNGPtr compile(const char *name) {
  g_autofree char *relative = g_strconcat("schemas/", name, ".rng", NULL), *path = installation_data(relative);
  xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewParserCtxt(path);
  xmlRelaxNGPtr schema = xmlRelaxNGParse(parser);
  xmlRelaxNGFreeParserCtxt(parser);
  CU_ASSERT_FATAL(schema != NULL);
  return schema;
}

static gboolean relaxng_accepts(xmlRelaxNGPtr schema, xmlDocPtr document) {
  xmlRelaxNGValidCtxtPtr context = xmlRelaxNGNewValidCtxt(schema);
  xmlRelaxNGSetValidStructuredErrors(context, say_nothing, NULL);
  gboolean valid = xmlRelaxNGValidateDoc(context, document) == 0;
  xmlRelaxNGFreeValidCtxt(context);
  return valid;
}

static void assert_shipped_template_is_valid(const char *name) {
  g_autofree char *relative = g_build_filename("templates", name, "template.xml", NULL),
                  *path = installation_data(relative);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  xmlDocPtr document = xml_read(path, path, diagnostics);
  CU_ASSERT_FATAL(document != NULL);
  xmlRelaxNGPtr schema = compile("template");
  CU_ASSERT(relaxng_accepts(schema, document));
  xmlRelaxNGFree(schema);
  xmlFreeDoc(document);
}

static void shipped_templates_are_valid(void) {
  g_autofree char *folder = installation_data("templates");
  g_autoptr(GDir) directory = g_dir_open(folder, 0, NULL);
  CU_ASSERT_FATAL(directory != NULL);
  guint found = 0;
  for (const char *name; (name = g_dir_read_name(directory));) {
    g_autofree char *file = g_build_filename(folder, name, "template.xml", NULL);
    if (!g_file_test(file, G_FILE_TEST_EXISTS))
      continue;
    assert_shipped_template_is_valid(name);
    found++;
  }
  CU_ASSERT(found >= 2);
}

/* ---- documents with one thing changed --------------------------------------------------------- */

static guint32 chance(guint32 *state, guint32 limit) {
  *state = *state * 1664525u + 1013904223u;
  return (*state >> 8) % limit;
}

static void collect(xmlNodePtr node, GPtrArray *elements) {
  for (node = xml_element(node); node; node = xml_element(node->next)) {
    g_ptr_array_add(elements, node);
    collect(node->children, elements);
  }
}

static void change_value(xmlNodePtr element, guint32 *state) {
  static const char *const values[] = {"yes",  "zzz", "12",  "0",       "-1",   "1.5", "50%",
                                       "13pt", "",    "a=b", "billion", "2024", "text"};
  guint count = 0;
  for (xmlAttrPtr attribute = element->properties; attribute; attribute = attribute->next)
    count++;
  guint chosen = count ? chance(state, count) : 0;
  xmlAttrPtr attribute = element->properties;
  while (attribute && chosen--)
    attribute = attribute->next;
  if (attribute)
    xmlSetNsProp(element, attribute->ns, attribute->name, (const xmlChar *)values[chance(state, G_N_ELEMENTS(values))]);
}

/* `other`: some other element of the document. */
static void change(xmlNodePtr element, xmlNodePtr other, guint32 *state) {
  static const char *const attributes[] = {"id", "name", "of", "kind", "from", "scale", "nonsense"};
  switch (chance(state, 9)) {
  case 0:
    xmlUnlinkNode(element);
    xmlFreeNode(element);
    break;
  case 1:
    xmlAddNextSibling(element, xmlCopyNode(element, 1));
    break;
  case 2:
    xmlNodeSetName(element, other->name);
    break;
  case 3:
    xmlAddChild(element, xmlNewText((const xmlChar *)"text"));
    break;
  case 4:
    xmlAddChild(element, xmlCopyNode(other, 1));
    break;
  case 5:
    xmlAddPrevSibling(element, xmlCopyNode(other, 1));
    break;
  case 6:
    if (element->properties)
      xmlRemoveProp(element->properties);
    break;
  case 7:
    xmlSetProp(element, (const xmlChar *)attributes[chance(state, G_N_ELEMENTS(attributes))], (const xmlChar *)"yes");
    break;
  default:
    change_value(element, state);
  }
}

/* libxml2 takes time in the order of 2^n for n optional attributes: some of many go.  Those that an element must
 * have stand first. */
static void thin_out(xmlNodePtr element, guint32 *state) {
  enum { FIRST = 4, MOST = 7 };
  for (;;) {
    guint count = 0;
    for (xmlAttrPtr attribute = element->properties; attribute; attribute = attribute->next)
      count++;
    if (count <= MOST)
      return;
    xmlAttrPtr chosen = element->properties;
    for (guint skip = FIRST + chance(state, count - FIRST); skip > 0; skip--)
      chosen = chosen->next;
    xmlRemoveProp(chosen);
  }
}

static xmlDocPtr changed_copy(xmlDocPtr document, guint32 *state) {
  xmlDocPtr copy = xmlCopyDoc(document, 1);
  g_autoptr(GPtrArray) all = g_ptr_array_new();
  collect(xmlDocGetRootElement(copy)->children, all);
  for (guint i = 0; i < all->len; i++)
    thin_out(all->pdata[i], state);
  for (guint changes = 1 + chance(state, 2); changes > 0; changes--) {
    g_autoptr(GPtrArray) elements = g_ptr_array_new();
    collect(xmlDocGetRootElement(copy)->children, elements);
    change(elements->pdata[chance(state, elements->len)], elements->pdata[chance(state, elements->len)], state);
  }
  return copy;
}

static void report_difference(xmlDocPtr document, guint number, gboolean ours) {
  xmlChar *text;
  int length;
  xmlDocDumpMemory(document, &text, &length);
  fprintf(stderr, "document %u: our check %s it, libxml2 does not agree\n%s\n", number, ours ? "accepts" : "refuses",
          (char *)text);
  xmlFree(text);
}

/* Both must give the same verdict on each of many documents, most of them wrong. */
static void assert_agreement(const char *file, const char *name, guint documents) {
  g_autofree char *path = data_path(file);
  g_autoptr(Diagnostics) reading = diagnostics_new();
  xmlDocPtr document = xml_load(path, path, name, reading);
  CU_ASSERT_FATAL(document != NULL);
  xmlRelaxNGPtr schema = compile(name);
  guint32 state = 7;
  guint accepted = 0, differences = 0;
  for (guint i = 0; i < documents && differences < 3; i++) {
    xmlDocPtr copy = changed_copy(document, &state);
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    gboolean ours = schema_check_shipped(name, copy, diagnostics);
    if (ours != relaxng_accepts(schema, copy) && ++differences)
      report_difference(copy, i, ours);
    CU_ASSERT(schema_check(name, copy, diagnostics) == ours);
    accepted += ours;
    xmlFreeDoc(copy);
  }
  CU_ASSERT(differences == 0);
  CU_ASSERT(accepted > 10 && accepted < documents - 10);
  xmlRelaxNGFree(schema);
  xmlFreeDoc(document);
}

static void agrees_with_relaxng_on_packs(void) { assert_agreement("pack.xml", "pack", 1500); }

static void agrees_with_relaxng_on_templates(void) { assert_agreement("my-template/template.xml", "template", 40); }

/* ---- the reference ------------------------------------------------------------------------------ */

CU_TestInfo vocabulary_tests[] = {
    {"shipped templates are valid", shipped_templates_are_valid},
    {"agrees with RELAX NG on packs", agrees_with_relaxng_on_packs},
    {"agrees with RELAX NG on templates", agrees_with_relaxng_on_templates},
    CU_TEST_INFO_NULL,
};
