/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/remark.h"

#include <string.h>

#include "base/text.h"

typedef struct Word {
  const char *text;
  int meaning;
} Word;

static const Word QUALIFIERS[] = {
    {"exact", EXACT},       {"about", ABOUT},     {"over", OVER},           {"nearly", NEARLY},
    {"at-least", AT_LEAST}, {"at-most", AT_MOST}, {"chính xác", EXACT},     {"khoảng", ABOUT},
    {"hơn", OVER},          {"trên", OVER},       {"gần", NEARLY},          {"ít nhất", AT_LEAST},
    {"tối đa", AT_MOST},    {"more than", OVER},  {"tối thiểu", AT_LEAST},  {"at least", AT_LEAST},
    {"at most", AT_MOST},   {"xấp xỉ", ABOUT},    {"trên dưới", ABOUT},     {"gần bằng", NEARLY},
    {"không quá", AT_MOST}, {"around", ABOUT},    {"approximately", ABOUT}, {"circa", ABOUT},
    {"some", ABOUT},        {"above", OVER},      {"almost", NEARLY},       {"up to", AT_MOST},
    {NULL, EXACT},
};

static const Word STATUSES[] = {
    {"final", FINAL},
    {"estimate", ESTIMATE},
    {"preliminary", PRELIMINARY},
    {"provisional", PROVISIONAL},
    {"forecast", FORECAST},
    {"revised", REVISED},
    {"chính thức", FINAL},
    {"ước", ESTIMATE},
    {"sơ bộ", PRELIMINARY},
    {"tạm tính", PROVISIONAL},
    {"dự báo", FORECAST},
    {"điều chỉnh", REVISED},
    {"ước tính", ESTIMATE},
    {"ước đạt", ESTIMATE},
    {"ước thực hiện", ESTIMATE},
    {"uth", ESTIMATE},
    {"ưth", ESTIMATE},
    {"estimated", ESTIMATE},
    {"est", ESTIMATE},
    {"sb", PRELIMINARY},
    {"prel", PRELIMINARY},
    {"prov", PROVISIONAL},
    {NULL, FINAL},
};

static const Word SCALES[] = {
    {"nghìn", 3},    {"ngàn", 3},      {"vạn", 4},       {"triệu", 6},
    {"tỷ", 9},       {"nghìn tỷ", 12}, {"ngàn tỷ", 12},  {"triệu tỷ", 15},
    {"thousand", 3}, {"million", 6},   {"mn", 6},        {"mln", 6},
    {"billion", 9},  {"bn", 9},        {"trillion", 12}, {"thousand billion", 12},
    {"tn", 12},      {NULL, 0},
};

/* The meaning, or -1.  The plain English words, which most tables hold, need no folding. */
static int find_word(const Word *words, const char *text) {
  for (const Word *word = words; word->text; word++)
    if (strcmp(word->text, text) == 0)
      return word->meaning;
  g_autofree char *folded = text_fold(text);
  if (*folded == '\0')
    return words[0].meaning;
  for (const Word *word = words; word->text; word++) {
    g_autofree char *known = text_fold(word->text);
    if (strcmp(known, folded) == 0)
      return word->meaning;
  }
  return -1;
}

int qualifier_find(const char *text) { return find_word(QUALIFIERS, text); }

int status_find(const char *text) { return find_word(STATUSES, text); }

const char *qualifier_word(Qualifier qualifier) { return QUALIFIERS[qualifier].text; }

const char *status_word(Status status) { return STATUSES[status].text; }

/* ---- phrases within a text */

typedef struct Phrase {
  char *folded;
  gsize length;
  Remark remark;
} Phrase;

static void add_phrases(GArray *phrases, RemarkKind kind, const Word *words) {
  for (const Word *word = words; word->text; word++) {
    char *folded = text_fold(word->text);
    Phrase phrase = {folded, strlen(folded), {kind, word->meaning}};
    g_array_append_val(phrases, phrase);
  }
}

static gint compare_phrases(gconstpointer a, gconstpointer b) {
  const Phrase *first = a, *second = b;
  if (first->length != second->length)
    return first->length > second->length ? -1 : 1;
  return strcmp(first->folded, second->folded);
}

/* Folded once, the longest first; kept while the program runs. */
static const GArray *get_phrases(void) {
  static gsize ready;
  static GArray *phrases;
  if (g_once_init_enter(&ready)) {
    phrases = g_array_new(FALSE, FALSE, sizeof(Phrase));
    add_phrases(phrases, REMARK_QUALIFIER, QUALIFIERS);
    add_phrases(phrases, REMARK_STATUS, STATUSES);
    add_phrases(phrases, REMARK_SCALE, SCALES);
    g_array_sort(phrases, compare_phrases);
    g_once_init_leave(&ready, 1);
  }
  return phrases;
}

gsize remark_begins(const char *folded, Remark *out) {
  const GArray *phrases = get_phrases();
  for (guint i = 0; i < phrases->len; i++) {
    const Phrase *phrase = &g_array_index(phrases, Phrase, i);
    if (strncmp(folded, phrase->folded, phrase->length) != 0)
      continue;
    gunichar next = g_utf8_get_char(folded + phrase->length);
    if (g_unichar_isalnum(next) || g_unichar_ismark(next))
      continue;
    *out = phrase->remark;
    return phrase->length;
  }
  return 0;
}
