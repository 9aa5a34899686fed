/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Pages as pixels, drawn by Cairo. */

#include <cairo.h>
#include <songngu/plugin.h>

typedef struct Raster Raster;
/* `resolution`: pixels per inch.  NULL: reported. */
Raster *raster_new(SnContext *context, double resolution);
void raster_free(Raster *raster);
/* Pixels per point. */
double raster_scale(const Raster *raster);

/* The page on white; free with cairo_surface_destroy.  NULL: reported. */
cairo_surface_t *raster_page(SnContext *context, Raster *raster, const SnPage *page);
/* As the PNG file ID.LANG.SUFFIX.  false: reported. */
bool raster_save(SnContext *context, cairo_surface_t *surface, const char *suffix);
