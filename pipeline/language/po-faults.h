/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* libgettextpo's faults as located diagnostics. */

#include <gettext-po.h>

#include "base/diagnostic.h"
#include "language/po-lines.h"

/* NULL when a fault forbids going on; others are reported, and what could be read is returned. */
po_file_t po_read(const char *path, const char *display, const PoLines *lines, Diagnostics *diagnostics);
gboolean po_write(po_file_t file, const char *path, const char *display, Diagnostics *diagnostics);
