/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-flow.h"

#include <string.h>

#include "page/picture.h"

#define N(name, number) name " " number

/* ---- charts and images ---- */

static Block *add_chart(Flow *flow, double width, double height) {
  Block *block = add_block(flow, NULL, BLOCK_CHART, "image");
  ChartBlock *chart = &block->chart;
  chart->category_count = 3;
  chart->categories = g_new0(char *, 3);
  chart->series_count = 1;
  chart->series = g_new0(ChartSeries, 1);
  chart->series[0].name = g_strdup("Tăng trưởng");
  chart->series[0].values = g_new0(Value, 3);
  for (guint i = 0; i < 3; i++) {
    chart->categories[i] = g_strdup_printf("N%u", i + 1);
    chart->series[0].values[i] = (Value){.type = SN_NUMBER, .cell = SN_CELL_VALUE, .number = {(gint64)i + 2, 0}};
  }
  chart->style = (ValueStyle)VALUE_STYLE_DEFAULT;
  chart->width = width;
  chart->height = height;
  block->anchor = g_strdup("c-test");
  return block;
}

static void test_chart_and_its_copy(void) {
  Flow *flow = flow_new();
  for (guint i = 0; i < 3; i++)
    add_text(flow, NULL, "p", "above");
  Block *block = add_chart(flow, 0, 80);
  block->caption = spans_of(block, "Biểu đồ 1");
  block->source = spans_of(block, "Nguồn");
  add_text(flow, NULL, "p", "below");
  flow_go(flow);
  ASSERT_INT(flow->pages->len, 3);
  const SeenPage *alone = page_at(flow, 0);
  ASSERT_INT(alone->number, 0);
  ASSERT_STRING(alone->name, "c-test");
  CU_ASSERT(alone->alt && strstr(alone->alt, "N3") != NULL);
  CU_ASSERT(page_find(alone, "Biểu đồ 1") && page_find(alone, "Nguồn") && page_find(alone, "N2"));
  CU_ASSERT(alone->width > MEASURE && alone->height > 80);
  /* in the text: figure, caption and source line stay together, so all move to the next page */
  ASSERT_INT(page_at(flow, 1)->lines->len, 3);
  const SeenPage *page = page_at(flow, 2);
  const SeenLine *label = page_find(page, "N2"), *caption = page_find(page, "Biểu đồ 1");
  CU_ASSERT_FATAL(label && caption && page_find(page, "Nguồn") && page_find(page, "below"));
  ASSERT_INT(label->role, SN_ROLE_FIGURE);
  ASSERT_STRING(label->element->alt, alone->alt);
  ASSERT_INT(caption->role, SN_ROLE_CAPTION);
  CU_ASSERT(caption->element->parent == label->element->parent);
  CU_ASSERT(caption->y > label->y);
  flow_free(flow);
}

/* A figure as tall as a page is made to fit under its caption. */
static void test_tall_chart(void) {
  Flow *flow = flow_new();
  Block *block = add_chart(flow, 100, 500);
  block->caption = spans_of(block, "Biểu đồ 1");
  block->caption_above = TRUE;
  flow_go(flow);
  CU_ASSERT(flow->good);
  ASSERT_INT(flow->pages->len, 2);
  const SeenPage *page = page_at(flow, 1);
  for (guint i = 0; i < page->lines->len; i++)
    CU_ASSERT(g_array_index(page->lines, SeenLine, i).y < MARGIN_TOP + DEPTH);
  flow_free(flow);
}

static const guint8 png_320x160[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0,   0, 0, 13, 'I', 'H', 'D',
                                     'R',  0,   0,   1,   64,   0,    0,    0,    160, 8, 2, 0,  0,   0};

