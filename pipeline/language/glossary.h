/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Terms and names with their official rendering, in layers (national, province, pack). */

#include <glib.h>

#include "base/diagnostic.h"

typedef struct Glossary Glossary;
Glossary *glossary_new(void);
void glossary_free(Glossary *glossary);
/* TSV: id, vi, en, …; later layers win.  Faults carry the line. */
gboolean glossary_add(Glossary *glossary, const char *path, const char *display, Diagnostics *diagnostics);
/* The rendering of a whole term, matched under folding, or NULL. */
const char *glossary_find(const Glossary *glossary, const char *term, const char *language);
