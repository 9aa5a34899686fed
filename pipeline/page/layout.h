/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the makers of strips share while one edition is laid out. */

#include <glib.h>

#include "page/flow.h"
#include "page/paragraph.h"
#include "page/shape.h"
#include "page/structure.h"

/* Where blocks come from: a binder, or a test. */
typedef struct FlowSource {
  Block *(*next)(gpointer data);                         /* owned; NULL at the end */
  GArray *(*running)(gpointer data, xmlNodePtr content); /* spans, borrowed */
  gpointer data;
} FlowSource;

/* The page that is being drawn, as running heads name it. */
typedef struct PageNames {
  char number[16];
  char *section; /* or NULL */
} PageNames;

typedef struct Layout {
  const Edition *edition;
  const Template *template;
  const char *language;
  char separator; /* of decimals */
  Fonts *fonts;
  Shaper *shaper;
  Structure *structure;
  Diagnostics *diagnostics;
  const PageSink *sink;
  const FlowSource *source;
  Resolver resolver;

  /* For the next strip. */
  gboolean landscape;     /* the page that it is for */
  gboolean turn, restart; /* a page break stands before the next strip */
  GPtrArray *anchors;     /* that the next strip carries */
  double text_width;      /* of the widest line of the text put last */
  gboolean refused;       /* the sink wants no more */

  /* Long figures are forgotten, see shaper_turn, when no strip of the age before this one lives: flow.c. */
  guint age;            /* 0 or 1 */
  guint living[2];      /* strips of each age */

  /* Of the pages laid out so far. */
  GHashTable *numbers; /* anchor → number as printed */
  char *page_count;    /* NULL until the last page */
  const PageNames *page;
} Layout;

void layout_init(Layout *layout, const Edition *edition, Fonts *fonts, const FlowSource *source, const PageSink *sink,
                 Diagnostics *diagnostics);
void layout_clear(Layout *layout);

/* A block whose strings strips borrow: it lives until the last of them. */
typedef struct Hold Hold;
Hold *hold_new(Block *block);
Hold *hold_acquire(Hold *hold);
void hold_release(Hold *hold);

const PageMaster *layout_master(const Layout *layout, gboolean landscape);
/* The text area. */
double master_measure(const PageMaster *master);
double master_depth(const PageMaster *master);

Place layout_place(const Layout *layout, const Block *block);
const Style *layout_style(const Layout *layout, const char *name);
/* The next strip carries the anchor; NULL is nothing. */
void layout_anchor(Layout *layout, const char *name);
/* Those that no strip has taken yet, or NULL; owned. */
GPtrArray *layout_take_anchors(Layout *layout);
/* Anchors that the spans print the page number of; "" stands for the page count.  NULL: none.  Borrowed strings. */
GPtrArray *layout_waits(const GArray *spans);
/* Whether all of them are known. */
gboolean layout_knows(const Layout *layout, const GPtrArray *waits);
/* The number of the page where `anchor` stands; NULL while it is not known. */
const char *layout_number_of(const Layout *layout, const char *anchor);

/* The whole run, from any source of blocks. */
gboolean flow_source_run(const FlowSource *source, const Edition *edition, Fonts *fonts, const PageSink *sink,
                         Diagnostics *diagnostics);
