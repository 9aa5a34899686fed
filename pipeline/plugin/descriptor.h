/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Whether a descriptor keeps the contract of songngu/plugin.h, found out by reading alone. */

#include <glib.h>
#include <songngu/plugin.h>

#include "base/diagnostic.h"

/* The members that an older plugin lacks: read through these alone. */
guint descriptor_needs(const SnPlugin *plugin);

/* a-z, 0-9 and hyphens, beginning with a letter. */
gboolean descriptor_is_name(const char *name);

/* `file` is where it was found, as kind and name say.  FALSE: each fault is reported at `place`. */
gboolean descriptor_check(const SnPlugin *plugin, SnKind kind, const char *name, const char *file, const Place *place,
                          Diagnostics *diagnostics);
