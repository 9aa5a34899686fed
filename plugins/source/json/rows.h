/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The rows of a JSON text as a table. */

#include "../pairs.h"
#include "shape.h"

/* `chosen`: name and JSON pointer of each column within a row; none: all members, those of nested objects as a.b.
 * `header`: whether the first of SHAPE_LISTS names the columns.  false: reported. */
bool rows_read(Tree *tree, Node rows, const Pairs *chosen, bool header, SnTable *out);
