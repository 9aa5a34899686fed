/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The command line; one file a command. */

#include <glib.h>

#include "base/diagnostic.h"
#include "command/option.h"

/* A run of one command. */
typedef struct Session {
  const struct Command *command;
  Given given;
  char **plugin_paths;     /* --plugin-path, then SONGNGU_PLUGIN_PATH */
  char **allowed;          /* --allow; NULL: none */
  char **glossaries;       /* SONGNGU_GLOSSARY, then --glossary */
  DiagnosticFormat format; /* of messages */
  gboolean deny_warnings, verbose;
  Diagnostics *diagnostics;
} Session;

typedef struct Command {
  const char *name;
  const char *usage;          /* its arguments: "PACK…" */
  const char *summary;        /* one line, without a full stop */
  const char *const *details; /* paragraphs; NULL-terminated or NULL */
  const char *const *examples;
  const Option *options;
  guint least, most;             /* arguments */
  const char *complete;          /* what a shell offers as argument, as in Option */
  void (*run)(Session *session); /* faults are in the session's diagnostics */
} Command;

extern const Command command_build, command_check, command_review, command_show, command_read, command_plugins,
    command_new, command_doctor, command_translate;

/* In the order of help and manual; NULL-terminated. */
extern const Command *const COMMANDS[];
extern const Option GLOBAL_OPTIONS[];
const Command *command_find(const char *name);

/* Exit statuses and what they mean. */
typedef struct ExitStatus {
  int status;
  const char *meaning;
} ExitStatus;
extern const ExitStatus EXIT_STATUSES[]; /* ends with a NULL meaning */

/* argv as main got it; returns the exit status. */
int command_main(int argc, char **argv);
