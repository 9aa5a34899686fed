/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where the parts of Songngu lie, found from the running program itself: an
 * installation can be moved as a whole, and a build tree runs uninstalled. */

#include <glib.h>

gboolean installation_is_build_tree(void);

/* The folder of plugins, with one folder a kind.  In a build tree use installation_plugin_path. */
const char *installation_plugins(void);

/* The folder of message catalogues, LANG/LC_MESSAGES/songngu.mo. */
const char *installation_locale(void);

/* The file of a plugin, there or not.  `kind`: "source", "transform" or "render".  Free with g_free. */
char *installation_plugin_path(const char *kind, const char *name);

/* The folder of a template, there or not.  `name` is one component of a path.  Free with g_free. */
char *installation_template(const char *name);

/* A file named as it is installed: "templates/NAME/…", "schemas/NAME.rng",
 * "fonts/…", "units.csv", "glossary.tsv".  There or not.  Free with g_free. */
char *installation_data(const char *relative);
