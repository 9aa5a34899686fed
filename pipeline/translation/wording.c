/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "translation/wording.h"

#include <stdlib.h>
#include <string.h>

struct Wordlist {
  GHashTable *numbers; /* word → its number + 1 */
  GStringChunk *words;
  GString *key;
};

Wordlist *wordlist_new(void) {
  Wordlist *wordlist = g_new0(Wordlist, 1);
  wordlist->numbers = g_hash_table_new(g_str_hash, g_str_equal);
  wordlist->words = g_string_chunk_new(4096);
  wordlist->key = g_string_new(NULL);
  return wordlist;
}

void wordlist_free(Wordlist *wordlist) {
  if (!wordlist)
    return;
  g_hash_table_unref(wordlist->numbers);
  g_string_chunk_free(wordlist->words);
  g_string_free(wordlist->key, TRUE);
  g_free(wordlist);
}

static guint wordlist_number(Wordlist *wordlist, const char *word, gsize length) {
  g_string_truncate(wordlist->key, 0);
  g_string_append_len(wordlist->key, word, (gssize)length);
  gpointer known = g_hash_table_lookup(wordlist->numbers, wordlist->key->str);
  if (known)
    return GPOINTER_TO_UINT(known) - 1;
  guint number = g_hash_table_size(wordlist->numbers);
  char *kept = g_string_chunk_insert(wordlist->words, wordlist->key->str);
  g_hash_table_insert(wordlist->numbers, kept, GUINT_TO_POINTER(number + 1));
  return number;
}

/* ---- words */

/* "{name}" or "<tag>" without a space inside; 0: not one. */
static gsize enclosed_length(const char *text) {
  if (*text != '{' && *text != '<')
    return 0;
  gsize length = 1 + strcspn(text + 1, " {}<>\n");
  return text[length] == (*text == '{' ? '}' : '>') ? length + 1 : 0;
}

static gboolean is_inner_mark(const char *p) { return (*p == '.' || *p == ',' || *p == '/') && g_ascii_isdigit(p[1]); }

static gsize figure_length(const char *text) {
  const char *p = text;
  while (g_ascii_isdigit(*p) || (p > text && is_inner_mark(p)))
    p++;
  return (gsize)(p - text);
}

static gboolean is_letter(const char *p) {
  gunichar c = g_utf8_get_char(p);
  return g_unichar_isalpha(c) || g_unichar_ismark(c);
}

gsize word_length(const char *text) {
  if (*text == '\0' || g_unichar_isspace(g_utf8_get_char(text)))
    return 0;
  gsize length = enclosed_length(text);
  if (length > 0)
    return length;
  if (g_ascii_isdigit(*text))
    return figure_length(text);
  const char *p = text;
  while (*p && is_letter(p))
    p = g_utf8_next_char(p);
  return p > text ? (gsize)(p - text) : (gsize)(g_utf8_next_char(text) - text);
}

Wording wording_of(Wordlist *wordlist, const char *text) {
  GArray *words = g_array_new(FALSE, FALSE, sizeof(guint));
  while (*text) {
    gsize length = word_length(text);
    if (length == 0) {
      text = g_utf8_next_char(text);
      continue;
    }
    guint number = wordlist_number(wordlist, text, length);
    g_array_append_val(words, number);
    text += length;
  }
  Wording wording = {.count = words->len};
  wording.words = (guint *)(gpointer)g_array_free(words, FALSE);
  return wording;
}

void wording_clear(Wording *wording) { g_clear_pointer(&wording->words, g_free); }

/* ---- alike */

/* The edit distance where it is at most `most`, else more: only cells that near the diagonal can matter (Ukkonen). */
static guint distance(const Wording *a, const Wording *b, guint most) {
  g_autofree guint *row = g_new(guint, b->count + 1);
  for (guint j = 0; j <= b->count; j++)
    row[j] = j;
  for (guint i = 1; i <= a->count; i++) {
    guint from = i > most ? i - most : 1, to = MIN(b->count, i + most), least = G_MAXUINT;
    guint diagonal = row[from - 1];
    row[from - 1] = from == 1 ? i : most + 1;
    for (guint j = from; j <= to; j++) {
      guint above = j == i + most ? most + 1 : row[j]; /* outside the band of the row before */
      guint replaced = diagonal + (a->words[i - 1] != b->words[j - 1]);
      diagonal = row[j];
      row[j] = MIN(replaced, MIN(above, row[j - 1]) + 1);
      least = MIN(least, row[j]);
    }
    if (least > most)
      return most + 1;
  }
  return row[b->count];
}

guint wording_match(const Wording *a, const Wording *b, guint least) {
  guint longer = MAX(a->count, b->count);
  if (longer == 0 || longer > WORDING_MOST)
    return 0;
  guint most = longer * (100 - MIN(least, 100)) / 100;
  if (longer - MIN(a->count, b->count) > most)
    return 0;
  guint apart = distance(a, b, most);
  if (apart > most)
    return 0;
  return apart == 0 ? 100 : MIN((longer - apart) * 100 / longer, 99);
}
