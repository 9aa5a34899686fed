/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/canvas.h"

#include <string.h>

/* Items and segments are kept in one array each that moves as it grows: while a page is
 * recorded `first` says where a mark's own begin, and canvas_page() turns that into pointers. */
struct Canvas {
  SnMark *marks;
  guint32 *first; /* for each mark */
  guint mark_count, mark_room;
  SnTextItem *items;
  guint item_count, item_room;
  SnSegment *segments;
  guint segment_count, segment_room;
  GStringChunk *strings; /* of links and anchors; NULL until the first */
  GPtrArray *images;     /* GBytes, held for their marks; NULL until the first */
  gboolean recording;    /* between text_begin or path_begin and its end */
};

Canvas *canvas_new(void) { return g_new0(Canvas, 1); }

void canvas_free(Canvas *canvas) {
  if (!canvas)
    return;
  g_free(canvas->marks);
  g_free(canvas->first);
  g_free(canvas->items);
  g_free(canvas->segments);
  if (canvas->strings)
    g_string_chunk_free(canvas->strings);
  if (canvas->images)
    g_ptr_array_unref(canvas->images);
  g_free(canvas);
}

void canvas_clear(Canvas *canvas) {
  canvas->mark_count = canvas->item_count = canvas->segment_count = 0;
  canvas->recording = FALSE;
  if (canvas->strings)
    g_string_chunk_clear(canvas->strings);
  if (canvas->images)
    g_ptr_array_set_size(canvas->images, 0);
}

void canvas_trim(Canvas *canvas) {
  canvas->mark_room = canvas->mark_count;
  canvas->item_room = canvas->item_count;
  canvas->segment_room = canvas->segment_count;
  canvas->marks = g_renew(SnMark, canvas->marks, canvas->mark_room);
  canvas->first = g_renew(guint32, canvas->first, canvas->mark_room);
  canvas->items = g_renew(SnTextItem, canvas->items, canvas->item_room);
  canvas->segments = g_renew(SnSegment, canvas->segments, canvas->segment_room);
}

guint canvas_count(const Canvas *canvas) { return canvas->mark_count; }

static guint grown(guint room, guint wanted) { return MAX(MAX(room * 2, 64u), wanted); }

static void need_marks(Canvas *canvas, guint more) {
  guint wanted = canvas->mark_count + more;
  if (wanted <= canvas->mark_room)
    return;
  canvas->mark_room = grown(canvas->mark_room, wanted);
  canvas->marks = g_renew(SnMark, canvas->marks, canvas->mark_room);
  canvas->first = g_renew(guint32, canvas->first, canvas->mark_room);
}

static void need_items(Canvas *canvas, guint more) {
  guint wanted = canvas->item_count + more;
  if (wanted <= canvas->item_room)
    return;
  canvas->item_room = grown(canvas->item_room, wanted);
  canvas->items = g_renew(SnTextItem, canvas->items, canvas->item_room);
}

static void need_segments(Canvas *canvas, guint more) {
  guint wanted = canvas->segment_count + more;
  if (wanted <= canvas->segment_room)
    return;
  canvas->segment_room = grown(canvas->segment_room, wanted);
  canvas->segments = g_renew(SnSegment, canvas->segments, canvas->segment_room);
}

static SnMark *add_mark(Canvas *canvas, SnMarkKind kind, guint32 first) {
  need_marks(canvas, 1);
  SnMark *mark = &canvas->marks[canvas->mark_count];
  memset(mark, 0, sizeof *mark);
  mark->kind = kind;
  canvas->first[canvas->mark_count++] = first;
  return mark;
}

static SnMark *last_mark(Canvas *canvas) { return &canvas->marks[canvas->mark_count - 1]; }

static const char *keep(Canvas *canvas, const char *text) {
  if (!text)
    return NULL;
  if (!canvas->strings)
    canvas->strings = g_string_chunk_new(512);
  return g_string_chunk_insert(canvas->strings, text);
}

/* ---- text ---- */

void canvas_text_begin(Canvas *canvas, double size, double y, SnColor color) {
  g_return_if_fail(!canvas->recording);
  SnMark *mark = add_mark(canvas, SN_MARK_TEXT, canvas->item_count);
  mark->text.size = (float)size;
  mark->text.y = (float)y;
  mark->text.color = color;
  canvas->recording = TRUE;
}

