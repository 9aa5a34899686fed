/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bars: side by side or stacked, standing or lying, with their figures. */

#include "page/chart-plot.h"

#define SLOT_FILLED 0.68 /* share of a slot that its bars take */
#define WIDEST_BAR 46.0

/* Extent of one bar across the value axis, and the first's offset from the slot's middle. */
static double bar_extent(const Plot *plot, double *first) {
  gboolean stacked = plot->chart->grouping == CHART_STACKED;
  guint side_by_side = stacked ? 1 : plot->chart->series_count;
  double extent = MIN(plot_slot_extent(plot) * SLOT_FILLED / side_by_side, WIDEST_BAR);
  *first = -extent * side_by_side / 2;
  return extent;
}

static void bar_rectangle(const Plot *plot, double across, double extent, double from, double to) {
  double a = plot_position(plot, from), b = plot_position(plot, to);
  if (plot->horizontal)
    canvas_rectangle(plot->canvas, MIN(a, b), across, ABS(b - a), extent);
  else
    canvas_rectangle(plot->canvas, across, MIN(a, b), extent, ABS(b - a));
}

/* Where a bar of this series and category starts and ends along the value axis. */
static gboolean bar_ends(const Plot *plot, guint series, guint category, double *from, double *to) {
  double value, below;
  if (!plot_value(plot, series, category, &value))
    return FALSE;
  *from = CLAMP(0, plot->low, plot->high);
  if (plot->chart->grouping == CHART_STACKED)
    for (guint s = 0; s < series; s++)
      if (plot_value(plot, s, category, &below) && (below < 0) == (value < 0))
        *from += below;
  *to = plot->chart->grouping == CHART_STACKED ? *from + value : value;
  return TRUE;
}

static double bar_across(const Plot *plot, guint series, guint category, double extent, double first) {
  guint step = plot->chart->grouping == CHART_STACKED ? 0 : series;
  return plot_slot(plot, category) + first + extent * step;
}

static void draw_series(const Plot *plot, guint series) {
  double first, extent = bar_extent(plot, &first), from, to;
  Paint paint = chart_paint(plot, series);
  canvas_path_begin(plot->canvas);
  for (guint c = 0; c < plot->chart->category_count; c++)
    if (bar_ends(plot, series, c, &from, &to))
      bar_rectangle(plot, bar_across(plot, series, c, extent, first), extent, from, to);
  canvas_path_end(plot->canvas, &paint);
}

#define TRIES 4 /* places tried for a figure, each a bit further from its bar */

/* The figure past the bar's end, further out where a reference line is in the way. */
static void label_outside(Plot *plot, const char *text, double across, double extent, double end, gboolean negative) {
  double at = plot_position(plot, end), middle = across + extent / 2, away = negative ? 1 : -1;
  for (guint i = 0; i < TRIES; i++) {
    double further = away * i * plot->size * 0.4;
    gboolean drawn = plot->horizontal ? plot_text_if_free(plot, text, at + (negative ? -CHART_GAP : CHART_GAP) - further,
                                                          middle + plot->size * 0.34, negative ? 1 : 0)
                                      : plot_text_if_free(plot, text, middle,
                                                          (negative ? at + plot->size : at - 3) + further, 0.5);
    if (drawn)
      return;
  }
}

/* The figure in the middle of a stacked part, none where it does not fit. */
static void label_inside(Plot *plot, const char *text, double across, double extent, double from, double to) {
  double a = plot_position(plot, from), b = plot_position(plot, to), width = plot_text_width(plot, text);
  double along = ABS(b - a), x = plot->horizontal ? (a + b) / 2 : across + extent / 2;
  double y = plot->horizontal ? across + extent / 2 : (a + b) / 2;
  if (plot->horizontal ? along < width + 6 || extent < plot->size * 1.1 : along < plot->size * 1.3 || extent < width + 4)
    return;
  plot_text_if_free(plot, text, x, y + plot->size * 0.34, 0.5);
}

static void label_series(Plot *plot, guint series) {
  double first, extent = bar_extent(plot, &first), from, to;
  for (guint c = 0; c < plot->chart->category_count; c++) {
    if (!bar_ends(plot, series, c, &from, &to))
      continue;
    g_autofree char *text = plot_value_label(plot, &plot->chart->series[series].values[c]);
    double across = bar_across(plot, series, c, extent, first);
    if (plot->chart->grouping == CHART_STACKED)
      label_inside(plot, text, across, extent, from, to);
    else
      label_outside(plot, text, across, extent, to, to < from);
  }
}

void bars_draw(const Plot *plot) {
  for (guint s = 0; s < plot->chart->series_count; s++)
    draw_series(plot, s);
  axis_draw_base(plot);
}

void bars_label(Plot *plot) {
  for (guint s = 0; s < plot->chart->series_count; s++)
    label_series(plot, s);
}
