/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/message.h"
#include "exchange/load.h"
#include "exchange/tmx.h"
#include "language/pattern.h"

typedef struct Memory {
  const char *source_language, *target_language;
  gboolean own; /* written by us: texts are patterns */
  GArray *pairs;
  Diagnostics *diagnostics;
} Memory;

static void pair_clear(gpointer data) {
  MemoryPair *pair = data;
  char *texts[] = {pair->source, pair->target, pair->id,      pair->context,
                   pair->pack,   pair->period, pair->changed, pair->note};
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
    g_free(texts[i]);
}

/* ---- segments ------------------------------------------------------------------------- */

/* A segment read in two ways, of which one will be right. */
typedef struct Segment {
  GString *pattern;         /* as a catalogue would have it: braces and tags mean something */
  GString *escaped, *plain; /* as other programs would: words stand for themselves; those not yet escaped wait in plain,
                              since escaped piece by piece their quotes would melt */
} Segment;

static void flush(Segment *segment) {
  g_autofree char *escaped = pattern_escape(segment->plain->str);
  g_string_append(segment->escaped, escaped);
  g_string_truncate(segment->plain, 0);
}

static char *native_text(const xmlNode *node) {
  GString *text = g_string_new(NULL);
  for (const xmlNode *child = node->children; child; child = child->next)
    if (child->type == XML_TEXT_NODE)
      g_string_append(text, (const char *)child->content);
  return g_string_free(text, FALSE);
}

/* Codes of other programs that look like ours are: "{revenue}" was a placeholder before it went through a tool. */
static gboolean is_our_code(const char *text) {
  gsize length = strlen(text);
  if (length > 2 && *text == '{' && text[length - 1] == '}')
    return strspn(text + 1, "abcdefghijklmnopqrstuvwxyz0123456789_-") == length - 2;
  if (length < 3 || *text != '<' || text[length - 1] != '>')
    return FALSE;
  const char *name = text + 1 + (text[1] == '/');
  g_autofree char *tag = g_strndup(name, (gsize)(text + length - 1 - name));
  g_autofree char *pair = g_strdup_printf("<%s></%s>", tag, tag);
  g_autoptr(Diagnostics) unsaid = diagnostics_new();
  g_auto(GStrv) names = pattern_placeholders(pair, NULL, unsaid);
  return names != NULL;
}

static void add_code(Segment *segment, const xmlNode *node) {
  g_autofree char *native = native_text(node);
  g_string_append(segment->pattern, native);
  if (!is_our_code(native))
    return;
  flush(segment);
  g_string_append(segment->escaped, native);
}

static void add_content(Segment *segment, const xmlNode *parent, gboolean preserve) {
  for (const xmlNode *child = parent->children; child; child = child->next) {
    if (child->type == XML_TEXT_NODE) {
      append_text(segment->pattern, (const char *)child->content, preserve);
      append_text(segment->plain, (const char *)child->content, preserve);
    } else if (xml_is(child, "hi")) {
      add_content(segment, child, preserve);
    } else if (child->type == XML_ELEMENT_NODE) {
      add_code(segment, child);
    }
  }
}

static Segment read_segment(const Memory *memory, const xmlNode *variant) {
  Segment segment = {g_string_new(NULL), g_string_new(NULL), g_string_new(NULL)};
  add_content(&segment, xml_child(variant, "seg"), memory->own);
  flush(&segment);
  return segment;
}

/* Takes the one text, and frees the segment. */
static char *segment_finish(Segment *segment, gboolean as_pattern) {
  char *escaped = g_string_free(segment->escaped, FALSE), *pattern = g_string_free(segment->pattern, FALSE);
  g_string_free(segment->plain, TRUE);
  g_free(as_pattern ? escaped : pattern);
  return as_pattern ? pattern : escaped;
}

/* Two texts that name the same values came from a catalogue, whatever has carried them since. */
static gboolean are_patterns(const Segment *source, const Segment *target) {
  g_autoptr(Diagnostics) unsaid = diagnostics_new();
  g_auto(GStrv) from = pattern_placeholders(source->pattern->str, NULL, unsaid);
  g_auto(GStrv) into = pattern_placeholders(target->pattern->str, NULL, unsaid);
  gboolean same = from && into && g_strv_length(from) == g_strv_length(into);
  for (guint i = 0; same && from[i]; i++)
    same = g_strv_contains((const char *const *)into, from[i]);
  return same;
}

