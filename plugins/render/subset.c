/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "subset.h"

#include <hb-subset.h>

#define TAG(s) HB_TAG((s)[0], (s)[1], (s)[2], (s)[3])

hb_face_t *subset_face(const SnFont *font) {
  hb_blob_t *blob = hb_blob_create(font->data, (unsigned)font->length, HB_MEMORY_MODE_READONLY, NULL, NULL);
  hb_face_t *face = hb_face_create(blob, font->index);
  hb_blob_destroy(blob);
  return face;
}

static void drop_tables(hb_subset_input_t *input, const char *const *tags) {
  hb_set_t *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (; *tags; tags++)
    hb_set_add(drop, TAG(*tags));
}

/* Consumes input. */
static bool run(hb_face_t *face, hb_subset_input_t *input, Subset *subset) {
  hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(face, input);
  hb_subset_input_destroy(input);
  *subset = (Subset){0};
  if (!plan)
    return false;
  subset->face = hb_subset_plan_execute_or_fail(plan);
  subset->numbers = hb_map_reference((hb_map_t *)hb_subset_plan_old_to_new_glyph_mapping(plan));
  hb_subset_plan_destroy(plan);
  if (!subset->face)
    subset_done(subset);
  return subset->face != NULL;
}

/* Without the tables of variation a variable font is its default instance,
 * the one that the layout measured. */
#define VARIATION "fvar", "gvar", "avar", "cvar", "HVAR", "VVAR", "MVAR", "STAT"

bool subset_outlines(hb_face_t *face, const hb_set_t *glyphs, Subset *subset) {
  static const char *const needless[] = {"GSUB", "GPOS", "GDEF", "BASE", "JSTF",    "MATH", "cmap",
                                         "name", "post", "OS/2", "COLR", "CPAL",    "SVG ", "vhea",
                                         "vmtx", "VORG", "gasp", "meta", VARIATION, NULL};
  hb_subset_input_t *input = hb_subset_input_create_or_fail();
  if (!input)
    return false;
  drop_tables(input, needless);
  hb_set_union(hb_subset_input_glyph_set(input), glyphs);
  hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
  return run(face, input, subset);
}

/* The names that browsers want of a font: family, style, full and PostScript name. */
static void keep_names(hb_subset_input_t *input) {
  hb_set_t *names = hb_subset_input_set(input, HB_SUBSET_SETS_NAME_ID);
  hb_set_clear(names);
  hb_set_add_range(names, 1, 2);
  hb_set_add(names, 4);
  hb_set_add(names, 6);
}

bool subset_text(hb_face_t *face, const hb_set_t *characters, bool layout, Subset *subset) {
  static const char *const needless[] = {"BASE", "JSTF", "MATH", "gasp", "meta", "VORG", VARIATION, NULL};
  static const char *const shaping[] = {"GSUB", "GPOS", "GDEF", NULL};
  hb_subset_input_t *input = hb_subset_input_create_or_fail();
  if (!input)
    return false;
  drop_tables(input, needless);
  if (!layout)
    drop_tables(input, shaping);
  keep_names(input);
  hb_set_union(hb_subset_input_unicode_set(input), characters);
  hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
  return run(face, input, subset);
}

void subset_done(Subset *subset) {
  hb_face_destroy(subset->face);
  hb_map_destroy(subset->numbers);
  *subset = (Subset){0};
}
