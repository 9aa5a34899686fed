/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vietnamese.h"

#include <stdlib.h>
#include <string.h>

#include "../buffer.h"

#define LONGEST_SYLLABLE 7 /* nghiêng */
#define MOST_LOST 2

/* Vowels by tones, small and capital. */
static const uint16_t CHARACTERS[2][VOWEL_COUNT][TONE_COUNT] = {
    {
        {'a', 0x00E0, 0x1EA3, 0x00E3, 0x00E1, 0x1EA1},
        {0x0103, 0x1EB1, 0x1EB3, 0x1EB5, 0x1EAF, 0x1EB7},
        {0x00E2, 0x1EA7, 0x1EA9, 0x1EAB, 0x1EA5, 0x1EAD},
        {'e', 0x00E8, 0x1EBB, 0x1EBD, 0x00E9, 0x1EB9},
        {0x00EA, 0x1EC1, 0x1EC3, 0x1EC5, 0x1EBF, 0x1EC7},
        {'i', 0x00EC, 0x1EC9, 0x0129, 0x00ED, 0x1ECB},
        {'o', 0x00F2, 0x1ECF, 0x00F5, 0x00F3, 0x1ECD},
        {0x00F4, 0x1ED3, 0x1ED5, 0x1ED7, 0x1ED1, 0x1ED9},
        {0x01A1, 0x1EDD, 0x1EDF, 0x1EE1, 0x1EDB, 0x1EE3},
        {'u', 0x00F9, 0x1EE7, 0x0169, 0x00FA, 0x1EE5},
        {0x01B0, 0x1EEB, 0x1EED, 0x1EEF, 0x1EE9, 0x1EF1},
        {'y', 0x1EF3, 0x1EF7, 0x1EF9, 0x00FD, 0x1EF5},
    },
    {
        {'A', 0x00C0, 0x1EA2, 0x00C3, 0x00C1, 0x1EA0},
        {0x0102, 0x1EB0, 0x1EB2, 0x1EB4, 0x1EAE, 0x1EB6},
        {0x00C2, 0x1EA6, 0x1EA8, 0x1EAA, 0x1EA4, 0x1EAC},
        {'E', 0x00C8, 0x1EBA, 0x1EBC, 0x00C9, 0x1EB8},
        {0x00CA, 0x1EC0, 0x1EC2, 0x1EC4, 0x1EBE, 0x1EC6},
        {'I', 0x00CC, 0x1EC8, 0x0128, 0x00CD, 0x1ECA},
        {'O', 0x00D2, 0x1ECE, 0x00D5, 0x00D3, 0x1ECC},
        {0x00D4, 0x1ED2, 0x1ED4, 0x1ED6, 0x1ED0, 0x1ED8},
        {0x01A0, 0x1EDC, 0x1EDE, 0x1EE0, 0x1EDA, 0x1EE2},
        {'U', 0x00D9, 0x1EE6, 0x0168, 0x00DA, 0x1EE4},
        {0x01AF, 0x1EEA, 0x1EEC, 0x1EEE, 0x1EE8, 0x1EF0},
        {'Y', 0x1EF2, 0x1EF6, 0x1EF8, 0x00DD, 0x1EF4},
    },
};

uint32_t vowel_character(VowelLetter letter) { return CHARACTERS[letter.capital][letter.vowel][letter.tone]; }

bool vowel_of(uint32_t character, VowelLetter *out) {
  if (character > 0x1EF9 || (character > 0x01B0 && character < 0x1EA0))
    return false;
  for (int capital = 0; capital < 2; capital++)
    for (int vowel = 0; vowel < VOWEL_COUNT; vowel++)
      for (int tone = 0; tone < TONE_COUNT; tone++)
        if (CHARACTERS[capital][vowel][tone] == character) {
          *out = (VowelLetter){(Vowel)vowel, (Tone)tone, capital == 1};
          return true;
        }
  return false;
}

