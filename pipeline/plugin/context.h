/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What stands behind a plugin's SnContext. */

#include "plugin/call.h"

struct SnContext {
  const SnPlugin *plugin;
  Place place; /* file and cell are owned */
  char *pack_folder;
  char *real_folder; /* absolute, once it was asked for */
  GHashTable *displays; /* path → as messages name it */
  const OutputFolder *output;
  Diagnostics *diagnostics;
  const Parameters *parameters; /* of the call going on, or NULL */
  GHashTable *open;             /* FILE * → the output's name */
  guint settled;                /* errors that earlier calls reported */
};

/* The exit status that a failure of this plugin means. */
Fault context_fault(const SnContext *context);
