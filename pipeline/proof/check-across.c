/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What entries say together: one source in two ways, two terms in one, one word in two spellings. */

#include <string.h>

#include "proof/checker.h"

typedef struct Said {
  char *text;
  guint index; /* of the entry */
} Said;

/* A spelling: the letters of a compound or an acronym, and how often it is written one way or the other. */
typedef struct Spelling {
  char *text[2];
  guint count[2], index; /* index: of the entry where the rarer, or later, stands */
} Spelling;

struct Across {
  GHashTable *translations; /* source → Said */
  GHashTable *labels;       /* "block\x1ftranslation" → Said, of the source */
  GHashTable *spellings;    /* letters → Spelling */
  GArray *doubts;           /* Doubt */
  GPtrArray *order;         /* Spelling, as they came */
};

typedef struct Doubt {
  Check check;
  guint index;
  char *text, *other;
} Doubt;

static void said_free(gpointer data) {
  g_free(((Said *)data)->text);
  g_free(data);
}

static void doubt_clear(gpointer data) {
  g_free(((Doubt *)data)->text);
  g_free(((Doubt *)data)->other);
}

static void spelling_free(gpointer data) {
  Spelling *spelling = data;
  g_free(spelling->text[0]);
  g_free(spelling->text[1]);
  g_free(spelling);
}

Across *across_new(void) {
  Across *across = g_new0(Across, 1);
  across->translations = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, said_free);
  across->labels = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, said_free);
  across->spellings = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, spelling_free);
  across->order = g_ptr_array_new();
  across->doubts = g_array_new(FALSE, FALSE, sizeof(Doubt));
  g_array_set_clear_func(across->doubts, doubt_clear);
  return across;
}

void across_free(Across *across) {
  if (!across)
    return;
  g_hash_table_unref(across->translations);
  g_hash_table_unref(across->labels);
  g_hash_table_unref(across->spellings);
  g_ptr_array_unref(across->order);
  g_array_unref(across->doubts);
  g_free(across);
}

static void doubt(Across *across, Check check, guint index, const char *text, const char *other) {
  Doubt entry = {check, index, g_strdup(text), g_strdup(other)};
  g_array_append_val(across->doubts, entry);
}

static Said *remember(GHashTable *table, char *key, const char *text, guint index) {
  Said *known = g_hash_table_lookup(table, key);
  if (known) {
    g_free(key);
    return known;
  }
  Said *said = g_new0(Said, 1);
  *said = (Said){g_strdup(text), index};
  g_hash_table_insert(table, key, said);
  return NULL;
}

/* Capitals and a final mark depend on the place. */
static gboolean same_wording(const char *a, const char *b) {
  g_autofree char *one = g_utf8_casefold(a, -1), *other = g_utf8_casefold(b, -1);
  return strcmp(one, other) == 0;
}

static guint count_words(const Side *side) {
  guint words = 0;
  for (guint i = 0; i < side->prose->tokens->len; i++)
    words += side_token(side, i)->kind == TOKEN_WORD;
  return words;
}

/* One word may be a verb here and a heading there. */
static void note_translation(Across *across, const Checker *checker, guint index) {
  guint words = count_words(&checker->source);
  if (words < 2)
    return;
  Said *known = remember(across->translations, g_strdup(checker->source.pattern), checker->target.pattern, index);
  if (known && !same_wording(known->text, checker->target.pattern))
    doubt(across, CHECK_TRANSLATION_DIFFERS, index, checker->target.pattern, known->text);
}

/* The heads of one table's columns, the series of one chart: two of one name cannot be told apart. */
static void note_label(Across *across, const Checker *checker, guint index) {
  const char *context = checker->entry->entry->context;
  const char *bar = context ? strchr(context, '|') : NULL;
  if (!bar || !(g_str_has_prefix(bar + 1, "column:") || g_str_has_prefix(bar + 1, "series:")))
    return;
  g_autofree char *folded = g_utf8_casefold(checker->target.pattern, -1);
  char *key = g_strdup_printf("%.*s\x1f%s", (int)(bar - context), context, folded);
  Said *known = remember(across->labels, key, checker->source.pattern, index);
  if (known && !same_wording(known->text, checker->source.pattern))
    doubt(across, CHECK_TERM_AMBIGUOUS, index, checker->source.pattern, known->text);
}

/* ---- spellings */

/* One of two ways to write what `key` stands for. */
static void note_way(Across *across, const char *key, const char *written, guint index) {
  Spelling *spelling = g_hash_table_lookup(across->spellings, key);
  if (!spelling) {
    spelling = g_new0(Spelling, 1);
    spelling->text[0] = g_strdup(written);
    spelling->count[0] = 1;
    spelling->index = index;
    g_hash_table_insert(across->spellings, g_strdup(key), spelling);
    g_ptr_array_add(across->order, spelling);
    return;
  }
  guint way = g_str_equal(spelling->text[0], written) ? 0 : 1;
  if (way == 1 && !spelling->text[1]) {
    spelling->text[1] = g_strdup(written);
    spelling->index = index;
  }
  spelling->count[way]++;
}

