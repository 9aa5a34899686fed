/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Fonts as the pages use them, and as they are embedded at the end.
 *
 * A code of two bytes stands for one glyph with one meaning, in order of first
 * use: a glyph that shows different characters (Đ and Ð, a hyphen and a soft
 * hyphen) has a code for each, so that text is extracted as it was written. */

#include <songngu/plugin.h>

#include "../array.h"
#include "buffer.h"
#include "haru.h"

/* Widths are counted in this part of an em: a hundredth of PDF's unit. */
#define EM 100000

/* The most characters that a code may stand for. */
#define MOST_CHARACTERS 32

typedef struct Font Font;
typedef struct Fonts {
  ARRAY(Font *) list; /* by the document's font id; NULL where not used */
} Fonts;

/* NULL after reporting that the font cannot be put into a PDF file. */
Font *fonts_find(Fonts *fonts, SnContext *context, const SnFont *font);
void fonts_free(Fonts *fonts);

/* 0 when the font has no such glyph or no code is left. */
uint16_t font_code(Font *font, uint32_t glyph, const uint32_t *characters, uint32_t count);
/* The code of U+0020, 0 when the font has none. */
uint16_t font_space(Font *font);
/* Of the glyph by itself, without kerning, in 1/EM. */
int32_t font_width(const Font *font, uint16_t code);
const SnFont *font_source(const Font *font);
/* Puts the name under which pages refer to it, "/F1". */
void font_name(const Font *font, Buffer *text);

/* Subsets and embeds all; puts the entries of the Font resource dictionary. */
bool fonts_embed(Fonts *fonts, SnContext *context, Writer *writer, Haru *haru, Buffer *resources);
