/* SPDX-License-Identifier: GPL-3.0-or-later */

/* XLIFF 2.1: references by fragment identifiers, and what modules and extensions add. */

#include <libxml/tree.h>
#include <string.h>

#include "base/message.h"
#include "exchange/xliff2-check.h"

#define MODULES "urn:oasis:names:tc:xliff:"
#define FORMAT_STYLE "urn:oasis:names:tc:xliff:fs:2.0"

/* ---- fragment identifiers (3) ------------------------------------------------------------ */

/* In the order in which they may follow each other; what is not here points at something within. */
static int rank_of(const char *prefix) {
  static const char *const order[] = {"f", "g", "u"};
  for (int i = 0; i < (int)G_N_ELEMENTS(order); i++)
    if (strcmp(order[i], prefix) == 0)
      return i;
  return G_N_ELEMENTS(order);
}

static gboolean is_known_prefix(const char *prefix) {
  static const char *const known[] = {"f",  "g",   "u",   "n",   "d",   "t",   "mtc",  "gls",
                                      "fs", "mda", "res", "ctr", "slr", "val", "itsm", NULL};
  return g_strv_contains(known, prefix);
}

/* NULL: it is right. */
static const char *fault_of_selector(const char *selector, int *last) {
  const char *equals = strchr(selector, '=');
  g_autofree char *prefix = equals ? g_strndup(selector, (gsize)(equals - selector)) : g_strdup("");
  int rank = rank_of(prefix);
  if (xmlValidateNMToken((const xmlChar *)(equals ? equals + 1 : selector), 0) != 0)
    return N_("not an id");
  if (equals && xmlValidateNMToken((const xmlChar *)prefix, 0) != 0)
    return N_("not a prefix");
  if (equals && !is_known_prefix(prefix))
    return N_("a prefix that is not known");
  if (rank <= *last)
    return rank == *last ? N_("one more of its kind") : N_("in the wrong order");
  *last = rank;
  return NULL;
}

void xliff2_check_fragment(const Checker *checker, const xmlNode *node, const char *attribute) {
  const char *reference = xml_attribute(node, attribute);
  if (!reference || *reference != '#')
    return;
  g_auto(GStrv) selectors = g_strsplit(reference + (reference[1] == '/' ? 2 : 1), "/", -1);
  int last = -1;
  for (guint i = 0; selectors[i]; i++) {
    const char *fault = fault_of_selector(selectors[i], &last);
    if (!fault)
      continue;
    checker_fault(checker, node, attribute, _("%s=\"%s\": “%s” is %s"), attribute, reference, selectors[i], _(fault));
    return;
  }
  if (!selectors[0])
    checker_fault(checker, node, attribute, _("%s=\"#\" points at nothing"), attribute);
}

/* ---- attributes of other namespaces ---------------------------------------------------------- */

/* 5.3 Format Style */
static void check_format_style(const Checker *checker, const xmlNode *node, const xmlAttr *attribute) {
  static const char *const elements[] = {
      "a",      "b",     "bdo",    "big",      "blockquote", "body", "br",   "button", "caption", "center",
      "cite",   "code",  "col",    "colgroup", "dd",         "del",  "div",  "dl",     "dt",      "em",
      "h1",     "h2",    "h3",     "h4",       "h5",         "h6",   "head", "hr",     "html",    "i",
      "img",    "label", "legend", "li",       "ol",         "p",    "pre",  "q",      "s",       "samp",
      "select", "small", "span",   "strike",   "strong",     "sub",  "sup",  "table",  "tbody",   "td",
      "tfoot",  "th",    "thead",  "title",    "tr",         "tt",   "u",    "ul",     NULL};
  const char *name = (const char *)attribute->name;
  const char *value = attribute->children ? (const char *)attribute->children->content : "";
  if (is_core(node, "ec") || (strcmp(name, "fs") != 0 && strcmp(name, "subFs") != 0))
    checker_fault(checker, node, NULL, _("<%s> has no attribute “%s%s%s”"), node->name, "fs", ":", name);
  else if (strcmp(name, "fs") == 0 && !g_strv_contains(elements, value))
    checker_fault(checker, node, NULL, _("%s=\"%s\" is not right in <%s>"), "fs:fs", value, node->name);
  else if (strcmp(name, "subFs") == 0 && !xmlHasNsProp((xmlNodePtr)node, BAD_CAST "fs", BAD_CAST FORMAT_STYLE))
    checker_fault(checker, node, NULL, _("%s needs %s beside it"), "fs:subFs", "fs:fs");
}

