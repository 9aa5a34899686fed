/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plugin/registry.h"

#include <gmodule.h>
#include <string.h>

#include "base/installation.h"
#include "base/message.h"
#include "base/text.h"
#include "plugin/descriptor.h"
#include "plugin/object.h"

typedef struct Loaded {
  char *file;
  const SnPlugin *plugin;
} Loaded;

struct Registry {
  char **paths;        /* absolute */
  GHashTable *plugins; /* "kind/name" → Loaded */
  char **allowed;      /* names */
};

static void loaded_free(gpointer data) {
  Loaded *loaded = data;
  g_free(loaded->file);
  g_free(loaded);
}

Registry *registry_new(const char *const *paths) {
  Registry *registry = g_new0(Registry, 1);
  guint count = paths ? g_strv_length((char **)paths) : 0;
  registry->paths = g_new0(char *, count + 1);
  for (guint i = 0; i < count; i++)
    registry->paths[i] = g_canonicalize_filename(paths[i], NULL);
  registry->plugins = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, loaded_free);
  registry->allowed = g_new0(char *, 1);
  return registry;
}

void registry_allow(Registry *registry, const char *const *names) {
  g_strfreev(registry->allowed);
  registry->allowed = names ? g_strdupv((char **)names) : g_new0(char *, 1);
}

const char *registry_need_word(guint needs) {
  switch (needs) {
  case SN_NEEDS_PROGRAMS:
    return _("runs programs");
  case SN_NEEDS_NETWORK:
    return _("uses the network");
  default:
    return _("runs programs and uses the network");
  }
}

gboolean registry_permits(const Registry *registry, const SnPlugin *plugin, const Place *place,
                          Diagnostics *diagnostics) {
  guint needs = descriptor_needs(plugin);
  if (needs == SN_NEEDS_NOTHING || g_strv_contains((const char *const *)registry->allowed, plugin->name))
    return TRUE;
  diagnostics_error(diagnostics, FAULT_PLUGIN, place, _("plugin %s %s, which was not allowed"), plugin->name,
                    registry_need_word(needs));
  diagnostics_hint(diagnostics, _("if you trust this pack, run the command again with --allow %s"), plugin->name);
  return FALSE;
}

/* What was loaded stays loaded: tables and pages may still hold pointers into it. */
void registry_free(Registry *registry) {
  if (!registry)
    return;
  g_strfreev(registry->paths);
  g_strfreev(registry->allowed);
  g_hash_table_unref(registry->plugins);
  g_free(registry);
}

const char *registry_kind_word(SnKind kind) {
  static const char *const WORDS[] = {[SN_SOURCE] = "source", [SN_TRANSFORM] = "transform", [SN_RENDER] = "render"};
  return WORDS[kind];
}

/* The first file of that kind and name, and the folder it must be trusted from; NULL when there is none. */
static char *find_file(const Registry *registry, SnKind kind, const char *name, const char **root) {
  const char *word = registry_kind_word(kind);
  for (char **path = registry->paths; *path; path++) {
    g_autofree char *base = g_strconcat(name, ".so", NULL);
    g_autofree char *file = g_build_filename(*path, word, base, NULL);
    *root = *path;
    if (object_exists(file))
      return g_steal_pointer(&file);
  }
  g_autofree char *file = installation_plugin_path(word, name);
  *root = installation_plugins();
  return object_exists(file) ? g_steal_pointer(&file) : NULL;
}

/* A name is a pack's where it stands in one, else the command line's. */
static Fault fault_of(const Place *place) { return place && place->file ? FAULT_PACK : FAULT_USAGE; }

static void report_unknown(Registry *registry, SnKind kind, const char *name, const Place *place,
                           Diagnostics *diagnostics) {
  diagnostics_error(diagnostics, fault_of(place), place, _("there is no %s plugin “%s”"), registry_kind_word(kind),
                    name);
  g_auto(GStrv) names = registry_names(registry, kind);
  const char *near = text_suggest(name, (const char *const *)names);
  g_autofree char *all = g_strjoinv(", ", names);
  if (near)
    diagnostics_hint(diagnostics, _("did you mean “%s”?"), near);
  else if (*all)
    diagnostics_hint(diagnostics, _("there are: %s"), all);
}