static void test_picture_size(void) {
  static const guint8 jpeg[] = {0xff, 0xd8, 0xff, 0xe0, 0,  4, 1,  1, 0xff, 0xff, 0xc2,
                                0,    11,   8,    0,    50, 0, 70, 1, 1,    1,    0};
  static const guint8 endless[] = {0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff, 0xe0, 0, 0, 0xff, 0xe0, 0, 0};
  guint width = 0, height = 0;
  g_autoptr(GBytes) png = g_bytes_new_static(png_320x160, sizeof png_320x160);
  CU_ASSERT(picture_size(png, &width, &height));
  ASSERT_INT(width, 320);
  ASSERT_INT(height, 160);
  g_autoptr(GBytes) cut = g_bytes_new_static(png_320x160, 20);
  CU_ASSERT(!picture_size(cut, &width, &height));
  g_autoptr(GBytes) photo = g_bytes_new_static(jpeg, sizeof jpeg);
  CU_ASSERT(picture_size(photo, &width, &height));
  ASSERT_INT(width, 70);
  ASSERT_INT(height, 50);
  for (gsize length = 0; length < sizeof jpeg - 6; length++) {
    g_autoptr(GBytes) part = g_bytes_new(jpeg, length);
    CU_ASSERT(!picture_size(part, &width, &height));
  }
  g_autoptr(GBytes) loop = g_bytes_new_static(endless, sizeof endless);
  CU_ASSERT(!picture_size(loop, &width, &height));
}

/* 320 pixels are 240 points: as wide as the text; half as tall as wide does not fit on the page. */
static void test_image(void) {
  Flow *flow = flow_new();
  Block *block = add_block(flow, NULL, BLOCK_IMAGE, "image");
  block->image = g_bytes_new_static(png_320x160, sizeof png_320x160);
  block->alt = g_strdup("Ảnh");
  add_text(flow, NULL, "p", "below");
  flow_go(flow);
  ASSERT_INT(flow->pages->len, 2);
  ASSERT_INT(page_at(flow, 0)->images, 1);
  flow_free(flow);
}

static void test_not_an_image(void) {
  Flow *flow = flow_new();
  Block *block = add_block(flow, NULL, BLOCK_IMAGE, "image");
  block->image = g_bytes_new_static("GIF89a", 6);
  flow_go(flow);
  CU_ASSERT(!flow->good);
  ASSERT_INT(diagnostics_errors(flow->diagnostics), 1);
  flow_free(flow);
}

/* ---- lists ---- */

static Block *add_item(Flow *flow, Block *list, const char *mark, const char *text) {
  Block *item = add_block(flow, list, BLOCK_ITEM, "item");
  item->label = g_strdup(mark);
  add_lines(flow, item, text, 2);
  return item;
}

static void test_list(void) {
  Flow *flow = flow_new();
  flow_style(flow, "item")->margin_left = 20;
  flow_style(flow, "item")->text_indent = -12;
  Block *list = add_block(flow, NULL, BLOCK_LIST, "list");
  add_item(flow, list, "a)", "one");
  Block *second = add_item(flow, list, "b)", "two");
  Block *inner = add_block(flow, second, BLOCK_LIST, "list");
  add_item(flow, inner, "-", "three");
  flow_go(flow);
  const SeenPage *page = page_at(flow, 0);
  const SeenLine *mark = page_find(page, "a)"), *first = page_find(page, N("one", "1")),
                 *next = page_find(page, N("one", "2"));
  CU_ASSERT_FATAL(mark && first && next);
  CU_ASSERT_DOUBLE_EQUAL(mark->x, MARGIN_LEFT + 8, 0.01);
  CU_ASSERT_DOUBLE_EQUAL(first->x, MARGIN_LEFT + 20, 0.01);
  CU_ASSERT_DOUBLE_EQUAL(next->x, MARGIN_LEFT + 20, 0.01);
  CU_ASSERT_DOUBLE_EQUAL(mark->y, first->y, 0.001);
  ASSERT_INT(mark->role, SN_ROLE_LBL);
  ASSERT_INT(first->role, SN_ROLE_LBODY);
  ASSERT_INT(first->element->parent->role, SN_ROLE_LI);
  ASSERT_INT(first->element->parent->parent->role, SN_ROLE_L);
  CU_ASSERT(mark->element->parent == first->element->parent);
  const SeenLine *deep = page_find(page, N("three", "1"));
  CU_ASSERT_FATAL(deep != NULL);
  CU_ASSERT_DOUBLE_EQUAL(deep->x, MARGIN_LEFT + 40, 0.01);
  ASSERT_INT(deep->element->parent->parent->parent->role, SN_ROLE_LBODY);
  flow_free(flow);
}

