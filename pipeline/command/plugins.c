/* SPDX-License-Identifier: GPL-3.0-or-later */

/* songngu plugins: what is installed, and the parameters of one. */

#include <string.h>

#include "base/message.h"
#include "base/width.h"
#include "command/command.h"
#include "plugin/descriptor.h"
#include "plugin/parameter-value.h"
#include "plugin/registry.h"
#include "run/contain.h"

#define KINDS 3

typedef struct Listing {
  const Session *session;
  int kind;         /* an SnKind, or -1: all */
  const char *name; /* NULL: all */
} Listing;

static const char *const DETAILS[] = {
    N_("Lists the plugins, those of one KIND (source, transform, render), or explains one plugin and its parameters."),
    NULL,
};
static const char *const EXAMPLES[] = {"songngu plugins", "songngu plugins source/csv", NULL};
static const Option OPTIONS[] = {{NULL}};

/* One line of the list. */
typedef struct Row {
  char *name; /* "source/csv" */
  const char *version, *summary;
} Row;

static void row_clear(gpointer data) { g_free(((Row *)data)->name); }

static const SnPlugin *find(Registry *registry, SnKind kind, const char *name, Report *report) {
  activity_enter(report->activity, registry_kind_word(kind), name, 0);
  const SnPlugin *plugin = registry_find(registry, kind, name, NULL, report->diagnostics);
  activity_enter(report->activity, NULL, NULL, 0);
  return plugin;
}

static void collect(Registry *registry, SnKind kind, GArray *rows, Report *report) {
  g_auto(GStrv) names = registry_names(registry, kind);
  for (char **name = names; *name; name++) {
    const SnPlugin *plugin = find(registry, kind, *name, report);
    if (!plugin)
      continue;
    Row row = {g_strdup_printf("%s/%s", registry_kind_word(kind), *name), plugin->version, plugin->summary};
    g_array_append_val(rows, row);
  }
}

static void list(const Listing *listing, Registry *registry, Report *report) {
  g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(Row));
  g_array_set_clear_func(rows, row_clear);
  for (int kind = 0; kind < KINDS; kind++)
    if (listing->kind < 0 || listing->kind == kind)
      collect(registry, (SnKind)kind, rows, report);
  guint names = 0, versions = 0;
  for (guint i = 0; i < rows->len; i++) {
    const Row *row = &g_array_index(rows, Row, i);
    names = MAX(names, text_width(row->name));
    versions = MAX(versions, text_width(row->version));
  }
  for (guint i = 0; i < rows->len; i++) {
    const Row *row = &g_array_index(rows, Row, i);
    text_put_padded(stdout, row->name, names + 2, FALSE);
    text_put_padded(stdout, row->version, versions + 2, FALSE);
    puts(row->summary);
  }
}

static void explain_param(const SnParam *param) {
  g_autofree char *domain = parameter_domain(param);
  printf("  %s\n      %s\n      ", param->type == SN_PARAM_TEXT ? _("(text)") : param->name, param->help);
  fputs(domain, stdout);
  if (param->required)
    printf("; %s", _("required"));
  else if (param->fallback)
    printf(_("; %s if not given"), param->fallback);
  putchar('\n');
}

static void explain(Registry *registry, const SnPlugin *plugin) {
  printf("%s/%s %s\n%s\n", registry_kind_word(plugin->kind), plugin->name, plugin->version, plugin->summary);
  printf("%s\n", registry_file(registry, plugin));
  guint needs = descriptor_needs(plugin);
  if (needs != SN_NEEDS_NOTHING)
    printf(_("It %s: only with --allow %s.\n"), registry_need_word(needs), plugin->name);
  printf("\n%s\n", plugin->params && plugin->params->name ? _("Parameters:") : _("It has no parameters."));
  for (const SnParam *param = plugin->params; param && param->name; param++)
    explain_param(param);
}

static void work(gpointer data, Report *report) {
  const Listing *listing = data;
  Registry *registry = registry_new((const char *const *)listing->session->plugin_paths);
  if (listing->name) {
    const SnPlugin *plugin = find(registry, (SnKind)listing->kind, listing->name, report);
    if (plugin)
      explain(registry, plugin);
  } else {
    list(listing, registry, report);
  }
  registry_free(registry);
}

/* "render", "render/pdf". */
static gboolean parse(const char *text, Listing *listing, Diagnostics *diagnostics) {
  const char *slash = strchr(text, '/');
  g_autofree char *word = slash ? g_strndup(text, (gsize)(slash - text)) : g_strdup(text);
  for (int kind = 0; kind < KINDS; kind++)
    if (strcmp(word, registry_kind_word((SnKind)kind)) == 0) {
      listing->kind = kind;
      listing->name = slash ? slash + 1 : NULL;
      return TRUE;
    }
  diagnostics_error(diagnostics, FAULT_USAGE, NULL, _("“%s” is no kind of plugin"), word);
  diagnostics_hint(diagnostics, _("the kinds are source, transform and render; one plugin is named KIND/NAME"));
  return FALSE;
}

static void run(Session *session) {
  Listing listing = {.session = session, .kind = -1};
  const GPtrArray *arguments = session->given.arguments;
  if (arguments->len > 0 && !parse(g_ptr_array_index(arguments, 0), &listing, session->diagnostics))
    return;
  WorkerLimits limits = {.keep_output = TRUE, .deny_warnings = session->deny_warnings};
  contain(work, &listing, "songngu plugins", NULL, &limits, session->diagnostics);
}

const Command command_plugins = {
    .name = "plugins",
    .usage = "[KIND[/NAME]]",
    .summary = N_("list the plugins, or the parameters of one"),
    .details = DETAILS,
    .examples = EXAMPLES,
    .options = OPTIONS,
    .most = 1,
    .complete = "@plugins",
    .run = run,
};
