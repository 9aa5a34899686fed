/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text in PDF files: what is extracted, and where it stands. */

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "render-suites.h"

/* A one-page document with one line; what is beyond the page's edge is not extracted. */
static Stage *sized_stage(const char *words, double size, double space) {
  Stage *stage = stage_new("pdf");
  SnElement *p = stage_element(stage, SN_ROLE_P, NULL);
  CU_ASSERT_FATAL(stage_open(stage));
  stage_begin(stage, p);
  stage_line(stage, stage_liberation(stage, SERIF), size, 85, 100, space, FALSE, words);
  stage_end(stage);
  CU_ASSERT(stage_page(stage, "1"));
  CU_ASSERT(stage_close(stage));
  return stage;
}

static Stage *line_stage(const char *words, double space) { return sized_stage(words, 13, space); }

static void assert_extracted(const char *words, const char *expected) {
  Stage *stage = sized_stage(words, 5, 0);
  g_autofree char *text = stage_tool(stage, "pdf", "pdftotext %s -");
  if (text) {
    g_strchomp(text);
    ASSERT_STRING(text, expected);
  }
  stage_free(stage);
}

static void test_vietnamese(void) {
  static const char words[] = "Tổng sản phẩm trên địa bàn tỉnh tăng 14,18%, ước đạt 1.234,5 tỷ đồng – “Nghị quyết”";
  assert_extracted(words, words);
}

static void test_decomposed(void) {
  static const char words[] = "Tình hình kinh tế xã hội được giữ vững";
  g_autofree char *apart = g_utf8_normalize(words, -1, G_NORMALIZE_NFD);
  CU_ASSERT(strcmp(apart, words) != 0);
  assert_extracted(apart, words);
}

static void test_every_letter(void) {
  static const char words[] = "aàảãáạăằẳẵắặâầẩẫấậ eèẻẽéẹêềểễếệ iìỉĩíị oòỏõóọôồổỗốộơờởỡớợ uùủũúụưừửữứự yỳỷỹýỵ đ "
                              "AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬ EÈẺẼÉẸÊỀỂỄẾỆ IÌỈĨÍỊ OÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢ UÙỦŨÚỤƯỪỬỮỨỰ YỲỶỸÝỴ Đ";
  assert_extracted(words, words);
}

/* More than 224 characters in one font: codes of two bytes. */
static void test_long_codes(void) {
  g_autoptr(GString) words = g_string_new(NULL);
  for (gunichar c = 0x21; c < 0x250; c++)
    if (g_unichar_isalnum(c) && c != 0x149 && c < 0x180) {
      g_string_append_unichar(words, c);
      if (words->len % 40 == 0)
        g_string_append_c(words, ' ');
    }
  g_string_append(words, " ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψω "
                         "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя");
  Stage *stage = sized_stage(words->str, 2.5, 0);
  g_autofree char *text = stage_tool(stage, "pdf", "pdftotext -raw %s -");
  ASSERT_HAS(text, "αβγδεζηθικλμνξοπρστυφχψω АБВГДЕЖЗИЙ");
  ASSERT_HAS(text, "ĀāĂăĄą");
  stage_free(stage);
}

/* Words stand where the layout put them, kerned ones and justified ones alike. */
static void test_positions(void) {
  static const char *const words[] = {"AVATAR", "Tổng", "Wave", "Yếu", "Tạo"};
  for (int justified = 0; justified < 2; justified++) {
    g_autofree char *joined = g_strjoin(" ", words[0], words[1], words[2], words[3], words[4], NULL);
    Stage *stage = line_stage(joined, justified ? 9.377 : 0);
    const SnFont *font = stage_liberation(stage, SERIF);
    g_autofree char *boxes = stage_tool(stage, "pdf", "pdftotext -bbox %s -");
    double x = 85, space = justified ? 9.377 : 13 * 0.25;
    const char *at = boxes;
    for (int i = 0; at && i < 5; i++) {
      double width = stage_run(stage, font, words[i])->advance * 13.0 / font->units_per_em;
      at = strstr(at, "<word xMin=\"");
      CU_ASSERT_FATAL(at != NULL);
      double left = g_ascii_strtod(at + strlen("<word xMin=\""), NULL);
      at = strstr(at, "xMax=\"") + strlen("xMax=\"");
      double right = g_ascii_strtod(at, NULL);
      CU_ASSERT_DOUBLE_EQUAL(left, x, 0.01);
      CU_ASSERT_DOUBLE_EQUAL(right, x + width, 0.01);
      x += width + space;
    }
    stage_free(stage);
  }
}

