/* SPDX-License-Identifier: GPL-3.0-or-later */

/* songngu translate. */

#include "translation/translate.h"

#include "base/message.h"
#include "command/command.h"
#include "command/state-print.h"
#include "command/translate-exchange.h"

#define MOST_JOBS 1024

static const char *const DETAILS[] = {
    N_("Without --update it says how each translation stands: what is translated, which values have changed since and "
       "are printed as they are now, which words of direction (tăng, giảm) have turned and want a glance, which texts "
       "have changed, are new, or are gone. Nothing is written. The exit status is 4 where something is to be "
       "translated."),
    N_("Changed values are listed until --update --seen, or for one entry until the translator's comment “songngu: "
       "seen” and the next update."),
    N_("--update brings po/LANG.po up to date. New data changes only the comments that show the values. A text that "
       "has changed keeps its translation, marked fuzzy, with the source that it was made for; a text that is gone is "
       "kept at the file's end, and comes back when the text does."),
    N_("--memory fills in what was translated before: the same text as it stands, the rest marked fuzzy, with the "
       "source "
       "that it was made for and how alike the two are. Where only figures and periods differ, they are put in by "
       "value."),
    N_("--export prints the edition for other translation tools: values, tags and choices are codes that they keep "
       "(tmx-level1: they are text, for tools that work on the catalogue). "
       "--import takes what comes back from them. What no longer fits the pack, or has lost a value, is listed and "
       "left "
       "out; a file that is not what it should be is refused as a whole."),
    NULL,
};
static const char *const EXAMPLES[] = {
    "songngu translate q1-2024 --update",
    "songngu translate q1-2024 q2-2024 --status --lang en",
    "songngu translate q1-2024 --status --as json",
    "songngu translate q2-2024 --update --memory q1-2024 --memory agency.tmx",
    "songngu translate q1-2024 --template --update",
    "songngu translate q1-2024 --export xliff -o q1-2024.xlf",
    "songngu translate q1-2024 --import q1-2024.xlf",
    NULL,
};
static const char *const FORMS[] = {"text", "json", NULL};
static const Option OPTIONS[] = {
    {"lang", 0, "LANG,…", N_("the languages (those that the pack has a po/LANG.po for, or else en)"), "vi en"},
    {"update", 0, NULL, N_("write the catalogues: what is new, changed and gone"), NULL},
    {"status", 0, NULL, N_("say how each translation stands (the default)"), NULL},
    {"memory", 0, "FILE", N_("fill in from another pack, a catalogue or a TMX file; may be repeated"), "@file"},
    {"no-pictures", 0, NULL, N_("do not lay out the source: comments say where blocks stood before"), NULL},
    {"seen", 0, NULL, N_("with --update: the changed values shown so far have been looked at"), NULL},
    {"template", 0, NULL, N_("the words of the pack's template, not of the pack"), NULL},
    TRANSFER_OPTIONS,
    {"as", 0, "FORM", N_("text (the default) or json"), "text json"},
    {"jobs", 'j', "N", N_("how many processes at once (as many as processors)"), NULL},
    {NULL},
};

/* Which of the printers. */
typedef struct Answer {
  gboolean json, update;
} Answer;

static void print(const State *state, gconstpointer data, FILE *stream) {
  const Answer *answer = data;
  if (answer->json)
    state_print_json(state, stream);
  else if (answer->update)
    state_print_totals(state, stream);
  else
    state_print_text(state, stream);
}

static void put_answers(const GPtrArray *answers, const Answer *answer) {
  if (answer->json)
    fputs("[", stdout);
  for (guint i = 0; i < answers->len; i++) {
    const char *between = answer->json ? ",\n" : answer->update ? "" : "\n";
    fputs(i ? between : "", stdout);
    fputs(g_ptr_array_index(answers, i), stdout);
  }
  if (answer->json)
    fputs("]\n", stdout);
}

/* The files as they were given; NULL: none. */
static GPtrArray *read_memory(const Given *given) {
  const GPtrArray *said = g_hash_table_lookup(given->values, "memory");
  if (!said)
    return NULL;
  GPtrArray *files = g_ptr_array_new();
  for (guint i = 0; i < said->len; i++)
    g_ptr_array_add(files, g_ptr_array_index(said, i));
  g_ptr_array_add(files, NULL);
  return files;
}

static void run(Session *session) {
  const Given *given = &session->given;
  int form;
  g_autoptr(GPtrArray) memory = read_memory(given);
  g_auto(GStrv) languages = given_list(given, "lang");
  Answer answer = {.update = given_flag(given, "update")};
  Transfer transfer;
  given_word(given, "as", FORMS, &form, session->diagnostics);
  answer.json = form == 1;
  TranslateOptions options = {
      .languages = languages,
      .update = answer.update,
      .pages = !given_flag(given, "no-pictures"),
      .pictures = !given_flag(given, "no-pictures"),
      .seen = given_flag(given, "seen"),
      .of_template = given_flag(given, "template"),
      .complain = !answer.update,
      .memory = (char **)(memory ? memory->pdata : NULL),
      .print = print,
      .print_data = &answer,
      .plugin_paths = session->plugin_paths,
      .allowed = session->allowed,
      .glossaries = session->glossaries,
      .deny_warnings = session->deny_warnings,
  };
  if (answer.update && given_flag(given, "status"))
    diagnostics_error(session->diagnostics, FAULT_USAGE, NULL, _("--%s and --%s are two different things"), "update",
                      "status");
  if (options.seen && !answer.update)
    diagnostics_error(session->diagnostics, FAULT_USAGE, NULL, _("--%s goes with --%s"), "seen", "update");
  if (memory && !answer.update)
    diagnostics_error(session->diagnostics, FAULT_USAGE, NULL, _("--%s goes with --%s"), "memory", "update");
  given_there(given, "memory", session->diagnostics);
  given_number(given, "jobs", MOST_JOBS, 0, &options.jobs, session->diagnostics);
  if (transfer_read(given, &transfer, session->diagnostics)) {
    options.handle = transfer_handle;
    options.handle_data = &transfer;
  }
  g_ptr_array_add(given->arguments, NULL);
  options.packs = (char **)given->arguments->pdata;
  if (diagnostics_errors(session->diagnostics) > 0)
    return;
  g_autoptr(GPtrArray) answers = g_ptr_array_new_with_free_func(g_free);
  translate_run(&options, session->diagnostics, answers);
  if (options.handle)
    transfer_finish(&transfer, answers, session->diagnostics);
  else
    put_answers(answers, &answer);
}

const Command command_translate = {
    .name = "translate",
    .usage = "PACK…",
    .summary = N_("update translations; say how they stand"),
    .details = DETAILS,
    .examples = EXAMPLES,
    .options = OPTIONS,
    .least = 1,
    .most = G_MAXUINT,
    .complete = "@folder",
    .run = run,
};
