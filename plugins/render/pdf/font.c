/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "font.h"

#include <math.h>

#include "../subset.h"
#include "font-private.h"

static bool has_table(hb_face_t *face, hb_tag_t tag) {
  hb_blob_t *table = hb_face_reference_table(face, tag);
  bool has = hb_blob_get_length(table) > 0;
  hb_blob_destroy(table);
  return has;
}

static Font *font_open(SnContext *context, const SnFont *source) {
  hb_face_t *face = subset_face(source);
  bool cff = has_table(face, HB_TAG('C', 'F', 'F', ' '));
  if (!cff && !has_table(face, HB_TAG('g', 'l', 'y', 'f'))) {
    hb_face_destroy(face);
    sn_fail(context, "the font “%s %s” cannot be put into a PDF file: it has neither TrueType nor CFF outlines",
            source->family, source->style);
    sn_hint(context, "use a static TrueType or OpenType version of the font");
    return NULL;
  }
  Font *font = array_new(1, sizeof *font);
  font->source = source;
  font->cff = cff;
  font->face = face;
  font->hb = hb_font_create(face);
  font->em = source->units_per_em ? source->units_per_em : hb_face_get_upem(face);
  font->glyph_count = hb_face_get_glyph_count(face);
  font->first = array_new(font->glyph_count, sizeof *font->first);
  *array_add(&font->codes) = (Code){0}; /* code 0 is .notdef */
  hb_codepoint_t space = 0;
  if (hb_font_get_nominal_glyph(font->hb, ' ', &space))
    font->space = font_code(font, space, (const uint32_t[]){' '}, 1);
  return font;
}

static void font_close(Font *font) {
  if (!font)
    return;
  hb_font_destroy(font->hb);
  hb_face_destroy(font->face);
  free(font->first);
  array_free(&font->codes);
  array_free(&font->characters);
  free(font);
}

Font *fonts_find(Fonts *fonts, SnContext *context, const SnFont *font) {
  while (fonts->list.count <= font->id)
    *array_add(&fonts->list) = NULL;
  Font **place = &fonts->list.items[font->id];
  if (!*place)
    *place = font_open(context, font);
  return *place;
}

void fonts_free(Fonts *fonts) {
  for (size_t i = 0; i < fonts->list.count; i++)
    font_close(fonts->list.items[i]);
  array_free(&fonts->list);
}

static bool same_text(const Font *font, const Code *code, const uint32_t *characters, uint32_t count) {
  return code->count == count &&
         memcmp(&font->characters.items[code->text], characters, count * sizeof *characters) == 0;
}

/* Bytes that a literal string would have to escape, and line ends that a
 * careless reader would change. */
static bool is_awkward(unsigned byte) {
  return byte == '(' || byte == ')' || byte == '\\' || byte == '\r' || byte == '\n';
}

/* Codes with an awkward byte stay unused, so strings need no escapes. */
static Code *code_add(Font *font) {
  while (is_awkward(font->codes.count >> 8) || is_awkward(font->codes.count & 255))
    *array_add(&font->codes) = (Code){0};
  return font->codes.count <= UINT16_MAX ? array_add(&font->codes) : NULL;
}

uint16_t font_code(Font *font, uint32_t glyph, const uint32_t *characters, uint32_t count) {
  if (glyph >= font->glyph_count)
    return 0;
  for (uint16_t code = font->first[glyph]; code; code = font->codes.items[code].next)
    if (same_text(font, &font->codes.items[code], characters, count))
      return code;
  Code *new = code_add(font);
  if (!new)
    return 0;
  int64_t advance = hb_font_get_glyph_h_advance(font->hb, glyph);
  *new = (Code){.glyph = glyph,
                .width = (int32_t)(advance * EM / (int64_t)font->em),
                .text = (uint32_t)font->characters.count,
                .count = (uint16_t)count,
                .next = font->first[glyph]};
  for (uint32_t i = 0; i < count; i++)
    *array_add(&font->characters) = characters[i];
  return font->first[glyph] = (uint16_t)(new - font->codes.items);
}

uint16_t font_space(Font *font) { return font->space; }
int32_t font_width(const Font *font, uint16_t code) { return font->codes.items[code].width; }
const SnFont *font_source(const Font *font) { return font->source; }

void font_name(const Font *font, Buffer *text) {
  buffer_put(text, "/F");
  buffer_integer(text, (int64_t)font->source->id + 1);
}
