/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "watch.h"

#include <string.h>

#include "../array.h"
#include "charset.h"
#include "vietnamese.h"

#define FAULTS_SHOWN 50
#define LONGEST_WORD 32 /* characters */
#define REPLACEMENT 0xFFFD

void watch_begin(Watch *watch, SnContext *context, const char *file) {
  *watch = (Watch){.context = context, .file = file};
}

static void fail_here(Watch *watch, uint32_t line, const char *cell, const char *column, const char *word) {
  if (cell)
    sn_fail_cell(watch->context, watch->file, cell, "letters were lost in “%s”", word);
  else if (column)
    sn_fail_at(watch->context, watch->file, line, "letters were lost in “%s”, column “%s”", word, column);
  else
    sn_fail_at(watch->context, watch->file, line, "letters were lost in “%s”", word);
  sn_hint(watch->context, "they cannot be brought back: have the file exported again, in UTF-8");
}

/* ---- words */

/* One word of a cell: letters, what may stand for letters, and question marks among them. */
typedef struct Word {
  const char *text;
  size_t length; /* bytes */
  uint32_t characters[LONGEST_WORD];
  size_t count; /* LONGEST_WORD + 1: longer */
  bool beyond;  /* has characters beyond ASCII */
  bool asks;    /* has question marks or U+FFFD */
} Word;

static bool is_in_word(uint32_t c) {
  return c == LOST || (c >= 0x80 && c != 0xA0 && c != 0xFEFF && (c < 0x2010 || c > 0x2027)) || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z');
}

/* The word that begins at *at, or an empty one; moves *at past it or past the character that is none. */
static Word next_word(const char **at, const char *end) {
  Word word = {.text = *at};
  while (*at < end) {
    const char *next = *at;
    uint32_t c = utf8_next(&next, end);
    if (!is_in_word(c)) {
      if (word.count == 0)
        *at = next;
      break;
    }
    if (word.count < LONGEST_WORD)
      word.characters[word.count] = c;
    word.count += word.count <= LONGEST_WORD;
    word.beyond = word.beyond || c >= 0x80;
    word.asks = word.asks || c == LOST || c == REPLACEMENT;
    *at = next;
  }
  word.length = (size_t)(*at - word.text);
  return word;
}

/* ---- lost letters */

/* A question mark at the word's end asks; elsewhere it stands for a letter if the word can then be a syllable. */
static bool has_lost_letters(const Word *word) {
  size_t count = word->count;
  if (count > LONGEST_WORD)
    return false;
  for (size_t i = 0; i < count; i++)
    if (word->characters[i] == REPLACEMENT)
      return true;
  while (count > 0 && word->characters[count - 1] == LOST)
    count--;
  bool lost = false, letter = false;
  for (size_t i = 0; i < count; i++) {
    lost = lost || word->characters[i] == LOST;
    letter = letter || word->characters[i] != LOST;
  }
  return lost && letter && is_syllable(word->characters, count);
}

static void see_lost(Watch *watch, const WatchPlace *place, const Word *word) {
  if (!has_lost_letters(word) || watch->lost++ >= FAULTS_SHOWN)
    return;
  char *shown = array_new(word->length + 1, 1);
  memcpy(shown, word->text, word->length);
  fail_here(watch, place->line, place->cell, place->column, shown);
  free(shown);
}

/* ---- legacy text among Unicode */

/* The word as the bytes that it may have been, or 0. */
static size_t word_bytes(const Word *word, char bytes[LONGEST_WORD]) {
  if (word->count > LONGEST_WORD)
    return 0;
  for (size_t i = 0; i < word->count; i++) {
    int byte = charset_windows_1252_byte(word->characters[i]);
    if (byte < 0)
      return 0;
    bytes[i] = (char)byte;
  }
  return word->count;
}

static void see_odd(Watch *watch, const WatchPlace *place, const Word *word) {
  char bytes[LONGEST_WORD];
  if (word->count < 2)
    return;
  size_t length = word_bytes(word, bytes);
  if (length == 0) {
    watch->unicode = watch->unicode || (word->count <= LONGEST_WORD && is_syllable(word->characters, word->count));
    return;
  }
  if (is_syllable(word->characters, word->count) || !sample_add(&watch->odd, bytes, length) || watch->odd.count > 1)
    return;
  watch->odd_line = place->line;
  watch->odd_cell = string_copy(place->cell);
}

/* ---- look-alikes of Đ: Eth and the African D */

static uint32_t look_alike(uint32_t c) {
  return c == 0x00D0 || c == 0x0189 ? 0x0110 : c == 0x00F0 || c == 0x0256 ? 0x0111 : 0;
}

static bool has_look_alike(const Word *word) {
  for (size_t i = 0; i < word->count && i < LONGEST_WORD; i++)
    if (look_alike(word->characters[i]))
      return true;
  return false;
}

static void repair(Watch *watch, const WatchPlace *place, const char **text, size_t *length) {
  static const char CAPITAL[] = "\xC4\x90", SMALL[] = "\xC4\x91";
  const char *at = *text, *end = at + *length;
  if (watch->look_alikes == 0) {
    watch->like_line = place->line;
    watch->like_cell = string_copy(place->cell);
  }
  buffer_clear(&watch->repaired);
  while (at < end) {
    const char *from = at;
    uint32_t letter = look_alike(utf8_next(&at, end));
    watch->look_alikes += letter != 0;
    if (letter)
      buffer_put(&watch->repaired, letter == 0x0110 ? CAPITAL : SMALL);
    else
      buffer_bytes(&watch->repaired, from, (size_t)(at - from));
  }
  *text = watch->repaired.data;
  *length = watch->repaired.length;
}

