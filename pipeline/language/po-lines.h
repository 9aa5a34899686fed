/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Lines of PO entries, which libgettextpo reads but does not tell. */

#include <glib.h>

/* The line (from 1) of each entry's msgctxt, or msgid where it has none, in order of the file, obsolete entries too.
 * guint elements; free with g_array_unref. */
GArray *po_lines(const char *text);

/* The encoding that the header names, as written; NULL when no line does.  Free with g_free. */
char *po_charset(const char *text);
