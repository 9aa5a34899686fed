/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A figure as a cell writes it, with what stands around the digits: “gần 4.680 tỷ đồng”, “USD 10.31 billion”,
 * “12,5% (sơ bộ)”, “12,5(1)”. */

#include <glib.h>

#include "table/remark.h"
#include "table/unit.h"

#define FIGURE_NOTE 16 /* bytes of footnote marks */

/* What stands around the digits; the number itself is `digits`, which number_parse reads. */
typedef struct CellFigure {
  const char *digits; /* within the cell's text: sign or parentheses, digits, separators */
  gsize length;
  int power;              /* the scale word's power of ten; 0: none */
  const char *unit;       /* id of the unit written; NULL: none */
  int qualifier;          /* a Qualifier, or -1: none */
  int status;             /* a Status, or -1: none */
  char note[FIGURE_NOTE]; /* footnote marks without brackets, a space between two; "" */
  gboolean weak;          /* what stands there might as well belong to a code, such as 12b or 5(1) */
  gboolean bare;          /* nothing stands there */
} CellFigure;

/* Reads figures of one column.  What stood around the last one is kept, as cells of a column write it alike. */
typedef struct FigureReader {
  const Units *units; /* by whose words units are known; NULL: the percent sign alone */
  char *before, *after;
  CellFigure around;
  gboolean known;
} FigureReader;

void figure_reader_clear(FigureReader *reader);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(FigureReader, figure_reader_clear)

/* FALSE: the text is no such figure.  Nothing is passed over: a character that is no digit and no word known here
 * makes the cell no figure.  The digits may still be no number. */
gboolean figure_read(FigureReader *reader, const char *text, gsize length, CellFigure *out);
