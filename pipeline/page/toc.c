/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/blocks.h"

#include "page/label.h"
#include "page/prose.h"

/* The contents: each entry's text, dots, and its page's number once that is known. */

static const Style *entry_style(Layout *layout, guint level) {
  g_autofree char *name = g_strdup_printf("toc%u", CLAMP(level, 1, 3));
  return layout_style(layout, name);
}

static void entry_put(Layout *layout, Hold *hold, Block *block, const TocEntry *entry, const Slot *slot,
                      const Outlet *outlet) {
  const Style *style = entry_style(layout, entry->level);
  Slot inner = slot_inset(slot, style);
  g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(Span));
  Span span = {.kind = SPAN_TEXT, .text = entry->text, .anchor = entry->anchor};
  g_array_append_val(spans, span);
  Text *text = text_new(layout, &(TextSpec){
                                    .spans = spans,
                                    .style = style,
                                    .element = structure_add(layout->structure, SN_ROLE_TOCI, slot->parent),
                                    .parent = slot->parent,
                                    .hold = hold,
                                    .place = layout_place(layout, block),
                                });
  if (entry->anchor)
    text_set_leader(text, entry->anchor, style, inner.width);
  double number = label_width(layout->shaper, style, 0, layout->language, "0000") + style->font_size;
  text_put(layout, text,
           &(TextPlace){
               .x = inner.x,
               .width = inner.width - number,
               .before = style->margin_top,
               .after = style->margin_bottom,
               .frame = slot->frame,
               .inside = KEEP_INSIDE,
           },
           outlet);
  text_release(text);
}

static void entries_put(Layout *layout, Hold *hold, Block *block, const Slot *slot, const Outlet *outlet) {
  Slot inner = *slot;
  inner.parent = structure_add(layout->structure, SN_ROLE_TOC, slot->parent);
  for (guint i = 0; block->entries && i < block->entries->len; i++)
    entry_put(layout, hold, block, &g_array_index(block->entries, TocEntry, i), &inner, outlet);
}

void toc_put(Layout *layout, Hold *hold, Block *block, const Slot *slot, const Outlet *outlet) {
  boxed_put(layout, hold, block, slot, entries_put, outlet);
}
