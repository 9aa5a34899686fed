/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Liang's method (F. M. Liang, "Word Hy-phen-a-tion by Com-put-er", 1983): digits between the letters of a
 * pattern say how good or bad a break is there, and of all patterns that match the highest counts;
 * odd allows a break.
 *
 * The dictionaries are those of libhyphen, read by ourselves: that library needs 15 ms to load one,
 * as long as a whole short report takes, and a report seldom hyphenates more than a few words. */

#include "page/hyphenation.h"

#include <string.h>

#define FOLDER "/usr/share/hyphen"
#define SHORTEST 5 /* two letters before a hyphen and three after it */
#define LARGEST_FILE (8u << 20)

/* A pattern as it stands in the file, and the hash of its letters. */
typedef struct Pattern {
  guint32 hash, offset;
  guint8 length; /* in bytes; 0: a free slot */
} Pattern;

struct Hyphenation {
  char *text; /* the file */
  Pattern *slots;
  guint32 mask, count;
  guint longest; /* letters of the longest pattern, its dots among them */
  guint left_least, right_least;
};

/* ---- dictionaries ---- */

static char *dictionary_file(const char *tag) {
  g_autofree char *name = g_strdelimit(g_strconcat("hyph_", tag, ".dic", NULL), "-", '_');
  char *path = g_build_filename(FOLDER, name, NULL);
  if (g_file_test(path, G_FILE_TEST_IS_REGULAR))
    return path;
  g_free(path);
  return NULL;
}

static gboolean is_tag(const char *language) {
  for (const char *at = language; *at; at++)
    if (!g_ascii_isalnum(*at) && *at != '-')
      return FALSE;
  return TRUE;
}

char *hyphenation_find(const char *language) {
  if (!language || strncmp(language, "en", 2) != 0 || (language[2] != '\0' && language[2] != '-') || !is_tag(language))
    return NULL;
  char *path = language[2] ? dictionary_file(language) : NULL;
  return path ? path : dictionary_file("en_US");
}

/* ---- patterns ---- */

static guint32 hash_add(guint32 hash, char letter) { return (hash ^ (guint8)letter) * 16777619u; }
#define HASH_START 2166136261u

static guint32 hash_end(guint32 hash) { return hash ^ hash >> 15; }

static void grow(Hyphenation *hyphenation) {
  Pattern *old = hyphenation->slots;
  guint32 old_mask = hyphenation->mask;
  hyphenation->mask = old ? old_mask * 2 + 1 : 4095;
  hyphenation->slots = g_new0(Pattern, hyphenation->mask + 1);
  for (guint32 i = 0; old && i <= old_mask; i++) {
    guint32 at = old[i].hash & hyphenation->mask;
    while (old[i].length && hyphenation->slots[at].length)
      at = (at + 1) & hyphenation->mask;
    if (old[i].length)
      hyphenation->slots[at] = old[i];
  }
  g_free(old);
}

/* Small letters with digits and dots between; others can match no word that is looked up. */
static gboolean is_pattern(const char *line, gsize length) {
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_islower(line[i]) && !g_ascii_isdigit(line[i]) && line[i] != '.')
      return FALSE;
  return length > 1 && length < HYPHENATION_LONGEST;
}

static void add_pattern(Hyphenation *hyphenation, const char *line, gsize length) {
  guint32 hash = HASH_START;
  guint letters = 0;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit(line[i])) {
      hash = hash_add(hash, line[i]);
      letters++;
    }
  if (!hyphenation->slots || hyphenation->count * 2 > hyphenation->mask)
    grow(hyphenation);
  hash = hash_end(hash);
  guint32 at = hash & hyphenation->mask;
  while (hyphenation->slots[at].length)
    at = (at + 1) & hyphenation->mask;
  hyphenation->slots[at] = (Pattern){hash, (guint32)(line - hyphenation->text), (guint8)length};
  hyphenation->count++;
  hyphenation->longest = MAX(hyphenation->longest, letters);
}

static gboolean read_least(const char *line, const char *name, guint *least) {
  gsize length = strlen(name);
  if (strncmp(line, name, length) != 0)
    return FALSE;
  *least = (guint)CLAMP(g_ascii_strtoull(line + length, NULL, 10), 1, HYPHENATION_LONGEST);
  return TRUE;
}