static bool is_ascii_letter(uint32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_letter(uint32_t character) {
  VowelLetter unused;
  return is_ascii_letter(character) || character == 0x0110 || character == 0x0111 || vowel_of(character, &unused);
}

uint32_t letter_capital(uint32_t character) {
  VowelLetter letter;
  if (character >= 'a' && character <= 'z')
    return character - 'a' + 'A';
  if (character == 0x0111)
    return 0x0110;
  if (!vowel_of(character, &letter))
    return character;
  letter.capital = true;
  return vowel_character(letter);
}

/* ---- syllables, written with one byte a letter: A ă, B â, E ê, O ô, P ơ, U ư, D đ */

static const char VOWEL_CODES[VOWEL_COUNT + 1] = "aABeEioOPuUy";

/* Longer before shorter where one begins another. */
static const char *const ONSETS[] = {"ngh", "ng", "nh", "n", "gh", "gi", "g", "ch", "c", "kh", "k", "ph", "p", "qu",
                                     "th",  "tr", "t",  "b", "d",  "D",  "h", "l",  "m", "r",  "s", "v",  "x", ""};

/* What may follow the first consonants, in the order of strcmp. */
static const char *const RIMES[] = {
    "A",    "Ac",  "Ak",   "Am",   "An",   "Ang", "Ap",   "At",   "B",    "Bc",   "Bm",   "Bn",   "Bng", "Bp",   "Bt",
    "Bu",   "By",  "E",    "Ech",  "Ek",   "Em",  "En",   "Enh",  "Ep",   "Et",   "Eu",   "O",    "Oc",  "Oi",   "Ok",
    "Om",   "On",  "Ong",  "Op",   "Ot",   "P",   "Pi",   "Pm",   "Pn",   "Png",  "Pp",   "Pt",   "U",   "UPc",  "UPi",
    "UPm",  "UPn", "UPng", "UPp",  "UPt",  "UPu", "Ua",   "Uc",   "Ui",   "Um",   "Un",   "Ung",  "Ut",  "Uu",   "a",
    "ac",   "ach", "ai",   "ak",   "am",   "an",  "ang",  "anh",  "ao",   "ap",   "at",   "au",   "ay",  "e",    "ec",
    "ek",   "em",  "en",   "eng",  "eo",   "ep",  "et",   "i",    "iEc",  "iEm",  "iEn",  "iEng", "iEp", "iEt",  "iEu",
    "ia",   "ich", "im",   "in",   "ing",  "inh", "ip",   "it",   "iu",   "o",    "oA",   "oAc",  "oAm", "oAn",  "oAng",
    "oAt",  "oa",  "oac",  "oach", "oai",  "oam", "oan",  "oang", "oanh", "oao",  "oap",  "oat",  "oay", "oc",   "oe",
    "oen",  "oeo", "oet",  "oi",   "ok",   "om",  "on",   "ong",  "ooc",  "oong", "op",   "ot",   "u",   "uB",   "uBn",
    "uBng", "uBt", "uBy",  "uE",   "uEch", "uEn", "uEnh", "uEt",  "uO",   "uOc",  "uOi",  "uOm",  "uOn", "uOng", "uOt",
    "uP",   "ua",  "uc",   "ui",   "um",   "un",  "ung",  "up",   "ut",   "uy",   "uyEn", "uyEt", "uya", "uych", "uyn",
    "uynh", "uyt", "uyu",  "y",    "yE",   "yEm", "yEn",  "yEng", "yEt",  "yEu",
};

static int compare_rimes(const void *key, const void *item) { return strcmp(key, *(const char *const *)item); }

static bool is_rime(const char *rime, Tone tone) {
  size_t length = strlen(rime);
  if (length == 0 || !bsearch(rime, RIMES, sizeof RIMES / sizeof *RIMES, sizeof *RIMES, compare_rimes))
    return false;
  bool stopped = strchr("ckpt", rime[length - 1]) || (length > 2 && strcmp(rime + length - 2, "ch") == 0);
  return !stopped || tone == TONE_ACUTE || tone == TONE_DOT;
}

/* After "qu" and "gi" a vowel of their own may be missing from what follows: quốc, gì, giếng. */
static bool follows(const char *onset, const char *rest, Tone tone) {
  char rime[LONGEST_SYLLABLE + 2];
  if (is_rime(rest, tone))
    return strcmp(onset, "qu") != 0 || strchr("aABeEiOPy", *rest);
  if (strcmp(onset, "gi") != 0)
    return false;
  rime[0] = 'i';
  strcpy(rime + 1, rest);
  return is_rime(rime, tone);
}

static bool is_coded_syllable(const char *codes, Tone tone) {
  for (size_t i = 0; i < sizeof ONSETS / sizeof *ONSETS; i++) {
    size_t length = strlen(ONSETS[i]);
    if (strncmp(codes, ONSETS[i], length) == 0 && follows(ONSETS[i], codes + length, tone))
      return true;
  }
  return false;
}

/* Tries for each lost letter all that it can have been; with it any tone was lost that the others do not have. */
static bool is_possible(char *codes, Tone tone) {
  static const char LOST_ONES[] = "aABeEioOPuUyD";
  char *lost = strchr(codes, LOST);
  if (!lost)
    return is_coded_syllable(codes, tone);
  bool good = false;
  for (const char *code = LOST_ONES; *code && !good; code++) {
    *lost = *code;
    good = is_possible(codes, tone) || (*code != 'D' && tone == TONE_LEVEL && is_possible(codes, TONE_ACUTE));
  }
  *lost = LOST;
  return good;
}

bool is_syllable(const uint32_t *letters, size_t count) {
  char codes[LONGEST_SYLLABLE + 1];
  Tone tone = TONE_LEVEL;
  size_t lost = 0;
  if (count == 0 || count > LONGEST_SYLLABLE)
    return false;
  for (size_t i = 0; i < count; i++) {
    uint32_t c = letters[i];
    VowelLetter vowel;
    if (vowel_of(c, &vowel)) {
      codes[i] = VOWEL_CODES[vowel.vowel];
      if (vowel.tone != TONE_LEVEL && tone != TONE_LEVEL)
        return false;
      tone = vowel.tone != TONE_LEVEL ? vowel.tone : tone;
    } else if (c == LOST) {
      codes[i] = LOST;
      lost++;
    } else if (is_ascii_letter(c)) {
      codes[i] = (char)(c | 0x20);
    } else if (c == 0x0110 || c == 0x0111) {
      codes[i] = 'D';
    } else {
      return false;
    }
  }
  codes[count] = '\0';
  return lost <= MOST_LOST && is_possible(codes, tone);
}

/* ---- words */

/* Spaces and punctuation beyond ASCII. */
static bool is_separator(uint32_t c) {
  return c == 0x00A0 || c == 0x00AB || c == 0x00BB || c == 0x00B0 || (c >= 0x2000 && c <= 0x206F) || c == 0xFEFF;
}

static bool is_word(uint32_t c) { return c >= 0x80 ? !is_separator(c) : is_ascii_letter(c); }

static bool is_capital(uint32_t c) {
  VowelLetter vowel;
  return (c >= 'A' && c <= 'Z') || c == 0x0110 || (vowel_of(c, &vowel) && vowel.capital);
}

/* A capital letter after a small one is no mark of good text: but fonts of capitals leave ASCII ones so. */
static bool is_well_cased(const uint32_t *word, size_t count) {
  for (size_t i = 1; i < count; i++)
    if (word[i] >= 0x80 && is_capital(word[i]) && !is_capital(word[i - 1]))
      return false;
  return true;
}

/* -10 ln of each marked vowel's share of the marked letters in running Vietnamese text, roughly. */
static const uint8_t SURPRISES[VOWEL_COUNT][TONE_COUNT] = {
    {0, 26, 35, 46, 30, 40},  {56, 53, 56, 79, 56, 53}, {39, 49, 53, 72, 40, 42}, {0, 79, 63, 68, 65, 68},
    {40, 28, 44, 65, 39, 37}, {0, 39, 63, 65, 45, 41},  {0, 68, 59, 79, 37, 37},  {34, 57, 52, 58, 37, 34},
    {44, 36, 47, 61, 39, 35}, {0, 59, 38, 52, 52, 45},  {26, 61, 56, 43, 43, 34}, {0, 58, 72, 72, 55, 79},
};
#define SURPRISE_D 23
#define SURPRISE_CAPITAL 15 /* more */
#define SURPRISE_WORD 120   /* a word that is no syllable */
#define SURPRISE_ODD 40     /* a word without a vowel */

static uint32_t letter_surprise(uint32_t c) {
  VowelLetter letter;
  if (c == 0x0110 || c == 0x0111)
    return SURPRISE_D + (c == 0x0110 ? SURPRISE_CAPITAL : 0);
  if (c < 0x80 || !vowel_of(c, &letter))
    return 0;
  return SURPRISES[letter.vowel][letter.tone] + (letter.capital ? SURPRISE_CAPITAL : 0u);
}

static void count_word(const uint32_t *word, size_t count, size_t room, WordCount *out) {
  bool foreign = false, vowel = false;
  VowelLetter unused;
  for (size_t i = 0; i < count && i < room; i++) {
    foreign = foreign || word[i] >= 0x80;
    vowel = vowel || vowel_of(word[i], &unused) || (word[i] >= 0x80 && word[i] != 0x0110 && word[i] != 0x0111);
  }
  if (!foreign)
    return;
  if (!vowel) {
    out->surprise += SURPRISE_ODD;
    return;
  }
  out->words++;
  if (count > room || !is_syllable(word, count) || !is_well_cased(word, count)) {
    out->surprise += SURPRISE_WORD;
    return;
  }
  out->syllables++;
  for (size_t i = 0; i < count; i++)
    out->surprise += letter_surprise(word[i]);
}

WordCount count_words(const char *text, size_t length) {
  WordCount out = {0, 0, 0};
  uint32_t word[LONGEST_SYLLABLE + 1];
  size_t count = 0;
  for (const char *end = text + length; text < end;) {
    uint32_t c = utf8_next(&text, end);
    if (is_word(c)) {
      if (count < sizeof word / sizeof *word)
        word[count] = c;
      count++;
      continue;
    }
    count_word(word, count, sizeof word / sizeof *word, &out);
    count = 0;
  }
  count_word(word, count, sizeof word / sizeof *word, &out);
  return out;
}
