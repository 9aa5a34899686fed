/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The data of a pack: sources, transforms and checks in order. */

#include <glib.h>

#include "pack/pack.h"
#include "plugin/registry.h"
#include "table/unit.h"

/* Called before each plugin is entered: a crash is named by what was said last.  NULL: the last has returned. */
typedef void (*StageNotice)(gpointer data, const Stage *stage);

/* "source", "transform", "check", in the user's language. */
const char *stage_word(StageKind kind);

/* name → SnTable, owned.  NULL: reported, every stage that could run was run; one whose inputs failed is left out
 * without a word of its own.  `upto`: stop after the stage of this name (show), or NULL.  `files` (may be NULL)
 * collects the data files read, relative to the pack, each once.  `notice` may be NULL. */
GHashTable *tables_load(const Pack *pack, Registry *registry, const char *upto, GPtrArray *files, StageNotice notice,
                        gpointer data, Diagnostics *diagnostics);
