/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The text of a catalogue entry: words, placeholders {name}, ICU plural and
 * select, and inline tags <b>, <i>, <term>, parsed into pieces. */

#include <glib.h>
#include <songngu/plugin.h>

#include "base/diagnostic.h"
#include "language/locale.h"

typedef enum PieceKind { PIECE_TEXT, PIECE_PLACEHOLDER, PIECE_OPEN, PIECE_CLOSE } PieceKind;

/* TEXT: the words.  PLACEHOLDER: the argument's name; `magnitude`: of a change, the figure without its word (# within
 * select). OPEN, CLOSE: the tag's name. */
typedef struct Piece {
  PieceKind kind;
  char *text;
  gboolean magnitude;
} Piece;

/* What select and plural choose by. */
typedef struct Argument {
  const char *name;
  gboolean has_number;
  SnDecimal number; /* plural chooses by it as printed */
  const char
      *direction; /* "up", "down", "flat", or NULL: select chooses by it; "flat" falls to other where not told apart */
} Argument;

/* Syntax, that of ICU MessageFormat as far as catalogues need it:
 *   {name}   {name, select, up {…} down {…} flat {…} other {…}}   {name, plural, =0 {…} one {…} other {…}}
 * Within a choice "#" is the figure of its argument.  'quotes' before { } < > (and, within a choice, #) make text that
 * stands for itself, '' is an apostrophe, any other apostrophe is one too.  Tags: b i sub sup term person law link,
 * closed in the branch that opens them; "<" is one only before a letter or "/".  Faults give the character of the text,
 * from 1. */

/* Pieces for these arguments, owned; texts that meet are one piece.  NULL: a syntax fault, reported at `place`. */
GArray *pattern_pieces(const char *pattern, const Locale *locale, const Argument *arguments, guint count,
                       const Place *place, Diagnostics *diagnostics);
/* The names of all placeholders in a pattern, whichever branch, each once in order of appearance; free with g_strfreev.
 * NULL on a syntax fault. */
char **pattern_placeholders(const char *pattern, const Place *place, Diagnostics *diagnostics);
/* Text escaped (no more than needed) so that it stands for itself in a pattern, outside choices, between placeholders
 * and tags.  Texts that meet must be joined before: quotes of two would melt. */
char *pattern_escape(const char *text);
