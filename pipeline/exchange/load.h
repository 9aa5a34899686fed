/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Files of translation tools, read safely and checked against a schema of ours. */

#include "pack/document.h"

/* A file of another program; its faults are the translation's from here on, until load_end. */
xmlDocPtr load_begin(const char *path, const char *display, Diagnostics *diagnostics);
void load_end(xmlDocPtr document, Diagnostics *diagnostics);

/* By the schema exchange/NAME.rng.  FALSE: reported. */
gboolean load_check(const char *schema, xmlDocPtr document, Diagnostics *diagnostics);

/* "en" for "en", "en-GB", "EN_us": a region or script more is no other language. */
gboolean language_is(const char *tag, const char *language);

/* The element's namespace; "" for none. */
const char *namespace_of(const xmlNode *node);
gboolean in_namespace(const xmlNode *node, const char *uri);

/* The element's own attribute, or that of the nearest element around it; NULL: none. */
const char *inherited(const xmlNode *node, const char *attribute);
/* xml:space="preserve", explicit or inherited. */
gboolean keeps_space(const xmlNode *node);

/* Text as the file has it, or, where white space does not count, each run of it as one space. */
void append_text(GString *out, const char *text, gboolean preserve);
