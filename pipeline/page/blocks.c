/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/blocks.h"

#include "page/prose.h"

Slot slot_inset(const Slot *slot, const Style *style) {
  return (Slot){
      .x = slot->x + style->margin_left,
      .width = MAX(slot->width - style->margin_left - style->margin_right, 1),
      .frame = slot->frame,
      .parent = slot->parent,
  };
}

static void wrap_put(gpointer data, Strip *strip) {
  Wrap *wrap = data;
  const Style *style = wrap->style;
  if (!wrap->begun) {
    strip->before = MAX(strip->before, style->margin_top);
    strip->turn |= style->break_before == BREAK_PAGE;
    strip->glued |= style->break_before == BREAK_AVOID;
  }
  wrap->begun = TRUE;
  if (wrap->held) {
    if (style->break_inside == BREAK_AVOID)
      wrap->held->keep = MAX(wrap->held->keep, KEEP_INSIDE);
    outlet_put(wrap->next, wrap->held);
  }
  wrap->held = strip;
}

void wrap_begin(Wrap *wrap, const Style *style, const Outlet *next) {
  *wrap = (Wrap){.outlet = {wrap_put, wrap}, .next = next, .style = style};
}

Strip *wrap_last(Wrap *wrap) { return wrap->held; }

void wrap_end(Wrap *wrap) {
  Strip *last = g_steal_pointer(&wrap->held);
  if (!last)
    return;
  last->after = MAX(last->after, wrap->style->margin_bottom);
  if (wrap->style->keep_with_next)
    last->keep = KEEP_NEXT;
  outlet_put(wrap->next, last);
}

static SnRole heading_role(guint level) { return SN_ROLE_H1 + CLAMP(level, 1, 6) - 1; }

static SnElement *text_element(Layout *layout, const Block *block, const Slot *slot) {
  gboolean heading = block->kind == BLOCK_HEADING;
  SnElement *element = structure_add(layout->structure, heading ? heading_role(block->level) : SN_ROLE_P, slot->parent);
  structure_set_context(layout->structure, element, spans_context(block->spans));
  if (!heading)
    return element;
  g_autofree char *title = block->label && block->title ? g_strconcat(block->label, " ", block->title, NULL) : NULL;
  structure_set_title(layout->structure, element, title ? title : block->title);
  return element;
}

/* A sentence that ends in a colon belongs to what follows it. */
static gboolean leads_in(const Block *block) {
  const Span *last =
      block->spans && block->spans->len > 0 ? &g_array_index(block->spans, Span, block->spans->len - 1) : NULL;
  return last && last->kind == SPAN_TEXT && g_str_has_suffix(last->text, ":");
}

static Keep keep_after(const Block *block) {
  return block->style->keep_with_next ? KEEP_NEXT : leads_in(block) ? KEEP_LINES : KEEP_FREE;
}

/* A heading or paragraph.  Without margins where boxed_put has set them. */
static void text_block_put(Layout *layout, Hold *hold, Block *block, const Slot *slot, gboolean margins,
                           const Outlet *outlet) {
  const Style *style = block->style;
  SnElement *element = text_element(layout, block, slot);
  Text *text = text_new(layout, &(TextSpec){
                                    .spans = block->spans,
                                    .style = style,
                                    .element = element,
                                    .parent = slot->parent,
                                    .hold = hold,
                                    .place = layout_place(layout, block),
                                    .prefix = block->label,
                                });
  if (block->kind == BLOCK_HEADING && block->level <= 1)
    text_set_section(text, element->title);
  text_put(layout, text,
           &(TextPlace){
               .x = slot->x,
               .width = slot->width,
               .before = margins ? style->margin_top : 0,
               .after = margins ? style->margin_bottom : 0,
               .frame = slot->frame,
               .keep = keep_after(block),
           },
           outlet);
  text_release(text);
}

/* How wide the text is in one line. */
static double text_width(Layout *layout, Hold *hold, const Block *block) {
  Text *text = text_new(layout, &(TextSpec){.spans = block->spans,
                                            .style = block->style,
                                            .hold = hold,
                                            .place = layout_place(layout, block),
                                            .prefix = block->label});
  double width = paragraph_natural_width(text_paragraph(text));
  text_release(text);
  return width;
}

/* A box around centred text, such as a mark of secrecy, is as wide as its text. */
static Slot box_slot(Layout *layout, Hold *hold, const Block *block, const Slot *slot) {
  const Style *style = block->style;
  Slot box = *slot;
  if (style->text_align != ALIGN_CENTER || !style_has_frame(style))
    return box;
  double around = style->margin_left + style->margin_right + 2 * (2 * style->padding + style->border_width);
  box.width = MIN(slot->width, text_width(layout, hold, block) + around);
  box.x += (slot->width - box.width) / 2;
  return box;
}

static void boxed_text(Layout *layout, Hold *hold, Block *block, const Slot *slot, const Outlet *outlet) {
  text_block_put(layout, hold, block, slot, FALSE, outlet);
}

static void paragraph_put(Layout *layout, Hold *hold, Block *block, const Slot *slot, const Outlet *outlet) {
  const Style *style = block->style;
  if (style_has_frame(style) || style->break_before != BREAK_AUTO) {
    Slot box = box_slot(layout, hold, block, slot);
    boxed_put(layout, hold, block, &box, boxed_text, outlet);
    return;
  }
  Slot inner = slot_inset(slot, style);
  text_block_put(layout, hold, block, &inner, TRUE, outlet);
}

/* A page break among the blocks may turn the page: the column then grows or shrinks with it. */
void blocks_put(Layout *layout, Hold *hold, const GPtrArray *blocks, const Slot *slot, const Outlet *outlet) {
  Slot here = *slot;
  for (guint i = 0; blocks && i < blocks->len; i++) {
    double measure = master_measure(layout_master(layout, layout->landscape));
    block_put(layout, hold, blocks->pdata[i], &here, outlet);
    here.width += master_measure(layout_master(layout, layout->landscape)) - measure;
  }
}

static void page_break_put(Layout *layout, Hold *hold, Block *block, const Slot *slot, const Outlet *outlet) {
  layout->turn = TRUE;
  layout->restart |= block->restart;
  layout->landscape = block->landscape;
}

static const Maker MAKERS[] = {
    [BLOCK_HEADING] = paragraph_put, [BLOCK_PARAGRAPH] = paragraph_put,
    [BLOCK_LIST] = list_put,         [BLOCK_ITEM] = group_put,
    [BLOCK_TABLE] = grid_put,        [BLOCK_CHART] = chart_put,
    [BLOCK_IMAGE] = image_put,       [BLOCK_GROUP] = group_put,
    [BLOCK_COLUMNS] = columns_put,   [BLOCK_RULE] = rule_put,
    [BLOCK_TOC] = toc_put,           [BLOCK_PAGE_BREAK] = page_break_put,
    [BLOCK_SPACE] = space_put,
};

void block_put(Layout *layout, Hold *hold, Block *block, const Slot *slot, const Outlet *outlet) {
  layout_anchor(layout, block->anchor);
  MAKERS[block->kind](layout, hold, block, slot, outlet);
}
