/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plugin/descriptor.h"

#include <string.h>

#include "base/message.h"
#include "plugin/parameter-value.h"
#include "plugin/registry.h"

#define MOST_PARAMS 256
#define MOST_BYTES (1 << 20)

typedef struct Check {
  const SnPlugin *plugin;
  const char *file;
  const Place *place;
  Diagnostics *diagnostics;
} Check;

gboolean descriptor_is_name(const char *name) {
  return name && g_ascii_islower(*name) && strlen(name) < 64 &&
         name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

/* What a descriptor held before `needs` was appended. */
#define OLDEST_SIZE offsetof(SnPlugin, needs)

guint descriptor_needs(const SnPlugin *plugin) {
  return plugin->size >= offsetof(SnPlugin, needs) + sizeof plugin->needs ? plugin->needs : SN_NEEDS_NOTHING;
}

/* The two numbers that everything after them depends on. */
static gboolean check_version(const Check *check) {
  const SnPlugin *plugin = check->plugin;
  if (plugin->abi != SN_ABI) {
    diagnostics_error(check->diagnostics, FAULT_PLUGIN, check->place,
                      _("%s is made for plugin interface %u; this Songngu has interface %u"), check->file, plugin->abi,
                      SN_ABI);
  } else if (plugin->size != sizeof *plugin && plugin->size != OLDEST_SIZE) {
    diagnostics_error(check->diagnostics, FAULT_PLUGIN, check->place,
                      _("%s has a descriptor of %u bytes; this Songngu expects %u"), check->file, plugin->size,
                      (guint)sizeof *plugin);
  } else {
    return TRUE;
  }
  diagnostics_hint(check->diagnostics, _("build the plugin again with this Songngu's plugin.h"));
  return FALSE;
}

static void report(const Check *check, const char *fault) {
  diagnostics_error(check->diagnostics, FAULT_PLUGIN, check->place, _("%s breaks the plugin contract: %s"), check->file,
                    fault);
}

static void report_param(const Check *check, const SnParam *param, const char *fault) {
  g_autofree char *text = g_strdup_printf(_("parameter “%s” %s"), param->name, fault);
  report(check, text);
}

static void check_identity(const Check *check, SnKind kind, const char *name) {
  const SnPlugin *plugin = check->plugin;
  if (plugin->kind != kind) {
    g_autofree char *text = g_strdup_printf(_("it lies among the %s plugins but is not one"), registry_kind_word(kind));
    report(check, text);
  }
  if (g_strcmp0(plugin->name, name) != 0) {
    g_autofree char *text =
        g_strdup_printf(_("its file is named %s but it calls itself %s"), name, plugin->name ? plugin->name : "NULL");
    report(check, text);
  }
  if (!plugin->version || !*plugin->version)
    report(check, _("it has no version"));
  if (!plugin->summary || !*plugin->summary)
    report(check, _("it has no summary"));
}

static void check_callbacks(const Check *check) {
  const SnPlugin *plugin = check->plugin;
  const SnRenderer *renderer = plugin->renderer;
  if (plugin->kind == SN_SOURCE && !plugin->read)
    report(check, _("a source needs read"));
  if (plugin->kind == SN_TRANSFORM && !plugin->apply)
    report(check, _("a transform needs apply"));
  if (plugin->kind == SN_RENDER && !(renderer && renderer->begin && renderer->page && renderer->end))
    report(check, _("a render needs begin, page and end"));
  if (descriptor_needs(plugin) & ~(guint)(SN_NEEDS_PROGRAMS | SN_NEEDS_NETWORK))
    report(check, _("it needs something that this Songngu does not know"));
}

static void check_fallback(const Check *check, const SnParam *param) {
  union {
    int64_t integer;
    SnDecimal decimal;
    const char *string;
    bool truth;
    int word;
  } member = {0};
  g_autoptr(GPtrArray) strings = g_ptr_array_new_with_free_func(g_free);
  if (param->required && param->fallback)
    report_param(check, param, _("is required and yet has a fallback"));
  else if (param->fallback && !parameter_store(param, param->fallback, &member, strings))
    report_param(check, param, _("has a fallback that is not of its type"));
}

static gboolean is_param_name(const char *name) {
  return g_ascii_isalpha(*name) && strlen(name) < 64 &&
         name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-_")] == '\0';
}

/* Attributes that have a meaning of their own on every stage. */
static gboolean is_reserved(const char *name) {
  static const char *const RESERVED[] = {"name", "plugin", "from", "message", NULL};
  return g_strv_contains(RESERVED, name);
}

static void check_param(const Check *check, const SnParam *param) {
  gsize size = parameter_size(param->type);
  if (size == 0) {
    report_param(check, param, _("is of an unknown type"));
    return;
  }
  if (!is_param_name(param->name) || is_reserved(param->name))
    report_param(check, param, _("has a name that packs cannot write"));
  if (param->offset > check->plugin->params_size || size > check->plugin->params_size - param->offset)
    report_param(check, param, _("lies outside the struct of params_size bytes"));
  if (param->offset % MIN(size, sizeof(int64_t)) != 0)
    report_param(check, param, _("is not aligned"));
  if (param->min > param->max)
    report_param(check, param, _("has a range that is empty"));
  if (!param->help || !*param->help)
    report_param(check, param, _("has no help"));
  if (param->type == SN_PARAM_WORD && !(param->words && param->words[0]))
    report_param(check, param, _("has no words"));
  else
    check_fallback(check, param);
}

static void check_params(const Check *check) {
  const SnParam *params = check->plugin->params;
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  guint texts = 0, i = 0;
  for (; params && params[i].name && i < MOST_PARAMS; i++) {
    check_param(check, &params[i]);
    if (!g_hash_table_add(seen, (gpointer)params[i].name))
      report_param(check, &params[i], _("is listed twice"));
    texts += params[i].type == SN_PARAM_TEXT;
  }
  if (texts > 1)
    report(check, _("more than one parameter is the element's text"));
  if (texts > 0 && g_hash_table_contains(seen, "file"))
    report(check, _("parameter “file” would hide file=\"…\", which stands for the element's text"));
  if (i == MOST_PARAMS || check->plugin->params_size > MOST_BYTES)
    report(check, _("its list of parameters does not end"));
}

gboolean descriptor_check(const SnPlugin *plugin, SnKind kind, const char *name, const char *file, const Place *place,
                          Diagnostics *diagnostics) {
  Check check = {plugin, file, place, diagnostics};
  guint before = diagnostics_errors(diagnostics);
  if (!check_version(&check))
    return FALSE;
  check_identity(&check, kind, name);
  check_callbacks(&check);
  check_params(&check);
  return diagnostics_errors(diagnostics) == before;
}
