/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cluster.h"

/* Its text ends where the next cluster's begins: to the right of it, or to the
 * left in right-to-left text. */
Cluster cluster_at(const SnRun *run, uint32_t glyph) {
  const SnGlyph *glyphs = run->glyphs;
  uint32_t start = glyphs[glyph].cluster, next = glyph, end = run->text_length;
  while (next < run->count && glyphs[next].cluster == start)
    next++;
  if (next < run->count && glyphs[next].cluster > start)
    end = glyphs[next].cluster;
  else if (glyph > 0 && glyphs[glyph - 1].cluster > start)
    end = glyphs[glyph - 1].cluster;
  if (end > run->text_length || start > end)
    start = end = run->text_length;
  return (Cluster){.first = glyph, .count = next - glyph, .text = run->text + start, .length = end - start};
}
