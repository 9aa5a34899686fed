/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/prose.h"

#include "page/label.h"
#include "page/notes.h"

struct Text {
  Hold *hold;
  GStringChunk *copies;
  GArray *spans;    /* where they are not the block's own */
  GPtrArray *notes; /* Block: copies that such spans point to */
  Paragraph *paragraph;
  guint line_count;
  const Style *style;
  const SnElement *element, *parent;
  GPtrArray *waits;
  char *section;
  char *label;
  const Style *label_style;
  const SnElement *label_element;
  double label_x;
  const char *leader;
  const Style *leader_style;
  double leader_x;
};

typedef struct LineStrip {
  Strip strip;
  Text *text;
  guint line;
} LineStrip;

static const char *copied(Text *text, const char *string) {
  return string ? g_string_chunk_insert(text->copies, string) : NULL;
}

static Block *copied_note(Text *text, const Block *note);

/* `lasting`: what the spans point to lasts as long as the text; else it is copied too. */
static void text_copy_spans(Text *text, const GArray *from, gboolean lasting, GArray *to) {
  for (guint i = 0; from && i < from->len; i++) {
    Span span = g_array_index(from, Span, i);
    if (!lasting) {
      span.text = copied(text, span.text);
      span.language = copied(text, span.language);
      span.uri = copied(text, span.uri);
      span.anchor = copied(text, span.anchor);
      span.context = copied(text, span.context);
      span.note = span.note ? copied_note(text, span.note) : NULL;
    }
    g_array_append_val(to, span);
  }
}

static Block *copied_note(Text *text, const Block *note) {
  Block *copy = block_new(note->kind, note->style, note->line);
  copy->from_template = note->from_template;
  copy->label = g_strdup(note->label);
  copy->anchor = g_strdup(note->anchor);
  copy->spans = g_array_new(FALSE, FALSE, sizeof(Span)); /* the text owns the notes, not they each other */
  if (!text->notes)
    text->notes = g_ptr_array_new_with_free_func((GDestroyNotify)block_free);
  g_ptr_array_add(text->notes, copy);
  text_copy_spans(text, note->spans, FALSE, copy->spans);
  return copy;
}

Text *text_new(Layout *layout, const TextSpec *spec) {
  Text *text = g_rc_box_new0(Text);
  const GArray *spans = spec->spans;
  if (spec->hold)
    text->hold = hold_acquire(spec->hold);
  if (spec->prefix || !spec->hold) {
    text->copies = g_string_chunk_new(64);
    text->spans = g_array_new(FALSE, FALSE, sizeof(Span));
    if (spec->prefix) {
      Span prefix = {.kind = SPAN_TEXT, .superscript = spec->prefix_superscript, .text = copied(text, spec->prefix)};
      Span space = {.kind = SPAN_TEXT, .text = " "};
      g_array_append_val(text->spans, prefix);
      g_array_append_val(text->spans, space);
    }
    text_copy_spans(text, spans, spec->hold != NULL, text->spans);
    spans = text->spans;
  }
  text->style = spec->style;
  text->element = spec->element;
  text->parent = spec->parent;
  text->waits = layout_waits(spans);
  text->paragraph = paragraph_new(layout->shaper, spans, spec->style, layout->language, &layout->resolver, &spec->place,
                                  layout->diagnostics);
  return text;
}

static void text_clear(gpointer data) {
  Text *text = data;
  paragraph_free(text->paragraph);
  if (text->hold)
    hold_release(text->hold);
  if (text->copies)
    g_string_chunk_free(text->copies);
  g_clear_pointer(&text->spans, g_array_unref);
  g_clear_pointer(&text->notes, g_ptr_array_unref);
  g_clear_pointer(&text->waits, g_ptr_array_unref);
  g_free(text->section);
  g_free(text->label);
}

void text_release(Text *text) { g_rc_box_release_full(text, text_clear); }

Paragraph *text_paragraph(Text *text) { return text->paragraph; }

const GPtrArray *text_waits(const Text *text) { return text->waits; }

void text_set_label(Text *text, const char *label, const Style *style, double x, const SnElement *element) {
  text->label = g_strdup(label);
  text->label_style = style;
  text->label_x = x;
  text->label_element = element;
}

void text_set_leader(Text *text, const char *anchor, const Style *style, double x) {
  text->leader = anchor;
  text->leader_style = style;
  text->leader_x = x;
  if (!text->waits)
    text->waits = g_ptr_array_new();
  g_ptr_array_add(text->waits, (gpointer)anchor);
}

void text_set_section(Text *text, const char *title) { text->section = g_strdup(title); }

