/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a program prints, as delimited text: so any language can be a source. */

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../csv/table.h"
#include "arguments.h"
#include "program.h"

#define MEGABYTE (1024 * 1024)
#define MOST_LINES 5    /* of standard error in a message */
#define MOST_QUOTED 600 /* bytes */

typedef struct Params {
  Layout layout;
  const char *program, *arguments;
  int64_t timeout, output_limit;
} Params;

static const SnParam PARAMS[] = {
    {.name = "program",
     .type = SN_PARAM_STRING,
     .offset = offsetof(Params, program),
     .required = true,
     .help = "The program: a file of the pack, or an absolute path; no shell is used"},
    {.name = "arguments",
     .type = SN_PARAM_STRING,
     .offset = offsetof(Params, arguments),
     .help = "Its arguments, parted by spaces; what stands between two quotes is one argument"},
    {.name = "timeout",
     .type = SN_PARAM_INTEGER,
     .offset = offsetof(Params, timeout),
     .fallback = "60",
     .min = 1,
     .max = 86400,
     .help = "How many seconds it may take"},
    {.name = "output-limit",
     .type = SN_PARAM_INTEGER,
     .offset = offsetof(Params, output_limit),
     .fallback = "100",
     .min = 1,
     .max = 4096,
     .help = "How many megabytes it may print"},
    LAYOUT_PARAMS,
    {0},
};

/* ---- the program's file */

static bool is_below(const char *folder, const char *path) {
  size_t length = strlen(folder);
  return strncmp(folder, path, length) == 0 && (path[length] == '/' || (length == 1 && *folder == '/'));
}

/* Its real path, or NULL: reported. */
static char *find_program(SnContext *context, const char *folder, const char *name) {
  Buffer joined = {0};
  if (*name != '/') {
    buffer_put(&joined, folder);
    buffer_char(&joined, '/');
  }
  buffer_bytes(&joined, name, strlen(name) + 1);
  char *real = realpath(joined.data, NULL);
  buffer_free(&joined);
  if (!real) {
    sn_fail(context, "program “%s” cannot be found: %s", name, strerror(errno));
    sn_hint(context, "write its path within the pack's folder, or an absolute one such as /usr/bin/python3");
  } else if (*name != '/' && !is_below(folder, real)) {
    sn_fail(context, "program “%s” is outside the pack's folder", name);
    sn_hint(context, "copy it into the pack, or write its absolute path");
    free(real);
    real = NULL;
  }
  return real;
}

/* ---- how it ended */

/* The beginning of what it said on standard error, on one line and without control characters. */
static void quote_errors(const Buffer *errors, Buffer *out) {
  unsigned lines = 1;
  for (const char *at = errors->data, *end = at + strlen(at); at < end && out->length < MOST_QUOTED;) {
    const char *from = at;
    uint32_t c = utf8_next(&at, end);
    if (c == '\n' && (at == end || lines++ >= MOST_LINES))
      break;
    if (c == '\n')
      buffer_put(out, " / ");
    else if (c >= 0x20 && c != 0x7F && c != 0xFFFD)
      buffer_bytes(out, from, (size_t)(at - from));
  }
  buffer_char(out, '\0');
}

static void hint_errors(SnContext *context, const Outcome *outcome) {
  Buffer said = {0};
  quote_errors(&outcome->errors, &said);
  if (said.length > 1)
    sn_hint(context, "it said: %s", said.data);
  buffer_free(&said);
}

static bool report_not_run(SnContext *context, const char *name, int error) {
  sn_fail(context, "program “%s” cannot be run: %s", name, strerror(error));
  if (error == EACCES)
    sn_hint(context, "allow it to be run: chmod +x %s", name);
  else if (error == ENOEXEC || error == ENOENT)
    sn_hint(context, "a script begins with a line such as #!/usr/bin/python3 that names a program that is there");
  return false;
}

static bool check_ending(SnContext *context, const Params *params, const Outcome *outcome) {
  const char *name = params->program;
  switch (outcome->ending) {
  case NOT_RUN:
    return report_not_run(context, name, outcome->status);
  case OUT_OF_TIME:
    sn_fail(context, "program “%s” was stopped: it took more than %lld seconds", name, (long long)params->timeout);
    sn_hint(context, "make it faster, or give it more time with timeout");
    return false;
  case TOO_MUCH_SAID:
    sn_fail(context, "program “%s” was stopped: it printed more than %lld MB", name, (long long)params->output_limit);
    sn_hint(context, "let it print less, or raise output-limit");
    return false;
  case KILLED:
    sn_fail(context, "program “%s” was killed by signal %d (%s)", name, outcome->status, strsignal(outcome->status));
    hint_errors(context, outcome);
    return false;
  case ENDED:
    break;
  }
  if (outcome->status != 0) {
    sn_fail(context, "program “%s” failed with exit status %d", name, outcome->status);
    hint_errors(context, outcome);
    return false;
  }
  if (outcome->output.length == 0) {
    sn_fail(context, "program “%s” printed nothing", name);
    hint_errors(context, outcome);
    return false;
  }
  return true;
}

/* ---- the source */

static bool read_output(SnContext *context, const Params *params, Buffer *output, SnTable *out) {
  buffer_char(output, '\n');
  Text text = {output->data, output->length - 1};
  bool good = table_read(context, &params->layout, params->program, &text, out);
  *output = (Buffer){.data = text.bytes}; /* table_read may have replaced it */
  return good;
}

static bool run(SnContext *context, const Params *params, const char *folder, const char *file, char **arguments,
                SnTable *out) {
  const Program program = {.file = file,
                           .arguments = arguments,
                           .folder = folder,
                           .seconds = params->timeout,
                           .bytes = (size_t)params->output_limit * MEGABYTE};
  Outcome outcome = program_run(&program);
  bool good = check_ending(context, params, &outcome) && read_output(context, params, &outcome.output, out);
  buffer_free(&outcome.output);
  buffer_free(&outcome.errors);
  return good;
}

static bool command_read(SnContext *context, const void *given, SnTable *out) {
  const Params *params = given;
  const char *folder = sn_pack_folder(context);
  char *file = folder ? find_program(context, folder, params->program) : NULL;
  char **arguments = file ? arguments_split(params->program, params->arguments) : NULL;
  bool good = false;
  if (file && !arguments) {
    sn_fail(context, "a quote is not closed in the arguments: %s", params->arguments);
    sn_hint(context, "a quote of one kind can stand between two of the other kind");
  } else if (file) {
    good = run(context, params, folder, file, arguments, out);
  }
  arguments_free(arguments);
  free(file);
  return good;
}

SN_PLUGIN = {
    .abi = SN_ABI,
    .size = sizeof(SnPlugin),
    .kind = SN_SOURCE,
    .name = "command",
    .version = "1",
    .summary = "Reads what a program prints as delimited text; only with --allow command",
    .params = PARAMS,
    .params_size = sizeof(Params),
    .read = command_read,
    .needs = SN_NEEDS_PROGRAMS,
};
