/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "command/command.h"
#include "command/generate.h"
#include "command/help.h"
#include "config.h"
#include "plugin/registry.h"

static const char *const LANGUAGES[] = {"en", "vi", NULL};
static const char *const FORMATS[] = {"text", "json", NULL};

static void report_unknown_command(Session *session, const char *name) {
  const char *names[32] = {NULL};
  for (guint i = 0; COMMANDS[i] && i + 1 < G_N_ELEMENTS(names); i++)
    names[i] = COMMANDS[i]->name;
  const char *near = text_suggest(name, names);
  diagnostics_error(session->diagnostics, FAULT_USAGE, NULL, _("there is no command “%s”"), name);
  if (near)
    diagnostics_hint(session->diagnostics, _("did you mean “songngu %s”?"), near);
  else
    diagnostics_hint(session->diagnostics, _("songngu --help lists the commands"));
}

static gboolean check_arguments(Session *session) {
  const Command *command = session->command;
  guint count = session->given.arguments->len;
  for (guint i = 0; i < count; i++)
    if (!*(const char *)g_ptr_array_index(session->given.arguments, i)) {
      diagnostics_error(session->diagnostics, FAULT_USAGE, NULL, _("argument %u of songngu %s is empty"), i + 1,
                        command->name);
      diagnostics_hint(session->diagnostics, _("songngu %s --help explains the command"), command->name);
      return FALSE;
    }
  if (count >= command->least && count <= command->most)
    return TRUE;
  if (count < command->least)
    diagnostics_error(session->diagnostics, FAULT_USAGE, NULL, _("songngu %s needs more: %s"), command->name,
                      command->usage);
  else
    diagnostics_error(session->diagnostics, FAULT_USAGE, NULL, _("“%s” is one argument too many for songngu %s"),
                      (const char *)g_ptr_array_index(session->given.arguments, command->most), command->name);
  diagnostics_hint(session->diagnostics, _("songngu %s --help explains the command"), command->name);
  return FALSE;
}

/* "songngu help build" is "songngu build --help". */
static gboolean ask_help(Session *session, const char *name) {
  guint next = 0;
  char *words[] = {(char *)"--help", NULL};
  const Option *tables[] = {GLOBAL_OPTIONS, NULL};
  session->command = name ? command_find(name) : NULL;
  if (name && !session->command) {
    report_unknown_command(session, name);
    return FALSE;
  }
  return given_parse(&session->given, tables, words, &next, FALSE, session->diagnostics);
}

/* The command's name may stand behind global options. */
static gboolean parse(Session *session, char **words) {
  const Option *tables[] = {GLOBAL_OPTIONS, NULL, NULL};
  guint next = 1;
  gboolean good = given_parse(&session->given, tables, words, &next, TRUE, session->diagnostics);
  if (!words[next])
    return good;
  if (strcmp(words[next], "help") == 0)
    return ask_help(session, words[next + 1]) && good;
  session->command = command_find(words[next]);
  if (!session->command) {
    report_unknown_command(session, words[next]);
    return FALSE;
  }
  next++;
  tables[1] = session->command->options;
  return given_parse(&session->given, tables, words, &next, FALSE, session->diagnostics) && good;
}

/* Messages are in the right language from the first on, so this option is looked for ahead of all. */
static const char *wanted_language(char **words) {
  static const char OPTION[] = "--message-language";
  const char *wanted = NULL;
  for (char **word = words; *word && strcmp(*word, "--") != 0; word++) {
    if (strcmp(*word, OPTION) == 0)
      wanted = word[1];
    else if (g_str_has_prefix(*word, OPTION) && (*word)[strlen(OPTION)] == '=')
      wanted = *word + strlen(OPTION) + 1;
  }
  return wanted && g_strv_contains(LANGUAGES, wanted) ? wanted : NULL;
}

static char **find_plugin_paths(const Given *given) {
  g_autoptr(GStrvBuilder) paths = g_strv_builder_new();
  const GPtrArray *said = g_hash_table_lookup(given->values, "plugin-path");
  g_auto(GStrv) environment =
      g_strsplit(g_getenv("SONGNGU_PLUGIN_PATH") ? g_getenv("SONGNGU_PLUGIN_PATH") : "", ":", -1);
  for (guint i = 0; said && i < said->len; i++)
    g_strv_builder_add(paths, g_ptr_array_index(said, i));
  for (char **path = environment; *path; path++)
    if (**path)
      g_strv_builder_add(paths, *path);
  return g_strv_builder_end(paths);
}

