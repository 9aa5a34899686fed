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

static int compare_text(gconstpointer a, gconstpointer b) { return strcmp(*(char *const *)a, *(char *const *)b); }

/* "rule align style width", with "!" after those that must be given. */
static char *signature(const char *element, GPtrArray *attributes) {
  g_ptr_array_sort(attributes, compare_text);
  g_autoptr(GString) text = g_string_new(element);
  for (guint i = 0; i < attributes->len; i++)
    g_string_append_printf(text, " %s", (char *)attributes->pdata[i]);
  return g_string_free(g_steal_pointer(&text), FALSE);
}

static char *signature_of_rule(const ElementRule *rule) {
  g_autoptr(GPtrArray) attributes = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < rule->attributes->len; i++) {
    const AttributeRule *attribute = &g_array_index(rule->attributes, AttributeRule, i);
    gboolean required = attribute->required || (attribute->choice && rule->required_choices >> attribute->choice & 1);
    g_ptr_array_add(attributes, g_strconcat(attribute->name, required ? "!" : "", NULL));
  }
  return signature(rule->name, attributes);
}

/* The words in backquotes of a cell, but not in parentheses. */
static GPtrArray *words_of_cell(const char *cell) {
  GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
  int depth = 0;
  for (const char *at = cell; *at; at++) {
    depth += (*at == '(') - (*at == ')');
    if (*at != '`')
      continue;
    const char *end = strchr(at + 1, '`');
    CU_ASSERT_FATAL(end != NULL);
    if (depth == 0)
      g_ptr_array_add(words,
                      g_strdup_printf("%.*s%s", (int)(end - at - 1), at + 1, g_str_has_prefix(end, "`**") ? "!" : ""));
    at = end;
  }
  return words;
}

/* Of every row of the tables that begins with an element. */
static GHashTable *signatures_of_reference(void) {
  const char *source = g_getenv("srcdir");
  g_autofree char *path = g_build_filename(source ? source : ".", "doc/pack-reference.md", NULL), *text = NULL;
  CU_ASSERT_FATAL(g_file_get_contents(path, &text, NULL, NULL));
  GHashTable *signatures = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line; line++) {
    if (!g_str_has_prefix(*line, "| `"))
      continue;
    g_auto(GStrv) cells = g_strsplit(*line, "|", -1);
    CU_ASSERT_FATAL(g_strv_length(cells) == 6);
    g_autoptr(GPtrArray) names = words_of_cell(cells[1]), attributes = words_of_cell(cells[3]);
    CU_ASSERT_FATAL(names->len == 1);
    g_hash_table_add(signatures, signature(names->pdata[0], attributes));
  }
  return signatures;
}

static void add_rules(GHashTable *signatures) {
  static const char *const names[] = {"pack", "template", NULL};
  g_autofree char *folder = installation_data("schemas/");
  char *message = NULL;
  g_autoptr(Grammar) grammar = grammar_load(folder, names, &message);
  ASSERT_STRING(message, NULL);
  CU_ASSERT_FATAL(grammar != NULL);
  g_autoptr(GList) rules = g_hash_table_get_values(grammar->elements);
  for (GList *rule = rules; rule; rule = rule->next)
    g_hash_table_add(signatures, signature_of_rule(rule->data));
}

static void assert_subset(GHashTable *part, GHashTable *whole, const char *complaint) {
  GHashTableIter iter;
  gpointer text;
  g_hash_table_iter_init(&iter, part);
  while (g_hash_table_iter_next(&iter, &text, NULL)) {
    if (!g_hash_table_contains(whole, text))
      fprintf(stderr, "%s: %s\n", complaint, (char *)text);
    CU_ASSERT(g_hash_table_contains(whole, text));
  }
}

static void reference_lists_all(void) {
  g_autoptr(GHashTable) documented = signatures_of_reference();
  g_autoptr(GHashTable) rules = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  add_rules(rules);
  assert_subset(rules, documented, "doc/pack-reference.md lacks the element with its attributes");
  assert_subset(documented, rules, "doc/pack-reference.md has what the schemas do not");
}

/* What grammar_load says of a schema. */
static char *problem_of(const char *schema) {
  static const char *const names[] = {"strange", NULL};
  g_autofree char *path = write_file("strange.rng", schema, -1), *folder = g_path_get_dirname(path);
  char *message = NULL;
  g_autoptr(Grammar) grammar = grammar_load(folder, names, &message);
  CU_ASSERT((grammar == NULL) == (message != NULL));
  char *problem = message ? g_strdup(message + (g_str_has_prefix(message, folder) ? strlen(folder) + 1 : 0)) : NULL;
  g_free(message);
  return problem;
}

#define RNG "<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\"><start><ref name=\"a\"/></start><define name=\"a\">"
#define ASSERT_PROBLEM(content, expected)                                                                              \
  do {                                                                                                                 \
    g_autofree char *problem_found = problem_of(RNG content "</define></grammar>");                                    \
    ASSERT_STRING(problem_found, expected);                                                                            \
  } while (0)

static void refuses_strange_schemas(void) {
  ASSERT_PROBLEM("<element name='a'><text/></element>", NULL);
  ASSERT_PROBLEM("<element name='a'><mixed/></element>", "strange.rng line 1: <mixed> is not understood");
  ASSERT_PROBLEM("<element name='a'><ref name='b'/></element>", "strange.rng line 1: <ref> refers to nothing");
  ASSERT_PROBLEM("<element name='a'><data type='float'/></element>",
                 "strange.rng line 1: <data> has a datatype that is not understood");
  ASSERT_PROBLEM("<element name='a'><data type='token'><param name='length'>1</param></data></element>",
                 "strange.rng line 1: <param> is not a bound that is understood");
  ASSERT_PROBLEM("<text/>", "strange.rng line 1: <grammar> has no root element");
  ASSERT_PROBLEM("<element name='a'><text/></element></define><define name='a'><text/>",
                 "strange.rng line 1: <define> is defined twice");
  g_autofree char *malformed = problem_of("<grammar>");
  ASSERT_STRING(malformed, "strange.rng cannot be read");
}

CU_TestInfo vocabulary_tests[] = {
    {"shipped templates are valid", shipped_templates_are_valid},
    {"agrees with RELAX NG on packs", agrees_with_relaxng_on_packs},
    {"agrees with RELAX NG on templates", agrees_with_relaxng_on_templates},
    {"the reference lists all", reference_lists_all},
    {"refuses strange schemas", refuses_strange_schemas},
    CU_TEST_INFO_NULL,
};
