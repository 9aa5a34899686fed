/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/blocks.h"

/* Blocks in a box of their own, one below the other: callouts, quotes, annexes. */

static void nothing_draw(Layout *layout, const Placed *run, guint count, Canvas *canvas, double x, double y) {}

static const StripKind PADDING = {.draw = nothing_draw};

static Strip *padding_new(Layout *layout, const Style *style, Frame *frame) {
  Strip *strip = strip_new(layout, &PADDING, sizeof(Strip));
  strip->frame = frame_acquire(frame);
  strip->owner = frame;
  strip->height = style->padding + style->border_width;
  return strip;
}

static void framed_put(Layout *layout, Hold *hold, Block *block, const Slot *slot, Maker inside, Wrap *wrap) {
  const Outlet *outlet = &wrap->outlet;
  const Style *style = block->style;
  Frame *frame = frame_new(slot->frame, style, slot->x, slot->width);
  double padding = style->padding + style->border_width;
  Slot inner = {
      .x = slot->x + padding, .width = MAX(slot->width - 2 * padding, 1), .frame = frame, .parent = slot->parent};
  Strip *top = padding_new(layout, style, frame);
  top->keep = KEEP_NEXT;
  outlet_put(outlet, top);
  inside(layout, hold, block, &inner, outlet);
  wrap_last(wrap)->after = 0; /* the padding is room enough */
  Strip *bottom = padding_new(layout, style, frame);
  bottom->glued = TRUE;
  outlet_put(outlet, bottom);
  frame_release(frame);
}

void boxed_put(Layout *layout, Hold *hold, Block *block, const Slot *slot, Maker inside, const Outlet *outlet) {
  Slot inner = slot_inset(slot, block->style);
  Wrap wrap;
  wrap_begin(&wrap, block->style, outlet);
  if (style_has_frame(block->style))
    framed_put(layout, hold, block, &inner, inside, &wrap);
  else
    inside(layout, hold, block, &inner, &wrap.outlet);
  wrap_end(&wrap);
}

static void children_put(Layout *layout, Hold *hold, Block *block, const Slot *slot, const Outlet *outlet) {
  Slot inner = *slot;
  if (block->role != SN_ROLE_ARTIFACT)
    inner.parent = structure_add(layout->structure, block->role, slot->parent);
  blocks_put(layout, hold, block->children, &inner, outlet);
}

void group_put(Layout *layout, Hold *hold, Block *block, const Slot *slot, const Outlet *outlet) {
  boxed_put(layout, hold, block, slot, children_put, outlet);
}
