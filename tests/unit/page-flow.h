/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Blocks made by hand, laid out on small pages of ten lines, and what then stands on them. */

#include "page/layout.h"
#include "unit.h"

#define PAGE_LINES 10
#define PITCH 12.0
#define MARGIN_LEFT 30.0
#define MARGIN_TOP 40.0
#define MEASURE 240.0
#define DEPTH (PAGE_LINES * PITCH)

typedef struct SeenLine {
  char *text;
  double x, y; /* y: the baseline */
  double end;  /* right end of its last word */
  SnRole role; /* of the innermost element */
  const SnElement *element;
} SeenLine;

typedef struct SeenPage {
  guint number;
  char *label, *name, *alt;
  double width, height;
  GArray *lines;      /* SeenLine */
  GPtrArray *anchors; /* names */
  guint paths, links, images;
  GArray *segments; /* SnSegment of all paths */
} SeenPage;

/* A document under way: what to lay out, and what came of it. */
typedef struct Flow {
  Diagnostics *diagnostics;
  Fonts *fonts;
  Locale *locale;
  Template template;
  Pack pack;
  Edition edition;
  GQueue blocks;        /* Block, to be taken */
  GPtrArray *pages;     /* SeenPage; figures too */
  GHashTable *elements; /* element of the document → its copy */
  GArray *header;       /* Span of the page's head, or NULL */
  guint most_pages;     /* the sink refuses after so many; 0: never */
  gboolean ended;       /* PageSink.end was called */
  gboolean good;        /* what the flow returned */
} Flow;

extern CU_TestInfo flow_tests[], grid_tests[], note_tests[], figure_tests[];

Flow *flow_new(void);
void flow_free(Flow *flow);
Style *flow_style(Flow *flow, const char *name);
/* Lays out all blocks added. */
void flow_go(Flow *flow);

/* Each is added to the end of the document, or to `parent` where one is given. */
Block *add_block(Flow *flow, Block *parent, BlockKind kind, const char *style);
/* A paragraph of lines broken by hand: "NAME 1", "NAME 2" … */
Block *add_lines(Flow *flow, Block *parent, const char *name, guint count);
Block *add_text(Flow *flow, Block *parent, const char *style, const char *text);
Block *add_heading(Flow *flow, const char *text);
GArray *spans_of(Block *block, const char *text);
Span *add_span(GArray *spans, SpanKind kind);
/* A note with `count` lines, its mark at the end of the block's text. */
void add_note(Flow *flow, Block *block, const char *mark, const char *name, guint count);

/* A table whose cell texts a function gives; texts are copied.  Column 0 starts, others are decimal where asked. */
typedef const char *(*CellText)(Flow *flow, guint row, guint column);
Block *add_table(Flow *flow, guint rows, guint columns, guint header_rows, CellText text);

SeenPage *page_at(const Flow *flow, guint index);
/* The line of that text; NULL: not on this page. */
const SeenLine *page_find(const SeenPage *page, const char *text);
/* The index of the page that has the line; -1: none. */
int page_of(const Flow *flow, const char *text);
/* How many lines begin so. */
guint page_count_of(const SeenPage *page, const char *start);
/* All marks of text in order, "|one|two|". */
char *page_text(const SeenPage *page);
