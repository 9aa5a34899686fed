/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "period.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <songngu/plugin.h>

/* Scales of TLIST: how many digits follow the year's four, how many such times a year has, and what Songngu writes
 * before the number. */
typedef struct Scale {
  const char *name;
  int digits, most;
  const char *mark; /* NULL: no period of ours */
} Scale;

static const Scale SCALES[] = {
    {"A1", 0, 1, ""}, {"H1", 1, 2, "S"}, {"Q1", 1, 4, "Q"}, {"M1", 2, 12, ""}, {"W1", 2, 53, NULL}, {"T1", 1, 3, NULL},
};

static const Scale *find_scale(const char *name) {
  for (size_t i = 0; i < sizeof SCALES / sizeof *SCALES; i++)
    if (strcmp(SCALES[i].name, name) == 0)
      return &SCALES[i];
  return NULL;
}

static void print(const Scale *scale, int year, int number, char period[PERIOD_TEXT]) {
  if (scale->digits == 0)
    snprintf(period, PERIOD_TEXT, "%04d", year);
  else
    snprintf(period, PERIOD_TEXT, "%04d-%s%0*d", year, scale->mark, scale->digits, number);
}

static bool all_digits(const char *text, size_t length) {
  return strlen(text) == length && strspn(text, "0123456789") == length;
}

static bool read_time(const Scale *scale, const char *time, int *year, int *number) {
  if (!scale || !all_digits(time, 4 + (size_t)scale->digits))
    return false;
  *year = atoi(time);
  *number = 1;
  if (scale->digits > 0) {
    *number = atoi(time + 4);
    *year = (*year - *number) / (scale->digits == 1 ? 10 : 100);
  }
  return *year >= 1 && *number >= 1 && *number <= scale->most;
}

bool period_of_scale(const char *scale, const char *time, char period[PERIOD_TEXT]) {
  int year, number;
  const Scale *found = find_scale(scale);
  if (strcmp(scale, "D1") == 0 && all_digits(time, 8)) {
    snprintf(period, PERIOD_TEXT, "%.4s-%.2s-%.2s", time, time + 4, time + 6);
    return true;
  }
  if (!read_time(found, time, &year, &number) || !found->mark)
    return false;
  print(found, year, number, period);
  return true;
}

bool period_next(const char *scale, char *time) {
  int year, number;
  const Scale *found = find_scale(scale);
  if (!read_time(found, time, &year, &number))
    return false;
  if (++number > found->most) {
    number = 1;
    year++;
  }
  if (year > 9999)
    return false;
  char next[PERIOD_TEXT];
  snprintf(next, sizeof next, "%04d%0*d", year, found->digits, number);
  memcpy(time, next, 4 + (size_t)found->digits); /* of a year alone the number is left out */
  return true;
}

/* ---- labels */

/* "Q3", "-Q3", "M03", "-03", "H1", "S1". */
static bool read_part(int year, const char *part, char period[PERIOD_TEXT]) {
  static const char LETTERS[] = "QMHS", *const NAMES[] = {"Q1", "M1", "H1", "H1"};
  const char *letter;
  part += *part == '-';
  if (*part == '\0')
    return false;
  letter = strchr(LETTERS, *part);
  const char *digits = letter ? part + 1 : part;
  size_t length = strlen(digits);
  int number = atoi(digits);
  const Scale *scale = find_scale(letter ? NAMES[letter - LETTERS] : "M1");
  if (length < 1 || length > 2 || strspn(digits, "0123456789") != length || (!letter && length != 2) || number < 1 ||
      number > scale->most)
    return false;
  print(scale, year, number, period);
  return true;
}

/* Without a status before it. */
static bool read_bare(const char *label, char period[PERIOD_TEXT]) {
  if (strspn(label, "0123456789") != 4)
    return false;
  if (label[4] != '\0')
    return read_part(atoi(label), label + 4, period);
  snprintf(period, PERIOD_TEXT, "%s", label);
  return true;
}

bool period_of_label(const char *label, char period[PERIOD_TEXT], const char **status) {
  static const char *const WORDS[][2] = {
      {"Sơ bộ", "preliminary"},
      {"Prel.", "preliminary"},
      {"Prel", "preliminary"},
      {"Preliminary", "preliminary"},
      {"Ước", "estimate"},
      {"Ước tính", "estimate"},
      {"Est.", "estimate"},
      {"Estimate", "estimate"},
      {"Estimated", "estimate"},
      {"Tạm tính", "provisional"},
      {"Provisional", "provisional"},
  };
  char word[32];
  const char *space = strrchr(label, ' ');
  *status = NULL;
  if (!space)
    return read_bare(label, period);
  size_t length = (size_t)(space - label);
  if (length >= sizeof word || !read_bare(space + 1, period))
    return false;
  memcpy(word, label, length);
  word[length] = '\0';
  for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
    if (sn_same_name(word, WORDS[i][0])) {
      *status = WORDS[i][1];
      return true;
    }
  return false;
}
