/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Columns NAME_qualifier, NAME_status and NAME_note: what the cells of NAME say beside their figures.  They are
 * found by their names, so that a department or a transform may make them too. */

#include "table/cell-fault.h"
#include "table/table-private.h"

/* A column of this folded name was added: links it with what it belongs to, and what belongs to it. */
void siblings_note(SnTable *table, const char *folded, guint index);

/* What the sibling says of the cell; NULL: nothing. */
const char *sibling_text(const SnTable *table, guint column, Sibling sibling, guint row);

/* Writes it there, adding the column where it is missing.  What stands there and says otherwise is a fault. */
void sibling_put(SnTable *table, guint column, Sibling sibling, guint row, const char *text, CellFaults *faults);
