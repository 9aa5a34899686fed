/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Runs of glyphs as pieces of a TJ array.  A lasting run is encoded once and
 * kept: the same word comes back many times. */

#include "font.h"

/* A run's bytes stand within an open string: "ab)18(c" draws a and b, moves
 * 0.018 em back, draws c. */
typedef struct Encoded {
  const SnRun *run;
  uint32_t at, length; /* in Runs.bytes */
  int32_t pen;         /* how far it moves the pen, in 1/EM */
  bool sized;          /* has vertical offsets, so the bytes hold for one size only */
  float size;          /* that size */
} Encoded;

typedef struct Runs {
  Encoded *table; /* open addressing by the run's address */
  size_t count, room;
  Encoded passing; /* a run that does not last; its bytes are the last ones */
  Buffer bytes;
} Runs;

void runs_free(Runs *runs);
/* Valid until the next call.  NULL after reporting a glyph that the font does not have. */
const Encoded *runs_find(Runs *runs, SnContext *context, Font *font, const SnRun *run, float size);
