/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page-text.h"

#include "unit.h"

Fonts *fonts;
Shaper *shaper;
Diagnostics *diagnostics;

Style body_style(void) {
  return (Style){.name = "p",
                 .font_family = "serif",
                 .font_size = 13,
                 .line_height = 18,
                 .color = {0, 0, 0, 255},
                 .text_align = ALIGN_JUSTIFY};
}

static int open_all(void) {
  diagnostics = diagnostics_new();
  fonts = fonts_open(diagnostics);
  if (!fonts) {
    diagnostics_print(diagnostics, stderr, DIAGNOSTIC_TEXT);
    return 1;
  }
  shaper = shaper_new(fonts);
  return 0;
}

static int close_all(void) {
  shaper_free(shaper);
  fonts_close(fonts);
  diagnostics_free(diagnostics);
  return 0;
}

int main(void) {
  CU_SuiteInfo suites[] = {{"fonts, shaping, labels", open_all, close_all, NULL, NULL, shape_tests},
                           {"canvas and structure", open_all, close_all, NULL, NULL, canvas_tests},
                           {"paragraphs", open_all, close_all, NULL, NULL, paragraph_tests},
                           CU_SUITE_INFO_NULL};
  return unit_run(suites);
}
