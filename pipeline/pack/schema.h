/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The shipped RELAX NG schemas: "pack" and "template".  Each is read and compiled once per process, for two uses.
 * Our own check reports; libxml2's validation then has to agree, so that no mistake of ours lets through what the
 * schema refuses. */

#include <glib.h>
#include <libxml/tree.h>

#include "base/diagnostic.h"

/* Reports every element, attribute, word and text that the schema does not allow, and all that
 * it asks for and is not there, in order of line.  FALSE if any. */
gboolean schema_check(const char *name, xmlDocPtr document, Diagnostics *diagnostics);
/* By our own check alone: for files that come with the program, which its tests have validated with libxml2 too. */
gboolean schema_check_shipped(const char *name, xmlDocPtr document, Diagnostics *diagnostics);

/* Reads them now, so that processes forked from here on need not.  FALSE: reported. */
gboolean schema_prepare(Diagnostics *diagnostics);
