/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* --export and --import of songngu translate. */

#include "command/option.h"
#include "translation/translate.h"

#define TRANSFER_OPTIONS                                                                                               \
  {"export", 0, "FORMAT",                                                                                              \
   N_("print the edition for other tools: xliff (1.2), xliff2 (2.1), tmx (1.4) or tmx-level1 (without codes)"),        \
   "xliff xliff2 tmx tmx-level1"},                                                                                     \
      {"import", 0, "FILE", N_("take the translations of an XLIFF file, or of a catalogue (.po), into the catalogue"), \
       "@file"},                                                                                                       \
  {                                                                                                                    \
    "output", 'o', "FILE", N_("where --export writes, instead of printing"), "@file"                                   \
  }

/* Borrowed from what was given. */
typedef struct Transfer {
  gboolean exports;
  int format;       /* ExchangeFormat */
  const char *file; /* import: to read; export: to write, or NULL */
} Transfer;

/* What the options ask for.  FALSE: nothing of the kind, or what cannot be, which was reported. */
gboolean transfer_read(const Given *given, Transfer *transfer, Diagnostics *diagnostics);

/* For TranslateOptions.handle; `transfer` is the data. */
void transfer_handle(Job *job, gconstpointer transfer, FILE *answer);

/* Prints the answers, or writes the file that was asked for, whole or not at all. */
void transfer_finish(const Transfer *transfer, const GPtrArray *answers, Diagnostics *diagnostics);
