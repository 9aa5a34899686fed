/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/message.h"
#include "page/hyphenation.h"
#include "page/shape-private.h"

/* A word with what only the cache needs. */
typedef struct Entry {
  Word word;       /* first */
  guint8 *hyphens; /* [0] says how many follow; NULL: not asked for yet */
} Entry;

typedef struct Slot {
  guint32 hash;
  Entry *entry; /* NULL: free */
} Slot;

/* Words by hash: open addressing, a power of two slots, at most half full. */
typedef struct Words {
  Slot *slots;
  guint32 mask, count;
} Words;

/* The words of one face in one language. */
struct Vocabulary {
  Shaper *shaper;
  const Typeface *typeface;
  const char *language;
  hb_segment_properties_t properties; /* of Latin text */
  Words lasting, passing;
};

/* ---- tables of words ---- */

static void words_init(Words *words) {
  words->mask = 255;
  words->count = 0;
  words->slots = g_new0(Slot, words->mask + 1);
}

static Slot *words_find(const Words *words, const char *text, gsize length, guint32 hash) {
  guint32 at = hash & words->mask;
  for (const Entry *entry; (entry = words->slots[at].entry); at = (at + 1) & words->mask)
    if (words->slots[at].hash == hash && entry->word.length == length && memcmp(entry->word.text, text, length) == 0)
      break;
  return &words->slots[at];
}

static void words_grow(Words *words) {
  guint32 mask = words->mask * 2 + 1;
  Slot *slots = g_new0(Slot, mask + 1);
  for (guint32 i = 0; i <= words->mask; i++) {
    if (!words->slots[i].entry)
      continue;
    guint32 at = words->slots[i].hash & mask;
    while (slots[at].entry)
      at = (at + 1) & mask;
    slots[at] = words->slots[i];
  }
  g_free(words->slots);
  words->slots = slots;
  words->mask = mask;
}

static void words_clear(Words *words) {
  if (words->count > 0)
    memset(words->slots, 0, (words->mask + 1) * sizeof *words->slots);
  words->count = 0;
}

/* ---- the shaper ---- */

static void vocabulary_free(gpointer data) {
  Vocabulary *vocabulary = data;
  g_free(vocabulary->lasting.slots);
  g_free(vocabulary->passing.slots);
  g_free(vocabulary);
}

Shaper *shaper_new(Fonts *fonts) {
  Shaper *shaper = g_new0(Shaper, 1);
  shaper->fonts = fonts;
  shaper->vocabularies = g_ptr_array_new_with_free_func(vocabulary_free);
  shaper->hyphenations = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)hyphenation_free);
  shaper->reported = g_hash_table_new(NULL, NULL);
  shaper->hyphens = g_ptr_array_new();
  shaper->figures = g_ptr_array_new_with_free_func(g_free);
  shaper->buffer = hb_buffer_create();
  hb_buffer_set_flags(shaper->buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
  shaper->runs = g_array_new(FALSE, FALSE, sizeof(SnRun *));
  return shaper;
}

void shaper_free(Shaper *shaper) {
  if (!shaper)
    return;
  if (shaper->workshop)
    shaper->workshop_free(shaper->workshop);
  shape_fallback_free(shaper);
  g_ptr_array_unref(shaper->vocabularies);
  g_hash_table_unref(shaper->hyphenations);
  g_hash_table_unref(shaper->reported);
  g_ptr_array_unref(shaper->hyphens);
  g_ptr_array_unref(shaper->figures);
  hb_buffer_destroy(shaper->buffer);
  g_array_unref(shaper->runs);
  slab_clear(&shaper->lasting);
  slab_clear(&shaper->passing);
  slab_clear(&shaper->fading);
  g_free(shaper);
}

void shaper_turn(Shaper *shaper) {
  slab_clear(&shaper->fading);
  shaper->fading = shaper->passing;
  shaper->passing = (Slab){0};
  for (guint i = 0; i < shaper->vocabularies->len; i++)
    words_clear(&((Vocabulary *)shaper->vocabularies->pdata[i])->passing);
}

Fonts *shaper_fonts(const Shaper *shaper) { return shaper->fonts; }

double shaper_space(Shaper *shaper, const Face *face) { return typeface_of(face)->space; }

/* ---- shaping ---- */

