/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Paragraphs: spans into words, lines by total fit (Knuth and Plass 1981), lines onto a canvas. */

#include <glib.h>

#include "document/block.h"
#include "page/canvas.h"
#include "page/shape.h"
#include "page/structure.h"

/* What SPAN_PAGE_OF and the like print, asked at layout.  Return NULL when not known yet: room for `reserve` is then
 * kept, and paragraph_draw asks again and prints what it hears; the lines stay as they were broken. */
typedef struct Resolver {
  const char *(*text)(gpointer data, const Span *span);
  gpointer data;
  const char *reserve; /* e.g. "00" */
} Resolver;

typedef struct Line {
  double ascent, descent; /* of the style's line box around the baseline; ascent + descent = line-height at least */
  double width;           /* natural width of its words */
  GPtrArray *notes;       /* Block of each note whose mark stands here, or NULL */
} Line;

typedef struct Paragraph Paragraph;

/* The strings of the spans, `language` and the strings of `place` are borrowed until paragraph_free, `shaper` and
 * `diagnostics` (NULL: nothing is reported) too; the array itself is not kept, style, resolver and place are copied.
 * Faults are reported at `place`, once each: a character that no font has here, a word wider than its line when it is
 * drawn, so that trying a width costs no message. */
Paragraph *paragraph_new(Shaper *shaper, const GArray *spans, const Style *style, const char *language,
                         const Resolver *resolver, const Place *place, Diagnostics *diagnostics);
void paragraph_free(Paragraph *paragraph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Paragraph, paragraph_free)

/* Breaks into lines for this measure (points); `indent` of the first line on top of the style's.  Returns their count,
 * 0 for a paragraph without text.  Justified lines are broken by total fit, English ones hyphenated where the style
 * says so and the spaces would be too wide; other alignments take no more lines than greed would. */
guint paragraph_break(Paragraph *paragraph, double measure, TextAlign align, double indent);
const Line *paragraph_line(const Paragraph *paragraph, guint index);
double paragraph_height(const Paragraph *paragraph); /* of all lines */
/* Widths without any break, and of the widest stretch that nothing may break: for table columns. */
double paragraph_natural_width(Paragraph *paragraph);
double paragraph_minimum_width(Paragraph *paragraph);
/* Natural width of what stands left of the decimal separator of the (only) line, or of the end of its last figure
 * where it has none: to align figures. */
double paragraph_decimal_offset(Paragraph *paragraph, char separator);

/* Draws lines [first, first + count) with the first line's top at y; links and span tags included.  `element`
 * holds the text: it is begun and ended here. */
void paragraph_draw(Paragraph *paragraph, Canvas *canvas, Structure *structure, const SnElement *element, guint first,
                    guint count, double x, double y);
