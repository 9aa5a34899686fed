/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Blocks that hold blocks: lists, quotations, callouts, columns, key figures. */

#include <string.h>

#include "document/blocks.h"
#include "document/inline.h"
#include "document/walk.h"

static gboolean is_block(const xmlNode *node) { return xml_is(node, "p") || xml_is(node, "list"); }

/* The first paragraph or list within; NULL: the content is inline. */
static xmlNodePtr first_block(const xmlNode *node) {
  xmlNodePtr child = xml_element(node->children);
  while (child && !is_block(child))
    child = xml_element(child->next);
  return child;
}

/* The blocks within, their paragraphs in `style`. */
static void bind_styled(Binder *binder, xmlNodePtr node, const Style *style, GPtrArray *out) {
  const Style *outer = binder->prose;
  binder->prose = style;
  blocks_bind_children(binder, node, out);
  binder->prose = outer;
}

/* Inline content as one paragraph, then the blocks. */
static void bind_text_or_blocks(Binder *binder, xmlNodePtr node, const Style *style, GPtrArray *out) {
  xmlNodePtr block = first_block(node);
  if (!block || block != xml_element(node->children)) {
    Block *line = blocks_bind_line(binder, node, block, style, NULL);
    if (line)
      g_ptr_array_add(out, line);
  }
  if (block)
    bind_styled(binder, node, style, out);
}

/* ---- lists */

static Numbering list_numbering(const xmlNode *node, const char **suffix) {
  static const struct {
    const char *kind;
    Numbering numbering;
    const char *suffix;
  } lists[] = {
      {"bullet", NUMBERING_BULLET, ""},      {"dash", NUMBERING_DASH, ""},
      {"number", NUMBERING_DECIMAL, "."},    {"letter", NUMBERING_LOWER_LETTER, ")"},
      {"roman", NUMBERING_LOWER_ROMAN, "."},
  };
  for (guint i = 0; i < G_N_ELEMENTS(lists); i++)
    if (attribute_is(node, "kind", lists[i].kind)) {
      *suffix = lists[i].suffix;
      return lists[i].numbering;
    }
  *suffix = "";
  return NUMBERING_DASH;
}

static Block *bind_item(Binder *binder, xmlNodePtr node, char *label) {
  const Style *style = template_style(binder->edition->pack->template, "list-item");
  Block *item = blocks_new_group(binder, node, BLOCK_ITEM, style);
  item->label = label;
  bind_text_or_blocks(binder, node, style, item->children);
  return item;
}

Block *list_bind(Binder *binder, xmlNodePtr node) {
  const char *suffix, *start = xml_attribute(node, "start");
  Numbering numbering = list_numbering(node, &suffix);
  guint n = start ? (guint)g_ascii_strtoull(start, NULL, 10) : 1;
  Block *list = blocks_new_group(binder, node, BLOCK_LIST, binder_style(binder, node, "list-item"));
  list->role = SN_ROLE_L;
  guint floor = walk_enter(binder->walk, node);
  for (xmlNodePtr child; (child = walk_next(binder->walk, floor)); n++) {
    g_autofree char *mark = locale_numbering(binder->edition->locale, numbering, n);
    g_ptr_array_add(list->children, bind_item(binder, child, g_strconcat(mark, suffix, NULL)));
  }
  return list;
}

/* ---- quotations, callouts */

Block *quote_bind(Binder *binder, xmlNodePtr node) {
  Block *quote = blocks_new_group(binder, node, BLOCK_GROUP, binder_style(binder, node, "quote"));
  quote->role = SN_ROLE_BLOCKQUOTE;
  bind_text_or_blocks(binder, node, binder_inner_style(binder, quote->style), quote->children);
  return quote;
}

Block *callout_bind(Binder *binder, xmlNodePtr node) {
  const char *kind = xml_attribute(node, "kind");
  g_autofree char *special = g_strconcat("callout-", kind ? kind : "note", NULL);
  const Style *style = binder_style(binder, node, binder_style_or(binder, special, "callout"));
  Block *callout = blocks_new_group(binder, node, BLOCK_GROUP, style);
  xmlNodePtr title = xml_child(node, "title");
  const Style *head = template_style(binder->edition->pack->template, binder_style_or(binder, "callout-title", "p"));
  Block *line = title ? blocks_bind_line(binder, title, NULL, head, "title") : NULL;
  if (line)
    g_ptr_array_add(callout->children, line);
  bind_styled(binder, node, binder_inner_style(binder, style), callout->children);
  return callout;
}