static const hb_feature_t no_kerning[] = {
    {HB_TAG('k', 'e', 'r', 'n'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END}};

static const SnGlyph *keep_glyphs(Shaper *shaper, guint offset, guint *count, int32_t *advance, gboolean *missing) {
  const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(shaper->buffer, count);
  const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(shaper->buffer, NULL);
  SnGlyph *glyphs = slab_take(shaper->home, *count * sizeof *glyphs);
  *advance = 0;
  for (guint i = 0; i < *count; i++) {
    glyphs[i] = (SnGlyph){.id = infos[i].codepoint,
                          .advance = positions[i].x_advance,
                          .x_offset = positions[i].x_offset,
                          .y_offset = positions[i].y_offset,
                          .cluster = infos[i].cluster - offset};
    *advance += positions[i].x_advance;
    if (infos[i].codepoint == 0)
      *missing = TRUE;
  }
  return glyphs;
}

const SnRun *shape_run(Shaper *shaper, const Typeface *typeface, const char *text, guint offset, guint length,
                       const hb_segment_properties_t *properties, gboolean kern, gboolean *missing) {
  hb_buffer_clear_contents(shaper->buffer);
  hb_buffer_add_utf8(shaper->buffer, text, (int)(offset + length), offset, (int)length);
  hb_buffer_set_segment_properties(shaper->buffer, properties);
  hb_shape(typeface->hb, shaper->buffer, kern ? NULL : no_kerning, kern ? 0 : G_N_ELEMENTS(no_kerning));
  SnRun *run = slab_take(shaper->home, sizeof *run);
  guint count;
  int32_t advance;
  const SnGlyph *glyphs = keep_glyphs(shaper, offset, &count, &advance, missing);
  *run = (SnRun){.font = &typeface->font,
                 .text = text + offset,
                 .text_length = length,
                 .count = count,
                 .glyphs = glyphs,
                 .advance = advance,
                 .lasting = shaper->home == &shaper->lasting};
  return run;
}

/* Scripts that every face of ours sets one way, left to right: Latin, marks, punctuation, symbols. */
static gboolean is_simple(const char *text, gsize length) {
  const guint8 *at = (const guint8 *)text, *end = at + length;
  for (; at < end; at++) {
    if (*at < 0xCE || (*at & 0xC0) == 0x80)
      continue;
    if (!(*at == 0xE2 || (*at == 0xE1 && at + 1 < end && at[1] >= 0xB8 && at[1] <= 0xBB)))
      return FALSE;
  }
  return TRUE;
}

/* One run of the face itself, or NULL where it cannot show the text alone. */
static const SnRun *shape_simply(Vocabulary *vocabulary, const char *text, guint length) {
  Shaper *shaper = vocabulary->shaper;
  gboolean figures = is_figures(text, length), lacking = FALSE;
  const SnRun *run = figures ? shape_figures(shaper, vocabulary->typeface, text, length) : NULL;
  if (run)
    return run;
  Slab before = *shaper->home;
  run = shape_run(shaper, vocabulary->typeface, text, 0, length, &vocabulary->properties, !figures, &lacking);
  if (!lacking)
    return run;
  if (before.chunk == shaper->home->chunk)
    *shaper->home = before;
  return NULL;
}

/* Returns whether a character has no font. */
static gboolean shape_into_runs(Vocabulary *vocabulary, const char *text, guint length) {
  Shaper *shaper = vocabulary->shaper;
  g_array_set_size(shaper->runs, 0);
  const SnRun *run = is_simple(text, length) ? shape_simply(vocabulary, text, length) : NULL;
  if (!run)
    return shape_with_fallback(shaper, vocabulary->typeface, vocabulary->language, text, length);
  g_array_append_val(shaper->runs, run);
  return FALSE;
}

static gboolean passes(const char *text, gsize length) { return length > FIGURE_LASTING && is_figures(text, length); }

static Slab *home_of(Shaper *shaper, gboolean passing) { return passing ? &shaper->passing : &shaper->lasting; }

static Entry *shape_word(Vocabulary *vocabulary, const char *text, gsize length, gboolean passing) {
  Shaper *shaper = vocabulary->shaper;
  shaper->home = home_of(shaper, passing);
  Entry *entry = slab_take(shaper->home, sizeof *entry);
  char *kept = slab_take(shaper->home, length + 1);
  memcpy(kept, text, length);
  kept[length] = '\0';
  *entry = (Entry){.word = {.text = kept, .length = (guint)length}};
  entry->word.missing = shape_into_runs(vocabulary, kept, (guint)length);
  guint count = entry->word.run_count = shaper->runs->len;
  const SnRun **runs = slab_take(shaper->home, count * sizeof *runs);
  for (guint i = 0; i < count; i++) {
    runs[i] = g_array_index(shaper->runs, SnRun *, i);
    entry->word.width += (double)runs[i]->advance / runs[i]->font->units_per_em;
  }
  entry->word.runs = runs;
  return entry;
}

/* ---- vocabularies ---- */

static Vocabulary *vocabulary_new(Shaper *shaper, const Face *face, const char *language) {
  Vocabulary *vocabulary = g_new0(Vocabulary, 1);
  vocabulary->shaper = shaper;
  vocabulary->typeface = typeface_of(face);
  vocabulary->language = g_intern_string(language ? language : "");
  vocabulary->properties = (hb_segment_properties_t){.direction = HB_DIRECTION_LTR,
                                                     .script = HB_SCRIPT_LATIN,
                                                     .language = hb_language_from_string(vocabulary->language, -1)};
  words_init(&vocabulary->lasting);
  words_init(&vocabulary->passing);
  g_ptr_array_add(shaper->vocabularies, vocabulary);
  return vocabulary;
}

Vocabulary *shaper_vocabulary(Shaper *shaper, const Face *face, const char *language) {
  const Typeface *typeface = typeface_of(face);
  const char *wanted = language ? language : "";
  if (shaper->last && shaper->last->typeface == typeface && strcmp(shaper->last->language, wanted) == 0)
    return shaper->last;
  for (guint i = 0; i < shaper->vocabularies->len; i++) {
    Vocabulary *vocabulary = shaper->vocabularies->pdata[i];
    if (vocabulary->typeface == typeface && strcmp(vocabulary->language, wanted) == 0)
      return shaper->last = vocabulary;
  }
  return shaper->last = vocabulary_new(shaper, face, language);
}

const Word *vocabulary_word(Vocabulary *vocabulary, const char *text, gsize length, guint32 hash) {
  hash ^= hash >> 15; /* the low bits of FNV alone are weak */
  gboolean passing = passes(text, length);
  Words *words = passing ? &vocabulary->passing : &vocabulary->lasting;
  Slot *slot = words_find(words, text, length, hash);
  if (slot->entry)
    return &slot->entry->word;
  Entry *entry = shape_word(vocabulary, text, length, passing);
  *slot = (Slot){hash, entry};
  if (++words->count * 2 > words->mask)
    words_grow(words);
  return &entry->word;
}

const Word *shaper_word(Shaper *shaper, const Face *face, const char *language, const char *text, gsize length) {
  return vocabulary_word(shaper_vocabulary(shaper, face, language), text, length, word_hash(text, length));
}

/* ---- hyphens ---- */

#define SOFT_HYPHEN "\xC2\xAD"

static const Word *make_hyphen(Shaper *shaper, const Face *face) {
  hb_codepoint_t glyph;
  const char *sign = hb_font_get_nominal_glyph(typeface_of(face)->hb, 0x2010, &glyph) ? "\xE2\x80\x90" : "-";
  const Word *drawn = shaper_word(shaper, face, NULL, sign, strlen(sign));
  Word *word = slab_take(&shaper->lasting, sizeof *word);
  SnRun *run = slab_take(&shaper->lasting, sizeof *run);
  const SnRun **runs = slab_take(&shaper->lasting, sizeof *runs);
  *run = *drawn->runs[0];
  run->text = SOFT_HYPHEN;
  run->text_length = strlen(SOFT_HYPHEN);
  *runs = run;
  *word = *drawn;
  word->text = run->text;
  word->length = run->text_length;
  word->runs = runs;
  return word;
}

const Word *shaper_hyphen(Shaper *shaper, const Face *face) {
  if (face->id >= shaper->hyphens->len)
    g_ptr_array_set_size(shaper->hyphens, (int)face->id + 1);
  if (!shaper->hyphens->pdata[face->id])
    shaper->hyphens->pdata[face->id] = (gpointer)make_hyphen(shaper, face);
  return shaper->hyphens->pdata[face->id];
}

guint shaper_hyphens(Shaper *shaper, const char *language, const char *text, gsize length, guint *offsets, guint most) {
  gpointer hyphenation = NULL;
  if (!language)
    return 0;
  if (!g_hash_table_lookup_extended(shaper->hyphenations, language, NULL, &hyphenation)) {
    hyphenation = hyphenation_open(language);
    g_hash_table_insert(shaper->hyphenations, g_strdup(language), hyphenation);
  }
  return hyphenation ? hyphenation_points(hyphenation, text, length, offsets, most) : 0;
}

const guint8 *vocabulary_hyphens(Vocabulary *vocabulary, const Word *word, guint *count) {
  Entry *entry = (Entry *)word;
  if (!entry->hyphens) {
    guint offsets[HYPHENATION_LONGEST];
    guint found = shaper_hyphens(vocabulary->shaper, vocabulary->language, word->text, word->length, offsets,
                                 G_N_ELEMENTS(offsets));
    entry->hyphens = slab_take(home_of(vocabulary->shaper, passes(word->text, word->length)), found + 1);
    entry->hyphens[0] = (guint8)found;
    for (guint i = 0; i < found; i++)
      entry->hyphens[i + 1] = (guint8)offsets[i];
  }
  *count = entry->hyphens[0];
  return entry->hyphens + 1;
}

/* ---- faults ---- */

static void report_character(Shaper *shaper, gunichar character, const Place *place, Diagnostics *diagnostics) {
  if (!g_hash_table_add(shaper->reported, GUINT_TO_POINTER(character)))
    return;
  char shown[8] = "";
  if (g_unichar_isprint(character))
    shown[g_unichar_to_utf8(character, shown)] = '\0';
  diagnostics_add(diagnostics, FAULT_PACK, SEVERITY_ERROR, place,
                  _("write it with other characters, or give the style a font-family that has it"),
                  _("no font has the character “%s” (U+%04X)"), shown, character);
}

/* Each glyph 0 stands for the characters from its cluster to the next one's. */
void shaper_report_missing(Shaper *shaper, const Word *word, const Place *place, Diagnostics *diagnostics) {
  for (guint i = 0; i < word->run_count; i++) {
    const SnRun *run = word->runs[i];
    for (guint k = 0; k < run->count; k++)
      if (run->glyphs[k].id == 0)
        report_character(shaper, g_utf8_get_char(run->text + run->glyphs[k].cluster), place, diagnostics);
  }
}
