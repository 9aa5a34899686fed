/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Inline content as spans in the edition's language, or, as entries are gathered, as a catalogue entry. */

#include "document/binding.h"

/* Appends to `spans`, whose strings go into `strings`.  The content is that of `owner` up to `end` (NULL: all).
 * `context` names it in catalogues. */
void inline_bind(Binder *binder, xmlNodePtr owner, const xmlNode *end, const char *context, GStringChunk *strings,
                 GArray *spans);
/* The words alone, without notes.  g_free. */
char *inline_plain(Binder *binder, xmlNodePtr owner, const char *context);
/* The child of this name as spans, NULL when there is none; its context is `part` of the block that is being walked. */
GArray *inline_child(Binder *binder, const xmlNode *node, const char *name, GStringChunk *strings);
/* One span of plain text. */
void inline_text(GArray *spans, GStringChunk *strings, const char *text, gboolean bold);
