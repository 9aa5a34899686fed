/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The cells that of="…" names. */

#include "document/binding.h"
#include "pack/reference.h"

Cells *cells_new(const Edition *edition);
void cells_free(Cells *cells);

/* NULL: reported. */
const SnTable *cells_table(Cells *cells, const char *name, const Place *place, Diagnostics *diagnostics);
/* Index of the column; -1: reported. */
int cells_column(const SnTable *table, const char *name, const Place *place, Diagnostics *diagnostics);
/* The parsed text, borrowed; NULL: reported. */
const Reference *cells_reference(Cells *cells, const char *of, const Place *place, Diagnostics *diagnostics);
/* What catalogues call the reference, and what they call it where another has that name.  Borrowed.  FALSE: it is none.
 */
gboolean cells_name(Cells *cells, const char *of, const char **name, const char **longer);
/* "table.column" without conditions is the current row of the <for> over that table, or the only row.  FALSE: reported.
 */
gboolean cells_find(Cells *cells, const Walk *walk, const char *of, const Place *place, Diagnostics *diagnostics,
                    Value *out);