/* A style without indents: marks hang in a column as wide as the widest. */
static void test_list_by_its_marks(void) {
  Flow *flow = flow_new();
  Block *list = add_block(flow, NULL, BLOCK_LIST, "list");
  add_item(flow, list, "1.", "one");
  add_item(flow, list, "100.", "two");
  flow_go(flow);
  const SeenPage *page = page_at(flow, 0);
  double x = page_find(page, N("one", "1"))->x;
  CU_ASSERT_DOUBLE_EQUAL(page_find(page, N("two", "2"))->x, x, 0.01);
  CU_ASSERT(page_find(page, "100.")->end < x);
  CU_ASSERT_DOUBLE_EQUAL(page_find(page, "1.")->x, MARGIN_LEFT, 0.01);
  flow_free(flow);
}

/* A positive indent runs the mark into the text; further lines begin at the margin. */
static void test_run_in_marks(void) {
  Flow *flow = flow_new();
  flow_style(flow, "item")->text_indent = 30;
  add_item(flow, add_block(flow, NULL, BLOCK_LIST, "list"), "-", "one");
  flow_go(flow);
  const SeenPage *page = page_at(flow, 0);
  CU_ASSERT_DOUBLE_EQUAL(page_find(page, "-")->x, MARGIN_LEFT + 30, 0.01);
  CU_ASSERT(page_find(page, N("one", "1"))->x > MARGIN_LEFT + 33);
  CU_ASSERT_DOUBLE_EQUAL(page_find(page, N("one", "2"))->x, MARGIN_LEFT, 0.01);
  flow_free(flow);
}

/* ---- groups and columns ---- */

static void test_frame_on_both_pages(void) {
  Flow *flow = flow_new();
  Style *style = flow_style(flow, "box");
  style->background_color = (SnColor){240, 240, 240, 255};
  style->padding = 6;
  style->margin_left = 10;
  Block *group = add_block(flow, NULL, BLOCK_GROUP, "box");
  add_lines(flow, group, "x", 14);
  flow_go(flow);
  ASSERT_INT(flow->pages->len, 2);
  ASSERT_INT(page_at(flow, 0)->paths, 1);
  ASSERT_INT(page_at(flow, 1)->paths, 1);
  const SnSegment *first = &g_array_index(page_at(flow, 0)->segments, SnSegment, 0);
  const SnSegment *second = &g_array_index(page_at(flow, 1)->segments, SnSegment, 0);
  CU_ASSERT_DOUBLE_EQUAL(first->v[0], MARGIN_LEFT + 10, 0.01);
  CU_ASSERT_DOUBLE_EQUAL(first->v[2], MEASURE - 10, 0.01);
  CU_ASSERT_DOUBLE_EQUAL(first->v[3], 9 * PITCH + 6 + 3, 0.01);
  CU_ASSERT_DOUBLE_EQUAL(second->v[3], 5 * PITCH + 6 + 3, 0.01);
  CU_ASSERT_DOUBLE_EQUAL(page_find(page_at(flow, 0), N("x", "1"))->x, MARGIN_LEFT + 16, 0.01);
  flow_free(flow);
}

static Block *add_columns(Flow *flow, guint left, guint right) {
  Block *columns = add_block(flow, NULL, BLOCK_COLUMNS, "columns");
  columns->widths = g_new(double, 2);
  columns->widths[0] = 0.4;
  columns->widths[1] = 0.6;
  add_lines(flow, add_block(flow, columns, BLOCK_GROUP, "group"), "left", left);
  add_lines(flow, add_block(flow, columns, BLOCK_GROUP, "group"), "right", right);
  return columns;
}

static void test_columns(void) {
  Flow *flow = flow_new();
  for (guint i = 0; i < 6; i++)
    add_text(flow, NULL, "p", "above");
  add_columns(flow, 2, 5);
  add_text(flow, NULL, "p", "below");
  flow_go(flow);
  /* they do not break where a page can hold them */
  ASSERT_INT(page_at(flow, 0)->lines->len, 6);
  const SeenPage *page = page_at(flow, 1);
  const SeenLine *left = page_find(page, N("left", "1")), *right = page_find(page, N("right", "1"));
  CU_ASSERT_DOUBLE_EQUAL(left->y, right->y, 0.001);
  CU_ASSERT_DOUBLE_EQUAL(right->x, MARGIN_LEFT + 0.4 * MEASURE, 0.01);
  CU_ASSERT_DOUBLE_EQUAL(page_find(page, "below")->y, left->y + 5 * PITCH, 0.01);
  flow_free(flow);
}

