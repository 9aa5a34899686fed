/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/chart.h"

#include "base/message.h"
#include "page/chart-plot.h"
#include "page/label.h"

#define NARROWEST_PLOT 40.0
#define NAMES_MOST 0.42 /* share of the width that the names left of horizontal bars may take */
#define THEME_HEIGHT 210.0

static Plot plot_for(const ChartBlock *chart, const ChartLook *look, Canvas *canvas) {
  return (Plot){.chart = chart, .look = look, .canvas = canvas, .size = look->text->font_size, .stride = 1,
                .horizontal = chart->kind == CHART_BAR && chart->horizontal};
}

static gboolean has_figures(const ChartBlock *chart) {
  for (guint s = 0; s < chart->series_count; s++)
    for (guint c = 0; c < chart->category_count; c++)
      if (chart->series[s].values[c].cell == SN_CELL_VALUE && chart->series[s].values[c].type == SN_NUMBER)
        return TRUE;
  return FALSE;
}

/* Widest figure beside a lying bar. */
static double label_room(const Plot *plot) {
  double widest = 0;
  if (!plot->chart->value_labels || plot->chart->grouping == CHART_STACKED)
    return plot->size;
  for (guint s = 0; s < plot->chart->series_count; s++)
    for (guint c = 0; c < plot->chart->category_count; c++) {
      g_autofree char *label = plot_value_label(plot, &plot->chart->series[s].values[c]);
      widest = MAX(widest, plot_text_width(plot, label));
    }
  return widest + CHART_GAP * 2;
}

static gboolean any_negative(const Plot *plot) {
  double value;
  for (guint s = 0; s < plot->chart->series_count; s++)
    for (guint c = 0; c < plot->chart->category_count; c++)
      if (plot_value(plot, s, c, &value) && value < 0)
        return TRUE;
  return FALSE;
}

/* The plotting area of standing bars and lines.  The ticks come first: their figures' width decides the left edge. */
static void place_vertical(Plot *plot, double width, double height, double legend) {
  double above = legend + axis_unit_height(plot) + (plot->chart->value_labels ? plot->size * 1.4 : plot->size * 0.6);
  plot->top = above;
  plot->height = height - above - CHART_GAP - plot_line_height(plot);
  axis_find_ticks(plot);
  plot->left = axis_value_label_width(plot) + CHART_GAP + 2;
  plot->width = width - plot->left - 2;
  axis_choose_stride(plot);
  plot->height = height - above - axis_names_height(plot) - 2;
  if (any_negative(plot) && plot->chart->value_labels)
    plot->height -= plot->size;
  axis_find_ticks(plot);
}

static void place_horizontal(Plot *plot, double width, double height, double legend) {
  double names = axis_names_width(plot, width * NAMES_MOST), labels = label_room(plot);
  plot->top = legend;
  plot->height = height - legend - CHART_GAP - plot_line_height(plot) - axis_unit_height(plot);
  plot->left = names + CHART_GAP * 2 + (any_negative(plot) ? labels : 0);
  plot->width = width - plot->left - labels;
  axis_find_ticks(plot);
  axis_choose_stride(plot);
}

/* Names beside lying bars stand whole in their slots; where even one line is too tall for a slot, some are left out. */
static gboolean names_fit_beside(const Plot *plot, double width) {
  guint lines = axis_names_lines(plot, width * NAMES_MOST);
  return lines == 1 || lines * plot_line_height(plot) <= plot_slot_extent(plot) + 0.01;
}

/* Names too long for the room under columns are read more easily beside lying bars. */
static void choose_orientation(Plot *plot, double width) {
  if (plot->chart->kind == CHART_BAR && !plot->horizontal)
    plot->horizontal = !axis_names_fit_below(plot, width * 0.9);
}

/* Draws the reference line; figures keep clear of it. */
static void draw_reference(Plot *plot) {
  double value;
  if (!plot_reference(plot, &value))
    return;
  double at = plot_position(plot, value);
  Box box = plot->horizontal ? (Box){at - 1, plot->top, 2, plot->height} : (Box){plot->left, at - 1, plot->width, 2};
  g_array_append_val(plot->taken, box);
  canvas_path_begin(plot->canvas);
  if (plot->horizontal) {
    canvas_move(plot->canvas, at, plot->top);
    canvas_line(plot->canvas, at, plot->top + plot->height);
  } else {
    canvas_move(plot->canvas, plot->left, at);
    canvas_line(plot->canvas, plot->left + plot->width, at);
  }
  canvas_path_end(plot->canvas, &(Paint){.stroke = plot->look->text->color, .line_width = 1.2, .dash = 5, .gap = 3});
}

