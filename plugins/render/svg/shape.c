/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Paths, hatches, images, links and anchors. */

#include "svg.h"
#include "woff.h"

/* ---- hatches ---- */

static bool same_hatch(const Hatch *a, SnPattern pattern, SnColor color) {
  return a->pattern == pattern && a->color.red == color.red && a->color.green == color.green &&
         a->color.blue == color.blue;
}

static bool is_hatched(const SnMark *mark) { return mark->path.fill.alpha && mark->path.pattern != SN_SOLID; }

static uint32_t hatch_index(const Svg *svg, const SnMark *mark) {
  uint32_t i = 0;
  while (i < svg->hatches.count && !same_hatch(&svg->hatches.items[i], mark->path.pattern, mark->path.fill))
    i++;
  return i;
}

void hatches_see(Svg *svg, const SnMark *mark) {
  if (is_hatched(mark) && hatch_index(svg, mark) == svg->hatches.count)
    *array_add(&svg->hatches) = (Hatch){mark->path.pattern, mark->path.fill};
}

static void hatch_write(Svg *svg, uint32_t index) {
  static const char across[] = "M-1 2H5", down[] = "M2 -1V5", both[] = "M-1 2H5M2 -1V5";
  static const struct {
    const char *drawing, *transform;
  } hatches[] = {
      [SN_DIAGONAL_UP] = {across, "rotate(-45)"},
      [SN_DIAGONAL_DOWN] = {across, "rotate(45)"},
      [SN_CROSS_DIAGONAL] = {both, "rotate(45)"},
      [SN_HORIZONTAL] = {across, NULL},
      [SN_VERTICAL] = {down, NULL},
      [SN_GRID] = {both, NULL},
      [SN_DOTS] = {NULL, NULL},
  };
  const Hatch *hatch = &svg->hatches.items[index];
  Buffer name = {0};
  prefixed(svg, &name, "p", index);
  start(svg, "pattern");
  put_buffer(svg, "id", &name);
  put_attribute(svg, "patternUnits", "userSpaceOnUse");
  put_attribute(svg, "width", "4");
  put_attribute(svg, "height", "4");
  if (hatches[hatch->pattern].transform)
    put_attribute(svg, "patternTransform", hatches[hatch->pattern].transform);
  start(svg, hatch->pattern == SN_DOTS ? "circle" : "path");
  if (hatch->pattern == SN_DOTS) {
    put_attribute(svg, "cx", "2");
    put_attribute(svg, "cy", "2");
    put_attribute(svg, "r", ".9");
    put_color(svg, "fill", hatch->color);
  } else {
    put_attribute(svg, "d", hatches[hatch->pattern].drawing);
    put_color(svg, "stroke", hatch->color);
    put_attribute(svg, "stroke-width", ".9");
  }
  end(svg);
  end(svg);
  buffer_free(&name);
}

void hatches_write(Svg *svg) {
  if (svg->hatches.count == 0)
    return;
  start(svg, "defs");
  for (uint32_t i = 0; i < svg->hatches.count; i++)
    hatch_write(svg, i);
  end(svg);
}

/* ---- paths ---- */

static void put_coordinates(Buffer *path, char command, const float *v, unsigned count) {
  buffer_char(path, command);
  for (unsigned i = 0; i < count; i++) {
    if (i > 0)
      buffer_char(path, ' ');
    buffer_number(path, (double)v[i], 2);
  }
}

static void put_rectangle(Buffer *path, const float *v) {
  const float back = -v[2];
  put_coordinates(path, 'M', v, 2);
  put_coordinates(path, 'h', v + 2, 1);
  put_coordinates(path, 'v', v + 3, 1);
  put_coordinates(path, 'h', &back, 1);
  buffer_char(path, 'Z');
}

static void put_segments(Buffer *path, const SnSegment *segments, uint32_t count) {
  for (const SnSegment *s = segments; s < segments + count; s++)
    switch (s->kind) {
    case SN_MOVE:
      put_coordinates(path, 'M', s->v, 2);
      break;
    case SN_LINE:
      put_coordinates(path, 'L', s->v, 2);
      break;
    case SN_CURVE:
      put_coordinates(path, 'C', s->v, 6);
      break;
    case SN_CLOSE:
      buffer_char(path, 'Z');
      break;
    case SN_RECTANGLE:
      put_rectangle(path, s->v);
      break;
    }
}

