/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where entries stand on pages made by hand. */

#include <string.h>

#include "render-suites.h"

/* A rectangle of 20 by 10 points within an element of that context (NULL: none). */
static void box(Stage *stage, const char *context, double x, double y) {
  SnElement *element = stage_element(stage, SN_ROLE_P, NULL);
  element->context = context;
  stage_begin(stage, element);
  stage_rectangle(stage, x, y, 20, 10, (SnColor){0, 0, 0, 255}, SN_SOLID);
}

static void expect_places(Stage *stage, const char *expected) {
  GBytes *file = stage_output(stage, "places");
  CU_ASSERT_FATAL(file != NULL);
  gsize length;
  const char *data = g_bytes_get_data(file, &length);
  g_autofree char *text = g_strndup(data, length);
  ASSERT_STRING(text, expected);
  g_bytes_unref(file);
}

static void places_stretch_over_what_they_hold(void) {
  Stage *stage = stage_new("places");
  CU_ASSERT_FATAL(stage_open(stage));
  box(stage, "economy|p1", 100, 50);
  box(stage, NULL, 200, 80); /* within the first */
  stage_end(stage);
  stage_end(stage);
  box(stage, NULL, 1, 1);
  stage_end(stage);
  SnElement *empty = stage_element(stage, SN_ROLE_P, NULL);
  empty->context = "economy|p2";
  stage_begin(stage, empty);
  stage_end(stage);
  CU_ASSERT(stage_page(stage, "i"));
  box(stage, "economy|p1", 0.126, 9);
  stage_end(stage);
  CU_ASSERT(stage_page(stage, "ii"));
  CU_ASSERT(stage_close(stage));
  expect_places(stage, "context\tpage\tlabel\tx\ty\twidth\theight\n"
                       "\t1\ti\t0\t0\t59528\t84189\n"
                       "economy|p1\t1\ti\t10000\t5000\t12000\t4000\n"
                       "\t2\tii\t0\t0\t59528\t84189\n"
                       "economy|p1\t2\tii\t13\t900\t2000\t1000\n");
  stage_free(stage);
}

static void places_hold_whole_lines(void) {
  Stage *stage = stage_new("places");
  CU_ASSERT_FATAL(stage_open(stage));
  const SnFont *font = stage_liberation(stage, SERIF);
  SnElement *element = stage_element(stage, SN_ROLE_P, NULL);
  element->context = "a|p1";
  stage_begin(stage, element);
  double width = stage_line(stage, font, 10, 100, 200, 0, FALSE, "Kinh tế");
  stage_end(stage);
  CU_ASSERT(stage_page(stage, "1"));
  CU_ASSERT(stage_close(stage));
  g_autofree char *line =
      g_strdup_printf("a|p1\t1\t1\t10000\t%ld\t", 20000 - (long)font->ascent * 1000 / font->units_per_em);
  GBytes *file = stage_output(stage, "places");
  g_autofree char *text = g_strndup(g_bytes_get_data(file, NULL), g_bytes_get_size(file));
  ASSERT_HAS(text, line);
  CU_ASSERT(width > 20);
  g_bytes_unref(file);
  stage_free(stage);
}

/* A table is not begun itself: its rows are. */
static void places_of_what_goes_on(void) {
  Stage *stage = stage_new("places");
  CU_ASSERT_FATAL(stage_open(stage));
  SnElement *table = stage_element(stage, SN_ROLE_TABLE, NULL);
  table->context = "data|sectors";
  for (guint page = 1; page <= 2; page++) {
    for (guint row = 0; row < 2; row++) {
      SnElement *element = stage_element(stage, SN_ROLE_TR, table);
      stage_begin(stage, element);
      box(stage, row ? NULL : "t|column:x", 100 * page, 50 + 20 * row);
      stage_end(stage);
      stage_end(stage);
    }
    CU_ASSERT(stage_page(stage, "1"));
  }
  CU_ASSERT(stage_close(stage));
  expect_places(stage, "context\tpage\tlabel\tx\ty\twidth\theight\n"
                       "\t1\t1\t0\t0\t59528\t84189\n"
                       "t|column:x\t1\t1\t10000\t5000\t2000\t1000\n"
                       "data|sectors\t1\t1\t10000\t5000\t2000\t3000\n"
                       "\t2\t1\t0\t0\t59528\t84189\n"
                       "t|column:x\t2\t1\t20000\t5000\t2000\t1000\n"
                       "data|sectors\t2\t1\t20000\t5000\t2000\t3000\n");
  stage_free(stage);
}

CU_TestInfo places_tests[] = {
    {"places stretch over what they hold", places_stretch_over_what_they_hold},
    {"places hold whole lines", places_hold_whole_lines},
    {"places of tables, page by page", places_of_what_goes_on},
    CU_TEST_INFO_NULL,
};
