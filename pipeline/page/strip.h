/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Strips: what pages are filled with from top to bottom, each never cut but by its own
 * rule: a line of text, a row of a table, a figure, the padding of a frame. */

#include <glib.h>

#include "page/canvas.h"
#include "page/layout.h"

/* How much a break after a strip is to be avoided.  Where a page has no better break, the least bad one is taken, so
 * that a chain longer than a page still ends. */
typedef enum Keep {
  KEEP_FREE,
  KEEP_LINES,  /* widows, orphans, a table's first and last rows */
  KEEP_INSIDE, /* break-inside: avoid */
  KEEP_NEXT,   /* break-after: avoid, a caption, a table's header */
} Keep;

typedef struct Strip Strip;
typedef struct Frame Frame;

/* A strip at its place: y is its top, below the top of the text area. */
typedef struct Placed {
  Strip *strip;
  double y;
  gboolean again; /* a table's header on a further page */
} Placed;

typedef struct StripKind {
  /* Draws strips of one owner that follow each other; x, y: the corner that the strips' places are counted from. */
  void (*draw)(Layout *layout, const Placed *run, guint count, Canvas *canvas, double x, double y);
  /* Keeps what fits into `height` and returns the rest; NULL: none of it can be cut off.  May be NULL. */
  Strip *(*split)(Layout *layout, Strip *strip, double height);
  void (*free)(Strip *strip);
} StripKind;

struct Strip {
  const StripKind *kind;
  guint *age;               /* counts the living strips of its age, see Layout */
  gpointer owner;
  Frame *frame; /* the innermost around it, or NULL; owned */
  double x, before, height, after;
  Keep keep;
  gboolean glued; /* keeps with what stands above it */
  gboolean landscape;
  gboolean turn, restart; /* begins a page; restart: its number is 1 */
  GPtrArray *anchors;     /* names, or NULL */
  GPtrArray *notes;       /* Strip: the lines of the notes whose marks stand here, or NULL */
  const GPtrArray *waits; /* anchors whose pages it prints, see layout_waits; the owner's */
  Strip *again;           /* repeated above it where it begins a page; the owner's */
  const char *section;    /* a title that running heads print from here on */
};

/* `size`: of the struct that begins with Strip.  Takes the page break and the anchors that wait in `layout`. */
gpointer strip_new(Layout *layout, const StripKind *kind, gsize size);
/* One that takes nothing, for what pages repeat. */
gpointer strip_new_repeated(Layout *layout, const StripKind *kind, gsize size);
/* What follows below `strip` when that is cut; its height is the caller's to say. */
gpointer strip_rest(const Strip *strip, gsize size);
void strip_free(Strip *strip);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Strip, strip_free)
/* Takes over what pages must know of `from`: anchors, notes, a page break, a section. */
void strip_inherit(Strip *strip, Strip *from);

/* Takes the array. */
void strip_add_anchors(Strip *strip, GPtrArray *anchors);

/* Where finished strips go; takes them. */
typedef struct Outlet {
  void (*put)(gpointer data, Strip *strip);
  gpointer data;
} Outlet;
void outlet_put(const Outlet *outlet, Strip *strip);

/* A column of strips, top to bottom.  Margins between two collapse to the larger one; none stands at its top. */
typedef struct Stack {
  GArray *placed; /* Placed */
  double height;
} Stack;
Stack *stack_new(void);
void stack_free(Stack *stack);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Stack, stack_free)
guint stack_count(const Stack *stack);
Placed *stack_at(const Stack *stack, guint index);
/* Where the strip's top would stand. */
double stack_next(const Stack *stack, const Strip *strip);
void stack_add(Stack *stack, Strip *strip);
/* The strips from `first` on leave the stack; the array owns them. */
GPtrArray *stack_take(Stack *stack, guint first);
/* The best break: how many of the strips stay when `next` (NULL: whatever is in the stack) does not fit below them.  At
 * least one stays. */
guint stack_break(const Stack *stack, const Strip *next, guint most);
/* An outlet that fills the stack. */
Outlet stack_outlet(Stack *stack);
/* How many strips from `index` on belong to one owner. */
guint stack_run(const Stack *stack, guint index);
void stack_draw(Layout *layout, const Stack *stack, Canvas *canvas, double x, double y);

/* A box with a background or border around strips; on each page around those that stand there.  It owns (Strip.owner)
 * its padding above and below. */
struct Frame {
  Frame *outer;
  const Style *style;
  double x, width;
  double top, bottom; /* on the page being drawn */
  guint seen;
};
Frame *frame_new(Frame *outer, const Style *style, double x, double width);
Frame *frame_acquire(Frame *frame); /* NULL is allowed */
void frame_release(Frame *frame);
gboolean style_has_frame(const Style *style);
/* Backgrounds and borders of all frames in the stack, outermost first. */
void stack_draw_frames(Layout *layout, const Stack *stack, Canvas *canvas, double x, double y);
