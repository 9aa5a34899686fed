/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The letters of Vietnamese, and what can be a syllable of it: by that, encodings are told apart. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* In the order a ă â e ê i o ô ơ u ư y. */
typedef enum Vowel {
  VOWEL_A,
  VOWEL_A_BREVE,
  VOWEL_A_CIRCUMFLEX,
  VOWEL_E,
  VOWEL_E_CIRCUMFLEX,
  VOWEL_I,
  VOWEL_O,
  VOWEL_O_CIRCUMFLEX,
  VOWEL_O_HORN,
  VOWEL_U,
  VOWEL_U_HORN,
  VOWEL_Y,
  VOWEL_COUNT
} Vowel;

typedef enum Tone { TONE_LEVEL, TONE_GRAVE, TONE_HOOK, TONE_TILDE, TONE_ACUTE, TONE_DOT, TONE_COUNT } Tone;

typedef struct VowelLetter {
  Vowel vowel;
  Tone tone;
  bool capital;
} VowelLetter;

/* The character (NFC) of a vowel. */
uint32_t vowel_character(VowelLetter letter);
/* false: the character is no vowel of Vietnamese. */
bool vowel_of(uint32_t character, VowelLetter *out);

/* A letter of Vietnamese or ASCII. */
bool is_letter(uint32_t character);
/* Of such a letter; others are returned as they are. */
uint32_t letter_capital(uint32_t character);

/* A letter that was lost. */
#define LOST '?'

/* Whether `count` letters (NFC) can be a syllable as Vietnamese is written, with names such as Đắk Lắk; each LOST one,
 * two at most, stands for any letter beyond ASCII. */
bool is_syllable(const uint32_t *letters, size_t count);

/* How many words of UTF-8 text have letters or signs beyond ASCII, and how many of them are syllables.  Words without
 * a vowel are left out, as abbreviations.  `surprise` tells how unlike Vietnamese their letters are, in tenths of the
 * natural logarithm of how rare they are. */
typedef struct WordCount {
  uint32_t words, syllables;
  uint64_t surprise;
} WordCount;
WordCount count_words(const char *text, size_t length);
