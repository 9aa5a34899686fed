/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Blocks into strips, one maker a kind. */

#include "page/strip.h"

/* The column that blocks are put in. */
typedef struct Slot {
  double x, width;         /* x: from the left of the text area */
  Frame *frame;            /* borrowed, or NULL */
  const SnElement *parent; /* NULL: the document */
} Slot;

void block_put(Layout *layout, Hold *hold, Block *block, const Slot *slot, const Outlet *outlet);
/* Each child of the block. */
void blocks_put(Layout *layout, Hold *hold, const GPtrArray *blocks, const Slot *slot, const Outlet *outlet);

typedef void (*Maker)(Layout *layout, Hold *hold, Block *block, const Slot *slot, const Outlet *outlet);
void list_put(Layout *layout, Hold *hold, Block *block, const Slot *slot, const Outlet *outlet);
void group_put(Layout *layout, Hold *hold, Block *block, const Slot *slot, const Outlet *outlet);
void columns_put(Layout *layout, Hold *hold, Block *block, const Slot *slot, const Outlet *outlet);
void grid_put(Layout *layout, Hold *hold, Block *block, const Slot *slot, const Outlet *outlet);
void chart_put(Layout *layout, Hold *hold, Block *block, const Slot *slot, const Outlet *outlet);
void image_put(Layout *layout, Hold *hold, Block *block, const Slot *slot, const Outlet *outlet);
void toc_put(Layout *layout, Hold *hold, Block *block, const Slot *slot, const Outlet *outlet);
void rule_put(Layout *layout, Hold *hold, Block *block, const Slot *slot, const Outlet *outlet);
void space_put(Layout *layout, Hold *hold, Block *block, const Slot *slot, const Outlet *outlet);

/* What `inside` makes of the block, within the margins, breaks, background and border of the block's style. */
void boxed_put(Layout *layout, Hold *hold, Block *block, const Slot *slot, Maker inside, const Outlet *outlet);

/* Margins and breaks of a style around all that passes to the next outlet. */
typedef struct Wrap {
  Outlet outlet; /* put here */
  const Outlet *next;
  const Style *style;
  Strip *held;
  gboolean begun;
} Wrap;
void wrap_begin(Wrap *wrap, const Style *style, const Outlet *next);
/* The last strip held back; NULL when there was none. */
Strip *wrap_last(Wrap *wrap);
void wrap_end(Wrap *wrap);

/* What stands above or below a table or figure. */
typedef struct Attached {
  Layout *layout;
  Hold *hold;
  Block *block;
  const Slot *slot;
  Wrap *wrap;                  /* of the block; its strips go there */
  const SnElement *caption_in; /* the caption's parent */
} Attached;
/* The caption, where it stands above. */
void caption_above_put(const Attached *attached);
/* The caption, where it stands below, and the source line; kept with what they belong to. */
void caption_below_put(const Attached *attached);

/* The slot within margins of the style. */
Slot slot_inset(const Slot *slot, const Style *style);

/* Where something starts that has `room` points to spare. */
double align_offset(TextAlign align, double room);
