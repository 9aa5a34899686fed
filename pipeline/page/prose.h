/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Running text as strips: a strip a line. */

#include "page/strip.h"

/* A paragraph on its way to pages; counted, since each of its lines holds it. */
typedef struct Text Text;

typedef struct TextSpec {
  const GArray *spans;
  const Style *style;
  const SnElement *element; /* holds the lines */
  const SnElement *parent;  /* of the notes' elements */
  Hold *hold;               /* keeps the spans' strings alive; NULL: they are copied */
  Place place;
  const char *prefix; /* printed before the spans as part of the text, or NULL */
  gboolean prefix_superscript;
} TextSpec;

Text *text_new(Layout *layout, const TextSpec *spec);
void text_release(Text *text);
Paragraph *text_paragraph(Text *text);
const GPtrArray *text_waits(const Text *text);

/* Stands before the first line, with its left end at x (from where the strips' x counts). */
void text_set_label(Text *text, const char *label, const Style *style, double x, const SnElement *element);
/* After the last line: dots up to the number of the page where `anchor` stands, which ends at x.  `anchor` is borrowed.
 */
void text_set_leader(Text *text, const char *anchor, const Style *style, double x);
/* Running heads print this title from the text's page on. */
void text_set_section(Text *text, const char *title);

typedef struct TextPlace {
  double x, width;
  double indent; /* of the first line, on top of the style's */
  double before, after;
  Frame *frame; /* borrowed, or NULL */
  Keep inside;  /* between lines, at least */
  Keep keep;    /* after the last line */
} TextPlace;

/* Breaks the text into lines and puts them; the caller's hold on `text` remains. */
void text_put(Layout *layout, Text *text, const TextPlace *place, const Outlet *outlet);
