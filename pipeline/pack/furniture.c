/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pack/furniture.h"

#include <string.h>

#include "base/message.h"
#include "language/locale.h"
#include "pack/document.h"
#include "pack/length.h"

#define LEAST_TEXT_EXTENT 36.0 /* points each way */

static LevelNumbering copy_numbering(const LevelNumbering *from) {
  return (LevelNumbering){.format = from->format,
                          .prefix = g_strdup(from->prefix ? from->prefix : ""),
                          .suffix = g_strdup(from->suffix ? from->suffix : ""),
                          .whole_path = from->whole_path};
}

static ChartTheme initial_charts(void) {
  ChartTheme theme = {.axis = {0, 0, 0, 255}, .grid = {0xCC, 0xCC, 0xCC, 255}, .height = 200};
  for (guint i = 0; i < G_N_ELEMENTS(theme.series); i++)
    theme.series[i] = (SnColor){0x40, 0x40, 0x40, 255};
  return theme;
}

static PageMaster initial_page(double width, double height) {
  return (PageMaster){.width = width,
                      .height = height,
                      .margin_top = 72,
                      .margin_bottom = 72,
                      .margin_left = 72,
                      .margin_right = 72,
                      .header_extent = 36,
                      .footer_extent = 36,
                      .first_page_header = TRUE};
}

void furniture_inherit(Template *template) {
  static const Template none;
  const Template *base = template->base ? template->base : &none;
  const double a4_width = 210 * 72 / 25.4, a4_height = 297 * 72 / 25.4;
  template->portrait = template->base ? base->portrait : initial_page(a4_width, a4_height);
  template->landscape = template->base ? base->landscape : initial_page(a4_height, a4_width);
  template->charts = template->base ? base->charts : initial_charts();
  for (guint level = 0; level < G_N_ELEMENTS(template->sections); level++)
    template->sections[level] = copy_numbering(&base->sections[level]);
  template->annex = copy_numbering(&base->annex);
  template->table_label = g_strdup(template->base ? base->table_label : "Bảng");
  template->figure_label = g_strdup(template->base ? base->figure_label : "Biểu đồ");
  template->annex_label = g_strdup(template->base ? base->annex_label : "Phụ lục");
  template->captions_above_tables = template->base ? base->captions_above_tables : TRUE;
  template->opening = base->opening;
  template->closing = base->closing;
}

/* ---- page masters ---------------------------------------------------------- */

static void read_extent(const xmlNode *element, const char *name, double *out, Diagnostics *diagnostics) {
  const char *text = xml_attribute(element, name);
  double points;
  if (!text)
    return;
  if (length_parse(text, 12, 0, &points) && points >= 0 && points <= 14400) {
    *out = points;
    return;
  }
  Place place = xml_attribute_place(element, name);
  diagnostics_error(diagnostics, FAULT_PACK, &place, _("%s=\"%s\" is out of range"), name, text);
}

void furniture_read_page_master(Template *template, const xmlNode *element, Diagnostics *diagnostics) {
  gboolean portrait = strcmp(xml_attribute(element, "name"), "portrait") == 0;
  PageMaster *page = portrait ? &template->portrait : &template->landscape;
  read_extent(element, "page-width", &page->width, diagnostics);
  read_extent(element, "page-height", &page->height, diagnostics);
  read_extent(element, "margin-top", &page->margin_top, diagnostics);
  read_extent(element, "margin-bottom", &page->margin_bottom, diagnostics);
  read_extent(element, "margin-left", &page->margin_left, diagnostics);
  read_extent(element, "margin-right", &page->margin_right, diagnostics);
  read_extent(element, "header-extent", &page->header_extent, diagnostics);
  read_extent(element, "footer-extent", &page->footer_extent, diagnostics);
  xmlNodePtr header = xml_child(element, "header"), footer = xml_child(element, "footer");
  if (header) {
    page->header = header->children ? header : NULL;
    page->first_page_header = xml_flag(header, "first-page", TRUE);
  }
  if (footer)
    page->footer = footer->children ? footer : NULL;
}

static void check_page(const Template *template, const PageMaster *page, const char *name, Diagnostics *diagnostics) {
  double width = page->width - page->margin_left - page->margin_right;
  double height = page->height - page->margin_top - page->margin_bottom;
  if (width >= LEAST_TEXT_EXTENT && height >= LEAST_TEXT_EXTENT)
    return;
  Place place = {.file = template->file};
  diagnostics_error(diagnostics, FAULT_PACK, &place, _("the margins of the %s page leave no room for text"), name);
}

void furniture_check(const Template *template, Diagnostics *diagnostics) {
  check_page(template, &template->portrait, "portrait", diagnostics);
  check_page(template, &template->landscape, "landscape", diagnostics);
}

