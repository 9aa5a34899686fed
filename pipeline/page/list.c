/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/blocks.h"

#include "page/label.h"
#include "page/prose.h"

/* Lists.  An item's style says where its mark stands (margin-left + text-indent) and where its lines begin
 * (margin-left); the first line begins behind the mark.  A negative indent so hangs the mark, a positive one runs it
 * into the text. */

typedef struct ItemPlace {
  double body; /* left end of the lines, from the slot's */
  double mark; /* left end of the mark */
  double gap;  /* least room between mark and text */
} ItemPlace;

static const Style *mark_style(const Block *item) {
  const Block *first = item->children && item->children->len > 0 ? item->children->pdata[0] : item;
  return first->kind == BLOCK_PARAGRAPH && first->style ? first->style : item->style;
}

static double mark_width(Layout *layout, const Block *item) {
  return item->label ? label_width(layout->shaper, mark_style(item), 0, layout->language, item->label) : 0;
}

static gboolean style_places_marks(const Style *style) { return style->margin_left != 0 || style->text_indent != 0; }

/* Where the styles say nothing, all marks of the list hang in a column as wide as the widest. */
static double marks_width(Layout *layout, const Block *list) {
  double width = 0;
  for (guint i = 0; list->children && i < list->children->len; i++) {
    const Block *item = list->children->pdata[i];
    if (!style_places_marks(item->style))
      width = MAX(width, mark_width(layout, item));
  }
  return width;
}

static ItemPlace item_place(const Block *item, double marks) {
  const Style *style = item->style;
  double gap = mark_style(item)->font_size * 0.35;
  return (ItemPlace){
      .body = style_places_marks(style) ? style->margin_left : marks + gap,
      .mark = MAX(style->margin_left + style->text_indent, 0),
      .gap = gap,
  };
}

/* A paragraph of the item; `mark`: with the item's mark before its first line. */
static void item_text_put(Layout *layout, Hold *hold, Block *item, Block *block, const ItemPlace *at, const Slot *slot,
                          const SnElement *element, const SnElement *mark, const Outlet *outlet) {
  const Style *style = block->style;
  Text *text = text_new(layout, &(TextSpec){
                                    .spans = block->spans,
                                    .style = style,
                                    .element = element,
                                    .parent = slot->parent,
                                    .hold = hold,
                                    .place = layout_place(layout, block),
                                });
  double start = at->body;
  if (mark) {
    start = MAX(at->mark + mark_width(layout, item) + at->gap, at->body);
    text_set_label(text, item->label, style, at->mark - at->body, mark);
  }
  text_put(layout, text,
           &(TextPlace){
               .x = slot->x + at->body,
               .width = slot->width - at->body - item->style->margin_right,
               .indent = start - at->body - style->text_indent,
               .before = style->margin_top,
               .after = style->margin_bottom,
               .frame = slot->frame,
               .keep = style->keep_with_next ? KEEP_NEXT : KEEP_FREE,
           },
           outlet);
  text_release(text);
}

static void item_body_put(Layout *layout, Hold *hold, Block *item, double marks, const Slot *slot,
                          const Outlet *outlet) {
  Structure *structure = layout->structure;
  const SnElement *entry = structure_add(structure, SN_ROLE_LI, slot->parent);
  const SnElement *mark = item->label ? structure_add(structure, SN_ROLE_LBL, entry) : NULL;
  SnElement *body = structure_add(structure, SN_ROLE_LBODY, entry);
  ItemPlace at = item_place(item, marks);
  Slot inner = {.x = slot->x, .width = slot->width, .frame = slot->frame, .parent = body};
  Slot nested = {.x = slot->x + at.body, .width = MAX(slot->width - at.body, 1), .frame = slot->frame, .parent = body};
  GPtrArray *children = item->children;
  for (guint i = 0; children && i < children->len; i++) {
    Block *child = children->pdata[i];
    if (child->kind != BLOCK_PARAGRAPH) {
      block_put(layout, hold, child, &nested, outlet);
      continue;
    }
    layout_anchor(layout, child->anchor);
    SnElement *element = children->len == 1 ? body : structure_add(structure, SN_ROLE_P, body);
    structure_set_context(structure, element, spans_context(child->spans));
    item_text_put(layout, hold, item, child, &at, &inner, element, i == 0 ? mark : NULL, outlet);
  }
}

static void item_put(Layout *layout, Hold *hold, Block *item, double marks, const Slot *slot, const Outlet *outlet) {
  Wrap wrap;
  wrap_begin(&wrap, item->style, outlet);
  layout_anchor(layout, item->anchor);
  item_body_put(layout, hold, item, marks, slot, &wrap.outlet);
  wrap_end(&wrap);
}

static void items_put(Layout *layout, Hold *hold, Block *list, const Slot *slot, const Outlet *outlet) {
  Slot inner = *slot;
  inner.parent = structure_add(layout->structure, SN_ROLE_L, slot->parent);
  double marks = marks_width(layout, list);
  for (guint i = 0; list->children && i < list->children->len; i++)
    item_put(layout, hold, list->children->pdata[i], marks, &inner, outlet);
}

void list_put(Layout *layout, Hold *hold, Block *block, const Slot *slot, const Outlet *outlet) {
  boxed_put(layout, hold, block, slot, items_put, outlet);
}
