/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* XML files read safely and validated against the shipped RELAX NG schemas. */

#include <glib.h>
#include <libxml/tree.h>

#include "base/diagnostic.h"

/* Files longer than this, and elements nested deeper, are refused. */
#define XML_MOST_BYTES (256u << 20)
#define XML_MOST_DEPTH 100
/* After so many faults of one kind in one file the rest is not looked at. */
#define XML_MOST_FAULTS 1000

/* Schemas by name: "pack", "template".  No network, no external entities, no DTD,
 * bounded expansion; all faults of the file in one run, each with its line.  `display` is the
 * file as messages name it.  NULL if there is any fault; else free with xmlFreeDoc. */
xmlDocPtr xml_load(const char *path, const char *display, const char *schema, Diagnostics *diagnostics);
/* Without a schema: well-formed and safe, no more. */
xmlDocPtr xml_read(const char *path, const char *display, Diagnostics *diagnostics);
/* Files of other programs: also UTF-16, remarks and processing instructions left out; a DOCTYPE that only names a DTD, as
 * TMX and TBX have it, is passed over and nothing fetched, one with declarations is refused. */
xmlDocPtr xml_read_foreign(const char *path, const char *display, Diagnostics *diagnostics);
/* The same as xml_read of a text in memory. */
xmlDocPtr xml_parse(const char *text, gsize length, const char *display, Diagnostics *diagnostics);

/* The file as messages name it. */
const char *xml_file(const xmlNode *node);
/* Where the element's tag, or the text, begins.  Right also past line 65,535. */
guint xml_line(const xmlNode *node);
/* File, line and column of an element. */
Place xml_place(const xmlNode *node);
/* Where the attribute's name stands; the element's place when it has no such attribute. */
Place xml_attribute_place(const xmlNode *node, const char *name);
/* Attribute value or NULL; borrowed from the tree.  The name is without a prefix, but for "xml:lang". */
const char *xml_attribute(const xmlNode *node, const char *name);
/* TRUE for the word "yes", FALSE for "no"; `fallback` without the attribute. */
gboolean xml_flag(const xmlNode *node, const char *name, gboolean fallback);
gboolean xml_is(const xmlNode *node, const char *name);
/* Next element among node and its siblings. */
xmlNodePtr xml_element(xmlNodePtr node);
/* First child element of that name, or NULL. */
xmlNodePtr xml_child(const xmlNode *node, const char *name);
/* Frees what stands within the element; its attributes stay. */
void xml_empty(xmlNodePtr node);
/* The element's text, whitespace collapsed; g_free. */
char *xml_text(const xmlNode *node);
