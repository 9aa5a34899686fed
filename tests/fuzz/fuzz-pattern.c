/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Entries' texts: whatever a translator writes is parsed or refused, and what is escaped comes back as one text. */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "language/pattern.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const Argument arguments[] = {
    {.name = "n", .has_number = TRUE, .number = {1, 0}},
    {.name = "g", .direction = "up"},
};

static void check_pieces(const char *text, const Locale *locale) {
  static const Place place = {.file = "fuzz.po", .line = 1};
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(GArray) pieces = pattern_pieces(text, locale, arguments, G_N_ELEMENTS(arguments), &place, diagnostics);
  g_auto(GStrv) names = pattern_placeholders(text, &place, diagnostics);
  if (!pieces != (diagnostics_errors(diagnostics) > 0) || (pieces && !names))
    abort();
}

static void check_escape(const char *text, const Locale *locale) {
  g_autofree char *escaped = pattern_escape(text);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(GArray) pieces = pattern_pieces(escaped, locale, NULL, 0, NULL, diagnostics);
  if (!pieces || pieces->len > 1 || (pieces->len == 1 && strcmp(g_array_index(pieces, Piece, 0).text, text) != 0))
    abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  g_autofree char *text = g_strndup((const char *)data, size);
  g_autoptr(Locale) locale = locale_new("en", NULL);
  if (!g_utf8_validate(text, -1, NULL))
    return 0;
  check_pieces(text, locale);
  check_escape(text, locale);
  return 0;
}
