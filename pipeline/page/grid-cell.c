/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/grid.h"

#include <string.h>

/* As a paragraph of the style has it. */
static void sample_line_box(Grid *grid, const Style *style, GridFont *font) {
  g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(Span));
  Span span = {.kind = SPAN_TEXT, .text = "0", .bold = font->bold, .italic = font->italic};
  g_array_append_val(spans, span);
  Layout *layout = grid->layout;
  g_autoptr(Paragraph) paragraph = paragraph_new(layout->shaper, spans, style, layout->language, &layout->resolver,
                                                 &grid->place, layout->diagnostics);
  paragraph_break(paragraph, 1000, ALIGN_START, 0);
  font->ascent = paragraph_line(paragraph, 0)->ascent;
  font->descent = paragraph_line(paragraph, 0)->descent;
}

static const GridFont *font_for(Grid *grid, const Style *style, gboolean bold, gboolean italic) {
  for (guint i = 0; i < grid->fonts->len; i++) {
    const GridFont *font = g_array_index(grid->fonts, GridFont *, i);
    if (font->style == style && font->bold == bold && font->italic == italic)
      return font;
  }
  Layout *layout = grid->layout;
  const Face *face = fonts_face(layout->fonts, style->font_family, style->bold || bold, style->italic || italic);
  GridFont *font = g_new0(GridFont, 1);
  font->style = style;
  font->bold = bold;
  font->italic = italic;
  font->vocabulary = shaper_vocabulary(layout->shaper, face, layout->language);
  font->space = shaper_space(layout->shaper, face) * style->font_size;
  sample_line_box(grid, style, font);
  g_array_append_val(grid->fonts, font);
  return font;
}

static gboolean is_plain(const Span *span, const Style *style) {
  return span->kind == SPAN_TEXT && !span->superscript && !span->subscript && !span->underline && !span->language &&
         !span->uri && !span->anchor && !style->uppercase && !style->underline && style->text_indent == 0;
}

/* Bytes of a character beyond ASCII that sets like a Latin letter and allows no break; 0: it may be anything else. */
static guint plain_bytes(const guint8 *at) {
  if (at[0] >= 0xc2 && at[0] <= 0xcd)
    return at[0] == 0xc2 && at[1] == 0xad ? 0 : 2; /* Latin, NO-BREAK SPACE; not SOFT HYPHEN */
  if (at[0] == 0xe1 && at[1] >= 0xb8 && at[1] <= 0xbb)
    return 3; /* Latin Extended Additional */
  if (at[0] == 0xe2 && ((at[1] == 0x88 && at[2] == 0x92) || (at[1] == 0x80 && (at[2] == 0xa6 || at[2] == 0xaf))))
    return 3; /* MINUS SIGN, HORIZONTAL ELLIPSIS, NARROW NO-BREAK SPACE */
  return 0;
}

/* Where a line may break after an ASCII sign within a word. */
static gboolean breaks_after(const guint8 *at, const guint8 *word) {
  return at > word && strchr("-/|", *at) && at[1] != '\0' && at[1] != ' ' && !g_ascii_isdigit(at[1]);
}

/* The end of the word that begins at `at` and its hash; NULL: not a plain word. */
static const guint8 *word_end(const guint8 *word, guint32 *hash) {
  const guint8 *at = word;
  *hash = WORD_HASH_START;
  while (*at != '\0' && *at != ' ') {
    guint bytes = *at >= 0x80 ? plain_bytes(at) : *at > ' ' && !breaks_after(at, word) ? 1 : 0;
    if (bytes == 0)
      return NULL;
    while (bytes-- > 0)
      *hash = word_hash_add(*hash, *at++);
  }
  return at;
}

/* Byte offset of the separator in a number's word, or of what follows its last digit; -1: it has no digit. */
static int decimal_place(const Word *word, char separator) {
  int place = -1;
  for (guint i = 0; i < word->length; i++) {
    if (g_ascii_isdigit(word->text[i]))
      place = (int)i + 1;
    else if (word->text[i] == separator && place == (int)i && g_ascii_isdigit(word->text[i + 1]))
      return place;
  }
  return place;
}

static double width_before(const Word *word, int place) {
  const SnRun *run = word->runs[0];
  gint32 advance = 0;
  for (guint i = 0; i < run->count && run->glyphs[i].cluster < (guint32)place; i++)
    advance += run->glyphs[i].advance;
  return (double)advance / run->font->units_per_em;
}

/* As paragraph_decimal_offset: the first separator counts, else the last figure. */
static void words_align(Grid *grid, CellWords *words, const Word *word) {
  if (words->separated || word->run_count != 1)
    return;
  int place = decimal_place(word, grid->layout->separator);
  if (place < 0)
    return;
  words->offset = words->natural + width_before(word, place) * words->font->style->font_size;
  words->separated = place < (int)word->length && word->text[place] == grid->layout->separator;
}

static void words_add(Grid *grid, CellWords *words, const Word *word, gboolean decimal) {
  double width = word->width * words->font->style->font_size;
  if (words->count > 0)
    words->natural += words->font->space;
  if (decimal)
    words_align(grid, words, word);
  words->natural += width;
  if (width > words->widest) {
    words->widest = width;
    words->widest_word = word;
  }
  words->count++;
  g_ptr_array_add(grid->words, (gpointer)word);
}

static gboolean words_cut(Grid *grid, CellWords *words, const guint8 *at, gboolean decimal) {
  while (*at) {
    if (*at == ' ') {
      at++;
      continue;
    }
    guint32 hash;
    const guint8 *end = word_end(at, &hash);
    if (!end)
      return FALSE;
    const Word *word = vocabulary_word(words->font->vocabulary, (const char *)at, (gsize)(end - at), hash);
    if (word->missing)
      return FALSE;
    words_add(grid, words, word, decimal);
    at = end;
  }
  return TRUE;
}

gboolean grid_words(Grid *grid, const Cell *cell, gboolean decimal, CellWords *out) {
  guint spans = cell->spans ? cell->spans->len : 0;
  const Span *span = spans > 0 ? &g_array_index(cell->spans, Span, 0) : NULL;
  if (spans > 1 || (span && !is_plain(span, cell->style)))
    return FALSE;
  guint before = grid->words->len;
  *out = (CellWords){.font = font_for(grid, cell->style, span && span->bold, span && span->italic), .offset = -1};
  if (span && !words_cut(grid, out, (const guint8 *)span->text, decimal)) {
    g_ptr_array_set_size(grid->words, (gint)before);
    return FALSE;
  }
  if (out->offset < 0)
    out->offset = out->natural;
  return TRUE;
}

Text *grid_text(Grid *grid, const Cell *cell, const SnElement *element) {
  return text_new(grid->layout, &(TextSpec){
                                    .spans = cell->spans,
                                    .style = cell->style,
                                    .element = element,
                                    .parent = element,
                                    .place = grid->place,
                                });
}
