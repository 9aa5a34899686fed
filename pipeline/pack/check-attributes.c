/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pack/check-attributes.h"

#include <string.h>

#include "base/message.h"
#include "pack/document.h"
#include "pack/near.h"

void check_hint_form(const Form *form, const char *text, Diagnostics *diagnostics) {
  const char *explanation = form_explain(form);
  g_autofree const char **words = form_words(form);
  g_autofree char *wrong = form_wrong_word(form, text);
  if (words && near_hint(wrong, words, diagnostics))
    return;
  if (explanation) {
    diagnostics_hint(diagnostics, _("write %s"), explanation);
  } else if (words) {
    g_autofree char *list = g_strjoinv(", ", (char **)words);
    diagnostics_hint(diagnostics, words[1] ? _("write one of: %s") : _("write %s"), list);
  }
}

/* Of the names, those that are no prefix of another namespace; "xml:lang" as a whole. */
static const AttributeRule *find_rule(const ElementRule *rule, const xmlAttr *attribute) {
  gboolean xml = attribute->ns && attribute->ns->prefix && strcmp((const char *)attribute->ns->prefix, "xml") == 0;
  if (attribute->ns && !xml)
    return NULL;
  for (guint i = 0; i < rule->attributes->len; i++) {
    const AttributeRule *candidate = &g_array_index(rule->attributes, AttributeRule, i);
    const char *name = candidate->name;
    if (xml && !g_str_has_prefix(name, "xml:"))
      continue;
    if (strcmp(name + (xml ? 4 : 0), (const char *)attribute->name) == 0)
      return candidate;
  }
  return NULL;
}

/* Another namespace adds it: neither the document's own nor XML's. */
static gboolean is_foreign(const xmlNode *element, const xmlAttr *attribute) {
  return attribute->ns && attribute->ns != element->ns &&
         strcmp((const char *)attribute->ns->href, (const char *)XML_XML_NAMESPACE) != 0;
}

static const char **list_names(const ElementRule *rule) {
  const char **names = g_new0(const char *, rule->attributes->len + 1);
  for (guint i = 0; i < rule->attributes->len; i++)
    names[i] = g_array_index(rule->attributes, AttributeRule, i).name;
  return names;
}

static void report_unknown(const ElementRule *rule, const xmlAttr *attribute, Diagnostics *diagnostics) {
  Place place = xml_place((const xmlNode *)attribute);
  const char *name = (const char *)attribute->name,
             *prefix = attribute->ns ? (const char *)attribute->ns->prefix : NULL;
  diagnostics_error(diagnostics, FAULT_PACK, &place, _("<%s> has no attribute “%s%s%s”"), rule->name,
                    prefix ? prefix : "", prefix ? ":" : "", name);
  g_autofree const char **names = list_names(rule);
  if (near_hint(name, names, diagnostics))
    return;
  g_autofree char *list = g_strjoinv(", ", (char **)names);
  if (*list)
    diagnostics_hint(diagnostics, _("attributes of <%s>: %s"), rule->name, list);
  else
    diagnostics_hint(diagnostics, _("<%s> takes no attributes"), rule->name);
}

static void check_value(const AttributeRule *rule, const xmlNode *element, const xmlAttr *attribute,
                        Diagnostics *diagnostics) {
  const char *value = attribute->children ? (const char *)attribute->children->content : "";
  if (form_matches(rule->form, value))
    return;
  Place place = xml_place((const xmlNode *)attribute);
  if (*value)
    diagnostics_error(diagnostics, FAULT_PACK, &place, _("%s=\"%s\" is not right in <%s>"), rule->name, value,
                      element->name);
  else
    diagnostics_error(diagnostics, FAULT_PACK, &place, _("%s=\"\" of <%s> is empty"), rule->name, element->name);
  check_hint_form(rule->form, value, diagnostics);
}

static gboolean has_attribute(const xmlNode *element, const char *name) { return xml_attribute(element, name) != NULL; }

static void check_required(const ElementRule *rule, const xmlNode *element, Diagnostics *diagnostics) {
  Place place = xml_place(element);
  for (guint i = 0; i < rule->attributes->len; i++) {
    const AttributeRule *attribute = &g_array_index(rule->attributes, AttributeRule, i);
    if (attribute->required && !has_attribute(element, attribute->name))
      diagnostics_error(diagnostics, FAULT_PACK, &place, _("<%s> lacks the attribute “%s”"), rule->name,
                        attribute->name);
  }
}

static void check_choice(const ElementRule *rule, guint choice, const xmlNode *element, Diagnostics *diagnostics) {
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  guint found = 0;
  for (guint i = 0; i < rule->attributes->len; i++) {
    const AttributeRule *attribute = &g_array_index(rule->attributes, AttributeRule, i);
    if (attribute->choice != choice)
      continue;
    g_ptr_array_add(names, (char *)attribute->name);
    found += has_attribute(element, attribute->name);
  }
  g_ptr_array_add(names, NULL);
  Place place = xml_place(element);
  g_autofree char *list = g_strjoinv(", ", (char **)names->pdata);
  if (found == 0 && rule->required_choices >> choice & 1)
    diagnostics_error(diagnostics, FAULT_PACK, &place, _("<%s> lacks one of the attributes %s"), rule->name, list);
  else if (found > 1)
    diagnostics_error(diagnostics, FAULT_PACK, &place, _("<%s> takes only one of the attributes %s"), rule->name, list);
}

void check_attributes(const ElementRule *rule, const xmlNode *element, Diagnostics *diagnostics) {
  check_required(rule, element, diagnostics);
  for (guint choice = 1; choice <= rule->choices; choice++)
    check_choice(rule, choice, element, diagnostics);
  guint most = diagnostics_errors(diagnostics) + XML_MOST_FAULTS;
  for (const xmlAttr *attribute = element->properties; attribute && diagnostics_errors(diagnostics) < most;
       attribute = attribute->next) {
    const AttributeRule *found = find_rule(rule, attribute);
    if (found)
      check_value(found, element, attribute, diagnostics);
    else if (!(rule->foreign_attributes && is_foreign(element, attribute)) && (!rule->any_attribute || attribute->ns))
      report_unknown(rule, attribute, diagnostics);
  }
}
