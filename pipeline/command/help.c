/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/help.h"

#include <string.h>

#include "base/message.h"
#include "base/width.h"

#define LINE 80
#define WIDEST_TERM 30 /* wider ones stand on a line of their own */

/* "  -o, --output FOLDER" */
static char *option_term(const Option *option) {
  g_autofree char *letter = option->letter ? g_strdup_printf("-%c, ", option->letter) : g_strdup("    ");
  return g_strdup_printf("  %s--%s%s%s", letter, option->name, option->argument ? " " : "",
                         option->argument ? option->argument : "");
}

static guint widest_option(const Option *options, guint widest) {
  for (const Option *option = options; option && option->name; option++) {
    g_autofree char *term = option_term(option);
    guint width = text_width(term);
    if (width <= WIDEST_TERM)
      widest = MAX(widest, width);
  }
  return widest;
}

static void put_spaces(FILE *stream, guint count) {
  while (count-- > 0)
    fputc(' ', stream);
}

/* Words in lines no longer than LINE, the first beginning at column `at`, the others at `indent`. */
static void put_wrapped(FILE *stream, const char *text, guint at, guint indent) {
  g_auto(GStrv) words = g_strsplit(text, " ", -1);
  for (char **word = words; *word; word++) {
    guint width = text_width(*word);
    if (at > indent && at + 1 + width > LINE) {
      fputc('\n', stream);
      put_spaces(stream, indent);
      at = indent;
    } else if (at > indent) {
      fputc(' ', stream);
      at++;
    }
    fputs(*word, stream);
    at += width;
  }
  fputc('\n', stream);
}

static void put_term(FILE *stream, const char *term, const char *text, guint column) {
  guint width = text_width(term);
  fputs(term, stream);
  if (width + 2 > column) {
    fputc('\n', stream);
    width = 0;
  }
  put_spaces(stream, column - width);
  put_wrapped(stream, text, column, column);
}

static void put_options(FILE *stream, const Option *options, guint column) {
  for (const Option *option = options; option && option->name; option++) {
    g_autofree char *term = option_term(option);
    put_term(stream, term, _(option->help), column);
  }
}

static void put_commands(FILE *stream) {
  guint widest = 0;
  for (const Command *const *command = COMMANDS; *command; command++)
    widest = MAX(widest, text_width((*command)->name) + text_width((*command)->usage) + 1);
  for (const Command *const *command = COMMANDS; *command; command++) {
    g_autofree char *term = g_strdup_printf("  %s %s", (*command)->name, (*command)->usage);
    put_term(stream, term, _((*command)->summary), MIN(widest, WIDEST_TERM) + 4);
  }
}

void help_print(FILE *stream) {
  fprintf(stream, _("Usage: songngu COMMAND [ARGUMENTS] [OPTIONS]\n"));
  fprintf(stream, "\n%s\n\n%s\n", _("Turns data into the same briefing document in Vietnamese and in English."),
          _("Commands:"));
  put_commands(stream);
  fprintf(stream, "\n%s\n", _("Options of every command:"));
  put_options(stream, GLOBAL_OPTIONS, widest_option(GLOBAL_OPTIONS, 0) + 2);
  fprintf(stream, "\n%s\n", _("Exit status:"));
  for (const ExitStatus *status = EXIT_STATUSES; status->meaning; status++)
    fprintf(stream, "  %d  %s\n", status->status, _(status->meaning));
  fprintf(stream, "\n%s\n", _("songngu COMMAND --help explains one command."));
}

/* The summary as it stands alone: a capital letter and a full stop. */
static void put_sentence(FILE *stream, const char *text) {
  char capital[7] = "";
  g_unichar_to_utf8(g_unichar_toupper(g_utf8_get_char(text)), capital);
  fprintf(stream, "%s%s.\n", capital, g_utf8_next_char(text));
}

void help_print_command(const Command *command, FILE *stream) {
  guint column = widest_option(GLOBAL_OPTIONS, widest_option(command->options, 0)) + 2;
  g_autofree char *call = g_strjoin(*command->usage ? " " : "", command->name, command->usage, NULL);
  fprintf(stream, _("Usage: songngu %s [OPTIONS]\n"), call);
  fputc('\n', stream);
  put_sentence(stream, _(command->summary));
  for (const char *const *paragraph = command->details; paragraph && *paragraph; paragraph++) {
    fputc('\n', stream);
    put_wrapped(stream, _(*paragraph), 0, 0);
  }
  if (command->options && command->options->name)
    fprintf(stream, "\n%s\n", _("Options:"));
  put_options(stream, command->options, column);
  fprintf(stream, "\n%s\n", _("Options of every command:"));
  put_options(stream, GLOBAL_OPTIONS, column);
  if (command->examples)
    fprintf(stream, "\n%s\n", _("Examples:"));
  for (const char *const *example = command->examples; example && *example; example++)
    fprintf(stream, "  %s\n", *example);
}
