/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Checked text into a tree whose nodes know their places. */

#include <glib.h>
#include <libxml/tree.h>

#include "base/diagnostic.h"

/* `text` is valid UTF-8 without NUL, NUL-terminated at `length`.  `foreign`: of another program, see xml_read_foreign. */
xmlDocPtr tree_build(const char *text, gsize length, const char *display, gboolean foreign, Diagnostics *diagnostics);
