/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The logical structure of a document: elements in reading order, kept until its end. */

#include <glib.h>
#include <songngu/plugin.h>

typedef struct Structure Structure;
Structure *structure_new(void);
void structure_free(Structure *structure);
/* A new element under parent (NULL: the document); strings are copied. */
SnElement *structure_add(Structure *structure, SnRole role, const SnElement *parent);
/* One that holds text: spans_context of its spans. */
void structure_set_context(Structure *structure, SnElement *element, const char *context);
void structure_set_alt(Structure *structure, SnElement *element, const char *alt);
void structure_set_title(Structure *structure, SnElement *element, const char *title);
void structure_set_language(Structure *structure, SnElement *element, const char *language);
/* The one element for running heads, rules and the like. */
const SnElement *structure_artifact(const Structure *structure);
