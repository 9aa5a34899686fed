/* SPDX-License-Identifier: GPL-3.0-or-later */

/* PNG previews: the page's marks drawn by Cairo, one file a page or figure. */

#include <songngu/plugin.h>
#include <stdio.h>

#include "raster.h"

typedef struct Parameters {
  int64_t resolution;
} Parameters;

static const SnParam parameters[] = {
    {.name = "resolution",
     .type = SN_PARAM_INTEGER,
     .offset = offsetof(Parameters, resolution),
     .fallback = "96",
     .min = 24,
     .max = 600,
     .help = "Pixels per inch"},
    {NULL},
};

static bool png_page(SnContext *context, void *raster, const SnPage *page) {
  char suffix[160];
  if (page->name)
    snprintf(suffix, sizeof suffix, "%s.png", page->name);
  else
    snprintf(suffix, sizeof suffix, "%u.png", page->number);
  cairo_surface_t *surface = raster_page(context, raster, page);
  bool ok = surface && raster_save(context, surface, suffix);
  if (surface)
    cairo_surface_destroy(surface);
  return ok;
}

static bool png_begin(SnContext *context, const void *values, const SnDocument *document, void **out) {
  *out = raster_new(context, (double)((const Parameters *)values)->resolution);
  return *out;
}

static bool png_end(SnContext *context, void *raster) { return true; }

static void png_free(void *raster) { raster_free(raster); }

static const SnRenderer renderer = {png_begin, png_page, png_end, png_free};

SN_PLUGIN = {
    .abi = SN_ABI,
    .size = sizeof(SnPlugin),
    .kind = SN_RENDER,
    .name = "png",
    .version = "1.0",
    .summary = "PNG previews, one file a page and one a chart",
    .params = parameters,
    .params_size = sizeof(Parameters),
    .renderer = &renderer,
};
