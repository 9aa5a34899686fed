/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "base/installation.h"
#include "language/locale.h"
#include "pack-suites.h"
#include "pack/document.h"
#include "pack/length.h"
#include "pack/template.h"
#include "unit.h"

#define MM (72 / 25.4)
#define ASSERT_NEAR(actual, expected) CU_ASSERT(fabs((actual) - (expected)) < 1e-6)

static Template *load(const char *name) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  Template *template = template_load(name, NULL, diagnostics);
  g_autofree char *found = faults(diagnostics, TRUE);
  ASSERT_STRING(found, "");
  CU_ASSERT_FATAL(template != NULL);
  return template;
}

static Template *load_sample(void) {
  g_autofree char *folder = data_path("my-template");
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  Template *template = template_load_folder(folder, "my-template", diagnostics);
  g_autofree char *found = faults(diagnostics, TRUE);
  ASSERT_STRING(found, "");
  CU_ASSERT_FATAL(template != NULL);
  return template;
}

/* What is wrong with a template of this inside that extends base. */
static char *faults_of(const char *inside) {
  g_autofree char *text = g_strdup_printf(
      "<template xmlns=\"urn:songngu:template:1\" name=\"%s\" extends=\"base\">\n%s</template>", "%s", inside);
  g_autofree char *file = write_file("template.xml", "", 0), *folder = g_path_get_dirname(file);
  g_autofree char *name = g_path_get_basename(folder);
  g_autoptr(GString) named = g_string_new(text);
  g_string_replace(named, "%s", name, 1);
  g_autofree char *written = write_file("template.xml", named->str, -1);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(Template) template = template_load_folder(folder, name, diagnostics);
  CU_ASSERT((template == NULL) == (diagnostics_errors(diagnostics) > 0));
  return faults(diagnostics, TRUE);
}

#define ASSERT_FAULTS(inside, expected)                                                                                \
  do {                                                                                                                 \
    g_autofree char *faults_found = faults_of(inside);                                                                 \
    ASSERT_STRING(faults_found, expected);                                                                             \
  } while (0)

/* ---- lengths ------------------------------------------------------------------------ */

static void reads_lengths(void) {
  static const struct {
    const char *text;
    double points;
  } good[] = {{"13pt", 13},  {"25.4mm", 72}, {"2.54cm", 72}, {"1in", 72}, {"4px", 3},
              {"1.5em", 15}, {"50%", 100},   {"-2pt", -2},   {"0", 0},    {".5pt", 0.5}};
  static const char *const bad[] = {"", "pt", "1", "1 pt", "1pt ", "1e999pt", "nanpt", "infmm", "1pc", "9999999pt"};
  double points;
  for (gsize i = 0; i < G_N_ELEMENTS(good); i++) {
    CU_ASSERT(length_parse(good[i].text, 10, 200, &points));
    ASSERT_NEAR(points, good[i].points);
  }
  for (gsize i = 0; i < G_N_ELEMENTS(bad); i++)
    CU_ASSERT(!length_parse(bad[i], 10, 200, &points));
}

static void reads_colors(void) {
  SnColor color;
  CU_ASSERT(color_parse("#f80", &color) && color.red == 255 && color.green == 0x88 && color.blue == 0 &&
            color.alpha == 255);
  CU_ASSERT(color_parse("#1F4e79", &color) && color.red == 0x1f && color.green == 0x4e && color.blue == 0x79);
  CU_ASSERT(color_parse("none", &color) && color.alpha == 0);
  CU_ASSERT(!color_parse("#12345", &color) && !color_parse("red", &color) && !color_parse("#ggg", &color) &&
            !color_parse("", &color));
}

/* ---- styles -------------------------------------------------------------------------- */

