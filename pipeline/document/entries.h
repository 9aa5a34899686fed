/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Catalogue entries as binding comes by them. */

#include "document/binding.h"

Entries *entries_new(void);
void entries_free(Entries *entries);
/* One that is there already (context and source) is not added again.  `comment` and `values` may be NULL.  `values` is
 * taken over: an array from entry_values_new. */
void entries_add(Entries *entries, const char *context, const char *source, const Place *place, const char *comment,
                 GArray *values);

/* Of EntryValue, whose strings it frees. */
GArray *entry_values_new(void);
