/* SPDX-License-Identifier: GPL-3.0-or-later */

/* XLIFF 2.1: ids, pairs and order of the codes and annotations of a unit. */

#include <string.h>

#include "base/message.h"
#include "exchange/xliff2-check.h"

/* The sources, or the targets, of one unit. */
typedef struct Side {
  const Checker *checker;
  const UnitIndex *index;
  GHashTable *ids;      /* of segments and of inline elements of the source → node */
  GHashTable *own;      /* set: of the targets; NULL: this is the source */
  GHashTable *open;     /* <sc> and <sm> whose end has not come, by id → node */
  GHashTable *isolated; /* <sc isolated="yes">, by id → node */
  gboolean chain;       /* the code before may not be moved, so the next may be bound to it */
} Side;

static gboolean is_isolated(const xmlNode *code) { return has_value(code, "isolated", "yes"); }

/* ---- ids --------------------------------------------------------------------------------- */

static const xmlNode *segment_of(const xmlNode *node) {
  while (node && !is_core(node, "segment") && !is_core(node, "ignorable"))
    node = node->parent;
  return node;
}

/* In a target: that of the same code in the source of the segment, or one that is nowhere else in the unit (4.3.1.21).
 */
static void check_target_id(Side *side, const xmlNode *node, const char *id) {
  const xmlNode *known = g_hash_table_lookup(side->ids, id);
  if (!g_hash_table_add(side->own, (gpointer)id))
    checker_fault(side->checker, node, "id", _("the id “%s” stands twice"), id);
  else if (known && (segment_of(known) != segment_of(node) || known == segment_of(node) ||
                     !xml_is(node, (const char *)known->name)))
    checker_fault(side->checker, node, "id", _("<%s id=\"%s\"> is another element in the source"), node->name, id);
}

static void check_id(Side *side, const xmlNode *node) {
  const char *id = xml_attribute(node, "id");
  if (!id)
    return;
  if (side->own)
    check_target_id(side, node, id);
  else if (g_hash_table_contains(side->ids, id))
    checker_fault(side->checker, node, "id", _("the id “%s” stands twice"), id);
  else
    g_hash_table_insert(side->ids, (gpointer)id, (gpointer)node);
}

/* ---- pairs ------------------------------------------------------------------------------- */

static const char *value_of(const xmlNode *code, const char *attribute) {
  const char *value = xml_attribute(code, attribute);
  return value ? value : "yes";
}

/* Hints of both ends agree (4.2.3.5 ec). */
static void check_hints(const Side *side, const xmlNode *start, const xmlNode *end) {
  static const char *const hints[] = {"canCopy", "canDelete", "canOverlap", "canReorder"};
  for (guint i = 0; i < G_N_ELEMENTS(hints); i++) {
    const char *first = value_of(start, hints[i]), *second = value_of(end, hints[i]);
    const char *wanted = strcmp(first, "firstNo") == 0 ? "no" : first;
    if (strcmp(wanted, second) != 0)
      checker_fault(side->checker, end, hints[i], _("%s=\"%s\" where its <sc> has “%s”"), hints[i], second, first);
  }
}

static void check_start(Side *side, const xmlNode *node, const char *id) {
  g_hash_table_insert(is_isolated(node) ? side->isolated : side->open, (gpointer)id, (gpointer)node);
}

static void check_end_code(Side *side, const xmlNode *node) {
  const char *start = xml_attribute(node, "startRef"), *id = xml_attribute(node, "id");
  if (is_isolated(node)) {
    if (start || !id)
      checker_fault(side->checker, node, start ? "startRef" : NULL, _("<ec isolated=\"yes\"> has id, and no startRef"));
    return;
  }
  if (xml_attribute(node, "dir"))
    checker_fault(side->checker, node, "dir", _("dir is for <ec isolated=\"yes\"> alone"));
  if (!start || id) {
    checker_fault(side->checker, node, id ? "id" : NULL, _("<ec> has startRef, and no id, unless it is isolated"));
    return;
  }
  const xmlNode *found = g_hash_table_lookup(side->open, start);
  if (g_hash_table_contains(side->isolated, start)) {
    checker_fault(side->checker, g_hash_table_lookup(side->isolated, start), "isolated",
                  _("isolated=\"yes\", but its <ec> is in this unit"));
  } else if (!found || !xml_is(found, "sc")) {
    checker_fault(side->checker, node, "startRef", _("no <sc id=\"%s\"> stands open before it"), start);
  } else {
    check_hints(side, found, node);
    g_hash_table_remove(side->open, start);
  }
}

static void check_end_marker(Side *side, const xmlNode *node) {
  const char *start = xml_attribute(node, "startRef");
  const xmlNode *found = start ? g_hash_table_lookup(side->open, start) : NULL;
  if (start && (!found || !xml_is(found, "sm")))
    checker_fault(side->checker, node, "startRef", _("no <sm id=\"%s\"> stands open before it"), start);
  else if (start)
    g_hash_table_remove(side->open, start);
}

static void check_left_open(const Side *side) {
  GHashTableIter iter;
  gpointer node;
  g_hash_table_iter_init(&iter, side->open);
  while (g_hash_table_iter_next(&iter, NULL, &node)) {
    const char *end = xml_is(node, "sc") ? "ec" : "em";
    checker_fault(side->checker, node, NULL, _("<%s id=\"%s\"> has no <%s> behind it in the unit"),
                  ((xmlNodePtr)node)->name, xml_attribute(node, "id"), end);
  }
}

