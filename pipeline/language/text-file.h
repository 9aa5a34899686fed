/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Text files of translators, read whole. */

#include <glib.h>

#include "base/diagnostic.h"

/* The UTF-8 text of a regular file of at most `limit` MiB.  NULL: reported, with the line of a byte at fault.  Free
 * with g_free. */
char *text_file_read(const char *path, const char *display, guint limit, Diagnostics *diagnostics);
