/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Terms and names with their official rendering, in layers (national, province, pack).
 *
 * A layer is a TSV file in UTF-8 whose first line names its columns: id, vi and en are needed, avoid (renderings that
 * must not be used), domain, provenance and note may stand there too.  A field that holds a quotation mark may be
 * written as in CSV.  Empty lines and lines that begin with "#" say nothing.
 *
 * A term with a parenthesis, as "Ủy ban nhân dân tỉnh (UBND tỉnh)", is found whole, by what stands before the
 * parenthesis, and, where that is an abbreviation (its first word in capitals), by what stands in it. */

#include <glib.h>

#include "base/diagnostic.h"

typedef struct Glossary Glossary;
Glossary *glossary_new(void);
void glossary_free(Glossary *glossary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Glossary, glossary_free)

/* Adds a layer, which wins over earlier ones.  All faults are reported with their lines; FALSE if any: then nothing of
 * the file is added. */
gboolean glossary_add(Glossary *glossary, const char *path, const char *display, Diagnostics *diagnostics);

/* The rendering in "vi" or "en" of a whole term of the other language, matched under folding, or NULL.  Borrowed. */
const char *glossary_find(const Glossary *glossary, const char *term, const char *language);
