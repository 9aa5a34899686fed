/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The value axis with its gridlines and figures, the category axis with its names. */

#include "base/decimal.h"
#include "page/chart-plot.h"
#include "page/label.h"

#define MOST_NAME_LINES 3u

/* ---- the value axis ---- */

/* Lowest and highest figure drawn; stacks count as their sums. */
static void value_range(const Plot *plot, double *low, double *high) {
  const ChartBlock *chart = plot->chart;
  gboolean stacked = chart->kind == CHART_BAR && chart->grouping == CHART_STACKED, any = FALSE;
  *low = *high = 0;
  for (guint c = 0; c < chart->category_count; c++) {
    double up = 0, down = 0, value;
    for (guint s = 0; s < chart->series_count; s++) {
      if (!plot_value(plot, s, c, &value))
        continue;
      if (stacked) {
        *(value < 0 ? &down : &up) += value;
        value = value < 0 ? down : up;
      }
      *low = any ? MIN(*low, value) : value;
      *high = any ? MAX(*high, value) : value;
      any = TRUE;
    }
  }
}

/* Figures stand above and below the points of a line and below falling bars: the axis goes on a little past them. */
static void leave_room_for_labels(const Plot *plot, double *low, double *high) {
  double room = plot->chart->value_labels ? 0.08 * (*high - *low) : 0;
  gboolean line = plot->chart->kind == CHART_LINE;
  if (*low < 0)
    *low -= room;
  else if (line)
    *low = MAX(0, *low - room);
  if (line)
    *high += room;
}

static double tick_value(const Plot *plot, guint i) {
  return decimal_to_double(plot->ticks.first) + decimal_to_double(plot->ticks.step) * i;
}

/* Figures of two ticks below a lying chart do not touch. */
static gboolean tick_labels_fit(const Plot *plot) {
  return !plot->horizontal || plot->ticks.count <= 2 ||
         axis_value_label_width(plot) + CHART_GAP <= plot->width / (plot->ticks.count - 1);
}

void axis_find_ticks(Plot *plot) {
  double low, high, reference;
  value_range(plot, &low, &high);
  if (plot_reference(plot, &reference)) {
    low = MIN(low, reference);
    high = MAX(high, reference);
  }
  /* A bar's length is its meaning, so its axis starts at nought; a line's may start
   * higher, but not where nought is near. */
  if (plot->chart->kind == CHART_BAR || (low > 0 && low < high * 0.5))
    low = MIN(low, 0);
  if (plot->chart->kind == CHART_BAR || (high < 0 && high > low * 0.5))
    high = MAX(high, 0);
  leave_room_for_labels(plot, &low, &high);
  double length = plot->horizontal ? plot->width : plot->height;
  double per_tick = plot->horizontal ? plot->size * 6 : plot->size * 3.2;
  guint most = (guint)CLAMP(length / per_tick + 1, 3, 9);
  do
    plot->ticks = chart_ticks(low, high, most);
  while (!tick_labels_fit(plot) && --most >= 3);
  plot->low = MIN(low, tick_value(plot, 0));
  plot->high = MAX(high, tick_value(plot, plot->ticks.count - 1));
}

static char *tick_label(const Plot *plot, guint i) {
  SnDecimal value = plot->ticks.first;
  for (guint k = 0; k < i; k++) /* not first + step × i, which may have more than 18 digits */
    decimal_add(value, plot->ticks.step, &value);
  ValueStyle style = {.form = FORM_NUMBER, .digits = plot->ticks.step.scale, .bare = TRUE};
  return locale_number(plot->look->locale, value, &style);
}

double axis_value_label_width(const Plot *plot) {
  double widest = 0;
  for (guint i = 0; i < plot->ticks.count; i++) {
    g_autofree char *label = tick_label(plot, i);
    widest = MAX(widest, plot_text_width(plot, label));
  }
  return widest;
}

double axis_unit_height(const Plot *plot) {
  return plot->chart->axis_unit && *plot->chart->axis_unit ? plot_line_height(plot) + 2 : 0;
}

void axis_draw_grid(const Plot *plot) {
  for (guint i = 0; i < plot->ticks.count; i++) {
    double at = plot_position(plot, tick_value(plot, i));
    g_autofree char *label = tick_label(plot, i);
    if (plot->horizontal) {
      plot_stroke(plot, at, plot->top, at, plot->top + plot->height, plot->look->theme->grid, 0.4);
      plot_text(plot, label, at, plot->top + plot->height + CHART_GAP + plot->size * 0.8, 0.5);
    } else {
      plot_stroke(plot, plot->left, at, plot->left + plot->width, at, plot->look->theme->grid, 0.4);
      plot_text(plot, label, plot->left - CHART_GAP, at + plot->size * 0.34, 1);
    }
  }
  if (!axis_unit_height(plot))
    return;
  if (plot->horizontal)
    plot_text(plot, plot->chart->axis_unit, plot->left + plot->width,
              plot->top + plot->height + CHART_GAP + plot->size * 0.8 + plot_line_height(plot), 1);
  else
    plot_text(plot, plot->chart->axis_unit, 0, plot->top - plot_line_height(plot) - 2 + plot->size * 0.2, 0);
}

