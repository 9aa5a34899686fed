/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Lines of tab-separated fields, in place. */

#include <glib.h>

/* Splits a line at tabs, in place; a field in quotation marks loses them, and doubled ones become one.  Elements point
 * into the line.  FALSE: a quotation that does not end with its field. */
gboolean tsv_split(char *line, GPtrArray *fields);
