/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <hb.h>

#include "font.h"

/* What one code stands for.  An unused one has no characters. */
typedef struct Code {
  uint32_t glyph;
  int32_t width;  /* 1/EM */
  uint32_t text;  /* the first of its characters */
  uint16_t count; /* of characters */
  uint16_t next;  /* another code of the same glyph; 0: none */
} Code;

struct Font {
  const SnFont *source;
  hb_face_t *face;
  hb_font_t *hb;
  uint32_t em;
  bool cff;
  uint16_t space;
  uint32_t glyph_count;
  uint16_t *first; /* by glyph: one of its codes; 0: none */
  ARRAY(Code) codes;
  ARRAY(uint32_t) characters;
};