static void put_fill(Svg *svg, const SnMark *mark) {
  if (!is_hatched(mark)) {
    put_color(svg, "fill", mark->path.fill);
    return;
  }
  Buffer reference = {0};
  buffer_put(&reference, "url(#");
  prefixed(svg, &reference, "p", hatch_index(svg, mark));
  buffer_char(&reference, ')');
  put_buffer(svg, "fill", &reference);
  buffer_free(&reference);
}

static void put_stroke(Svg *svg, const SnMark *mark) {
  if (!mark->path.stroke.alpha)
    return;
  put_color(svg, "stroke", mark->path.stroke);
  if (mark->path.line_width != 1)
    put_number(svg, "stroke-width", (double)mark->path.line_width);
  if (mark->path.dash > 0) {
    Buffer dashes = {0};
    buffer_number(&dashes, (double)mark->path.dash, 2);
    buffer_char(&dashes, ' ');
    buffer_number(&dashes, (double)mark->path.gap, 2);
    put_buffer(svg, "stroke-dasharray", &dashes);
    buffer_free(&dashes);
  }
}

void path_write(Svg *svg, const SnMark *mark) {
  static const SnColor white = {255, 255, 255, 255};
  if (mark->path.count == 0 || (!mark->path.fill.alpha && !mark->path.stroke.alpha))
    return;
  Buffer path = {0};
  put_segments(&path, mark->path.segments, mark->path.count);
  if (is_hatched(mark)) {
    start(svg, "path");
    put_buffer(svg, "d", &path);
    put_color(svg, "fill", white);
    end(svg);
  }
  start(svg, "path");
  put_buffer(svg, "d", &path);
  put_fill(svg, mark);
  put_stroke(svg, mark);
  end(svg);
  buffer_free(&path);
}

/* ---- images, links, anchors ---- */

static void put_box(Svg *svg, float x, float y, float width, float height) {
  put_number(svg, "x", (double)x);
  put_number(svg, "y", (double)y);
  put_number(svg, "width", (double)width);
  put_number(svg, "height", (double)height);
}

static const char *media_type(const void *data, size_t length) {
  if (length >= 8 && memcmp(data, "\x89PNG\r\n\x1a\n", 8) == 0)
    return "image/png";
  return length >= 3 && memcmp(data, "\xff\xd8\xff", 3) == 0 ? "image/jpeg" : NULL;
}

bool image_write(Svg *svg, const SnMark *mark) {
  const char *type = media_type(mark->image.data, mark->image.length);
  if (!type)
    return sn_fail(svg->context, "an image is neither PNG nor JPEG");
  Buffer uri = {0};
  buffer_put(&uri, "data:");
  buffer_put(&uri, type);
  buffer_put(&uri, ";base64,");
  base64_put(&uri, mark->image.data, mark->image.length);
  start(svg, "image");
  put_box(svg, mark->image.x, mark->image.y, mark->image.width, mark->image.height);
  put_attribute(svg, "preserveAspectRatio", "none");
  put_buffer(svg, "xlink:href", &uri);
  end(svg);
  buffer_free(&uri);
  return true;
}

static void put_anchor_name(const Svg *svg, Buffer *name, const char *anchor) {
  buffer_bytes(name, svg->document.data, svg->document.length);
  buffer_char(name, '-');
  for (const char *p = anchor; *p; p++)
    buffer_char(name, (unsigned char)*p <= 32 ? '_' : *p);
}

/* An invisible rectangle over what the link shows. */
void link_write(Svg *svg, const SnMark *mark) {
  if (!mark->link.uri && !mark->link.anchor)
    return;
  Buffer target = {0};
  if (mark->link.uri) {
    buffer_put(&target, mark->link.uri);
  } else {
    buffer_char(&target, '#');
    put_anchor_name(svg, &target, mark->link.anchor);
  }
  start(svg, "a");
  put_buffer(svg, "xlink:href", &target);
  if (mark->link.contents)
    put_attribute(svg, "aria-label", mark->link.contents);
  start(svg, "rect");
  put_box(svg, mark->link.x, mark->link.y, mark->link.width, mark->link.height);
  put_attribute(svg, "fill-opacity", "0");
  end(svg);
  end(svg);
  buffer_free(&target);
}

void anchor_write(Svg *svg, const SnMark *mark, double height) {
  Buffer name = {0};
  double y = (double)mark->anchor.y;
  put_anchor_name(svg, &name, mark->anchor.name);
  start(svg, "rect"); /* something to scroll to */
  put_buffer(svg, "id", &name);
  put_number(svg, "y", y < 0 ? 0 : y > height ? height : y);
  put_attribute(svg, "width", "1");
  put_attribute(svg, "height", "1");
  put_attribute(svg, "fill", "none");
  end(svg);
  buffer_free(&name);
}
