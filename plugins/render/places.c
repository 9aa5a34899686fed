/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the text of each catalogue entry stands: for reviews, and for pictures beside translations.
 *
 * Tab-separated, a header line first: context, page (1, 2, …, or a figure's name), label (the number as printed), x, y,
 * width, height in hundredths of a point from the page's top left corner.  A line for each stretch of a page, in order
 * of their ends, those of tables and the like last; a page's own line, without a context, stands before those of its
 * stretches. */

#include <math.h>
#include <songngu/plugin.h>
#include <stdlib.h>

#include "../array.h"
#include "extent.h"

#define MOST_DEPTH 200 /* the structure is never as deep */

/* An open element and what has been drawn within it. */
typedef struct Open {
  const SnElement *element;
  Extent extent;
} Open;

typedef struct State {
  FILE *file;
  Open open[MOST_DEPTH];
  unsigned depth;
  /* Elements with a context that are not begun on the page themselves, as tables are: parts of them are. */
  ARRAY(Open) around;
} State;

static const SnParam parameters[] = {{0}};

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
  state->open[state->depth++] = (Open){element, extent_empty()};
  return true;
}

static void extend(State *state, const Extent *extent) {
  if (state->depth > 0)
    extent_add(&state->open[state->depth - 1].extent, extent);
}

static Extent *extent_around(State *state, const SnElement *element) {
  for (size_t i = 0; i < state->around.count; i++)
    if (state->around.items[i].element == element)
      return &state->around.items[i].extent;
  Open *added = array_add(&state->around);
  *added = (Open){element, extent_empty()};
  return &added->extent;
}

/* What an outermost part reaches over, all that it is part of does. */
static void extend_around(State *state, const Open *part) {
  if (state->depth > 0)
    return;
  for (const SnElement *element = part->element->parent; element; element = element->parent)
    if (element->context)
      extent_add(extent_around(state, element), &part->extent);
}

static void end_element(State *state, const SnPage *page) {
  const Open open = state->open[--state->depth];
  if (extent_is_empty(&open.extent))
    return;
  if (open.element->context)
    put_place(state, open.element->context, page, &open.extent);
  extend(state, &open.extent);
  extend_around(state, &open);
}

static bool take_mark(SnContext *context, State *state, const SnPage *page, const SnMark *mark) {
  if (mark->kind == SN_MARK_BEGIN)
    return begin_element(context, state, mark->begin.element);
  if (mark->kind == SN_MARK_END) {
    end_element(state, page);
    return true;
  }
  Extent extent = extent_of_mark(mark);
  extend(state, &extent);
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
  state->around.count = 0;
  put_place(state, "", page, &(Extent){0, 0, page->width, page->height});
  for (uint32_t i = 0; i < page->count; i++)
    if (!take_mark(context, state, page, &page->marks[i]))
      return false;
  for (size_t i = 0; i < state->around.count; i++)
    put_place(state, state->around.items[i].element->context, page, &state->around.items[i].extent);
  return true;
}

static bool places_end(SnContext *context, void *opaque) {
  State *state = opaque;
  FILE *file = state->file;
  state->file = NULL;
  return sn_output_close(context, file);
}

static void places_free(void *opaque) {
  State *state = opaque;
  if (state)
    array_free(&state->around);
  free(state);
}

static const SnRenderer renderer = {places_begin, places_page, places_end, places_free};

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
