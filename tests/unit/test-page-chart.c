/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/decimal.h"
#include "page/chart.h"
#include "unit.h"

/* ---- a chart, its look and a canvas ---- */

typedef struct Fixture {
  Fonts *fonts;
  Shaper *shaper;
  Locale *locale;
  Style text;
  ChartTheme theme;
  ChartLook look;
  Canvas *canvas;
  Diagnostics *diagnostics;
} Fixture;

static Fixture fixture_open(const char *language) {
  Fixture f = {.diagnostics = diagnostics_new()};
  f.fonts = fonts_open(f.diagnostics);
  f.shaper = shaper_new(f.fonts);
  f.locale = locale_new(language, NULL);
  f.text = (Style){.name = "chart", .font_family = "sans-serif", .font_size = 9, .color = {0, 0, 0, 255}};
  f.theme = (ChartTheme){.axis = {0, 0, 0, 255}, .grid = {200, 200, 200, 255}, .height = 200};
  for (guint i = 0; i < 8; i++)
    f.theme.series[i] = (SnColor){(guint8)(i * 20), 80, 160, 255};
  f.canvas = canvas_new();
  return f;
}

static void fixture_point(Fixture *f) {
  f->look = (ChartLook){.shaper = f->shaper, .theme = &f->theme, .text = &f->text, .locale = f->locale};
}

static void fixture_close(Fixture *f) {
  canvas_free(f->canvas);
  locale_free(f->locale);
  shaper_free(f->shaper);
  fonts_close(f->fonts);
  diagnostics_free(f->diagnostics);
}

static Value number(const char *text) {
  Value value = {.type = SN_NUMBER, .cell = SN_CELL_VALUE};
  CU_ASSERT(decimal_parse(text, strlen(text), &value.number));
  return value;
}

typedef struct Data {
  ChartBlock chart;
  ChartSeries series[4];
  Value values[4][60];
  char *names[60];
} Data;

/* series × categories values a step apart from `first`. */
static void data_fill(Data *data, guint series, guint categories, const char *name) {
  memset(data, 0, sizeof *data);
  data->chart = (ChartBlock){.kind = CHART_BAR, .categories = data->names, .category_count = categories,
                             .series = data->series, .series_count = series, .style = VALUE_STYLE_DEFAULT,
                             .value_labels = TRUE};
  for (guint s = 0; s < series; s++) {
    data->series[s] = (ChartSeries){.name = g_strdup_printf("Series %u", s + 1), .values = data->values[s]};
    for (guint c = 0; c < categories; c++) {
      g_autofree char *text = g_strdup_printf("%u.%02u", 3 + (c * 7 + s * 5) % 17, (c * 13) % 100);
      data->values[s][c] = number(text);
    }
  }
  for (guint c = 0; c < categories; c++)
    data->names[c] = g_strdup_printf("%s %u", name, c + 1);
}

static void data_clear(Data *data) {
  for (guint s = 0; s < data->chart.series_count; s++)
    g_free(data->series[s].name);
  for (guint c = 0; c < data->chart.category_count; c++)
    g_free(data->names[c]);
}

/* ---- what stands on the canvas ---- */

typedef struct Seen {
  double x, y, width, size;
  char *text;
} Seen;

static GArray *texts_seen(Canvas *canvas) {
  GArray *seen = g_array_new(FALSE, FALSE, sizeof(Seen));
  SnPage page = canvas_page(canvas, 1000, 1000);
  for (guint i = 0; i < page.count; i++) {
    const SnMark *mark = &page.marks[i];
    if (mark->kind != SN_MARK_TEXT)
      continue;
    g_autoptr(GString) text = g_string_new(NULL);
    const SnTextItem *last = &mark->text.items[mark->text.count - 1];
    for (guint k = 0; k < mark->text.count; k++) {
      g_string_append_len(text, mark->text.items[k].run->text, mark->text.items[k].run->text_length);
      if (mark->text.items[k].space > 0)
        g_string_append_c(text, ' ');
    }
    Seen one = {mark->text.items[0].x, mark->text.y,
                last->x + (double)last->run->advance * mark->text.size / last->run->font->units_per_em - mark->text.items[0].x,
                mark->text.size, g_strdup(text->str)};
    g_array_append_val(seen, one);
  }
  return seen;
}

