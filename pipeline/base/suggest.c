/* SPDX-License-Identifier: GPL-3.0-or-later */

/* "Did you mean": the nearest of some names, by optimal string alignment
 * (Damerau and Levenshtein) of their folded and of their ASCII forms. */

#include <songngu/plugin.h>
#include <string.h>

#include "base/text.h"

#define LONGEST 80 /* characters; longer names are no slips of the pen of one another */

/* A name in the two forms that are compared. */
typedef struct Forms {
  gunichar *folded, *bare;
  glong folded_length, bare_length;
} Forms;

static void forms_init(Forms *forms, const char *name) {
  g_autofree char *folded = text_fold(name);
  g_autofree char *ascii = text_ascii(name);
  g_autofree char *bare = text_fold(ascii);
  forms->folded = g_utf8_to_ucs4_fast(folded, -1, &forms->folded_length);
  forms->bare = g_utf8_to_ucs4_fast(bare, -1, &forms->bare_length);
}

static void forms_clear(Forms *forms) {
  g_free(forms->folded);
  g_free(forms->bare);
}

/* More than `most` is told as most + 1. */
static glong distance(const gunichar *a, glong a_length, const gunichar *b, glong b_length, glong most) {
  if (a_length > LONGEST || b_length > LONGEST || ABS(a_length - b_length) > most)
    return most + 1;
  glong rows[3][LONGEST + 1];
  for (glong j = 0; j <= b_length; j++)
    rows[0][j] = j;
  for (glong i = 1; i <= a_length; i++) {
    glong *row = rows[i % 3], *above = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
    row[0] = i;
    for (glong j = 1; j <= b_length; j++) {
      glong best = above[j - 1] + (a[i - 1] != b[j - 1]);
      best = MIN(best, MIN(above[j], row[j - 1]) + 1);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        best = MIN(best, before[j - 2] + 1);
      row[j] = best;
    }
  }
  return MIN(rows[a_length % 3][b_length], most + 1);
}

static gboolean starts_with(const Forms *longer, const Forms *shorter) {
  return shorter->bare_length >= 4 && longer->bare_length > shorter->bare_length &&
         memcmp(longer->bare, shorter->bare, (gsize)shorter->bare_length * sizeof(gunichar)) == 0;
}

/* Twice the edits, one more where marks had to be left off; G_MAXLONG: too far. */
static glong cost(const Forms *word, const Forms *candidate) {
  glong longest = MAX(word->bare_length, candidate->bare_length);
  glong most = MIN(longest / 3, 4);
  glong folded = distance(word->folded, word->folded_length, candidate->folded, candidate->folded_length, most);
  glong bare = distance(word->bare, word->bare_length, candidate->bare, candidate->bare_length, most);
  glong best = MIN(folded > most ? G_MAXLONG : 2 * folded, bare > most ? G_MAXLONG : 2 * bare + 1);
  if (best == G_MAXLONG && (starts_with(word, candidate) || starts_with(candidate, word)))
    best = 2 * LONGEST;
  return best;
}

const char *text_suggest(const char *word, const char *const *candidates) {
  Forms wanted;
  forms_init(&wanted, word);
  const char *nearest = NULL;
  glong nearest_cost = G_MAXLONG;
  for (; *candidates != NULL; candidates++) {
    Forms forms;
    forms_init(&forms, *candidates);
    glong candidate_cost = cost(&wanted, &forms);
    forms_clear(&forms);
    if (candidate_cost < nearest_cost) {
      nearest_cost = candidate_cost;
      nearest = *candidates;
    }
  }
  forms_clear(&wanted);
  return nearest;
}

const char *sn_suggest(const char *word, const char *const *candidates) { return text_suggest(word, candidates); }

bool sn_same_name(const char *a, const char *b) {
  g_autofree char *first = text_fold(a), *second = text_fold(b);
  return strcmp(first, second) == 0;
}