static void resolves_styles(void) {
  g_autoptr(Template) template = load_sample();
  const Style *p = template_style(template, "p"), *big = template_style(template, "big");
  ASSERT_NEAR(p->font_size, 10);
  ASSERT_NEAR(p->line_height, 15);
  ASSERT_INT(p->text_align, ALIGN_JUSTIFY); /* from base */
  ASSERT_STRING(big->name, "big");
  ASSERT_STRING(big->font_family, "serif");
  ASSERT_NEAR(big->font_size, 15);
  ASSERT_NEAR(big->line_height, 22.5); /* 1.5 of its own size */
  CU_ASSERT(big->bold && big->italic && big->uppercase && big->underline && !big->hyphens && big->keep_with_next);
  ASSERT_INT(big->text_align, ALIGN_END);
  ASSERT_NEAR(big->text_indent, -30);
  ASSERT_NEAR(big->margin_top, 15);
  ASSERT_NEAR(big->margin_bottom, 2 * MM);
  ASSERT_NEAR(big->margin_left, 1);
  ASSERT_NEAR(big->padding, 3);
  ASSERT_NEAR(big->border_width, 0.5);
  CU_ASSERT(big->color.red == 255 && big->color.green == 0 && big->border_color.green == 0xbb &&
            big->background_color.blue == 0x30);
  CU_ASSERT(big->break_before == BREAK_PAGE && big->break_inside == BREAK_AVOID && big->widows == 3 &&
            big->orphans == 4);
  const Style *bigger = template_style(template, "bigger"), *biggest = template_style(template, "biggest");
  ASSERT_NEAR(bigger->font_size, 30);
  ASSERT_NEAR(bigger->line_height, 20);
  CU_ASSERT(!bigger->bold && bigger->italic && bigger->background_color.alpha == 0);
  ASSERT_NEAR(biggest->line_height, 20); /* a length stays */
}

/* A style of base that inherits "p" follows what the template says of "p". */
static void passes_changes_on_to_styles_of_the_base(void) {
  g_autoptr(Template) sample = load_sample(), base = load("base");
  CU_ASSERT(template_style(base, "quote")->font_size != template_style(sample, "quote")->font_size);
  ASSERT_NEAR(template_style(sample, "quote")->font_size, 10);
  CU_ASSERT(template_style(sample, "quote")->italic);
}

static void finds_styles(void) {
  g_autoptr(Template) template = load("base");
  CU_ASSERT(template_has_style(template, "caption") && !template_has_style(template, "captoin"));
  CU_ASSERT(template_style(template, "captoin") == template_style(template, "p"));
  CU_ASSERT(template_style(template, "caption") == template_style(template, "caption"));
}

static void reports_faults_of_styles(void) {
  ASSERT_FAULTS("<style name='a' inherits='captoin'/>",
                "2: no style is called “captoin” (did you mean “caption”?)\n");
  ASSERT_FAULTS("<style name='a' inherits='b'/>\n<style name='b' inherits='a'/>",
                "2: the style “a” inherits from itself\n");
  ASSERT_FAULTS("<style name='a'/>\n<style name='a'/>", "3: <style> “a” is given twice\n");
  ASSERT_FAULTS("<style name='a' font-size='0pt' padding='-1pt' widows='1000'\n line-height='0.1'/>",
                "2: font-size=\"0pt\" is out of range\n2: padding=\"-1pt\" is out of range\n3: line-height=\"0.1\" is "
                "out of range\n"
                "2: widows=\"1000\" is out of range\n");
  ASSERT_FAULTS("<style name='a' fontsize='12pt' color='red'/>\n<styl/>",
                "2: <style> has no attribute “fontsize” (did you mean “font-size”?)\n"
                "2: color=\"red\" is not right in <style> (write a colour such as #1f4e79)\n"
                "3: there is no element <styl> (did you mean <style>?)\n"
                "3: <style> lacks the attribute “name”\n");
  g_autoptr(GString) chain = g_string_new(NULL);
  for (int i = 0; i < 51; i++)
    g_string_append_printf(chain, "<style name='a%d' inherits='a%d'/>", i, i + 1);
  g_string_append(chain, "<style name='a51'/>");
  ASSERT_FAULTS(chain->str, "2: more than 50 styles inherit from each other\n");
  g_autofree char *unknown = faults_of("<opening><p style='nashion'>x</p></opening>");
  CU_ASSERT(g_str_has_suffix(unknown, " has no style “nashion” (did you mean “nation”?)\n"));
}

/* ---- the rest --------------------------------------------------------------------------- */

static void reads_furniture(void) {
  g_autoptr(Template) template = load_sample();
  ASSERT_NEAR(template->portrait.width, 200 * MM);
  ASSERT_NEAR(template->portrait.height, 720);
  ASSERT_NEAR(template->portrait.margin_left, 72);
  ASSERT_NEAR(template->portrait.footer_extent, 5 * MM);
  CU_ASSERT(template->portrait.header != NULL && template->portrait.footer != NULL &&
            !template->portrait.first_page_header);
  ASSERT_STRING(xml_file(template->portrait.header), "my-template/template.xml");
  ASSERT_NEAR(template->landscape.width, 297 * MM); /* from base */
  ASSERT_INT(template->sections[2].format, NUMBERING_LOWER_LETTER);
  ASSERT_STRING(template->sections[2].prefix, "Mục ");
  ASSERT_STRING(template->sections[2].suffix, ")");
  CU_ASSERT(template->sections[2].whole_path);
  ASSERT_INT(template->annex.format, NUMBERING_UPPER_ROMAN);
  ASSERT_STRING(template->table_label, "Biểu");
  ASSERT_STRING(template->figure_label, "Hình");
  ASSERT_STRING(template->annex_label, "Phụ biểu");
  CU_ASSERT(!template->captions_above_tables);
  CU_ASSERT(template->charts.series[1].red == 255 && template->charts.series[3].red == 0 &&
            template->charts.series[5].blue == 0x30);
  CU_ASSERT(template->charts.patterns[0] == SN_DOTS && template->charts.patterns[1] == SN_GRID &&
            template->charts.patterns[2] == SN_DOTS);
  ASSERT_NEAR(template->charts.width, 100 * MM);
  CU_ASSERT(xml_is(template->opening, "opening") && xml_is(template->closing, "closing"));
}

