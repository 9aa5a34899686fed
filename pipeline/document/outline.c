/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/outline.h"

#include <string.h>

#include "document/inline.h"
#include "document/walk.h"
#include "document/words.h"

#define LEVELS 6u

struct Counters {
  guint section[LEVELS + 1];      /* by level, from 1 */
  gboolean numbered[LEVELS + 1];  /* the open section of the level has a number */
  guint tables, figures, annexes; /* charts and images count as one: a language may call both figures */
  guint made_sections, made_charts;
};

struct Outline {
  GHashTable *ids;     /* id → Target, owned; the value is NULL until the place is reached */
  GPtrArray *ordered;  /* ids in order of place, borrowed */
  GPtrArray *targets;  /* Target, owned */
  GPtrArray *headings; /* Target, borrowed */
  guint annexes;       /* in the whole document */
};

Counters *counters_new(void) { return g_new0(Counters, 1); }

void counters_free(Counters *counters) { g_free(counters); }

void visit_clear(Visit *visit) {
  g_clear_pointer(&visit->number, g_free);
  g_clear_pointer(&visit->path, g_free);
  g_clear_pointer(&visit->anchor, g_free);
}

static void target_free(gpointer data) {
  Target *target = data;
  visit_clear(&target->visit);
  g_free(target->context);
  g_free(target->title);
  if (target->rows)
    g_array_unref(target->rows);
  g_free(target);
}

/* ---- one block */

static const LevelNumbering *level_numbering(const Binder *binder, guint level) {
  return &binder->edition->pack->template->sections[level];
}

static char *count_text(const Binder *binder, int format, guint n) {
  return locale_numbering(binder->edition->locale, (Numbering)format, n);
}

/* An id of its own for what has none; never one that the pack uses. */
static char *make_anchor(const Binder *binder, const char *prefix, guint n) {
  char *anchor = g_strdup_printf("%s-%u", prefix, n);
  while (g_hash_table_contains(binder->outline->ids, anchor)) {
    char *longer = g_strconcat(anchor, "x", NULL);
    g_free(anchor);
    anchor = longer;
  }
  return anchor;
}

static char *own_anchor(const Walk *walk, const char *id) {
  g_autofree char *repeat = walk_repeat(walk);
  return g_strconcat(id, repeat, NULL);
}

/* Marks and nothing count nothing. */
static gboolean counts(int format) {
  return format != NUMBERING_NONE && format != NUMBERING_BULLET && format != NUMBERING_DASH;
}

static char *section_path(const Binder *binder, const Counters *counters, guint level) {
  GString *path = g_string_new(NULL);
  for (guint i = 1; i <= level; i++) {
    int format = level_numbering(binder, i)->format;
    if (!counters->numbered[i] || !counts(format))
      continue;
    g_autofree char *number = count_text(binder, format, counters->section[i]);
    g_string_append_printf(path, "%s%s", path->len > 0 ? "." : "", number);
  }
  return g_string_free(path, FALSE);
}

static void visit_section(Binder *binder, Counters *counters, const Walk *walk, xmlNodePtr node, Visit *visit) {
  guint level = MIN(walk_level(walk) + 1, LEVELS);
  visit->kind = TARGET_SECTION;
  visit->level = level;
  visit->depth = MIN(level + walk_in_annex(walk), LEVELS);
  for (guint i = level + 1; i <= LEVELS; i++) {
    counters->section[i] = 0;
    counters->numbered[i] = FALSE;
  }
  counters->numbered[level] = !attribute_is(node, "numbered", "no");
  int format = level_numbering(binder, level)->format;
  if (counters->numbered[level] && format != NUMBERING_NONE) {
    visit->number = count_text(binder, format, ++counters->section[level]);
    if (counts(format))
      visit->path = section_path(binder, counters, level);
  }
  counters->made_sections++;
  if (!visit->anchor)
    visit->anchor = make_anchor(binder, "s", counters->made_sections);
}

static void visit_annex(Binder *binder, Counters *counters, Visit *visit) {
  int format = binder->edition->pack->template->annex.format;
  memset(counters->section, 0, sizeof counters->section);
  memset(counters->numbered, 0, sizeof counters->numbered);
  counters->annexes++;
  visit->kind = TARGET_ANNEX;
  visit->level = visit->depth = 1;
  visit->number = count_text(binder, format == NUMBERING_NONE ? NUMBERING_UPPER_ROMAN : format, counters->annexes);
  if (!visit->anchor)
    visit->anchor = make_anchor(binder, "annex", counters->annexes);
}