/* Later ones win: what is said here over what the site has set. */
static char **find_glossaries(const Given *given) {
  const char *set = g_getenv("SONGNGU_GLOSSARY");
  g_autoptr(GStrvBuilder) files = g_strv_builder_new();
  const GPtrArray *said = g_hash_table_lookup(given->values, "glossary");
  g_auto(GStrv) environment = g_strsplit(set ? set : "", ":", -1);
  for (char **file = environment; *file; file++)
    if (**file)
      g_strv_builder_add(files, *file);
  for (guint i = 0; said && i < said->len; i++)
    g_strv_builder_add(files, g_ptr_array_index(said, i));
  return g_strv_builder_end(files);
}

/* Names of plugins of all kinds, each of which may be there more than once; free with g_strfreev. */
static char **find_plugin_names(const Session *session) {
  g_autoptr(GStrvBuilder) all = g_strv_builder_new();
  Registry *registry = registry_new((const char *const *)session->plugin_paths);
  for (int kind = SN_SOURCE; kind <= SN_RENDER; kind++) {
    g_auto(GStrv) names = registry_names(registry, (SnKind)kind);
    g_strv_builder_addv(all, (const char **)names);
  }
  registry_free(registry);
  return g_strv_builder_end(all);
}

static gboolean check_allowed(Session *session) {
  gboolean good = TRUE;
  g_auto(GStrv) names = session->allowed ? find_plugin_names(session) : NULL;
  for (char **name = session->allowed; name && *name; name++) {
    if (g_strv_contains((const char *const *)names, *name))
      continue;
    const char *near = text_suggest(*name, (const char *const *)names);
    diagnostics_error(session->diagnostics, FAULT_USAGE, NULL, _("option --%s names no plugin: “%s”"), "allow", *name);
    if (near)
      diagnostics_hint(session->diagnostics, _("did you mean “%s”?"), near);
    else
      diagnostics_hint(session->diagnostics, _("songngu plugins lists them"));
    good = FALSE;
  }
  return good;
}

static gboolean read_globals(Session *session) {
  const Given *given = &session->given;
  int language, format;
  gboolean good = given_word(given, "message-language", LANGUAGES, &language, session->diagnostics);
  good = given_word(given, "diagnostics", FORMATS, &format, session->diagnostics) && good;
  session->format = format == 1 ? DIAGNOSTIC_JSON : DIAGNOSTIC_TEXT;
  session->verbose = given_flag(given, "verbose");
  session->deny_warnings = given_flag(given, "deny-warnings");
  session->plugin_paths = find_plugin_paths(given);
  session->allowed = given_list(given, "allow");
  session->glossaries = find_glossaries(given);
  good = check_allowed(session) && good;
  good = given_there(given, "glossary", session->diagnostics) && good;
  if (session->deny_warnings)
    diagnostics_deny_warnings(session->diagnostics);
  return good;
}

static void run(Session *session, char **words) {
  gboolean good = parse(session, words);
  good = read_globals(session) && good;
  if (given_flag(&session->given, "help")) {
    if (session->command)
      help_print_command(session->command, stdout);
    else
      help_print(stdout);
  } else if (given_flag(&session->given, "version")) {
    fputs(PACKAGE_TARNAME " " PACKAGE_VERSION "\n", stdout);
  } else if (good && !session->command) {
    help_print(stderr);
    diagnostics_error(session->diagnostics, FAULT_USAGE, NULL, _("no command was given"));
  } else if (good && check_arguments(session)) {
    session->command->run(session);
  }
}

/* What was printed must have arrived; a reader that has seen enough (head) is no fault. */
static void check_output(Session *session) {
  errno = 0;
  if ((fflush(stdout) != 0 || ferror(stdout)) && errno != EPIPE)
    diagnostics_error(session->diagnostics, FAULT_SYSTEM, NULL, _("the output cannot be written: %s"),
                      g_strerror(errno ? errno : EIO));
}

int command_main(int argc, char **argv) {
  (void)argc;
  message_init(wanted_language(argv));
  signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is a write that fails, and is told */
  if (generate_asked(argv))
    return generate(argv[2], stdout);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  Session session = {.diagnostics = diagnostics};
  given_init(&session.given);
  run(&session, argv);
  check_output(&session);
  diagnostics_print(diagnostics, stderr, session.format);
  given_clear(&session.given);
  g_strfreev(session.plugin_paths);
  g_strfreev(session.allowed);
  g_strfreev(session.glossaries);
  return diagnostics_status(diagnostics);
}
