/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A paragraph inside this room: spans cut into pieces (itemise.c), pieces broken into
 * lines (breaker.c), lines drawn (paragraph-draw.c). */

#include "page/paragraph.h"
#include "page/shape-private.h"

/* What stands between a piece and the next. */
typedef enum After {
  AFTER_NOTHING, /* they touch, and no line ends here */
  AFTER_FIXED,   /* a space that neither breaks nor stretches: U+00A0, U+202F */
  AFTER_SPACE,
  AFTER_BREAK,  /* nothing, but a line may end: after the hyphen of a compound, a slash */
  AFTER_HYPHEN, /* nothing, or a hyphen where a line ends: U+00AD */
  AFTER_FORCED, /* the line ends: <br/> */
  AFTER_END,    /* the paragraph ends */
} After;

/* How one span is set. */
typedef struct Look {
  Span span;
  const Face *face;
  Vocabulary *vocabulary;
  const char *language;
  double size, shift; /* points; shift: up from the baseline */
  double space;       /* width of its space in points */
  gboolean underline;
  gboolean late;                    /* its text was not known: asked for again when it is drawn */
  gboolean tagged;                  /* its elements were made, where it has any: when it was first drawn */
  const SnElement *outer, *element; /* Reference around Link; NULL: none */
} Look;

/* A word, or the part of a word that has one look. */
typedef struct Piece {
  const Word *word;           /* NULL: an empty line's */
  double width;               /* points */
  float space;                /* AFTER_SPACE, AFTER_FIXED: natural width in points */
  guint look : 24, after : 8; /* after: an After */
} Piece;

typedef struct LineBox {
  Line line;           /* first */
  double spaces;       /* of the natural width, what stretches */
  guint first, last;   /* pieces */
  guint8 first_offset; /* bytes of the first piece that stand on the line before */
  guint8 last_offset;  /* bytes of the last piece that stand here, with a hyphen; 0: all */
} LineBox;

/* A place where a line may end.  Sums run from the paragraph's start. */
typedef struct Breakpoint {
  double end;                    /* to the end of a line that ends here, hyphen included */
  double start;                  /* to where the next line starts */
  double end_space, start_space; /* of the space that stretches */
  double hyphen;                 /* width of the hyphen, within `end` */
  guint piece;                   /* the last of the line */
  guint8 offset;                 /* within the piece; 0: after it */
  guint8 kind;                   /* After; AFTER_HYPHEN within a piece */
} Breakpoint;

typedef struct BreakNode {
  double demerits;
  guint breakpoint, previous; /* previous: a node */
  guint8 fitness;             /* how tight or loose its line is, from 0 */
  guint8 overfull;            /* its line is wider than the measure */
} BreakNode;

/* A node from which the current place can still be reached, with where its line starts. */
typedef struct ActiveBreak {
  double start, start_space;
  guint node;
} ActiveBreak;

/* Memory that paragraphs of one shaper use in turn. */
typedef struct Workshop {
  Paragraph *idle;             /* freed paragraphs with their arrays */
  GString *text;               /* of a paragraph with several spans */
  GArray *look_ends;           /* guint: where in `text` each look ends */
  GArray *opportunities;       /* guint: within a token */
  GHashTable *break_iterators; /* language → UBreakIterator */
  Breakpoint *breakpoints;
  guint breakpoint_count, breakpoint_room;
  BreakNode *nodes;
  guint node_count, node_room;
  ActiveBreak *active;
  guint active_count, active_room;
  guint *chosen; /* breakpoints, in order */
  guint chosen_count, chosen_room;
} Workshop;

struct Paragraph {
  Shaper *shaper;
  Workshop *workshop;
  Style style;
  const char *language;
  Resolver resolver; /* text NULL: none */
  Place place;
  Diagnostics *diagnostics;
  Look *looks;
  guint look_count, look_room;
  Piece *pieces;
  guint piece_count, piece_room;
  LineBox *lines;
  guint line_count, line_room;
  double ascent, descent;
  double natural, minimum; /* negative: not summed up yet */
  double measure, indent;  /* of the last break */
  TextAlign align;
  gboolean has_notes, has_late, hyphenates;
  gboolean overlong; /* a line is wider than the measure */
  gboolean overlong_reported;
  Paragraph *next_idle;
};

/* Makes room for `more` elements in an array kept as pointer, count and room. */
#define NEED_ROOM(array, count, room, more)                                                                            \
  do {                                                                                                                 \
    if (G_UNLIKELY((count) + (more) > (room))) {                                                                       \
      (room) = MAX(MAX((room)*2, 16u), (count) + (more));                                                              \
      (array) = g_realloc_n((array), (room), sizeof *(array));                                                         \
    }                                                                                                                  \
  } while (0)

/* itemise.c */
void paragraph_itemise(Paragraph *paragraph, const GArray *spans);
/* What a span that prints a page or section says now; NULL: not known yet. */
const char *paragraph_resolve(const Paragraph *paragraph, const Span *span);

/* opportunity.c: byte offsets within a token (no spaces in it) before which a line may start, by the
 * rules of UAX 14 as official documents want them; into workshop->opportunities. */
void opportunities_find(Workshop *workshop, const char *language, const char *text, gsize length);
void opportunities_free(GHashTable *iterators);

/* breaker.c: chooses the breakpoints of the paragraph's lines into workshop->chosen. */
void breaker_run(Paragraph *paragraph);

/* The word that stands for bytes [from, to) of a piece; to 0: its end. */
const Word *piece_part(const Paragraph *paragraph, const Piece *piece, guint from, guint to);