static void reports_faults_of_furniture(void) {
  ASSERT_FAULTS("<page-master name='portrait' margin-left='20cm'/>",
                "0: the margins of the portrait page leave no room for text\n");
  ASSERT_FAULTS("<page-master name='landscape' margin-left='-1cm'/>", "2: margin-left=\"-1cm\" is out of range\n");
  ASSERT_FAULTS(
      "<numbering level='1' format='roman'/>",
      "2: format=\"roman\" is not right in <numbering> (write one of: none, decimal, upper-roman, lower-roman, "
      "upper-letter, lower-letter, bullet, dash)\n");
  ASSERT_FAULTS(
      "<charts patterns='dots stripes'/>",
      "2: patterns=\"dots stripes\" is not right in <charts> (write one of: solid, diagonal-up, diagonal-down, "
      "cross-diagonal, horizontal, vertical, grid, dots)\n");
  ASSERT_FAULTS(
      "<labels/><style name='a'/>",
      "2: <style> cannot stand after <labels> in <template> (allowed here: <charts>, <opening>, <closing>)\n");
  ASSERT_FAULTS("<opening/><closing/>", "");
}

static void needs_a_base_and_a_name(void) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autofree char *file = write_file("template.xml", "<template xmlns='urn:songngu:template:1' name='other'/>", -1);
  g_autofree char *folder = g_path_get_dirname(file), *name = g_path_get_basename(folder);
  Place place = {.file = "pack.xml", .line = 5};
  CU_ASSERT(template_load_folder(folder, "x", diagnostics) == NULL);
  CU_ASSERT(template_load("../base", &place, diagnostics) == NULL);
  CU_ASSERT(template_load("", &place, diagnostics) == NULL);
  g_autofree char *found = faults(diagnostics, FALSE);
  g_autofree char *expected = g_strdup_printf("1: the template calls itself “other”, but its folder is “%s”\n"
                                              "0: the template has no style “p”\n"
                                              "5: there is no template “../base”\n5: there is no template “”\n",
                                              name);
  ASSERT_STRING(found, expected);
}

/* ---- Decree 30/2020/NĐ-CP, Appendix I ------------------------------------------------------ */

static void assert_between(const char *style, double value, double least, double most) {
  if (value < least - 1e-6 || value > most + 1e-6)
    fprintf(stderr, "%s: %g is not within %g and %g\n", style, value, least, most);
  CU_ASSERT(value >= least - 1e-6 && value <= most + 1e-6);
}

static void assert_size(const Template *template, const char *style, double least, double most) {
  CU_ASSERT(template_has_style(template, style));
  assert_between(style, template_style(template, style)->font_size, least, most);
}

static void assert_page(const PageMaster *page) {
  assert_between("top", page->margin_top, 20 * MM, 25 * MM);
  assert_between("bottom", page->margin_bottom, 20 * MM, 25 * MM);
  assert_between("left", page->margin_left, 30 * MM, 35 * MM);
  assert_between("right", page->margin_right, 15 * MM, 20 * MM);
  assert_between("header", page->header_extent, 5 * MM, page->margin_top - 2);
  CU_ASSERT(page->header != NULL && page->footer == NULL && !page->first_page_header);
  CU_ASSERT(xml_child(page->header, "page-number") != NULL);
}

