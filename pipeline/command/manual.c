/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/manual.h"

#include <glib.h>
#include <string.h>

#include "command/command.h"
#include "config.h"

/* Text as roff shows it: hyphens that can be copied, no line mistaken for a request. */
static void put(FILE *stream, const char *text) {
  if (*text == '.' || *text == '\'')
    fputs("\\&", stream);
  for (; *text; text++) {
    if (*text == '\\')
      fputs("\\e", stream);
    else if (*text == '-')
      fputs("\\-", stream);
    else
      fputc(*text, stream);
  }
}

/* A paragraph: capital letter and full stop. */
static void put_sentence(FILE *stream, const char *text) {
  g_autofree char *sentence = g_strdup(text);
  sentence[0] = g_ascii_toupper(sentence[0]);
  put(stream, sentence);
  if (!g_str_has_suffix(sentence, ".") && !g_str_has_suffix(sentence, ":"))
    fputc('.', stream);
  fputc('\n', stream);
}

static void put_option(FILE *stream, const Option *option) {
  fputs(".TP\n", stream);
  if (option->letter)
    fprintf(stream, "\\fB\\-%c\\fR, ", option->letter);
  fputs("\\fB\\-\\-", stream);
  put(stream, option->name);
  fputs("\\fR", stream);
  if (option->argument)
    fprintf(stream, " \\fI%s\\fR", option->argument);
  fputc('\n', stream);
  put_sentence(stream, option->help);
}

static void put_options(FILE *stream, const Option *options) {
  for (const Option *option = options; option && option->name; option++)
    put_option(stream, option);
}

static void put_command(FILE *stream, const Command *command) {
  fprintf(stream, ".SS \"%s%s%s\"\n", command->name, *command->usage ? " " : "", command->usage);
  put_sentence(stream, command->summary);
  for (const char *const *paragraph = command->details; paragraph && *paragraph; paragraph++) {
    fputs(".PP\n", stream);
    put_sentence(stream, *paragraph);
  }
  put_options(stream, command->options);
}

static void put_examples(FILE *stream) {
  fputs(".SH EXAMPLES\n", stream);
  for (const Command *const *command = COMMANDS; *command; command++)
    for (const char *const *example = (*command)->examples; example && *example; example++) {
      fputs(".PP\n.nf\n", stream);
      put(stream, *example);
      fputs("\n.fi\n", stream);
    }
}

static void put_pairs(FILE *stream, const char *const (*pairs)[2]) {
  for (; (*pairs)[0]; pairs++) {
    fputs(".TP\n\\fB", stream);
    put(stream, (*pairs)[0]);
    fputs("\\fR\n", stream);
    put_sentence(stream, (*pairs)[1]);
  }
}

static const char *const ENVIRONMENT[][2] = {
    {"SONGNGU_PLUGIN_PATH", "Folders to look for plugins in, separated by colons, after those of --plugin-path"},
    {"SONGNGU_GLOSSARY", "Terms of the site, files separated by colons, before those of --glossary"},
    {"LC_ALL, LC_MESSAGES, LANG, LANGUAGE", "The language of messages; a document's languages never depend on them"},
    {"SOURCE_DATE_EPOCH", "The date of documents whose pack gives none, in seconds since 1970"},
    {NULL, NULL},
};

static const char *const FILES[][2] = {
    {"PACK/pack.xml", "The order: data, prose, document"},
    {"PACK/data/", "What the departments sent, untouched"},
    {"PACK/po/LANG.po", "The translators' file of an edition"},
    {"PACK/glossary.tsv", "Additions to the site's glossary"},
    {"PACK/glossary.tbx", "The same in TBX-Basic"},
    {".songngu-XXXXXX", "In the output folder, while a run lasts: files that are not yet whole"},
    {NULL, NULL},
};

void manual_print(FILE *stream) {
  fputs(".\\\" Made from the program's own tables.\n.TH SONGNGU 1 \"\" \"Songngu " PACKAGE_VERSION "\"\n", stream);
  fputs(".SH NAME\nsongngu \\- one briefing document, in Vietnamese and in English, from data\n", stream);
  fputs(".SH SYNOPSIS\n", stream);
  for (const Command *const *command = COMMANDS; *command; command++)
    fprintf(stream, "%s\\fBsongngu %s\\fR%s%s [\\fIOPTIONS\\fR]\n", command == COMMANDS ? "" : ".br\n",
            (*command)->name, *(*command)->usage ? " " : "", (*command)->usage);
  fputs(".SH DESCRIPTION\nA pack is a folder with figures in tables and prose that refers to them.  Songngu builds the "
        "same "
        "document from it in each language, as PDF, SVG and PNG.  A figure is never typed twice: each is a cell of a "
        "department's file, printed in each language's own way.\n",
        stream);
  fputs(".SH COMMANDS\n", stream);
  for (const Command *const *command = COMMANDS; *command; command++)
    put_command(stream, *command);
  fputs(".SH \"OPTIONS OF EVERY COMMAND\"\n", stream);
  put_options(stream, GLOBAL_OPTIONS);
  fputs(".SH \"EXIT STATUS\"\nThat of the first error, in the order of the packs.\n", stream);
  for (const ExitStatus *status = EXIT_STATUSES; status->meaning; status++) {
    fprintf(stream, ".TP\n\\fB%d\\fR\n", status->status);
    put_sentence(stream, status->meaning);
  }
  fputs(".SH ENVIRONMENT\n", stream);
  put_pairs(stream, ENVIRONMENT);
  fputs(".SH FILES\n", stream);
  put_pairs(stream, FILES);
  put_examples(stream);
}
