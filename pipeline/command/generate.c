/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/generate.h"

#include <string.h>

#include "command/completion.h"
#include "command/manual.h"
#include "command/template-list.h"
#include "plugin/descriptor.h"
#include "plugin/registry.h"

gboolean generate_asked(char **words) {
  return words[0] && words[1] && strcmp(words[1], "--generate") == 0 && words[2] && !words[3];
}

static void print_names(char **names, const char *prefix, FILE *stream) {
  for (char **name = names; *name; name++)
    fprintf(stream, "%s%s\n", prefix, *name);
}

static void print_plugins(SnKind kind, gboolean with_kind, FILE *stream) {
  Registry *registry = registry_new(NULL);
  g_auto(GStrv) names = registry_names(registry, kind);
  g_autofree char *prefix = with_kind ? g_strconcat(registry_kind_word(kind), "/", NULL) : g_strdup("");
  print_names(names, prefix, stream);
  registry_free(registry);
}

/* What --allow takes. */
static void print_needing(FILE *stream) {
  Registry *registry = registry_new(NULL);
  g_autoptr(Diagnostics) unsaid = diagnostics_new();
  for (int kind = SN_SOURCE; kind <= SN_RENDER; kind++) {
    g_auto(GStrv) names = registry_names(registry, (SnKind)kind);
    for (char **name = names; *name; name++) {
      const SnPlugin *plugin = registry_find(registry, (SnKind)kind, *name, NULL, unsaid);
      if (plugin && descriptor_needs(plugin) != SN_NEEDS_NOTHING)
        fprintf(stream, "%s\n", *name);
    }
  }
  registry_free(registry);
}

static void print_templates(FILE *stream) {
  g_auto(GStrv) names = template_list(TRUE);
  print_names(names, "", stream);
}

int generate(const char *what, FILE *stream) {
  if (strcmp(what, "man") == 0)
    manual_print(stream);
  else if (strcmp(what, "bash") == 0)
    completion_print(stream);
  else if (strcmp(what, "formats") == 0)
    print_plugins(SN_RENDER, FALSE, stream);
  else if (strcmp(what, "sources") == 0)
    print_plugins(SN_SOURCE, FALSE, stream);
  else if (strcmp(what, "needing") == 0)
    print_needing(stream);
  else if (strcmp(what, "templates") == 0)
    print_templates(stream);
  else if (strcmp(what, "plugins") == 0)
    for (int kind = SN_SOURCE; kind <= SN_RENDER; kind++)
      print_plugins((SnKind)kind, TRUE, stream);
  else
    return 2;
  return fflush(stream) != 0 || ferror(stream) ? 6 : 0;
}
