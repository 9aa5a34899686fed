/* SPDX-License-Identifier: GPL-3.0-or-later */

/* songngu show: what a stage of the data made. */

#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "base/width.h"
#include "command/command.h"
#include "command/table-print.h"
#include "pack/pack.h"
#include "run/contain.h"
#include "run/identity.h"
#include "run/tables.h"
#include "table/table.h"

typedef struct Show {
  const Session *session;
  const char *pack, *table; /* table NULL: list the stages */
  TablePrint print;
} Show;

static const char *const DETAILS[] = {
    N_("Runs the stages of the pack's data up to the one that makes TABLE, and prints that table. Without TABLE, "
       "lists the stages."),
    NULL,
};
static const char *const EXAMPLES[] = {
    "songngu show q1-2024",
    "songngu show q1-2024 sectors --as csv",
    NULL,
};
static const Option OPTIONS[] = {TABLE_OPTIONS, {NULL}};

static void note_stage(gpointer data, const Stage *stage) {
  g_autofree char *text = stage ? g_strdup_printf("%s %s", stage_word(stage->kind), stage->name) : NULL;
  activity_enter(data, text, stage ? stage->plugin : NULL, stage ? stage->line : 0);
}

static void list_stages(const Pack *pack) {
  guint widths[2] = {0, 0};
  for (guint i = 0; i < pack->stages->len; i++) {
    const Stage *stage = g_ptr_array_index(pack->stages, i);
    widths[0] = MAX(widths[0], text_width(stage->name));
    widths[1] = MAX(widths[1], text_width(stage_word(stage->kind)));
  }
  for (guint i = 0; i < pack->stages->len; i++) {
    const Stage *stage = g_ptr_array_index(pack->stages, i);
    text_put_padded(stdout, stage->name, widths[0] + 2, FALSE);
    text_put_padded(stdout, stage_word(stage->kind), widths[1] + 2, FALSE);
    puts(stage->plugin);
  }
}

static gboolean is_table(const Pack *pack, const char *name, Diagnostics *diagnostics) {
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  for (guint i = 0; i < pack->stages->len; i++) {
    const Stage *stage = g_ptr_array_index(pack->stages, i);
    if (stage->kind != STAGE_CHECK)
      g_ptr_array_add(names, stage->name);
  }
  g_ptr_array_add(names, NULL);
  const char *const *list = (const char *const *)names->pdata;
  if (g_strv_contains(list, name))
    return TRUE;
  const char *near = text_suggest(name, list);
  g_autofree char *all = g_strjoinv(", ", (char **)names->pdata);
  diagnostics_error(diagnostics, FAULT_USAGE, &(Place){.file = pack->file}, _("the pack makes no table “%s”"), name);
  if (near)
    diagnostics_hint(diagnostics, _("did you mean “%s”?"), near);
  else if (*all)
    diagnostics_hint(diagnostics, _("its tables are: %s"), all);
  return FALSE;
}

static void show_table(const Show *show, const Pack *pack, Report *report) {
  if (!is_table(pack, show->table, report->diagnostics))
    return;
  Registry *registry = registry_new((const char *const *)show->session->plugin_paths);
  registry_allow(registry, (const char *const *)show->session->allowed);
  g_autoptr(GHashTable) tables =
      tables_load(pack, registry, show->table, NULL, note_stage, report->activity, report->diagnostics);
  const SnTable *table = tables ? g_hash_table_lookup(tables, show->table) : NULL;
  if (table)
    table_print(table, &show->print, stdout);
  registry_free(registry);
}

static void work(gpointer data, Report *report) {
  const Show *show = data;
  g_autoptr(Pack) pack = pack_load(show->pack, report->diagnostics);
  if (!pack)
    return;
  ACTIVITY_SET(report->activity, pack, pack->id);
  ACTIVITY_SET(report->activity, file, pack->file);
  if (show->table)
    show_table(show, pack, report);
  else
    list_stages(pack);
}

static void run(Session *session) {
  const GPtrArray *arguments = session->given.arguments;
  Show show = {.session = session, .pack = g_ptr_array_index(arguments, 0)};
  if (arguments->len > 1)
    show.table = g_ptr_array_index(arguments, 1);
  if (!table_print_read(&session->given, &show.print, session->diagnostics))
    return;
  WorkerLimits limits = {.keep_output = TRUE, .deny_warnings = session->deny_warnings};
  g_autofree char *file = identity_file(show.pack);
  contain(work, &show, show.pack, file, &limits, session->diagnostics);
}

const Command command_show = {
    .name = "show",
    .usage = "PACK [TABLE]",
    .summary = N_("print a table that a stage of the data makes"),
    .details = DETAILS,
    .examples = EXAMPLES,
    .options = OPTIONS,
    .least = 1,
    .most = 2,
    .complete = "@folder",
    .run = run,
};
