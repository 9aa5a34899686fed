/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run/words.h"

#include <string.h>

#include "base/installation.h"
#include "base/message.h"
#include "exchange/tbx.h"
#include "plugin/path.h"

#define TEMPLATE_LANGUAGE "vi" /* of the fixed words of templates */

static Locale *find_locale(const char *language, const Units *units, Diagnostics *diagnostics) {
  Locale *locale = locale_new(language, units);
  if (locale)
    return locale;
  diagnostics_error(diagnostics, FAULT_USAGE, NULL, _("there are no editions in “%s”"), language);
  diagnostics_hint(diagnostics, _("the languages are vi and en"));
  return NULL;
}

char *po_path(const char *folder, const char *language) {
  g_autofree char *base = g_strconcat(language, ".po", NULL);
  return g_build_filename(folder, "po", base, NULL);
}

static gint compare_names(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

char **pack_languages(const char *folder_of_pack, const char *own) {
  g_autoptr(GPtrArray) languages = g_ptr_array_new();
  g_autofree char *folder = g_build_filename(folder_of_pack, "po", NULL);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  for (const char *name = dir ? g_dir_read_name(dir) : NULL; name; name = g_dir_read_name(dir)) {
    g_autofree char *language = g_str_has_suffix(name, ".po") ? g_strndup(name, strlen(name) - 3) : NULL;
    if (language && name[0] != '.' && strcmp(language, own) != 0)
      g_ptr_array_add(languages, g_steal_pointer(&language));
  }
  g_ptr_array_sort(languages, compare_names);
  g_ptr_array_insert(languages, 0, g_strdup(own));
  g_ptr_array_add(languages, NULL);
  return (char **)g_ptr_array_free(g_steal_pointer(&languages), FALSE);
}

static gboolean load_translation(const Pack *pack, const char *language, gboolean required, EditionWords *words,
                                 Diagnostics *diagnostics) {
  if (strcmp(language, pack->language) == 0)
    return TRUE;
  g_autofree char *path = po_path(pack->folder, language), *relative = po_path("", language);
  g_autofree char *display = path_display(pack->file, relative);
  gboolean there = g_file_test(path, G_FILE_TEST_EXISTS);
  if (!there && !required)
    return TRUE;
  if (!there) {
    diagnostics_error(diagnostics, FAULT_TRANSLATION, &(Place){.file = pack->file},
                      _("the pack has no translation into “%s”: %s is missing"), language, display);
    diagnostics_hint(diagnostics, _("“songngu translate --update” makes it; or leave “%s” out of --lang"), language);
    return FALSE;
  }
  words->catalogue = catalogue_load(path, display, diagnostics);
  return words->catalogue && catalogue_is_in(words->catalogue, language, diagnostics);
}

/* A template without a file of its own for the language leaves the binder to say which words it lacks. */
static gboolean load_template_words(const Template *template, const char *language, Catalogue **words,
                                    Diagnostics *diagnostics) {
  g_autofree char *path = template ? po_path(template->folder, language) : NULL;
  if (!path || strcmp(language, TEMPLATE_LANGUAGE) == 0 || !g_file_test(path, G_FILE_TEST_EXISTS))
    return TRUE;
  *words = catalogue_load(path, path, diagnostics);
  return *words && catalogue_is_in(*words, language, diagnostics);
}

/* A template inherits from all that it extends, however far. */
static gboolean load_base_words(const Template *base, const char *language, GPtrArray *words,
                                Diagnostics *diagnostics) {
  gboolean good = TRUE;
  for (; base; base = base->base) {
    Catalogue *catalogue = NULL;
    good = load_template_words(base, language, &catalogue, diagnostics) && good;
    if (catalogue)
      g_ptr_array_add(words, catalogue);
  }
  g_ptr_array_add(words, NULL);
  return good;
}

static gboolean add_layer(Glossary *glossary, const char *path, const char *display, Diagnostics *diagnostics) {
  return g_str_has_suffix(path, ".tbx") ? tbx_add(glossary, path, display, diagnostics)
                                        : glossary_add(glossary, path, display, diagnostics);
}

static gboolean add_own(const Pack *pack, const char *name, Glossary *glossary, Diagnostics *diagnostics) {
  g_autofree char *path = g_build_filename(pack->folder, name, NULL);
  g_autofree char *display = path_display(pack->file, name);
  return !g_file_test(path, G_FILE_TEST_EXISTS) || add_layer(glossary, path, display, diagnostics);
}

/* That of the installation, the site's, the pack's. */
static gboolean load_glossary(const Pack *pack, char **glossaries, EditionWords *words, Diagnostics *diagnostics) {
  g_autofree char *installed = installation_data("glossary.tsv");
  gboolean good = TRUE;
  words->glossary = glossary_new();
  if (g_file_test(installed, G_FILE_TEST_EXISTS))
    good = glossary_add(words->glossary, installed, installed, diagnostics);
  for (char **path = glossaries; path && *path; path++)
    good = add_layer(words->glossary, *path, *path, diagnostics) && good;
  good = add_own(pack, "glossary.tsv", words->glossary, diagnostics) && good;
  return add_own(pack, "glossary.tbx", words->glossary, diagnostics) && good;
}

gboolean edition_words_load(EditionWords *words, const Pack *pack, const char *language, const Units *units,
                            char **glossaries, gboolean required, Diagnostics *diagnostics) {
  const Template *template = pack->template;
  words->locale = find_locale(language, units, diagnostics);
  if (!words->locale)
    return FALSE;
  words->source_locale = locale_new(pack->language, units);
  gboolean good = load_translation(pack, language, required, words, diagnostics);
  good = load_template_words(template, language, &words->template_words, diagnostics) && good;
  words->base_words = g_ptr_array_new_with_free_func((GDestroyNotify)catalogue_free);
  good = load_base_words(template->base, language, words->base_words, diagnostics) && good;
  return load_glossary(pack, glossaries, words, diagnostics) && good;
}

void edition_words_clear(EditionWords *words) {
  locale_free(words->locale);
  locale_free(words->source_locale);
  catalogue_free(words->catalogue);
  catalogue_free(words->template_words);
  g_clear_pointer(&words->base_words, g_ptr_array_unref);
  glossary_free(words->glossary);
}

Edition edition_words_edition(const EditionWords *words, const Pack *pack, GHashTable *tables, const Units *units) {
  return (Edition){
      .pack = pack,
      .tables = tables,
      .units = units,
      .locale = words->locale,
      .source_locale = words->source_locale,
      .catalogue = words->catalogue,
      .template_words = words->template_words,
      .base_words = words->base_words ? (Catalogue *const *)words->base_words->pdata : NULL,
      .glossary = words->glossary,
  };
}
