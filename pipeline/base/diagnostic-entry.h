/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What one message holds; for the files that keep and print messages. */

#include "base/diagnostic.h"

typedef struct DiagnosticEntry {
  Fault fault;
  Severity severity;
  char *file, *cell, *message, *hint, *subject, *check; /* all but message may be NULL */
  guint line, column;
} DiagnosticEntry;

const GPtrArray *diagnostics_entries(const Diagnostics *diagnostics);
const char *diagnostics_folder(const Diagnostics *diagnostics);
