/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The constraints of XLIFF 2.1's core that a schema cannot say, a file each part.  Every fault is reported at its
 * element or attribute. */

#include "exchange/load.h"
#include "exchange/xliff2.h"

typedef struct Checker {
  const char *source_language, *target_language; /* target NULL: not declared */
  GHashTable *units;                             /* ids of the file's units */
  Diagnostics *diagnostics;
} Checker;

/* At the attribute, or at the element where `attribute` is NULL or not there. */
void checker_fault(const Checker *checker, const xmlNode *node, const char *attribute, const char *format, ...)
    G_GNUC_PRINTF(4, 5);

gboolean is_core(const xmlNode *node, const char *name);
/* Next core element among node and its siblings. */
xmlNodePtr core_element(xmlNodePtr node);
xmlNodePtr core_child(const xmlNode *node, const char *name);
gboolean has_value(const xmlNode *node, const char *attribute, const char *value);

/* Codes and annotations of a unit (4.2.3, 4.7). */
void xliff2_check_unit_codes(const Checker *checker, const xmlNode *unit);
/* What codes may refer to in their unit. */
typedef struct UnitIndex {
  GHashTable *data, *notes; /* sets of ids */
  GHashTable *codes;        /* inline elements by id; of a source and its target one of them */
} UnitIndex;
/* The one code or annotation by itself: type and subType, hints, references. */
void xliff2_check_code(const Checker *checker, const UnitIndex *index, const xmlNode *code);
/* A reference that begins with "#" (3 Fragment Identification). */
void xliff2_check_fragment(const Checker *checker, const xmlNode *node, const char *attribute);
/* Elements and attributes of other namespaces in a <file>, <group> or <unit> (5, 4.8). */
void xliff2_check_foreign(const Checker *checker, const xmlNode *container);
void xliff2_check_foreign_attributes(const Checker *checker, const xmlNode *node);