/* Dots from x `from` to the number.  They end at one place in all lines, so that they stand in columns. */
static void leader_draw(Layout *layout, const Text *text, Canvas *canvas, double x, double baseline, double from) {
  const Style *style = text->leader_style;
  const char *language = layout->language, *number = layout_number_of(layout, text->leader);
  double gap = style->font_size * 0.4, dot = label_width(layout->shaper, style, 0, language, ".");
  double room = MAX(label_width(layout->shaper, style, 0, language, "00"),
                    number ? label_width(layout->shaper, style, 0, language, number) : 0);
  double end = text->leader_x - room - gap;
  int count = dot > 0 ? (int)((end - from - gap) / dot) : 0;
  if (count > 0) {
    g_autofree char *dots = g_strnfill(MIN(count, 400), '.');
    canvas_begin(canvas, structure_artifact(layout->structure));
    label_draw(layout->shaper, canvas, style, 0, language, dots, x + end, baseline, 1, style->color);
    canvas_end(canvas);
  }
  canvas_begin(canvas, text->element);
  label_draw(layout->shaper, canvas, style, 0, language, number ? number : "?", x + text->leader_x, baseline, 1,
             style->color);
  canvas_end(canvas);
}

static void label_put(Layout *layout, const Text *text, Canvas *canvas, double x, double baseline) {
  canvas_begin(canvas, text->label_element);
  label_draw(layout->shaper, canvas, text->label_style, 0, layout->language, text->label, x + text->label_x, baseline,
             0, text->label_style->color);
  canvas_end(canvas);
}

static double line_baseline(const Placed *placed, double y) {
  const LineStrip *strip = (const LineStrip *)placed->strip;
  return y + placed->y + paragraph_line(strip->text->paragraph, strip->line)->ascent;
}

static void lines_draw(Layout *layout, const Placed *run, guint count, Canvas *canvas, double x, double y) {
  const LineStrip *first = (const LineStrip *)run[0].strip, *last = (const LineStrip *)run[count - 1].strip;
  Text *text = first->text;
  x += first->strip.x;
  if (text->label && first->line == 0)
    label_put(layout, text, canvas, x, line_baseline(&run[0], y));
  paragraph_draw(text->paragraph, canvas, layout->structure, text->element, first->line, count, x, y + run[0].y);
  if (text->leader && last->line + 1 == text->line_count) {
    double indent = last->line == 0 ? text->style->text_indent : 0;
    leader_draw(layout, text, canvas, x, line_baseline(&run[count - 1], y),
                indent + paragraph_line(text->paragraph, last->line)->width);
  }
}

static void line_free(Strip *strip) { text_release(((LineStrip *)strip)->text); }

static const StripKind LINE = {.draw = lines_draw, .free = line_free};

/* The first `orphans` lines stay together, and the last `widows`. */
static Keep keep_after_line(const Text *text, guint line, const TextPlace *place) {
  const Style *style = text->style;
  if (line + 1 == text->line_count)
    return place->keep;
  if (style->break_inside == BREAK_AVOID)
    return MAX(place->inside, KEEP_INSIDE);
  gboolean orphan = line + 1 < style->orphans, widow = text->line_count - line - 1 < style->widows;
  return MAX(place->inside, orphan || widow ? KEEP_LINES : KEEP_FREE);
}

static LineStrip *line_new(Layout *layout, Text *text, guint index, const TextPlace *place) {
  const Line *line = paragraph_line(text->paragraph, index);
  LineStrip *strip = strip_new(layout, &LINE, sizeof(LineStrip));
  strip->text = g_rc_box_acquire(text);
  strip->line = index;
  strip->strip.owner = text;
  strip->strip.frame = frame_acquire(place->frame);
  strip->strip.x = place->x;
  strip->strip.height = line->ascent + line->descent;
  strip->strip.keep = keep_after_line(text, index, place);
  strip->strip.waits = text->waits;
  if (line->notes)
    strip->strip.notes = notes_strips(layout, text->hold, line->notes, text->parent);
  return strip;
}

void text_put(Layout *layout, Text *text, const TextPlace *place, const Outlet *outlet) {
  text->line_count = paragraph_break(text->paragraph, MAX(place->width, 1), text->style->text_align, place->indent);
  layout->text_width = 0;
  for (guint i = 0; i < text->line_count; i++) {
    LineStrip *strip = line_new(layout, text, i, place);
    if (i == 0) {
      strip->strip.before = place->before;
      strip->strip.section = text->section;
    }
    if (i + 1 == text->line_count)
      strip->strip.after = place->after;
    layout->text_width = MAX(layout->text_width, paragraph_line(text->paragraph, i)->width);
    outlet_put(outlet, &strip->strip);
  }
}
