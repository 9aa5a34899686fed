/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <songngu/plugin.h>

/* The glyphs of a run that stand for the same piece of its text. */
typedef struct Cluster {
  uint32_t first, count; /* glyphs */
  const char *text;
  uint32_t length;
} Cluster;

/* The cluster whose glyphs, in visual order, begin with `glyph`; the next begins at first + count. */
Cluster cluster_at(const SnRun *run, uint32_t glyph);
