/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A font's objects: Type 0 over a CIDFont over the subset (ISO 32000-1, 9.7).
 *
 * A CMap leads from codes to CIDs.  TrueType: from there a CIDToGIDMap leads to
 * the glyphs.  CFF has no such map: the CIDs are those of the font program. */

#include <math.h>
#include <zlib.h>

#include "../subset.h"
#include "cff.h"
#include "font-private.h"

typedef struct Embedding {
  SnContext *context;
  Writer *writer;
  Haru *haru;
  const Font *font;
  Subset subset;
  uint16_t *cids; /* CFF: by glyph of the subset */
  char name[112]; /* ABCDEF+PostScriptName */
} Embedding;

static uint32_t new_glyph(const Embedding *e, const Code *code) {
  hb_codepoint_t glyph = hb_map_get(e->subset.numbers, code->glyph);
  return glyph == HB_MAP_VALUE_INVALID ? 0 : glyph;
}

static bool cut(Embedding *e) {
  hb_set_t *glyphs = hb_set_create();
  for (size_t i = 1; i < e->font->codes.count; i++)
    if (e->font->codes.items[i].count)
      hb_set_add(glyphs, e->font->codes.items[i].glyph);
  bool ok = subset_outlines(e->font->face, glyphs, &e->subset);
  hb_set_destroy(glyphs);
  return ok;
}

/* The tag is drawn from the subset's bytes: other glyphs, another name. */
static void make_name(Embedding *e, const char *data, unsigned length) {
  uint32_t sum = (uint32_t)crc32(0, (const Bytef *)data, length);
  char *to = e->name, *end = e->name + sizeof e->name - 1;
  for (int i = 0; i < 6; i++, sum /= 26)
    *to++ = (char)('A' + sum % 26);
  *to++ = '+';
  for (const char *p = e->font->source->postscript_name; p && *p && to < end; p++)
    if (*p > ' ' && *p < 127 && !strchr("()<>[]{}/%#", *p))
      *to++ = *p;
  *to = '\0';
}

static uint32_t write_program(Embedding *e) {
  hb_blob_t *blob = e->font->cff ? hb_face_reference_table(e->subset.face, HB_TAG('C', 'F', 'F', ' '))
                                 : hb_face_reference_blob(e->subset.face);
  unsigned length, glyphs = hb_face_get_glyph_count(e->subset.face);
  const char *data = hb_blob_get_data(blob, &length);
  uint32_t number = writer_reserve(e->writer, 1);
  Buffer entries = {0};
  if (e->font->cff) {
    e->cids = array_new(glyphs, sizeof *e->cids);
    if (!cff_cids((const uint8_t *)data, length, e->cids, glyphs))
      number = 0;
    buffer_bytes(&entries, "/Subtype/CIDFontType0C", sizeof "/Subtype/CIDFontType0C");
  } else {
    buffer_put(&entries, "/Length1 ");
    buffer_integer(&entries, length);
    buffer_char(&entries, '\0');
  }
  make_name(e, data, length);
  if (number)
    writer_stream(e->writer, number, entries.data, data, length);
  buffer_free(&entries);
  hb_blob_destroy(blob);
  return number;
}

static uint32_t write_glyph_map(const Embedding *e) {
  size_t count = e->font->codes.count;
  unsigned char *map = array_new(count, 2);
  for (size_t i = 1; i < count; i++) {
    uint32_t glyph = e->font->codes.items[i].count ? new_glyph(e, &e->font->codes.items[i]) : 0;
    map[2 * i] = (unsigned char)(glyph >> 8);
    map[2 * i + 1] = (unsigned char)glyph;
  }
  uint32_t number = writer_reserve(e->writer, 1);
  writer_stream(e->writer, number, "", map, 2 * count);
  free(map);
  return number;
}

/* The CID in the file of one of ours. */
static uint32_t file_cid(const Embedding *e, size_t cid) {
  return e->cids ? e->cids[new_glyph(e, &e->font->codes.items[cid])] : (uint32_t)cid;
}

/* W: the width of each CID, in thousandths. */
static uint32_t write_widths(const Embedding *e) {
  Buffer text = {0};
  bool open = false;
  uint32_t last = 0;
  buffer_char(&text, '[');
  for (size_t i = 1; i < e->font->codes.count; i++) {
    const Code *code = &e->font->codes.items[i];
    if (!code->count)
      continue;
    uint32_t cid = file_cid(e, i);
    if (!open || cid != last + 1) {
      buffer_put(&text, open ? "]" : "");
      buffer_integer(&text, cid);
      buffer_char(&text, '[');
    } else {
      buffer_char(&text, ' ');
    }
    buffer_number(&text, code->width / (EM / 1000.0), 2);
    open = true;
    last = cid;
  }
  buffer_put(&text, open ? "]]" : "]");
  uint32_t number = writer_reserve(e->writer, 1);
  writer_object(e->writer, number, text.data, text.length);
  buffer_free(&text);
  return number;
}

