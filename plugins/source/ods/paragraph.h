/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The paragraphs of a cell (ODF 1.3 part 3, 5 and 6.1) as one text: spans joined, white space collapsed, paragraphs on
 * lines of their own; notes, phonetic text and drawings are left out. */

#include "../../array.h"
#include "styles.h"

typedef struct Paragraphs {
  const OdsStyles *styles;
  Buffer text;
  Buffer piece;            /* not yet converted, in the last font */
  ARRAY(LegacyFont) fonts; /* of the cell, then of each element open in the paragraph */
  bool any;                /* a paragraph was begun */
  bool after_space;        /* white space that follows is none */
} Paragraphs;

/* Ready for a cell in this font. */
void paragraphs_begin(Paragraphs *paragraphs, LegacyFont font);
void paragraphs_free(Paragraphs *paragraphs);

/* A text:p begins. */
void paragraphs_start_one(Paragraphs *paragraphs);
/* Events within it; the end is false when it is that of the paragraph itself. */
void paragraphs_start(Paragraphs *paragraphs, Xml *xml, const XmlTag *tag);
bool paragraphs_end(Paragraphs *paragraphs);
void paragraphs_text(Paragraphs *paragraphs, const char *text, size_t length);
