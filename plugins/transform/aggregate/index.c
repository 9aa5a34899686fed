/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index.h"

#include <string.h>

#define FEWEST_PLACES 64

/* The finaliser of SplitMix64, which spreads neighbouring keys. */
static uint64_t mix(uint64_t key) {
  key = (key ^ (key >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
  key = (key ^ (key >> 27)) * UINT64_C(0x94d049bb133111eb);
  return key ^ (key >> 31);
}

static uint32_t *free_places(uint32_t places) {
  uint32_t *numbers = array_new(places, sizeof *numbers);
  memset(numbers, 0xFF, places * sizeof *numbers);
  return numbers;
}

static uint32_t grown(uint32_t places) { return places > 0 ? places * 2 : FEWEST_PLACES; }

/* ---- 64-bit keys */

void index_clear(Index *index) {
  free(index->keys);
  free(index->numbers);
  *index = (Index){0};
}

static uint32_t place_of(const Index *index, uint64_t key) {
  uint32_t place = (uint32_t)mix(key) & (index->places - 1);
  while (index->numbers[place] != NO_INDEX && index->keys[place] != key)
    place = (place + 1) & (index->places - 1);
  return place;
}

static void index_grow(Index *index) {
  Index larger = {.places = grown(index->places), .count = index->count};
  larger.keys = array_new(larger.places, sizeof *larger.keys);
  larger.numbers = free_places(larger.places);
  for (uint32_t i = 0; i < index->places; i++) {
    if (index->numbers[i] == NO_INDEX)
      continue;
    uint32_t place = place_of(&larger, index->keys[i]);
    larger.keys[place] = index->keys[i];
    larger.numbers[place] = index->numbers[i];
  }
  index_clear(index);
  *index = larger;
}

uint32_t index_number(Index *index, uint64_t key) {
  if (index->count * 2 >= index->places)
    index_grow(index);
  uint32_t place = place_of(index, key);
  if (index->numbers[place] == NO_INDEX) {
    index->keys[place] = key;
    index->numbers[place] = index->count++;
  }
  return index->numbers[place];
}

uint32_t index_find(const Index *index, uint64_t key) {
  return index->places > 0 ? index->numbers[place_of(index, key)] : NO_INDEX;
}

/* ---- texts */

void lexicon_clear(Lexicon *lexicon) {
  for (size_t i = 0; i < lexicon->words.count; i++)
    free(lexicon->words.items[i]);
  array_free(&lexicon->words);
  free(lexicon->numbers);
  *lexicon = (Lexicon){0};
}

/* FNV-1a, then spread. */
static uint64_t hash(const char *word) {
  uint64_t value = UINT64_C(0xcbf29ce484222325);
  for (; *word != '\0'; word++)
    value = (value ^ (unsigned char)*word) * UINT64_C(0x100000001b3);
  return mix(value);
}

static uint32_t word_place(const Lexicon *lexicon, const char *word) {
  uint32_t place = (uint32_t)hash(word) & (lexicon->places - 1);
  while (lexicon->numbers[place] != NO_INDEX && strcmp(lexicon->words.items[lexicon->numbers[place]], word) != 0)
    place = (place + 1) & (lexicon->places - 1);
  return place;
}

static void lexicon_grow(Lexicon *lexicon) {
  free(lexicon->numbers);
  lexicon->places = grown(lexicon->places);
  lexicon->numbers = free_places(lexicon->places);
  for (uint32_t i = 0; i < lexicon->words.count; i++)
    lexicon->numbers[word_place(lexicon, lexicon->words.items[i])] = i;
}

uint32_t lexicon_number(Lexicon *lexicon, const char *word) {
  if (lexicon->words.count * 2 >= lexicon->places)
    lexicon_grow(lexicon);
  uint32_t place = word_place(lexicon, word);
  if (lexicon->numbers[place] == NO_INDEX) {
    lexicon->numbers[place] = (uint32_t)lexicon->words.count;
    *array_add(&lexicon->words) = string_copy(word);
  }
  return lexicon->numbers[place];
}
