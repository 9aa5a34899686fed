/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/strip.h"

gboolean style_has_frame(const Style *style) {
  return style->background_color.alpha > 0 || (style->border_width > 0 && style->border_color.alpha > 0);
}

Frame *frame_new(Frame *outer, const Style *style, double x, double width) {
  Frame *frame = g_rc_box_new0(Frame);
  frame->outer = frame_acquire(outer);
  frame->style = style;
  frame->x = x;
  frame->width = width;
  return frame;
}

Frame *frame_acquire(Frame *frame) { return frame ? g_rc_box_acquire(frame) : NULL; }

static void frame_clear(gpointer data) { frame_release(((Frame *)data)->outer); }

void frame_release(Frame *frame) {
  if (frame)
    g_rc_box_release_full(frame, frame_clear);
}

/* Stretches the frame and those around it over the strip; new ones are listed after those they stand in.  Where a page
 * cuts it (its own padding is not there) it keeps off the text a little. */
static void frame_cover(Frame *frame, const Placed *placed, GPtrArray *frames) {
  if (!frame)
    return;
  frame_cover(frame->outer, placed, frames);
  double cut = placed->strip->owner == frame ? 0 : frame->style->padding / 2;
  if (frame->seen >= frames->len || frames->pdata[frame->seen] != frame) {
    frame->seen = frames->len;
    frame->top = placed->y - cut;
    g_ptr_array_add(frames, frame);
  }
  frame->bottom = placed->y + placed->strip->height + cut;
}

static void frame_draw(const Frame *frame, Canvas *canvas, double x, double y) {
  const Style *style = frame->style;
  gboolean border = style->border_width > 0 && style->border_color.alpha > 0;
  double inset = border ? style->border_width / 2 : 0;
  canvas_path_begin(canvas);
  canvas_rectangle(canvas, x + frame->x + inset, y + frame->top + inset, frame->width - 2 * inset,
                   frame->bottom - frame->top - 2 * inset);
  canvas_path_end(canvas, &(Paint){.fill = style->background_color,
                                   .stroke = border ? style->border_color : (SnColor){0},
                                   .line_width = border ? style->border_width : 0});
}

void stack_draw_frames(Layout *layout, const Stack *stack, Canvas *canvas, double x, double y) {
  g_autoptr(GPtrArray) frames = NULL;
  for (guint i = 0; i < stack_count(stack); i++) {
    const Placed *placed = stack_at(stack, i);
    if (!placed->strip->frame)
      continue;
    if (!frames)
      frames = g_ptr_array_new();
    frame_cover(placed->strip->frame, placed, frames);
  }
  if (!frames)
    return;
  canvas_begin(canvas, structure_artifact(layout->structure));
  for (guint i = 0; i < frames->len; i++)
    frame_draw(frames->pdata[i], canvas, x, y);
  canvas_end(canvas);
}
