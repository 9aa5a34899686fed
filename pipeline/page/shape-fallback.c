/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words that one face cannot show alone: Pango cuts them by script, direction and font. */

#include <hb-glib.h>
#include <pango/pangofc-font.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>

#include "page/font-private.h"
#include "page/shape-private.h"

/* A font map starts to load the machine's own configuration on a thread, needed or not.  It finds one
 * without any font already there and leaves it at that. */
static void shut_out_other_fonts(void) {
  FcConfig *empty = FcConfigCreate();
  FcConfigSetCurrent(empty);
  FcConfigDestroy(empty);
}

/* Made late: making a font map costs more than a short document's whole layout. */
static PangoContext *itemiser(Shaper *shaper) {
  if (!shaper->itemiser) {
    shut_out_other_fonts();
    PangoFontMap *map = pango_ft2_font_map_new();
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), fonts_config(shaper->fonts));
    shaper->itemiser = pango_font_map_create_context(map);
    g_object_unref(map);
  }
  return shaper->itemiser;
}

void shape_fallback_free(Shaper *shaper) { g_clear_object(&shaper->itemiser); }

static void describe(PangoContext *context, const Face *face, const char *language) {
  PangoFontDescription *description = pango_font_description_new();
  pango_font_description_set_family_static(description, face->family);
  pango_font_description_set_weight(description, face->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style(description, face->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  pango_font_description_set_size(description, 10 * PANGO_SCALE);
  pango_context_set_font_description(context, description);
  pango_context_set_language(context, pango_language_from_string(language));
  pango_font_description_free(description);
}

static const Typeface *typeface_for(Shaper *shaper, const PangoItem *item, const Typeface *otherwise) {
  PangoFont *font = item->analysis.font;
  if (!font || !PANGO_IS_FC_FONT(font))
    return otherwise;
  const Typeface *typeface = fonts_typeface(shaper->fonts, pango_fc_font_get_pattern(PANGO_FC_FONT(font)));
  return typeface ? typeface : otherwise;
}

static gboolean shape_item(Shaper *shaper, const PangoItem *item, const Typeface *otherwise, const char *text) {
  hb_script_t script = hb_glib_script_to_script((GUnicodeScript)item->analysis.script);
  hb_segment_properties_t properties = {
      .direction = item->analysis.level % 2 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR,
      .script = script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED ? HB_SCRIPT_LATIN : script,
      .language = hb_language_from_string(pango_language_to_string(item->analysis.language), -1)};
  gboolean missing = FALSE;
  const SnRun *run = shape_run(shaper, typeface_for(shaper, item, otherwise), text, (guint)item->offset,
                               (guint)item->length, &properties, TRUE, &missing);
  g_array_append_val(shaper->runs, run);
  return missing;
}

gboolean shape_with_fallback(Shaper *shaper, const Typeface *typeface, const char *language, const char *text,
                             guint length) {
  PangoContext *context = itemiser(shaper);
  describe(context, &typeface->face, language);
  PangoAttrList *none = pango_attr_list_new();
  GList *logical = pango_itemize(context, text, 0, (int)length, none, NULL);
  GList *visual = pango_reorder_items(logical);
  gboolean missing = FALSE;
  for (GList *item = visual; item; item = item->next)
    missing |= shape_item(shaper, item->data, typeface, text);
  g_list_free(visual);
  g_list_free_full(logical, (GDestroyNotify)pango_item_free);
  pango_attr_list_unref(none);
  return missing;
}
