/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Text typed before Unicode: a font such as .VnTime shows Western letters as Vietnamese ones, so that a cell's text is
 * known only together with the font it stands in. */

#include "../encoding.h"

typedef struct LegacyFont {
  Encoding encoding; /* ENCODING_UTF_8: the font is no such one */
  bool capitals;
} LegacyFont;

#define MODERN_FONT ((LegacyFont){ENCODING_UTF_8, false})

/* By its name; NULL is a modern one. */
LegacyFont legacy_font_find(const char *name);

static inline bool legacy_font_is(LegacyFont font) { return font.encoding != ENCODING_UTF_8; }

/* Appends the text as it was meant.  Text that holds letters of Vietnamese beyond Windows-1252 was typed in Unicode,
 * whatever its font, and is left as it is. */
void legacy_font_append(LegacyFont font, const char *text, size_t length, Buffer *out);
