/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The suites of test-language, one file an idea. */

#include "base/diagnostic.h"
#include "unit.h"

extern CU_TestInfo locale_tests[];
extern CU_TestInfo catalogue_tests[];
extern CU_TestInfo pattern_tests[];
extern CU_TestInfo glossary_tests[];
extern CU_TestInfo manual_tests[];

/* A file below tests/unit/language, in the source tree.  Free with g_free. */
static inline char *language_file(const char *name) {
  const char *source = g_getenv("srcdir");
  return g_build_filename(source ? source : ".", "tests", "unit", "language", name, NULL);
}

/* What diagnostics print.  Free with g_free. */
static inline char *unit_diagnostics(const Diagnostics *diagnostics) {
  char *text = NULL;
  size_t length = 0;
  FILE *stream = open_memstream(&text, &length);
  diagnostics_print(diagnostics, stream, DIAGNOSTIC_TEXT);
  fclose(stream);
  char *copy = g_strdup(text);
  free(text);
  return copy;
}