/* ---- units ------------------------------------------------------------------------------ */

static const xmlNode *find_variant(const xmlNode *unit, const char *language) {
  for (xmlNodePtr child = xml_element(unit->children); child; child = xml_element(child->next)) {
    const char *tag = xml_attribute(child, "xml:lang");
    if (!tag)
      tag = xml_attribute(child, "lang");
    if (xml_is(child, "tuv") && tag && language_is(tag, language))
      return child;
  }
  return NULL;
}

static char *find_property(const xmlNode *unit, const char *type) {
  for (xmlNodePtr child = xml_element(unit->children); child; child = xml_element(child->next))
    if (xml_is(child, "prop") && g_strcmp0(xml_attribute(child, "type"), type) == 0)
      return xml_text(child);
  return NULL;
}

/* A text that is no pattern would do harm later, far from its place. */
static gboolean check_text(const Memory *memory, const char *text, const xmlNode *variant) {
  Place place = xml_place(variant);
  g_auto(GStrv) names = pattern_placeholders(text, &place, memory->diagnostics);
  return names != NULL;
}

static const char *changed_of(const xmlNode *unit, const xmlNode *target) {
  static const char *const attributes[] = {"changedate", "creationdate"};
  const xmlNode *nodes[] = {target, unit};
  for (guint i = 0; i < G_N_ELEMENTS(attributes); i++)
    for (guint j = 0; j < G_N_ELEMENTS(nodes); j++)
      if (xml_attribute(nodes[j], attributes[i]))
        return xml_attribute(nodes[j], attributes[i]);
  return NULL;
}

static void read_unit(Memory *memory, const xmlNode *unit) {
  const xmlNode *source = find_variant(unit, memory->source_language);
  const xmlNode *target = find_variant(unit, memory->target_language), *note = xml_child(unit, "note");
  if (!source || !target)
    return;
  Segment from = read_segment(memory, source), into = read_segment(memory, target);
  gboolean as_patterns = memory->own || are_patterns(&from, &into);
  MemoryPair pair = {.source = segment_finish(&from, as_patterns), .target = segment_finish(&into, as_patterns)};
  if (!*pair.source || !*pair.target || !check_text(memory, pair.source, source) ||
      !check_text(memory, pair.target, target)) {
    pair_clear(&pair);
    return;
  }
  pair.id = g_strdup(xml_attribute(unit, "tuid"));
  pair.context = find_property(unit, "x-context");
  pair.pack = find_property(unit, "x-pack");
  pair.period = find_property(unit, "x-period");
  pair.changed = g_strdup(changed_of(unit, target));
  pair.note = note ? xml_text(note) : NULL;
  pair.line = xml_line(unit);
  g_array_append_val(memory->pairs, pair);
}

static void read_body(Memory *memory, const xmlNode *root) {
  const xmlNode *body = xml_child(root, "body");
  guint errors = diagnostics_errors(memory->diagnostics);
  memory->own = g_strcmp0(xml_attribute(xml_child(root, "header"), "datatype"), "x-songngu") == 0;
  for (xmlNodePtr unit = xml_element(body->children); unit; unit = xml_element(unit->next))
    read_unit(memory, unit);
  Place place = xml_place(body);
  if (memory->pairs->len == 0 && diagnostics_errors(memory->diagnostics) == errors)
    diagnostics_error(memory->diagnostics, FAULT_TRANSLATION, &place, _("no unit has both “%s” and “%s”"),
                      memory->source_language, memory->target_language);
}

GArray *tmx_read(const char *path, const char *display, const char *source_language, const char *target_language,
                 Diagnostics *diagnostics) {
  guint errors = diagnostics_errors(diagnostics);
  g_autoptr(GArray) pairs = g_array_new(FALSE, TRUE, sizeof(MemoryPair));
  g_array_set_clear_func(pairs, pair_clear);
  Memory memory = {source_language, target_language, FALSE, pairs, diagnostics};
  xmlDocPtr document = load_begin(path, display, diagnostics);
  if (document && load_check("tmx", document, diagnostics))
    read_body(&memory, xmlDocGetRootElement(document));
  load_end(document, diagnostics);
  return diagnostics_errors(diagnostics) == errors ? g_steal_pointer(&pairs) : NULL;
}