static void seen_free(GArray *seen) {
  for (guint i = 0; i < seen->len; i++)
    g_free(g_array_index(seen, Seen, i).text);
  g_array_unref(seen);
}

/* No two texts touch, none leaves the box.  A text covers 0.7 of its size above the baseline. */
static void assert_tidy(Canvas *canvas, double width, double height) {
  GArray *seen = texts_seen(canvas);
  CU_ASSERT(seen->len > 0);
  for (guint i = 0; i < seen->len; i++) {
    Seen *a = &g_array_index(seen, Seen, i);
    gboolean inside = a->x >= -0.5 && a->x + a->width <= width + 0.5 && a->y - a->size * 0.7 >= -0.5 && a->y <= height + 0.5;
    if (!inside)
      fprintf(stderr, "outside: \"%s\" at %.1f %.1f, %.1f wide\n", a->text, a->x, a->y, a->width);
    CU_ASSERT(inside);
    for (guint k = i + 1; k < seen->len; k++) {
      Seen *b = &g_array_index(seen, Seen, k);
      gboolean touch = a->x < b->x + b->width && b->x < a->x + a->width && a->y - a->size * 0.7 < b->y &&
                       b->y - b->size * 0.7 < a->y;
      if (touch)
        fprintf(stderr, "touching: \"%s\" at %.1f %.1f and \"%s\" at %.1f %.1f\n", a->text, a->x, a->y, b->text, b->x, b->y);
      CU_ASSERT(!touch);
    }
  }
  seen_free(seen);
}

static gboolean has_text(Canvas *canvas, const char *text) {
  GArray *seen = texts_seen(canvas);
  gboolean found = FALSE;
  for (guint i = 0; i < seen->len; i++)
    found |= strcmp(g_array_index(seen, Seen, i).text, text) == 0;
  seen_free(seen);
  return found;
}

static gboolean draw(Fixture *f, const ChartBlock *chart, double width, double height) {
  canvas_clear(f->canvas);
  return chart_draw(chart, &f->look, f->canvas, width, height, &(Place){"pack.xml", 7, 0, NULL}, f->diagnostics);
}

/* ---- tests ---- */

static void assert_ticks(double min, double max, guint most, const char *first, const char *step, guint count) {
  Ticks ticks = chart_ticks(min, max, most);
  char buffer[DECIMAL_TEXT];
  ASSERT_STRING(decimal_print(ticks.first, buffer), first);
  ASSERT_STRING(decimal_print(ticks.step, buffer), step);
  ASSERT_INT(ticks.count, count);
}

static void test_ticks(void) {
  assert_ticks(0, 18, 6, "0", "5", 5);
  assert_ticks(0, 20, 5, "0", "5", 5);
  assert_ticks(-33.5, 11.1, 6, "-40", "20", 4);
  assert_ticks(0, 0.3, 4, "0.0", "0.1", 4);
  assert_ticks(0, 1500000, 4, "0", "500000", 4);
  assert_ticks(5, 5, 5, "5.0", "0.5", 3);
  assert_ticks(-999999999999999999.0, 123456789012345678.0, 5, "-500000000000000000", "500000000000000000", 3);
  assert_ticks(-9e17, 3e18, 3, "-500000000000000000", "500000000000000000", 3);
}

static void test_ticks_cover(void) {
  for (int i = 1; i < 400; i++) {
    double min = -(i % 37) * 1.7, max = min + i * 0.31;
    Ticks ticks = chart_ticks(min, max, 7);
    double first = decimal_to_double(ticks.first), step = decimal_to_double(ticks.step);
    CU_ASSERT(ticks.count <= 7 && ticks.count >= 2);
    CU_ASSERT(first <= min + step * 1e-6);
    CU_ASSERT(first + step * (ticks.count - 1) >= max - step * 1e-6);
  }
}