/* Rounding does not add up: after 60 words the last is still in its place. */
static void test_rounding(void) {
  g_autoptr(GString) words = g_string_new("tỉ");
  for (int i = 0; i < 60; i++)
    g_string_append(words, " tỉ");
  Stage *stage = line_stage(words->str, 0.1234567);
  const SnFont *font = stage_liberation(stage, SERIF);
  double width = stage_run(stage, font, "tỉ")->advance * 13.0 / font->units_per_em;
  g_autofree char *boxes = stage_tool(stage, "pdf", "pdftotext -bbox %s -");
  char *last = boxes ? g_strrstr(boxes, "xMax=\"") : NULL;
  if (last)
    CU_ASSERT_DOUBLE_EQUAL(g_ascii_strtod(last + 6, NULL), 85 + 61 * width + 60 * (double)0.1234567f, 0.01);
  stage_free(stage);
}

/* A line that goes on has a space at its end, though none is seen. */
static void test_line_end(void) {
  Stage *stage = stage_new("pdf");
  const SnFont *font = stage_liberation(stage, SERIF);
  SnElement *p = stage_element(stage, SN_ROLE_P, NULL);
  CU_ASSERT_FATAL(stage_open(stage));
  stage_begin(stage, p);
  stage_line(stage, font, 13, 85, 100, 5, TRUE, "phát triển kinh");
  stage_line(stage, font, 13, 85, 118, 5, FALSE, "tế địa phương");
  stage_end(stage);
  CU_ASSERT(stage_page(stage, "1"));
  CU_ASSERT(stage_close(stage));
  g_autofree char *text = stage_tool(stage, "pdf", "pdfinfo -struct-text %s");
  ASSERT_HAS(text, "\"phát triển kinh tế địa phương\"");
  stage_free(stage);
}

static uint32_t glyph_of(Stage *stage, const SnFont *font, const char *text) {
  return stage_run(stage, font, text)->glyphs[0].id;
}

static void test_ligature(void) {
  Stage *stage = stage_new("pdf");
  const SnFont *font = stage_liberation(stage, SERIF);
  SnGlyph glyphs[] = {{.id = glyph_of(stage, font, "ﬁ"), .advance = 1139},
                      {.id = glyph_of(stage, font, "x"), .advance = 1024, .cluster = 2}};
  CU_ASSERT_FATAL(stage_open(stage));
  stage_put_run(stage, stage_glyphs(stage, font, "fix", glyphs, 2), 85, 100);
  CU_ASSERT(stage_page(stage, "1"));
  CU_ASSERT(stage_close(stage));
  g_autofree char *text = stage_tool(stage, "pdf", "pdftotext %s -");
  ASSERT_HAS(text, "fix");
  stage_free(stage);
}

/* One glyph, three meanings. */
static void test_shared_glyph(void) {
  Stage *stage = stage_new("pdf");
  const SnFont *font = stage_liberation(stage, SERIF);
  SnGlyph glyph = {.id = glyph_of(stage, font, "Đ"), .advance = 1479};
  CU_ASSERT_FATAL(stage_open(stage));
  static const char *const meanings[] = {"Đ", "Ð", "Ɖ"};
  for (int i = 0; i < 3; i++)
    stage_put_run(stage, stage_glyphs(stage, font, meanings[i], &glyph, 1), 85 + 40 * i, 100);
  CU_ASSERT(stage_page(stage, "1"));
  CU_ASSERT(stage_close(stage));
  g_autofree char *text = stage_tool(stage, "pdf", "pdftotext %s - | tr -d ' \\n\\f'");
  ASSERT_HAS(text, "ĐÐƉ");
  stage_free(stage);
}

/* Where one run stood another stands on the next page. */
static void test_passing(void) {
  Stage *stage = stage_new("pdf");
  const SnFont *font = stage_liberation(stage, SERIF);
  static const char *const figures[] = {"1.234,5", "98.765", "24.680,11"};
  SnRun run;
  CU_ASSERT_FATAL(stage_open(stage));
  for (guint i = 0; i < G_N_ELEMENTS(figures); i++) {
    run = *stage_run(stage, font, figures[i]);
    run.lasting = false;
    stage_put_run(stage, &run, 85, 100);
    stage_put_run(stage, stage_run(stage, font, "đồng"), 185, 100);
    CU_ASSERT(stage_page(stage, "1"));
  }
  CU_ASSERT(stage_close(stage));
  g_autofree char *text = stage_tool(stage, "pdf", "pdftotext %s - | tr -s ' \\n\\f' ' '");
  ASSERT_HAS(text, "1.234,5 đồng 98.765 đồng 24.680,11 đồng");
  stage_free(stage);
}