/* Tables and figures with a title are numbered unless they say no. */
static void visit_captioned(const Binder *binder, guint *count, TargetKind kind, xmlNodePtr node, Visit *visit) {
  visit->kind = kind;
  gboolean numbered =
      xml_child(node, "title") ? !attribute_is(node, "numbered", "no") : attribute_is(node, "numbered", "yes");
  if (numbered)
    visit->number = count_text(binder, NUMBERING_DECIMAL, ++*count);
}

Visit outline_visit(Binder *binder, Counters *counters, const Walk *walk, xmlNodePtr node) {
  const char *id = xml_attribute(node, "id");
  Visit visit = {.kind = TARGET_OTHER, .anchor = id ? own_anchor(walk, id) : NULL};
  if (xml_is(node, "section"))
    visit_section(binder, counters, walk, node, &visit);
  else if (xml_is(node, "annex"))
    visit_annex(binder, counters, &visit);
  else if (xml_is(node, "table") || xml_is(node, "assignments"))
    visit_captioned(binder, &counters->tables, TARGET_TABLE, node, &visit);
  else if (xml_is(node, "image"))
    visit_captioned(binder, &counters->figures, TARGET_IMAGE, node, &visit);
  else if (xml_is(node, "chart")) {
    visit_captioned(binder, &counters->figures, TARGET_CHART, node, &visit);
    counters->made_charts++;
    if (!visit.anchor)
      visit.anchor = make_anchor(binder, "c", counters->made_charts);
  }
  return visit;
}

/* ---- the whole document */

static void collect_ids(Outline *outline, Binder *binder, xmlNodePtr node) {
  for (xmlNodePtr child = xml_element(node->children); child; child = xml_element(child->next)) {
    const char *id = xml_is(child, "term") ? NULL : xml_attribute(child, "id");
    if (id && g_hash_table_contains(outline->ids, id)) {
      Place place = xml_place(child);
      diagnostics_add(binder->diagnostics, FAULT_PACK, SEVERITY_ERROR, &place, _("give each block an id of its own"),
                      _("the id “%s” is used twice"), id);
    } else if (id) {
      g_hash_table_insert(outline->ids, (gpointer)id, NULL);
      g_ptr_array_add(outline->ordered, (gpointer)id);
    }
    collect_ids(outline, binder, child);
  }
}

static void collect_root(Outline *outline, Binder *binder, xmlNodePtr root) {
  if (root)
    collect_ids(outline, binder, root);
}

Outline *outline_new(Binder *binder) {
  Outline *outline = g_new0(Outline, 1);
  outline->ids = g_hash_table_new(g_str_hash, g_str_equal);
  outline->ordered = g_ptr_array_new();
  outline->targets = g_ptr_array_new_with_free_func(target_free);
  outline->headings = g_ptr_array_new();
  const Pack *pack = binder->edition->pack;
  collect_root(outline, binder, pack->template->opening);
  collect_root(outline, binder, pack->body);
  collect_root(outline, binder, pack->template->closing);
  return outline;
}

void outline_free(Outline *outline) {
  if (!outline)
    return;
  g_hash_table_unref(outline->ids);
  g_ptr_array_unref(outline->ordered);
  g_ptr_array_unref(outline->headings);
  g_ptr_array_unref(outline->targets);
  g_free(outline);
}

static gboolean is_container(const xmlNode *node) {
  static const char *const names[] = {"section", "annex", "callout", "quote", "columns",
                                      "column",  "list",  "item",    NULL};
  for (guint i = 0; names[i]; i++)
    if (xml_is(node, names[i]))
      return TRUE;
  return FALSE;
}

static void check_depth(Binder *binder, const Walk *walk, xmlNodePtr node) {
  if (!xml_is(node, "section") || walk_level(walk) < LEVELS)
    return;
  Place place = xml_place(node);
  diagnostics_error(binder->diagnostics, FAULT_PACK, &place, _("sections stand within one another at most six deep"));
}

/* Keeps what contents and references ask for.  Takes the visit over. */
static void outline_keep(Outline *outline, const Walk *walk, xmlNodePtr node, Visit visit) {
  const char *id = xml_attribute(node, "id");
  gboolean heading = visit.kind == TARGET_SECTION || visit.kind == TARGET_ANNEX;
  if (!id && !heading) {
    visit_clear(&visit);
    return;
  }
  Target *target = g_new0(Target, 1);
  target->visit = visit;
  target->node = node;
  target->context = walk_context(walk, "title");
  target->rows = walk_rows(walk);
  target->repeated = walk_is_repeated(walk);
  g_ptr_array_add(outline->targets, target);
  if (heading)
    g_ptr_array_add(outline->headings, target);
  if (id && !g_hash_table_lookup(outline->ids, id))
    g_hash_table_insert(outline->ids, (gpointer)id, target);
}

