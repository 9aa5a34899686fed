/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Headings of sections and annexes, and the contents that list them. */

#include "document/blocks.h"
#include "document/inline.h"
#include "document/walk.h"

#define TOC_DEPTH 3

static Block *new_page_break(Binder *binder, xmlNodePtr node) {
  Block *block = block_new(BLOCK_PAGE_BREAK, template_style(binder->edition->pack->template, "p"), xml_line(node));
  block->landscape = binder->landscape;
  block->from_template = binder_is_template(binder, node);
  return block;
}

static Block *new_heading(Binder *binder, xmlNodePtr node, const Visit *visit, const char *style) {
  Block *block = blocks_new(binder, node, BLOCK_HEADING, binder_style(binder, node, style));
  block->level = visit->depth;
  block->anchor = g_strdup(visit->anchor);
  block->spans = spans_new();
  return block;
}

static void bind_title(Binder *binder, xmlNodePtr node, Block *block) {
  xmlNodePtr title = xml_child(node, "title");
  g_autofree char *context = walk_context(binder->walk, "title");
  if (title)
    inline_bind(binder, title, NULL, context, block->strings, block->spans);
}

void section_bind_heading(Binder *binder, xmlNodePtr node, const Visit *visit, GPtrArray *out) {
  char style[] = {'h', (char)('0' + visit->level), '\0'};
  Block *block = new_heading(binder, node, visit, style);
  if (attribute_is(node, "break-before", "page") && block->style->break_before != BREAK_PAGE)
    g_ptr_array_add(out, new_page_break(binder, node));
  block->label = outline_label(binder, visit);
  bind_title(binder, node, block);
  block->title = spans_text(block->spans);
  g_ptr_array_add(out, block);
}

/* "Phụ lục I", and the title on a line of its own. */
void annex_bind_heading(Binder *binder, xmlNodePtr node, const Visit *visit, GPtrArray *out) {
  binder->landscape = FALSE;
  Block *page = new_page_break(binder, node);
  page->restart = TRUE;
  g_ptr_array_add(out, page);
  Block *block = new_heading(binder, node, visit, "annex-title");
  g_autofree char *name = outline_name(binder, visit);
  inline_text(block->spans, block->strings, name, FALSE);
  Span line = {.kind = SPAN_BREAK};
  g_array_append_val(block->spans, line);
  guint before = block->spans->len;
  bind_title(binder, node, block);
  if (block->spans->len == before)
    g_array_set_size(block->spans, before - 1);
  block->title = spans_text(block->spans);
  g_ptr_array_add(out, block);
}

/* ---- contents */

static void entry_clear(gpointer data) {
  TocEntry *entry = data;
  g_free(entry->text);
  g_free(entry->anchor);
}

static char *entry_text(Binder *binder, Target *target) {
  gboolean annex = target->visit.kind == TARGET_ANNEX;
  g_autofree char *label = annex ? outline_name(binder, &target->visit) : outline_label(binder, &target->visit);
  const char *title = outline_title(binder, target);
  return g_strconcat(label ? label : "", label && title ? (annex ? ". " : " ") : "", title, NULL);
}

Block *toc_bind(Binder *binder, xmlNodePtr node) {
  const char *depth = xml_attribute(node, "depth");
  guint deepest = depth ? (guint)g_ascii_strtoull(depth, NULL, 10) : TOC_DEPTH;
  const GPtrArray *headings = outline_headings(binder->outline);
  Block *block = blocks_new(binder, node, BLOCK_TOC, binder_style(binder, node, "toc1"));
  block->entries = g_array_new(FALSE, TRUE, sizeof(TocEntry));
  g_array_set_clear_func(block->entries, entry_clear);
  for (guint i = 0; i < headings->len; i++) {
    Target *target = g_ptr_array_index(headings, i);
    if (target->visit.depth > deepest)
      continue;
    TocEntry entry = {
        .text = entry_text(binder, target), .level = target->visit.depth, .anchor = g_strdup(target->visit.anchor)};
    g_array_append_val(block->entries, entry);
  }
  return block;
}
