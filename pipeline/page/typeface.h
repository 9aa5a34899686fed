/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A font file opened for shaping and for renderers: what a Face is inside this room. */

#include <hb.h>

#include "page/font.h"

typedef struct Typeface {
  Face face; /* first: a Face * is a Typeface * */
  SnFont font;
  char *path;
  hb_font_t *hb; /* scaled to font units */
  hb_blob_t *blob;
  char *style, *postscript_name;
  double em;                                    /* 1 / units per em */
  double space;                                 /* width of U+0020 in ems */
  double underline_offset, underline_thickness; /* ems; offset of the middle of the stroke below the baseline */
} Typeface;

/* NULL when the file cannot be read as a font. */
Typeface *typeface_open(const char *path, guint index, const char *family, guint id);
void typeface_close(Typeface *typeface);

static inline const Typeface *typeface_of(const Face *face) { return (const Typeface *)face; }
