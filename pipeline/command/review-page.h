/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The page that shows two editions of a pack side by side: one HTML file that needs nothing beside it. */

#include <glib.h>

#include "base/diagnostic.h"

typedef struct Review {
  const char *pack;            /* its id */
  const char *source, *target; /* languages */
  const char *state;           /* JSON, as state_print_json gives it */
  const char *folder;          /* holds PACK.LANG.N.svg and PACK.LANG.places of both */
} Review;

/* Writes it to `path`.  FALSE: reported. */
gboolean review_page_write(const Review *review, const char *path, Diagnostics *diagnostics);
