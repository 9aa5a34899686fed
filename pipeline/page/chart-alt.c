/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/decimal.h"
#include "page/chart.h"

/* A series with more values than this is told by its ends and extremes. */
#define MOST_TOLD 12

typedef struct Words {
  const char *language, *bars, *lines, *from_to, *lowest, *highest, *none, *unit;
} Words;

static const Words words[] = {
    {"vi", "Biểu đồ cột", "Biểu đồ đường", "từ %s (%s) đến %s (%s)", "thấp nhất %s (%s)", "cao nhất %s (%s)",
     "không có số liệu", "Đơn vị: %s"},
    {"en", "Bar chart", "Line chart", "from %s (%s) to %s (%s)", "lowest %s (%s)", "highest %s (%s)", "no data",
     "Unit: %s"},
};

static const Words *words_for(const Locale *locale) {
  for (guint i = 0; i < G_N_ELEMENTS(words); i++)
    if (strcmp(words[i].language, locale_language(locale)) == 0)
      return &words[i];
  return &words[G_N_ELEMENTS(words) - 1];
}

static char *told(const ChartBlock *chart, const Value *value, const Locale *locale) {
  ValueStyle style = chart->style;
  style.bare = TRUE;
  return locale_value(locale, value, &style);
}

static void tell_all(GString *out, const ChartBlock *chart, const ChartSeries *series, const Locale *locale) {
  for (guint i = 0; i < chart->category_count; i++) {
    g_autofree char *value = told(chart, &series->values[i], locale);
    g_string_append_printf(out, "%s%s %s", i ? "; " : "", chart->categories[i], value);
  }
}

static void tell_point(GString *out, const char *format, const ChartBlock *chart, const ChartSeries *series, guint at,
                       const Locale *locale) {
  g_autofree char *value = told(chart, &series->values[at], locale);
  const char *mark = strstr(format, "%s");
  g_string_append_len(out, format, mark - format);
  g_string_append_printf(out, "%s (%s)", value, chart->categories[at]);
}

static void tell_summary(GString *out, const ChartBlock *chart, const ChartSeries *series, const Locale *locale) {
  const Words *w = words_for(locale);
  int first = -1, last = -1, low = -1, high = -1;
  for (guint i = 0; i < chart->category_count; i++) {
    const Value *v = &series->values[i];
    if (v->cell != SN_CELL_VALUE)
      continue;
    last = (int)i;
    if (first < 0)
      first = low = high = (int)i;
    if (decimal_compare(v->number, series->values[low].number) < 0)
      low = (int)i;
    if (decimal_compare(v->number, series->values[high].number) > 0)
      high = (int)i;
  }
  if (first < 0) {
    g_string_append(out, w->none);
    return;
  }
  g_autofree char *start = told(chart, &series->values[first], locale);
  g_autofree char *end = told(chart, &series->values[last], locale);
  g_auto(GStrv) parts = g_strsplit(w->from_to, "%s", 5);
  g_string_append_printf(out, "%s%s%s%s%s%s%s%s%s", parts[0], start, parts[1], chart->categories[first], parts[2], end,
                         parts[3], chart->categories[last], parts[4]);
  g_string_append(out, "; ");
  tell_point(out, w->lowest, chart, series, (guint)low, locale);
  g_string_append(out, "; ");
  tell_point(out, w->highest, chart, series, (guint)high, locale);
}

char *chart_alt(const ChartBlock *chart, const char *title, const Locale *locale) {
  const Words *w = words_for(locale);
  GString *out = g_string_new(chart->kind == CHART_LINE ? w->lines : w->bars);
  if (title && *title)
    g_string_append_printf(out, ": %s", title);
  g_string_append(out, ". ");
  if (chart->axis_unit && *chart->axis_unit) {
    g_auto(GStrv) parts = g_strsplit(w->unit, "%s", 2);
    g_string_append_printf(out, "%s%s%s. ", parts[0], chart->axis_unit, parts[1]);
  }
  for (guint i = 0; i < chart->series_count; i++) {
    const ChartSeries *series = &chart->series[i];
    if (chart->series_count > 1)
      g_string_append_printf(out, "%s: ", series->name);
    if (chart->category_count <= MOST_TOLD)
      tell_all(out, chart, series, locale);
    else
      tell_summary(out, chart, series, locale);
    g_string_append(out, i + 1 < chart->series_count ? ". " : ".");
  }
  if (chart->has_reference && chart->reference_label) {
    g_autofree char *value = told(chart, &chart->reference, locale);
    g_string_append_printf(out, " %s: %s.", chart->reference_label, value);
  }
  return g_string_free(out, FALSE);
}
