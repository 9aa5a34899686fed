/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What one message holds; for the files that keep and print messages. */

#include "base/diagnostic.h"

typedef struct DiagnosticEntry {
  Fault fault;
  Severity severity;
  char *file, *cell, *message, *hint, *subject, *check; /* all but message may be NULL */
  char *expected, *found;                               /* both or neither NULL */
  guint line, column;
} DiagnosticEntry;

/* Of a run of entries from `start` on that can be one table: where it ends; `start` itself for none. */
guint diagnostic_table_end(const GPtrArray *entries, guint start);
void diagnostic_table_print(FILE *stream, const GPtrArray *entries, guint start, guint end, const char *severity);

const GPtrArray *diagnostics_entries(const Diagnostics *diagnostics);
const char *diagnostics_folder(const Diagnostics *diagnostics);