/* The first line names the encoding, which for these letters is the same in all. */
static void read_patterns(Hyphenation *hyphenation, gsize length) {
  const char *end = hyphenation->text + length;
  const char *line = memchr(hyphenation->text, '\n', length);
  while (line && ++line < end) {
    const char *next = memchr(line, '\n', (gsize)(end - line));
    gsize here = (gsize)((next ? next : end) - line);
    if (here && line[here - 1] == '\r')
      here--;
    if (is_pattern(line, here))
      add_pattern(hyphenation, line, here);
    else if (!read_least(line, "LEFTHYPHENMIN ", &hyphenation->left_least))
      read_least(line, "RIGHTHYPHENMIN ", &hyphenation->right_least);
    line = next;
  }
}

Hyphenation *hyphenation_open(const char *language) {
  g_autofree char *path = hyphenation_find(language);
  char *text = NULL;
  gsize length = 0;
  if (!path || !g_file_get_contents(path, &text, &length, NULL))
    return NULL;
  Hyphenation *hyphenation = g_new0(Hyphenation, 1);
  hyphenation->text = text;
  hyphenation->left_least = 2;
  hyphenation->right_least = 3;
  if (length <= LARGEST_FILE)
    read_patterns(hyphenation, length);
  if (hyphenation->count > 0)
    return hyphenation;
  hyphenation_free(hyphenation);
  return NULL;
}

void hyphenation_free(Hyphenation *hyphenation) {
  if (!hyphenation)
    return;
  g_free(hyphenation->text);
  g_free(hyphenation->slots);
  g_free(hyphenation);
}

/* ---- words ---- */

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
  return to - from >= SHORTEST && to - from <= HYPHENATION_LONGEST;
}

/* Whether the pattern's letters are those of the word, up to `letters` of them. */
static gboolean spells(const char *pattern, guint length, const char *word, guint letters) {
  guint at = 0;
  for (guint i = 0; i < length; i++)
    if (!g_ascii_isdigit(pattern[i]) && (at >= letters || pattern[i] != word[at++]))
      return FALSE;
  return at == letters;
}

/* Each digit stands before the letter at `value`. */
static void take_values(const char *pattern, guint length, guint8 *value) {
  for (guint i = 0; i < length; i++) {
    if (!g_ascii_isdigit(pattern[i]))
      value++;
    else
      *value = MAX(*value, (guint8)(pattern[i] - '0'));
  }
}

static void match(const Hyphenation *hyphenation, const char *word, guint letters, guint32 hash, guint8 *values) {
  for (guint32 at = hash & hyphenation->mask; hyphenation->slots[at].length; at = (at + 1) & hyphenation->mask) {
    const Pattern *pattern = &hyphenation->slots[at];
    const char *text = hyphenation->text + pattern->offset;
    if (pattern->hash == hash && spells(text, pattern->length, word, letters))
      take_values(text, pattern->length, values);
  }
}

/* values[i]: what stands before letter i of the word with a dot at both its ends. */
static void weigh_breaks(const Hyphenation *hyphenation, const char *word, guint length, guint8 *values) {
  for (guint from = 0; from < length; from++) {
    guint32 hash = HASH_START;
    guint most = MIN(length - from, hyphenation->longest);
    for (guint letters = 1; letters <= most; letters++) {
      hash = hash_add(hash, word[from + letters - 1]);
      match(hyphenation, word + from, letters, hash_end(hash), values + from);
    }
  }
}

guint hyphenation_points(Hyphenation *hyphenation, const char *text, gsize length, guint *offsets, guint most) {
  gsize start, end;
  if (length >= G_MAXUINT8 || !find_letters(text, length, &start, &end))
    return 0;
  char word[HYPHENATION_LONGEST + 2];
  guint8 values[HYPHENATION_LONGEST + 3] = {0};
  guint letters = (guint)(end - start), found = 0;
  word[0] = word[letters + 1] = '.';
  memcpy(word + 1, text + start, letters);
  weigh_breaks(hyphenation, word, letters + 2, values);
  for (guint i = hyphenation->left_least; i + hyphenation->right_least <= letters && found < most; i++)
    if (values[i + 1] & 1)
      offsets[found++] = (guint)start + i;
  return found;
}
