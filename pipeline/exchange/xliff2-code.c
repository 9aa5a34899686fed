/* SPDX-License-Identifier: GPL-3.0-or-later */

/* XLIFF 2.1: one code or annotation, and what it refers to. */

#include <string.h>

#include "base/message.h"
#include "exchange/xliff2-check.h"

/* 4.3.1.36 subType: the standard's own values belong to a type each. */
static void check_type(const Checker *checker, const xmlNode *code) {
  static const struct {
    const char *sub_type, *type;
  } own[] = {{"xlf:lb", "fmt"}, {"xlf:pb", "fmt"}, {"xlf:b", "fmt"},
             {"xlf:i", "fmt"},  {"xlf:u", "fmt"},  {"xlf:var", "ui"}};
  const char *type = xml_attribute(code, "type"), *sub_type = xml_attribute(code, "subType");
  if (!sub_type)
    return;
  if (!type)
    checker_fault(checker, code, "subType", _("subType needs type beside it"));
  if (!type || !g_str_has_prefix(sub_type, "xlf:"))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS(own); i++)
    if (strcmp(own[i].sub_type, sub_type) == 0 && strcmp(own[i].type, type) == 0)
      return;
  checker_fault(checker, code, "subType", _("subType=\"%s\" does not go with type=\"%s\""), sub_type, type);
}

static void check_data(const Checker *checker, const UnitIndex *index, const xmlNode *code, const char *attribute) {
  const char *reference = xml_attribute(code, attribute);
  if (reference && !g_hash_table_contains(index->data, reference))
    checker_fault(checker, code, attribute, _("%s=\"%s\": there is no such <data> in the unit"), attribute, reference);
}

static void check_both(const Checker *checker, const xmlNode *code, const char *first, const char *second) {
  if (!xml_attribute(code, first) != !xml_attribute(code, second))
    checker_fault(checker, code, xml_attribute(code, first) ? first : second, _("%s and %s go together"), first,
                  second);
}

static gboolean has_data(const xmlNode *code) {
  return xml_attribute(code, "dataRef") || xml_attribute(code, "dataRefStart") || xml_attribute(code, "dataRefEnd");
}

/* 4.7.2.4.1 Duplicating an existing code */
static void check_copy(const Checker *checker, const UnitIndex *index, const xmlNode *code) {
  const char *of = xml_attribute(code, "copyOf");
  if (!of)
    return;
  const xmlNode *base = g_hash_table_lookup(index->codes, of);
  if (has_data(code))
    checker_fault(checker, code, "copyOf", _("a code with original data is no copyOf another"));
  if (!base || strcmp((const char *)base->name, (const char *)code->name) != 0)
    checker_fault(checker, code, "copyOf", _("copyOf=\"%s\": there is no such <%s> in the unit"), of, code->name);
  else if (has_data(base))
    checker_fault(checker, code, "copyOf", _("copyOf=\"%s\": a code with original data has no copies"), of);
  else if (has_value(base, "canCopy", "no"))
    checker_fault(checker, code, "copyOf", _("copyOf=\"%s\": that code has canCopy=\"no\""), of);
}

static void check_flows(const Checker *checker, const xmlNode *code, const char *attribute) {
  const char *value = xml_attribute(code, attribute);
  g_auto(GStrv) flows = value ? g_strsplit_set(value, " \t\r\n", -1) : NULL;
  for (guint i = 0; flows && flows[i]; i++)
    if (*flows[i] && !g_hash_table_contains(checker->units, flows[i]))
      checker_fault(checker, code, attribute, _("%s: there is no unit “%s” in the file"), attribute, flows[i]);
}

/* ---- annotations (4.7.3) --------------------------------------------------------------- */

static void check_comment(const Checker *checker, const UnitIndex *index, const xmlNode *marker) {
  const char *reference = xml_attribute(marker, "ref");
  if (!reference == !xml_attribute(marker, "value"))
    checker_fault(checker, marker, reference ? "ref" : NULL, _("a comment has either value or ref"));
  if (!reference)
    return;
  const char *id = reference;
  if (g_str_has_prefix(id, "#n="))
    id += 3;
  else if (*id == '#')
    id++;
  if (!g_hash_table_contains(index->notes, id))
    checker_fault(checker, marker, "ref", _("ref=\"%s\": there is no such <note> in the unit"), reference);
}

static void check_marker(const Checker *checker, const UnitIndex *index, const xmlNode *marker) {
  const char *type = xml_attribute(marker, "type");
  if ((!type || strcmp(type, "generic") == 0) && !xml_attribute(marker, "translate"))
    checker_fault(checker, marker, NULL, _("<%s> without a type needs translate"), marker->name);
  else if (type && strcmp(type, "comment") == 0)
    check_comment(checker, index, marker);
  else if (type && strcmp(type, "mtc:match") == 0 && xml_attribute(marker, "ref"))
    checker_fault(checker, marker, "ref", _("<%s type=\"mtc:match\"> has no ref"), marker->name);
  xliff2_check_fragment(checker, marker, "ref");
}

void xliff2_check_code(const Checker *checker, const UnitIndex *index, const xmlNode *code) {
  static const char *const data[] = {"dataRef", "dataRefStart", "dataRefEnd"};
  static const char *const flows[] = {"subFlows", "subFlowsStart", "subFlowsEnd"};
  xliff2_check_foreign_attributes(checker, code);
  if (xml_is(code, "mrk") || xml_is(code, "sm")) {
    check_marker(checker, index, code);
    return;
  }
  check_type(checker, code);
  for (guint i = 0; i < G_N_ELEMENTS(data); i++)
    check_data(checker, index, code, data[i]);
  for (guint i = 0; i < G_N_ELEMENTS(flows); i++)
    check_flows(checker, code, flows[i]);
  check_both(checker, code, "dataRefStart", "dataRefEnd");
  check_both(checker, code, "subFlowsStart", "subFlowsEnd");
  check_both(checker, code, "equivStart", "equivEnd");
  check_copy(checker, index, code);
}
