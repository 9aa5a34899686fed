/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The bound document: blocks in one language with every value resolved. */

#include <glib.h>
#include <songngu/plugin.h>

#include "language/locale.h"
#include "pack/template.h"
#include "table/value.h"

typedef enum SpanKind {
  SPAN_TEXT,
  SPAN_BREAK,       /* <br/> */
  SPAN_NOTE,        /* the mark of `note` */
  SPAN_PAGE_OF,     /* the page number of `anchor`, as printed */
  SPAN_PAGE_NUMBER, /* running heads: this page */
  SPAN_PAGE_COUNT,
  SPAN_SECTION, /* running heads: the current section's title */
} SpanKind;

/* Inline text of one look.  Strings are owned by the block. */
typedef struct Span {
  SpanKind kind;
  const char *text; /* TEXT: UTF-8, NFC */
  gboolean bold, italic, superscript, subscript, underline;
  gboolean unbroken;    /* no line ends within; its spaces are U+00A0 already */
  const char *language; /* where it differs from the document's */
  const char *uri;      /* a link out */
  const char *anchor;   /* a link within, or the target of PAGE_OF */
  struct Block *note;   /* NOTE: one PARAGRAPH, its label the note's mark */
  const char *context;  /* of its catalogue entry, whether it is looked up or not; NULL: made, not written */
} Span;

typedef enum BlockKind {
  BLOCK_HEADING,   /* spans; level; label: the number as printed */
  BLOCK_PARAGRAPH, /* spans; label: a list item's mark or a note's, else NULL */
  BLOCK_LIST,      /* children: ITEM */
  BLOCK_ITEM,      /* label; children */
  BLOCK_TABLE,
  BLOCK_CHART,
  BLOCK_IMAGE,
  BLOCK_GROUP,   /* children one below the other in one style (callout, quote, annex …) */
  BLOCK_COLUMNS, /* children: GROUPs side by side, widths[] as shares of the line */
  BLOCK_RULE, /* a horizontal rule `width` of the line wide (0: as the widest line of the block before), aligned by its
                 style */
  BLOCK_TOC,  /* entries[] */
  BLOCK_PAGE_BREAK, /* what follows stands on a page of `landscape` orientation, numbered on or, with `restart`, from 1
                     */
  BLOCK_SPACE,      /* `height` points of nothing: room for a signature */
} BlockKind;

/* A cell of a table: spans with a style. */
typedef struct Cell {
  GArray *spans; /* Span */
  guint colspan, rowspan;
  const Style *style;
  TextAlign align;
  gboolean header; /* TH */
} Cell;

typedef struct TableColumn {
  double width; /* points; 0: by content */
  double share; /* of the line, 0 to 1; 0: by content */
  TextAlign align;
  gboolean decimal; /* align on the decimal separator */
  gboolean header;  /* its cells are row headers */
} TableColumn;

/* Rows are bound one at a time, so that a table of any length costs one row.  They are asked for in
 * any order, any number of times, while the binder lives. */
typedef struct TableBlock {
  TableColumn *columns;
  guint column_count;
  guint header_rows;
  guint row_count; /* header rows included */
  /* Fills cells[column_count] of row i; a cell covered by a span has colspan 0.  Body cells are valid until the next
   * call, header cells as long as the block. */
  void (*row)(struct TableBlock *table, guint i, Cell *cells);
  gpointer data;
  GDestroyNotify data_free;
} TableBlock;

typedef enum ChartKind { CHART_BAR, CHART_LINE } ChartKind;
typedef enum ChartGrouping { CHART_GROUPED, CHART_STACKED } ChartGrouping;

typedef struct ChartSeries {
  char *name;
  Value *values; /* one for each category; cell != VALUE: a gap */
  SnColor color; /* alpha 0: the theme's */
} ChartSeries;

typedef struct ChartBlock {
  ChartKind kind;
  ChartGrouping grouping;
  gboolean horizontal;
  char **categories;
  guint category_count;
  ChartSeries *series;
  guint series_count;
  ValueStyle style; /* of value labels and axis labels: always bare */
  char *axis_unit;  /* "tỷ đồng", "%": said once at the axis; may be NULL */
  gboolean value_labels;
  gboolean has_reference; /* a reference line, e.g. the plan or the average */
  Value reference;
  char *reference_label;
  double width, height; /* points; 0: the theme's */
} ChartBlock;

typedef struct TocEntry {
  char *text; /* with its number */
  guint level;
  char *anchor;
} TocEntry;

typedef struct Block {
  BlockKind kind;
  const Style *style;
  guint line; /* in pack.xml, or the template when from_template */
  gboolean from_template;
  char *anchor; /* id, or made; NULL: nothing refers here */
  char *label;
  guint level;         /* HEADING, from 1 */
  char *title;         /* HEADING: plain text for the outline, without the label */
  GArray *spans;       /* Span */
  GPtrArray *children; /* Block */
  GArray *caption;     /* Span: TABLE, CHART, IMAGE: "Bảng 1. …" */
  GArray *source;      /* Span: the source or note line under TABLE, CHART, IMAGE; NULL: none */
  gboolean caption_above;
  char *alt;            /* CHART, IMAGE: text alternative in the edition's language */
  double *widths;       /* COLUMNS */
  double width, height; /* RULE (share of the line), SPACE, IMAGE (points; 0: natural, or as the other asks) */
  gboolean landscape, restart;
  SnRole role; /* GROUP: DIV, BLOCKQUOTE, SECT, …; LIST and so on have their own */
  TableBlock table;
  ChartBlock chart;
  char *context;         /* TABLE, CHART: of their data words in catalogues */
  GArray *entries;       /* TocEntry */
  GBytes *image;         /* PNG or JPEG */
  GStringChunk *strings; /* what spans point to; NULL in children that share their parent's */
} Block;

Block *block_new(BlockKind kind, const Style *style, guint line);
void block_free(Block *block);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Block, block_free)

/* An array of Span that frees the notes of its marks. */
GArray *spans_new(void);
/* The words of the spans without marks of notes; a break is a space.  g_free. */
char *spans_text(const GArray *spans);
/* The first catalogue context among the spans (may be NULL); NULL: none.  Borrowed. */
const char *spans_context(const GArray *spans);