/* Base and mark as two glyphs of one character. */
static void test_several_glyphs(void) {
  Stage *stage = stage_new("pdf");
  const SnFont *font = stage_liberation(stage, SERIF);
  SnGlyph glyphs[] = {{.id = glyph_of(stage, font, "m"), .advance = 1593},
                      {.id = glyph_of(stage, font, "u"), .advance = 1024, .cluster = 1},
                      {.id = glyph_of(stage, font, "´"), .x_offset = -700, .y_offset = 120, .cluster = 1}};
  CU_ASSERT_FATAL(stage_open(stage));
  stage_put_run(stage, stage_glyphs(stage, font, "mú", glyphs, 3), 85, 100);
  CU_ASSERT(stage_page(stage, "1"));
  CU_ASSERT(stage_close(stage));
  g_autofree char *text = stage_tool(stage, "pdf", "pdftotext %s -");
  g_autofree char *source = stage_tool(stage, "pdf", "qpdf --qdf --object-streams=disable %s - | tr -d '\\000'");
  ASSERT_HAS(text, "mú");
  ASSERT_HAS(source, "/ActualText");
  ASSERT_HAS(source, " Ts");
  stage_free(stage);
}

static void test_soft_hyphen(void) {
  Stage *stage = stage_new("pdf");
  const SnFont *font = stage_liberation(stage, SERIF);
  SnGlyph glyph = {.id = glyph_of(stage, font, "-"), .advance = 682};
  CU_ASSERT_FATAL(stage_open(stage));
  stage_put_run(stage, stage_glyphs(stage, font, "\u00AD", &glyph, 1), 85, 100);
  stage_put_run(stage, stage_glyphs(stage, font, "-", &glyph, 1), 105, 100);
  CU_ASSERT(stage_page(stage, "1"));
  CU_ASSERT(stage_close(stage));
  g_autofree char *text = stage_tool(stage, "pdf", "pdftotext %s - | tr -d ' \\n\\f'");
  ASSERT_HAS(text, "\u00AD-");
  stage_free(stage);
}

static void test_missing_glyph(void) {
  Stage *stage = stage_new("pdf");
  const SnFont *font = stage_liberation(stage, SERIF);
  CU_ASSERT_FATAL(stage_open(stage));
  stage_line(stage, font, 13, 85, 100, 0, FALSE, "số 漢字 liệu");
  CU_ASSERT(!stage_page(stage, "1"));
  g_autofree char *said = stage_messages(stage);
  ASSERT_HAS(said, "“Liberation Serif Regular” lacks a glyph for “漢字”");
  stage_free(stage);
}

static void test_broken_font(void) {
  Stage *stage = stage_new("pdf");
  SnFont font = *stage_liberation(stage, SERIF);
  SnGlyph glyph = {.id = 5, .advance = 1000};
  font.data = "not a font at all";
  font.length = 17;
  CU_ASSERT_FATAL(stage_open(stage));
  stage_put_run(stage, stage_glyphs(stage, &font, "a", &glyph, 1), 85, 100);
  CU_ASSERT(!stage_page(stage, "1"));
  g_autofree char *said = stage_messages(stage);
  ASSERT_HAS(said, "cannot be put into a PDF file");
  stage_free(stage);
}

static void test_fonts(void) {
  Stage *stage = line_stage("Chỉ một phông", 0);
  g_autofree char *fonts = stage_tool(stage, "pdf", "pdffonts %s");
  ASSERT_HAS(fonts, "+LiberationSerif-Regular");
  ASSERT_HAS(fonts, "CID TrueType");
  ASSERT_HAS(fonts, "yes yes yes");
  GBytes *file = stage_output(stage, "pdf");
  CU_ASSERT(g_bytes_get_size(file) < 20000); /* the whole font is 390,000 */
  g_bytes_unref(file);
  stage_free(stage);
}

CU_TestInfo pdf_text_tests[] = {
    {"Vietnamese is extracted as written", test_vietnamese},
    {"decomposed text is extracted composed", test_decomposed},
    {"every Vietnamese letter", test_every_letter},
    {"more characters than one-byte codes", test_long_codes},
    {"ligatures", test_ligature},
    {"words stand where the layout put them", test_positions},
    {"rounding does not add up", test_rounding},
    {"a space at a line's end", test_line_end},
    {"one glyph with several meanings", test_shared_glyph},
    {"runs that do not last", test_passing},
    {"several glyphs for one character", test_several_glyphs},
    {"a hyphen that is not in the text", test_soft_hyphen},
    {"a missing glyph is refused", test_missing_glyph},
    {"a broken font is refused", test_broken_font},
    {"fonts are embedded subsets", test_fonts},
    CU_TEST_INFO_NULL,
};
