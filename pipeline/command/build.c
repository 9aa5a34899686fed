/* SPDX-License-Identifier: GPL-3.0-or-later */

/* songngu build, songngu check. */

#include "run/build.h"

#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "command/command.h"
#include "command/progress.h"

#define MOST_JOBS 1024
#define MOST_SECONDS (7 * 24 * 3600)
#define DEFAULT_OUTPUT "out"

static const char *const STALE_WORDS[] = {"fail", "mark", "source", NULL}; /* in the order of StalePolicy */

static const char *const BUILD_DETAILS[] = {
    N_("Each edition is laid out once and written in every format: FOLDER/ID.LANG.pdf, one FOLDER/ID.LANG.PAGE.svg a "
       "page and "
       "one FOLDER/ID.LANG.CHART-ID.svg a chart, the same for png. An edition's files appear together once all of them "
       "are "
       "whole; where there is a fault, those of an earlier build stay as they are. Pages that a shorter edition no "
       "longer has "
       "are removed."),
    N_("Each edition is built in a process of its own: one that fails does not keep others from being finished."),
    NULL,
};
static const char *const BUILD_EXAMPLES[] = {
    "songngu build q1-2024",
    "songngu build q1-2024 q2-2024 --lang vi,en --format pdf,svg -o out",
    "songngu build q1-2024 --format png --set png.resolution=150",
    NULL,
};
static const char *const CHECK_DETAILS[] = {
    N_("Data, references, translations and layout are checked as a build would; all faults are told in one run."),
    NULL,
};
static const char *const CHECK_EXAMPLES[] = {"songngu check q1-2024 --deny-warnings", NULL};

#define LANG                                                                                                           \
  { "lang", 0, "LANG,…", N_("the languages to build (the pack's own and each that it has a translation for)"), "vi en" }
#define JOBS                                                                                                           \
  { "jobs", 'j', "N", N_("how many processes at once (as many as processors)"), NULL }
#define TIMEOUT                                                                                                        \
  { "timeout", 0, "SECONDS", N_("how long a pack's data, and each of its editions, may take (no limit)"), NULL }
#define MEMORY                                                                                                         \
  { "memory-limit", 0, "SIZE", N_("how much memory a process may use, such as 500M or 2G (no limit)"), NULL }
#define STALE                                                                                                          \
  {                                                                                                                    \
    "stale", 0, "WHAT", N_("with text that is not translated: fail (the default), mark it, or print the source"),      \
        "fail mark source"                                                                                             \
  }

static const Option BUILD_OPTIONS[] = {
    LANG,
    {"format", 0, "FORMAT,…", N_("the formats to write: pdf (the default), svg, png, trace and what plugins add"),
     "@formats"},
    {"output", 'o', "FOLDER", N_("where the files go, made if missing (out)"), "@folder"},
    {"set", 0, "FORMAT.NAME=VALUE", N_("a parameter of a format's plugin; songngu plugins render/FORMAT lists them"),
     NULL},
    JOBS,
    TIMEOUT,
    MEMORY,
    STALE,
    {NULL},
};
static const Option CHECK_OPTIONS[] = {LANG, JOBS, TIMEOUT, MEMORY, STALE, {NULL}};

/* What the option stands for, cut at the first "." and "=". */
static gboolean parse_setting(const char *text, FormatSetting *out) {
  const char *equals = strchr(text, '='), *dot = memchr(text, '.', equals ? (gsize)(equals - text) : 0);
  if (!equals || !dot || dot == text || dot + 1 == equals)
    return FALSE;
  *out = (FormatSetting){g_strndup(text, (gsize)(dot - text)), g_strndup(dot + 1, (gsize)(equals - dot) - 1),
                         g_strdup(equals + 1)};
  return TRUE;
}

static void setting_clear(gpointer data) {
  FormatSetting *setting = data;
  g_free(setting->format);
  g_free(setting->name);
  g_free(setting->value);
}

static gboolean is_format(char **formats, const char *name) {
  return formats ? g_strv_contains((const char *const *)formats, name) : strcmp(name, "pdf") == 0;
}

