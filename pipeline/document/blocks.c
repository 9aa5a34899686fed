/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/blocks.h"

#include "document/inline.h"
#include "document/walk.h"
#include "document/words.h"

Block *blocks_new(Binder *binder, xmlNodePtr node, BlockKind kind, const Style *style) {
  Block *block = block_new(kind, style, xml_line(node));
  block->from_template = binder_is_template(binder, node);
  block->strings = g_string_chunk_new(128);
  return block;
}

Block *blocks_new_group(Binder *binder, xmlNodePtr node, BlockKind kind, const Style *style) {
  Block *block = blocks_new(binder, node, kind, style);
  block->children = g_ptr_array_new_with_free_func((GDestroyNotify)block_free);
  return block;
}

Block *blocks_new_line(Binder *binder, xmlNodePtr node, const char *style, const char *text, gboolean bold) {
  const Style *found = template_style(binder->edition->pack->template, style);
  Block *block = blocks_new(binder, node, BLOCK_PARAGRAPH, found);
  block->spans = spans_new();
  inline_text(block->spans, block->strings, text, bold);
  return block;
}

Block *blocks_bind_line(Binder *binder, xmlNodePtr owner, const xmlNode *end, const Style *style, const char *part) {
  Block *block = blocks_new(binder, owner, BLOCK_PARAGRAPH, style);
  g_autofree char *context = walk_context(binder->walk, part);
  block->spans = spans_new();
  inline_bind(binder, owner, end, context, block->strings, block->spans);
  if (block->spans->len == 0)
    g_clear_pointer(&block, block_free);
  return block;
}

/* ---- captions */

/* The note, then the source, a line each. */
static GArray *bind_foot(Binder *binder, xmlNodePtr node, GStringChunk *strings) {
  GArray *foot = inline_child(binder, node, "note", strings);
  GArray *source = inline_child(binder, node, "source", strings);
  if (!foot || !source)
    return foot ? foot : source;
  Span line = {.kind = SPAN_BREAK};
  g_array_append_val(foot, line);
  /* The spans change their array; their notes with them. */
  g_array_append_vals(foot, source->data, source->len);
  g_array_set_clear_func(source, NULL);
  g_array_unref(source);
  return foot;
}

void blocks_bind_caption(Binder *binder, xmlNodePtr node, const Visit *visit, Block *block) {
  g_autofree char *name = visit->number ? outline_name(binder, visit) : NULL;
  xmlNodePtr title = xml_child(node, "title");
  if (name || title)
    block->caption = spans_new();
  if (name) {
    g_autofree char *label = g_strconcat(name, title ? ". " : "", NULL);
    inline_text(block->caption, block->strings, label, FALSE);
  }
  if (title) {
    g_autofree char *context = walk_context(binder->walk, "title");
    inline_bind(binder, title, NULL, context, block->strings, block->caption);
  }
  block->source = bind_foot(binder, node, block->strings);
}

/* ---- simple blocks */

static Block *bind_paragraph(Binder *binder, xmlNodePtr node) {
  const Style *style = xml_attribute(node, "style") || !binder->prose ? binder_style(binder, node, "p") : binder->prose;
  Block *block = blocks_bind_line(binder, node, NULL, style, NULL);
  binder_spend(binder, node);
  return block;
}

static Block *bind_page_break(Binder *binder, xmlNodePtr node) {
  Block *block = block_new(BLOCK_PAGE_BREAK, binder_style(binder, node, "p"), xml_line(node));
  const char *orientation = xml_attribute(node, "orientation");
  if (orientation)
    binder->landscape = g_str_equal(orientation, "landscape");
  block->landscape = binder->landscape;
  block->from_template = binder_is_template(binder, node);
  return block;
}

static Block *bind_space(Binder *binder, xmlNodePtr node) {
  Block *block = block_new(BLOCK_SPACE, template_style(binder->edition->pack->template, "p"), xml_line(node));
  block->from_template = binder_is_template(binder, node);
  block->height = binder_width(binder, xml_attribute(node, "height"));
  return block;
}

static Block *bind_rule(Binder *binder, xmlNodePtr node) {
  const Style *style = binder_style(binder, node, binder_style_or(binder, "rule", "p"));
  const char *align = xml_attribute(node, "align");
  if (align)
    style = binder_align(binder, style,
                         g_str_equal(align, "start") ? ALIGN_START
                         : g_str_equal(align, "end") ? ALIGN_END
                                                     : ALIGN_CENTER);
  Block *block = block_new(BLOCK_RULE, style, xml_line(node));
  block->from_template = binder_is_template(binder, node);
  const char *width = xml_attribute(node, "width");
  block->width = !width ? 1 : g_str_equal(width, "text") ? 0 : length_share(width);
  return block;
}

/* ---- each by its name */

typedef Block *(*Bind)(Binder *binder, xmlNodePtr node);
typedef Block *(*BindNumbered)(Binder *binder, xmlNodePtr node, const Visit *visit);

static const struct {
  const char *name;
  Bind bind;
  BindNumbered numbered;
} kinds[] = {
    {"p", bind_paragraph, NULL},
    {"table", NULL, table_bind},
    {"chart", NULL, chart_bind},
    {"list", list_bind, NULL},
    {"image", NULL, image_bind},
    {"assignments", NULL, assignments_bind},
    {"callout", callout_bind, NULL},
    {"quote", quote_bind, NULL},
    {"columns", columns_bind, NULL},
    {"key-figures", key_figures_bind, NULL},
    {"signature", signature_bind, NULL},
    {"toc", toc_bind, NULL},
    {"page-break", bind_page_break, NULL},
    {"space", bind_space, NULL},
    {"rule", bind_rule, NULL},
};

static gboolean is_heading(const xmlNode *node) { return xml_is(node, "section") || xml_is(node, "annex"); }

static void bind_heading(Binder *binder, xmlNodePtr node, GPtrArray *out) {
  g_auto(Visit) visit = outline_visit(binder, binder->counters, binder->walk, node);
  if (visit.kind == TARGET_ANNEX)
    annex_bind_heading(binder, node, &visit, out);
  else
    section_bind_heading(binder, node, &visit, out);
}

static void bind_one(Binder *binder, xmlNodePtr node, GPtrArray *out) {
  g_auto(Visit) visit = outline_visit(binder, binder->counters, binder->walk, node);
  for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
    if (!xml_is(node, kinds[i].name))
      continue;
    Block *block = kinds[i].bind ? kinds[i].bind(binder, node) : kinds[i].numbered(binder, node, &visit);
    if (!block)
      return;
    if (!block->anchor)
      block->anchor = g_steal_pointer(&visit.anchor);
    g_ptr_array_add(out, block);
    return;
  }
  Place place = xml_place(node);
  diagnostics_error(binder->diagnostics, FAULT_PACK, &place, _("<%s> is not a block"), node->name);
}

void blocks_bind_children(Binder *binder, xmlNodePtr node, GPtrArray *out) {
  guint floor = walk_enter(binder->walk, node);
  for (xmlNodePtr child; (child = walk_next(binder->walk, floor));)
    blocks_bind(binder, child, out);
}

void blocks_bind(Binder *binder, xmlNodePtr node, GPtrArray *out) {
  if (!is_heading(node)) {
    bind_one(binder, node, out);
    return;
  }
  bind_heading(binder, node, out);
  blocks_bind_children(binder, node, out);
}

void blocks_bind_next(Binder *binder, xmlNodePtr node, GPtrArray *out) {
  if (!is_heading(node)) {
    bind_one(binder, node, out);
    return;
  }
  bind_heading(binder, node, out);
  walk_enter(binder->walk, node);
}
