/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/font.h"

#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "page/font-config.h"
#include "page/font-private.h"

/* A family and style once asked for. */
typedef struct Request {
  char *family;
  gboolean bold, italic;
  Typeface *typeface;
} Request;

struct Fonts {
  FcConfig *config;
  GArray *roles;    /* FontRole */
  GArray *requests; /* Request */
  GPtrArray *faces; /* Typeface, by id */
  Diagnostics *diagnostics;
};

/* ---- roles ---- */

static const FontRole *find_role(const GArray *roles, const char *name) {
  for (guint i = 0; i < roles->len; i++)
    if (strcmp(g_array_index(roles, FontRole, i).role, name) == 0)
      return &g_array_index(roles, FontRole, i);
  return NULL;
}

static char *pattern_path(FcPattern *pattern) {
  FcChar8 *path;
  return FcPatternGetString(pattern, FC_FILE, 0, &path) == FcResultMatch ? g_strdup((const char *)path) : NULL;
}

static void find_role_files(FcConfig *config, GArray *roles) {
  for (guint i = 0; i < roles->len; i++) {
    FontRole *role = &g_array_index(roles, FontRole, i);
    FcPattern *pattern = font_config_find(config, role->family, FALSE, FALSE);
    if (pattern && font_pattern_has(pattern, FONT_VIETNAMESE_LETTER))
      role->path = pattern_path(pattern);
  }
}

static gboolean roles_are_served(FcConfig *config, const GArray *roles, Diagnostics *diagnostics) {
  gboolean served = TRUE;
  for (guint i = 0; i < roles->len; i++) {
    const FontRole *role = &g_array_index(roles, FontRole, i);
    if (role->path || !role->required)
      continue;
    served = FALSE;
    if (font_config_find(config, role->family, FALSE, FALSE))
      diagnostics_error(diagnostics, FAULT_SYSTEM, NULL,
                        _("the font family “%s” on this machine has no Vietnamese letters"), role->family);
    else
      diagnostics_error(diagnostics, FAULT_SYSTEM, NULL, _("the font family “%s” is missing"), role->family);
    diagnostics_hint(diagnostics, _("install the Debian package %s"), role->package);
  }
  return served;
}

GArray *fonts_survey(Diagnostics *diagnostics) {
  GArray *roles = font_roles_load(diagnostics);
  FcConfig *config = roles ? font_config_load(diagnostics) : NULL;
  if (config) {
    find_role_files(config, roles);
    FcConfigDestroy(config);
  }
  return roles;
}

/* ---- files ---- */

static Typeface *open_file(Fonts *fonts, const char *path, guint index, const char *family) {
  for (guint i = 0; i < fonts->faces->len; i++) {
    Typeface *typeface = fonts->faces->pdata[i];
    if (typeface->font.index == index && strcmp(typeface->path, path) == 0)
      return typeface;
  }
  Typeface *typeface = typeface_open(path, index, family, fonts->faces->len);
  if (typeface)
    g_ptr_array_add(fonts->faces, typeface);
  return typeface;
}

static Typeface *open_family(Fonts *fonts, const char *family, gboolean bold, gboolean italic) {
  FcPattern *pattern = font_config_find(fonts->config, family, bold, italic);
  g_autofree char *path = pattern ? pattern_path(pattern) : NULL;
  int index = 0;
  if (!path)
    return NULL;
  FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
  return open_file(fonts, path, (guint)index, family);
}

/* ---- opening ---- */

static void clear_request(gpointer data) { g_free(((Request *)data)->family); }

/* The face that stands in wherever another cannot be had: the first role's. */
static gboolean open_first_face(Fonts *fonts) {
  const FontRole *role = &g_array_index(fonts->roles, FontRole, 0);
  if (open_family(fonts, role->family, FALSE, FALSE))
    return TRUE;
  diagnostics_error(fonts->diagnostics, FAULT_SYSTEM, &(Place){.file = role->path},
                    _("the file cannot be read as a font"));
  diagnostics_hint(fonts->diagnostics, _("install the Debian package %s"), role->package);
  return FALSE;
}