static GArray *read_settings(Session *session, char **formats) {
  GArray *settings = g_array_new(FALSE, FALSE, sizeof(FormatSetting));
  const GPtrArray *said = g_hash_table_lookup(session->given.values, "set");
  g_array_set_clear_func(settings, setting_clear);
  for (guint i = 0; said && i < said->len; i++) {
    const char *text = g_ptr_array_index(said, i);
    FormatSetting setting;
    if (!parse_setting(text, &setting)) {
      diagnostics_error(session->diagnostics, FAULT_USAGE, NULL, _("option --set must be %s, not “%s”"),
                        "FORMAT.NAME=VALUE", text);
      continue;
    }
    if (!is_format(formats, setting.format))
      diagnostics_error(session->diagnostics, FAULT_USAGE, NULL,
                        _("“%s” sets a parameter of a format that is not built"), text);
    g_array_append_val(settings, setting);
  }
  return settings;
}

static void check_list(Session *session, char **list, const char *option) {
  for (char **word = list; word && *word; word++)
    if (**word == '\0')
      diagnostics_error(session->diagnostics, FAULT_USAGE, NULL, _("option --%s has an empty word in its list"),
                        option);
}

static void run_with(Session *session, BuildOptions *options) {
  g_autoptr(GPtrArray) written = g_ptr_array_new_with_free_func(g_free);
  gboolean terminal = session->format == DIAGNOSTIC_TEXT && isatty(STDERR_FILENO);
  Progress progress = progress_begin();
  if (terminal) {
    options->progress = progress_show;
    options->progress_data = &progress;
  }
  build_run(options, session->diagnostics, written);
  if (terminal)
    progress_end(&progress);
  for (guint i = 0; session->verbose && i < written->len; i++)
    puts(g_ptr_array_index(written, i));
}

static void build(Session *session, gboolean write) {
  const Given *given = &session->given;
  int stale;
  g_auto(GStrv) languages = given_list(given, "lang"), formats = given_list(given, "format");
  BuildOptions options = {
      .languages = languages,
      .formats = formats,
      .output = given_value(given, "output", DEFAULT_OUTPUT),
      .plugin_paths = session->plugin_paths,
      .allowed = session->allowed,
      .glossaries = session->glossaries,
      .write = write,
      .deny_warnings = session->deny_warnings,
  };
  check_list(session, languages, "lang");
  check_list(session, formats, "format");
  if (*options.output == '\0')
    diagnostics_error(session->diagnostics, FAULT_USAGE, NULL, _("option --%s names no folder"), "output");
  given_number(given, "jobs", MOST_JOBS, 0, &options.jobs, session->diagnostics);
  given_number(given, "timeout", MOST_SECONDS, 0, &options.timeout, session->diagnostics);
  given_size(given, "memory-limit", &options.memory_limit, session->diagnostics);
  given_word(given, "stale", STALE_WORDS, &stale, session->diagnostics);
  g_autoptr(GArray) settings = read_settings(session, formats);
  options.stale = (StalePolicy)stale;
  options.settings = (const FormatSetting *)(const void *)settings->data;
  options.setting_count = settings->len;
  g_ptr_array_add(given->arguments, NULL);
  options.packs = (char **)given->arguments->pdata;
  if (diagnostics_errors(session->diagnostics) == 0)
    run_with(session, &options);
}

static void run_build(Session *session) { build(session, TRUE); }
static void run_check(Session *session) { build(session, FALSE); }

const Command command_build = {
    .name = "build",
    .usage = "PACK…",
    .summary = N_("build the editions of each pack"),
    .details = BUILD_DETAILS,
    .examples = BUILD_EXAMPLES,
    .options = BUILD_OPTIONS,
    .least = 1,
    .most = G_MAXUINT,
    .complete = "@folder",
    .run = run_build,
};

const Command command_check = {
    .name = "check",
    .usage = "PACK…",
    .summary = N_("check all that a build checks; write nothing"),
    .details = CHECK_DETAILS,
    .examples = CHECK_EXAMPLES,
    .options = CHECK_OPTIONS,
    .least = 1,
    .most = G_MAXUINT,
    .complete = "@folder",
    .run = run_check,
};
