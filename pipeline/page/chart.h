/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Charts as ordinary marks. */

#include <glib.h>

#include "document/block.h"
#include "page/canvas.h"
#include "page/structure.h"

typedef struct ChartLook {
  Shaper *shaper;
  const ChartTheme *theme;
  const Style *text;       /* labels; size included */
  const Style *title;      /* a figure that stands alone carries its caption as its title */
  const Locale *locale;
} ChartLook;

/* Draws the chart into width × height points with its top left corner at 0,0.  Axes, gridlines,
 * legend, value labels; no label overlaps another or leaves the box.  FALSE: reported (no data, all gaps). */
gboolean chart_draw(const ChartBlock *chart, const ChartLook *look, Canvas *canvas, double width, double height,
                    const Place *place, Diagnostics *diagnostics);

/* What the chart shows, in words of the edition's language, from its data.  g_free. */
char *chart_alt(const ChartBlock *chart, const char *title, const Locale *locale);

/* "Nice" axis steps over [min, max] (Heckbert 1990): first tick, step and count, exact decimals. */
typedef struct Ticks {
  SnDecimal first, step;
  guint count;
} Ticks;
Ticks chart_ticks(double min, double max, guint most);
