/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "raster.h"

#include <cairo-ft.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <ft2build.h>
#include FT_FREETYPE_H

#include "images.h"

/* One cairo face for each font of the document, found by the font's id. */
typedef struct Faces {
  FT_Library freetype;
  cairo_font_face_t **list;
  uint32_t count;
} Faces;

struct Raster {
  Faces faces;
  double scale; /* pixels per point */
  cairo_glyph_t *glyphs;
  size_t glyph_room;
};

static const cairo_user_data_key_t face_key;

static void face_done(void *face) { FT_Done_Face(face); }

static cairo_font_face_t *face_open(FT_Library freetype, const SnFont *font) {
  FT_Face face;
  if (FT_New_Memory_Face(freetype, font->data, (FT_Long)font->length, (FT_Long)font->index, &face) != 0)
    return NULL;
  cairo_font_face_t *result = cairo_ft_font_face_create_for_ft_face(face, FT_LOAD_NO_HINTING);
  if (cairo_font_face_set_user_data(result, &face_key, face, face_done) != CAIRO_STATUS_SUCCESS) {
    cairo_font_face_destroy(result);
    FT_Done_Face(face);
    return NULL;
  }
  return result;
}

static cairo_font_face_t *faces_find(Faces *faces, const SnFont *font) {
  if (font->id >= faces->count) {
    uint32_t count = font->id + 8;
    cairo_font_face_t **list = realloc(faces->list, count * sizeof *list);
    if (!list)
      return NULL;
    memset(list + faces->count, 0, (count - faces->count) * sizeof *list);
    faces->list = list;
    faces->count = count;
  }
  if (!faces->list[font->id])
    faces->list[font->id] = face_open(faces->freetype, font);
  return faces->list[font->id];
}

static void set_color(cairo_t *cairo, SnColor color) {
  cairo_set_source_rgba(cairo, color.red / 255.0, color.green / 255.0, color.blue / 255.0, color.alpha / 255.0);
}

static bool draw_run(Raster *raster, cairo_t *cairo, const SnRun *run, double x, double y, double size) {
  cairo_font_face_t *face = faces_find(&raster->faces, run->font);
  if (!face)
    return false;
  if (run->count > raster->glyph_room) {
    cairo_glyph_t *grown = realloc(raster->glyphs, run->count * sizeof *grown);
    if (!grown)
      return false;
    raster->glyphs = grown;
    raster->glyph_room = run->count;
  }
  double unit = size / run->font->units_per_em;
  for (uint32_t i = 0; i < run->count; i++) {
    const SnGlyph *glyph = &run->glyphs[i];
    raster->glyphs[i] = (cairo_glyph_t){glyph->id, x + glyph->x_offset * unit, y - glyph->y_offset * unit};
    x += glyph->advance * unit;
  }
  cairo_set_font_face(cairo, face);
  cairo_set_font_size(cairo, size);
  cairo_show_glyphs(cairo, raster->glyphs, (int)run->count);
  return true;
}

static void trace_path(cairo_t *cairo, const SnSegment *segments, uint32_t count) {
  cairo_new_path(cairo);
  for (const SnSegment *s = segments; s < segments + count; s++)
    switch (s->kind) {
    case SN_MOVE: cairo_move_to(cairo, s->v[0], s->v[1]); break;
    case SN_LINE: cairo_line_to(cairo, s->v[0], s->v[1]); break;
    case SN_CURVE: cairo_curve_to(cairo, s->v[0], s->v[1], s->v[2], s->v[3], s->v[4], s->v[5]); break;
    case SN_CLOSE: cairo_close_path(cairo); break;
    case SN_RECTANGLE: cairo_rectangle(cairo, s->v[0], s->v[1], s->v[2], s->v[3]); break;
    }
}

/* Hatches are drawn as lines over the clipped path, on a grid of the page, so
 * that neighbouring bars' hatches meet. */
static void hatch_lines(cairo_t *cairo, double angle, double gap, double width) {
  double x1, y1, x2, y2;
  cairo_save(cairo);
  cairo_rotate(cairo, angle);
  cairo_clip_extents(cairo, &x1, &y1, &x2, &y2);
  cairo_new_path(cairo);
  for (double y = floor(y1 / gap) * gap; y <= y2; y += gap) {
    cairo_move_to(cairo, x1, y);
    cairo_line_to(cairo, x2, y);
  }
  cairo_set_line_width(cairo, width);
  cairo_stroke(cairo);
  cairo_restore(cairo);
}

static void hatch_dots(cairo_t *cairo, double gap, double radius) {
  double x1, y1, x2, y2;
  cairo_clip_extents(cairo, &x1, &y1, &x2, &y2);
  cairo_new_path(cairo);
  for (double y = floor(y1 / gap) * gap; y <= y2 + gap; y += gap)
    for (double x = floor(x1 / gap) * gap; x <= x2 + gap; x += gap) {
      cairo_new_sub_path(cairo);
      cairo_arc(cairo, x, y, radius, 0, 2 * M_PI);
    }
  cairo_fill(cairo);
}

