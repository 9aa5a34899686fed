/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The page that shows two editions of a pack side by side: one HTML file that needs nothing beside it. */

#include <glib.h>

#include "base/diagnostic.h"

#define REVIEW_BUNDLE 8 /* pages that are packed, and unpacked by the browser, together */

typedef struct Review {
  const char *pack;            /* its id */
  const char *source, *target; /* languages */
  const char *lines;           /* JSON: the line of each entry in its catalogue, 0 where it has none */
  const char *state;           /* JSON, as state_print_json gives it */
  const char *folder;          /* holds PACK.LANG.N.svg, PACK.LANG.fonts.css and PACK.LANG.places of both */
} Review;

/* Writes it to `path`.  FALSE: reported. */
gboolean review_page_write(const Review *review, const char *path, Diagnostics *diagnostics);
