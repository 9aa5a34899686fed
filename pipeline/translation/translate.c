/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "translation/translate.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/installation.h"
#include "base/message.h"
#include "pack/schema.h"
#include "run/crew.h"
#include "run/identity.h"
#include "run/tables.h"
#include "run/token.h"
#include "run/words.h"
#include "translation/job.h"
#include "translation/standing.h"

typedef struct TranslateOrder {
  const TranslateOptions *options;
  const Units *units;
  Fonts *fonts; /* NULL: nothing is laid out */
  const char *pack;
  char *file;
} TranslateOrder;

static void note_stage(gpointer data, const Stage *stage) {
  g_autofree char *text = stage ? g_strdup_printf("%s %s", stage_word(stage->kind), stage->name) : NULL;
  activity_enter(data, text, stage ? stage->plugin : NULL, stage ? stage->line : 0);
}

/* Those that there are, without the pack's own; else the other of the two that every pack has. */
static char **find_languages(const Pack *pack, const TranslateOptions *options) {
  if (options->languages)
    return g_strdupv(options->languages);
  g_auto(GStrv) all = pack_languages(options->of_template ? pack->template->folder : pack->folder, pack->language);
  if (all[1])
    return g_strdupv(all + 1);
  g_autofree char *other = g_strdup(g_str_equal(pack->language, "en") ? "vi" : "en");
  return g_strsplit(other, ",", 1);
}

/* What `state` is printed as or, without one, what the options' own handling of the job writes. */
static void answer(const TranslateOptions *options, const State *state, Job *job, Report *report) {
  char *text = NULL;
  gsize length = 0;
  FILE *stream = open_memstream(&text, &length);
  if (!stream)
    return;
  if (state)
    options->print(state, options->print_data, stream);
  else
    options->handle(job, options->handle_data, stream);
  fclose(stream);
  g_ptr_array_add(report->files, g_strdup(text));
  free(text);
}

static void complain(const State *state, Diagnostics *diagnostics) {
  guint missing = state_missing(state);
  Place place = {.file = state->file};
  if (missing == 0)
    return;
  diagnostics_error(diagnostics, FAULT_TRANSLATION, &place,
                    ngettext_("%u entry is not translated", "%u entries are not translated", missing), missing);
  diagnostics_hint(diagnostics, _("translate what is listed as new, fuzzy or changed"));
}

/* What is made once for all languages of a pack. */
typedef struct Making {
  Registry *registry;
  gboolean tried;
  Stands *stands;
} Making;

static gboolean update(const TranslateOrder *order, Making *making, const Job *job, Report *report) {
  const TranslateOptions *options = order->options;
  if (!making->tried && options->pages && !options->of_template) {
    StandsSource source = {job->pack,        job->tables, job->units,        order->fonts,       making->registry,
                           report->activity, job->merge,  options->pictures, options->glossaries};
    making->stands = stands_new(&source, report->diagnostics);
  }
  making->tried = TRUE;
  return job_write(job, making->stands);
}

/* NULL: none is wanted, or one of its files is at fault. */
static Memory *load_memory(const TranslateOrder *order, const Pack *pack, const char *language,
                           Diagnostics *diagnostics) {
  const TranslateOptions *options = order->options;
  if (!options->memory)
    return NULL;
  g_autoptr(Memory) memory = memory_new(options->of_template ? "vi" : pack->language, language, order->units);
  gboolean good = TRUE;
  for (char **path = options->memory; *path; path++)
    good = memory_load(memory, *path, diagnostics) && good;
  return good ? g_steal_pointer(&memory) : NULL;
}

