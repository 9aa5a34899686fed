/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SVG files: real text, its places, its fonts, names that do not collide. */

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

#include "render-suites.h"

/* The string value of an XPath expression (prefix s: SVG) over an output. */
static char *query(Stage *stage, const char *suffix, const char *expression) {
  GBytes *file = stage_output(stage, suffix);
  CU_ASSERT_FATAL(file != NULL);
  gsize length;
  const char *data = g_bytes_get_data(file, &length);
  xmlDocPtr document = xmlReadMemory(data, (int)length, NULL, NULL, XML_PARSE_NONET);
  CU_ASSERT_FATAL(document != NULL);
  xmlXPathContextPtr context = xmlXPathNewContext(document);
  xmlXPathRegisterNs(context, BAD_CAST "s", BAD_CAST "http://www.w3.org/2000/svg");
  xmlXPathRegisterNs(context, BAD_CAST "x", BAD_CAST "http://www.w3.org/1999/xlink");
  xmlXPathObjectPtr object = xmlXPathEvalExpression(BAD_CAST expression, context);
  xmlChar *string = object ? xmlXPathCastToString(object) : NULL;
  char *copy = g_strdup((const char *)string);
  xmlFree(string);
  xmlXPathFreeObject(object);
  xmlXPathFreeContext(context);
  xmlFreeDoc(document);
  g_bytes_unref(file);
  return copy;
}

#define ASSERT_QUERY(stage, suffix, expression, expected)                                                              \
  do {                                                                                                                 \
    char *unit_q = query(stage, suffix, expression);                                                                   \
    ASSERT_STRING(unit_q, expected);                                                                                   \
    g_free(unit_q);                                                                                                    \
  } while (0)

static Stage *line_stage(const char *mode, const char *words, double space) {
  Stage *stage = stage_new("svg");
  if (mode)
    stage_set(stage, "text", mode);
  CU_ASSERT_FATAL(stage_open(stage));
  stage_line(stage, stage_liberation(stage, SERIF), 13, 85, 100, space, FALSE, words);
  CU_ASSERT(stage_page(stage, "7"));
  CU_ASSERT(stage_close(stage));
  return stage;
}

static void test_text(void) {
  static const char words[] = "Tổng sản phẩm < 5,66% & “tăng trưởng”";
  Stage *stage = line_stage(NULL, words, 0);
  ASSERT_QUERY(stage, "1.svg", "//s:text", words);
  ASSERT_QUERY(stage, "1.svg", "//s:text/@y", "100");
  ASSERT_QUERY(stage, "1.svg", "/s:svg/@xml:lang", "vi");
  ASSERT_QUERY(stage, "1.svg", "/s:svg/@viewBox", "0 0 595.28 841.89");
  ASSERT_QUERY(stage, "1.svg", "/s:svg/@width", "595.28pt");
  ASSERT_QUERY(stage, "1.svg", "/s:svg/s:title", "Tình hình quý I, 7");
  ASSERT_QUERY(stage, "1.svg", "/s:svg/s:desc", "Báo cáo <số> 1 & 2");
  stage_free(stage);
}

/* A position for each character, where the glyph stands. */
static void test_places(void) {
  Stage *stage = line_stage(NULL, "AVA tế", 0);
  const SnFont *font = stage_liberation(stage, SERIF);
  g_autofree char *places = query(stage, "1.svg", "//s:text/@x");
  g_auto(GStrv) list = g_strsplit(places, " ", -1);
  ASSERT_INT(g_strv_length(list), 6);
  const SnRun *run = stage_run(stage, font, "AVA");
  double x = 85;
  for (guint i = 0; i < 3 && list[i]; i++) {
    CU_ASSERT_DOUBLE_EQUAL(g_ascii_strtod(list[i], NULL), x, 0.0051);
    x += run->glyphs[i].advance * 13.0 / font->units_per_em;
  }
  stage_free(stage);
}

/* Justified words are elements of their own, for programs that heed only the first position. */
static void test_justified(void) {
  Stage *stage = line_stage(NULL, "kinh tế xã hội", 7.5);
  ASSERT_QUERY(stage, "1.svg", "count(//s:tspan)", "4");
  ASSERT_QUERY(stage, "1.svg", "//s:text", "kinh tế xã hội");
  stage_free(stage);
}

