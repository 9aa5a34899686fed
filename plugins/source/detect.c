/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Encodings told apart by the words that they make of the same bytes. */

#include <stdlib.h>
#include <string.h>

#include "../array.h"
#include "encoding.h"
#include "vietnamese.h"

#define SAMPLE_SLOTS 16384
#define SAMPLE_WORDS 8000
#define FEWEST_SYLLABLES 2
#define LONGEST_WORD 32
#define CERTAIN 40 /* tenths of a natural logarithm: some fifty to one */

static const Encoding CANDIDATES[] = {ENCODING_TCVN3, ENCODING_VNI, ENCODING_VISCII, ENCODING_VPS,
                                      ENCODING_WINDOWS_1258};
#define CANDIDATE_COUNT (sizeof CANDIDATES / sizeof *CANDIDATES)

static uint64_t hash_of(const char *word, size_t length) {
  uint64_t hash = 0xCBF29CE484222325u; /* FNV-1a */
  for (size_t i = 0; i < length; i++)
    hash = (hash ^ (unsigned char)word[i]) * 0x100000001B3u;
  return hash ? hash : 1;
}

bool sample_add(Sample *sample, const char *word, size_t length) {
  if (sample->count >= SAMPLE_WORDS || length > LONGEST_WORD)
    return false;
  if (!sample->seen)
    sample->seen = array_new(SAMPLE_SLOTS, sizeof *sample->seen);
  uint64_t hash = hash_of(word, length);
  size_t slot = hash % SAMPLE_SLOTS;
  for (; sample->seen[slot]; slot = (slot + 1) % SAMPLE_SLOTS)
    if (sample->seen[slot] == hash)
      return false;
  sample->seen[slot] = hash;
  sample->count++;
  buffer_bytes(&sample->words, word, length);
  buffer_char(&sample->words, ' ');
  return true;
}

void sample_clear(Sample *sample) {
  buffer_free(&sample->words);
  free(sample->seen);
  *sample = (Sample){0};
}

static WordCount count_in(const Sample *sample, Encoding encoding) {
  Buffer text = {0};
  encoding_decode(encoding, sample->words.data, sample->words.length, &text);
  WordCount count = count_words(text.data, text.length);
  buffer_free(&text);
  return count;
}

/* Certain: most of its words are syllables, and their letters are less rare than those that any other encoding makes.
 */
Detection sample_detect(const Sample *sample) {
  Detection out = {.found = ENCODING_AUTO};
  WordCount counts[CANDIDATE_COUNT];
  size_t best = 0;
  for (size_t i = 0; i < CANDIDATE_COUNT; i++) {
    counts[i] = count_in(sample, CANDIDATES[i]);
    out.likely[CANDIDATES[i]] = counts[i].syllables > 0 && counts[i].syllables * 2 >= counts[i].words;
    if (counts[i].surprise < counts[best].surprise)
      best = i;
  }
  bool certain = counts[best].syllables >= FEWEST_SYLLABLES && counts[best].syllables * 10 >= counts[best].words * 7;
  for (size_t i = 0; i < CANDIDATE_COUNT; i++)
    certain = certain && (i == best || counts[i].surprise >= counts[best].surprise + CERTAIN);
  if (certain)
    out.found = CANDIDATES[best];
  return out;
}

/* Also of the control characters, where some sets have letters. */
static bool is_word_byte(unsigned char c) {
  return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c > 0 && c < 0x20 && c != '\t' && c != '\n' && c != '\r');
}

Detection encoding_detect(const char *bytes, size_t length) {
  Sample sample = {0};
  for (const char *at = bytes, *end = bytes + length; at < end && sample.count < SAMPLE_WORDS; at++) {
    const char *from = at;
    bool high = false;
    for (; at < end && is_word_byte((unsigned char)*at); at++)
      high = high || (unsigned char)*at >= 0x80;
    if (high)
      sample_add(&sample, from, (size_t)(at - from));
  }
  Detection out = sample_detect(&sample);
  sample_clear(&sample);
  return out;
}
