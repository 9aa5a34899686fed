/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The ids of units: the entry's context as an XML NMTOKEN ("economy:p2"); where several entries have one context, with
 * a mark of their text behind it.  They depend on nothing else, so that a file still fits after other entries came and
 * went. */

#include <glib.h>

#include "language/catalogue.h"

/* One for each entry, no two the same; free with g_strfreev. */
char **unit_ids(const Entry *entries, guint count);
