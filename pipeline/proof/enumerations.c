/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proof/enumerations.h"

#include <string.h>

/* What is being counted in one section. */
typedef struct Series {
  guint last;  /* 0: nothing is */
  guint index; /* of the entry that has `last` */
  char *words;
} Series;

typedef struct Broken {
  gboolean in_source;
  guint index;
  char *words;
} Broken;

struct Enumerations {
  GHashTable *source, *target; /* scope → Series */
  GArray *broken;              /* Broken */
};

static void series_free(gpointer data) {
  g_free(((Series *)data)->words);
  g_free(data);
}

static void broken_clear(gpointer data) { g_free(((Broken *)data)->words); }

Enumerations *enumerations_new(void) {
  Enumerations *enumerations = g_new0(Enumerations, 1);
  enumerations->source = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, series_free);
  enumerations->target = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, series_free);
  enumerations->broken = g_array_new(FALSE, FALSE, sizeof(Broken));
  g_array_set_clear_func(enumerations->broken, broken_clear);
  return enumerations;
}

void enumerations_free(Enumerations *enumerations) {
  if (!enumerations)
    return;
  g_hash_table_unref(enumerations->source);
  g_hash_table_unref(enumerations->target);
  g_array_unref(enumerations->broken);
  g_free(enumerations);
}

/* ---- words that count */

static gboolean begins(const Side *side, guint index) {
  if (index == 0)
    return TRUE;
  const Token *before = side_token(side, index - 1);
  return before->sentence != side_token(side, index)->sentence || before->traits & TRAIT_CLAUSE;
}

static guint find_word(const Side *side, guint index, const char *const *words) {
  for (guint i = 0; words[i]; i++)
    if (token_is(side->prose, index, words[i]))
      return i / 2 + 1;
  return 0;
}

/* "Thứ nhất,", "Hai là": the words are in pairs, with and without a capital. */
static guint read_vietnamese(const Side *side, guint index, guint *count) {
  static const char *const ranks[] = {"nhất", "Nhất", "hai", "Hai", "ba",  "Ba",  "tư", "Tư",
                                      "năm",  "Năm",  "sáu", "Sáu", "bảy", "Bảy", NULL};
  static const char *const names[] = {"một", "Một", "hai", "Hai", "ba",  "Ba",  "bốn", "Bốn", "năm",
                                      "Năm", "sáu", "Sáu", "bảy", "Bảy", "tám", "Tám", NULL};
  *count = 2;
  if (token_is(side->prose, index, "Thứ") || token_is(side->prose, index, "thứ"))
    return token_is(side->prose, index + 2, ",") || token_is(side->prose, index + 2, ":")
               ? find_word(side, index + 1, ranks)
               : 0;
  return token_is(side->prose, index + 1, "là") ? find_word(side, index, names) : 0;
}

/* "First of all" for "trước hết" counts nothing. */
static gboolean is_first_of_all(const Side *side, guint index, const Side *source) {
  static const char *const words[][2] = {{"trước", "hết"}, {"Trước", "hết"}, {"trước", "tiên"}, {"Trước", "tiên"},
                                         {"đầu", "tiên"},  {"Đầu", "tiên"},  {"trên", "hết"},   {"Trên", "hết"}};
  if (!token_is(side->prose, index, "First") || !token_is(side->prose, index + 1, "of") ||
      !token_is(side->prose, index + 2, "all"))
    return FALSE;
  for (guint i = 0; source && i + 1 < source->prose->tokens->len; i++)
    for (gsize w = 0; w < G_N_ELEMENTS(words); w++)
      if (token_is(source->prose, i, words[w][0]) && token_is(source->prose, i + 1, words[w][1]))
        return FALSE;
  return source != NULL;
}

static guint read_english(const Side *side, guint index, const Side *source, guint *count) {
  static const char *const plain[] = {"First",  "first", "Second", "second", "Third", "third", "Fourth",
                                      "fourth", "Fifth", "fifth",  "Sixth",  "sixth", NULL};
  static const char *const adverbs[] = {"Firstly",  "firstly", "Secondly", "secondly", "Thirdly", "thirdly", "Fourthly",
                                        "fourthly", "Fifthly", "fifthly",  "Sixthly",  "sixthly", NULL};
  *count = 3;
  if (is_first_of_all(side, index, source))
    return 1;
  *count = 1;
  guint number = find_word(side, index, plain);
  if (number > 0)
    return token_is(side->prose, index + 1, ",") ? number : 0;
  return find_word(side, index, adverbs);
}

