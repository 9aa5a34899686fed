/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Short unbroken text on a canvas: chart labels, page numbers, list marks. */

#include <glib.h>

#include "pack/template.h"
#include "page/canvas.h"
#include "page/shape.h"

/* Width in points of `text` in one line of the style at `size` (0: the style's). */
double label_width(Shaper *shaper, const Style *style, double size, const char *language, const char *text);
/* anchor: 0 start at x, 0.5 centred on x, 1 end at x.  `y`: the baseline. */
void label_draw(Shaper *shaper, Canvas *canvas, const Style *style, double size, const char *language, const char *text,
                double x, double y, double anchor, SnColor color);
/* Breaks at spaces into lines no wider than `width` where words allow; NULL-terminated, g_strfreev. */
char **label_wrap(Shaper *shaper, const Style *style, double size, const char *language, const char *text,
                  double width);
/* Whether fonts have every character of `text`; those that none has are reported at `place`, once a document. */
gboolean label_check(Shaper *shaper, const Style *style, const char *language, const char *text, const Place *place,
                     Diagnostics *diagnostics);
