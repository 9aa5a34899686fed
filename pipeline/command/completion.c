/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/completion.h"

#include <glib.h>
#include <string.h>

#include "command/command.h"

/* The shell's words for what an option or argument offers. */
static void put_offer(FILE *stream, const char *complete) {
  if (!complete)
    fputs("COMPREPLY=()", stream);
  else if (strcmp(complete, "@folder") == 0)
    fputs("compopt -o filenames; COMPREPLY=($(compgen -d -- \"$cur\"))", stream);
  else if (strcmp(complete, "@file") == 0)
    fputs("compopt -o filenames; COMPREPLY=($(compgen -f -- \"$cur\"))", stream);
  else if (complete[0] == '@')
    fprintf(stream, "COMPREPLY=($(compgen -W \"$(\"$1\" --generate %s 2>/dev/null)\" -- \"$cur\"))", complete + 1);
  else
    fprintf(stream, "COMPREPLY=($(compgen -W '%s' -- \"$cur\"))", complete);
}

static void put_values(FILE *stream, const char *command, const Option *options) {
  for (const Option *option = options; option && option->name; option++) {
    if (!option->argument)
      continue;
    fprintf(stream, "    %s:--%s", command, option->name);
    if (option->letter)
      fprintf(stream, "|%s:-%c", command, option->letter);
    fputs(") ", stream);
    put_offer(stream, option->complete);
    fputs("; return ;;\n", stream);
  }
}

static void put_names(FILE *stream, const Option *options) {
  for (const Option *option = options; option && option->name; option++)
    fprintf(stream, " --%s", option->name);
}

static void put_command_names(FILE *stream, const char *separator) {
  for (const Command *const *command = COMMANDS; *command; command++)
    fprintf(stream, "%s%s", command == COMMANDS ? "" : separator, (*command)->name);
}

static void put_command(FILE *stream, const Command *command) {
  fprintf(stream, "    %s)\n      if [[ $cur == -* ]]; then\n        COMPREPLY=($(compgen -W '", command->name);
  put_names(stream, GLOBAL_OPTIONS);
  put_names(stream, command->options);
  fputs("' -- \"$cur\"))\n      else\n        ", stream);
  put_offer(stream, command->complete);
  fputs("\n      fi ;;\n", stream);
}

void completion_print(FILE *stream) {
  fputs("# bash completion of songngu, made from the program's own tables\n"
        "_songngu() {\n"
        "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= word\n"
        "  COMPREPLY=()\n"
        "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
        "    case $word in\n    ",
        stream);
  put_command_names(stream, "|");
  fputs(") command=$word; break ;;\n    esac\n  done\n  case $command:$prev in\n", stream);
  put_values(stream, "*", GLOBAL_OPTIONS);
  for (const Command *const *command = COMMANDS; *command; command++)
    put_values(stream, (*command)->name, (*command)->options);
  fputs("  esac\n  case $command in\n", stream);
  for (const Command *const *command = COMMANDS; *command; command++)
    put_command(stream, *command);
  fputs("    *) COMPREPLY=($(compgen -W '", stream);
  put_command_names(stream, " ");
  put_names(stream, GLOBAL_OPTIONS);
  fputs("' -- \"$cur\")) ;;\n  esac\n}\ncomplete -F _songngu songngu\n", stream);
}