static void fill_hatched(cairo_t *cairo, SnPattern pattern) {
  const double gap = 4, width = 0.9;
  cairo_save(cairo);
  cairo_clip_preserve(cairo);
  cairo_path_t *path = cairo_copy_path(cairo);
  if (pattern == SN_DIAGONAL_UP || pattern == SN_CROSS_DIAGONAL)
    hatch_lines(cairo, -M_PI / 4, gap, width);
  if (pattern == SN_DIAGONAL_DOWN || pattern == SN_CROSS_DIAGONAL)
    hatch_lines(cairo, M_PI / 4, gap, width);
  if (pattern == SN_HORIZONTAL || pattern == SN_GRID)
    hatch_lines(cairo, 0, gap, width);
  if (pattern == SN_VERTICAL || pattern == SN_GRID)
    hatch_lines(cairo, M_PI / 2, gap, width);
  if (pattern == SN_DOTS)
    hatch_dots(cairo, gap, 0.9);
  cairo_restore(cairo);
  cairo_new_path(cairo);
  cairo_append_path(cairo, path);
  cairo_path_destroy(path);
}

static void draw_path(cairo_t *cairo, const SnMark *mark) {
  trace_path(cairo, mark->path.segments, mark->path.count);
  if (mark->path.fill.alpha) {
    if (mark->path.pattern != SN_SOLID) { /* hatches stand on white */
      cairo_set_source_rgb(cairo, 1, 1, 1);
      cairo_fill_preserve(cairo);
    }
    set_color(cairo, mark->path.fill);
    if (mark->path.pattern == SN_SOLID)
      cairo_fill_preserve(cairo);
    else
      fill_hatched(cairo, mark->path.pattern);
  }
  if (mark->path.stroke.alpha) {
    double dashes[] = {mark->path.dash, mark->path.gap};
    set_color(cairo, mark->path.stroke);
    cairo_set_line_width(cairo, mark->path.line_width);
    cairo_set_dash(cairo, dashes, mark->path.dash > 0 ? 2 : 0, 0);
    cairo_stroke(cairo);
  }
  cairo_new_path(cairo);
}

static bool draw_image(SnContext *context, cairo_t *cairo, const SnMark *mark) {
  cairo_surface_t *surface = image_surface(mark->image.data, mark->image.length);
  if (!surface)
    return sn_fail(context, "an image could not be decoded");
  cairo_save(cairo);
  cairo_translate(cairo, mark->image.x, mark->image.y);
  cairo_scale(cairo, mark->image.width / cairo_image_surface_get_width(surface),
              mark->image.height / cairo_image_surface_get_height(surface));
  cairo_set_source_surface(cairo, surface, 0, 0);
  cairo_paint(cairo);
  cairo_restore(cairo);
  cairo_surface_destroy(surface);
  return true;
}

static bool draw_mark(SnContext *context, Raster *raster, cairo_t *cairo, const SnMark *mark) {
  switch (mark->kind) {
  case SN_MARK_TEXT:
    set_color(cairo, mark->text.color);
    for (uint32_t i = 0; i < mark->text.count; i++)
      if (!draw_run(raster, cairo, mark->text.items[i].run, mark->text.items[i].x, mark->text.y, mark->text.size))
        return sn_fail(context, "the font %s could not be opened", mark->text.items[i].run->font->family);
    return true;
  case SN_MARK_PATH: draw_path(cairo, mark); return true;
  case SN_MARK_IMAGE: return draw_image(context, cairo, mark);
  case SN_MARK_LINK:
  case SN_MARK_ANCHOR:
  case SN_MARK_BEGIN:
  case SN_MARK_END: return true;
  }
  return true;
}

cairo_surface_t *raster_page(SnContext *context, Raster *raster, const SnPage *page) {
  cairo_surface_t *surface = cairo_image_surface_create(
      CAIRO_FORMAT_RGB24, (int)ceil(page->width * raster->scale), (int)ceil(page->height * raster->scale));
  cairo_t *cairo = cairo_create(surface);
  cairo_set_source_rgb(cairo, 1, 1, 1);
  cairo_paint(cairo);
  cairo_scale(cairo, raster->scale, raster->scale);
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_set_font_options(cairo, options);
  cairo_font_options_destroy(options);
  bool ok = true;
  for (uint32_t i = 0; ok && i < page->count; i++)
    ok = draw_mark(context, raster, cairo, &page->marks[i]);
  if (ok && cairo_status(cairo) != CAIRO_STATUS_SUCCESS)
    ok = sn_fail(context, "drawing failed: %s", cairo_status_to_string(cairo_status(cairo)));
  cairo_destroy(cairo);
  if (ok)
    return surface;
  cairo_surface_destroy(surface);
  return NULL;
}

static cairo_status_t write_bytes(void *file, const unsigned char *data, unsigned int length) {
  return fwrite(data, 1, length, file) == length ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

bool raster_save(SnContext *context, cairo_surface_t *surface, const char *suffix) {
  FILE *file = sn_output_open(context, suffix);
  if (!file)
    return false;
  cairo_surface_write_to_png_stream(surface, write_bytes, file);
  return sn_output_close(context, file); /* says what went wrong with the stream */
}

Raster *raster_new(SnContext *context, double resolution) {
  Raster *raster = calloc(1, sizeof *raster);
  if (!raster || FT_Init_FreeType(&raster->faces.freetype) != 0) {
    free(raster);
    sn_fail(context, "FreeType could not be started");
    return NULL;
  }
  raster->scale = resolution / 72;
  return raster;
}

double raster_scale(const Raster *raster) { return raster->scale; }

void raster_free(Raster *raster) {
  if (!raster)
    return;
  for (uint32_t i = 0; i < raster->faces.count; i++)
    if (raster->faces.list[i])
      cairo_font_face_destroy(raster->faces.list[i]);
  cairo_debug_reset_static_data(); /* lets go of the FreeType faces that Cairo caches */
  FT_Done_FreeType(raster->faces.freetype);
  free(raster->faces.list);
  free(raster->glyphs);
  free(raster);
}