/* "socio-economic" and "socioeconomic", "COVID-19" and "Covid-19" have the same letters. */
static void note_spelling(Across *across, const char *text, gsize length, guint index) {
  g_autoptr(GString) key = g_string_new(NULL);
  for (gsize i = 0; i < length; i++)
    if (text[i] != '-')
      g_string_append_c(key, g_ascii_tolower(text[i]));
  g_autofree char *written = g_strndup(text, length);
  note_way(across, key->str, written, index);
}

/* "People's" and "People’s". */
static void note_apostrophes(Across *across, const char *text, guint index) {
  for (const char *p = text; *p; p++)
    if (p > text && g_ascii_isalpha(p[-1]) && (*p == '\'' || g_str_has_prefix(p, "’")))
      note_way(across, "'s", *p == '\'' ? "'" : "’", index);
}

/* "2020-2025", "2020 - 2025", "2020–2025": no words have such keys. */
static void note_ranges(Across *across, const Side *side, guint index) {
  for (guint i = 0; i + 2 < side->prose->tokens->len; i++) {
    const Token *from = side_token(side, i), *dash = side_token(side, i + 1), *to = side_token(side, i + 2);
    gboolean years = from->kind == TOKEN_NUMBER && to->kind == TOKEN_NUMBER && from->length == 4 && to->length == 4;
    if (!years || !(token_is(side->prose, i + 1, "-") || token_is(side->prose, i + 1, "–")))
      continue;
    g_autofree char *mark = g_strndup(side->prose->text + dash->start, dash->length);
    g_autofree char *written =
        dash->space || to->space ? g_strdup_printf("2020 %s 2025", mark) : g_strdup_printf("2020%s2025", mark);
    note_way(across, "-range", written, index);
  }
}

/* A run of ASCII letters, digits and hyphens that is a compound, an acronym, or what one is written as without its
 * hyphen: capitals of the first letter alone depend on the place. */
static void note_spellings(Across *across, const Checker *checker, guint index) {
  const char *text = checker->target.prose->text;
  note_apostrophes(across, text, index);
  note_ranges(across, &checker->target, index);
  for (const char *p = text; *p;) {
    gsize length = 0, hyphens = 0, capitals = 0, letters = 0;
    for (; g_ascii_isalnum(p[length]) || (p[length] == '-' && g_ascii_isalnum(p[length + 1]) && length > 0); length++) {
      hyphens += p[length] == '-';
      capitals += length > 0 && g_ascii_isupper(p[length]);
      letters += g_ascii_isalpha(p[length]) != 0;
    }
    gboolean long_word = letters >= 8 && hyphens == 0 && capitals == 0;
    if (length > 3 && letters > 3 && (hyphens > 0 || long_word)) {
      g_autofree char *word = g_strndup(p, length);
      if (capitals == 0) /* at the start of a sentence or a title */
        word[0] = g_ascii_tolower(word[0]);
      note_spelling(across, word, length, index);
    }
    p += length;
    while (*p && !g_ascii_isalnum(*p))
      p = g_utf8_next_char(p);
  }
}

void across_entry(Across *across, const Checker *checker, guint index) {
  note_translation(across, checker, index);
  note_label(across, checker, index);
  if (!side_is_vietnamese(&checker->target))
    note_spellings(across, checker, index);
}

/* ---- at the end */

static gboolean is_title_case(const Spelling *spelling) {
  return g_ascii_strcasecmp(spelling->text[0], spelling->text[1]) == 0 && !strpbrk(spelling->text[0], "0123456789");
}

static void report_spellings(Across *across, Proof *proof) {
  for (guint i = 0; i < across->order->len; i++) {
    const Spelling *spelling = g_ptr_array_index(across->order, i);
    if (!spelling->text[1] || is_title_case(spelling))
      continue;
    proof_add(proof, spelling->index, CHECK_STYLE_VARIES, FALSE, _("settle on one of them"),
              _("“%s” stands %u times, “%s” %u times"), spelling->text[0], spelling->count[0], spelling->text[1],
              spelling->count[1]);
  }
}

void across_finish(Across *across, Proof *proof) {
  for (guint i = 0; i < across->doubts->len; i++) {
    const Doubt *one = &g_array_index(across->doubts, Doubt, i);
    if (one->check == CHECK_TRANSLATION_DIFFERS)
      proof_add(proof, one->index, one->check, FALSE, NULL, _("the same source is elsewhere “%s”"), one->other);
    else
      proof_add(proof, one->index, one->check, FALSE, NULL, _("“%s” and “%s” of one block have the same translation"),
                one->text, one->other);
  }
  report_spellings(across, proof);
}
