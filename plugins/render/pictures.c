/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Small pictures of where catalogue entries stand, for translators. */

#include <math.h>
#include <songngu/plugin.h>
#include <stdlib.h>
#include <string.h>

#include "extent.h"
#include "raster.h"

#define AROUND 28.0 /* points of the page that a picture shows above and below its place */
#define TALLEST 320.0
#define DEEPEST 200 /* the structure is never as deep */

typedef struct Parameters {
  const char *entries;
  int64_t resolution;
} Parameters;

static const SnParam parameters[] = {
    {.name = "entries",
     .type = SN_PARAM_STRING,
     .offset = offsetof(Parameters, entries),
     .required = true,
     .help = "What to picture, one a line: the context, a tab, the picture's name"},
    {.name = "resolution",
     .type = SN_PARAM_INTEGER,
     .offset = offsetof(Parameters, resolution),
     .fallback = "60",
     .min = 24,
     .max = 300,
     .help = "Pixels per inch of the pictures"},
    {NULL},
};

/* A picture yet to be taken. */
typedef struct Wanted {
  char *context, *name;
  Extent extent; /* on this page */
} Wanted;

typedef struct State {
  Raster *raster;
  char *text;     /* of the parameter, cut into strings */
  Wanted *wanted; /* sorted by context */
  size_t count;
} State;

/* ---- pictures ---- */

static int compare_wanted(const void *a, const void *b) {
  return strcmp(((const Wanted *)a)->context, ((const Wanted *)b)->context);
}

static bool read_wanted(State *state, const char *entries) {
  size_t lines = 1;
  for (const char *p = entries; *p; p++)
    lines += *p == '\n';
  state->text = strdup(entries);
  state->wanted = calloc(lines, sizeof *state->wanted);
  if (!state->text || !state->wanted)
    return false;
  for (char *line = state->text, *next; line && *line; line = next) {
    next = strchr(line, '\n');
    if (next)
      *next++ = '\0';
    char *tab = strchr(line, '\t');
    if (!tab)
      continue;
    *tab = '\0';
    state->wanted[state->count++] = (Wanted){line, tab + 1, extent_empty()};
  }
  qsort(state->wanted, state->count, sizeof *state->wanted, compare_wanted);
  return true;
}

/* NULL: it is not wanted, or has been taken. */
static Wanted *find_wanted(const State *state, const char *context) {
  Wanted key = {.context = (char *)context};
  Wanted *found =
      context && state->count > 0 ? bsearch(&key, state->wanted, state->count, sizeof key, compare_wanted) : NULL;
  return found && found->name ? found : NULL;
}

/* The elements that are open at a place of the page, those above an outermost one first: tables, for one, are not begun
 * on a page themselves, their cells are. */
typedef struct Path {
  Wanted *wanted[DEEPEST];  /* NULL where the element is not */
  size_t depth, above, any; /* above: how many were not begun here; any: how many are wanted on the page */
} Path;

static void path_add(Path *path, Wanted *wanted) {
  if (path->depth < DEEPEST)
    path->wanted[path->depth] = wanted;
  path->depth++;
  path->any += wanted != NULL;
}

static void path_begin(Path *path, const State *state, const SnElement *element) {
  if (path->depth == 0) {
    for (const SnElement *parent = element->parent; parent && path->depth < DEEPEST / 2; parent = parent->parent)
      path_add(path, find_wanted(state, parent->context));
    path->above = path->depth;
  }
  path_add(path, find_wanted(state, element->context));
}

static void path_end(Path *path) {
  path->depth -= path->depth > path->above;
  if (path->depth == path->above)
    path->depth = path->above = 0;
}

static void path_extend(const Path *path, const Extent *extent) {
  for (size_t i = 0; i < path->depth && i < DEEPEST; i++)
    if (path->wanted[i])
      extent_add(&path->wanted[i]->extent, extent);
}