void canvas_text_word(Canvas *canvas, const Word *word, double x, double space) {
  need_items(canvas, word->run_count);
  double size = last_mark(canvas)->text.size;
  for (guint i = 0; i < word->run_count; i++) {
    const SnRun *run = word->runs[i];
    gboolean last = i + 1 == word->run_count;
    canvas->items[canvas->item_count++] = (SnTextItem){.run = run, .x = (float)x, .space = last ? (float)space : 0};
    if (!last)
      x += size * run->advance / run->font->units_per_em;
  }
}

/* A text without words leaves no mark. */
void canvas_text_end(Canvas *canvas) {
  canvas->recording = FALSE;
  SnMark *mark = last_mark(canvas);
  mark->text.count = canvas->item_count - canvas->first[canvas->mark_count - 1];
  if (mark->text.count == 0)
    canvas->mark_count--;
}

/* ---- paths and images ---- */

void canvas_path_begin(Canvas *canvas) {
  g_return_if_fail(!canvas->recording);
  add_mark(canvas, SN_MARK_PATH, canvas->segment_count);
  canvas->recording = TRUE;
}

static void add_segment(Canvas *canvas, SnSegment segment) {
  need_segments(canvas, 1);
  canvas->segments[canvas->segment_count++] = segment;
}

void canvas_move(Canvas *canvas, double x, double y) {
  add_segment(canvas, (SnSegment){SN_MOVE, {(float)x, (float)y}});
}

void canvas_line(Canvas *canvas, double x, double y) {
  add_segment(canvas, (SnSegment){SN_LINE, {(float)x, (float)y}});
}

void canvas_curve(Canvas *canvas, double x1, double y1, double x2, double y2, double x, double y) {
  add_segment(canvas, (SnSegment){SN_CURVE, {(float)x1, (float)y1, (float)x2, (float)y2, (float)x, (float)y}});
}

void canvas_close(Canvas *canvas) { add_segment(canvas, (SnSegment){.kind = SN_CLOSE}); }

void canvas_rectangle(Canvas *canvas, double x, double y, double width, double height) {
  add_segment(canvas, (SnSegment){SN_RECTANGLE, {(float)x, (float)y, (float)width, (float)height}});
}

void canvas_path_end(Canvas *canvas, const Paint *paint) {
  canvas->recording = FALSE;
  SnMark *mark = last_mark(canvas);
  mark->path.count = canvas->segment_count - canvas->first[canvas->mark_count - 1];
  mark->path.fill = paint->fill;
  mark->path.stroke = paint->stroke;
  mark->path.pattern = paint->pattern;
  mark->path.line_width = (float)paint->line_width;
  mark->path.dash = (float)paint->dash;
  mark->path.gap = (float)paint->gap;
  if (mark->path.count == 0)
    canvas->mark_count--;
}

static void hold_image(Canvas *canvas, GBytes *image) {
  if (!canvas->images)
    canvas->images = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
  g_ptr_array_add(canvas->images, g_bytes_ref(image));
}

void canvas_image(Canvas *canvas, GBytes *image, double x, double y, double width, double height) {
  SnMark *mark = add_mark(canvas, SN_MARK_IMAGE, 0);
  hold_image(canvas, image);
  mark->image.data = g_bytes_get_data(image, &mark->image.length);
  mark->image.x = (float)x;
  mark->image.y = (float)y;
  mark->image.width = (float)width;
  mark->image.height = (float)height;
}

/* ---- links, anchors, structure ---- */

void canvas_link(Canvas *canvas, double x, double y, double width, double height, const char *uri, const char *anchor,
                 const char *contents) {
  SnMark *mark = add_mark(canvas, SN_MARK_LINK, 0);
  mark->link.x = (float)x;
  mark->link.y = (float)y;
  mark->link.width = (float)width;
  mark->link.height = (float)height;
  mark->link.uri = keep(canvas, uri);
  mark->link.anchor = keep(canvas, anchor);
  mark->link.contents = keep(canvas, contents);
}

