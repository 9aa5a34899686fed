/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/blocks.h"
#include "page/prose.h"

/* Captions and source lines of tables and figures. */

static void line_put(const Attached *attached, const GArray *spans, const char *style_name, SnElement *element,
                     double before, double after, Keep keep) {
  Layout *layout = attached->layout;
  structure_set_context(layout->structure, element, spans_context(spans));
  const Style *style = layout_style(layout, style_name);
  Slot inner = slot_inset(attached->slot, style);
  Text *text = text_new(layout, &(TextSpec){
                                    .spans = spans,
                                    .style = style,
                                    .element = element,
                                    .parent = attached->slot->parent,
                                    .hold = attached->hold,
                                    .place = layout_place(layout, attached->block),
                                });
  text_put(layout, text,
           &(TextPlace){
               .x = inner.x,
               .width = inner.width,
               .before = before,
               .after = after,
               .frame = inner.frame,
               .inside = KEEP_INSIDE,
               .keep = keep,
           },
           &attached->wrap->outlet);
  text_release(text);
}

void caption_above_put(const Attached *attached) {
  const Block *block = attached->block;
  if (!block->caption || !block->caption_above)
    return;
  const Style *style = layout_style(attached->layout, "caption");
  SnElement *element = structure_add(attached->layout->structure, SN_ROLE_CAPTION, attached->caption_in);
  line_put(attached, block->caption, "caption", element, style->margin_top, style->margin_bottom, KEEP_NEXT);
}

/* Below, the style's margins change places: the narrow one faces the figure. */
void caption_below_put(const Attached *attached) {
  Layout *layout = attached->layout;
  const Block *block = attached->block;
  const Style *caption = layout_style(layout, "caption"), *source = layout_style(layout, "source");
  gboolean captioned = block->caption && !block->caption_above;
  if (!wrap_last(attached->wrap) || (!captioned && !block->source))
    return;
  wrap_last(attached->wrap)->keep = KEEP_NEXT;
  if (captioned) {
    SnElement *element = structure_add(layout->structure, SN_ROLE_CAPTION, attached->caption_in);
    line_put(attached, block->caption, "caption", element, caption->margin_bottom,
             block->source ? caption->margin_bottom : caption->margin_top, block->source ? KEEP_NEXT : KEEP_FREE);
  }
  if (block->source) {
    SnElement *element = structure_add(layout->structure, SN_ROLE_P, attached->slot->parent);
    line_put(attached, block->source, "source", element, MAX(source->margin_top, caption->margin_bottom),
             source->margin_bottom, KEEP_FREE);
  }
}