/* ---- CMaps ---- */

static void cmap_begin(Buffer *text, const char *name, const char *ordering, int type) {
  buffer_put(text, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)"
                   "/Ordering(");
  buffer_put(text, ordering);
  buffer_put(text, ")/Supplement 0>>def\n/CMapName/");
  buffer_put(text, name);
  buffer_put(text, " def\n/CMapType ");
  buffer_integer(text, type);
  buffer_put(text, " def\n/WMode 0 def\n2 begincodespacerange\n<00><DF>\n<E000><FFFF>\nendcodespacerange\n");
}

static void cmap_end(Buffer *text) {
  buffer_put(text, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
}

static void put_code(Buffer *text, uint32_t code) {
  const unsigned char bytes[] = {(unsigned char)(code >> 8), (unsigned char)code};
  bool is_long = code >= FIRST_LONG_CODE;
  buffer_char(text, '<');
  buffer_hex(text, is_long ? bytes : bytes + 1, is_long ? 2 : 1);
  buffer_char(text, '>');
}

/* Empties the block. */
static void put_block(Buffer *text, const char *kind, unsigned count, Buffer *block) {
  buffer_integer(text, count);
  buffer_put(text, " begin");
  buffer_put(text, kind);
  buffer_char(text, '\n');
  buffer_bytes(text, block->data, block->length);
  buffer_put(text, "end");
  buffer_put(text, kind);
  buffer_char(text, '\n');
  buffer_clear(block);
}

static void put_unicode(const Embedding *e, Buffer *text, size_t cid) {
  const Code *code = &e->font->codes.items[cid];
  buffer_char(text, '<');
  for (uint32_t k = 0; k < code->count; k++)
    buffer_utf16_character(text, e->font->characters.items[code->text + k]);
  buffer_put(text, ">\n");
}

static void put_file_cid(const Embedding *e, Buffer *text, size_t cid) {
  buffer_integer(text, file_cid(e, cid));
  buffer_char(text, '\n');
}

/* An entry for each code, in blocks of a hundred, the most a block may have. */
static void cmap_entries(const Embedding *e, Buffer *text, const char *kind,
                         void (*put)(const Embedding *e, Buffer *text, size_t cid)) {
  Buffer block = {0};
  unsigned held = 0;
  for (size_t i = 1; i < e->font->codes.count; i++) {
    bool last = i + 1 == e->font->codes.count; /* the last is a used one */
    if (e->font->codes.items[i].count) {
      put_code(&block, code_of((uint32_t)i));
      put(e, &block, i);
      held++;
    }
    if (held < 100 && !last)
      continue;
    put_block(text, kind, held, &block);
    held = 0;
  }
  buffer_free(&block);
}

static uint32_t write_unicode_map(const Embedding *e) {
  Buffer text = {0};
  uint32_t number = writer_reserve(e->writer, 1);
  cmap_begin(&text, "Adobe-Identity-UCS", "UCS", 2);
  cmap_entries(e, &text, "bfchar", put_unicode);
  cmap_end(&text);
  writer_stream(e->writer, number, "", text.data, text.length);
  buffer_free(&text);
  return number;
}

static uint32_t write_encoding(const Embedding *e) {
  Buffer text = {0}, entries = {0};
  uint32_t number = writer_reserve(e->writer, 1);
  buffer_put(&entries,
             "/Type/CMap/WMode 0/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CMapName/");
  buffer_bytes(&entries, e->name, strlen(e->name) + 1);
  cmap_begin(&text, e->name, "Identity", 1);
  cmap_entries(e, &text, "cidchar", put_file_cid);
  cmap_end(&text);
  writer_stream(e->writer, number, entries.data, text.data, text.length);
  buffer_free(&text);
  buffer_free(&entries);
  return number;
}

/* ---- dictionaries ---- */

static int thousandths(const Embedding *e, int32_t units) { return (int)lround(units * 1000.0 / (double)e->font->em); }

static HPDF_Array bounding_box(const Embedding *e) {
  hb_blob_t *head = hb_face_reference_table(e->font->face, HB_TAG('h', 'e', 'a', 'd'));
  unsigned length;
  const unsigned char *data = (const unsigned char *)hb_blob_get_data(head, &length);
  HPDF_Array box = haru_array(e->haru);
  for (unsigned at = 36; at < 44; at += 2)
    HPDF_Array_AddNumber(box, length < 44 ? 0 : thousandths(e, (int16_t)(data[at] << 8 | data[at + 1])));
  hb_blob_destroy(head);
  return box;
}

static HPDF_Dict make_descriptor(const Embedding *e, uint32_t program) {
  enum { SYMBOLIC = 4, ITALIC = 64 };
  const SnFont *source = e->font->source;
  HPDF_Dict descriptor = haru_object(e->haru);
  double stem = source->weight / 65.0; /* an estimate; only a stand-in font would use it */
  HPDF_Dict_AddName(descriptor, "Type", "FontDescriptor");
  HPDF_Dict_AddName(descriptor, "FontName", e->name);
  HPDF_Dict_AddNumber(descriptor, "Flags", SYMBOLIC | (source->italic ? ITALIC : 0));
  HPDF_Dict_Add(descriptor, "FontBBox", bounding_box(e));
  HPDF_Dict_AddNumber(descriptor, "ItalicAngle",
                      (int)lround((double)hb_style_get_value(e->font->hb, HB_STYLE_TAG_SLANT_ANGLE)));
  HPDF_Dict_AddNumber(descriptor, "Ascent", thousandths(e, source->ascent));
  HPDF_Dict_AddNumber(descriptor, "Descent", thousandths(e, source->descent));
  HPDF_Dict_AddNumber(descriptor, "CapHeight", thousandths(e, source->cap_height));
  HPDF_Dict_AddNumber(descriptor, "StemV", (int)lround(50 + stem * stem));
  haru_refer(e->haru, descriptor, e->font->cff ? "FontFile3" : "FontFile2", program);
  return descriptor;
}

static HPDF_Dict make_cid_font(const Embedding *e, uint32_t program) {
  HPDF_Dict font = haru_object(e->haru), system = haru_dict(e->haru);
  HPDF_Dict_AddName(font, "Type", "Font");
  HPDF_Dict_AddName(font, "Subtype", e->font->cff ? "CIDFontType0" : "CIDFontType2");
  HPDF_Dict_AddName(font, "BaseFont", e->name);
  haru_bytes(e->haru, system, "Registry", "Adobe", 5);
  haru_bytes(e->haru, system, "Ordering", "Identity", 8);
  HPDF_Dict_AddNumber(system, "Supplement", 0);
  HPDF_Dict_Add(font, "CIDSystemInfo", system);
  HPDF_Dict_Add(font, "FontDescriptor", make_descriptor(e, program));
  haru_refer(e->haru, font, "W", write_widths(e));
  if (!e->font->cff)
    haru_refer(e->haru, font, "CIDToGIDMap", write_glyph_map(e));
  return font;
}

static uint32_t make_font(const Embedding *e, uint32_t program) {
  HPDF_Dict font = haru_object(e->haru);
  HPDF_Array descendants = haru_array(e->haru);
  HPDF_Dict_AddName(font, "Type", "Font");
  HPDF_Dict_AddName(font, "Subtype", "Type0");
  HPDF_Dict_AddName(font, "BaseFont", e->name);
  haru_refer(e->haru, font, "Encoding", write_encoding(e));
  HPDF_Dict_Add(font, "DescendantFonts", descendants);
  HPDF_Array_Add(descendants, make_cid_font(e, program));
  haru_refer(e->haru, font, "ToUnicode", write_unicode_map(e));
  return haru_number(font);
}

static bool embed(Embedding *e, Buffer *resources) {
  uint32_t program = cut(e) ? write_program(e) : 0;
  if (program == 0)
    return sn_fail(e->context, "the font “%s %s” is broken: its used glyphs cannot be cut out of it",
                   e->font->source->family, e->font->source->style);
  font_name(e->font, resources);
  buffer_char(resources, ' ');
  buffer_reference(resources, make_font(e, program));
  return true;
}

bool fonts_embed(Fonts *fonts, SnContext *context, Writer *writer, Haru *haru, Buffer *resources) {
  bool ok = true;
  for (size_t i = 0; i < fonts->list.count; i++) {
    if (!fonts->list.items[i])
      continue;
    Embedding e = {.context = context, .writer = writer, .haru = haru, .font = fonts->list.items[i]};
    ok = embed(&e, resources) && ok;
    subset_done(&e.subset);
    free(e.cids);
  }
  return ok;
}
