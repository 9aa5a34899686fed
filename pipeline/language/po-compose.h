/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* PO files put together from lines that are there already: libgettextpo breaks long strings into lines slowly, and only
 * what is new needs that. */

#include <glib.h>

#include "language/catalogue.h"

/* Whether `raw` is all that is to be written of the entry but for its comments and flags. */
gboolean po_is_ready(const Entry *entry);

/* The file.  `made`: what libgettextpo wrote of the header and of those entries that are not ready, in their order.
 * NULL: it has written something else.  g_free. */
char *po_compose(const Entry *entries, guint count, const char *made);
