/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The key of a chart with several series, or with a reference line: entries in
 * rows above the plot, centred. */

#include "page/chart-plot.h"
#include "page/label.h"

#define SWATCH 18.0 /* width of the sample before a name */
#define BETWEEN 16.0

typedef struct Entry {
  const char *name;
  int series; /* -1: the reference line */
} Entry;

static guint legend_entries(const Plot *plot, Entry *entries) {
  guint n = 0;
  if (plot->chart->series_count > 1)
    for (guint i = 0; i < plot->chart->series_count; i++)
      entries[n++] = (Entry){plot->chart->series[i].name, (int)i};
  if (plot->chart->has_reference && plot->chart->reference_label)
    entries[n++] = (Entry){plot->chart->reference_label, -1};
  return n;
}

static void draw_swatch(const Plot *plot, int series, double x, double y) {
  double middle = y - plot->size * 0.33;
  if (series < 0) {
    canvas_path_begin(plot->canvas);
    canvas_move(plot->canvas, x, middle);
    canvas_line(plot->canvas, x + SWATCH, middle);
    canvas_path_end(plot->canvas, &(Paint){.stroke = plot->look->text->color, .line_width = 1.2, .dash = 5, .gap = 3});
  } else if (plot->chart->kind == CHART_LINE) {
    double dash = chart_dash((guint)series);
    canvas_path_begin(plot->canvas);
    canvas_move(plot->canvas, x, middle);
    canvas_line(plot->canvas, x + SWATCH, middle);
    canvas_path_end(plot->canvas, &(Paint){.stroke = chart_color(plot, (guint)series), .line_width = 1.6, .dash = dash,
                                           .gap = dash * 0.6});
    lines_draw_marker(plot, (guint)series, x + SWATCH / 2, middle);
  } else {
    Paint paint = chart_paint(plot, (guint)series);
    canvas_path_begin(plot->canvas);
    canvas_rectangle(plot->canvas, x + 3, middle - plot->size * 0.36, SWATCH - 6, plot->size * 0.72);
    canvas_path_end(plot->canvas, &paint);
  }
}

/* Walks the rows; draws when `draw`.  A name wider than the box goes on in further lines of its own row.  Returns the height. */
static double legend_walk(const Plot *plot, double top, double width, gboolean draw) {
  Entry entries[CHART_MOST_SERIES + 1];
  guint count = legend_entries(plot, entries), at = 0;
  double y = top, line = plot_line_height(plot);
  while (at < count) {
    double row = 0;
    guint end = at;
    for (; end < count; end++) {
      double extra = SWATCH + CHART_GAP + plot_text_width(plot, entries[end].name) + (end > at ? BETWEEN : 0);
      if (end > at && row + extra > width)
        break;
      row += extra;
    }
    double x = MAX(0, (width - row) / 2);
    guint lines = 1;
    for (; at < end; at++) {
      g_auto(GStrv) wrapped = label_wrap(plot->look->shaper, plot->look->text, plot->size,
                                         locale_language(plot->look->locale), entries[at].name, width - SWATCH - CHART_GAP);
      lines = MAX(lines, g_strv_length(wrapped));
      if (draw) {
        draw_swatch(plot, entries[at].series, x, y + plot->size);
        for (guint i = 0; wrapped[i]; i++)
          plot_text(plot, wrapped[i], x + SWATCH + CHART_GAP, y + plot->size + i * line, 0);
      }
      x += SWATCH + CHART_GAP + plot_text_width(plot, entries[at].name) + BETWEEN;
    }
    y += lines * line + 2;
  }
  return count ? y - top + CHART_GAP : 0;
}

double legend_height(const Plot *plot, double width) { return legend_walk(plot, 0, width, FALSE); }

void legend_draw(const Plot *plot, double y, double width) { legend_walk(plot, y, width, TRUE); }
