/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* `of="table[column=value,…].column"`: which cell is meant. */

#include <glib.h>

#include "base/diagnostic.h"
#include "table/table.h"

typedef struct Reference {
  char *table;
  Condition *conditions; /* none: the row of the <for> around it, or the only row */
  guint condition_count;
  char *column;
} Reference;

/* Values and columns may be quoted 'so, with ] and ,' or "so"; a doubled quotation mark is one of the text.
 * NULL: reported, with the character at fault. */
Reference *reference_parse(const char *text, const Place *place, Diagnostics *diagnostics);
void reference_free(Reference *reference);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Reference, reference_free)
/* The placeholder's name in catalogues: the column, or for "value" the last condition's value, in
 * small ASCII letters, digits and underscores.  g_free. */
char *reference_name(const Reference *reference);
