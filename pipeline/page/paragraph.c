/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/paragraph.h"

#include <math.h>
#include <string.h>

#include "base/message.h"
#include "page/paragraph-private.h"

/* ---- making and keeping ---- */

static void paragraph_destroy(Paragraph *paragraph) {
  g_free(paragraph->looks);
  g_free(paragraph->pieces);
  g_free(paragraph->lines);
  g_free(paragraph);
}

static void workshop_free(gpointer data) {
  Workshop *workshop = data;
  for (Paragraph *paragraph = workshop->idle, *next; paragraph; paragraph = next) {
    next = paragraph->next_idle;
    paragraph_destroy(paragraph);
  }
  g_string_free(workshop->text, TRUE);
  g_array_unref(workshop->look_ends);
  g_array_unref(workshop->opportunities);
  opportunities_free(workshop->break_iterators);
  g_free(workshop->breakpoints);
  g_free(workshop->nodes);
  g_free(workshop->active);
  g_free(workshop->chosen);
  g_free(workshop);
}

static Workshop *workshop_of(Shaper *shaper) {
  if (!shaper->workshop) {
    Workshop *workshop = g_new0(Workshop, 1);
    workshop->text = g_string_new(NULL);
    workshop->look_ends = g_array_new(FALSE, FALSE, sizeof(guint));
    workshop->opportunities = g_array_new(FALSE, FALSE, sizeof(guint));
    shaper->workshop = workshop;
    shaper->workshop_free = workshop_free;
  }
  return shaper->workshop;
}

/* An idle paragraph keeps its arrays, so that a table's cells allocate nothing. */
static Paragraph *paragraph_take(Shaper *shaper) {
  Workshop *workshop = workshop_of(shaper);
  Paragraph *paragraph = workshop->idle;
  if (paragraph)
    workshop->idle = paragraph->next_idle;
  else
    paragraph = g_new0(Paragraph, 1);
  paragraph->shaper = shaper;
  paragraph->workshop = workshop;
  paragraph->look_count = paragraph->piece_count = paragraph->line_count = 0;
  paragraph->natural = paragraph->minimum = -1;
  paragraph->has_notes = paragraph->has_late = paragraph->overlong = paragraph->overlong_reported = FALSE;
  return paragraph;
}

/* The line box: the style's line height, the text's own height in the middle of it. */
static void measure_line_box(Paragraph *paragraph) {
  const Style *style = &paragraph->style;
  const Face *face = fonts_face(shaper_fonts(paragraph->shaper), style->font_family, style->bold, style->italic);
  double ascent = face->ascent * style->font_size, descent = face->descent * style->font_size;
  double leading = style->line_height > 0 ? style->line_height - ascent - descent : 0;
  paragraph->ascent = ascent + leading / 2;
  paragraph->descent = descent + leading / 2;
}

Paragraph *paragraph_new(Shaper *shaper, const GArray *spans, const Style *style, const char *language,
                         const Resolver *resolver, const Place *place, Diagnostics *diagnostics) {
  Paragraph *paragraph = paragraph_take(shaper);
  paragraph->style = *style;
  paragraph->language = language;
  paragraph->resolver = resolver ? *resolver : (Resolver){0};
  paragraph->place = place ? *place : (Place){0};
  paragraph->diagnostics = diagnostics;
  paragraph->hyphenates = style->hyphens;
  measure_line_box(paragraph);
  paragraph_itemise(paragraph, spans);
  return paragraph;
}

static void clear_lines(Paragraph *paragraph) {
  for (guint i = 0; paragraph->has_notes && i < paragraph->line_count; i++)
    g_clear_pointer(&paragraph->lines[i].line.notes, g_ptr_array_unref);
  paragraph->line_count = 0;
}

void paragraph_free(Paragraph *paragraph) {
  if (!paragraph)
    return;
  clear_lines(paragraph);
  paragraph->next_idle = paragraph->workshop->idle;
  paragraph->workshop->idle = paragraph;
}

/* ---- lines ---- */

static LineBox *add_line(Paragraph *paragraph) {
  NEED_ROOM(paragraph->lines, paragraph->line_count, paragraph->line_room, 1);
  LineBox *box = &paragraph->lines[paragraph->line_count++];
  *box = (LineBox){.line = {.ascent = paragraph->ascent, .descent = paragraph->descent}};
  return box;
}

/* A note's mark stands on the line where its first piece does. */
static void collect_notes(const Paragraph *paragraph, LineBox *box) {
  for (guint i = box->first; i <= box->last; i++) {
    guint look = paragraph->pieces[i].look;
    const Span *span = &paragraph->looks[look].span;
    if (span->kind != SPAN_NOTE || !span->note || (i > 0 && paragraph->pieces[i - 1].look == look))
      continue;
    if (!box->line.notes)
      box->line.notes = g_ptr_array_new();
    g_ptr_array_add(box->line.notes, span->note);
  }
}