void canvas_anchor(Canvas *canvas, const char *name, double y) {
  SnMark *mark = add_mark(canvas, SN_MARK_ANCHOR, 0);
  mark->anchor.name = keep(canvas, name);
  mark->anchor.y = (float)y;
}

void canvas_begin(Canvas *canvas, const SnElement *element) {
  add_mark(canvas, SN_MARK_BEGIN, 0)->begin.element = element;
}

void canvas_end(Canvas *canvas) { add_mark(canvas, SN_MARK_END, 0); }

/* ---- a canvas on another ---- */

static void append_items(Canvas *canvas, const Canvas *other, float dx) {
  if (!other->item_count)
    return;
  need_items(canvas, other->item_count);
  SnTextItem *to = canvas->items + canvas->item_count;
  for (guint i = 0; i < other->item_count; i++) {
    to[i] = other->items[i];
    to[i].x += dx;
  }
  canvas->item_count += other->item_count;
}

static void move_segment(SnSegment *segment, float dx, float dy) {
  guint points = segment->kind == SN_CLOSE ? 0 : segment->kind == SN_CURVE ? 3 : 1;
  for (guint i = 0; i < points; i++) {
    segment->v[i * 2] += dx;
    segment->v[i * 2 + 1] += dy;
  }
}

static void append_segments(Canvas *canvas, const Canvas *other, float dx, float dy) {
  if (!other->segment_count)
    return;
  need_segments(canvas, other->segment_count);
  SnSegment *to = canvas->segments + canvas->segment_count;
  for (guint i = 0; i < other->segment_count; i++) {
    to[i] = other->segments[i];
    move_segment(&to[i], dx, dy);
  }
  canvas->segment_count += other->segment_count;
}

static void move_mark(Canvas *canvas, SnMark *mark, float dx, float dy) {
  switch (mark->kind) {
  case SN_MARK_TEXT:
    mark->text.y += dy;
    break;
  case SN_MARK_IMAGE:
    mark->image.x += dx;
    mark->image.y += dy;
    break;
  case SN_MARK_LINK:
    mark->link.x += dx;
    mark->link.y += dy;
    mark->link.uri = keep(canvas, mark->link.uri);
    mark->link.anchor = keep(canvas, mark->link.anchor);
    mark->link.contents = keep(canvas, mark->link.contents);
    break;
  case SN_MARK_ANCHOR:
    mark->anchor.y += dy;
    mark->anchor.name = keep(canvas, mark->anchor.name);
    break;
  case SN_MARK_PATH:
  case SN_MARK_BEGIN:
  case SN_MARK_END:
    break;
  }
}

void canvas_append(Canvas *canvas, const Canvas *other, double dx, double dy) {
  g_return_if_fail(!canvas->recording && !other->recording && canvas != other);
  guint32 first_item = canvas->item_count, first_segment = canvas->segment_count;
  append_items(canvas, other, (float)dx);
  append_segments(canvas, other, (float)dx, (float)dy);
  need_marks(canvas, other->mark_count);
  for (guint i = 0; i < other->mark_count; i++) {
    SnMark *mark = &canvas->marks[canvas->mark_count];
    *mark = other->marks[i];
    move_mark(canvas, mark, (float)dx, (float)dy);
    guint32 base = mark->kind == SN_MARK_TEXT ? first_item : mark->kind == SN_MARK_PATH ? first_segment : 0;
    canvas->first[canvas->mark_count++] = base + other->first[i];
  }
  for (guint i = 0; other->images && i < other->images->len; i++)
    hold_image(canvas, other->images->pdata[i]);
}

SnPage canvas_page(Canvas *canvas, double width, double height) {
  for (guint i = 0; i < canvas->mark_count; i++) {
    SnMark *mark = &canvas->marks[i];
    if (mark->kind == SN_MARK_TEXT)
      mark->text.items = canvas->items + canvas->first[i];
    else if (mark->kind == SN_MARK_PATH)
      mark->path.segments = canvas->segments + canvas->first[i];
  }
  return (SnPage){.size = sizeof(SnPage),
                  .width = (float)width,
                  .height = (float)height,
                  .count = canvas->mark_count,
                  .marks = canvas->marks};
}