static void draw_all(const char *language, ChartKind kind, ChartGrouping grouping, gboolean horizontal, guint series,
                     guint categories, const char *name, double width, double height) {
  Fixture f = fixture_open(language);
  fixture_point(&f);
  Data data;
  data_fill(&data, series, categories, name);
  data.chart.kind = kind;
  data.chart.grouping = grouping;
  data.chart.horizontal = horizontal;
  data.chart.axis_unit = (char *)"tỷ đồng";
  CU_ASSERT(draw(&f, &data.chart, width, height));
  ASSERT_INT(diagnostics_count(f.diagnostics), 0);
  assert_tidy(f.canvas, width, height);
  data_clear(&data);
  fixture_close(&f);
}

static void test_bars(void) {
  draw_all("vi", CHART_BAR, CHART_GROUPED, FALSE, 1, 5, "Quý", 420, 200);
  draw_all("vi", CHART_BAR, CHART_GROUPED, FALSE, 3, 6, "Khu vực công nghiệp số", 420, 220);
  draw_all("en", CHART_BAR, CHART_STACKED, FALSE, 3, 8, "District", 420, 220);
  draw_all("en", CHART_BAR, CHART_GROUPED, FALSE, 4, 12, "Month", 300, 180);
}

static void test_lying_bars(void) {
  draw_all("vi", CHART_BAR, CHART_GROUPED, TRUE, 1, 4, "Nông, lâm nghiệp và thủy sản", 420, 150);
  draw_all("vi", CHART_BAR, CHART_STACKED, TRUE, 3, 10, "Huyện", 420, 260);
}

static void test_lines(void) {
  draw_all("vi", CHART_LINE, CHART_GROUPED, FALSE, 2, 2, "Quý I năm", 420, 200);
  draw_all("en", CHART_LINE, CHART_GROUPED, FALSE, 4, 36, "Month", 420, 200);
  draw_all("en", CHART_LINE, CHART_GROUPED, FALSE, 3, 60, "A rather long period name", 420, 200);
}

/* Names that do not fit under columns turn the chart on its side: each name is there whole. */
static void test_long_names(void) {
  Fixture f = fixture_open("vi");
  fixture_point(&f);
  Data data;
  data_fill(&data, 1, 12, "Sởnôngnghiệpvàpháttriểnnôngthôn");
  CU_ASSERT(draw(&f, &data.chart, 420, 300));
  assert_tidy(f.canvas, 420, 300);
  CU_ASSERT(has_text(f.canvas, "Sởnôngnghiệpvàpháttriểnnôngthôn 12"));
  CU_ASSERT(chart_natural_height(&data.chart, &f.look, 420) > 200);
  data_clear(&data);
  fixture_close(&f);
}

/* Figures of 13 to 18 digits: the axis names fewer of them, and bars stay within the chart. */
static void test_large_figures(void) {
  Fixture f = fixture_open("vi");
  fixture_point(&f);
  Data data;
  data_fill(&data, 1, 5, "Tên");
  for (guint i = 0; i < 5; i++)
    data.values[0][i] = number("5234567890123");
  data.chart.horizontal = TRUE;
  CU_ASSERT(draw(&f, &data.chart, 420, 150));
  assert_tidy(f.canvas, 420, 150);
  data.values[0][1] = number("-999999999999999999");
  data.chart.horizontal = FALSE;
  CU_ASSERT(draw(&f, &data.chart, 420, 200));
  assert_tidy(f.canvas, 420, 200);
  CU_ASSERT(has_text(f.canvas, "0"));
  CU_ASSERT(has_text(f.canvas, "-500.000.000.000.000.000"));
  CU_ASSERT(has_text(f.canvas, "500.000.000.000.000.000"));
  data_clear(&data);
  fixture_close(&f);
}

