/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/order.h"

#include <malloc.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "pack/pack.h"
#include "run/commit.h"
#include "run/crew.h"
#include "run/edition.h"
#include "run/tables.h"
#include "run/words.h"

/* An edition as a task. */
typedef struct Piece {
  const Site *site;
  const Material *material;
  char *language;
  char *room, *stem; /* NULL: nothing is written */
} Piece;

static void piece_clear(gpointer data) {
  Piece *piece = data;
  g_free(piece->language);
  g_free(piece->room);
  g_free(piece->stem);
}

static void note_stage(gpointer data, const Stage *stage) {
  Activity *activity = data;
  g_autofree char *text = stage ? g_strdup_printf("%s %s", stage_word(stage->kind), stage->name) : NULL;
  activity_enter(activity, text, stage ? stage->plugin : NULL, stage ? stage->line : 0);
}

static void build_piece(gpointer data, Report *report) {
  const Piece *piece = data;
  edition_build(piece->material, piece->language, piece->room, piece->stem, report);
}

static void piece_done(gpointer data, gboolean good, Diagnostics *diagnostics, GPtrArray *files) {
  const Piece *piece = data;
  const BuildOptions *options = piece->site->options;
  if (good && piece->room)
    commit_files(piece->room, piece->site->workshop->output, options->output, piece->stem, options->formats, files,
                 diagnostics);
}

static gboolean add_piece(const Site *site, const Material *material, const char *language, GArray *pieces,
                          Diagnostics *diagnostics) {
  Piece piece = {.site = site, .material = material, .language = g_strdup(language)};
  if (site->workshop) {
    piece.stem = g_strdup_printf("%s.%s", material->pack->id, language);
    piece.room = workshop_room(site->workshop, piece.stem, diagnostics);
  }
  g_array_append_val(pieces, piece);
  return !site->workshop || piece.room;
}

static void run_pieces(const Site *site, const Pack *pack, GArray *pieces, Report *report) {
  const BuildOptions *options = site->options;
  g_autofree Task *tasks = g_new0(Task, pieces->len + 1);
  for (guint i = 0; i < pieces->len; i++)
    tasks[i] = (Task){build_piece, &g_array_index(pieces, Piece, i), pack->id, pack->file, piece_done};
  Crew crew = {
      .tokens = site->tokens,
      .held = 1,
      .limits = {options->memory_limit, options->timeout, options->deny_warnings, FALSE},
      .activity = report->activity,
  };
  if (crew_run(&crew, tasks, pieces->len, report->diagnostics, report->files) != 0)
    _exit(1); /* asked to stop: nobody reads the report */
}

static void build_editions(const Site *site, const Material *material, Report *report) {
  g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  g_array_set_clear_func(pieces, piece_clear);
  g_auto(GStrv) own =
      site->options->languages ? NULL : pack_languages(material->pack->folder, material->pack->language);
  char **languages = own ? own : site->options->languages;
  gboolean good = TRUE;
  for (char **language = languages; *language; language++)
    good = add_piece(site, material, *language, pieces, report->diagnostics) && good;
  if (good)
    run_pieces(site, material->pack, pieces, report);
}

/* Faults of the render plugins are said once, not by each edition. */
static gboolean find_formats(const Site *site, Registry *registry, Report *report) {
  static const OutputFolder NOWHERE = {0};
  const BuildOptions *options = site->options;
  g_autoptr(Painter) painter = site->workshop
                                   ? painter_new(registry, options->formats, options->settings, options->setting_count,
                                                 &NOWHERE, report->activity, report->diagnostics)
                                   : NULL;
  return painter || !site->workshop;
}

void order_work(gpointer data, Report *report) {
  const Order *order = data;
  const Site *site = order->site;
  g_autoptr(Pack) pack = pack_load(order->pack, report->diagnostics);
  if (!pack)
    return;
  ACTIVITY_SET(report->activity, pack, pack->id);
  ACTIVITY_SET(report->activity, file, pack->file);
  Registry *registry = registry_new((const char *const *)site->options->plugin_paths);
  registry_allow(registry, (const char *const *)site->options->allowed);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GHashTable) tables =
      tables_load(pack, registry, NULL, files, note_stage, report->activity, report->diagnostics);
  gboolean formats = find_formats(site, registry, report);
  if (tables && formats && diagnostics_errors(report->diagnostics) == 0) {
    pack_forget_data(pack);
    malloc_trim(0); /* each edition begins with what is left */
    Material material = {site->options, pack, tables, files, site->units, site->fonts, registry};
    build_editions(site, &material, report);
  }
  registry_free(registry);
}