/* A ligature has one position for its characters. */
static void test_ligature(void) {
  Stage *stage = stage_new("svg");
  const SnFont *font = stage_liberation(stage, SERIF);
  const SnRun *fi = stage_run(stage, font, "ﬁ");
  SnGlyph glyphs[] = {{.id = fi->glyphs[0].id, .advance = fi->advance},
                      {.id = stage_run(stage, font, "x")->glyphs[0].id, .advance = 1024, .cluster = 2}};
  CU_ASSERT_FATAL(stage_open(stage));
  stage_put_run(stage, stage_glyphs(stage, font, "fix", glyphs, 2), 85, 100);
  CU_ASSERT(stage_page(stage, "1"));
  ASSERT_QUERY(stage, "1.svg", "//s:text", "fix");
  ASSERT_QUERY(stage, "1.svg", "//s:tspan[1]", "fi");
  ASSERT_QUERY(stage, "1.svg", "//s:tspan[1]/@x", "85");
  stage_free(stage);
}

static void test_font(void) {
  Stage *stage = line_stage(NULL, "Tăng trưởng", 0);
  g_autofree char *css = query(stage, "1.svg", "//s:style");
  char *start = strstr(css, "base64,");
  CU_ASSERT_FATAL(start != NULL);
  char *stop = strchr(start, ')');
  *stop = '\0';
  gsize length;
  g_autofree guchar *woff = g_base64_decode(start + strlen("base64,"), &length);
  CU_ASSERT(length > 1000 && length < 8000);
  CU_ASSERT(memcmp(woff, "wOFF", 4) == 0);
  CU_ASSERT(((gsize)woff[8] << 24 | (gsize)woff[9] << 16 | (gsize)woff[10] << 8 | woff[11]) == length);
  CU_ASSERT(strstr(stop + 1, "\"Liberation Serif\",serif") != NULL);
  stage_free(stage);
}

/* Every id and class begins with the document, the language and the page. */
static void test_names(void) {
  Stage *stage = stage_new("svg");
  stage_document(stage)->id = "q1/2024";
  CU_ASSERT_FATAL(stage_open(stage));
  stage_line(stage, stage_liberation(stage, SERIF), 13, 85, 100, 0, FALSE, "Một");
  stage_rectangle(stage, 50, 200, 40, 40, (SnColor){1, 2, 3, 255}, SN_GRID);
  CU_ASSERT(stage_page(stage, "1"));
  ASSERT_QUERY(stage, "1.svg", "//s:pattern/@id", "sq1_2024-vi-1-p0");
  ASSERT_QUERY(stage, "1.svg", "//s:text/@class", "sq1_2024-vi-1-f0");
  ASSERT_QUERY(stage, "1.svg", "count(//@id[not(starts-with(., 'sq1_2024-vi-'))])", "0");
  ASSERT_QUERY(stage, "1.svg", "//s:path[2]/@fill", "url(#sq1_2024-vi-1-p0)");
  stage_free(stage);
}

static void test_figure(void) {
  Stage *stage = stage_new("svg");
  SnElement *figure = stage_element(stage, SN_ROLE_FIGURE, NULL);
  figure->alt = "Biểu đồ cột";
  CU_ASSERT_FATAL(stage_open(stage));
  stage_begin(stage, figure);
  stage_line(stage, stage_liberation(stage, SERIF), 9, 5, 20, 0, FALSE, "Quý I");
  stage_end(stage);
  CU_ASSERT(stage_figure(stage, "c-sectors", "Biểu đồ cột", 200, 100));
  ASSERT_QUERY(stage, "c-sectors.svg", "/s:svg/s:desc", "Biểu đồ cột");
  ASSERT_QUERY(stage, "c-sectors.svg", "/s:svg/@viewBox", "0 0 200 100");
  ASSERT_QUERY(stage, "c-sectors.svg", "//s:g[@role='img']/@aria-label", "Biểu đồ cột");
  stage_free(stage);
}

