/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a chart's parts share: its measures, its text and its paint. */

#include "page/chart-plot.h"

#include <math.h>

#include "base/decimal.h"
#include "page/label.h"

double plot_line_height(const Plot *plot) { return plot->size * CHART_LEADING; }

double plot_text_width(const Plot *plot, const char *text) {
  return label_width(plot->look->shaper, plot->look->text, plot->size, locale_language(plot->look->locale), text);
}

void plot_text(const Plot *plot, const char *text, double x, double y, double anchor) {
  label_draw(plot->look->shaper, plot->canvas, plot->look->text, plot->size, locale_language(plot->look->locale), text, x,
             y, anchor, plot->look->text->color);
}

static gboolean boxes_touch(const Box *a, const Box *b) {
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

gboolean plot_text_if_free(Plot *plot, const char *text, double x, double y, double anchor) {
  double width = plot_text_width(plot, text), low = plot->horizontal ? 0 : plot->left;
  double start = CLAMP(x - anchor * width, low, MAX(low, plot->box_width - width));
  Box box = {start - 1, y - plot->size * 0.8, width + 2, plot->size};
  for (guint i = 0; i < plot->taken->len; i++)
    if (boxes_touch(&box, &g_array_index(plot->taken, Box, i)))
      return FALSE;
  g_array_append_val(plot->taken, box);
  canvas_path_begin(plot->canvas); /* white behind it, so that no line or gridline runs through the figure */
  canvas_rectangle(plot->canvas, start - 1.5, y - plot->size * 0.82, width + 3, plot->size);
  canvas_path_end(plot->canvas, &(Paint){.fill = {255, 255, 255, 255}});
  plot_text(plot, text, start, y, 0);
  return TRUE;
}

void plot_stroke(const Plot *plot, double x1, double y1, double x2, double y2, SnColor color, double width) {
  canvas_path_begin(plot->canvas);
  canvas_move(plot->canvas, x1, y1);
  canvas_line(plot->canvas, x2, y2);
  canvas_path_end(plot->canvas, &(Paint){.stroke = color, .line_width = width});
}

static gboolean amount(const Plot *plot, const Value *value, double *out) {
  if (value->cell != SN_CELL_VALUE || value->type != SN_NUMBER)
    return FALSE;
  *out = decimal_to_double(value->number);
  if (plot->chart->style.power > 0)
    *out /= pow(10, plot->chart->style.power);
  return TRUE;
}

gboolean plot_value(const Plot *plot, guint series, guint category, double *out) {
  return amount(plot, &plot->chart->series[series].values[category], out);
}

gboolean plot_reference(const Plot *plot, double *out) {
  return plot->chart->has_reference && amount(plot, &plot->chart->reference, out);
}

char *plot_value_label(const Plot *plot, const Value *value) {
  ValueStyle style = plot->chart->style;
  style.bare = TRUE;
  return locale_value(plot->look->locale, value, &style);
}

double plot_position(const Plot *plot, double value) {
  double share = (value - plot->low) / (plot->high - plot->low);
  return plot->horizontal ? plot->left + plot->width * share : plot->top + plot->height * (1 - share);
}

double plot_slot_extent(const Plot *plot) {
  return (plot->horizontal ? plot->height : plot->width) / plot->chart->category_count;
}

double plot_slot(const Plot *plot, guint category) {
  return (plot->horizontal ? plot->top : plot->left) + (category + 0.5) * plot_slot_extent(plot);
}

SnColor chart_color(const Plot *plot, guint series) {
  SnColor own = plot->chart->series[series].color;
  return own.alpha ? own : plot->look->theme->series[series % G_N_ELEMENTS(plot->look->theme->series)];
}

/* A series whose colour is used a second time has another pattern, or dash, beside it. */
static guint round_of_colors(guint series) { return series / G_N_ELEMENTS(((ChartTheme *)NULL)->series); }

SnPattern chart_pattern(const Plot *plot, guint series) {
  guint turned = series + round_of_colors(series);
  return plot->look->theme->patterns[turned % G_N_ELEMENTS(plot->look->theme->patterns)];
}

/* Each bar carries an outline in its colour: hatched ones need an edge, solid ones do not mind. */
Paint chart_paint(const Plot *plot, guint series) {
  SnColor color = chart_color(plot, series);
  return (Paint){.fill = color, .pattern = chart_pattern(plot, series), .stroke = color, .line_width = 0.6};
}

double chart_dash(guint series) {
  static const double dashes[] = {0, 6, 2, 9};
  return dashes[(series + round_of_colors(series)) % G_N_ELEMENTS(dashes)];
}
