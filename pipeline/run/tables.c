/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/tables.h"

#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "plugin/call.h"
#include "run/check.h"
#include "table/table.h"

typedef struct Load {
  const Pack *pack;
  Registry *registry;
  GPtrArray *files;
  StageNotice notice;
  gpointer data;
  Diagnostics *diagnostics;
  GHashTable *tables;  /* name → SnTable */
  GHashTable *stages;  /* name → Stage, those that came before */
  GPtrArray *names;    /* of the tables that came before, failed ones too; NULL-terminated */
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

static const Stage *find_stage(const Pack *pack, const char *name) {
  for (guint i = 0; i < pack->stages->len; i++) {
    const Stage *stage = g_ptr_array_index(pack->stages, i);
    if (strcmp(stage->name, name) == 0)
      return stage;
  }
  return NULL;
}

static void report_unknown_input(const Load *load, const Stage *stage, const char *name) {
  Place place = stage_place(load, stage);
  const Stage *later = find_stage(load->pack, name);
  diagnostics_error(load->diagnostics, FAULT_PACK, &place, _("there is no table “%s” before this %s"), name,
                    stage_word(stage->kind));
  const char *near = text_suggest(name, (const char *const *)load->names->pdata);
  if (later && later->kind == STAGE_CHECK)
    diagnostics_hint(load->diagnostics, _("“%s” is a check, which makes no table"), name);
  else if (later)
    diagnostics_hint(load->diagnostics, _("it is made in line %u: move that stage above this one"), later->line);
  else if (near)
    diagnostics_hint(load->diagnostics, _("did you mean “%s”?"), near);
}

typedef enum Inputs { INPUTS_READY, INPUTS_FAILED, INPUTS_WRONG } Inputs;

/* Fills `inputs` with the tables that `from` names. */
static Inputs find_inputs(const Load *load, const Stage *stage, GArray *inputs) {
  Inputs result = INPUTS_READY;
  for (char **name = stage->from; name && *name; name++) {
    const Stage *maker = g_hash_table_lookup(load->stages, *name);
    const SnTable *table = g_hash_table_lookup(load->tables, *name);
    if (!maker || maker->kind == STAGE_CHECK) {
      report_unknown_input(load, stage, *name);
      result = INPUTS_WRONG;
    } else if (!table) {
      result = MAX(result, INPUTS_FAILED);
    } else {
      SnInput input = {*name, table};
      g_array_append_val(inputs, input);
    }
  }
  return result;
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
  expectations_apply(stage->expectations, stage->expectation_count, load->pack->file, table, load->diagnostics);
  if (stage->kind == STAGE_SOURCE)
    table_infer_columns(table, load->diagnostics);
  if (stage->kind == STAGE_CHECK)
    check_rows(load->pack, stage, table, load->diagnostics);
  return diagnostics_errors(load->diagnostics) == before;
}

static SnTable *run_stage(const Load *load, const Stage *stage) {
  Place place = stage_place(load, stage);
  g_autoptr(GArray) inputs = g_array_new(FALSE, FALSE, sizeof(SnInput));
  Inputs state = find_inputs(load, stage, inputs);
  SnKind kind = stage->kind == STAGE_SOURCE ? SN_SOURCE : SN_TRANSFORM;
  /* The stage's own faults are said even when its inputs failed. */
  const SnPlugin *plugin = registry_find(load->registry, kind, stage->plugin, &place, load->diagnostics);
  g_autoptr(Parameters) parameters =
      plugin ? parameters_read(plugin, stage->settings, stage->setting_count, stage->text, stage->text_line,
                               load->pack->folder, &place, load->diagnostics)
             : NULL;
  if (!parameters || state != INPUTS_READY)
    return NULL;
  collect_files(load, parameters);
  g_autoptr(SnTable) table = call_plugin(load, stage, plugin, parameters, inputs);
  return table && accept_table(load, stage, table) ? g_steal_pointer(&table) : NULL;
}

/* Names are those of tables and checks alike: messages go by them. */
static gboolean check_name(const Load *load, const Stage *stage) {
  const Stage *first = g_hash_table_lookup(load->stages, stage->name);
  if (!first)
    return TRUE;
  Place place = stage_place(load, stage);
  diagnostics_error(load->diagnostics, FAULT_PACK, &place, _("the name “%s” is taken by the %s in line %u"),
                    stage->name, stage_word(first->kind), first->line);
  return FALSE;
}

static void do_stage(Load *load, Stage *stage) {
  g_autofree char *subject = g_strdup_printf(_("%s, %s %s, plugin %s"), load->pack->id, stage_word(stage->kind),
                                             stage->name, stage->plugin);
  diagnostics_set_subject(load->diagnostics, subject);
  gboolean named = check_name(load, stage);
  g_autoptr(SnTable) table = run_stage(load, stage);
  diagnostics_set_subject(load->diagnostics, NULL);
  load->failed = load->failed || !table || !named;
  if (!named)
    return;
  g_hash_table_insert(load->stages, stage->name, stage);
  if (stage->kind == STAGE_CHECK)
    return;
  g_ptr_array_index(load->names, load->names->len - 1) = stage->name;
  g_ptr_array_add(load->names, NULL);
  if (table)
    g_hash_table_insert(load->tables, g_strdup(stage->name), g_steal_pointer(&table));
}

GHashTable *tables_load(const Pack *pack, Registry *registry, const char *upto, GPtrArray *files, StageNotice notice,
                        gpointer data, Diagnostics *diagnostics) {
  g_autoptr(GHashTable) tables = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)table_free);
  g_autoptr(GHashTable) stages = g_hash_table_new(g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  g_ptr_array_add(names, NULL);
  Load load = {pack, registry, files, notice, data, diagnostics, tables, stages, names, FALSE};
  for (guint i = 0; i < pack->stages->len; i++) {
    Stage *stage = g_ptr_array_index(pack->stages, i);
    do_stage(&load, stage);
    if (upto && strcmp(stage->name, upto) == 0)
      break;
  }
  return load.failed ? NULL : g_steal_pointer(&tables);
}
