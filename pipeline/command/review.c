/* SPDX-License-Identifier: GPL-3.0-or-later */

/* songngu review: both editions beside each other, with all that is to be said of the translation. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "command/command.h"
#include "command/review-page.h"
#include "command/state-print.h"
#include "language/catalogue.h"
#include "run/build.h"
#include "run/commit.h"
#include "run/interrupt.h"
#include "run/workshop.h"
#include "translation/translate.h"

#define DEFAULT_OUTPUT "out"

static const char *const DETAILS[] = {
    N_("Writes FOLDER/ID.LANG.review.html: one page with the pages of both editions beside each other, matching blocks "
       "marked together, how each entry stands, and what the checks find, on the spot. It needs no server and no "
       "network. Keys: j and k go from entry to entry, n and p to those that want work, ? lists all."),
    N_("Texts that are not translated yet are printed in the source's language and marked."),
    NULL,
};
static const char *const EXAMPLES[] = {
    "songngu review q1-2024",
    "songngu review q1-2024 --lang en -o reviews",
    NULL,
};
static const Option OPTIONS[] = {
    {"lang", 0, "LANG,…", N_("the languages (those that the pack has a po/LANG.po for, or else en)"), "vi en"},
    {"output", 'o', "FOLDER", N_("where the file goes, made if missing (out)"), "@folder"},
    {NULL},
};

/* ---- how the entries stand, said by a worker: the names of the parts, the lines in the catalogue, then the JSON */

/* Where the catalogue has the entry, under its text of today or of before; 0: nowhere. */
static guint find_line(const Catalogue *catalogue, const StateEntry *entry) {
  const char *translation;
  guint line = 0;
  catalogue_find(catalogue, entry->entry->context, entry->entry->source, &translation, &line);
  if (line == 0 && entry->before)
    catalogue_find(catalogue, entry->entry->context, entry->before, &translation, &line);
  return line;
}

/* Faults of the file have been reported when its state was found. */
static void print_lines(const State *state, FILE *stream) {
  g_autoptr(Diagnostics) told = diagnostics_new();
  g_autoptr(Catalogue) catalogue = state->there ? catalogue_load(state->file, state->file, told) : NULL;
  fputc('[', stream);
  for (guint i = 0; i < state->entries->len; i++)
    fprintf(stream, "%s%u", i ? "," : "",
            catalogue ? find_line(catalogue, &g_array_index(state->entries, StateEntry, i)) : 0);
  fputs("]\n", stream);
}

static void print(const State *state, gconstpointer data, FILE *stream) {
  fprintf(stream, "%s\n%s\n%s\n", state->pack, state->source, state->language);
  print_lines(state, stream);
  state_print_json(state, stream);
}

/* ---- both editions' pages */

static gboolean build(const Session *session, const char *pack, const Review *review, const char *folder) {
  char *packs[] = {(char *)pack, NULL};
  char *languages[] = {(char *)review->source, (char *)review->target, NULL};
  char *formats[] = {(char *)"svg", (char *)"places", NULL};
  static const FormatSetting settings[] = {{(char *)"svg", (char *)"fonts", (char *)"document"},
                                           {(char *)"svg", (char *)"positions", (char *)"lines"}};
  BuildOptions options = {
      .packs = packs,
      .languages = languages,
      .formats = formats,
      .settings = settings,
      .setting_count = G_N_ELEMENTS(settings),
      .output = folder,
      .plugin_paths = session->plugin_paths,
      .allowed = session->allowed,
      .glossaries = session->glossaries,
      .stale = STALE_REVIEW,
      .write = TRUE,
  };
  g_autoptr(GPtrArray) written = g_ptr_array_new_with_free_func(g_free);
  return build_run(&options, session->diagnostics, written) == 0 && !interrupt_waits();
}

typedef struct Folders {
  const char *shown; /* as the user names it */
  const Workshop *workshop;
} Folders;

static void write_page(const Session *session, const Review *review, const Folders *folders) {
  static char *no_pages[] = {NULL};
  g_autofree char *name = g_strdup_printf("%s.%s.review.html", review->pack, review->target);
  g_autofree char *room = workshop_room(folders->workshop, review->target, session->diagnostics);
  g_autofree char *path = room ? g_build_filename(room, name, NULL) : NULL;
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
  if (path && review_page_write(review, path, session->diagnostics) &&
      commit_files(room, folders->workshop->output, folders->shown, "", no_pages, files, session->diagnostics))
    puts(g_ptr_array_index(files, 0));
}

static void review_answer(const Session *session, const char *pack, const char *answer, const Folders *folders) {
  g_auto(GStrv) parts = g_strsplit(answer, "\n", 5);
  if (g_strv_length(parts) != 5)
    return;
  g_autofree char *built = g_strconcat("built-", parts[2], NULL);
  g_autofree char *folder = workshop_room(folders->workshop, built, session->diagnostics);
  Review review = {
      .pack = parts[0], .source = parts[1], .target = parts[2], .lines = parts[3], .state = parts[4], .folder = folder};
  if (folder && build(session, pack, &review, folder))
    write_page(session, &review, folders);
}

static void write_pages(const Session *session, const char *pack, const GPtrArray *answers, const char *output) {
  sigset_t before;
  interrupt_hold(&before);
  Workshop *workshop = workshop_open(output, session->diagnostics);
  Folders folders = {output, workshop};
  for (guint i = 0; workshop && i < answers->len && !interrupt_waits(); i++)
    review_answer(session, pack, g_ptr_array_index(answers, i), &folders);
  workshop_close(workshop);
  interrupt_release(&before);
}

static void run(Session *session) {
  const Given *given = &session->given;
  g_auto(GStrv) languages = given_list(given, "lang");
  char *packs[] = {g_ptr_array_index(given->arguments, 0), NULL};
  const char *output = given_value(given, "output", DEFAULT_OUTPUT);
  TranslateOptions options = {
      .packs = packs,
      .languages = languages,
      .print = print,
      .plugin_paths = session->plugin_paths,
      .allowed = session->allowed,
      .glossaries = session->glossaries,
  };
  if (*output == '\0') {
    diagnostics_error(session->diagnostics, FAULT_USAGE, NULL, _("option --%s names no folder"), "output");
    return;
  }
  g_autoptr(GPtrArray) answers = g_ptr_array_new_with_free_func(g_free);
  translate_run(&options, session->diagnostics, answers);
  if (diagnostics_errors(session->diagnostics) > 0)
    return;
  write_pages(session, packs[0], answers, output);
}

const Command command_review = {
    .name = "review",
    .usage = "PACK",
    .summary = N_("show both editions side by side"),
    .details = DETAILS,
    .examples = EXAMPLES,
    .options = OPTIONS,
    .least = 1,
    .most = 1,
    .complete = "@folder",
    .run = run,
};
