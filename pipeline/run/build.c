/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/build.h"

#include <errno.h>
#include <signal.h>
#include <string.h>

#include "base/installation.h"
#include "base/message.h"
#include "base/text.h"
#include "pack/schema.h"
#include "page/font.h"
#include "run/crew.h"
#include "run/identity.h"
#include "run/order.h"

/* Before any work: a format that is not there would fail in each edition. */
static gboolean check_formats(const BuildOptions *options, Diagnostics *diagnostics) {
  gboolean good = TRUE;
  Registry *registry = registry_new((const char *const *)options->plugin_paths);
  g_auto(GStrv) names = registry_names(registry, SN_RENDER);
  registry_free(registry);
  for (char **format = options->formats; options->write && *format; format++) {
    if (g_strv_contains((const char *const *)names, *format))
      continue;
    const char *near = text_suggest(*format, (const char *const *)names);
    g_autofree char *all = g_strjoinv(", ", names);
    diagnostics_error(diagnostics, FAULT_USAGE, NULL, _("there is no format “%s”"), *format);
    if (near)
      diagnostics_hint(diagnostics, _("did you mean “%s”?"), near);
    else
      diagnostics_hint(diagnostics, _("the formats are: %s"), all);
    good = FALSE;
  }
  return good;
}

static guint count_jobs(const BuildOptions *options) { return options->jobs ? options->jobs : g_get_num_processors(); }

static int run_orders(const Site *site, Diagnostics *diagnostics, GPtrArray *written) {
  const BuildOptions *options = site->options;
  guint count = g_strv_length(options->packs);
  g_autofree Order *orders = g_new0(Order, count + 1);
  g_autofree Task *tasks = g_new0(Task, count + 1);
  for (guint i = 0; i < count; i++) {
    orders[i] = (Order){site, options->packs[i], identity_file(options->packs[i])};
    tasks[i] = (Task){order_work, &orders[i], options->packs[i], orders[i].file, NULL};
  }
  Crew crew = {
      .tokens = site->tokens,
      .limits = {options->memory_limit, options->timeout, options->deny_warnings, FALSE},
      .tick = options->progress,
      .tick_data = options->progress_data,
  };
  int interrupt = crew_run(&crew, tasks, count, diagnostics, written);
  for (guint i = 0; i < count; i++)
    g_free(orders[i].file);
  return interrupt;
}

/* What every worker inherits is made once, here. */
static int run_on_site(const BuildOptions *options, Diagnostics *diagnostics, GPtrArray *written) {
  g_autofree char *units_file = installation_data("units.csv");
  g_autoptr(Units) units = units_load(units_file, diagnostics);
  Fonts *fonts = fonts_open(diagnostics);
  g_autoptr(Workshop) workshop = options->write ? workshop_open(options->output, diagnostics) : NULL;
  gboolean prepared = schema_prepare(g_strv_length(options->packs), diagnostics);
  Tokens tokens;
  int interrupt = 0;
  if (!tokens_open(&tokens, count_jobs(options)))
    diagnostics_error(diagnostics, FAULT_SYSTEM, NULL, _("no pipe could be made: %s"), g_strerror(errno));
  else if (prepared && units && fonts && (workshop || !options->write)) {
    Site site = {options, units, fonts, workshop, &tokens};
    interrupt = run_orders(&site, diagnostics, written);
  }
  tokens_close(&tokens);
  fonts_close(fonts);
  return interrupt;
}

int build_run(const BuildOptions *options, Diagnostics *diagnostics, GPtrArray *written) {
  static char *DEFAULT_FORMATS[] = {(char *)"pdf", NULL};
  BuildOptions own = *options;
  if (!own.formats)
    own.formats = DEFAULT_FORMATS;
  gboolean good = check_formats(&own, diagnostics);
  if (!identity_check(own.packs, diagnostics) || !good)
    return diagnostics_status(diagnostics);
  int interrupt = run_on_site(&own, diagnostics, written);
  if (interrupt) {
    signal(interrupt, SIG_DFL);
    raise(interrupt);
  }
  return diagnostics_status(diagnostics);
}
