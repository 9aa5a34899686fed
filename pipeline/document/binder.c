/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/binder.h"

#include <string.h>

#include "base/text.h"
#include "document/blocks.h"
#include "document/cells.h"
#include "document/inline.h"
#include "document/walk.h"
#include "document/words.h"
#include "pack/length.h"

Binder *binder_open(const Edition *edition, Entries *entries, gboolean of_template, Diagnostics *diagnostics) {
  Binder *binder = g_new0(Binder, 1);
  binder->edition = edition;
  binder->diagnostics = diagnostics;
  binder->language = locale_language(edition->locale);
  binder->entries = entries;
  binder->of_template = of_template;
  binder->cells = cells_new(edition);
  binder->words = words_new();
  binder->pending = g_ptr_array_new_with_free_func((GDestroyNotify)block_free);
  binder->strings = g_string_chunk_new(512);
  binder->running = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, (GDestroyNotify)g_array_unref);
  binder->styles = g_ptr_array_new_with_free_func(g_free);
  binder->counters = counters_new();
  binder->outline = outline_new(binder);
  outline_scan(binder->outline, binder);
  binder->walk = walk_new(binder, entries != NULL);
  walk_start(binder->walk);
  return binder;
}

Binder *binder_new(const Edition *edition, Diagnostics *diagnostics) {
  return binder_open(edition, NULL, FALSE, diagnostics);
}

void binder_free(Binder *binder) {
  if (!binder)
    return;
  walk_free(binder->walk);
  outline_free(binder->outline);
  counters_free(binder->counters);
  cells_free(binder->cells);
  words_free(binder->words);
  g_ptr_array_unref(binder->pending);
  g_hash_table_unref(binder->running);
  g_string_chunk_free(binder->strings);
  g_ptr_array_unref(binder->styles);
  g_free(binder);
}

Block *binder_next(Binder *binder) {
  while (binder->pending->len == 0) {
    xmlNodePtr node = walk_next(binder->walk, 0);
    if (!node)
      return NULL;
    blocks_bind_next(binder, node, binder->pending);
  }
  return g_ptr_array_steal_index(binder->pending, 0);
}

const char *binder_info(Binder *binder, const char *name) { return words_info(binder, name, FORM_DEFAULT); }

GArray *binder_running(Binder *binder, xmlNodePtr content) {
  if (!content)
    return NULL;
  GArray *spans = g_hash_table_lookup(binder->running, content);
  if (spans)
    return spans;
  spans = spans_new();
  const char *master = content->parent ? xml_attribute(content->parent, "name") : NULL;
  g_autofree char *context = g_strconcat((const char *)content->name, "|", master ? master : "page", NULL);
  binder->silent++;
  inline_bind(binder, content, NULL, context, binder->strings, spans);
  binder->silent--;
  g_hash_table_insert(binder->running, content, spans);
  return spans;
}

/* ---- for the other files of this folder */

const Locale *binder_locale(const Binder *binder) {
  return binder->original > 0 ? binder->edition->source_locale : binder->edition->locale;
}

gboolean binder_is_template(const Binder *binder, const xmlNode *node) {
  return node->doc != binder->edition->pack->body->doc;
}

gboolean binder_is_foreign(const Binder *binder, const xmlNode *node) {
  const char *source = binder_is_template(binder, node) ? "vi" : binder->edition->pack->language;
  return !g_str_equal(source, binder->language);
}

void binder_unknown(Binder *binder, const Place *place, const char *what, const char *name, const char *const *names) {
  const char *near = text_suggest(name, names);
  diagnostics_error(binder->diagnostics, FAULT_PACK, place, "%s", what);
  if (near)
    diagnostics_hint(binder->diagnostics, _("did you mean “%s”?"), near);
}

double binder_width(const Binder *binder, const char *text) {
  const Template *template = binder->edition->pack->template;
  const PageMaster *master = binder->landscape ? &template->landscape : &template->portrait;
  double whole = master->width - master->margin_left - master->margin_right, width;
  return text && length_parse(text, template_style(template, "p")->font_size, whole, &width) ? MAX(width, 0) : 0;
}

double length_share(const char *text) {
  double share;
  return text && g_str_has_suffix(text, "%") && length_parse(text, 0, 1, &share) ? CLAMP(share, 0, 1) : 0;
}

/* A <for> comes back to what stands in it. */
void binder_spend(const Binder *binder, xmlNodePtr node) {
  if (!binder->edition->once || binder_is_template(binder, node) || walk_is_repeated(binder->walk))
    return;
  for (xmlNodePtr child = node->children, next; child; child = next) {
    next = child->next;
    if (xml_is(child, "title"))
      continue;
    xmlUnlinkNode(child);
    xmlFreeNode(child);
  }
}

gboolean attribute_is(const xmlNode *node, const char *name, const char *word) {
  return g_strcmp0(xml_attribute(node, name), word) == 0;
}
