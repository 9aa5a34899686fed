/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Fonts as the pages use them, and as they are embedded at the end.
 *
 * A CID stands for one glyph with one meaning, in order of first use: a glyph
 * that shows different characters (Đ and Ð, a hyphen and a soft hyphen) has a
 * CID for each, so that text is extracted as it was written.
 *
 * In strings a CID is one byte, or two for the rare ones: text is half as long
 * to compress as with two for all, and the space, being the single byte 32,
 * can be widened by Tw (9.3.3) instead of an adjustment after each word. */

#include <songngu/plugin.h>

#include "../../array.h"
#include "haru.h"
#include "syntax.h"

/* Widths are counted in this part of an em: a hundredth of PDF's unit. */
#define EM 100000

/* The most characters that a CID may stand for. */
#define MOST_CHARACTERS 32

typedef struct Font Font;
typedef struct Fonts {
  ARRAY(Font *) list; /* by the document's font id; NULL where not used */
} Fonts;

/* NULL after reporting that the font cannot be put into a PDF file. */
Font *fonts_find(Fonts *fonts, SnContext *context, const SnFont *font);
void fonts_free(Fonts *fonts);

/* The CID; 0 when the font has no such glyph or no code is left. */
uint16_t font_cid(Font *font, uint32_t glyph, const uint32_t *characters, uint32_t count);
/* The CID of the space between words, 0 when the font has none; a space within a run has another. */
uint16_t font_space(Font *font);
/* Of the glyph by itself, without kerning, in 1/EM. */
int32_t font_width(const Font *font, uint16_t cid);
/* Puts the CID's code. */
void font_put(Buffer *string, uint16_t cid);
const SnFont *font_source(const Font *font);
/* Puts the name under which pages refer to it, "/F1". */
void font_name(const Font *font, Buffer *text);

/* Subsets and embeds all; puts the entries of the Font resource dictionary. */
bool fonts_embed(Fonts *fonts, SnContext *context, Writer *writer, Haru *haru, Buffer *resources);
