/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The shipped RELAX NG schemas: "pack" and "template". */

#include <glib.h>
#include <libxml/tree.h>

#include "base/diagnostic.h"

/* Reports every element, attribute, word and text that the schema does not allow, and all that
 * it asks for and is not there, in order of line.  FALSE if any. */
gboolean schema_check(const char *name, xmlDocPtr document, Diagnostics *diagnostics);