void fonts_report_to(Fonts *fonts, Diagnostics *diagnostics) { fonts->diagnostics = diagnostics; }

Fonts *fonts_open(Diagnostics *diagnostics) {
  Fonts *fonts = g_new0(Fonts, 1);
  fonts->diagnostics = diagnostics;
  fonts->requests = g_array_new(FALSE, FALSE, sizeof(Request));
  g_array_set_clear_func(fonts->requests, clear_request);
  fonts->faces = g_ptr_array_new_with_free_func((GDestroyNotify)typeface_close);
  fonts->roles = font_roles_load(diagnostics);
  fonts->config = fonts->roles ? font_config_load(diagnostics) : NULL;
  if (fonts->config)
    find_role_files(fonts->config, fonts->roles);
  if (!fonts->config || !roles_are_served(fonts->config, fonts->roles, diagnostics) || !open_first_face(fonts)) {
    fonts_close(fonts);
    return NULL;
  }
  return fonts;
}

void fonts_close(Fonts *fonts) {
  if (!fonts)
    return;
  g_array_unref(fonts->requests);
  g_ptr_array_unref(fonts->faces);
  g_clear_pointer(&fonts->roles, g_array_unref);
  if (fonts->config)
    FcConfigDestroy(fonts->config);
  g_free(fonts);
}

FcConfig *fonts_config(Fonts *fonts) { return fonts->config; }

/* ---- faces ---- */

static void add_candidate(const char *family, gpointer data) {
  if (!g_ptr_array_find_with_equal_func(data, family, g_str_equal, NULL))
    g_ptr_array_add(data, (gpointer)family);
}

static void report_unknown(Fonts *fonts, const char *family) {
  g_autoptr(GPtrArray) candidates = g_ptr_array_new();
  for (guint i = 0; i < fonts->roles->len; i++)
    g_ptr_array_add(candidates, (gpointer)g_array_index(fonts->roles, FontRole, i).role);
  font_config_each_family(fonts->config, add_candidate, candidates);
  g_ptr_array_add(candidates, NULL);
  const char *near = text_suggest(family, (const char *const *)candidates->pdata);
  diagnostics_error(fonts->diagnostics, FAULT_PACK, NULL, _("there is no font family “%s”"), family);
  if (near)
    diagnostics_hint(fonts->diagnostics, _("did you mean “%s”?"), near);
  else
    diagnostics_hint(fonts->diagnostics, _("a style's font-family is serif, sans-serif or monospace"));
}

static Typeface *resolve(Fonts *fonts, const char *family, gboolean bold, gboolean italic) {
  const FontRole *role = find_role(fonts->roles, family);
  Typeface *typeface = open_family(fonts, role ? role->family : family, bold, italic);
  if (typeface)
    return typeface;
  if (!role)
    report_unknown(fonts, family);
  return fonts->faces->pdata[0];
}

const Face *fonts_face(Fonts *fonts, const char *family, gboolean bold, gboolean italic) {
  bold = !!bold;
  italic = !!italic;
  for (guint i = 0; i < fonts->requests->len; i++) {
    const Request *request = &g_array_index(fonts->requests, Request, i);
    if (request->bold == bold && request->italic == italic && strcmp(request->family, family) == 0)
      return &request->typeface->face;
  }
  Request request = {g_strdup(family), bold, italic, resolve(fonts, family, bold, italic)};
  g_array_append_val(fonts->requests, request);
  return &request.typeface->face;
}

const Typeface *fonts_typeface(Fonts *fonts, FcPattern *pattern) {
  FcChar8 *family;
  int weight = FC_WEIGHT_REGULAR, slant = FC_SLANT_ROMAN;
  if (FcPatternGetString(pattern, FC_FAMILY, 0, &family) != FcResultMatch)
    return NULL;
  FcPatternGetInteger(pattern, FC_WEIGHT, 0, &weight);
  FcPatternGetInteger(pattern, FC_SLANT, 0, &slant);
  return open_family(fonts, (const char *)family, weight >= FC_WEIGHT_DEMIBOLD, slant != FC_SLANT_ROMAN);
}
