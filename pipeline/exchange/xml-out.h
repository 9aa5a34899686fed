/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* XML written into memory.  Blocks stand on lines of their own, inline elements where they are: nothing is added to
 * text. */

#include <glib.h>

typedef struct XmlOut XmlOut;

XmlOut *xml_out_new(void);
/* The document, its elements closed; g_free.  Frees the writer. */
char *xml_out_finish(XmlOut *out);

void xml_out_block(XmlOut *out, const char *name);
void xml_out_inline(XmlOut *out, const char *name);
/* Of the element opened last; NULL writes nothing. */
void xml_out_attribute(XmlOut *out, const char *name, const char *value);
void xml_out_number(XmlOut *out, const char *name, guint value);
void xml_out_text(XmlOut *out, const char *text);
void xml_out_end(XmlOut *out);
