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

/* Bytes that a literal string would have to escape, and line ends that a
 * careless reader would change. */
static bool is_awkward(uint32_t byte) {
  return byte == '(' || byte == ')' || byte == '\\' || byte == '\r' || byte == '\n';
}

/* The next CID whose code has no such byte, so that strings need no escapes; 0 when none is left. */
static uint16_t take_cid(Font *font) {
  uint32_t cid = font->next_cid;
  while (is_awkward(code_of(cid) & 255) || cid == SPACE_CID)
    cid++;
  if (code_of(cid) > UINT16_MAX)
    return 0;
  font->next_cid = cid + 1;
  return (uint16_t)cid;
}

static void cid_set(Font *font, uint16_t cid, uint32_t glyph, const uint32_t *characters, uint32_t count) {
  int64_t advance = hb_font_get_glyph_h_advance(font->hb, glyph);
  while (font->codes.count <= cid)
    *array_add(&font->codes) = (Code){0};
  font->codes.items[cid] = (Code){.glyph = glyph,
                                  .width = (int32_t)(advance * EM / (int64_t)font->em),
                                  .text = (uint32_t)font->characters.count,
                                  .count = (uint16_t)count};
  for (uint32_t i = 0; i < count; i++)
    *array_add(&font->characters) = characters[i];
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
  font->next_cid = 1;
  hb_codepoint_t space = 0;
  if (hb_font_get_nominal_glyph(font->hb, ' ', &space)) {
    font->space = SPACE_CID;
    cid_set(font, SPACE_CID, space, (const uint32_t[]){' '}, 1);
  }
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

uint16_t font_cid(Font *font, uint32_t glyph, const uint32_t *characters, uint32_t count) {
  if (glyph >= font->glyph_count)
    return 0;
  for (uint16_t cid = font->first[glyph]; cid; cid = font->codes.items[cid].next)
    if (same_text(font, &font->codes.items[cid], characters, count))
      return cid;
  uint16_t cid = take_cid(font);
  if (cid == 0)
    return 0;
  cid_set(font, cid, glyph, characters, count);
  font->codes.items[cid].next = font->first[glyph];
  return font->first[glyph] = cid;
}

uint16_t font_space(Font *font) { return font->space; }
int32_t font_width(const Font *font, uint16_t cid) { return font->codes.items[cid].width; }

const SnFont *font_source(const Font *font) { return font->source; }

void font_put(Buffer *string, uint16_t cid) {
  uint32_t code = code_of(cid);
  if (code >= FIRST_LONG_CODE)
    buffer_char(string, (char)(code >> 8));
  buffer_char(string, (char)code);
}

void font_name(const Font *font, Buffer *text) {
  buffer_put(text, "/F");
  buffer_integer(text, (int64_t)font->source->id + 1);
}
