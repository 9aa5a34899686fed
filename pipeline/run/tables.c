/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/tables.h"

#include <string.h>

#include "base/installation.h"
#include "base/message.h"
#include "plugin/call.h"
#include "run/check.h"
#include "table/table.h"
#include "table/value.h"

typedef struct Load {
  const Pack *pack;
  Registry *registry;
  GPtrArray *files;
  StageNotice notice;
  gpointer data;
  Diagnostics *diagnostics;
  GHashTable *tables; /* name → SnTable; a stage that failed has none */
  const Units *units; /* NULL: not readable, which was reported */
  gboolean failed;
} Load;

const char *stage_word(StageKind kind) {
  switch (kind) {
  case STAGE_SOURCE:
    return _("source");
  case STAGE_TRANSFORM:
    return _("transform");
  default:
    return _("check");
  }
}

static Place stage_place(const Load *load, const Stage *stage) {
  return (Place){.file = load->pack->file, .line = stage->line};
}

/* Fills `inputs` with the tables that `from` names; FALSE when the stage that makes one of them failed.  That each name
 * is an earlier table's was settled when the pack was read. */
static gboolean find_inputs(const Load *load, const Stage *stage, GArray *inputs) {
  for (char **name = stage->from; name && *name; name++) {
    SnInput input = {*name, g_hash_table_lookup(load->tables, *name)};
    if (!input.table)
      return FALSE;
    g_array_append_val(inputs, input);
  }
  return TRUE;
}

static void collect_files(const Load *load, const Parameters *parameters) {
  for (guint i = 0; load->files && i < parameters->files->len; i++) {
    const char *file = g_ptr_array_index(parameters->files, i);
    if (!g_ptr_array_find_with_equal_func(load->files, file, g_str_equal, NULL))
      g_ptr_array_add(load->files, g_strdup(file));
  }
}

static SnTable *call_plugin(const Load *load, const Stage *stage, const SnPlugin *plugin, const Parameters *parameters,
                            const GArray *inputs) {
  Place place = stage_place(load, stage);
  g_autoptr(SnContext) context = context_new(plugin, &place, load->pack->folder, NULL, load->diagnostics);
  if (load->notice)
    load->notice(load->data, stage);
  SnTable *table = stage->kind == STAGE_SOURCE
                       ? plugin_read(plugin, parameters, context, stage->name)
                       : plugin_apply(plugin, parameters, context, (const SnInput *)(const void *)inputs->data,
                                      inputs->len, stage->name);
  if (load->notice)
    load->notice(load->data, NULL);
  return table;
}

/* What a plugin made is a table only once its columns are typed and as the pack expects. */
static gboolean accept_table(const Load *load, const Stage *stage, SnTable *table) {
  guint before = diagnostics_errors(load->diagnostics);
  table_set_units(table, load->units);
  expectations_apply(stage->expectations, stage->expectation_count, load->pack->file, table, load->diagnostics);
  if (stage->kind == STAGE_SOURCE)
    table_infer_columns(table, load->diagnostics);
  if (stage->kind != STAGE_CHECK)
    values_check(table, load->diagnostics);
  if (stage->kind == STAGE_CHECK)
    check_rows(load->pack, stage, table, load->diagnostics);
  table_set_units(table, NULL);
  return diagnostics_errors(load->diagnostics) == before;
}

static SnTable *run_stage(const Load *load, const Stage *stage) {
  Place place = stage_place(load, stage);
  g_autoptr(GArray) inputs = g_array_new(FALSE, FALSE, sizeof(SnInput));
  gboolean ready = find_inputs(load, stage, inputs);
  SnKind kind = stage->kind == STAGE_SOURCE ? SN_SOURCE : SN_TRANSFORM;
  /* The stage's own faults are said even when its inputs failed. */
  const SnPlugin *plugin = registry_find(load->registry, kind, stage->plugin, &place, load->diagnostics);
  g_autoptr(Parameters) parameters =
      plugin ? parameters_read(plugin, stage->settings, stage->setting_count, stage->text, stage->text_line,
                               load->pack->folder, &place, load->diagnostics)
             : NULL;
  gboolean permitted = plugin && registry_permits(load->registry, plugin, &place, load->diagnostics);
  if (!parameters || !permitted || !ready)
    return NULL;
  collect_files(load, parameters);
  g_autoptr(SnTable) table = call_plugin(load, stage, plugin, parameters, inputs);
  return table && accept_table(load, stage, table) ? g_steal_pointer(&table) : NULL;
}

static void do_stage(Load *load, const Stage *stage) {
  g_autofree char *subject =
      g_strdup_printf(_("%s, %s %s, plugin %s"), load->pack->id, stage_word(stage->kind), stage->name, stage->plugin);
  diagnostics_set_subject(load->diagnostics, subject);
  SnTable *table = run_stage(load, stage);
  diagnostics_set_subject(load->diagnostics, NULL);
  if (!table)
    load->failed = TRUE;
  else if (stage->kind == STAGE_CHECK)
    table_free(table);
  else
    g_hash_table_insert(load->tables, g_strdup(stage->name), table);
}

GHashTable *tables_load(const Pack *pack, Registry *registry, const char *upto, GPtrArray *files, StageNotice notice,
                        gpointer data, Diagnostics *diagnostics) {
  g_autoptr(GHashTable) tables = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)table_free);
  g_autofree char *units_file = installation_data("units.csv");
  g_autoptr(Units) units = units_load(units_file, diagnostics);
  Load load = {pack, registry, files, notice, data, diagnostics, tables, units, !units};
  for (guint i = 0; i < pack->stages->len; i++) {
    const Stage *stage = g_ptr_array_index(pack->stages, i);
    do_stage(&load, stage);
    if (upto && strcmp(stage->name, upto) == 0)
      break;
  }
  return load.failed ? NULL : g_steal_pointer(&tables);
}
