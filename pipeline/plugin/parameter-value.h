/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One parameter: the types a plugin's table may name. */

#include <glib.h>
#include <songngu/plugin.h>

/* Bytes and alignment of the member; 0 for a type that is not known. */
gsize parameter_size(SnParamType type);

/* Reads `value` into `member`.  Strings are copied and owned by `strings`.
 * FALSE: not of the type or out of its range; the member is left as it is. */
gboolean parameter_store(const SnParam *param, const char *value, void *member, GPtrArray *strings);

/* What may be written, in the user's language: "a whole number from 1 to 600".  Free with g_free. */
char *parameter_domain(const SnParam *param);
