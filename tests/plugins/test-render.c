/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The render plugins pdf, svg and places, on pages made by hand. */

#include "render-suites.h"

int main(void) {
  CU_SuiteInfo suites[] = {
      {"pdf: text", NULL, NULL, NULL, NULL, pdf_text_tests},
      {"pdf: structure", NULL, NULL, NULL, NULL, pdf_structure_tests},
      {"pdf: images", NULL, NULL, NULL, NULL, pdf_image_tests},
      {"pdf: file", NULL, NULL, NULL, NULL, pdf_file_tests},
      {"pdf: CFF fonts", NULL, NULL, NULL, NULL, cff_tests},
      {"svg", NULL, NULL, NULL, NULL, svg_tests},
      {"svg for one web page", NULL, NULL, NULL, NULL, svg_apart_tests},
      {"places", NULL, NULL, NULL, NULL, places_tests},
      CU_SUITE_INFO_NULL,
  };
  return unit_run(suites);
}
