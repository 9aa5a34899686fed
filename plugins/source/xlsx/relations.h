/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How a package's parts refer to one another (ISO/IEC 29500-2, 6.5). */

#include "../../array.h"
#include "../spreadsheet/package.h"

typedef struct Relation {
  char *id;
  char *type;   /* a URI; transitional and strict ones end alike */
  char *target; /* a part's name, from the package's root */
} Relation;

typedef ARRAY(Relation) Relations;

/* The relations of part `source`, of the package itself where that is "".  A part without any has none.
 * false: reported. */
bool relations_read(Relations *relations, Package *package, const char *source);
void relations_free(Relations *relations);

/* The part of the first relation whose type ends in `type` ("/worksheet"), as package_find gives it; NULL: none. */
const char *relations_find_type(const Relations *relations, const Package *package, const char *type);
const Relation *relations_find(const Relations *relations, const char *id);
bool relation_is(const Relation *relation, const char *type);
