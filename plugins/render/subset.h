/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A font cut down to the glyphs that a document shows. */

#include <hb.h>
#include <songngu/plugin.h>

/* Reads the font in place; destroy with hb_face_destroy. */
hb_face_t *subset_face(const SnFont *font);

typedef struct Subset {
  hb_face_t *face;
  hb_map_t *numbers; /* glyph of the whole font → glyph of this one */
} Subset;

/* For a format that places glyphs itself: outlines and metrics only.  False
 * when HarfBuzz finds the font broken. */
bool subset_outlines(hb_face_t *face, const hb_set_t *glyphs, Subset *subset);
/* For a program that shapes text again.  `layout`: keep the tables that make marks and ligatures. */
bool subset_text(hb_face_t *face, const hb_set_t *characters, bool layout, Subset *subset);
void subset_done(Subset *subset);
