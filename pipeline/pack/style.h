/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Styles: declared property by property, in a template and those it
 * extends; resolved once into plain structs. */

#include <glib.h>
#include <libxml/tree.h>

#include "base/diagnostic.h"
#include "pack/template.h"

/* Adds what the <style> element says to the declarations; what was said of the same name before (by a base) stays
 * where it says nothing. */
void style_declare(GHashTable *declarations, const xmlNode *element);
GHashTable *style_declarations_new(void);
/* A copy to amend. */
GHashTable *style_declarations_copy(const GHashTable *declarations);

/* name → Style.  Every fault (unknown or circular inherits, a value out of range) is reported; the
 * table is complete all the same.  Names are borrowed from the declarations. */
GHashTable *style_resolve_all(GHashTable *declarations, Diagnostics *diagnostics);

/* NULL-terminated, in the order of declaration; free the array only. */
const char **style_names(GHashTable *declarations);