void xliff2_check_foreign_attributes(const Checker *checker, const xmlNode *node) {
  gboolean code = xml_is(node, "ph") || xml_is(node, "pc") || xml_is(node, "sc") || xml_is(node, "ec");
  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
    const char *uri = attribute->ns ? (const char *)attribute->ns->href : "";
    if (strcmp(uri, FORMAT_STYLE) == 0)
      check_format_style(checker, node, attribute);
    else if (code && attribute->ns && !g_str_has_prefix(uri, MODULES)) /* codes take those of modules alone */
      checker_fault(checker, node, NULL, _("<%s> has no attribute “%s%s%s”"), node->name,
                    attribute->ns->prefix ? (const char *)attribute->ns->prefix : "", ":", attribute->name);
  }
}

/* ---- elements of other namespaces --------------------------------------------------------------- */

/* Where the outermost elements of the modules may stand: in <file>, <group>, <unit>. */
static const struct Module {
  const char *uri, *element, *places;
} modules[] = {
    {XLIFF2_MATCHES, "matches", "u"},
    {MODULES "glossary:2.0", "glossary", "u"},
    {MODULES "metadata:2.0", "metadata", "fgu"},
    {MODULES "resourcedata:2.0", "resourceData", "fgu"},
    {MODULES "changetracking:2.0", "changeTrack", "fgu"},
    {MODULES "changetracking:2.1", "changeTrack", "fgu"},
    {MODULES "sizerestriction:2.0", "profiles", "f"},
    {MODULES "sizerestriction:2.0", "data", "fgu"},
    {MODULES "validation:2.0", "validation", "fgu"},
};

static void check_module(const Checker *checker, const xmlNode *container, const xmlNode *node) {
  gboolean known = FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS(modules); i++) {
    known |= in_namespace(node, modules[i].uri);
    if (in_namespace(node, modules[i].uri) && xml_is(node, modules[i].element) &&
        strchr(modules[i].places, container->name[0]))
      return;
  }
  if (known)
    checker_fault(checker, node, NULL, _("<%s> is not allowed in <%s>"), node->name, container->name);
}

/* An extension's ids are its own, and unique among those of its namespace in the container (4.8). */
static void check_ids(const Checker *checker, const xmlNode *parent, GHashTable *seen) {
  for (xmlNodePtr node = xml_element(parent->children); node; node = xml_element(node->next)) {
    const char *id = xml_attribute(node, "id");
    if (in_namespace(node, XLIFF2_NAMESPACE))
      continue;
    if (!id)
      id = xml_attribute(node, "xml:id");
    if (id && !g_hash_table_add(seen, g_strconcat(namespace_of(node), "\x1f", id, NULL)))
      checker_fault(checker, node, "id", _("the id “%s” stands twice"), id);
    check_ids(checker, node, seen);
  }
}

/* 5.6 Validation: a rule says one thing. */
static void check_rules(const Checker *checker, const xmlNode *validation) {
  static const char *const sayings[] = {"isPresent", "isNotPresent", "startsWith", "endsWith"};
  for (xmlNodePtr rule = xml_element(validation->children); rule; rule = xml_element(rule->next)) {
    guint said = 0;
    for (guint i = 0; i < G_N_ELEMENTS(sayings); i++)
      said += xml_attribute(rule, sayings[i]) != NULL;
    for (const xmlAttr *attribute = rule->properties; attribute; attribute = attribute->next)
      said += attribute->ns != NULL;
    if (!xml_is(rule, "rule") || said != 1)
      checker_fault(checker, rule, NULL, _("<%s> of a validation must say one thing"), rule->name);
  }
}

/* 5.1 Translation Candidates */
static void check_matches(const Checker *checker, const xmlNode *matches) {
  for (xmlNodePtr match = xml_element(matches->children); match; match = xml_element(match->next)) {
    if (!xml_attribute(match, "ref"))
      checker_fault(checker, match, NULL, _("<%s> lacks the attribute “%s”"), match->name, "ref");
    if (!core_child(match, "source") || !core_child(match, "target"))
      checker_fault(checker, match, NULL, _("<%s> lacks %s"), match->name,
                    core_child(match, "source") ? "<target>" : "<source>");
    xliff2_check_fragment(checker, match, "ref");
  }
}

void xliff2_check_foreign(const Checker *checker, const xmlNode *container) {
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  gboolean late = FALSE;
  for (xmlNodePtr node = xml_element(container->children); node; node = xml_element(node->next)) {
    if (in_namespace(node, XLIFF2_NAMESPACE)) {
      late |= !xml_is(node, "skeleton");
      continue;
    }
    if (late)
      checker_fault(checker, node, NULL, _("<%s> must stand before what is the file's own in <%s>"), node->name,
                    container->name);
    check_module(checker, container, node);
    if (in_namespace(node, MODULES "validation:2.0"))
      check_rules(checker, node);
    else if (in_namespace(node, XLIFF2_MATCHES))
      check_matches(checker, node);
  }
  check_ids(checker, container, seen);
}
