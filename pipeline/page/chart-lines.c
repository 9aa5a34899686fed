/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines through the values of each series, told apart without colour by dashes and markers. */

#include "page/chart-plot.h"

#define RADIUS 2.4
#define MOST_MARKED 40u /* with more categories a marker a point would be a smear */

/* A circle as four Bézier arcs; 0.5523 is the usual constant (4/3 (√2 − 1)). */
static void circle(Canvas *canvas, double x, double y, double r) {
  double k = r * 0.5523;
  canvas_move(canvas, x + r, y);
  canvas_curve(canvas, x + r, y + k, x + k, y + r, x, y + r);
  canvas_curve(canvas, x - k, y + r, x - r, y + k, x - r, y);
  canvas_curve(canvas, x - r, y - k, x - k, y - r, x, y - r);
  canvas_curve(canvas, x + k, y - r, x + r, y - k, x + r, y);
  canvas_close(canvas);
}

static void polygon(Canvas *canvas, const double (*corners)[2], guint count, double x, double y, double r) {
  for (guint i = 0; i < count; i++)
    (i ? canvas_line : canvas_move)(canvas, x + corners[i][0] * r, y + corners[i][1] * r);
  canvas_close(canvas);
}

void lines_draw_marker(const Plot *plot, guint series, double x, double y) {
  static const double square[][2] = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
  static const double triangle[][2] = {{0, -1.3}, {1.2, 0.9}, {-1.2, 0.9}};
  static const double diamond[][2] = {{0, -1.4}, {1.4, 0}, {0, 1.4}, {-1.4, 0}};
  SnColor color = chart_color(plot, series);
  gboolean hollow = series / 4 % 2;
  canvas_path_begin(plot->canvas);
  switch (series % 4) {
  case 0: circle(plot->canvas, x, y, RADIUS); break;
  case 1: polygon(plot->canvas, square, 4, x, y, RADIUS * 0.9); break;
  case 2: polygon(plot->canvas, triangle, 3, x, y, RADIUS); break;
  default: polygon(plot->canvas, diamond, 4, x, y, RADIUS * 0.95); break;
  }
  canvas_path_end(plot->canvas, &(Paint){.fill = hollow ? (SnColor){255, 255, 255, 255} : color, .stroke = color,
                                         .line_width = 0.8});
}

static void draw_line(const Plot *plot, guint series) {
  double value, dash = chart_dash(series);
  gboolean gap = TRUE;
  canvas_path_begin(plot->canvas);
  for (guint c = 0; c < plot->chart->category_count; c++) {
    if (!plot_value(plot, series, c, &value)) {
      gap = TRUE;
      continue;
    }
    (gap ? canvas_move : canvas_line)(plot->canvas, plot_slot(plot, c), plot_position(plot, value));
    gap = FALSE;
  }
  canvas_path_end(plot->canvas, &(Paint){.stroke = chart_color(plot, series), .line_width = 1.6, .dash = dash,
                                         .gap = dash * 0.6});
}

static void draw_markers(const Plot *plot, guint series) {
  double value;
  if (plot->chart->category_count <= MOST_MARKED)
    for (guint c = 0; c < plot->chart->category_count; c++)
      if (plot_value(plot, series, c, &value))
        lines_draw_marker(plot, series, plot_slot(plot, c), plot_position(plot, value));
}

/* Whether both neighbours lie higher, so that the line leaves the room below free. */
static gboolean lies_below(const Plot *plot, guint series, guint category, double value) {
  double before = value + 1, after = value + 1;
  if (category > 0)
    plot_value(plot, series, category - 1, &before);
  if (category + 1 < plot->chart->category_count)
    plot_value(plot, series, category + 1, &after);
  return before > value && after > value;
}

/* Below a point at the plot's foot a figure would read as the name of a category. */
static gboolean label_if_free(Plot *plot, const char *text, double x, double y) {
  return y <= plot->top + plot->height && plot_text_if_free(plot, text, x, y, 0.5);
}

/* On the side the line leaves free, else on the other, else not at all. */
static void draw_labels(Plot *plot, guint series) {
  double value;
  for (guint c = 0; c < plot->chart->category_count; c++) {
    if (!plot_value(plot, series, c, &value))
      continue;
    g_autofree char *text = plot_value_label(plot, &plot->chart->series[series].values[c]);
    double x = plot_slot(plot, c), y = plot_position(plot, value);
    double above = y - RADIUS - 3, below = y + RADIUS + plot->size + 1;
    gboolean down = lies_below(plot, series, c, value);
    if (!label_if_free(plot, text, x, down ? below : above))
      label_if_free(plot, text, x, down ? above : below);
  }
}

void lines_draw(const Plot *plot) {
  axis_draw_base(plot);
  for (guint s = 0; s < plot->chart->series_count; s++)
    draw_line(plot, s);
  for (guint s = 0; s < plot->chart->series_count; s++)
    draw_markers(plot, s);
}

/* No figure over a marker. */
static void keep_markers_free(Plot *plot, guint series) {
  double value;
  for (guint c = 0; c < plot->chart->category_count; c++)
    if (plot_value(plot, series, c, &value)) {
      Box box = {plot_slot(plot, c) - RADIUS, plot_position(plot, value) - RADIUS, RADIUS * 2, RADIUS * 2};
      g_array_append_val(plot->taken, box);
    }
}

void lines_label(Plot *plot) {
  for (guint s = 0; s < plot->chart->series_count; s++)
    keep_markers_free(plot, s);
  for (guint s = 0; s < plot->chart->series_count; s++)
    draw_labels(plot, s);
}
