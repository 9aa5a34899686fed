/* SPDX-License-Identifier: GPL-3.0-or-later */

/* songngu read: a source plugin on one file. */

#include <string.h>

#include "base/installation.h"
#include "base/message.h"
#include "command/command.h"
#include "command/table-print.h"
#include "plugin/call.h"
#include "plugin/registry.h"
#include "run/contain.h"
#include "table/table.h"

typedef struct Reading {
  const Session *session;
  const char *plugin, *file;
  char *const *assignments; /* NAME=VALUE */
  guint count;
  TablePrint print;
} Reading;

static const char *const DETAILS[] = {
    N_("Tries a source plugin without a pack: FILE goes to the plugin's parameter for a file, or to the first that it "
       "requires where it reads none; the other parameters are written NAME=VALUE. songngu plugins source/PLUGIN lists "
       "them."),
    NULL,
};
static const char *const EXAMPLES[] = {"songngu read csv data/indicators.csv delimiter=semicolon", NULL};
static const Option OPTIONS[] = {TABLE_OPTIONS, {NULL}};

/* What FILE on the command line stands for.  A source that reads no file, as of a database server, takes the file of its
 * statement; one that has none takes the first thing that it cannot do without, such as a program. */
static const char *main_parameter(const SnPlugin *plugin) {
  const char *text = NULL, *required = NULL;
  for (const SnParam *param = plugin->params; param && param->name; param++) {
    if (param->type == SN_PARAM_PATH)
      return param->name;
    if (param->type == SN_PARAM_TEXT)
      text = "file";
    else if (param->required && !required)
      required = param->name;
  }
  return text ? text : required;
}

static gboolean add_setting(GArray *settings, const char *name, const char *value) {
  Setting setting = {.name = name, .value = value};
  g_array_append_val(settings, setting);
  return TRUE;
}

/* The names are owned by `names`. */
static gboolean add_assignment(GArray *settings, GPtrArray *names, const char *text, Diagnostics *diagnostics) {
  const char *equals = strchr(text, '=');
  if (!equals || equals == text) {
    diagnostics_error(diagnostics, FAULT_USAGE, NULL, _("a parameter is written NAME=VALUE, not “%s”"), text);
    return FALSE;
  }
  char *name = g_strndup(text, (gsize)(equals - text));
  g_ptr_array_add(names, name);
  return add_setting(settings, name, equals + 1);
}

static Parameters *read_parameters(const Reading *reading, const SnPlugin *plugin, Diagnostics *diagnostics) {
  g_autoptr(GArray) settings = g_array_new(FALSE, FALSE, sizeof(Setting));
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  const char *path = main_parameter(plugin);
  if (!path) {
    diagnostics_error(diagnostics, FAULT_USAGE, NULL, _("plugin %s reads no file"), plugin->name);
    return NULL;
  }
  gboolean good = add_setting(settings, path, reading->file);
  for (guint i = 0; i < reading->count; i++)
    good = add_assignment(settings, names, reading->assignments[i], diagnostics) && good;
  return good ? parameters_read(plugin, (const Setting *)(const void *)settings->data, settings->len, NULL, 0, NULL,
                                NULL, diagnostics)
              : NULL;
}

static void read_file(const Reading *reading, const SnPlugin *plugin, Report *report) {
  g_autoptr(Parameters) parameters = read_parameters(reading, plugin, report->diagnostics);
  if (!parameters)
    return;
  Place place = {.file = reading->file};
  g_autoptr(SnContext) context = context_new(plugin, &place, NULL, NULL, report->diagnostics);
  activity_enter(report->activity, registry_kind_word(SN_SOURCE), plugin->name, 0);
  g_autoptr(SnTable) table = plugin_read(plugin, parameters, context, plugin->name);
  activity_enter(report->activity, NULL, NULL, 0);
  if (!table)
    return;
  guint before = diagnostics_errors(report->diagnostics);
  g_autofree char *units_file = installation_data("units.csv");
  g_autoptr(Units) units = units_load(units_file, report->diagnostics);
  table_set_units(table, units);
  table_infer_columns(table, report->diagnostics);
  if (diagnostics_errors(report->diagnostics) == before)
    table_print(table, &reading->print, stdout);
}

static void work(gpointer data, Report *report) {
  const Reading *reading = data;
  Registry *registry = registry_new((const char *const *)reading->session->plugin_paths);
  registry_allow(registry, (const char *const *)reading->session->allowed);
  activity_enter(report->activity, registry_kind_word(SN_SOURCE), reading->plugin, 0);
  const SnPlugin *plugin = registry_find(registry, SN_SOURCE, reading->plugin, NULL, report->diagnostics);
  activity_enter(report->activity, NULL, NULL, 0);
  if (plugin && registry_permits(registry, plugin, NULL, report->diagnostics))
    read_file(reading, plugin, report);
  registry_free(registry);
}

static void run(Session *session) {
  const GPtrArray *arguments = session->given.arguments;
  Reading reading = {
      .session = session,
      .plugin = g_ptr_array_index(arguments, 0),
      .file = g_ptr_array_index(arguments, 1),
      .assignments = (char *const *)arguments->pdata + 2,
      .count = arguments->len - 2,
  };
  if (!table_print_read(&session->given, &reading.print, session->diagnostics))
    return;
  WorkerLimits limits = {.keep_output = TRUE, .deny_warnings = session->deny_warnings};
  contain(work, &reading, reading.file, reading.file, &limits, session->diagnostics);
}

const Command command_read = {
    .name = "read",
    .usage = "PLUGIN FILE [NAME=VALUE…]",
    .summary = N_("try a source plugin on one file"),
    .details = DETAILS,
    .examples = EXAMPLES,
    .options = OPTIONS,
    .least = 2,
    .most = G_MAXUINT,
    .complete = "@file",
    .run = run,
};
