/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the text of each catalogue entry stands: for reviews, and for pictures beside translations.
 *
 * Tab-separated, a header line first: context, page (1, 2, …, or a figure's name), label (the number as printed), x, y,
 * width, height in hundredths of a point from the page's top left corner.  A line for each stretch of a page, in order
 * of their ends; a page's own line, without a context, stands before those of its stretches. */

#include <math.h>
#include <songngu/plugin.h>
#include <stdlib.h>

#define MOST_DEPTH 200 /* the structure is never as deep */

/* What is drawn within an element; x1 < x0: nothing. */
typedef struct Extent {
  const SnElement *element;
  float x0, y0, x1, y1;
} Extent;

typedef struct State {
  FILE *file;
  Extent open[MOST_DEPTH];
  unsigned depth;
} State;

static const SnParam parameters[] = {{0}};

/* ---- extents */

static void extend(State *state, float x0, float y0, float x1, float y1) {
  if (state->depth == 0)
    return;
  Extent *extent = &state->open[state->depth - 1];
  extent->x0 = fminf(extent->x0, x0);
  extent->y0 = fminf(extent->y0, y0);
  extent->x1 = fmaxf(extent->x1, x1);
  extent->y1 = fmaxf(extent->y1, y1);
}

static void extend_by_text(State *state, const SnMark *mark) {
  for (uint32_t i = 0; i < mark->text.count; i++) {
    const SnTextItem *item = &mark->text.items[i];
    const SnFont *font = item->run->font;
    float scale = mark->text.size / (float)font->units_per_em;
    extend(state, item->x, mark->text.y - (float)font->ascent * scale, item->x + (float)item->run->advance * scale,
           mark->text.y - (float)font->descent * scale);
  }
}

static void extend_by_path(State *state, const SnMark *mark) {
  for (uint32_t i = 0; i < mark->path.count; i++) {
    const SnSegment *segment = &mark->path.segments[i];
    const float *v = segment->v;
    if (segment->kind == SN_RECTANGLE)
      extend(state, v[0], v[1], v[0] + v[2], v[1] + v[3]);
    else if (segment->kind == SN_CURVE)
      extend(state, fminf(v[0], fminf(v[2], v[4])), fminf(v[1], fminf(v[3], v[5])), fmaxf(v[0], fmaxf(v[2], v[4])),
             fmaxf(v[1], fmaxf(v[3], v[5])));
    else if (segment->kind != SN_CLOSE)
      extend(state, v[0], v[1], v[0], v[1]);
  }
}

/* ---- lines of the file */

static void put_text(FILE *file, const char *text) {
  for (; *text != '\0'; text++)
    putc((unsigned char)*text < ' ' ? ' ' : *text, file);
}

static void put_place(const State *state, const char *context, const SnPage *page, const Extent *extent) {
  put_text(state->file, context);
  if (page->name)
    fprintf(state->file, "\t%s", page->name);
  else
    fprintf(state->file, "\t%u", page->number);
  putc('\t', state->file);
  put_text(state->file, page->label ? page->label : "");
  const float lengths[] = {extent->x0, extent->y0, extent->x1 - extent->x0, extent->y1 - extent->y0};
  for (unsigned i = 0; i < 4; i++)
    fprintf(state->file, "\t%ld", lround((double)lengths[i] * 100));
  putc('\n', state->file);
}

/* ---- marks */

static bool begin_element(SnContext *context, State *state, const SnElement *element) {
  if (state->depth == MOST_DEPTH)
    return sn_fail(context, "the page's structure is more than %d deep", MOST_DEPTH);
  state->open[state->depth++] = (Extent){element, INFINITY, INFINITY, -INFINITY, -INFINITY};
  return true;
}

static void end_element(State *state, const SnPage *page) {
  Extent extent = state->open[--state->depth];
  if (extent.x1 < extent.x0)
    return;
  if (extent.element->context)
    put_place(state, extent.element->context, page, &extent);
  extend(state, extent.x0, extent.y0, extent.x1, extent.y1);
}

static bool take_mark(SnContext *context, State *state, const SnPage *page, const SnMark *mark) {
  switch (mark->kind) {
  case SN_MARK_TEXT:
    extend_by_text(state, mark);
    break;
  case SN_MARK_PATH:
    extend_by_path(state, mark);
    break;
  case SN_MARK_IMAGE:
    extend(state, mark->image.x, mark->image.y, mark->image.x + mark->image.width, mark->image.y + mark->image.height);
    break;
  case SN_MARK_BEGIN:
    return begin_element(context, state, mark->begin.element);
  case SN_MARK_END:
    end_element(state, page);
    break;
  case SN_MARK_LINK:
  case SN_MARK_ANCHOR:
    break;
  }
  return true;
}

/* ---- the renderer */

static bool places_begin(SnContext *context, const void *values, const SnDocument *document, void **out) {
  State *state = calloc(1, sizeof *state);
  *out = state;
  if (!state)
    return sn_fail(context, "out of memory");
  state->file = sn_output_open(context, "places");
  if (state->file)
    fputs("context\tpage\tlabel\tx\ty\twidth\theight\n", state->file);
  return state->file != NULL;
}

static bool places_page(SnContext *context, void *opaque, const SnPage *page) {
  State *state = opaque;
  state->depth = 0;
  put_place(state, "", page, &(Extent){NULL, 0, 0, page->width, page->height});
  for (uint32_t i = 0; i < page->count; i++)
    if (!take_mark(context, state, page, &page->marks[i]))
      return false;
  return true;
}

static bool places_end(SnContext *context, void *opaque) {
  State *state = opaque;
  FILE *file = state->file;
  state->file = NULL;
  return sn_output_close(context, file);
}

static const SnRenderer renderer = {places_begin, places_page, places_end, free};

SN_PLUGIN = {
    .abi = SN_ABI,
    .size = sizeof(SnPlugin),
    .kind = SN_RENDER,
    .name = "places",
    .version = "1",
    .summary = "Where the text of each catalogue entry stands, as a table",
    .params = parameters,
    .renderer = &renderer,
};
