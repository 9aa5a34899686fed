/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/typeface.h"

#include <hb-ot.h>

static char *name_of(hb_face_t *face, hb_ot_name_id_t id) {
  char text[128] = "";
  unsigned size = sizeof text;
  hb_ot_name_get_utf8(face, id, HB_LANGUAGE_INVALID, &size, text);
  return g_strdup(text);
}

/* A metric of the file, or `share` of the em where it has none. */
static double metric(const Typeface *typeface, hb_ot_metrics_tag_t tag, double share) {
  hb_position_t value;
  if (hb_ot_metrics_get_position(typeface->hb, tag, &value) && value != 0)
    return value * typeface->em;
  return share;
}

static void read_metrics(Typeface *typeface) {
  hb_font_extents_t extents = {0};
  hb_font_get_h_extents(typeface->hb, &extents);
  Face *face = &typeface->face;
  face->ascent = extents.ascender * typeface->em;
  face->descent = -extents.descender * typeface->em;
  face->cap_height = metric(typeface, HB_OT_METRICS_TAG_CAP_HEIGHT, 0.66);
  face->x_height = metric(typeface, HB_OT_METRICS_TAG_X_HEIGHT, 0.46);
  typeface->underline_offset = -metric(typeface, HB_OT_METRICS_TAG_UNDERLINE_OFFSET, -0.1);
  typeface->underline_thickness = metric(typeface, HB_OT_METRICS_TAG_UNDERLINE_SIZE, 0.05);
  hb_codepoint_t space;
  if (hb_font_get_nominal_glyph(typeface->hb, ' ', &space))
    typeface->space = hb_font_get_glyph_h_advance(typeface->hb, space) * typeface->em;
  else
    typeface->space = 0.25;
}

static void describe(Typeface *typeface, hb_face_t *hb, guint index) {
  SnFont *font = &typeface->font;
  const Face *face = &typeface->face;
  typeface->style = name_of(hb, HB_OT_NAME_ID_FONT_SUBFAMILY);
  typeface->postscript_name = name_of(hb, HB_OT_NAME_ID_POSTSCRIPT_NAME);
  unsigned length;
  const char *data = hb_blob_get_data(typeface->blob, &length);
  guint em = hb_face_get_upem(hb);
  *font = (SnFont){.size = sizeof *font,
                   .id = face->id,
                   .family = face->family,
                   .style = typeface->style,
                   .postscript_name = typeface->postscript_name,
                   .data = data,
                   .length = length,
                   .index = index,
                   .units_per_em = em,
                   .ascent = (int32_t)(face->ascent * em + 0.5),
                   .descent = -(int32_t)(face->descent * em + 0.5),
                   .cap_height = (int32_t)(face->cap_height * em + 0.5),
                   .x_height = (int32_t)(face->x_height * em + 0.5),
                   .weight = (uint16_t)hb_style_get_value(typeface->hb, HB_STYLE_TAG_WEIGHT),
                   .italic = face->italic};
}

Typeface *typeface_open(const char *path, guint index, const char *family, guint id) {
  hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
  if (!blob)
    return NULL;
  hb_face_t *hb = hb_face_create(blob, index);
  if (hb_face_get_glyph_count(hb) == 0) {
    hb_face_destroy(hb);
    hb_blob_destroy(blob);
    return NULL;
  }
  Typeface *typeface = g_new0(Typeface, 1);
  typeface->path = g_strdup(path);
  typeface->blob = blob;
  typeface->hb = hb_font_create(hb);
  typeface->em = 1.0 / hb_face_get_upem(hb);
  typeface->face.id = id;
  typeface->face.family = g_intern_string(family);
  typeface->face.bold = hb_style_get_value(typeface->hb, HB_STYLE_TAG_WEIGHT) >= 600;
  typeface->face.italic = hb_style_get_value(typeface->hb, HB_STYLE_TAG_ITALIC) > 0 ||
                          hb_style_get_value(typeface->hb, HB_STYLE_TAG_SLANT_ANGLE) != 0;
  read_metrics(typeface);
  describe(typeface, hb, index);
  hb_font_make_immutable(typeface->hb);
  hb_face_destroy(hb);
  return typeface;
}

void typeface_close(Typeface *typeface) {
  if (!typeface)
    return;
  hb_font_destroy(typeface->hb);
  hb_blob_destroy(typeface->blob);
  g_free(typeface->path);
  g_free(typeface->style);
  g_free(typeface->postscript_name);
  g_free(typeface);
}
