/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the program can do: the source of its help, its manual and its completion. */

#include <string.h>

#include "base/message.h"
#include "command/command.h"

const Command *const COMMANDS[] = {
    &command_build,   &command_check, &command_translate, &command_review, &command_show, &command_read,
    &command_plugins, &command_new,   &command_doctor,    NULL,
};

const Option GLOBAL_OPTIONS[] = {
    {"diagnostics", 0, "FORM", N_("messages as text, or as json for programs: one object a line"), "text json"},
    {"deny-warnings", 0, NULL, N_("count every warning as an error"), NULL},
    {"plugin-path", 0, "FOLDER", N_("look for plugins in FOLDER first; may be repeated"), "@folder"},
    {"glossary", 0, "FILE", N_("terms of the site, between the installed glossary and the pack's; may be repeated"), "@file"},
    {"allow", 0, "PLUGIN,…",
     N_("let PLUGIN run the programs, or use the network, that the pack asks it to; may be repeated"), "@needing"},
    {"message-language", 0, "LANG", N_("language of messages, vi or en (the user's locale)"), "vi en"},
    {"verbose", 'v', NULL, N_("name every file that is written"), NULL},
    {"help", 'h', NULL, N_("explain the command, then stop"), NULL},
    {"version", 0, NULL, N_("print the version, then stop"), NULL},
    {NULL},
};

const ExitStatus EXIT_STATUSES[] = {
    {FAULT_NONE, N_("everything was done")},
    {FAULT_PACK, N_("a pack, a template or the document is at fault")},
    {FAULT_USAGE, N_("the command line is wrong")},
    {FAULT_DATA, N_("a department's data is at fault")},
    {FAULT_TRANSLATION, N_("a translation is incomplete or wrong")},
    {FAULT_PLUGIN, N_("a plugin failed, crashed, or was refused")},
    {FAULT_SYSTEM, N_("the system failed: disk, memory, permissions, fonts")},
    {0, NULL},
};

const Command *command_find(const char *name) {
  for (const Command *const *command = COMMANDS; *command; command++)
    if (strcmp((*command)->name, name) == 0)
      return *command;
  return NULL;
}