/* The line that bars stand on, over gridlines and bars. */
void axis_draw_base(const Plot *plot) {
  double at = plot_position(plot, CLAMP(0, plot->low, plot->high));
  SnColor color = plot->look->theme->axis;
  if (plot->horizontal)
    plot_stroke(plot, at, plot->top, at, plot->top + plot->height, color, 0.8);
  else
    plot_stroke(plot, plot->left, at, plot->left + plot->width, at, color, 0.8);
}

/* ---- the category axis ---- */

static char **wrap_name(const Plot *plot, guint category, double width) {
  return label_wrap(plot->look->shaper, plot->look->text, plot->size, locale_language(plot->look->locale),
                    plot->chart->categories[category], width);
}

static gboolean lines_fit(const Plot *plot, char **lines, double width) {
  for (guint i = 0; lines[i]; i++)
    if (i >= MOST_NAME_LINES || plot_text_width(plot, lines[i]) > width)
      return FALSE;
  return TRUE;
}

/* Whether all names, wrapped, fit below columns of a plot this wide. */
gboolean axis_names_fit_below(const Plot *plot, double width) {
  double slot = width / plot->chart->category_count - CHART_GAP;
  for (guint i = 0; i < plot->chart->category_count; i++) {
    g_auto(GStrv) lines = wrap_name(plot, i, slot);
    if (!lines_fit(plot, lines, slot))
      return FALSE;
  }
  return TRUE;
}

/* Names only every stride-th category: the smallest stride at which they fit. */
void axis_choose_stride(Plot *plot) {
  guint n = plot->chart->category_count;
  double slot = plot_slot_extent(plot);
  plot->stride = 1;
  if (plot->horizontal) {
    while (slot * plot->stride < plot_line_height(plot) && plot->stride < n)
      plot->stride++;
    return;
  }
  double widest = 0;
  for (guint i = 0; i < n; i++) {
    g_auto(GStrv) lines = wrap_name(plot, i, slot - CHART_GAP);
    for (guint k = 0; lines[k]; k++)
      widest = MAX(widest, plot_text_width(plot, lines[k]));
  }
  while (slot * plot->stride - CHART_GAP < widest && plot->stride < n)
    plot->stride++;
}

double axis_names_height(const Plot *plot) {
  guint most = 1;
  double slot = plot_slot_extent(plot) * plot->stride - CHART_GAP;
  for (guint i = 0; i < plot->chart->category_count; i += plot->stride) {
    g_auto(GStrv) lines = wrap_name(plot, i, slot);
    most = MAX(most, g_strv_length(lines));
  }
  return CHART_GAP + most * plot_line_height(plot);
}

/* Of the names left of horizontal bars, wrapped at `most`. */
double axis_names_width(const Plot *plot, double most) {
  double widest = 0;
  for (guint i = 0; i < plot->chart->category_count; i++) {
    g_auto(GStrv) lines = wrap_name(plot, i, most);
    for (guint k = 0; lines[k]; k++)
      widest = MAX(widest, plot_text_width(plot, lines[k]));
  }
  return widest;
}

/* Lines of the tallest name left of horizontal bars, wrapped at `most`. */
guint axis_names_lines(const Plot *plot, double most) {
  guint tallest = 1;
  for (guint i = 0; i < plot->chart->category_count; i++) {
    g_auto(GStrv) lines = wrap_name(plot, i, most);
    tallest = MAX(tallest, g_strv_length(lines));
  }
  return tallest;
}

static void draw_name(Plot *plot, const char *text, double x, double y, double anchor) {
  double width = plot_text_width(plot, text);
  Box box = {x - anchor * width, y - plot->size * 0.8, width, plot->size};
  g_array_append_val(plot->taken, box);
  plot_text(plot, text, x, y, anchor);
}

void axis_draw_names(Plot *plot) {
  double line = plot_line_height(plot);
  for (guint i = 0; i < plot->chart->category_count; i += plot->stride) {
    double middle = plot_slot(plot, i);
    double room = plot->horizontal ? plot->left - CHART_GAP : plot_slot_extent(plot) * plot->stride - CHART_GAP;
    g_auto(GStrv) lines = wrap_name(plot, i, room);
    guint count = g_strv_length(lines);
    for (guint k = 0; k < count; k++)
      if (plot->horizontal)
        draw_name(plot, lines[k], plot->left - CHART_GAP - 1,
                  middle + plot->size * 0.34 + (k - (count - 1) / 2.0) * line, 1);
      else
        draw_name(plot, lines[k], middle, plot->top + plot->height + CHART_GAP + plot->size * 0.85 + k * line, 0.5);
  }
}
