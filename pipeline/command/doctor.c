/* SPDX-License-Identifier: GPL-3.0-or-later */

/* songngu doctor: what is there, what is missing. */

#include <fontconfig/fontconfig.h>
#include <hb.h>
#include <libxml/parser.h>
#include <locale.h>
#include <pango/pango.h>
#include <unicode/uvernum.h>
#include <unicode/uversion.h>

#include "base/installation.h"
#include "base/message.h"
#include "base/width.h"
#include "command/command.h"
#include "command/template-list.h"
#include "config.h"
#include "pack/template.h"
#include "page/font.h"
#include "plugin/registry.h"
#include "run/contain.h"

#define NAME_WIDTH 30

static const char *const DETAILS[] = {
    N_("Looks for all that a build needs: fonts, libraries, plugins, templates, the language of messages."),
    NULL,
};
static const Option OPTIONS[] = {{NULL}};

static void put_heading(const char *text) { printf("%s\n", text); }

static void put_line(const char *name, const char *state) {
  fputs("  ", stdout);
  text_put_padded(stdout, name, NAME_WIDTH, FALSE);
  printf(" %s\n", state);
}

static void see_fonts(Diagnostics *diagnostics) {
  g_autoptr(GArray) roles = fonts_survey(diagnostics);
  put_heading(_("Fonts"));
  for (guint i = 0; roles && i < roles->len; i++) {
    const FontRole *role = &g_array_index(roles, FontRole, i);
    g_autofree char *missing = g_strdup_printf(role->required ? _("missing: install the Debian package %s")
                                                              : _("not there (optional, package %s)"),
                                               role->package);
    g_autofree char *name = g_strdup_printf("%s (%s)", role->family, role->role);
    put_line(name, role->path ? role->path : missing);
  }
  fonts_close(fonts_open(diagnostics));
}

/* 21401 is 2.14.1. */
static char *dotted(int version) {
  return g_strdup_printf("%d.%d.%d", version / 10000, version / 100 % 100, version % 100);
}

static void see_libraries(void) {
  UVersionInfo icu;
  char icu_text[U_MAX_VERSION_STRING_LENGTH];
  u_getVersion(icu);
  u_versionToString(icu, icu_text);
  g_autofree char *glib = g_strdup_printf("%u.%u.%u", glib_major_version, glib_minor_version, glib_micro_version);
  g_autofree char *xml = dotted((int)g_ascii_strtoll(xmlParserVersion, NULL, 10));
  g_autofree char *fontconfig = dotted(FcGetVersion());
  put_heading(_("Libraries"));
  put_line("GLib", glib);
  put_line("libxml2", xml);
  put_line("ICU", icu_text);
  put_line("Pango", pango_version_string());
  put_line("HarfBuzz", hb_version_string());
  put_line("fontconfig", fontconfig);
}

static void see_plugins(const Session *session, Report *report) {
  Registry *registry = registry_new((const char *const *)session->plugin_paths);
  put_heading(_("Plugins"));
  for (int kind = SN_SOURCE; kind <= SN_RENDER; kind++) {
    g_auto(GStrv) names = registry_names(registry, (SnKind)kind);
    for (char **name = names; *name; name++) {
      g_autofree char *full = g_strdup_printf("%s/%s", registry_kind_word((SnKind)kind), *name);
      activity_enter(report->activity, registry_kind_word((SnKind)kind), *name, 0);
      const SnPlugin *plugin = registry_find(registry, (SnKind)kind, *name, NULL, report->diagnostics);
      put_line(full, plugin ? plugin->version : _("refused"));
    }
  }
  activity_enter(report->activity, NULL, NULL, 0);
  registry_free(registry);
}

static void see_templates(Diagnostics *diagnostics) {
  g_auto(GStrv) names = template_list(FALSE);
  put_heading(_("Templates"));
  for (char **name = names; *name; name++) {
    g_autoptr(Template) template = template_load(*name, NULL, diagnostics);
    put_line(*name, template ? _("good") : _("wrong"));
  }
  if (!*names)
    diagnostics_error(diagnostics, FAULT_SYSTEM, NULL, _("no template is installed"));
}

static void see_language(void) {
  g_autofree char *catalogue = g_build_filename(installation_locale(), "vi", "LC_MESSAGES", "songngu.mo", NULL);
  put_heading(_("Messages"));
  put_line(_("locale"), setlocale(LC_MESSAGES, NULL));
  put_line(_("Vietnamese"), g_file_test(catalogue, G_FILE_TEST_EXISTS) ? catalogue : _("not installed"));
}

static void work(gpointer data, Report *report) {
  printf("%s %s\n", PACKAGE_NAME, PACKAGE_VERSION);
  see_fonts(report->diagnostics);
  see_libraries();
  see_plugins(data, report);
  see_templates(report->diagnostics);
  see_language();
}

static void run(Session *session) {
  WorkerLimits limits = {.keep_output = TRUE, .deny_warnings = session->deny_warnings};
  contain(work, session, "songngu doctor", NULL, &limits, session->diagnostics);
}

const Command command_doctor = {
    .name = "doctor",
    .usage = "",
    .summary = N_("show what is there and what is missing"),
    .details = DETAILS,
    .options = OPTIONS,
    .run = run,
};