/* What goes on without counting. */
static gboolean is_next(const Side *side, guint index) {
  static const char *const words[] = {"Then",   "Next", "Finally", "finally", "Lastly",
                                      "lastly", "Last", "last",    "After",   NULL};
  if (!side_is_vietnamese(side))
    return find_word(side, index, words) > 0;
  return (token_is(side->prose, index, "Cuối") && token_is(side->prose, index + 1, "cùng")) ||
         (token_is(side->prose, index, "Tiếp") && token_is(side->prose, index + 1, "theo"));
}

/* ---- series */

static Series *series_of(Enumerations *enumerations, gboolean is_source, const char *context) {
  GHashTable *table = is_source ? enumerations->source : enumerations->target;
  char *scope = g_strndup(context ? context : "", context ? strcspn(context, "|") : 0);
  Series *series = g_hash_table_lookup(table, scope);
  if (series) {
    g_free(scope);
    return series;
  }
  series = g_new0(Series, 1);
  g_hash_table_insert(table, scope, series);
  return series;
}

static void close_series(Enumerations *enumerations, Series *series, gboolean in_source) {
  if (series->last == 1) {
    Broken broken = {in_source, series->index, g_steal_pointer(&series->words)};
    g_array_append_val(enumerations->broken, broken);
  }
  series->last = 0;
}

static void count_on(Enumerations *enumerations, Series *series, const Side *side, guint number, guint index,
                     char *words) {
  if (number == 1)
    close_series(enumerations, series, side->is_source);
  else if (series->last == 0) { /* "thứ hai" is Monday too */
    g_free(words);
    return;
  }
  g_free(series->words);
  *series = (Series){number, index, words};
}

gboolean enumerations_entry(Enumerations *enumerations, const Side *side, const Side *source, const char *context,
                            guint index) {
  gboolean counts = FALSE;
  for (guint i = 0; i < side->prose->tokens->len; i++) {
    guint count = 0;
    if (side_token(side, i)->kind != TOKEN_WORD || !begins(side, i))
      continue;
    guint number = side_is_vietnamese(side) ? read_vietnamese(side, i, &count) : read_english(side, i, source, &count);
    if (number > 0) {
      count_on(enumerations, series_of(enumerations, side->is_source, context), side, number, index,
               prose_quote(side->prose, i, count));
    } else if (is_next(side, i)) {
      Series *series = series_of(enumerations, side->is_source, context);
      series->last += series->last > 0;
    } else {
      continue;
    }
    counts = TRUE;
  }
  return counts;
}

static void close_all(Enumerations *enumerations, GHashTable *table, gboolean in_source) {
  GHashTableIter iter;
  gpointer series;
  g_hash_table_iter_init(&iter, table);
  while (g_hash_table_iter_next(&iter, NULL, &series))
    close_series(enumerations, series, in_source);
}

static int compare_broken(gconstpointer a, gconstpointer b) {
  const Broken *one = a, *other = b;
  if (one->in_source != other->in_source)
    return one->in_source ? -1 : 1;
  return (one->index > other->index) - (one->index < other->index);
}

/* A translation that counts like its source is no worse. */
void enumerations_finish(Enumerations *enumerations, Proof *proof) {
  g_autoptr(GHashTable) told = g_hash_table_new(g_direct_hash, g_direct_equal);
  close_all(enumerations, enumerations->source, TRUE);
  close_all(enumerations, enumerations->target, FALSE);
  g_array_sort(enumerations->broken, compare_broken);
  for (guint i = 0; i < enumerations->broken->len; i++) {
    const Broken *broken = &g_array_index(enumerations->broken, Broken, i);
    if (!g_hash_table_add(told, GUINT_TO_POINTER(broken->index + 1)))
      continue;
    proof_add(proof, broken->index, CHECK_ENUMERATION_BROKEN, broken->in_source, NULL,
              _("“%s” begins to count, and nothing in the section goes on"), broken->words);
  }
}
