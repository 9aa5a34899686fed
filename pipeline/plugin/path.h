/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Files that packs name: readable, regular, and inside the pack's folder. */

#include <glib.h>

#include "base/diagnostic.h"

/* The absolute path of `name` seen from `folder`.  A name that leaves the folder, as written or through a
 * symbolic link, a folder and a device are faults of the pack; a missing or unreadable file is one of the data.
 * NULL folder: a file of the command line, which may lie anywhere.  NULL: reported.  Free with g_free. */
char *path_resolve(const char *folder, const char *name, const Place *place, Diagnostics *diagnostics);

/* The part of `path` below `folder`, borrowed from it; NULL when it lies elsewhere.  Both canonical. */
const char *path_below(const char *folder, const char *path);

/* A file of the pack as the user would write it from the working folder, for messages: `pack_file` is pack.xml so
 * written.  `name` itself without a pack.  Free with g_free. */
char *path_display(const char *pack_file, const char *name);