/* ---- order -------------------------------------------------------------------------------- */

/* 4.7.2.3.2 Editing hints: what may not be moved is a sequence that begins with firstNo. */
static void check_reorder(Side *side, const xmlNode *code) {
  const char *reorder = value_of(code, "canReorder");
  gboolean fixed = strcmp(reorder, "yes") != 0;
  if (strcmp(reorder, "no") == 0 && !side->chain)
    checker_fault(side->checker, code, "canReorder", _("canReorder=\"no\" without firstNo before it"));
  if (fixed && (!has_value(code, "canCopy", "no") || !has_value(code, "canDelete", "no")))
    checker_fault(side->checker, code, "canReorder", _("canReorder=\"%s\" needs canCopy=\"no\" and canDelete=\"no\""),
                  reorder);
  side->chain = fixed;
}

/* ---- walking --------------------------------------------------------------------------------- */

static void check_inline(Side *side, const xmlNode *parent);

static void check_element(Side *side, const xmlNode *node) {
  gboolean annotation = xml_is(node, "mrk") || xml_is(node, "sm") || xml_is(node, "em");
  check_id(side, node);
  xliff2_check_code(side->checker, side->index, node);
  if (!annotation && !xml_is(node, "cp"))
    check_reorder(side, node);
  if (xml_is(node, "ec"))
    check_end_code(side, node);
  else if (xml_is(node, "em"))
    check_end_marker(side, node);
  else if (xml_is(node, "sc") || xml_is(node, "sm"))
    check_start(side, node, xml_attribute(node, "id"));
  check_inline(side, node);
}

static void check_inline(Side *side, const xmlNode *parent) {
  for (xmlNodePtr node = core_element(parent->children); node; node = core_element(node->next))
    check_element(side, node);
}

static void check_side(const Checker *checker, const xmlNode *unit, const char *name, const UnitIndex *index,
                       GHashTable *ids) {
  Side side = {.checker = checker, .index = index, .ids = ids};
  side.own = name[0] == 't' ? g_hash_table_new(g_str_hash, g_str_equal) : NULL;
  side.open = g_hash_table_new(g_str_hash, g_str_equal);
  side.isolated = g_hash_table_new(g_str_hash, g_str_equal);
  for (xmlNodePtr part = core_element(unit->children); part; part = core_element(part->next)) {
    const xmlNode *text = core_child(part, name);
    if (!xml_is(part, "segment") && !xml_is(part, "ignorable"))
      continue;
    if (!side.own)
      check_id(&side, part);
    if (text)
      check_inline(&side, text);
  }
  check_left_open(&side);
  g_clear_pointer(&side.own, g_hash_table_unref);
  g_hash_table_unref(side.open);
  g_hash_table_unref(side.isolated);
}

/* Elements with an id within `parent`, at any depth. */
static void collect_ids(const xmlNode *parent, GHashTable *ids) {
  for (xmlNodePtr node = core_element(parent->children); node; node = core_element(node->next)) {
    if (xml_attribute(node, "id"))
      g_hash_table_insert(ids, (gpointer)xml_attribute(node, "id"), node);
    collect_ids(node, ids);
  }
}

static void check_kept(const Checker *checker, const xmlNode *parent, const GHashTable *kept) {
  for (xmlNodePtr node = core_element(parent->children); node; node = core_element(node->next)) {
    const char *id = xml_attribute(node, "id");
    if (id && has_value(node, "canDelete", "no") && !g_hash_table_contains((GHashTable *)kept, id))
      checker_fault(checker, node, "canDelete", _("<%s id=\"%s\"> may not be deleted, but is not in the final target"),
                    node->name, id);
    check_kept(checker, node, kept);
  }
}

/* A final target has all that must not be deleted (4.7.2.3.2). */
static void check_final(const Checker *checker, const xmlNode *segment) {
  const xmlNode *source = core_child(segment, "source"), *target = core_child(segment, "target");
  if (!has_value(segment, "state", "final") || !target)
    return;
  g_autoptr(GHashTable) kept = g_hash_table_new(g_str_hash, g_str_equal);
  collect_ids(target, kept);
  check_kept(checker, source, kept);
}

void xliff2_check_unit_codes(const Checker *checker, const xmlNode *unit) {
  g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
  g_autoptr(GHashTable) data = g_hash_table_new(g_str_hash, g_str_equal);
  g_autoptr(GHashTable) notes = g_hash_table_new(g_str_hash, g_str_equal);
  g_autoptr(GHashTable) codes = g_hash_table_new(g_str_hash, g_str_equal);
  const UnitIndex index = {data, notes, codes};
  for (xmlNodePtr part = core_element(unit->children); part; part = core_element(part->next))
    collect_ids(part, xml_is(part, "originalData") ? data : xml_is(part, "notes") ? notes : codes);
  check_side(checker, unit, "source", &index, ids);
  check_side(checker, unit, "target", &index, ids);
  for (xmlNodePtr part = core_element(unit->children); part; part = core_element(part->next))
    if (xml_is(part, "segment"))
      check_final(checker, part);
}
