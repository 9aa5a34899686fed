/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SVG files for one web page: fonts in a style sheet of their own, positions only where they do not follow. */

#include <string.h>

#include "render-suites.h"

static char *output(Stage *stage, const char *suffix) {
  GBytes *file = stage_output(stage, suffix);
  CU_ASSERT_FATAL(file != NULL);
  gsize length;
  const char *data = g_bytes_get_data(file, &length);
  char *text = g_strndup(data, length);
  g_bytes_unref(file);
  return text;
}

static guint count(const char *text, const char *part) {
  guint n = 0;
  for (const char *at = text; (at = strstr(at, part)); at += strlen(part))
    n++;
  return n;
}

static Stage *apart_stage(void) {
  Stage *stage = stage_new("svg");
  stage_set(stage, "fonts", "document");
  stage_set(stage, "positions", "lines");
  CU_ASSERT_FATAL(stage_open(stage));
  return stage;
}

static char *line(const char *words, double space) {
  Stage *stage = apart_stage();
  stage_line(stage, stage_liberation(stage, SERIF), 13, 85, 100, space, FALSE, words);
  CU_ASSERT(stage_page(stage, "1"));
  CU_ASSERT(stage_close(stage));
  char *svg = output(stage, "1.svg");
  stage_free(stage);
  return svg;
}

/* The font's own widths and one word-spacing give all that follows the first character. */
static void test_lines(void) {
  g_autofree char *plain = line("kinh tế xã hội", 0), *justified = line("kinh tế xã hội", 7.5);
  ASSERT_INT(count(plain, "<tspan"), 0);
  ASSERT_HAS(plain, " x=\"85\"");
  ASSERT_INT(count(plain, "word-spacing"), 0);
  ASSERT_HAS(plain, ">kinh tế xã hội<");
  ASSERT_INT(count(justified, "<tspan"), 0);
  ASSERT_HAS(justified, "word-spacing=\"4.25\""); /* the font's own space is a quarter of 13 points */
  ASSERT_HAS(justified, ">kinh tế xã hội<");
}

/* A viewer that rounds widths is told how long a long line is. */
static void test_length(void) {
  g_autofree char *brief = line("kinh tế", 0), *lengthy = line("kinh tế xã hội của tỉnh Bắc Giang", 0);
  ASSERT_INT(count(brief, "textLength"), 0);
  ASSERT_INT(count(lengthy, "textLength"), 1);
}

/* A glyph that the layout moved has its position given. */
static void test_moved(void) {
  Stage *stage = apart_stage();
  const SnFont *font = stage_liberation(stage, SERIF);
  const SnRun *run = stage_run(stage, font, "abc");
  SnGlyph glyphs[3];
  for (guint i = 0; i < 3; i++)
    glyphs[i] = run->glyphs[i];
  glyphs[0].advance += 100;
  stage_put_run(stage, stage_glyphs(stage, font, "abc", glyphs, 3), 85, 100);
  CU_ASSERT(stage_page(stage, "1"));
  g_autofree char *svg = output(stage, "1.svg");
  ASSERT_HAS(svg, "x=\"85\">a</tspan>");
  ASSERT_HAS(svg, ">bc</tspan>");
  ASSERT_INT(count(svg, "<tspan"), 2);
  stage_free(stage);
}

/* One style sheet for all pages, with the characters of all. */
static void test_fonts(void) {
  Stage *stage = apart_stage();
  const SnFont *font = stage_liberation(stage, SERIF);
  stage_line(stage, font, 13, 85, 100, 0, FALSE, "Một");
  CU_ASSERT(stage_page(stage, "1"));
  stage_line(stage, font, 13, 85, 100, 0, FALSE, "Hai");
  CU_ASSERT(stage_page(stage, "2"));
  CU_ASSERT(stage_close(stage));
  g_autofree char *first = output(stage, "1.svg"), *second = output(stage, "2.svg"), *css = output(stage, "fonts.css");
  ASSERT_INT(count(first, "<style") + count(second, "<style"), 0);
  ASSERT_INT(count(css, "@font-face"), 1);
  const char *family = strstr(css, "font-family:");
  CU_ASSERT_FATAL(family != NULL);
  g_autofree char *name = g_strndup(family + 12, strcspn(family + 12, ",;"));
  g_autofree char *class = g_strdup_printf("class=\"%s\"", name), *rule = g_strdup_printf(".%s{", name);
  ASSERT_HAS(first, class);
  ASSERT_HAS(second, class);
  ASSERT_HAS(css, rule);
  ASSERT_HAS(css, "text-rendering:geometricPrecision");
  stage_free(stage);
}

static void test_outlines(void) {
  Stage *stage = stage_new("svg");
  stage_set(stage, "text", "outlines");
  stage_set(stage, "fonts", "document");
  CU_ASSERT(!stage_open(stage));
  g_autofree char *said = stage_messages(stage);
  ASSERT_HAS(said, "fonts=document");
  stage_free(stage);
}

CU_TestInfo svg_apart_tests[] = {
    {"lines follow from their start", test_lines},      {"long lines say their length", test_length},
    {"a moved glyph has its own position", test_moved}, {"one style sheet of fonts", test_fonts},
    {"outlines have no style sheet", test_outlines},    CU_TEST_INFO_NULL,
};
