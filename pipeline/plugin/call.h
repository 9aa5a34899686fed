/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Calling a plugin: the context it reports to, and what is checked after it returns. */

#include <glib.h>
#include <songngu/plugin.h>

#include "base/diagnostic.h"
#include "plugin/parameters.h"

/* Where an edition's outputs are written until all of it has succeeded. */
typedef struct OutputFolder {
  const char *folder; /* being filled */
  const char *stem;   /* "q1-2024.vi" */
} OutputFolder;

/* `place`: the stage in the pack.  `pack_folder` (NULL: the command line's own files) and the
 * place's file say how messages name paths.  `output` is NULL but for
 * renders.  All but `output` and `diagnostics` are copied.  What a source fails with is a fault of the data, what a
 * transform fails with one of the pack, a render's its own. */
SnContext *context_new(const SnPlugin *plugin, const Place *place, const char *pack_folder, const OutputFolder *output,
                       Diagnostics *diagnostics);
/* Closes outputs that were left open. */
void context_free(SnContext *context);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SnContext, context_free)

/* After a call returned `ok`: TRUE when it did its work.  A false return that said nothing and a true one after
 * sn_fail are faults of the plugin. */
gboolean context_settle(SnContext *context, gboolean ok);

/* The table a source or transform made, or NULL with everything reported: also a false return without a
 * message, and faults the puts recorded. */
SnTable *plugin_read(const SnPlugin *plugin, const Parameters *parameters, SnContext *context, const char *name);
SnTable *plugin_apply(const SnPlugin *plugin, const Parameters *parameters, SnContext *context, const SnInput *inputs,
                      guint count, const char *name);
