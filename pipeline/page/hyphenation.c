/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/hyphenation.h"

#include <hyphen.h>
#include <stdlib.h>
#include <string.h>

#define FOLDER "/usr/share/hyphen"
#define SHORTEST 5 /* two letters before a hyphen and three after it */

struct Hyphenation {
  HyphenDict *dictionary;
};

static char *dictionary_file(const char *tag) {
  g_autofree char *name = g_strdelimit(g_strconcat("hyph_", tag, ".dic", NULL), "-", '_');
  char *path = g_build_filename(FOLDER, name, NULL);
  if (g_file_test(path, G_FILE_TEST_IS_REGULAR))
    return path;
  g_free(path);
  return NULL;
}

char *hyphenation_find(const char *language) {
  if (!language || strncmp(language, "en", 2) != 0 || (language[2] != '\0' && language[2] != '-'))
    return NULL;
  if (strspn(language, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-") != strlen(language))
    return NULL;
  char *path = language[2] ? dictionary_file(language) : NULL;
  return path ? path : dictionary_file("en_US");
}

Hyphenation *hyphenation_open(const char *language) {
  g_autofree char *path = hyphenation_find(language);
  HyphenDict *dictionary = path ? hnj_hyphen_load(path) : NULL;
  if (!dictionary)
    return NULL;
  Hyphenation *hyphenation = g_new(Hyphenation, 1);
  hyphenation->dictionary = dictionary;
  return hyphenation;
}

void hyphenation_free(Hyphenation *hyphenation) {
  if (!hyphenation)
    return;
  hnj_hyphen_free(hyphenation->dictionary);
  g_free(hyphenation);
}

/* The letters between punctuation: opening quotes and brackets, closing ones, commas and stops. */
static gboolean find_letters(const char *text, gsize length, gsize *start, gsize *end) {
  gsize from = 0, to = length;
  while (from < to && !g_ascii_isalpha(text[from]))
    from++;
  while (to > from && !g_ascii_isalpha(text[to - 1]))
    to--;
  for (gsize i = from; i < to; i++)
    if (!g_ascii_islower(text[i]))
      return FALSE;
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isdigit(text[i]) || text[i] == '/' || text[i] == '@')
      return FALSE;
  *start = from;
  *end = to;
  return to - from >= SHORTEST && to - from < HYPHENATION_LONGEST;
}

guint hyphenation_points(Hyphenation *hyphenation, const char *text, gsize length, guint *offsets, guint most) {
  gsize start, end;
  if (length >= G_MAXUINT8 || !find_letters(text, length, &start, &end))
    return 0;
  char marks[HYPHENATION_LONGEST + 8];
  char **replacements = NULL;
  int *positions = NULL, *cuts = NULL;
  guint found = 0;
  int size = (int)(end - start);
  if (hnj_hyphen_hyphenate2(hyphenation->dictionary, text + start, size, marks, NULL, &replacements, &positions, &cuts))
    return 0;
  for (int i = 0; i + 1 < size && found < most; i++)
    if ((marks[i] & 1) && !(replacements && replacements[i]))
      offsets[found++] = (guint)start + (guint)i + 1;
  for (int i = 0; replacements && i < size; i++)
    free(replacements[i]);
  free(replacements);
  free(positions);
  free(cuts);
  return found;
}