static void lines_from_choice(Paragraph *paragraph) {
  const Workshop *workshop = paragraph->workshop;
  Breakpoint start = {.piece = G_MAXUINT}; /* the piece before the first */
  for (guint i = 0; i < workshop->chosen_count; i++) {
    const Breakpoint *end = &workshop->breakpoints[workshop->chosen[i]];
    LineBox *box = add_line(paragraph);
    box->first = start.offset ? start.piece : start.piece + 1;
    box->first_offset = start.offset;
    box->last = end->piece;
    box->last_offset = end->offset;
    box->line.width = end->end - start.start;
    box->spaces = end->end_space - start.start_space;
    start = *end;
  }
}

/* The usual cell: all of it fits on one line. */
static gboolean fits_on_one_line(const Paragraph *paragraph) {
  for (guint i = 0; i + 1 < paragraph->piece_count; i++)
    if (paragraph->pieces[i].after == AFTER_FORCED)
      return FALSE;
  return paragraph->natural <= paragraph->measure - paragraph->indent;
}

static void one_line(Paragraph *paragraph) {
  LineBox *box = add_line(paragraph);
  box->last = paragraph->piece_count - 1;
  box->line.width = paragraph->natural;
}

guint paragraph_break(Paragraph *paragraph, double measure, TextAlign align, double indent) {
  clear_lines(paragraph);
  paragraph->measure = measure;
  paragraph->align = align;
  paragraph->indent = paragraph->style.text_indent + indent;
  if (paragraph->piece_count == 0)
    return 0;
  paragraph_natural_width(paragraph);
  if (fits_on_one_line(paragraph)) {
    paragraph->overlong = FALSE;
    one_line(paragraph);
  } else {
    breaker_run(paragraph);
    lines_from_choice(paragraph);
  }
  for (guint i = 0; paragraph->has_notes && i < paragraph->line_count; i++)
    collect_notes(paragraph, &paragraph->lines[i]);
  return paragraph->line_count;
}

const Line *paragraph_line(const Paragraph *paragraph, guint index) {
  g_return_val_if_fail(index < paragraph->line_count, NULL);
  return &paragraph->lines[index].line;
}

double paragraph_height(const Paragraph *paragraph) {
  return paragraph->line_count * (paragraph->ascent + paragraph->descent);
}

/* ---- widths ---- */

static double hyphen_width(const Paragraph *paragraph, const Piece *piece) {
  const Look *look = &paragraph->looks[piece->look];
  return shaper_hyphen(paragraph->shaper, look->face)->width * look->size;
}

/* Sums both widths in one go: of the widest stretch between forced breaks, and between any breaks. */
static void sum_widths(Paragraph *paragraph) {
  double line = 0, chunk = 0, natural = 0, minimum = 0;
  for (guint i = 0; i < paragraph->piece_count; i++) {
    const Piece *piece = &paragraph->pieces[i];
    double space = piece->after == AFTER_FIXED || piece->after == AFTER_SPACE ? piece->space : 0;
    line += piece->width;
    chunk += piece->width;
    natural = MAX(natural, line);
    minimum = MAX(minimum, piece->after == AFTER_HYPHEN ? chunk + hyphen_width(paragraph, piece) : chunk);
    line = piece->after == AFTER_FORCED ? 0 : line + space;
    chunk = piece->after == AFTER_NOTHING || piece->after == AFTER_FIXED ? chunk + space : 0;
  }
  paragraph->natural = natural;
  paragraph->minimum = minimum;
}

double paragraph_natural_width(Paragraph *paragraph) {
  if (paragraph->natural < 0)
    sum_widths(paragraph);
  return paragraph->natural;
}

double paragraph_minimum_width(Paragraph *paragraph) {
  if (paragraph->minimum < 0)
    sum_widths(paragraph);
  return paragraph->minimum;
}

/* Byte offset of the decimal separator in a word's text, or of what follows its last digit where it has none;
 * G_MAXUINT in a word without digits. */
static guint decimal_place(const Word *word, char separator) {
  guint after_digits = G_MAXUINT;
  for (guint i = 0; i < word->length; i++) {
    if (g_ascii_isdigit(word->text[i]))
      after_digits = i + 1;
    else if (word->text[i] == separator && after_digits == i && g_ascii_isdigit(word->text[i + 1]))
      return i;
  }
  return after_digits;
}

static double width_before(const Word *word, guint offset) {
  double width = 0;
  for (guint i = 0; i < word->run_count; i++) {
    const SnRun *run = word->runs[i];
    guint start = (guint)(run->text - word->text);
    for (guint k = 0; k < run->count; k++)
      if (start + run->glyphs[k].cluster < offset)
        width += (double)run->glyphs[k].advance / run->font->units_per_em;
  }
  return width;
}

double paragraph_decimal_offset(Paragraph *paragraph, char separator) {
  double x = 0, found = -1;
  for (guint i = 0; i < paragraph->piece_count; i++) {
    const Piece *piece = &paragraph->pieces[i];
    guint place = piece->word ? decimal_place(piece->word, separator) : G_MAXUINT;
    if (place != G_MAXUINT) {
      found = x + width_before(piece->word, place) * paragraph->looks[piece->look].size;
      if (place < piece->word->length && piece->word->text[place] == separator)
        return found;
    }
    x += piece->width + (piece->after == AFTER_SPACE || piece->after == AFTER_FIXED ? piece->space : 0);
  }
  return found >= 0 ? found : x;
}
