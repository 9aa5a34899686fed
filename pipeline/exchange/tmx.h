/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Translation memories: TMX 1.4b (LISA OSCAR, 26 April 2005), and 1.1 to 1.3. */

#include <glib.h>

#include "base/diagnostic.h"

/* What was translated how.  Of our own files, and where source and target name the same values in braces, the texts are
 * those of a catalogue; else braces and the like stand for themselves, and codes that are none of ours are left out. */
typedef struct MemoryPair {
  char *source, *target;                               /* pattern texts */
  char *id, *context, *pack, *period, *changed, *note; /* NULL: not said.  `changed`: "20240327T000000Z" */
  guint line;
} MemoryPair;

/* MemoryPair elements in the order of the file, owned; units without one of the languages are passed over.  NULL: the
 * file has faults, or no unit in both languages; reported. */
GArray *tmx_read(const char *path, const char *display, const char *source_language, const char *target_language,
                 Diagnostics *diagnostics);
