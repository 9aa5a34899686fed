/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Charts as ordinary marks. */

#include <glib.h>

#include "document/block.h"
#include "page/canvas.h"
#include "page/shape.h"

typedef struct ChartLook {
  Shaper *shaper;
  const ChartTheme *theme;
  const Style *text; /* labels; size included */
  const Locale *locale;
} ChartLook;

/* The height in points at which a chart this wide reads best: the block's or the theme's, and for horizontal
 * bars what their number needs. */
double chart_natural_height(const ChartBlock *chart, const ChartLook *look, double width);

/* Draws the chart into width × height points with its top left corner at 0,0: axes, gridlines,
 * legend, value labels.  Bars whose category names do not fit under them are drawn horizontally; no label
 * overlaps another or leaves the box.  FALSE: reported (no figure at all, a box too small). */
gboolean chart_draw(const ChartBlock *chart, const ChartLook *look, Canvas *canvas, double width, double height,
                    const Place *place, Diagnostics *diagnostics);

/* What the chart shows, in words of the edition's language, from its data.  `title` may be NULL.  g_free. */
char *chart_alt(const ChartBlock *chart, const char *title, const Locale *locale);

/* "Nice" axis steps over [min, max], 1, 2 or 5 times a power of ten (Heckbert, Graphics Gems, 1990):
 * at most `most` ticks, the first at or below min, the last at or above max.  Exact decimals. */
typedef struct Ticks {
  SnDecimal first, step;
  guint count;
} Ticks;
Ticks chart_ticks(double min, double max, guint most);
