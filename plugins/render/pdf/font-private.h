/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <hb.h>

#include "font.h"

/* Its code is 32 as well: some readers widen the CID, some the code. */
#define SPACE_CID 32
/* CIDs below have one byte; the code of one from here on is FIRST_LONG_CODE and more. */
#define FIRST_LONG_CID 0xE0
#define FIRST_LONG_CODE 0xE000

/* What one CID stands for.  An unused one has no characters. */
typedef struct Code {
  uint32_t glyph;
  int32_t width;  /* 1/EM */
  uint32_t text;  /* the first of its characters */
  uint16_t count; /* of characters */
  uint16_t next;  /* another CID of the same glyph; 0: none */
} Code;

static inline uint32_t code_of(uint32_t cid) {
  return cid < FIRST_LONG_CID ? cid : cid - FIRST_LONG_CID + FIRST_LONG_CODE;
}

struct Font {
  const SnFont *source;
  hb_face_t *face;
  hb_font_t *hb;
  uint32_t em;
  bool cff;
  uint16_t space;
  uint32_t next_cid;
  uint32_t glyph_count;
  uint16_t *first;   /* by glyph: one of its CIDs; 0: none */
  ARRAY(Code) codes; /* by CID */
  ARRAY(uint32_t) characters;
};
