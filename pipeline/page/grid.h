/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Tables on pages.  A table is read twice: once for the widths of its columns, once row by row into bands. */

#include "page/blocks.h"
#include "page/prose.h"

/* A style's font, ready for cells of one line. */
typedef struct GridFont {
  const Style *style;
  gboolean bold, italic;
  Vocabulary *vocabulary;
  double space;           /* points */
  double ascent, descent; /* of the line box, as paragraphs have it */
} GridFont;

/* The words of a cell that needs no paragraph to be set: plain text of one look. */
typedef struct CellWords {
  const GridFont *font;
  guint count;            /* they stand at the end of Grid.words */
  double natural, widest; /* points */
  const Word *widest_word;
  double offset; /* of the decimal separator, or of the end of the figures; natural where there are none */
  gboolean separated;
} CellWords;

typedef struct GridColumn {
  double x, width;         /* from the grid's left, with padding */
  double minimum, natural; /* with padding */
  double whole, part;      /* decimal: the most that stands left of the separator, and right of it */
  char *widest;            /* the word that `minimum` is for */
} GridColumn;

typedef struct Grid {
  Layout *layout;
  Hold *hold;
  Block *block;
  TableBlock *table;
  const Style *style;
  Frame *frame;
  Place place;
  guint count; /* of columns */
  GridColumn *columns;
  double x, width;
  const SnElement *element, *head, *body;
  Strip *again; /* the header for further pages, or NULL */
  /* Of the row being read. */
  Cell *cells;
  GPtrArray *words; /* Word */
  GArray *read;     /* BandCell */
  GArray *heights;
  GArray *fonts; /* GridFont *, owned */
} Grid;

/* Counted: each band on a page holds it. */
void grid_release(Grid *grid);

/* ---- cells ---- */

/* Whether the cell can be set from words alone; they are added to Grid.words.  `decimal`: the offset is wanted. */
gboolean grid_words(Grid *grid, const Cell *cell, gboolean decimal, CellWords *out);
/* Any cell as a paragraph. */
Text *grid_text(Grid *grid, const Cell *cell, const SnElement *element);

/* ---- widths ---- */

/* Sets the columns' widths within `measure`.  FALSE: reported. */
gboolean grid_fit(Grid *grid, double measure);

/* ---- rows ---- */

typedef struct BandCell {
  const Style *style;
  const SnElement *element;
  guint16 row, column, rowspan, colspan;
  TextAlign align;
  gboolean header, decimal;
  double height; /* of its lines */
  Text *text;    /* owned; or NULL: */
  const GridFont *font;
  guint words, word_count; /* from the band's words */
  double width, offset;
  guint first, lines; /* of the text's */
} BandCell;

/* Rows that are never torn apart: one, the header, or rows joined by a cell. */
typedef struct Band {
  Strip strip;
  Grid *grid;
  gboolean borrowed; /* the grid owns the band, not the band the grid */
  guint rows, cell_count;
  gboolean plain;  /* no cell spans rows or columns */
  double *heights; /* one a row */
  BandCell *cells;
  const Word **words;
  GPtrArray *waits;
} Band;

/* Reads rows from `first` on; *next: the row after them.  `artifact`: a header repeated, without elements. */
Band *band_read(Grid *grid, guint first, gboolean artifact, guint *next);

/* ---- marks ---- */

void grid_backgrounds_draw(Layout *layout, const Placed *run, guint count, Canvas *canvas, double x, double y);
void grid_rules_draw(Layout *layout, const Placed *run, guint count, Canvas *canvas, double x, double y);