/* ---- side by side */

/* What is not said is shared out equally; all together are the line. */
static void share_widths(double *widths, guint count) {
  double said = 0;
  guint open = 0;
  for (guint i = 0; i < count; i++) {
    said += widths[i];
    open += widths[i] == 0;
  }
  double rest = said < 1 && open > 0 ? (1 - said) / open : open > 0 ? 1.0 / count : 0, all = 0;
  for (guint i = 0; i < count; i++) {
    widths[i] = widths[i] > 0 ? widths[i] : rest;
    all += widths[i];
  }
  for (guint i = 0; i < count; i++)
    widths[i] /= all > 1 ? all : 1;
}

Block *columns_bind(Binder *binder, xmlNodePtr node) {
  Block *columns =
      blocks_new_group(binder, node, BLOCK_COLUMNS,
                       xml_attribute(node, "style") ? binder_style(binder, node, "p") : binder_bare_style(binder));
  g_autoptr(GArray) widths = g_array_new(FALSE, FALSE, sizeof(double));
  guint floor = walk_enter(binder->walk, node);
  for (xmlNodePtr child; (child = walk_next(binder->walk, floor));) {
    Block *column = blocks_new_group(binder, child, BLOCK_GROUP, binder_bare_style(binder));
    double width = length_share(xml_attribute(child, "width"));
    blocks_bind_children(binder, child, column->children);
    g_ptr_array_add(columns->children, column);
    g_array_append_val(widths, width);
  }
  share_widths((double *)widths->data, widths->len);
  columns->widths = g_memdup2(widths->data, widths->len * sizeof(double));
  return columns;
}

/* ---- key figures */

#define FIGURES_ABREAST 4u

/* Large type in narrow columns: what clings together in prose may break here. */
static void loosen(Block *figure) {
  for (guint i = 0; i < figure->spans->len; i++) {
    Span *span = &g_array_index(figure->spans, Span, i);
    if (span->kind != SPAN_TEXT || !strstr(span->text, "\u00a0"))
      continue;
    g_auto(GStrv) parts = g_strsplit(span->text, "\u00a0", -1);
    g_autofree char *loose = g_strjoinv(" ", parts);
    span->text = g_string_chunk_insert(figure->strings, loose);
  }
}

static Block *bind_figure(Binder *binder, xmlNodePtr node) {
  const Template *template = binder->edition->pack->template;
  Block *group = blocks_new_group(binder, node, BLOCK_GROUP, binder_bare_style(binder));
  xmlNodePtr label = xml_child(node, "label");
  Block *figure = blocks_bind_line(binder, node, label, template_style(template, "key-figure"), NULL);
  Block *said = label ? blocks_bind_line(binder, label, NULL, template_style(template, "key-label"), "label") : NULL;
  if (figure) {
    loosen(figure);
    g_ptr_array_add(group->children, figure);
  }
  if (said)
    g_ptr_array_add(group->children, said);
  return group;
}

static Block *new_row(Binder *binder, xmlNodePtr node, guint count) {
  Block *row = blocks_new_group(binder, node, BLOCK_COLUMNS, binder_bare_style(binder));
  row->widths = g_new(double, count);
  for (guint i = 0; i < count; i++)
    row->widths[i] = 1.0 / count;
  return row;
}

/* Rows of as equal length as can be, four abreast at most. */
Block *key_figures_bind(Binder *binder, xmlNodePtr node) {
  const Style *style = binder_style(binder, node, binder_style_or(binder, "key-figures", "p"));
  g_autoptr(GPtrArray) figures = g_ptr_array_new();
  guint floor = walk_enter(binder->walk, node);
  for (xmlNodePtr child; (child = walk_next(binder->walk, floor));)
    g_ptr_array_add(figures, bind_figure(binder, child));
  guint rows = MAX((figures->len + FIGURES_ABREAST - 1) / FIGURES_ABREAST, 1);
  guint abreast = (figures->len + rows - 1) / rows;
  Block *all = blocks_new_group(binder, node, BLOCK_GROUP, style);
  Block *row = NULL;
  for (guint i = 0; i < figures->len; i++) {
    if (i % abreast == 0) {
      row = new_row(binder, node, abreast);
      g_ptr_array_add(all->children, row);
    }
    g_ptr_array_add(row->children, g_ptr_array_index(figures, i));
  }
  return all;
}
