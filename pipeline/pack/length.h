/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Lengths and colours as packs and templates write them. */

#include <glib.h>
#include <songngu/plugin.h>

/* Points from "13pt", "1.27cm", "20mm", "0.5in", "12px" (3/4 pt), "1.5em" (of `em` points), "120%" (of `whole` points)
 * or "0".  FALSE: not a length. */
gboolean length_parse(const char *text, double em, double whole, double *points);
/* "#rgb", "#rrggbb", or "none" for alpha 0. */
gboolean color_parse(const char *text, SnColor *out);
