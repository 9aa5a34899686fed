/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The shipped RELAX NG schemas: "pack" and "template".  Our own check reports all that is wrong; libxml2's
 * validation then has to agree.  Schemas are read and compiled once per process, which has one thread. */

#include <glib.h>
#include <libxml/tree.h>

#include "base/diagnostic.h"

/* Reports every element, attribute, word and text that the schema does not allow, and all that
 * it asks for and is not there, in order of line.  FALSE if any. */
gboolean schema_check(const char *name, xmlDocPtr document, Diagnostics *diagnostics);
/* By our own check alone: for files that come with the program, which its tests have validated with libxml2 too. */
gboolean schema_check_shipped(const char *name, xmlDocPtr document, Diagnostics *diagnostics);

/* Reads them now, and for many packs compiles what serves them all, so that processes forked from here on need not.
 * FALSE: reported. */
gboolean schema_prepare(guint packs, Diagnostics *diagnostics);