static gboolean chart_is_drawable(const ChartBlock *chart, const Place *place, Diagnostics *diagnostics) {
  if (chart->category_count == 0 || chart->series_count == 0 || !has_figures(chart)) {
    diagnostics_error(diagnostics, FAULT_DATA, place, _("the chart has no figure to draw"));
    return FALSE;
  }
  if (chart->category_count > CHART_MOST_CATEGORIES || chart->series_count > CHART_MOST_SERIES) {
    diagnostics_add(diagnostics, FAULT_PACK, SEVERITY_ERROR, place, _("group or choose rows in a transform first"),
                    _("the chart has %u categories and %u series; at most %u and %u can be told apart"),
                    chart->category_count, chart->series_count, CHART_MOST_CATEGORIES, CHART_MOST_SERIES);
    return FALSE;
  }
  return TRUE;
}

/* Every name the chart prints can be printed. */
static void check_letters(const ChartBlock *chart, const ChartLook *look, const Place *place, Diagnostics *diagnostics) {
  const char *language = locale_language(look->locale);
  for (guint i = 0; i < chart->category_count; i++)
    label_check(look->shaper, look->text, language, chart->categories[i], place, diagnostics);
  for (guint i = 0; i < chart->series_count; i++)
    if (chart->series[i].name)
      label_check(look->shaper, look->text, language, chart->series[i].name, place, diagnostics);
  const char *others[] = {chart->axis_unit, chart->reference_label};
  for (guint i = 0; i < G_N_ELEMENTS(others); i++)
    if (others[i])
      label_check(look->shaper, look->text, language, others[i], place, diagnostics);
}

gboolean chart_draw(const ChartBlock *chart, const ChartLook *look, Canvas *canvas, double width, double height,
                    const Place *place, Diagnostics *diagnostics) {
  if (!chart_is_drawable(chart, place, diagnostics))
    return FALSE;
  check_letters(chart, look, place, diagnostics);
  Plot plot = plot_for(chart, look, canvas);
  plot.box_width = width;
  choose_orientation(&plot, width);
  double legend = legend_height(&plot, width);
  (plot.horizontal ? place_horizontal : place_vertical)(&plot, width, height, legend);
  if (plot.width < NARROWEST_PLOT || plot.height < NARROWEST_PLOT || (plot.horizontal && !names_fit_beside(&plot, width))) {
    diagnostics_add(diagnostics, FAULT_PACK, SEVERITY_ERROR, place,
                    _("give the chart a larger width or height, or its categories shorter names"),
                    _("the chart's labels leave no room to draw in"));
    return FALSE;
  }
  plot.taken = g_array_new(FALSE, FALSE, sizeof(Box));
  legend_draw(&plot, 0, width);
  axis_draw_grid(&plot);
  (chart->kind == CHART_LINE ? lines_draw : bars_draw)(&plot);
  draw_reference(&plot);
  axis_draw_names(&plot);
  if (chart->value_labels)
    (chart->kind == CHART_LINE ? lines_label : bars_label)(&plot);
  g_array_unref(plot.taken);
  return TRUE;
}

double chart_natural_height(const ChartBlock *chart, const ChartLook *look, double width) {
  if (chart->height > 0)
    return chart->height;
  double usual = look->theme->height > 0 ? look->theme->height : THEME_HEIGHT;
  if (chart->category_count == 0 || chart->category_count > CHART_MOST_CATEGORIES ||
      chart->series_count > CHART_MOST_SERIES)
    return usual;
  Plot plot = plot_for(chart, look, NULL);
  choose_orientation(&plot, width);
  if (!plot.horizontal)
    return usual + legend_height(&plot, width);
  guint bars = chart->grouping == CHART_STACKED ? 1 : MAX(chart->series_count, 1u);
  double slot = MAX(bars * plot.size * 1.25, plot.size) / 0.62, line = plot_line_height(&plot);
  guint lines = axis_names_lines(&plot, width * NAMES_MOST);
  if (lines > 1)
    slot = MAX(slot, lines * line + CHART_GAP);
  return legend_height(&plot, width) + MAX(chart->category_count * slot, NARROWEST_PLOT) + line * 2 + CHART_GAP * 2;
}
