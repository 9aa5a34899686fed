/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures shaped without the shaping engine.  They are not kerned, and where no rule of the font
 * substitutes or moves them each character is one glyph with its own advance.  Documents of figures have
 * thousands of different ones, each seen once, so this is most of what shaping them would cost. */

#include <hb-aat.h>
#include <hb-ot.h>

#include "page/shape-private.h"

static const char signs[] = "0123456789.,%+-/:()";

struct FigureGlyphs {
  gboolean usable;
  guint32 id[128];
  int32_t advance[128];
};

gboolean is_figures(const char *text, gsize length) {
  static const guint8 classes[256] = {
      ['0'] = 2, ['1'] = 2, ['2'] = 2, ['3'] = 2, ['4'] = 2, ['5'] = 2, ['6'] = 2, ['7'] = 2, ['8'] = 2, ['9'] = 2,
      ['.'] = 1, [','] = 1, ['%'] = 1, ['+'] = 1, ['-'] = 1, ['/'] = 1, [':'] = 1, ['('] = 1, [')'] = 1};
  guint8 seen = 0;
  for (gsize i = 0; i < length; i++) {
    guint8 class = classes[(guint8)text[i]];
    if (!class)
      return FALSE;
    seen |= class;
  }
  return seen & 2;
}

/* Whether a rule that is on by default for `features` of a table touches the glyphs. */
static gboolean is_touched(hb_face_t *face, hb_tag_t table, const hb_tag_t *features, const hb_set_t *glyphs) {
  hb_set_t *lookups = hb_set_create(), *input = hb_set_create();
  hb_ot_layout_collect_lookups(face, table, NULL, NULL, features, lookups);
  gboolean touched = FALSE;
  for (hb_codepoint_t lookup = HB_SET_VALUE_INVALID; !touched && hb_set_next(lookups, &lookup);) {
    hb_set_clear(input);
    hb_ot_layout_lookup_collect_glyphs(face, table, lookup, NULL, input, NULL, NULL);
    hb_set_intersect(input, glyphs);
    touched = !hb_set_is_empty(input);
  }
  hb_set_destroy(lookups);
  hb_set_destroy(input);
  return touched;
}

static gboolean is_plain(hb_face_t *face, const hb_set_t *glyphs) {
  static const hb_tag_t substitutions[] = {
      HB_TAG('c', 'c', 'm', 'p'), HB_TAG('l', 'o', 'c', 'l'), HB_TAG('r', 'l', 'i', 'g'),
      HB_TAG('r', 'c', 'l', 't'), HB_TAG('c', 'a', 'l', 't'), HB_TAG('c', 'l', 'i', 'g'),
      HB_TAG('l', 'i', 'g', 'a'), HB_TAG('r', 'v', 'r', 'n'), 0};
  static const hb_tag_t moves[] = {HB_TAG('d', 'i', 's', 't'), HB_TAG('c', 'u', 'r', 's'), 0};
  return !hb_aat_layout_has_substitution(face) && !is_touched(face, HB_OT_TAG_GSUB, substitutions, glyphs) &&
         !is_touched(face, HB_OT_TAG_GPOS, moves, glyphs);
}

static FigureGlyphs *read_glyphs(const Typeface *typeface) {
  FigureGlyphs *figures = g_new0(FigureGlyphs, 1);
  hb_set_t *glyphs = hb_set_create();
  figures->usable = TRUE;
  for (const char *sign = signs; *sign; sign++) {
    hb_codepoint_t glyph = 0;
    if (!hb_font_get_nominal_glyph(typeface->hb, (hb_codepoint_t)*sign, &glyph))
      figures->usable = FALSE;
    figures->id[(guint8)*sign] = glyph;
    figures->advance[(guint8)*sign] = hb_font_get_glyph_h_advance(typeface->hb, glyph);
    hb_set_add(glyphs, glyph);
  }
  figures->usable = figures->usable && is_plain(hb_font_get_face(typeface->hb), glyphs);
  hb_set_destroy(glyphs);
  return figures;
}

static const FigureGlyphs *glyphs_for(Shaper *shaper, const Typeface *typeface) {
  guint id = typeface->face.id;
  if (id >= shaper->figures->len)
    g_ptr_array_set_size(shaper->figures, (int)id + 1);
  if (!shaper->figures->pdata[id])
    shaper->figures->pdata[id] = read_glyphs(typeface);
  return shaper->figures->pdata[id];
}

const SnRun *shape_figures(Shaper *shaper, const Typeface *typeface, const char *text, guint length) {
  const FigureGlyphs *figures = glyphs_for(shaper, typeface);
  if (!figures->usable)
    return NULL;
  SnGlyph *glyphs = slab_take(shaper->home, length * sizeof *glyphs);
  SnRun *run = slab_take(shaper->home, sizeof *run);
  *run = (SnRun){.font = &typeface->font,
                 .text = text,
                 .text_length = length,
                 .count = length,
                 .glyphs = glyphs,
                 .lasting = shaper->home == &shaper->lasting};
  for (guint i = 0; i < length; i++) {
    guint8 sign = (guint8)text[i];
    glyphs[i] = (SnGlyph){.id = figures->id[sign], .advance = figures->advance[sign], .cluster = i};
    run->advance += figures->advance[sign];
  }
  return run;
}
