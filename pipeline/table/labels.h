/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a table's texts are called in other languages, as the codelists of its source say.  Tables made of a
 * table share its labels. */

#include <songngu/plugin.h>

#include "table/table.h"

#define LABEL_OF_ANY_COLUMN G_MAXUINT

/* The text of `column` in `language` (BCP 47; "en-GB" answers for "en" where there is no "en"); borrowed.  NULL: no
 * label says it, or several say different things.  A table made of others goes by the names of their columns, and where
 * it has other names by the text alone. */
const char *table_label(const SnTable *table, guint column, const char *text, const char *language);
gboolean table_has_labels(const SnTable *table);

/* `table` was made of `source`, whose labels it now has too. */
void table_inherit_labels(SnTable *table, const SnTable *source);
