/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Building packs: the data once, each edition in a worker process, outputs
 * that appear whole or not at all. */

#include <glib.h>

#include "base/diagnostic.h"
#include "document/binder.h"
#include "run/painter.h"

typedef struct BuildOptions {
  char **packs;
  char **languages; /* NULL: those the pack has (its own and each po/LANG.po) */
  char **formats;   /* pdf, svg, png, trace … : render plugins; NULL: pdf */
  const FormatSetting *settings;
  guint setting_count;
  const char *output;   /* folder, made if missing */
  char **plugin_paths;  /* or NULL */
  char **glossaries;    /* files of the site, or NULL */
  char **allowed;       /* plugins that may do what they need; or NULL */
  guint jobs;           /* 0: processors */
  guint timeout;        /* seconds that the data of a pack, and each of its editions, may take; 0: none */
  guint64 memory_limit; /* bytes a worker may use; 0: none */
  StalePolicy stale;
  gboolean write; /* FALSE: check only */
  gboolean deny_warnings;
  /* Editions finished, of those known of by now, some ten times a second; NULL: not wanted. */
  void (*progress)(gpointer data, gint finished, gint known);
  gpointer progress_data;
} BuildOptions;

/* Builds all; every fault of every pack is in `diagnostics`.  `written` (may be NULL) collects the names of finished
 * files. Returns the exit status.  Interrupted by SIGINT, SIGTERM or SIGHUP it stops the workers, removes what they had
 * begun, and lets the signal have its usual effect. */
int build_run(const BuildOptions *options, Diagnostics *diagnostics, GPtrArray *written);