static void test_links(void) {
  Stage *stage = stage_new("svg");
  CU_ASSERT_FATAL(stage_open(stage));
  SnMark *mark = stage_mark(stage, SN_MARK_LINK);
  mark->link.uri = "https://example.org/?a=1&b=2";
  mark->link.contents = "Trang chủ";
  mark->link.width = mark->link.height = 10;
  mark = stage_mark(stage, SN_MARK_LINK);
  mark->link.anchor = "t ngành";
  mark = stage_mark(stage, SN_MARK_ANCHOR);
  mark->anchor.name = "t ngành";
  mark->anchor.y = 50;
  CU_ASSERT(stage_page(stage, "1"));
  ASSERT_QUERY(stage, "1.svg", "//s:a[1]/@x:href", "https://example.org/?a=1&b=2");
  ASSERT_QUERY(stage, "1.svg", "//s:a[1]/@aria-label", "Trang chủ");
  ASSERT_QUERY(stage, "1.svg", "boolean(//@id[concat('#', .) = //s:a[2]/@x:href])", "true");
  stage_free(stage);
}

static void test_outlines(void) {
  Stage *stage = line_stage("outlines", "Tế tế", 0);
  ASSERT_QUERY(stage, "1.svg", "//s:text", "Tế tế");
  ASSERT_QUERY(stage, "1.svg", "//s:text/@fill-opacity", "0");
  ASSERT_QUERY(stage, "1.svg", "count(//s:use)", "4");
  ASSERT_QUERY(stage, "1.svg", "count(//s:defs/s:path[@d != ''])", "3");
  ASSERT_QUERY(stage, "1.svg", "count(//s:use[not(@x:href)])", "0");
  g_autofree char *css = query(stage, "1.svg", "//s:style");
  CU_ASSERT(!strstr(css, "base64"));
  stage_free(stage);
}

/* A hyphen that only the layout put there is seen; a soft one would not be. */
static void test_soft_hyphen(void) {
  Stage *stage = stage_new("svg");
  const SnFont *font = stage_liberation(stage, SERIF);
  SnGlyph glyph = {.id = stage_run(stage, font, "-")->glyphs[0].id, .advance = 682};
  CU_ASSERT_FATAL(stage_open(stage));
  stage_put_run(stage, stage_glyphs(stage, font, "\u00AD", &glyph, 1), 85, 100);
  CU_ASSERT(stage_page(stage, "1"));
  g_autofree char *text = query(stage, "1.svg", "//s:text");
  CU_ASSERT(strcmp(text, "-") == 0 || strcmp(text, "\u2010") == 0);
  stage_free(stage);
}

static void test_missing_glyph(void) {
  Stage *stage = stage_new("svg");
  CU_ASSERT_FATAL(stage_open(stage));
  stage_line(stage, stage_liberation(stage, SERIF), 13, 85, 100, 0, FALSE, "漢");
  CU_ASSERT(!stage_page(stage, "1"));
  g_autofree char *said = stage_messages(stage);
  ASSERT_HAS(said, "lacks a glyph for “漢”");
  CU_ASSERT(stage_output(stage, "1.svg") == NULL);
  stage_free(stage);
}

static void test_same_bytes(void) {
  for (int mode = 0; mode < 2; mode++) {
    const char *word = mode ? "outlines" : "embedded";
    Stage *first = line_stage(word, "Tăng trưởng", 6), *second = line_stage(word, "Tăng trưởng", 6);
    GBytes *a = stage_output(first, "1.svg"), *b = stage_output(second, "1.svg");
    CU_ASSERT(g_bytes_equal(a, b));
    g_bytes_unref(a);
    g_bytes_unref(b);
    stage_free(first);
    stage_free(second);
  }
}

static void test_bad_image(void) {
  Stage *stage = stage_new("svg");
  CU_ASSERT_FATAL(stage_open(stage));
  stage_image(stage, "GIF89a", 6, 10, 10, 20, 20);
  CU_ASSERT(!stage_page(stage, "1"));
  g_autofree char *said = stage_messages(stage);
  ASSERT_HAS(said, "neither PNG nor JPEG");
  stage_free(stage);
}

CU_TestInfo svg_tests[] = {
    {"text as written, title, description, size", test_text},
    {"each character in its place", test_places},
    {"justified words", test_justified},
    {"ligatures", test_ligature},
    {"the embedded font", test_font},
    {"names begin with the document's", test_names},
    {"a figure by itself", test_figure},
    {"links and anchors", test_links},
    {"outlines under invisible text", test_outlines},
    {"a hyphen that is not in the text", test_soft_hyphen},
    {"a missing glyph is refused", test_missing_glyph},
    {"the same bytes again", test_same_bytes},
    {"an image of another kind", test_bad_image},
    CU_TEST_INFO_NULL,
};