void watch_cell(Watch *watch, const WatchPlace *place, const char **text, size_t *length) {
  bool like = false;
  for (const char *at = *text, *end = at + *length; at < end;) {
    Word word = next_word(&at, end);
    if (word.asks)
      see_lost(watch, place, &word);
    else if (word.beyond)
      see_odd(watch, place, &word);
    like = like || (word.beyond && has_look_alike(&word));
  }
  if (like)
    repair(watch, place, text, length);
}

/* ---- at the end */

/* How many of the words are syllables once they are read as UTF-8. */
static bool is_double_utf_8(const Sample *odd) {
  WordCount count = count_words(odd->words.data, odd->words.length);
  return count.syllables >= 2 && count.syllables * 10 >= odd->count * 6;
}

static Encoding odd_encoding(const Sample *odd) {
  if (odd->count == 0)
    return ENCODING_AUTO;
  return is_double_utf_8(odd) ? ENCODING_DOUBLE_UTF_8 : sample_detect(odd).found;
}

/* The first odd word as it stands, and as it should be. */
static void first_word(const Sample *odd, Encoding encoding, Buffer *seen, Buffer *meant) {
  const char *end = memchr(odd->words.data, ' ', odd->words.length);
  size_t length = (size_t)(end - odd->words.data);
  encoding_decode(ENCODING_WINDOWS_1252, odd->words.data, length, seen);
  encoding_decode(encoding == ENCODING_DOUBLE_UTF_8 ? ENCODING_UTF_8 : encoding, odd->words.data, length, meant);
  buffer_char(seen, '\0');
  buffer_char(meant, '\0');
}

static bool report_odd(Watch *watch) {
  Encoding encoding = odd_encoding(&watch->odd);
  if (encoding == ENCODING_AUTO)
    return true;
  const char *name = encoding == ENCODING_DOUBLE_UTF_8 ? "utf-8" : ENCODING_WORDS[encoding];
  Buffer seen = {0}, meant = {0};
  first_word(&watch->odd, encoding, &seen, &meant);
  if (watch->odd_cell)
    sn_fail_cell(watch->context, watch->file, watch->odd_cell,
                 "“%s” is %s text taken for Western letters: it stands for “%s”", seen.data, name, meant.data);
  else
    sn_fail_at(watch->context, watch->file, watch->odd_line,
               "“%s” is %s text taken for Western letters: it stands for “%s”", seen.data, name, meant.data);
  if (watch->unicode)
    sn_hint(watch->context, "the file has Unicode text too: have such cells converted (%u different words so far)",
            watch->odd.count);
  else
    sn_hint(watch->context, "declare encoding=\"%s\"", ENCODING_WORDS[encoding]);
  buffer_free(&seen);
  buffer_free(&meant);
  return false;
}

static void report_look_alikes(const Watch *watch) {
  if (watch->look_alikes == 0)
    return;
  if (watch->like_cell)
    sn_warn_cell(watch->context, watch->file, watch->like_cell,
                 "here and in the rest of the file, %u letters only look like Đ or đ", watch->look_alikes);
  else
    sn_warn_at(watch->context, watch->file, watch->like_line,
               "here and in the rest of the file, %u letters only look like Đ or đ", watch->look_alikes);
  sn_hint(watch->context, "they are read as Đ and đ; have them corrected where the file is made");
}

bool watch_end(Watch *watch) {
  bool good = report_odd(watch) && watch->lost == 0;
  if (watch->lost > FAULTS_SHOWN)
    sn_fail_at(watch->context, watch->file, 0, "letters were lost in %u more words", watch->lost - FAULTS_SHOWN);
  report_look_alikes(watch);
  buffer_free(&watch->repaired);
  sample_clear(&watch->odd);
  free(watch->like_cell);
  free(watch->odd_cell);
  return good;
}

/* ---- before */

#define CHUNK (8 * 1024)
#define CHUNKS 16

/* A question mark before a letter. */
static bool has_asking(const char *text, size_t length) {
  const char *end = text + length;
  for (const char *at = text; at < end && (at = memchr(at, LOST, (size_t)(end - at))); at++)
    if (at + 1 < end && is_in_word((unsigned char)at[1]) && at[1] != LOST)
      return true;
  return false;
}

/* Words of stretches all over the text. */
static bool has_odd_words(const char *text, size_t length) {
  Watch watch = {0};
  size_t step = length <= (size_t)CHUNK * CHUNKS ? CHUNK : length / CHUNKS;
  for (size_t from = 0; from < length; from += step) {
    const char *at = text + from, *end = text + (length - from < CHUNK ? length : from + CHUNK);
    while (at < end) {
      Word word = next_word(&at, end);
      if (word.beyond && !word.asks)
        see_odd(&watch, &(WatchPlace){0}, &word);
    }
  }
  bool odd = odd_encoding(&watch.odd) != ENCODING_AUTO;
  sample_clear(&watch.odd);
  return odd;
}

bool watch_is_wanted(const char *text, size_t length) {
  return has_asking(text, length) || has_odd_words(text, length);
}