/* ---- numbering and labels --------------------------------------------------- */

static void replace_text(char **member, const char *value) {
  if (!value)
    return;
  g_free(*member);
  *member = g_strdup(value);
}

static Numbering numbering_of(const char *word) {
  static const struct {
    const char *word;
    Numbering numbering;
  } formats[] = {{"none", NUMBERING_NONE},
                 {"decimal", NUMBERING_DECIMAL},
                 {"upper-roman", NUMBERING_UPPER_ROMAN},
                 {"lower-roman", NUMBERING_LOWER_ROMAN},
                 {"upper-letter", NUMBERING_UPPER_LETTER},
                 {"lower-letter", NUMBERING_LOWER_LETTER},
                 {"bullet", NUMBERING_BULLET},
                 {"dash", NUMBERING_DASH}};
  for (gsize i = 0; i < G_N_ELEMENTS(formats); i++)
    if (strcmp(formats[i].word, word) == 0)
      return formats[i].numbering;
  return NUMBERING_NONE;
}

void furniture_read_numbering(Template *template, const xmlNode *element) {
  const char *level = xml_attribute(element, "level");
  LevelNumbering *numbering =
      strcmp(level, "annex") == 0 ? &template->annex : &template->sections[g_ascii_digit_value(*level)];
  numbering->format = (int)numbering_of(xml_attribute(element, "format"));
  replace_text(&numbering->prefix, xml_attribute(element, "prefix"));
  replace_text(&numbering->suffix, xml_attribute(element, "suffix"));
  numbering->whole_path = xml_flag(element, "path", numbering->whole_path);
}

void furniture_read_labels(Template *template, const xmlNode *element) {
  replace_text(&template->table_label, xml_attribute(element, "table"));
  replace_text(&template->figure_label, xml_attribute(element, "figure"));
  replace_text(&template->annex_label, xml_attribute(element, "annex"));
  const char *above = xml_attribute(element, "captions-above");
  if (above)
    template->captions_above_tables = strcmp(above, "table") == 0;
}

/* ---- charts ---------------------------------------------------------------- */

static SnPattern pattern_of(const char *word) {
  static const char *const words[] = {"solid",      "diagonal-up", "diagonal-down", "cross-diagonal",
                                      "horizontal", "vertical",    "grid",          "dots"};
  for (guint i = 0; i < G_N_ELEMENTS(words); i++)
    if (strcmp(words[i], word) == 0)
      return (SnPattern)i;
  return SN_SOLID;
}

/* A list shorter than the theme's is repeated. */
static void read_palette(const xmlNode *element, ChartTheme *theme) {
  g_autofree char *text = g_strdup(xml_attribute(element, "palette"));
  g_auto(GStrv) colors = text ? g_strsplit_set(text, " \t\r\n", -1) : NULL;
  guint count = 0;
  for (guint i = 0; colors && colors[i] && count < G_N_ELEMENTS(theme->series); i++)
    if (*colors[i] && color_parse(colors[i], &theme->series[count]))
      count++;
  for (guint i = count; count > 0 && i < G_N_ELEMENTS(theme->series); i++)
    theme->series[i] = theme->series[i - count];
}

static void read_patterns(const xmlNode *element, ChartTheme *theme) {
  g_autofree char *text = g_strdup(xml_attribute(element, "patterns"));
  g_auto(GStrv) words = text ? g_strsplit_set(text, " \t\r\n", -1) : NULL;
  guint count = 0;
  for (guint i = 0; words && words[i] && count < G_N_ELEMENTS(theme->patterns); i++)
    if (*words[i])
      theme->patterns[count++] = pattern_of(words[i]);
  for (guint i = count; count > 0 && i < G_N_ELEMENTS(theme->patterns); i++)
    theme->patterns[i] = theme->patterns[i - count];
}

void furniture_read_charts(Template *template, const xmlNode *element, Diagnostics *diagnostics) {
  ChartTheme *theme = &template->charts;
  read_palette(element, theme);
  read_patterns(element, theme);
  const char *axis = xml_attribute(element, "axis"), *grid = xml_attribute(element, "grid");
  if (axis)
    color_parse(axis, &theme->axis);
  if (grid)
    color_parse(grid, &theme->grid);
  read_extent(element, "width", &theme->width, diagnostics);
  read_extent(element, "height", &theme->height, diagnostics);
}

void furniture_clear(Template *template) {
  for (guint level = 0; level < G_N_ELEMENTS(template->sections); level++) {
    g_free(template->sections[level].prefix);
    g_free(template->sections[level].suffix);
  }
  g_free(template->annex.prefix);
  g_free(template->annex.suffix);
  g_free(template->table_label);
  g_free(template->figure_label);
  g_free(template->annex_label);
}