void outline_scan(Outline *outline, Binder *binder) {
  Counters *counters = counters_new();
  Walk *outer = binder->walk;
  g_autoptr(Walk) walk = walk_new(binder, binder->entries != NULL);
  binder->walk = walk;
  walk_start(walk);
  for (xmlNodePtr node; (node = walk_next(walk, 0));) {
    check_depth(binder, walk, node);
    outline_keep(outline, walk, node, outline_visit(binder, counters, walk, node));
    if (is_container(node))
      walk_enter(walk, node);
  }
  outline->annexes = counters->annexes;
  counters_free(counters);
  binder->walk = outer;
}

const GPtrArray *outline_headings(const Outline *outline) { return outline->headings; }

Target *outline_find(const Outline *outline, const char *id) { return g_hash_table_lookup(outline->ids, id); }

const char **outline_ids(const Outline *outline) {
  const char **names = g_new0(const char *, outline->ordered->len + 1);
  for (guint i = 0; i < outline->ordered->len; i++)
    names[i] = g_ptr_array_index(outline->ordered, i);
  return names;
}

/* ---- in words */

/* "Phần " keeps its space, its word is translated. */
static char *affix(Binder *binder, const char *text) {
  g_autofree char *word = g_strstrip(g_strdup(text ? text : ""));
  if (*word == '\0' || !g_unichar_isalpha(g_utf8_get_char(word)))
    return g_strdup(text ? text : "");
  const char *said = words_fixed(binder, "labels", word);
  return g_strconcat(said, g_str_has_suffix(text, " ") ? " " : "", NULL);
}

char *outline_label(Binder *binder, const Visit *visit) {
  if (!visit->number || visit->kind != TARGET_SECTION)
    return NULL;
  const LevelNumbering *level = level_numbering(binder, visit->level);
  g_autofree char *prefix = affix(binder, level->prefix);
  return g_strconcat(prefix, level->whole_path && visit->path ? visit->path : visit->number, level->suffix, NULL);
}

static char *section_name(Binder *binder, const Visit *visit) {
  if (!visit->path)
    return NULL;
  const LevelNumbering *level = level_numbering(binder, visit->level);
  if (level->prefix && *level->prefix) {
    g_autofree char *prefix = affix(binder, level->prefix);
    return g_strconcat(prefix, level->whole_path ? visit->path : visit->number, NULL);
  }
  return g_strconcat(words_fixed(binder, "labels", "mục"), "\u00a0", visit->path, NULL);
}

static char *label_and_number(Binder *binder, const char *label, const char *fallback, const char *number) {
  return g_strconcat(words_fixed(binder, "labels", label ? label : fallback), "\u00a0", number, NULL);
}

char *outline_name(Binder *binder, const Visit *visit) {
  const Template *template = binder->edition->pack->template;
  if (visit->kind == TARGET_ANNEX && binder->outline->annexes < 2)
    return g_strdup(words_fixed(binder, "labels", template->annex_label ? template->annex_label : "Phụ lục"));
  if (!visit->number)
    return NULL;
  switch (visit->kind) {
  case TARGET_SECTION:
    return section_name(binder, visit);
  case TARGET_ANNEX:
    return label_and_number(binder, template->annex_label, "Phụ lục", visit->number);
  case TARGET_TABLE:
    return label_and_number(binder, template->table_label, "Bảng", visit->number);
  case TARGET_CHART:
    return label_and_number(binder, template->figure_label, "Biểu đồ", visit->number);
  case TARGET_IMAGE:
    return label_and_number(binder, "Hình", "Hình", visit->number);
  default:
    return NULL;
  }
}

const char *outline_title(Binder *binder, Target *target) {
  xmlNodePtr title = xml_child(target->node, "title");
  if (target->title || !title || target->resolving)
    return target->title;
  Walk *outer = binder->walk;
  g_autoptr(Walk) walk = walk_new(binder, FALSE);
  walk_stand(walk, target->rows);
  binder->walk = walk;
  target->resolving = TRUE;
  target->title = inline_plain(binder, title, target->context);
  target->resolving = FALSE;
  binder->walk = outer;
  return target->title;
}
