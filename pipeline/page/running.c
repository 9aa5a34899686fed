/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/running.h"

#include "page/paragraph.h"

typedef struct RunningStrip {
  Strip strip;
  GArray *spans; /* the binder's */
  const Style *style;
  double width;
  gboolean foot; /* the baseline is that of the last line */
  GPtrArray *waits;
} RunningStrip;

/* Broken only when drawn: the texts are another page's each time, and may be late. */
static void running_draw(Layout *layout, const Placed *run, guint count, Canvas *canvas, double x, double y) {
  const RunningStrip *running = (const RunningStrip *)run[0].strip;
  g_autoptr(Paragraph) paragraph = paragraph_new(layout->shaper, running->spans, running->style, layout->language,
                                                 &layout->resolver, &(Place){0}, layout->diagnostics);
  guint lines = paragraph_break(paragraph, running->width, running->style->text_align, 0);
  if (lines == 0)
    return;
  double top = y + run[0].y - paragraph_line(paragraph, 0)->ascent;
  if (running->foot)
    top = y + run[0].y + paragraph_line(paragraph, lines - 1)->descent - paragraph_height(paragraph);
  paragraph_draw(paragraph, canvas, layout->structure, structure_artifact(layout->structure), 0, lines,
                 x + running->strip.x, top);
}

static void running_free(Strip *strip) { g_clear_pointer(&((RunningStrip *)strip)->waits, g_ptr_array_unref); }

static const StripKind RUNNING = {.draw = running_draw, .free = running_free};

static void furniture_put(Layout *layout, const PageMaster *master, xmlNodePtr content, gboolean foot, Stack *stack) {
  const Style *style = layout_style(layout, foot ? "footer" : "header");
  RunningStrip *running = strip_new_repeated(layout, &RUNNING, sizeof(RunningStrip));
  running->spans = layout->source->running(layout->source->data, content);
  running->style = style;
  running->foot = foot;
  running->strip.x = master->margin_left + style->margin_left;
  running->width = MAX(master_measure(master) - style->margin_left - style->margin_right, 1);
  running->strip.waits = running->waits = layout_waits(running->spans);
  Placed placed = {.strip = &running->strip,
                   .y = foot ? master->height - master->footer_extent : master->header_extent};
  g_array_append_val(stack->placed, placed);
}

void running_put(Layout *layout, const PageMaster *master, gboolean first, Stack *stack) {
  if (master->header && (!first || master->first_page_header))
    furniture_put(layout, master, master->header, FALSE, stack);
  if (master->footer)
    furniture_put(layout, master, master->footer, TRUE, stack);
}
