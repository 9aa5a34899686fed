/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "../unit/unit.h"
#include "stage.h"

extern CU_TestInfo pdf_text_tests[], pdf_structure_tests[], pdf_image_tests[], pdf_file_tests[], cff_tests[],
    svg_tests[], svg_apart_tests[], places_tests[];

/* Fails with both texts when `needle` is not in `text`; a NULL text (its program is not installed) passes. */
#define ASSERT_HAS(text, needle)                                                                                       \
  do {                                                                                                                 \
    const char *unit_t = (text), *unit_n = (needle);                                                                   \
    gboolean unit_ok = !unit_t || strstr(unit_t, unit_n);                                                              \
    if (!unit_ok)                                                                                                      \
      fprintf(stderr, "%s:%d: \"%s\" is not in:\n%s\n", __FILE__, __LINE__, unit_n, unit_t);                           \
    CU_ASSERT(unit_ok);                                                                                                \
  } while (0)

#define ASSERT_HAS_NOT(text, needle) CU_ASSERT(!(text) || !strstr((text), (needle)))

#define SERIF "LiberationSerif-Regular"
#define BOLD "LiberationSerif-Bold"
