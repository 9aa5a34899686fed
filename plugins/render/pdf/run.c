/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "run.h"

#include <hb.h>
#include <math.h>

#include "../cluster.h"

#define WORD_JOINER 0x2060

void runs_free(Runs *runs) {
  free(runs->table);
  buffer_free(&runs->bytes);
  *runs = (Runs){0};
}

static bool holds(const Encoded *entry, const SnRun *run, float size) {
  return entry->run == run && (!entry->sized || entry->size == size);
}

static size_t slot_of(const Runs *runs, const SnRun *run, float size) {
  uint64_t hash = (uint64_t)(uintptr_t)run * 0x9E3779B97F4A7C15u;
  size_t slot = (size_t)(hash >> 32) & (runs->room - 1);
  while (runs->table[slot].run && !holds(&runs->table[slot], run, size))
    slot = (slot + 1) & (runs->room - 1);
  return slot;
}

static void runs_grow(Runs *runs) {
  Runs old = *runs;
  runs->room = old.room ? old.room * 2 : 4096;
  runs->table = array_new(runs->room, sizeof *runs->table);
  for (size_t i = 0; i < old.room; i++)
    if (old.table[i].run)
      runs->table[slot_of(runs, old.table[i].run, old.table[i].size)] = old.table[i];
  free(old.table);
}

/* One run being encoded. */
typedef struct Encoding {
  Buffer *out;
  Font *font;
  const SnRun *run;
  double size;
  double em;    /* in font units */
  double unit;  /* 1/EM in a font unit */
  int64_t from; /* advances so far, in font units */
  int64_t pen;  /* where a reader's pen is, in 1/EM */
  int32_t rise; /* in font units */
  bool sized;
} Encoding;

/* A cluster and the characters it shows, for a CID. */
typedef struct Shown {
  Cluster cluster;
  uint32_t characters[MOST_CHARACTERS];
  uint32_t count;
} Shown;

/* Marks join their base where Unicode has a character for both, as NFC does. */
static uint32_t compose(uint32_t *characters, uint32_t count) {
  hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
  uint32_t kept = 1;
  for (uint32_t i = 1; i < count; i++) {
    hb_codepoint_t both;
    if (hb_unicode_compose(unicode, characters[kept - 1], characters[i], &both))
      characters[kept - 1] = both;
    else
      characters[kept++] = characters[i];
  }
  return count ? kept : 0;
}

static void show(Shown *shown, Cluster cluster) {
  shown->cluster = cluster;
  shown->count = 0;
  for (const char *p = cluster.text, *end = p + cluster.length; p < end && shown->count < MOST_CHARACTERS;) {
    uint32_t c = utf8_next(&p, end);
    /* ISO 19005-2, 6.2.11.7.2 forbids these as what a code stands for. */
    shown->characters[shown->count++] = c == 0 || c == 0xFFFE || c == 0xFEFF ? WORD_JOINER : c;
  }
  shown->count = compose(shown->characters, shown->count);
}

static void put_rise(Encoding *e, int32_t rise) {
  if (rise == e->rise)
    return;
  buffer_put(e->out, ")]TJ ");
  buffer_number(e->out, rise * e->size / e->em, 3);
  buffer_put(e->out, " Ts[(");
  e->rise = rise;
  e->sized = true;
}

/* Moves a reader's pen to `to`.  What rounding leaves is moved by the next adjustment. */
static void put_move(Encoding *e, int64_t to) {
  int64_t thousandths = llround((double)(e->pen - to) * 1000 / EM);
  if (thousandths == 0)
    return;
  buffer_char(e->out, ')');
  buffer_integer(e->out, thousandths);
  buffer_char(e->out, '(');
  e->pen -= thousandths * (EM / 1000);
}

static bool put_glyph(Encoding *e, const SnGlyph *glyph, const uint32_t *characters, uint32_t count) {
  uint16_t cid = glyph->id == 0 ? 0 : font_cid(e->font, glyph->id, characters, count);
  if (cid == 0)
    return false;
  put_rise(e, glyph->y_offset);
  put_move(e, llround((double)(e->from + glyph->x_offset) * e->unit));
  font_put(e->out, cid);
  e->pen += font_width(e->font, cid);
  e->from += glyph->advance;
  return true;
}

/* Several glyphs, or more characters than a code may have, stand for the text
 * together: ActualText says so.  For readers that do not know it each glyph has
 * its own character, or the first has all. */
static bool put_span(Encoding *e, const Shown *shown) {
  static const uint32_t nothing = WORD_JOINER;
  const Cluster *cluster = &shown->cluster;
  bool ok = true, paired = shown->count == cluster->count;
  buffer_put(e->out, ")]TJ/Span<</ActualText<FEFF");
  if (cluster->length < MOST_CHARACTERS)
    for (uint32_t i = 0; i < shown->count; i++)
      buffer_utf16_character(e->out, shown->characters[i]);
  else
    buffer_utf16(e->out, cluster->text, cluster->length, 32000);
  buffer_put(e->out, ">>>BDC[(");
  for (uint32_t i = 0; i < cluster->count; i++) {
    const uint32_t *characters = paired ? &shown->characters[i] : i == 0 ? shown->characters : &nothing;
    uint32_t count = paired || i > 0 || shown->count == 0 ? 1 : shown->count;
    ok = put_glyph(e, &e->run->glyphs[cluster->first + i], shown->count ? characters : &nothing, count) && ok;
  }
  buffer_put(e->out, ")]TJ EMC[(");
  return ok;
}

static bool encode(Encoding *e) {
  bool ok = true;
  Shown shown;
  for (uint32_t i = 0; i < e->run->count; i += shown.cluster.count) {
    show(&shown, cluster_at(e->run, i));
    if (shown.cluster.count == 1 && shown.count > 0 && shown.cluster.length < MOST_CHARACTERS)
      ok = put_glyph(e, &e->run->glyphs[i], shown.characters, shown.count) && ok;
    else
      ok = put_span(e, &shown) && ok;
  }
  put_rise(e, 0);
  return ok;
}

static bool refuse(SnContext *context, const SnRun *run) {
  return sn_fail(context, "the font “%s %s” lacks a glyph for “%.*s”", run->font->family, run->font->style,
                 (int)(run->text_length < 60 ? run->text_length : 60), run->text);
}

static bool runs_encode(Runs *runs, SnContext *context, Font *font, Encoded *entry, const SnRun *run, float size) {
  double em = run->font->units_per_em ? run->font->units_per_em : 1000;
  Encoding e = {.out = &runs->bytes, .font = font, .run = run, .size = (double)size, .em = em, .unit = EM / em};
  size_t at = runs->bytes.length;
  if (!encode(&e))
    return refuse(context, run);
  *entry = (Encoded){.run = run,
                     .at = (uint32_t)at,
                     .length = (uint32_t)(runs->bytes.length - at),
                     .pen = (int32_t)e.pen,
                     .sized = e.sized,
                     .size = size};
  return true;
}

const Encoded *runs_find(Runs *runs, SnContext *context, Font *font, const SnRun *run, float size) {
  runs->bytes.length -= runs->passing.length;
  runs->passing = (Encoded){0};
  if (!run->lasting)
    return runs_encode(runs, context, font, &runs->passing, run, size) ? &runs->passing : NULL;
  if (runs->count * 3 >= runs->room * 2)
    runs_grow(runs);
  Encoded *entry = &runs->table[slot_of(runs, run, size)];
  if (!entry->run) {
    if (!runs_encode(runs, context, font, entry, run, size))
      return NULL;
    runs->count++;
  }
  return entry;
}
