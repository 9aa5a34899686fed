/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A quick reader of PO files that are written as everyone writes them; libgettextpo, which takes each letter through
 * iconv, reads those of a long document ten times as slowly.  What is unusual in any way is left to it: it alone says
 * what is wrong. */

#include <glib.h>

#include "language/catalogue.h"

typedef struct PoScan {
  GArray *entries; /* Entry, the header among them; `file`, `comment` and so on as libgettextpo gives them */
  GArray *lines;   /* guint: where each begins, at msgctxt or msgid */
  char *strings;   /* of the entries */
} PoScan;

/* `text`: the file, UTF-8, which entries' `raw` points into.  FALSE: it is for libgettextpo; nothing was reported. */
gboolean po_scan(PoScan *scan, const char *text);
void po_scan_clear(PoScan *scan);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(PoScan, po_scan_clear)
