/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys under which Vietnamese names match, and their ASCII forms.
 *
 * A word is taken apart into letters with their quality mark (ă â ê ô ơ ư) and
 * its tone; the tone then goes to the word's end, where it no longer tells
 * which vowel it was written on. */

#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <songngu/plugin.h>

#include "base/text.h"

static gboolean is_tone(gunichar c) { return c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309 || c == 0x323; }

static gboolean is_ignorable(gunichar c) { return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF; }

static gboolean is_space(gunichar c) { return c == 0xA0 || c == 0x202F || g_unichar_isspace(c); }

static gboolean is_dash(gunichar c) { return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFF0D; }

/* D with a stroke, and the letters of other alphabets that look like it. */
static gboolean is_dstroke(gunichar c) {
  return c == 0x111 || c == 0x110 || c == 0xD0 || c == 0xF0 || c == 0x189 || c == 0x256;
}

/* The word being gathered: letters apart from tones. */
typedef struct Word {
  GString *out;
  gsize start; /* of the word in out */
  gunichar tones[4];
  guint tone_count;
} Word;

/* After these initials alone, i and y are two spellings of one sound. */
static gboolean spells_i_or_y(const char *word, gsize length) {
  return (length == 2 && strchr("hklmstv", word[0])) || (length == 3 && strncmp(word, "qu", 2) == 0);
}

static void word_end(Word *word) {
  gsize length = word->out->len - word->start;
  char *text = word->out->str + word->start;
  if (length > 1 && text[length - 1] == 'y' && spells_i_or_y(text, length))
    text[length - 1] = 'i';
  for (guint i = 0; i < word->tone_count; i++)
    g_string_append_unichar(word->out, word->tones[i]);
  word->tone_count = 0;
  word->start = word->out->len;
}

static void fold_character(Word *word, gunichar c, gboolean *space) {
  if (is_tone(c) && word->tone_count < G_N_ELEMENTS(word->tones)) {
    word->tones[word->tone_count++] = c;
    return;
  }
  if (is_ignorable(c))
    return;
  gboolean letter = g_unichar_isalpha(c) || g_unichar_ismark(c);
  if (!letter)
    word_end(word);
  if (is_space(c)) {
    *space = word->out->len > 0;
    return;
  }
  if (*space) {
    g_string_append_c(word->out, ' ');
    word->start = word->out->len;
    *space = FALSE;
  }
  gunichar folded = is_dstroke(c) ? 0x111 : is_dash(c) ? '-' : g_unichar_tolower(c);
  if (folded < 0x80)
    g_string_append_c(word->out, (char)folded);
  else
    g_string_append_unichar(word->out, folded);
  if (!letter)
    word->start = word->out->len;
}

/* Canonical decomposition in UTF-8, Vietnamese marks in order. */
static char *to_nfd(const char *text) {
  g_autofree char *nfc = text_nfc(text, -1);
  return g_utf8_normalize(nfc, -1, G_NORMALIZE_NFD);
}

/* Letters that combine with nothing before them are taken apart one by one. */
static void fold_plain(Word *word, const char *text) {
  gboolean space = FALSE;
  for (; *text != '\0'; text = g_utf8_next_char(text)) {
    gunichar parts[4], c = (guchar)*text < 0x80 ? (guchar)*text : g_utf8_get_char(text);
    gsize count = c < 0x80 ? (parts[0] = c, 1) : g_unichar_fully_decompose(c, FALSE, parts, G_N_ELEMENTS(parts));
    for (gsize i = 0; i < count; i++)
      fold_character(word, parts[i], &space);
  }
}

static void fold_any(Word *word, const char *text) {
  g_autofree char *valid = NULL, *parts = NULL;
  gboolean space = FALSE;
  if (!g_utf8_validate(text, -1, NULL))
    text = valid = g_utf8_make_valid(text, -1);
  for (text = parts = to_nfd(text); *text != '\0'; text = g_utf8_next_char(text))
    fold_character(word, g_utf8_get_char(text), &space);
}

char *text_fold(const char *text) {
  gsize length = strlen(text);
  Word word = {g_string_sized_new(length + 8)};
  if (text_is_plain(text, length))
    fold_plain(&word, text);
  else
    fold_any(&word, text);
  word_end(&word);
  return g_string_free(word.out, FALSE);
}

static const struct {
  gunichar from;
  const char *to;
} ASCII_FORMS[] = {
    {0x2018, "'"},   {0x2019, "'"}, {0x201C, "\""}, {0x201D, "\""}, {0xAB, "\""},  {0xBB, "\""},
    {0x2026, "..."}, {0xD7, "x"},   {0xB7, "-"},    {0x2022, "-"},  {0x20AB, "d"},
};

static void append_ascii(GString *out, gunichar c) {
  if (c < 0x80) {
    g_string_append_c(out, (char)c);
  } else if (is_dstroke(c)) {
    g_string_append_c(out, c == 0x111 || c == 0xF0 || c == 0x256 ? 'd' : 'D');
  } else if (is_space(c)) {
    g_string_append_c(out, ' ');
  } else if (is_dash(c)) {
    g_string_append_c(out, '-');
  } else if (!g_unichar_ismark(c) && !is_ignorable(c)) {
    for (gsize i = 0; i < G_N_ELEMENTS(ASCII_FORMS); i++)
      if (ASCII_FORMS[i].from == c) {
        g_string_append(out, ASCII_FORMS[i].to);
        return;
      }
    g_string_append_c(out, '?');
  }
}

char *text_ascii(const char *text) {
  g_autofree char *valid = g_utf8_make_valid(text, -1);
  g_autofree char *parts = to_nfd(valid);
  GString *out = g_string_new(NULL);
  for (const char *at = parts; *at != '\0'; at = g_utf8_next_char(at))
    append_ascii(out, g_utf8_get_char(at));
  return g_string_free(out, FALSE);
}

size_t sn_name_key(const char *name, char *key, size_t room) {
  g_autofree char *folded = text_fold(name);
  size_t length = strlen(folded);
  if (room > 0)
    g_strlcpy(key, folded, room);
  return length;
}
