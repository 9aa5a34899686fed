/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* XML files read safely and validated against the shipped RELAX NG schemas. */

#include <glib.h>
#include <libxml/tree.h>

#include "base/diagnostic.h"

/* Schemas by name: "pack", "template".  No network, no external entities, no DTD,
 * bounded expansion; all faults of the file in one run, each with its line. */
xmlDocPtr xml_load(const char *path, const char *display, const char *schema, Diagnostics *diagnostics);

/* Right also past line 65,535. */
guint xml_line(const xmlNode *node);
/* Attribute value or NULL; borrowed from the tree. */
const char *xml_attribute(const xmlNode *node, const char *name);
gboolean xml_is(const xmlNode *node, const char *name);
/* Next element among node and its siblings. */
xmlNodePtr xml_element(xmlNodePtr node);
/* The element's text, whitespace collapsed; g_free. */
char *xml_text(const xmlNode *node);
