/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "page-text.h"
#include "page/structure.h"
#include "unit.h"

static const Word *word(const char *text) {
  return shaper_word(shaper, fonts_face(fonts, "serif", FALSE, FALSE), "vi", text, strlen(text));
}

static void test_text(void) {
  Canvas *canvas = canvas_new();
  SnColor red = {255, 0, 0, 255};
  canvas_text_begin(canvas, 13, 40, red);
  canvas_text_word(canvas, word("một"), 10, 3);
  canvas_text_word(canvas, word("x\xE2\x87\x92y"), 40, SN_SPACE_HIDDEN);
  canvas_text_end(canvas);
  canvas_text_begin(canvas, 13, 60, red);
  canvas_text_end(canvas); /* nothing: no mark */
  SnPage page = canvas_page(canvas, 100, 200);
  ASSERT_INT(page.count, 1);
  const SnMark *mark = page.marks;
  ASSERT_INT(mark->kind, SN_MARK_TEXT);
  ASSERT_INT(mark->text.count, 4);
  ASSERT_INT(mark->text.color.red, 255);
  const SnTextItem *items = mark->text.items;
  CU_ASSERT_DOUBLE_EQUAL(items[0].space, 3, 1e-6);
  CU_ASSERT_DOUBLE_EQUAL(items[1].space, 0, 1e-6);
  CU_ASSERT_DOUBLE_EQUAL(items[3].space, SN_SPACE_HIDDEN, 1e-6);
  CU_ASSERT_DOUBLE_EQUAL(items[2].x, 40 + 13 * word("x")->width, 1e-4);
  canvas_free(canvas);
}

static void test_path(void) {
  Canvas *canvas = canvas_new();
  for (guint i = 0; i < 300; i++) { /* more than the first room */
    canvas_path_begin(canvas);
    canvas_rectangle(canvas, i, 0, 1, 2);
    canvas_path_end(canvas, &(Paint){.fill = {1, 2, 3, 255}, .line_width = 0.4});
  }
  SnPage page = canvas_page(canvas, 100, 200);
  ASSERT_INT(page.count, 300);
  CU_ASSERT_DOUBLE_EQUAL(page.marks[299].path.segments[0].v[0], 299, 1e-6);
  ASSERT_INT(page.marks[0].path.count, 1);
  canvas_clear(canvas);
  ASSERT_INT(canvas_count(canvas), 0);
  ASSERT_INT(canvas_page(canvas, 1, 1).count, 0);
  canvas_free(canvas);
}

static void test_append(void) {
  Canvas *page_canvas = canvas_new(), *block = canvas_new();
  Structure *structure = structure_new();
  const SnElement *p = structure_add(structure, SN_ROLE_P, NULL);
  canvas_begin(block, p);
  canvas_text_begin(block, 10, 12, (SnColor){0, 0, 0, 255});
  canvas_text_word(block, word("hai"), 1, 0);
  canvas_text_end(block);
  canvas_path_begin(block);
  canvas_move(block, 0, 0);
  canvas_curve(block, 1, 1, 2, 2, 3, 3);
  canvas_close(block);
  canvas_path_end(block, &(Paint){.stroke = {0, 0, 0, 255}});
  canvas_link(block, 1, 2, 3, 4, NULL, "there", "to there");
  canvas_anchor(block, "here", 5);
  canvas_end(block);
  canvas_text_begin(page_canvas, 10, 12, (SnColor){0, 0, 0, 255});
  canvas_text_word(page_canvas, word("một"), 1, 0);
  canvas_text_end(page_canvas);
  canvas_append(page_canvas, block, 100, 200);
  canvas_free(block);
  SnPage page = canvas_page(page_canvas, 500, 500);
  ASSERT_INT(page.count, 7);
  CU_ASSERT_PTR_EQUAL(page.marks[1].begin.element, p);
  CU_ASSERT_DOUBLE_EQUAL(page.marks[0].text.items[0].x, 1, 1e-5);
  CU_ASSERT_DOUBLE_EQUAL(page.marks[2].text.items[0].x, 101, 1e-5);
  CU_ASSERT_DOUBLE_EQUAL(page.marks[2].text.y, 212, 1e-5);
  CU_ASSERT_DOUBLE_EQUAL(page.marks[3].path.segments[1].v[5], 203, 1e-5);
  ASSERT_STRING(page.marks[4].link.anchor, "there");
  CU_ASSERT_DOUBLE_EQUAL(page.marks[4].link.y, 202, 1e-5);
  ASSERT_STRING(page.marks[5].anchor.name, "here");
  CU_ASSERT_DOUBLE_EQUAL(page.marks[5].anchor.y, 205, 1e-5);
  canvas_free(page_canvas);
  structure_free(structure);
}

static void test_image(void) {
  Canvas *canvas = canvas_new(), *block = canvas_new();
  GBytes *bytes = g_bytes_new("picture", 7);
  canvas_image(block, bytes, 1, 2, 3, 4);
  g_bytes_unref(bytes);
  canvas_append(canvas, block, 10, 20);
  canvas_free(block);
  SnPage page = canvas_page(canvas, 10, 10);
  ASSERT_INT(page.marks[0].image.length, 7);
  CU_ASSERT(memcmp(page.marks[0].image.data, "picture", 7) == 0);
  CU_ASSERT_DOUBLE_EQUAL(page.marks[0].image.y, 22, 1e-5);
  canvas_free(canvas);
}

static void test_structure(void) {
  Structure *structure = structure_new();
  SnElement *table = structure_add(structure, SN_ROLE_TABLE, NULL);
  SnElement *row = NULL;
  for (guint i = 0; i < 2000; i++)
    row = structure_add(structure, SN_ROLE_TR, table);
  ASSERT_INT(table->id, 1);
  ASSERT_INT(row->id, 2001);
  CU_ASSERT_PTR_EQUAL(row->parent, table);
  char alt[] = "hình";
  structure_set_alt(structure, table, alt);
  alt[0] = 'x';
  ASSERT_STRING(table->alt, "hình");
  ASSERT_INT(structure_artifact(structure)->role, SN_ROLE_ARTIFACT);
  ASSERT_INT(structure_artifact(structure)->id, 0);
  structure_free(structure);
}

CU_TestInfo canvas_tests[] = {{"text", test_text},   {"path", test_path},           {"append", test_append},
                              {"image", test_image}, {"structure", test_structure}, CU_TEST_INFO_NULL};
