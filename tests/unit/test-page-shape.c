/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <pango/pangoft2.h>
#include <string.h>

#include "page-text.h"
#include "page/font-private.h"
#include "page/hyphenation.h"
#include "page/label.h"
#include "unit.h"

static const Face *serif(void) { return fonts_face(fonts, "serif", FALSE, FALSE); }

static const Word *word(const char *text) { return shaper_word(shaper, serif(), "vi", text, strlen(text)); }

/* ---- fonts ---- */

static void test_roles(void) {
  ASSERT_STRING(serif()->family, "Liberation Serif");
  const Face *bold = fonts_face(fonts, "sans-serif", TRUE, FALSE);
  ASSERT_STRING(bold->family, "Liberation Sans");
  CU_ASSERT(bold->bold && !bold->italic);
  const Face *slanted = fonts_face(fonts, "monospace", TRUE, TRUE);
  CU_ASSERT(slanted->bold && slanted->italic);
  CU_ASSERT_PTR_EQUAL(fonts_face(fonts, "Liberation Serif", FALSE, FALSE), serif());
  CU_ASSERT_DOUBLE_EQUAL(serif()->ascent, 0.891, 0.001);
  CU_ASSERT_DOUBLE_EQUAL(serif()->descent, 0.216, 0.001);
  CU_ASSERT(serif()->cap_height > 0.6 && serif()->cap_height < 0.7);
}

static void test_unknown_family(void) {
  guint before = diagnostics_count(diagnostics);
  CU_ASSERT_PTR_EQUAL(fonts_face(fonts, "serrif", FALSE, FALSE), serif());
  CU_ASSERT_PTR_EQUAL(fonts_face(fonts, "serrif", FALSE, FALSE), serif());
  ASSERT_INT(diagnostics_count(diagnostics), before + 1);
}

static void test_survey(void) {
  GArray *roles = fonts_survey(diagnostics);
  CU_ASSERT_FATAL(roles != NULL);
  ASSERT_INT(roles->len, 4);
  const FontRole *role = &g_array_index(roles, FontRole, 0);
  ASSERT_STRING(role->role, "serif");
  CU_ASSERT(role->required && role->path && g_file_test(role->path, G_FILE_TEST_EXISTS));
  g_array_unref(roles);
}

/* ---- words ---- */

static void test_cached(void) {
  const Word *first = word("Giang");
  CU_ASSERT_PTR_EQUAL(word("Giang"), first);
  CU_ASSERT_PTR_NOT_EQUAL(word("giang"), first);
  CU_ASSERT_PTR_NOT_EQUAL(shaper_word(shaper, fonts_face(fonts, "serif", TRUE, FALSE), "vi", "Giang", 5), first);
  for (guint i = 0; i < 5000; i++) {
    char text[16];
    g_snprintf(text, sizeof text, "w%u", i);
    ASSERT_STRING(word(text)->text, text);
  }
  CU_ASSERT_PTR_EQUAL(word("Giang"), first);
  ASSERT_STRING(first->text, "Giang");
}

/* A long figure lives through one turn, all else through any. */
static void test_turns(void) {
  static const char figure[] = "1.234,5";
  const Word *first = word(figure), *short_one = word("14,5"), *plain = word("Giang");
  CU_ASSERT_PTR_EQUAL(word(figure), first);
  CU_ASSERT_FALSE(first->runs[0]->lasting);
  CU_ASSERT_TRUE(short_one->runs[0]->lasting && plain->runs[0]->lasting);
  shaper_turn(shaper);
  const Word *second = word(figure);
  CU_ASSERT_PTR_NOT_EQUAL(second, first);
  ASSERT_STRING(first->text, figure);
  CU_ASSERT_DOUBLE_EQUAL(second->width, first->width, 0);
  shaper_turn(shaper);
  ASSERT_STRING(second->text, figure);
  ASSERT_STRING(word(figure)->text, figure);
  CU_ASSERT_PTR_EQUAL(word("14,5"), short_one);
  CU_ASSERT_PTR_EQUAL(word("Giang"), plain);
}

static void test_composed(void) {
  const Word *nfc = word("tiếng"), *nfd = word("tie\xCC\x82\xCC\x81ng");
  ASSERT_INT(nfc->run_count, 1);
  ASSERT_INT(nfd->run_count, 1);
  CU_ASSERT_FATAL(nfc->runs[0]->count == nfd->runs[0]->count);
  for (guint i = 0; i < nfc->runs[0]->count; i++) {
    ASSERT_INT(nfc->runs[0]->glyphs[i].id, nfd->runs[0]->glyphs[i].id);
    ASSERT_INT(nfc->runs[0]->glyphs[i].advance, nfd->runs[0]->glyphs[i].advance);
  }
  CU_ASSERT_DOUBLE_EQUAL(nfc->width, nfd->width, 1e-9);
  ASSERT_INT(nfc->runs[0]->glyphs[3].cluster, 5); /* n after the three bytes of ế */
  CU_ASSERT(!nfc->missing);
}

