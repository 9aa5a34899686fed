/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Finding plugins by kind and name, and refusing those that must not be loaded. */

#include <glib.h>
#include <songngu/plugin.h>

#include "base/diagnostic.h"

typedef struct Registry Registry;

/* `paths`: folders to look in before the installed one, NULL-terminated or NULL
 * (--plugin-path, SONGNGU_PLUGIN_PATH).  Each holds source/, transform/, render/. */
Registry *registry_new(const char *const *paths);
void registry_free(Registry *registry);

/* Plugins, by name, that the user lets do what they need beyond the pack's files (--allow); NULL-terminated, or NULL:
 * none. */
void registry_allow(Registry *registry, const char *const *names);

/* What SnNeeds let a plugin do, in the user's language: "runs programs". */
const char *registry_need_word(guint needs);

/* TRUE when the plugin needs nothing beyond the pack's files, or was allowed.  FALSE: reported at `place`; it must not
 * be called. */
gboolean registry_permits(const Registry *registry, const SnPlugin *plugin, const Place *place,
                          Diagnostics *diagnostics);

/* "source", "transform", "render". */
const char *registry_kind_word(SnKind kind);

/* Loads KIND/NAME.so once.  NULL: reported at `place` (unknown, with "did you
 * mean"; other ABI, naming both numbers and the file; a file or folder that others can write to). */
const SnPlugin *registry_find(Registry *registry, SnKind kind, const char *name, const Place *place,
                              Diagnostics *diagnostics);

/* Names of all plugins of a kind, sorted; free with g_strfreev. */
char **registry_names(Registry *registry, SnKind kind);
/* The file a loaded plugin came from. */
const char *registry_file(Registry *registry, const SnPlugin *plugin);
