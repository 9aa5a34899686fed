/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Footnotes. */

#include "page/strip.h"

/* The lines of notes (Block) whose marks stand in one strip, as wide as the page's text.  `hold`: of their blocks;
 * NULL: their strings are copied. */
GPtrArray *notes_strips(Layout *layout, Hold *hold, const GPtrArray *notes, const SnElement *parent);

/* Room between the text and the first note, with the rule in it. */
double notes_gap(const Layout *layout);
/* The rule, for notes whose first line's top is at y. */
void notes_rule_draw(Layout *layout, Canvas *canvas, double x, double y, double measure);
