/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A plugin's parameters: read, checked and stored by its own table. */

#include <glib.h>
#include <songngu/plugin.h>

#include "base/diagnostic.h"

/* An attribute as a pack wrote it, or NAME=VALUE of the command line. */
typedef struct Setting {
  const char *name;
  const char *value;
  guint line;
} Setting;

typedef struct Parameters {
  void *values; /* the plugin's own struct */
  /* owns the strings that values points to */
  GPtrArray *strings;
  /* files that PATH and file="" named, relative to the folder: what the tables were made from */
  GPtrArray *files;
  GPtrArray *paths; /* where each of `files` lies, absolute */
  /* Where the first character of the TEXT parameter stands: in this file of `paths` (NULL: in the pack), in this line
   * (0: not known, or no text). */
  const char *text_file;
  guint text_line;
} Parameters;

/* `text` (with its first line) fills the TEXT parameter; file="" stands in for it.
 * PATHs are resolved within `folder`; one that leaves it, also through a symbolic link, is a fault; NULL folder: the
 * command line's own files, anywhere.  All faults are reported; NULL if any. */
Parameters *parameters_read(const SnPlugin *plugin, const Setting *settings, guint count, const char *text,
                            guint text_line, const char *folder, const Place *place, Diagnostics *diagnostics);
void parameters_free(Parameters *parameters);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Parameters, parameters_free)
