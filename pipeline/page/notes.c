/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/notes.h"

#include "page/prose.h"

#define RULE_WIDTH 0.4

static void collect(gpointer data, Strip *strip) { g_ptr_array_add(data, strip); }

static void note_put(Layout *layout, Hold *hold, Block *note, const SnElement *parent, const Outlet *outlet) {
  const Style *style = layout_style(layout, "note");
  SnElement *element = structure_add(layout->structure, SN_ROLE_NOTE, parent);
  structure_set_context(layout->structure, element, spans_context(note->spans));
  Text *text = text_new(layout, &(TextSpec){
                                    .spans = note->spans,
                                    .style = style,
                                    .element = element,
                                    .parent = parent,
                                    .hold = hold,
                                    .place = layout_place(layout, note),
                                    .prefix = note->label,
                                    .prefix_superscript = TRUE,
                                });
  layout_anchor(layout, note->anchor);
  text_put(
      layout, text,
      &(TextPlace){
          .x = style->margin_left,
          .width = master_measure(layout_master(layout, layout->landscape)) - style->margin_left - style->margin_right,
          .before = style->margin_top,
          .after = style->margin_bottom,
      },
      outlet);
  text_release(text);
}

GPtrArray *notes_strips(Layout *layout, Hold *hold, const GPtrArray *notes, const SnElement *parent) {
  GPtrArray *strips = g_ptr_array_new_with_free_func((GDestroyNotify)strip_free);
  Outlet outlet = {collect, strips};
  for (guint i = 0; i < notes->len; i++)
    note_put(layout, hold, notes->pdata[i], parent, &outlet);
  return strips;
}

double notes_gap(const Layout *layout) { return layout_style(layout, "note")->font_size * 0.8; }

void notes_rule_draw(Layout *layout, Canvas *canvas, double x, double y, double measure) {
  const Style *style = layout_style(layout, "note");
  double top = y - notes_gap(layout) * 0.35;
  canvas_begin(canvas, structure_artifact(layout->structure));
  canvas_path_begin(canvas);
  canvas_move(canvas, x, top);
  canvas_line(canvas, x + MIN(measure / 3, 144), top);
  canvas_path_end(canvas, &(Paint){.stroke = style->color, .line_width = RULE_WIDTH});
  canvas_end(canvas);
}
