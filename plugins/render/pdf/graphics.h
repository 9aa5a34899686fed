/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One page's content stream being written.  Remembers the graphics state, so
 * that only changes are written; never saves and restores it but for images. */

#include <songngu/plugin.h>

#include "run.h"

/* What the pages use besides fonts, for the shared resource dictionary. */
typedef struct Resources {
  Fonts fonts;
  Runs runs;
  ARRAY(uint16_t) alphas; /* fill alpha << 8 | stroke alpha */
  bool patterns[SN_DOTS + 1];
} Resources;

typedef struct Graphics {
  Buffer bytes;
  double height; /* of the page: PDF's y grows upwards */
  const Font *font;
  float size;
  int32_t word_space;   /* Tw, in thousandths of a point */
  bool text;            /* within a text object, with its line at… */
  int64_t x, y;         /* in hundredths of a point */
  SnColor fill, stroke; /* colours as set; alpha is kept apart */
  SnPattern pattern;    /* what fills: SN_SOLID, or this pattern in the colour `fill` */
  uint16_t alphas;
  float line_width, dash, gap;
} Graphics;

void graphics_begin(Graphics *graphics, double height);
/* Ends the text object, which consecutive lines share.  To be called before anything else is put. */
void graphics_end_text(Graphics *graphics);
bool graphics_text(Graphics *graphics, Resources *resources, SnContext *context, const SnMark *mark);
void graphics_path(Graphics *graphics, Resources *resources, const SnMark *mark);
/* `number` names the image's object. */
void graphics_image(Graphics *graphics, const SnMark *mark, uint32_t number);

void graphics_fill(Graphics *graphics, Resources *resources, SnColor color, SnPattern pattern);
void graphics_stroke(Graphics *graphics, Resources *resources, SnColor color);
/* Opacity of fills and strokes, 255 opaque. */
void graphics_alphas(Graphics *graphics, Resources *resources, uint8_t fill, uint8_t stroke);

void resources_free(Resources *resources);
