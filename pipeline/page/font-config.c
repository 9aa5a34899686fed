/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/font-config.h"

#include <string.h>

#include "base/installation.h"
#include "base/message.h"
#include "page/font-private.h"

/* ---- the configuration ---- */

/* Before fonts are read FcConfigGetFontDirs() has the folders of fonts.conf alone; FcConfigGetConfigDirs(), which
 * should have them, is empty in fontconfig 2.14. */

/* Whether fontconfig's own caches cover all folders.  Where they do not it would read every font
 * and try to write a cache, which is not ours to do. */
static gboolean caches_are_valid(FcConfig *config) {
  FcStrList *folders = FcConfigGetFontDirs(config);
  gboolean valid = TRUE;
  for (FcChar8 *folder; valid && (folder = FcStrListNext(folders));) {
    if (!g_file_test((const char *)folder, G_FILE_TEST_IS_DIR))
      continue;
    FcCache *cache = FcDirCacheLoad(folder, config, NULL);
    valid = cache != NULL;
    if (cache)
      FcDirCacheUnload(cache);
  }
  FcStrListDone(folders);
  return valid;
}

static int compare_names(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* In order of name, so that the choice among equals does not depend on the disk. */
static void read_folder(FcConfig *config, const char *folder) {
  g_autoptr(GDir) entries = g_dir_open(folder, 0, NULL);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
  for (const char *name; entries && (name = g_dir_read_name(entries));)
    if (g_str_has_suffix(name, ".ttf") || g_str_has_suffix(name, ".otf") || g_str_has_suffix(name, ".ttc"))
      g_ptr_array_add(files, g_build_filename(folder, name, NULL));
  g_ptr_array_sort(files, compare_names);
  for (guint i = 0; i < files->len; i++)
    FcConfigAppFontAddFile(config, files->pdata[i]);
}

static void read_folders(FcConfig *config) {
  FcStrList *folders = FcConfigGetFontDirs(config);
  for (FcChar8 *folder; (folder = FcStrListNext(folders));)
    read_folder(config, (const char *)folder);
  FcStrListDone(folders);
}

FcConfig *font_config_load(Diagnostics *diagnostics) {
  g_autofree char *path = installation_data("fonts/fonts.conf");
  FcConfig *config = FcConfigCreate();
  if (!g_file_test(path, G_FILE_TEST_IS_REGULAR) || !FcConfigParseAndLoad(config, (const FcChar8 *)path, FcTrue)) {
    Place place = {.file = path};
    diagnostics_add(diagnostics, FAULT_SYSTEM, SEVERITY_ERROR, &place, _("install Songngu again"),
                    _("the list of font folders cannot be read"));
    FcConfigDestroy(config);
    return NULL;
  }
  if (caches_are_valid(config))
    FcConfigBuildFonts(config);
  else
    read_folders(config);
  return config;
}

/* ---- choosing a font ---- */

gboolean font_pattern_has(FcPattern *pattern, gunichar character) {
  FcCharSet *covered;
  return FcPatternGetCharSet(pattern, FC_CHARSET, 0, &covered) == FcResultMatch && FcCharSetHasChar(covered, character);
}

static gboolean is_of_family(FcPattern *pattern, const char *family) {
  FcChar8 *name;
  for (int i = 0; FcPatternGetString(pattern, FC_FAMILY, i, &name) == FcResultMatch; i++)
    if (g_ascii_strcasecmp((const char *)name, family) == 0)
      return TRUE;
  return FALSE;
}

static int integer_of(FcPattern *pattern, const char *object, int otherwise) {
  int value;
  return FcPatternGetInteger(pattern, object, 0, &value) == FcResultMatch ? value : otherwise;
}

/* How far a pattern is from what is wanted; the heaviest wrong is to lack Vietnamese. */
static int distance(FcPattern *pattern, gboolean bold, gboolean italic) {
  int weight = integer_of(pattern, FC_WEIGHT, FC_WEIGHT_REGULAR);
  int width = integer_of(pattern, FC_WIDTH, FC_WIDTH_NORMAL);
  gboolean slanted = integer_of(pattern, FC_SLANT, FC_SLANT_ROMAN) != FC_SLANT_ROMAN;
  return (font_pattern_has(pattern, FONT_VIETNAMESE_LETTER) ? 0 : 100000) + (slanted != italic ? 10000 : 0) +
         ABS(weight - (bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR)) * 10 + ABS(width - FC_WIDTH_NORMAL) * 20;
}

FcPattern *font_config_find(FcConfig *config, const char *family, gboolean bold, gboolean italic) {
  FcPattern *best = NULL;
  int nearest = G_MAXINT;
  for (FcSetName name = FcSetSystem; name <= FcSetApplication; name++) {
    FcFontSet *set = FcConfigGetFonts(config, name);
    for (int i = 0; set && i < set->nfont; i++) {
      if (!is_of_family(set->fonts[i], family))
        continue;
      int away = distance(set->fonts[i], bold, italic);
      if (away < nearest) {
        nearest = away;
        best = set->fonts[i];
      }
    }
  }
  return best;
}

void font_config_each_family(FcConfig *config, void (*see)(const char *family, gpointer data), gpointer data) {
  for (FcSetName name = FcSetSystem; name <= FcSetApplication; name++) {
    FcFontSet *set = FcConfigGetFonts(config, name);
    FcChar8 *family;
    for (int i = 0; set && i < set->nfont; i++)
      if (FcPatternGetString(set->fonts[i], FC_FAMILY, 0, &family) == FcResultMatch)
        see((const char *)family, data);
  }
}

/* ---- the roles ---- */

static void clear_role(gpointer data) {
  FontRole *role = data;
  g_free(role->path);
}

static void add_role(GArray *roles, const char *line) {
  g_auto(GStrv) cells = g_strsplit(line, "\t", -1);
  if (g_strv_length(cells) < 4)
    return;
  FontRole role = {.role = g_intern_string(cells[0]),
                   .family = g_intern_string(cells[1]),
                   .package = g_intern_string(cells[2]),
                   .required = strcmp(cells[3], "yes") == 0};
  g_array_append_val(roles, role);
}

GArray *font_roles_load(Diagnostics *diagnostics) {
  g_autofree char *path = installation_data("fonts/families.tsv");
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  if (!g_file_get_contents(path, &text, NULL, &error)) {
    Place place = {.file = path};
    diagnostics_add(diagnostics, FAULT_SYSTEM, SEVERITY_ERROR, &place, _("install Songngu again"),
                    _("the list of font families cannot be read: %s"), error->message);
    return NULL;
  }
  GArray *roles = g_array_new(FALSE, FALSE, sizeof(FontRole));
  g_array_set_clear_func(roles, clear_role);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  gboolean head = TRUE;
  for (guint i = 0; lines[i]; i++) {
    if (*lines[i] == '#' || *lines[i] == '\0')
      continue;
    if (!head)
      add_role(roles, lines[i]);
    head = FALSE;
  }
  if (roles->len > 0)
    return roles;
  diagnostics_error(diagnostics, FAULT_SYSTEM, &(Place){.file = path}, _("the list of font families is empty"));
  g_array_unref(roles);
  return NULL;
}
