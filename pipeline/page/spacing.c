/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/blocks.h"

/* Rules and empty room. */

typedef struct RuleStrip {
  Strip strip;
  double width;
  SnColor color;
} RuleStrip;

static void rule_draw(Layout *layout, const Placed *run, guint count, Canvas *canvas, double x, double y) {
  const RuleStrip *rule = (const RuleStrip *)run[0].strip;
  double middle = y + run[0].y + rule->strip.height / 2;
  canvas_begin(canvas, structure_artifact(layout->structure));
  canvas_path_begin(canvas);
  canvas_move(canvas, x + rule->strip.x, middle);
  canvas_line(canvas, x + rule->strip.x + rule->width, middle);
  canvas_path_end(canvas, &(Paint){.stroke = rule->color, .line_width = rule->strip.height});
  canvas_end(canvas);
}

static const StripKind RULE = {.draw = rule_draw};

double align_offset(TextAlign align, double room) {
  return align == ALIGN_CENTER ? room / 2 : align == ALIGN_END ? room : 0;
}

void rule_put(Layout *layout, Hold *hold, Block *block, const Slot *slot, const Outlet *outlet) {
  const Style *style = block->style;
  Slot inner = slot_inset(slot, style);
  RuleStrip *rule = strip_new(layout, &RULE, sizeof(RuleStrip));
  Strip *strip = &rule->strip;
  double text = layout->text_width > 0 ? layout->text_width : inner.width;
  rule->width = block->width > 0 ? inner.width * block->width : text;
  rule->width = MIN(rule->width, inner.width);
  rule->color = style->border_color.alpha > 0 ? style->border_color : style->color;
  strip->frame = frame_acquire(slot->frame);
  strip->x = inner.x + align_offset(style->text_align, inner.width - rule->width);
  strip->height = style->border_width > 0 ? style->border_width : 0.5;
  strip->before = style->margin_top;
  strip->after = style->margin_bottom;
  strip->turn |= style->break_before == BREAK_PAGE;
  strip->glued = style->break_before == BREAK_AVOID;
  strip->keep = style->keep_with_next ? KEEP_NEXT : KEEP_FREE;
  outlet_put(outlet, strip);
}

static void space_draw(Layout *layout, const Placed *run, guint count, Canvas *canvas, double x, double y) {}

static const StripKind SPACE = {.draw = space_draw};

void space_put(Layout *layout, Hold *hold, Block *block, const Slot *slot, const Outlet *outlet) {
  Strip *strip = strip_new(layout, &SPACE, sizeof(Strip));
  strip->frame = frame_acquire(slot->frame);
  strip->height = MIN(block->height, master_depth(layout_master(layout, layout->landscape)));
  outlet_put(outlet, strip);
}
