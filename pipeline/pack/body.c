/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pack/body.h"

#include <string.h>

#include "base/message.h"
#include "pack/document.h"
#include "pack/near.h"
#include "pack/reference.h"

#define DEEPEST_SECTION 6

typedef struct Checker {
  const char *const *tables;
  GHashTable *table_set;
  GHashTable *ids;    /* id → xmlNode */
  GPtrArray *id_list; /* in order; NULL-terminated once all are collected */
  const Template *template;
  Diagnostics *diagnostics;
  guint most; /* stop when there are so many errors */
} Checker;

/* Elements around the one under check. */
typedef struct Around {
  guint sections;
  gboolean in_note, in_block; /* in_block: some element that is not body, for or if */
} Around;

/* ---- ids ------------------------------------------------------------------- */

static gboolean is_enough(const Checker *checker) { return diagnostics_errors(checker->diagnostics) >= checker->most; }

static void collect_ids(Checker *checker, xmlNodePtr node) {
  for (node = xml_element(node); node && !is_enough(checker); node = xml_element(node->next)) {
    const char *id = xml_is(node, "term") ? NULL : xml_attribute(node, "id"); /* a term's is of the glossary */
    const xmlNode *first = id ? g_hash_table_lookup(checker->ids, id) : NULL;
    if (first) {
      Place place = xml_attribute_place(node, "id");
      diagnostics_error(checker->diagnostics, FAULT_PACK, &place, _("the id “%s” is already taken in line %u"), id,
                        xml_line(first));
    } else if (id) {
      g_hash_table_insert(checker->ids, (char *)id, node);
      g_ptr_array_add(checker->id_list, (char *)id);
    }
    collect_ids(checker, node->children);
  }
}

static void check_target(Checker *checker, const xmlNode *ref) {
  const char *to = xml_attribute(ref, "to");
  if (!to || g_hash_table_contains(checker->ids, to))
    return;
  Place place = xml_attribute_place(ref, "to");
  diagnostics_error(checker->diagnostics, FAULT_PACK, &place, _("nothing has the id “%s”"), to);
  near_hint(to, (const char *const *)checker->id_list->pdata, checker->diagnostics);
}

/* ---- tables ---------------------------------------------------------------- */

static void check_table(Checker *checker, const xmlNode *node, const char *attribute, const char *table) {
  if (g_hash_table_contains(checker->table_set, table))
    return;
  Place place = xml_attribute_place(node, attribute);
  diagnostics_error(checker->diagnostics, FAULT_PACK, &place, _("no table is called “%s”"), table);
  near_hint(table, checker->tables, checker->diagnostics);
}

static void check_from(Checker *checker, const xmlNode *node, const char *attribute) {
  const char *table = xml_attribute(node, attribute);
  if (table && *table)
    check_table(checker, node, attribute, table);
}

static void check_reference(Checker *checker, const xmlNode *node, const char *attribute) {
  const char *text = xml_attribute(node, attribute);
  if (!text || !*text)
    return;
  Place place = xml_attribute_place(node, attribute);
  g_autoptr(Reference) reference = reference_parse(text, &place, checker->diagnostics);
  if (reference)
    check_table(checker, node, attribute, reference->table);
}

/* ---- links ----------------------------------------------------------------- */

static void check_link(Checker *checker, const xmlNode *link) {
  static const char *const schemes[] = {"https://", "http://", "mailto:", "tel:"};
  const char *href = xml_attribute(link, "href");
  if (!href)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS(schemes); i++)
    if (g_ascii_strncasecmp(href, schemes[i], strlen(schemes[i])) == 0)
      return;
  Place place = xml_attribute_place(link, "href");
  diagnostics_add(checker->diagnostics, FAULT_PACK, SEVERITY_ERROR, &place,
                  _("to point at a part of this document write <ref to=\"id\"/>"),
                  _("“%s” does not begin with https://, http://, mailto: or tel:"), href);
}

/* ---- walking --------------------------------------------------------------- */

static void report_here(Checker *checker, const xmlNode *node, const char *message) {
  Place place = xml_place(node);
  diagnostics_error(checker->diagnostics, FAULT_PACK, &place, "%s", message);
}

static void check_place(Checker *checker, const xmlNode *node, Around *around) {
  if (xml_is(node, "section") && ++around->sections > DEEPEST_SECTION)
    report_here(checker, node, _("sections are nested deeper than 6"));
  if (xml_is(node, "annex") && around->in_block)
    report_here(checker, node, _("an annex stands directly in the body, not within another block"));
  if (xml_is(node, "note") && around->in_note)
    report_here(checker, node, _("a note cannot stand within a note"));
  around->in_note |= xml_is(node, "note");
  around->in_block |= !xml_is(node, "for") && !xml_is(node, "if");
}

static void check_element(Checker *checker, const xmlNode *node) {
  if (xml_is(node, "table") || xml_is(node, "chart") || xml_is(node, "assignments"))
    check_from(checker, node, "from");
  if (xml_is(node, "chart"))
    check_reference(checker, node, "reference");
  if (xml_is(node, "for"))
    check_from(checker, node, "each");
  if (xml_is(node, "value") || xml_is(node, "change") || xml_is(node, "if"))
    check_reference(checker, node, "of");
  if (xml_is(node, "ref"))
    check_target(checker, node);
  if (xml_is(node, "link"))
    check_link(checker, node);
  if (checker->template)
    template_check_style(checker->template, node, checker->diagnostics);
}

static void walk(Checker *checker, xmlNodePtr node, Around outside) {
  for (node = xml_element(node); node && !is_enough(checker); node = xml_element(node->next)) {
    Around around = outside;
    check_place(checker, node, &around);
    check_element(checker, node);
    walk(checker, node->children, around);
  }
}

void body_check(const xmlNode *body, const char *const *tables, const Template *template, Diagnostics *diagnostics) {
  g_autoptr(GHashTable) table_set = g_hash_table_new(g_str_hash, g_str_equal);
  g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) id_list = g_ptr_array_new();
  for (const char *const *table = tables; *table; table++)
    g_hash_table_add(table_set, (char *)*table);
  Checker checker = {
      tables, table_set, ids, id_list, template, diagnostics, diagnostics_errors(diagnostics) + XML_MOST_FAULTS};
  collect_ids(&checker, body->children);
  g_ptr_array_add(id_list, NULL);
  walk(&checker, body->children, (Around){0});
}
