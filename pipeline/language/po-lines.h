/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Lines of PO entries, which libgettextpo reads but does not tell. */

#include <glib.h>

/* Lines from 1, in order; guint elements. */
typedef struct PoLines {
  GArray *entries; /* of each entry's msgctxt, or msgid where it has none, obsolete entries too */
  GArray *open;    /* of strings that end with their line, which libgettextpo reports a line too late */
} PoLines;

PoLines po_lines(const char *text);
void po_lines_clear(PoLines *lines);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(PoLines, po_lines_clear)

/* The encoding that the header names, as written; NULL when no line does.  Free with g_free. */
char *po_charset(const char *text);