static void test_kerning(void) {
  CU_ASSERT(word("AV")->width < word("A")->width + word("V")->width - 0.05);
  CU_ASSERT_DOUBLE_EQUAL(word("111,1")->width, 4 * word("0")->width + word(",")->width, 1e-9);
}

static void test_fallback(void) {
  const Word *arrow = word("x\xE2\x87\x92y"); /* ⇒ is not in Liberation Serif */
  CU_ASSERT(!arrow->missing);
  ASSERT_INT(arrow->run_count, 3);
  CU_ASSERT(g_str_has_prefix(arrow->runs[1]->font->family, "DejaVu "));
  double width = 0;
  for (guint i = 0; i < arrow->run_count; i++) {
    CU_ASSERT(arrow->runs[i]->glyphs[0].id != 0);
    ASSERT_INT(arrow->runs[i]->glyphs[0].cluster, 0);
    width += (double)arrow->runs[i]->advance / arrow->runs[i]->font->units_per_em;
  }
  CU_ASSERT_DOUBLE_EQUAL(arrow->width, width, 1e-9);
  const Word *hebrew = word("\xD7\x90\xD7\x91"); /* right to left: the last letter comes first */
  CU_ASSERT(!hebrew->missing && hebrew->runs[0]->glyphs[0].cluster == 2);
}

static void test_missing(void) {
  const Word *lacking = word("a\xF0\x92\x80\x80"); /* U+12000, cuneiform */
  CU_ASSERT(lacking->missing);
  guint before = diagnostics_count(diagnostics);
  Place place = {.file = "pack.xml", .line = 7};
  shaper_report_missing(shaper, lacking, &place, diagnostics);
  shaper_report_missing(shaper, lacking, &place, diagnostics);
  ASSERT_INT(diagnostics_count(diagnostics), before + 1);
}

static void test_hyphen(void) {
  const Word *hyphen = shaper_hyphen(shaper, serif());
  ASSERT_STRING(hyphen->runs[0]->text, "\xC2\xAD");
  CU_ASSERT(hyphen->width > 0.2 && hyphen->width < 0.5);
  CU_ASSERT_PTR_EQUAL(shaper_hyphen(shaper, serif()), hyphen);
}

/* ---- against Pango ---- */

/* Pango's own layout of the same word, unhinted. */
static double pango_width(PangoContext *context, const char *text, GArray *glyph_ends) {
  PangoLayout *layout = pango_layout_new(context);
  pango_layout_set_text(layout, text, -1);
  PangoAttrList *attributes = pango_attr_list_new();
  if (strpbrk(text, "0123456789"))
    pango_attr_list_insert(attributes, pango_attr_font_features_new("kern=0"));
  pango_layout_set_attributes(layout, attributes);
  pango_attr_list_unref(attributes);
  double x = 0;
  for (GSList *run = pango_layout_get_line_readonly(layout, 0)->runs; run; run = run->next) {
    PangoGlyphString *glyphs = ((PangoGlyphItem *)run->data)->glyphs;
    for (int i = 0; i < glyphs->num_glyphs; i++) {
      x += (double)glyphs->glyphs[i].geometry.width / PANGO_SCALE;
      g_array_append_val(glyph_ends, x);
    }
  }
  g_object_unref(layout);
  return x;
}

static void compare_with_pango(PangoContext *context, const char *text, double size) {
  g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(double));
  double width = pango_width(context, text, ends);
  const Word *mine = word(text);
  const SnRun *run = mine->runs[0];
  CU_ASSERT_DOUBLE_EQUAL(mine->width * size, width, 0.01);
  CU_ASSERT_FATAL(run->count == ends->len);
  double x = 0;
  for (guint i = 0; i < run->count; i++) {
    x += run->glyphs[i].advance * size / run->font->units_per_em;
    CU_ASSERT_DOUBLE_EQUAL(x, g_array_index(ends, double, i), 0.01);
  }
}

