/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the review page knows of pages and entries. */

#include "command/review-page.h"

/* JSON: {"pack", "source", "target", "bundle", "pages": {"source": [{x, y, width, height, label}, …], "target"},
 * "places": {"source": [{x, y, width, height, page, context}, …], "target"}, "lines", "state"}, lengths in points.
 * NULL: reported.  Free with free. */
char *review_data(const Review *review, gsize *length, Diagnostics *diagnostics);

/* A file of the built editions, PACK.LANG.SUFFIX.  Free with g_free. */
char *review_file(const Review *review, const char *language, const char *suffix);
/* The whole of a file; NULL: reported. */
char *review_load(const char *path, gsize *length, Diagnostics *diagnostics);
