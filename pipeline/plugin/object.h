/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A plugin's file: may it be loaded, and is it made for this machine? */

#include <glib.h>

#include "base/diagnostic.h"

/* Refuses what others than root and this user could have put there: the file and the folders from `root` down to
 * it must belong to one of them and be writable by no one else.  Also what is not a regular ELF file of this
 * machine.  FALSE: reported at `place`, with the command that helps. */
gboolean object_check(const char *root, const char *file, const Place *place, Diagnostics *diagnostics);

/* Whether the file is there at all, as a link or anything else. */
gboolean object_exists(const char *file);
