/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How far marks reach on a page, in points. */

#include <songngu/plugin.h>

/* x1 < x0: nothing is drawn. */
typedef struct Extent {
  float x0, y0, x1, y1;
} Extent;

Extent extent_empty(void);
bool extent_is_empty(const Extent *extent);
void extent_add(Extent *extent, const Extent *more);
/* Of text, paths and images; lines are taken without their width. */
Extent extent_of_mark(const SnMark *mark);