static const SnPlugin *open_file(const char *file, const Place *place, Diagnostics *diagnostics) {
  GModule *module = g_module_open(file, G_MODULE_BIND_LOCAL);
  if (!module) {
    const char *cause = g_module_error();
    diagnostics_error(diagnostics, FAULT_PLUGIN, place, _("%s cannot be loaded: %s"), file, cause);
    if (strstr(cause, "undefined symbol"))
      diagnostics_hint(diagnostics, _("build the plugin again with this Songngu, and link it with what it uses"));
    return NULL;
  }
  gpointer symbol = NULL;
  if (g_module_symbol(module, "songngu_plugin", &symbol) && symbol)
    return symbol;
  g_module_close(module);
  diagnostics_error(diagnostics, FAULT_PLUGIN, place, _("%s is not a plugin: it has no songngu_plugin"), file);
  diagnostics_hint(diagnostics, _("a plugin defines its descriptor with SN_PLUGIN"));
  return NULL;
}

static const SnPlugin *load(const char *root, const char *file, SnKind kind, const char *name, const Place *place,
                            Diagnostics *diagnostics) {
  /* Who can write to a build tree can write to the program in it. */
  gboolean own = installation_is_build_tree() && strcmp(root, installation_plugins()) == 0;
  if (!own && !object_check(root, file, place, diagnostics))
    return NULL;
  const SnPlugin *plugin = open_file(file, place, diagnostics);
  return plugin && descriptor_check(plugin, kind, name, file, place, diagnostics) ? plugin : NULL;
}

const SnPlugin *registry_find(Registry *registry, SnKind kind, const char *name, const Place *place,
                              Diagnostics *diagnostics) {
  if (!descriptor_is_name(name)) {
    diagnostics_error(diagnostics, fault_of(place), place, _("“%s” cannot be a plugin's name"), name);
    diagnostics_hint(diagnostics, _("names of plugins have the letters a to z, digits and hyphens"));
    return NULL;
  }
  g_autofree char *key = g_strconcat(registry_kind_word(kind), "/", name, NULL);
  Loaded *known = g_hash_table_lookup(registry->plugins, key);
  if (known && known->plugin)
    return known->plugin;
  const char *root;
  g_autofree char *file = find_file(registry, kind, name, &root);
  if (!file) {
    report_unknown(registry, kind, name, place, diagnostics);
    return NULL;
  }
  const SnPlugin *plugin = load(root, file, kind, name, place, diagnostics);
  if (!plugin)
    return NULL;
  Loaded *loaded = g_new0(Loaded, 1);
  *loaded = (Loaded){g_steal_pointer(&file), plugin};
  g_hash_table_insert(registry->plugins, g_steal_pointer(&key), loaded);
  return plugin;
}

/* Adds the names of NAME.so files in `folder`. */
static void collect_names(const char *folder, GHashTable *names) {
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  for (const char *entry = dir ? g_dir_read_name(dir) : NULL; entry; entry = g_dir_read_name(dir)) {
    if (!g_str_has_suffix(entry, ".so"))
      continue;
    char *name = g_strndup(entry, strlen(entry) - strlen(".so"));
    if (descriptor_is_name(name))
      g_hash_table_add(names, name);
    else
      g_free(name);
  }
}

static gint compare_names(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

char **registry_names(Registry *registry, SnKind kind) {
  g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (char **path = registry->paths; *path; path++) {
    g_autofree char *folder = g_build_filename(*path, registry_kind_word(kind), NULL);
    collect_names(folder, names);
  }
  g_autofree char *any = installation_plugin_path(registry_kind_word(kind), "any");
  g_autofree char *folder = g_path_get_dirname(any);
  collect_names(folder, names);
  guint count;
  g_autofree char **keys = (char **)g_hash_table_get_keys_as_array(names, &count);
  g_hash_table_steal_all(names);
  qsort(keys, count, sizeof *keys, compare_names);
  return g_steal_pointer(&keys);
}

const char *registry_file(Registry *registry, const SnPlugin *plugin) {
  g_autofree char *key = g_strconcat(registry_kind_word(plugin->kind), "/", plugin->name, NULL);
  const Loaded *loaded = g_hash_table_lookup(registry->plugins, key);
  return loaded ? loaded->file : NULL;
}