static void test_as_pango(void) {
  const double size = 13;
  PangoFontMap *map = pango_ft2_font_map_new();
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), fonts_config(fonts));
  pango_ft2_font_map_set_resolution(PANGO_FT2_FONT_MAP(map), 72, 72);
  PangoContext *context = pango_font_map_create_context(map);
  pango_context_set_round_glyph_positions(context, FALSE);
  pango_context_set_language(context, pango_language_from_string("vi"));
  PangoFontDescription *description = pango_font_description_from_string("Liberation Serif");
  pango_font_description_set_absolute_size(description, size * 64 * PANGO_SCALE);
  pango_context_set_font_description(context, description);
  const char *const words[] = {"Tổng",    "thu",    "ngân",         "sách",   "nhà",    "nước",
                               "AVATAR.", "Người,", "“Vượt",        "ưỡn”",   "đường;", "PHƯỢNG",
                               "Yến",     "office", "difficulties", "14,18%", "2020",   "05/BC-UBND"};
  for (guint i = 0; i < G_N_ELEMENTS(words); i++)
    compare_with_pango(context, words[i], size * 64);
  pango_font_description_free(description);
  g_object_unref(context);
  g_object_unref(map);
}

/* ---- hyphenation ---- */

static guint points(const char *language, const char *text, guint *offsets) {
  return shaper_hyphens(shaper, language, text, strlen(text), offsets, 8);
}

static void test_hyphenation(void) {
  guint at[8];
  ASSERT_INT(points("en", "hyphenation", at), 2);
  ASSERT_INT(at[0], 2); /* hy-phen-ation */
  ASSERT_INT(at[1], 6);
  ASSERT_INT(points("en", "(hyphenation),", at), 2);
  ASSERT_INT(at[0], 3);
  ASSERT_INT(points("en-GB", "representative", at) > 0, TRUE);
  ASSERT_INT(points("en", "Representative", at), 0);
  ASSERT_INT(points("en", "UNESCO", at), 0);
  ASSERT_INT(points("en", "abc123defgh", at), 0);
  ASSERT_INT(points("en", "year", at), 0);
  ASSERT_INT(points("vi", "nghiêng", at), 0);
  ASSERT_INT(points("vi", "hyphenation", at), 0);
  CU_ASSERT_PTR_NULL(hyphenation_find("../../etc/passwd"));
  CU_ASSERT_PTR_NULL(hyphenation_find("en/../x"));
}

/* ---- labels ---- */

static void test_label(void) {
  Style style = body_style();
  double expected = 10 * (word("Quý")->width + word("I")->width + shaper_space(shaper, serif()));
  CU_ASSERT_DOUBLE_EQUAL(label_width(shaper, &style, 10, "vi", "Quý I"), expected, 1e-9);
  style.uppercase = TRUE;
  CU_ASSERT_DOUBLE_EQUAL(label_width(shaper, &style, 10, "vi", "hòa"), 10 * word("HÒA")->width, 1e-9);
  style.uppercase = FALSE;
  Canvas *canvas = canvas_new();
  label_draw(shaper, canvas, &style, 10, "vi", "Quý I", 100, 20, 1, style.color);
  SnPage page = canvas_page(canvas, 200, 100);
  ASSERT_INT(page.count, 1);
  ASSERT_INT(page.marks[0].text.count, 2);
  CU_ASSERT_DOUBLE_EQUAL(page.marks[0].text.items[0].x, 100 - expected, 1e-4);
  CU_ASSERT_DOUBLE_EQUAL(page.marks[0].text.items[0].space, 10 * shaper_space(shaper, serif()), 1e-5);
  canvas_free(canvas);
  CU_ASSERT(label_check(shaper, &style, "vi", "Quý I", NULL, diagnostics));
}

static void test_label_wrap(void) {
  Style style = body_style();
  double width = label_width(shaper, &style, 10, "vi", "Công nghiệp");
  g_auto(GStrv) lines = label_wrap(shaper, &style, 10, "vi", "Công nghiệp - xây dựng", width + 0.01);
  ASSERT_STRING(lines[0], "Công nghiệp");
  ASSERT_STRING(lines[1], "- xây dựng");
  CU_ASSERT_PTR_NULL(lines[2]);
  g_auto(GStrv) none = label_wrap(shaper, &style, 10, "vi", "", width);
  CU_ASSERT_PTR_NULL(none[0]);
  g_auto(GStrv) narrow = label_wrap(shaper, &style, 10, "vi", "Công nghiệp", 1);
  ASSERT_INT(g_strv_length(narrow), 2);
}

CU_TestInfo shape_tests[] = {{"roles and styles", test_roles},
                             {"unknown family", test_unknown_family},
                             {"survey", test_survey},
                             {"a word is shaped once", test_cached},
                             {"long figures are forgotten", test_turns},
                             {"NFD looks as NFC", test_composed},
                             {"letters kern, figures do not", test_kerning},
                             {"another font where one lacks a character", test_fallback},
                             {"a character that no font has", test_missing},
                             {"hyphen", test_hyphen},
                             {"same as Pango", test_as_pango},
                             {"hyphenation", test_hyphenation},
                             {"label", test_label},
                             {"wrapped label", test_label_wrap},
                             CU_TEST_INFO_NULL};
