/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Any bytes as a workbook, or as the parts of one. */

#include <songngu/plugin.h>

/* Reads with the plugin what the bytes make.  The first byte chooses the parameters and whether the rest is a whole
 * file; else its pieces between NUL bytes are the parts called so, NULL-terminated, of a ZIP that is whole.  Ends the
 * program where the plugin neither makes a table nor says why, or both. */
int workbook_fuzz(const SnPlugin *plugin, const char *const *parts, const uint8_t *data, size_t size);
