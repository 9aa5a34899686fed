/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* An edition's files under their names: all of them or none. */

#include <glib.h>

#include "base/diagnostic.h"

/* Moves every file of `room` into `output`, after their bytes are on the disk.  Where one cannot be moved, those moved
 * before are moved back.  Then removes pages of an older build that `stem` (ID.LANG) has no more: STEM.N.FORMAT beyond
 * the last N now.  Names are added to `files` as `shown`/NAME, sorted.  FALSE: reported. */
gboolean commit_files(const char *room, const char *output, const char *shown, const char *stem, char **formats,
                      GPtrArray *files, Diagnostics *diagnostics);
