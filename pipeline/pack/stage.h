/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The <data> of a pack: sources, transforms and checks, in order. */

#include <glib.h>
#include <libxml/tree.h>

#include "base/diagnostic.h"
#include "pack/pack.h"

/* Appends the stages; reports names given twice and inputs that no earlier stage makes.  `data` may be NULL. */
void stages_read(const xmlNode *data, GPtrArray *stages, Diagnostics *diagnostics);
void stage_free(gpointer stage);
/* Names of the tables, in order, NULL-terminated; free the array only. */
const char **stages_tables(const GPtrArray *stages);