static void follows_decree_30(void) {
  g_autoptr(Template) template = load("conference-briefing");
  assert_page(&template->portrait);
  assert_page(&template->landscape);
  ASSERT_NEAR(template->portrait.width, 210 * MM);
  ASSERT_NEAR(template->portrait.height, 297 * MM);
  const Style *p = template_style(template, "p"), *header = template_style(template, "header");
  assert_size(template, "p", 13, 14);
  ASSERT_INT(p->text_align, ALIGN_JUSTIFY);
  CU_ASSERT(fabs(p->text_indent - 10 * MM) < 0.01 || fabs(p->text_indent - 12.7 * MM) < 0.01);
  assert_between("between paragraphs", p->margin_top + p->margin_bottom, 6, 12);
  assert_between("line height", p->line_height / p->font_size, 1.15, 1.5 * 1.15);
  assert_size(template, "header", 13, 14);
  CU_ASSERT(header->text_align == ALIGN_CENTER && !header->bold && !header->italic);
  static const struct {
    const char *style;
    double least, most;
    gboolean bold, italic, uppercase;
  } boxes[] = {
      {"nation", 12, 13, TRUE, FALSE, TRUE},
      {"motto", 13, 14, TRUE, FALSE, FALSE},
      {"parent-agency", 12, 13, FALSE, FALSE, TRUE},
      {"agency", 12, 13, TRUE, FALSE, TRUE},
      {"number", 13, 13, FALSE, FALSE, FALSE},
      {"place-date", 13, 14, FALSE, TRUE, FALSE},
      {"document-type", 13, 14, TRUE, FALSE, TRUE},
      {"title", 13, 14, TRUE, FALSE, FALSE},
      {"authority", 13, 14, TRUE, FALSE, TRUE},
      {"signatory", 13, 14, TRUE, FALSE, FALSE},
      {"recipients-title", 12, 12, TRUE, TRUE, FALSE},
      {"recipients", 11, 11, FALSE, FALSE, FALSE},
      {"mark", 13, 14, TRUE, FALSE, TRUE},
      {"addressee", 13, 14, FALSE, FALSE, FALSE},
      {"annex-title", 14, 14, TRUE, FALSE, FALSE},
      {"h1", 13, 14, TRUE, FALSE, TRUE},
      {"h2", 13, 14, TRUE, FALSE, FALSE},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(boxes); i++) {
    const Style *style = template_style(template, boxes[i].style);
    assert_size(template, boxes[i].style, boxes[i].least, boxes[i].most);
    if (style->bold != boxes[i].bold || style->italic != boxes[i].italic || style->uppercase != boxes[i].uppercase)
      fprintf(stderr, "%s: bold, italic or capitals\n", boxes[i].style);
    CU_ASSERT(style->bold == boxes[i].bold && style->italic == boxes[i].italic &&
              style->uppercase == boxes[i].uppercase);
    CU_ASSERT(style->color.red == 0 && style->color.green == 0 && style->color.blue == 0);
  }
  ASSERT_INT(template->sections[1].format, NUMBERING_UPPER_ROMAN);
  ASSERT_INT(template->sections[2].format, NUMBERING_DECIMAL);
  ASSERT_INT(template->sections[3].format, NUMBERING_LOWER_LETTER);
  ASSERT_STRING(template->sections[3].suffix, ")");
  assert_size(template, "td", 11, 12);
  assert_between("rules", template_style(template, "td")->border_width, 0.4, 0.5);
}

static double grey(SnColor color) { return 0.299 * color.red + 0.587 * color.green + 0.114 * color.blue; }

/* Greys by the weights of ITU-R BT.601: neighbours must look different on a copy even without their patterns. */
static void keeps_charts_apart_in_grey(void) {
  g_autoptr(Template) template = load("conference-briefing");
  const ChartTheme *charts = &template->charts;
  for (guint i = 0; i + 1 < G_N_ELEMENTS(charts->series); i++) {
    double apart = fabs(grey(charts->series[i]) - grey(charts->series[i + 1]));
    if (apart < 25)
      fprintf(stderr, "colours %u and %u are %g apart in grey\n", i, i + 1, apart);
    CU_ASSERT(apart >= 25);
    for (guint k = 0; k <= i; k++) {
      CU_ASSERT(charts->patterns[k] != charts->patterns[i + 1]);
      CU_ASSERT(fabs(grey(charts->series[k]) - grey(charts->series[i + 1])) >= 15);
    }
  }
}

CU_TestInfo template_tests[] = {
    {"reads lengths", reads_lengths},
    {"reads colours", reads_colors},
    {"resolves styles", resolves_styles},
    {"passes changes on to styles of the base", passes_changes_on_to_styles_of_the_base},
    {"finds styles", finds_styles},
    {"reports faults of styles", reports_faults_of_styles},
    {"reads furniture", reads_furniture},
    {"reports faults of furniture", reports_faults_of_furniture},
    {"needs a base and a name", needs_a_base_and_a_name},
    {"follows Decree 30", follows_decree_30},
    {"keeps charts apart in grey", keeps_charts_apart_in_grey},
    CU_TEST_INFO_NULL,
};
