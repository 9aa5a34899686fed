/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Paths, images and the graphics state. */

#include "graphics.h"

void graphics_begin(Graphics *graphics, double height) {
  Buffer bytes = graphics->bytes;
  buffer_clear(&bytes);
  *graphics = (Graphics){.bytes = bytes,
                         .height = height,
                         .fill = {0, 0, 0, 255},
                         .stroke = {0, 0, 0, 255},
                         .alphas = 0xFFFF,
                         .line_width = 1};
}

void resources_free(Resources *resources) {
  fonts_free(&resources->fonts);
  runs_free(&resources->runs);
  array_free(&resources->alphas);
}

static void put_color(Buffer *bytes, SnColor color) {
  const uint8_t parts[] = {color.red, color.green, color.blue};
  for (int i = 0; i < 3; i++) {
    buffer_number(bytes, parts[i] / 255.0, 3);
    buffer_char(bytes, ' ');
  }
}

static bool same_color(SnColor a, SnColor b) { return a.red == b.red && a.green == b.green && a.blue == b.blue; }

void graphics_alphas(Graphics *graphics, Resources *resources, uint8_t fill, uint8_t stroke) {
  uint16_t alphas = (uint16_t)(fill << 8 | stroke);
  if (graphics->alphas == alphas)
    return;
  graphics->alphas = alphas;
  size_t i = 0;
  while (i < resources->alphas.count && resources->alphas.items[i] != alphas)
    i++;
  if (i == resources->alphas.count)
    *array_add(&resources->alphas) = alphas;
  buffer_put(&graphics->bytes, "/G");
  buffer_integer(&graphics->bytes, alphas);
  buffer_put(&graphics->bytes, " gs\n");
}

void graphics_fill(Graphics *graphics, Resources *resources, SnColor color, SnPattern pattern) {
  Buffer *bytes = &graphics->bytes;
  graphics_alphas(graphics, resources, color.alpha, (uint8_t)graphics->alphas);
  if (graphics->pattern == pattern && same_color(graphics->fill, color))
    return;
  if (pattern == SN_SOLID) {
    put_color(bytes, color);
    buffer_put(bytes, "rg\n");
  } else {
    buffer_put(bytes, graphics->pattern == SN_SOLID ? "/C cs " : "");
    put_color(bytes, color);
    buffer_put(bytes, "/P");
    buffer_integer(bytes, pattern);
    buffer_put(bytes, " scn\n");
    resources->patterns[pattern] = true;
  }
  graphics->fill = color;
  graphics->pattern = pattern;
}

void graphics_stroke(Graphics *graphics, Resources *resources, SnColor color) {
  graphics_alphas(graphics, resources, (uint8_t)(graphics->alphas >> 8), color.alpha);
  if (same_color(graphics->stroke, color))
    return;
  put_color(&graphics->bytes, color);
  buffer_put(&graphics->bytes, "RG\n");
  graphics->stroke = color;
}

static void set_line(Graphics *graphics, float width, float dash, float gap) {
  Buffer *bytes = &graphics->bytes;
  if (graphics->line_width != width) {
    buffer_number(bytes, (double)width, 2);
    buffer_put(bytes, " w\n");
    graphics->line_width = width;
  }
  gap = dash > 0 ? gap : 0;
  if (graphics->dash == dash && graphics->gap == gap)
    return;
  buffer_char(bytes, '[');
  if (dash > 0) {
    buffer_number(bytes, (double)dash, 2);
    buffer_char(bytes, ' ');
    buffer_number(bytes, (double)gap, 2);
  }
  buffer_put(bytes, "]0 d\n");
  graphics->dash = dash;
  graphics->gap = gap;
}

static void put_point(Graphics *graphics, const float *at) {
  buffer_number(&graphics->bytes, (double)at[0], 2);
  buffer_char(&graphics->bytes, ' ');
  buffer_number(&graphics->bytes, graphics->height - (double)at[1], 2);
  buffer_char(&graphics->bytes, ' ');
}

static void put_rectangle(Graphics *graphics, const float *v) {
  const float corner[] = {v[0], v[1] + v[3]};
  put_point(graphics, corner);
  buffer_number(&graphics->bytes, (double)v[2], 2);
  buffer_char(&graphics->bytes, ' ');
  buffer_number(&graphics->bytes, (double)v[3], 2);
  buffer_put(&graphics->bytes, " re\n");
}

static void put_segments(Graphics *graphics, const SnSegment *segments, uint32_t count) {
  Buffer *bytes = &graphics->bytes;
  for (const SnSegment *s = segments; s < segments + count; s++)
    switch (s->kind) {
    case SN_MOVE:
      put_point(graphics, s->v);
      buffer_put(bytes, "m\n");
      break;
    case SN_LINE:
      put_point(graphics, s->v);
      buffer_put(bytes, "l\n");
      break;
    case SN_CURVE:
      put_point(graphics, s->v);
      put_point(graphics, s->v + 2);
      put_point(graphics, s->v + 4);
      buffer_put(bytes, "c\n");
      break;
    case SN_CLOSE:
      buffer_put(bytes, "h\n");
      break;
    case SN_RECTANGLE:
      put_rectangle(graphics, s->v);
      break;
    }
}

void graphics_path(Graphics *graphics, Resources *resources, const SnMark *mark) {
  static const SnColor white = {255, 255, 255, 255};
  const SnColor fill = mark->path.fill, stroke = mark->path.stroke;
  if (mark->path.count == 0 || (!fill.alpha && !stroke.alpha))
    return;
  graphics_end_text(graphics);
  if (fill.alpha && mark->path.pattern != SN_SOLID) {
    graphics_fill(graphics, resources, white, SN_SOLID);
    put_segments(graphics, mark->path.segments, mark->path.count);
    buffer_put(&graphics->bytes, "f\n");
  }
  if (fill.alpha)
    graphics_fill(graphics, resources, fill, mark->path.pattern);
  if (stroke.alpha) {
    graphics_stroke(graphics, resources, stroke);
    set_line(graphics, mark->path.line_width, mark->path.dash, mark->path.gap);
  }
  put_segments(graphics, mark->path.segments, mark->path.count);
  buffer_put(&graphics->bytes, !stroke.alpha ? "f\n" : fill.alpha ? "B\n" : "S\n");
}

void graphics_image(Graphics *graphics, const SnMark *mark, uint32_t number) {
  Buffer *bytes = &graphics->bytes;
  const float corner[] = {mark->image.x, mark->image.y + mark->image.height};
  graphics_end_text(graphics);
  buffer_put(bytes, "q ");
  buffer_number(bytes, (double)mark->image.width, 2);
  buffer_put(bytes, " 0 0 ");
  buffer_number(bytes, (double)mark->image.height, 2);
  buffer_char(bytes, ' ');
  put_point(graphics, corner);
  buffer_put(bytes, "cm/I");
  buffer_integer(bytes, number);
  buffer_put(bytes, " Do Q\n");
}
