/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "translation/difference.h"

#include <string.h>

#include "translation/wording.h"

#define MOST_CELLS (4u << 20) /* of the table; beyond, what lies between the common ends is all replaced */

/* A word with the spaces before it. */
typedef struct Word {
  const char *start, *end; /* of the word */
  const char *from;        /* where the spaces before it begin */
  guint number;
  gboolean joined; /* to the word before it */
} Word;

static void stretch_clear(gpointer data) { g_free(((Stretch *)data)->text); }

static GArray *words_of(const char *text, Wordlist *wordlist) {
  GArray *words = g_array_new(FALSE, FALSE, sizeof(Word));
  g_auto(Wording) wording = wording_of(wordlist, text);
  const char *from = text;
  while (*text) {
    gsize length = word_length(text);
    if (length == 0) {
      text = g_utf8_next_char(text);
      continue;
    }
    Word word = {.start = text,
                 .end = text + length,
                 .from = from,
                 .number = wording.words[words->len],
                 .joined = words->len > 0 && from == text};
    g_array_append_val(words, word);
    from = text += length;
  }
  return words;
}

static const Word *word_at(const GArray *words, guint i) { return &g_array_index(words, Word, i); }

static void append(GArray *stretches, StretchKind kind, const Word *word) {
  Stretch *last = stretches->len > 0 ? &g_array_index(stretches, Stretch, stretches->len - 1) : NULL;
  if (last && last->kind == kind) {
    g_autofree char *before = last->text;
    g_autofree char *more = g_strndup(word->from, (gsize)(word->end - word->from));
    last->text = g_strconcat(before, more, NULL);
    return;
  }
  Stretch stretch = {kind, g_strndup(word->start, (gsize)(word->end - word->start)), word->joined};
  g_array_append_val(stretches, stretch);
}

/* The words from `a` to `a_end` and from `b` to `b_end`, whose common ends have been taken away. */
typedef struct Middle {
  const GArray *old, *now;
  guint a, a_end, b, b_end;
} Middle;

/* lengths[i][j]: of the longest common sequence of what follows. */
static guint16 *measure(const Middle *middle, guint rows, guint columns) {
  guint16 *lengths = g_new0(guint16, (gsize)(rows + 1) * (columns + 1));
  for (guint i = rows; i-- > 0;)
    for (guint j = columns; j-- > 0;) {
      guint16 *here = &lengths[(gsize)i * (columns + 1) + j];
      gboolean same = word_at(middle->old, middle->a + i)->number == word_at(middle->now, middle->b + j)->number;
      *here = same ? (guint16)(here[columns + 2] + 1) : MAX(here[1], here[columns + 1]);
    }
  return lengths;
}

static void replace_all(const Middle *middle, GArray *out) {
  for (guint i = middle->a; i < middle->a_end; i++)
    append(out, STRETCH_REMOVED, word_at(middle->old, i));
  for (guint j = middle->b; j < middle->b_end; j++)
    append(out, STRETCH_ADDED, word_at(middle->now, j));
}

static void compare(const Middle *middle, GArray *out) {
  guint rows = middle->a_end - middle->a, columns = middle->b_end - middle->b;
  if ((guint64)(rows + 1) * (columns + 1) > MOST_CELLS) {
    replace_all(middle, out);
    return;
  }
  g_autofree guint16 *lengths = measure(middle, rows, columns);
  for (guint i = 0, j = 0; i < rows || j < columns;) {
    const guint16 *here = &lengths[(gsize)i * (columns + 1) + j];
    const Word *old = i < rows ? word_at(middle->old, middle->a + i) : NULL;
    const Word *now = j < columns ? word_at(middle->now, middle->b + j) : NULL;
    if (old && now && old->number == now->number) {
      append(out, STRETCH_KEPT, now);
      i++, j++;
    } else if (old && (!now || here[columns + 1] >= here[1])) {
      append(out, STRETCH_REMOVED, old);
      i++;
    } else {
      append(out, STRETCH_ADDED, now);
      j++;
    }
  }
}

GArray *difference_of(const char *old, const char *now) {
  g_autoptr(Wordlist) wordlist = wordlist_new();
  g_autoptr(GArray) a = words_of(old, wordlist), b = words_of(now, wordlist);
  GArray *out = g_array_new(FALSE, FALSE, sizeof(Stretch));
  g_array_set_clear_func(out, stretch_clear);
  Middle middle = {a, b, 0, a->len, 0, b->len};
  while (middle.a < middle.a_end && middle.b < middle.b_end &&
         word_at(a, middle.a)->number == word_at(b, middle.b)->number) {
    append(out, STRETCH_KEPT, word_at(b, middle.b));
    middle.a++, middle.b++;
  }
  while (middle.a < middle.a_end && middle.b < middle.b_end &&
         word_at(a, middle.a_end - 1)->number == word_at(b, middle.b_end - 1)->number)
    middle.a_end--, middle.b_end--;
  compare(&middle, out);
  for (guint j = middle.b_end; j < b->len; j++)
    append(out, STRETCH_KEPT, word_at(b, j));
  return out;
}