/* The height a lying chart asks for has room for names of several lines, and for a single bar. */
static void test_natural_height(void) {
  Fixture f = fixture_open("vi");
  fixture_point(&f);
  static const guint counts[] = {1, 4, 9};
  for (guint i = 0; i < G_N_ELEMENTS(counts); i++) {
    Data data;
    data_fill(&data, 1, counts[i], i == 0 ? "Một" : "Sở Nông nghiệp và Phát triển nông thôn cùng các đơn vị trực thuộc ở từng huyện");
    data.chart.horizontal = TRUE;
    double height = chart_natural_height(&data.chart, &f.look, 420);
    CU_ASSERT(draw(&f, &data.chart, 420, height));
    assert_tidy(f.canvas, 420, height);
    if (i > 0)
      CU_ASSERT(!draw(&f, &data.chart, 420, height * 0.6));
    data_clear(&data);
  }
  fixture_close(&f);
}

static void test_figures(void) {
  Fixture f = fixture_open("vi");
  fixture_point(&f);
  Data data;
  data_fill(&data, 1, 3, "Ngành");
  data.values[0][0] = number("18.00");
  data.values[0][1] = number("-33.5");
  data.values[0][2].cell = SN_CELL_NOT_AVAILABLE;
  data.chart.has_reference = TRUE;
  data.chart.reference = number("14.18");
  data.chart.reference_label = (char *)"Toàn tỉnh";
  CU_ASSERT(draw(&f, &data.chart, 420, 200));
  assert_tidy(f.canvas, 420, 200);
  CU_ASSERT(has_text(f.canvas, "18,00"));
  CU_ASSERT(has_text(f.canvas, "-33,5"));
  CU_ASSERT(has_text(f.canvas, "Toàn tỉnh"));
  data_clear(&data);
  fixture_close(&f);
}

static void test_faults(void) {
  Fixture f = fixture_open("en");
  fixture_point(&f);
  Data data;
  data_fill(&data, 1, 3, "Name");
  for (guint i = 0; i < 3; i++)
    data.values[0][i].cell = SN_CELL_EMPTY;
  CU_ASSERT(!draw(&f, &data.chart, 420, 200));
  ASSERT_INT(diagnostics_status(f.diagnostics), FAULT_DATA);
  data.values[0][0].cell = SN_CELL_VALUE;
  CU_ASSERT(!draw(&f, &data.chart, 50, 30));
  ASSERT_INT(diagnostics_errors(f.diagnostics), 2);
  data_clear(&data);
  fixture_close(&f);
}

static void test_alt(void) {
  Fixture f = fixture_open("vi");
  fixture_point(&f);
  Data data;
  data_fill(&data, 1, 2, "Ngành");
  data.values[0][0] = number("18.00");
  data.values[0][1] = number("2.14");
  g_autofree char *vi = chart_alt(&data.chart, "Tăng trưởng", f.locale);
  ASSERT_STRING(vi, "Biểu đồ cột: Tăng trưởng. Ngành 1 18,00; Ngành 2 2,14.");
  data_clear(&data);
  data_fill(&data, 1, 20, "M");
  data.chart.kind = CHART_LINE;
  for (guint i = 0; i < 20; i++)
    data.values[0][i] = number(i == 7 ? "99" : i == 3 ? "-4" : "10");
  Locale *english = locale_new("en", NULL);
  g_autofree char *en = chart_alt(&data.chart, NULL, english);
  ASSERT_STRING(en, "Line chart. from 10 (M 1) to 10 (M 20); lowest -4 (M 4); highest 99 (M 8).");
  locale_free(english);
  data_clear(&data);
  fixture_close(&f);
}

int main(void) {
  CU_TestInfo tests[] = {{"ticks", test_ticks},
                         {"ticks cover the range", test_ticks_cover},
                         {"bars", test_bars},
                         {"lying bars", test_lying_bars},
                         {"lines", test_lines},
                         {"names too long for columns", test_long_names},
                         {"figures of many digits", test_large_figures},
                         {"the height of a lying chart", test_natural_height},
                         {"figures and a reference", test_figures},
                         {"faults", test_faults},
                         {"text alternative", test_alt},
                         CU_TEST_INFO_NULL};
  CU_SuiteInfo suites[] = {{"chart", NULL, NULL, NULL, NULL, tests}, CU_SUITE_INFO_NULL};
  return unit_run(suites);
}