static void do_language(const TranslateOrder *order, const Pack *pack, GHashTable *tables, const char *language,
                        Making *making, Report *report) {
  const TranslateOptions *options = order->options;
  Job job = {.pack = pack,
             .tables = tables,
             .units = order->units,
             .language = language,
             .glossaries = options->glossaries,
             .of_template = options->of_template,
             .seen = options->seen,
             .diagnostics = report->diagnostics};
  g_autoptr(Memory) memory = load_memory(order, pack, language, report->diagnostics);
  gboolean opened = memory || !options->memory ? job_open(&job) : FALSE;
  if (opened && memory)
    job_remember(&job, memory);
  if (opened && options->handle) {
    answer(options, NULL, &job, report);
  } else if (opened && (!options->update || update(order, making, &job, report))) {
    g_autoptr(State) state = job_state(&job, !options->update);
    answer(options, state, &job, report);
    if (options->complain) {
      complain(state, report->diagnostics);
      if (state->findings)
        proof_report(state->findings, report->diagnostics);
    }
  }
  job_close(&job);
}

static void work(gpointer data, Report *report) {
  const TranslateOrder *order = data;
  g_autoptr(Pack) pack = pack_load(order->pack, report->diagnostics);
  if (!pack)
    return;
  ACTIVITY_SET(report->activity, pack, pack->id);
  ACTIVITY_SET(report->activity, file, pack->file);
  Registry *registry = registry_new((const char *const *)order->options->plugin_paths);
  registry_allow(registry, (const char *const *)order->options->allowed);
  g_autoptr(GHashTable) tables =
      tables_load(pack, registry, NULL, NULL, note_stage, report->activity, report->diagnostics);
  if (tables) {
    pack_forget_data(pack);
    g_auto(GStrv) languages = find_languages(pack, order->options);
    Making making = {.registry = registry};
    for (char **language = languages; *language; language++)
      do_language(order, pack, tables, *language, &making, report);
    stands_free(making.stands);
  }
  registry_free(registry);
}

static int run_orders(const TranslateOptions *options, const Units *units, Fonts *fonts, const Tokens *tokens,
                      Diagnostics *diagnostics, GPtrArray *answers) {
  guint count = g_strv_length(options->packs);
  g_autofree TranslateOrder *orders = g_new0(TranslateOrder, count + 1);
  g_autofree Task *tasks = g_new0(Task, count + 1);
  for (guint i = 0; i < count; i++) {
    orders[i] = (TranslateOrder){options, units, fonts, options->packs[i], identity_file(options->packs[i])};
    tasks[i] = (Task){work, &orders[i], options->packs[i], orders[i].file, NULL};
  }
  Crew crew = {.tokens = tokens, .limits = {.deny_warnings = options->deny_warnings}};
  int interrupt = crew_run(&crew, tasks, count, diagnostics, answers);
  for (guint i = 0; i < count; i++) {
    g_autofree char *folder = g_path_get_dirname(orders[i].file);
    if (interrupt) /* workers that were stopped could not */
      stands_sweep(folder);
    g_free(orders[i].file);
  }
  return interrupt;
}

void translate_run(const TranslateOptions *options, Diagnostics *diagnostics, GPtrArray *answers) {
  g_autofree char *units_file = installation_data("units.csv");
  g_autoptr(Units) units = units_load(units_file, diagnostics);
  gboolean lays_out = options->update && options->pages && !options->of_template;
  Fonts *fonts = lays_out ? fonts_open(diagnostics) : NULL;
  gboolean prepared = schema_prepare(g_strv_length(options->packs), diagnostics);
  Tokens tokens;
  int interrupt = 0;
  if (!tokens_open(&tokens, options->jobs ? options->jobs : g_get_num_processors()))
    diagnostics_error(diagnostics, FAULT_SYSTEM, NULL, _("no pipe could be made: %s"), g_strerror(errno));
  else if (units && prepared && (fonts || !lays_out))
    interrupt = run_orders(options, units, fonts, &tokens, diagnostics, answers);
  tokens_close(&tokens);
  if (fonts)
    fonts_close(fonts);
  if (interrupt) {
    signal(interrupt, SIG_DFL);
    raise(interrupt);
  }
}
