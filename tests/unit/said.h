/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What diagnostics say, for tests that look for words in it. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diagnostic.h"

/* All messages as text; free with free. */
static inline char *said(const Diagnostics *diagnostics) {
  char *text = NULL;
  size_t length = 0;
  FILE *stream = open_memstream(&text, &length);
  diagnostics_print(diagnostics, stream, DIAGNOSTIC_TEXT);
  fclose(stream);
  return text;
}

#define ASSERT_SAID(diagnostics, words)                                                                                \
  do {                                                                                                                 \
    char *unit_text = said(diagnostics);                                                                               \
    if (!strstr(unit_text, words))                                                                                     \
      fprintf(stderr, "%s:%d: \"%s\" is not in:\n%s", __FILE__, __LINE__, words, unit_text);                           \
    CU_ASSERT(strstr(unit_text, words) != NULL);                                                                       \
    free(unit_text);                                                                                                   \
  } while (0)
