/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extent.h"

#include <math.h>

Extent extent_empty(void) { return (Extent){INFINITY, INFINITY, -INFINITY, -INFINITY}; }

bool extent_is_empty(const Extent *extent) { return extent->x1 < extent->x0; }

void extent_add(Extent *extent, const Extent *more) {
  extent->x0 = fminf(extent->x0, more->x0);
  extent->y0 = fminf(extent->y0, more->y0);
  extent->x1 = fmaxf(extent->x1, more->x1);
  extent->y1 = fmaxf(extent->y1, more->y1);
}

static void extend(Extent *extent, float x0, float y0, float x1, float y1) {
  extent_add(extent, &(Extent){x0, y0, x1, y1});
}

static void extend_by_text(Extent *extent, const SnMark *mark) {
  for (uint32_t i = 0; i < mark->text.count; i++) {
    const SnTextItem *item = &mark->text.items[i];
    const SnFont *font = item->run->font;
    float scale = mark->text.size / (float)font->units_per_em;
    extend(extent, item->x, mark->text.y - (float)font->ascent * scale, item->x + (float)item->run->advance * scale,
           mark->text.y - (float)font->descent * scale);
  }
}

static void extend_by_path(Extent *extent, const SnMark *mark) {
  for (uint32_t i = 0; i < mark->path.count; i++) {
    const SnSegment *segment = &mark->path.segments[i];
    const float *v = segment->v;
    if (segment->kind == SN_RECTANGLE)
      extend(extent, v[0], v[1], v[0] + v[2], v[1] + v[3]);
    else if (segment->kind == SN_CURVE)
      extend(extent, fminf(v[0], fminf(v[2], v[4])), fminf(v[1], fminf(v[3], v[5])), fmaxf(v[0], fmaxf(v[2], v[4])),
             fmaxf(v[1], fmaxf(v[3], v[5])));
    else if (segment->kind != SN_CLOSE)
      extend(extent, v[0], v[1], v[0], v[1]);
  }
}

Extent extent_of_mark(const SnMark *mark) {
  Extent extent = extent_empty();
  if (mark->kind == SN_MARK_TEXT)
    extend_by_text(&extent, mark);
  else if (mark->kind == SN_MARK_PATH)
    extend_by_path(&extent, mark);
  else if (mark->kind == SN_MARK_IMAGE)
    extend(&extent, mark->image.x, mark->image.y, mark->image.x + mark->image.width,
           mark->image.y + mark->image.height);
  return extent;
}
