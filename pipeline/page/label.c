/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/label.h"

#include <string.h>

#include "page/uppercase.h"

/* A label's words one after the other, each with its offset from the label's start. */
typedef struct LabelWords {
  Vocabulary *vocabulary;
  double size, space;
  const char *at;
  char *uppercase; /* owned, or NULL */
} LabelWords;

static LabelWords words_of(Shaper *shaper, const Style *style, double size, const char *language, const char *text) {
  const Face *face = fonts_face(shaper_fonts(shaper), style->font_family, style->bold, style->italic);
  LabelWords words = {.vocabulary = shaper_vocabulary(shaper, face, language),
                      .size = size > 0 ? size : style->font_size};
  words.space = shaper_space(shaper, face) * words.size;
  words.uppercase = style->uppercase ? text_uppercase(text, language) : NULL;
  words.at = words.uppercase ? words.uppercase : text;
  return words;
}

/* The next word; its start is returned in *start. */
static const Word *next_word(LabelWords *words, const char **start) {
  while (*words->at == ' ')
    words->at++;
  if (*words->at == '\0')
    return NULL;
  *start = words->at;
  words->at += strcspn(words->at, " ");
  gsize length = (gsize)(words->at - *start);
  return vocabulary_word(words->vocabulary, *start, length, word_hash(*start, length));
}

double label_width(Shaper *shaper, const Style *style, double size, const char *language, const char *text) {
  LabelWords words = words_of(shaper, style, size, language, text);
  double width = 0;
  const char *start;
  for (const Word *word; (word = next_word(&words, &start));)
    width += (width > 0 ? words.space : 0) + word->width * words.size;
  g_free(words.uppercase);
  return width;
}

void label_draw(Shaper *shaper, Canvas *canvas, const Style *style, double size, const char *language, const char *text,
                double x, double y, double anchor, SnColor color) {
  LabelWords words = words_of(shaper, style, size, language, text);
  if (anchor != 0)
    x -= anchor * label_width(shaper, style, size, language, text);
  const char *start;
  const Word *word = next_word(&words, &start), *next;
  canvas_text_begin(canvas, words.size, y, color);
  for (; word; word = next) {
    next = next_word(&words, &start);
    canvas_text_word(canvas, word, x, next ? words.space : 0);
    x += word->width * words.size + words.space;
  }
  canvas_text_end(canvas);
  g_free(words.uppercase);
}

gboolean label_check(Shaper *shaper, const Style *style, const char *language, const char *text, const Place *place,
                     Diagnostics *diagnostics) {
  LabelWords words = words_of(shaper, style, 0, language, text);
  gboolean complete = TRUE;
  const char *start;
  for (const Word *word; (word = next_word(&words, &start));)
    if (word->missing) {
      shaper_report_missing(shaper, word, place, diagnostics);
      complete = FALSE;
    }
  g_free(words.uppercase);
  return complete;
}

char **label_wrap(Shaper *shaper, const Style *style, double size, const char *language, const char *text,
                  double width) {
  LabelWords words = words_of(shaper, style, size, language, text);
  g_autoptr(GPtrArray) lines = g_ptr_array_new();
  const char *start, *line_start = NULL, *line_end = NULL;
  double used = 0;
  for (const Word *word; (word = next_word(&words, &start)); line_end = words.at) {
    double more = word->width * words.size;
    if (line_start && used + words.space + more > width) {
      g_ptr_array_add(lines, g_strndup(line_start, (gsize)(line_end - line_start)));
      line_start = NULL;
    }
    used = line_start ? used + words.space + more : more;
    line_start = line_start ? line_start : start;
  }
  if (line_start)
    g_ptr_array_add(lines, g_strndup(line_start, (gsize)(line_end - line_start)));
  g_ptr_array_add(lines, NULL);
  g_free(words.uppercase);
  return (char **)g_ptr_array_free(g_steal_pointer(&lines), FALSE);
}
