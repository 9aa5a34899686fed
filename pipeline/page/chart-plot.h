/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A chart being drawn: what its parts share.  Private to chart*.c. */

#include "page/chart.h"

#define CHART_MOST_CATEGORIES 2000
#define CHART_MOST_SERIES 64

/* Where a label stands, so that the next one can keep clear of it. */
typedef struct Box {
  double x, y, width, height;
} Box;

typedef struct Plot {
  const ChartBlock *chart;
  const ChartLook *look;
  Canvas *canvas;
  double size;       /* of labels, points */
  gboolean horizontal;
  Ticks ticks;
  double low, high;  /* ends of the value axis, in the unit printed: ticks, or the data where it goes beyond them */
  double box_width;                /* of the whole chart */
  double left, top, width, height; /* the plotting area */
  guint stride;      /* every how many-th category is named */
  GArray *taken;     /* Box */
} Plot;

#define CHART_LEADING 1.25  /* baseline to baseline of wrapped labels, in sizes */
#define CHART_GAP 4.0       /* between a label and what it names, points */

double plot_line_height(const Plot *plot);
double plot_text_width(const Plot *plot, const char *text);
/* One line; `anchor` as for label_draw. */
void plot_text(const Plot *plot, const char *text, double x, double y, double anchor);
/* Draws the text, moved sideways where it would leave the box, unless it would touch one drawn before. */
gboolean plot_text_if_free(Plot *plot, const char *text, double x, double y, double anchor);
void plot_stroke(const Plot *plot, double x1, double y1, double x2, double y2, SnColor color, double width);

/* Values in the unit printed.  FALSE: a gap. */
gboolean plot_value(const Plot *plot, guint series, guint category, double *out);
/* FALSE: no reference line. */
gboolean plot_reference(const Plot *plot, double *out);
char *plot_value_label(const Plot *plot, const Value *value);
/* Along the value axis, in points of the canvas. */
double plot_position(const Plot *plot, double value);
/* Middle and extent of a category's slot along the category axis. */
double plot_slot(const Plot *plot, guint category);
double plot_slot_extent(const Plot *plot);

SnColor chart_color(const Plot *plot, guint series);
SnPattern chart_pattern(const Plot *plot, guint series);
Paint chart_paint(const Plot *plot, guint series);
double chart_dash(guint series);

/* chart-axis.c */
void axis_find_ticks(Plot *plot);
double axis_value_label_width(const Plot *plot);
double axis_unit_height(const Plot *plot);
gboolean axis_names_fit_below(const Plot *plot, double width);
void axis_choose_stride(Plot *plot);
double axis_names_height(const Plot *plot);
double axis_names_width(const Plot *plot, double most);
guint axis_names_lines(const Plot *plot, double most);
void axis_draw_grid(const Plot *plot);
void axis_draw_names(Plot *plot);
void axis_draw_base(const Plot *plot);

/* chart-legend.c: its height for a width, and drawing it with its top at y. */
double legend_height(const Plot *plot, double width);
void legend_draw(const Plot *plot, double y, double width);

/* chart-bars.c, chart-lines.c */
void bars_draw(const Plot *plot);
void bars_label(Plot *plot);
void lines_draw(const Plot *plot);
void lines_label(Plot *plot);
void lines_draw_marker(const Plot *plot, guint series, double x, double y);