static void test_columns_longer_than_a_page(void) {
  Flow *flow = flow_new();
  add_columns(flow, 3, 24);
  add_text(flow, NULL, "p", "below");
  flow_go(flow);
  ASSERT_INT(flow->pages->len, 3);
  ASSERT_INT(page_count_of(page_at(flow, 0), "right"), 10);
  ASSERT_INT(page_count_of(page_at(flow, 1), "right"), 10);
  ASSERT_INT(page_count_of(page_at(flow, 2), "right"), 4);
  ASSERT_INT(page_of(flow, "below"), 2);
  flow_free(flow);
}

/* ---- rules ---- */

static const SnSegment *only_line(const SeenPage *page) {
  CU_ASSERT_FATAL(page->segments->len == 2);
  return &g_array_index(page->segments, SnSegment, 0);
}

static void test_rule(void) {
  Flow *flow = flow_new();
  flow_style(flow, "rule")->text_align = ALIGN_CENTER;
  add_block(flow, NULL, BLOCK_RULE, "rule")->width = 0.5;
  flow_go(flow);
  const SnSegment *line = only_line(page_at(flow, 0));
  CU_ASSERT_DOUBLE_EQUAL(line[0].v[0], MARGIN_LEFT + MEASURE / 4, 0.01);
  CU_ASSERT_DOUBLE_EQUAL(line[1].v[0], MARGIN_LEFT + MEASURE * 3 / 4, 0.01);
  flow_free(flow);
}

/* As wide as the line above it. */
static void test_rule_under_text(void) {
  Flow *flow = flow_new();
  flow_style(flow, "rule")->text_align = flow_style(flow, "p")->text_align = ALIGN_CENTER;
  add_text(flow, NULL, "p", "Độc lập - Tự do - Hạnh phúc");
  add_block(flow, NULL, BLOCK_RULE, "rule");
  flow_go(flow);
  const SeenLine *motto = page_find(page_at(flow, 0), "Độc lập - Tự do - Hạnh phúc");
  const SnSegment *line = only_line(page_at(flow, 0));
  CU_ASSERT_DOUBLE_EQUAL(line[0].v[0], motto->x, 0.05);
  CU_ASSERT_DOUBLE_EQUAL(line[1].v[0], motto->end, 0.05);
  flow_free(flow);
}

/* A mark of secrecy: its box is no wider than its word. */
static void test_box_around_a_word(void) {
  Flow *flow = flow_new();
  Style *style = flow_style(flow, "box");
  style->text_align = ALIGN_CENTER;
  style->border_width = 1;
  style->border_color = (SnColor){0, 0, 0, 255};
  style->padding = 3;
  add_text(flow, NULL, "box", "MẬT");
  flow_go(flow);
  const SeenLine *word = page_find(page_at(flow, 0), "MẬT");
  CU_ASSERT_FATAL(word != NULL);
  const SnSegment *box = &g_array_index(page_at(flow, 0)->segments, SnSegment, 0);
  CU_ASSERT(box->v[0] < word->x - 3 && box->v[0] > word->x - 10);
  CU_ASSERT(box->v[0] + box->v[2] > word->end + 3 && box->v[0] + box->v[2] < word->end + 10);
  flow_free(flow);
}

static void test_space(void) {
  Flow *flow = flow_new();
  add_text(flow, NULL, "p", "a");
  add_block(flow, NULL, BLOCK_SPACE, "space")->height = 30;
  add_text(flow, NULL, "p", "b");
  flow_go(flow);
  CU_ASSERT_DOUBLE_EQUAL(page_find(page_at(flow, 0), "b")->y - page_find(page_at(flow, 0), "a")->y, PITCH + 30, 0.01);
  flow_free(flow);
}

CU_TestInfo figure_tests[] = {
    {"a chart and its copy", test_chart_and_its_copy},
    {"a chart as tall as a page", test_tall_chart},
    {"sizes of pictures", test_picture_size},
    {"an image", test_image},
    {"not an image", test_not_an_image},
    {"lists", test_list},
    {"lists by their marks", test_list_by_its_marks},
    {"run-in marks", test_run_in_marks},
    {"a frame on both pages", test_frame_on_both_pages},
    {"columns", test_columns},
    {"columns longer than a page", test_columns_longer_than_a_page},
    {"a rule", test_rule},
    {"a rule under text", test_rule_under_text},
    {"a box around a word", test_box_around_a_word},
    {"a space", test_space},
    CU_TEST_INFO_NULL,
};
