/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pattern.h"

#include "syntax.h"

/* Lines 0.9 pt wide, 4 pt apart; dots of that diameter doubled.  Each line
 * is drawn past its tile, so that no seam shows. */
#define ACROSS "-1 2 m 5 2 l S\n"
#define DOWN "2 -1 m 2 5 l S\n"
#define DOT                                                                                                            \
  "2.9 2 m 2.9 2.497 2.497 2.9 2 2.9 c 1.503 2.9 1.1 2.497 1.1 2 c 1.1 1.503 1.503 1.1 2 1.1 c "                       \
  "2.497 1.1 2.9 1.503 2.9 2 c f\n"
#define UPRIGHT ""
#define TURNED_UP "/Matrix[.70711 .70711 -.70711 .70711 0 0]"
#define TURNED_DOWN "/Matrix[.70711 -.70711 .70711 .70711 0 0]"

static const struct {
  const char *matrix, *drawing;
} hatches[] = {
    [SN_DIAGONAL_UP] = {TURNED_UP, "0.9 w " ACROSS},
    [SN_DIAGONAL_DOWN] = {TURNED_DOWN, "0.9 w " ACROSS},
    [SN_CROSS_DIAGONAL] = {TURNED_UP, "0.9 w " ACROSS DOWN},
    [SN_HORIZONTAL] = {UPRIGHT, "0.9 w " ACROSS},
    [SN_VERTICAL] = {UPRIGHT, "0.9 w " DOWN},
    [SN_GRID] = {UPRIGHT, "0.9 w " ACROSS DOWN},
    [SN_DOTS] = {UPRIGHT, DOT},
};

uint32_t pattern_write(Writer *writer, SnPattern pattern) {
  Buffer entries = {0};
  uint32_t number = writer_reserve(writer, 1);
  buffer_put(&entries,
             "/Type/Pattern/PatternType 1/PaintType 2/TilingType 1/BBox[0 0 4 4]/XStep 4/YStep 4/Resources<<>>");
  buffer_put(&entries, hatches[pattern].matrix);
  buffer_char(&entries, '\0');
  writer_stream(writer, number, entries.data, hatches[pattern].drawing, strlen(hatches[pattern].drawing));
  buffer_free(&entries);
  return number;
}