/* Each wanted entry's extent on this page; false: none is here. */
static bool find_extents(State *state, const SnPage *page) {
  Path path = {.depth = 0};
  for (uint32_t i = 0; i < page->count; i++) {
    const SnMark *mark = &page->marks[i];
    if (mark->kind == SN_MARK_BEGIN) {
      path_begin(&path, state, mark->begin.element);
    } else if (mark->kind == SN_MARK_END) {
      path_end(&path);
    } else if (path.any > 0) {
      Extent extent = extent_of_mark(mark);
      path_extend(&path, &extent);
    }
  }
  return path.any > 0;
}

/* The strip of the page around the entry's text, which is framed. */
static bool save_picture(SnContext *context, const State *state, cairo_surface_t *page, const Wanted *wanted) {
  char suffix[200];
  const Extent *box = &wanted->extent;
  double scale = raster_scale(state->raster), page_height = cairo_image_surface_get_height(page) / scale;
  double top = fmax(box->y0 - AROUND, 0), bottom = fmin(fmin(box->y1 + AROUND, page_height), top + TALLEST);
  double from = floor(top * scale); /* whole pixels, so that the text stays as sharp as it is */
  int height = (int)fmax(ceil((bottom - top) * scale), 1);
  cairo_surface_t *strip = cairo_image_surface_create(CAIRO_FORMAT_RGB24, cairo_image_surface_get_width(page), height);
  cairo_t *cairo = cairo_create(strip);
  cairo_set_source_surface(cairo, page, 0, -from);
  cairo_paint(cairo);
  cairo_scale(cairo, scale, scale);
  cairo_rectangle(cairo, box->x0 - 3, box->y0 - from / scale - 2, box->x1 - box->x0 + 6, box->y1 - box->y0 + 4);
  cairo_set_source_rgba(cairo, 1, 0.85, 0, 0.25);
  cairo_fill_preserve(cairo);
  cairo_set_source_rgb(cairo, 0.8, 0.3, 0);
  cairo_set_line_width(cairo, 1);
  cairo_stroke(cairo);
  cairo_status_t status = cairo_status(cairo);
  cairo_destroy(cairo);
  snprintf(suffix, sizeof suffix, "%s.png", wanted->name);
  bool ok = status == CAIRO_STATUS_SUCCESS ? raster_save(context, strip, suffix)
                                           : sn_fail(context, "drawing failed: %s", cairo_status_to_string(status));
  cairo_surface_destroy(strip);
  return ok;
}

/* ---- the renderer ---- */

static bool pictures_begin(SnContext *context, const void *values, const SnDocument *document, void **out) {
  const Parameters *given = values;
  State *state = calloc(1, sizeof *state);
  *out = state;
  if (!state || !read_wanted(state, given->entries))
    return sn_fail(context, "out of memory");
  state->raster = raster_new(context, (double)given->resolution);
  return state->raster;
}

/* A page is drawn only for the sake of a picture.  Charts that stand alone have their places on their pages. */
static bool pictures_page(SnContext *context, void *opaque, const SnPage *page) {
  State *state = opaque;
  if (page->name || !find_extents(state, page))
    return true;
  cairo_surface_t *surface = raster_page(context, state->raster, page);
  bool ok = surface;
  for (size_t i = 0; ok && i < state->count; i++) {
    Wanted *wanted = &state->wanted[i];
    if (!wanted->name || extent_is_empty(&wanted->extent))
      continue;
    ok = save_picture(context, state, surface, wanted);
    wanted->name = NULL;
  }
  if (surface)
    cairo_surface_destroy(surface);
  return ok;
}

static bool pictures_end(SnContext *context, void *state) { return true; }

static void pictures_free(void *opaque) {
  State *state = opaque;
  if (!state)
    return;
  raster_free(state->raster);
  free(state->wanted);
  free(state->text);
  free(state);
}

static const SnRenderer renderer = {pictures_begin, pictures_page, pictures_end, pictures_free};

SN_PLUGIN = {
    .abi = SN_ABI,
    .size = sizeof(SnPlugin),
    .kind = SN_RENDER,
    .name = "pictures",
    .version = "1.0",
    .summary = "Small PNG pictures of where catalogue entries first stand",
    .params = parameters,
    .params_size = sizeof(Parameters),
    .renderer = &renderer,
};
