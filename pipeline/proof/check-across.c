/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What entries say together: one source in two ways, two terms in one, one word in two spellings. */

#include <string.h>

#include "proof/checker.h"

/* A spelling: the letters of a compound or an acronym, and how often it is written one way or the other. */
typedef struct Spelling {
  char *text[2];
  guint count[2], index; /* index: of the entry where the rarer, or later, stands */
} Spelling;

struct Across {
  GHashTable *translations; /* source → translation */
  GHashTable *labels;       /* "block\x1ftranslation" → source */
  GHashTable *spellings;    /* letters → Spelling; NULL: they are not compared */
  GArray *doubts;           /* Doubt */
  GPtrArray *order;         /* Spelling, as they came */
  GString *letters, *word;  /* of the spelling at hand */
};

typedef struct Doubt {
  Check check;
  guint index;
  const char *text, *other;
} Doubt;

static void spelling_free(gpointer data) {
  Spelling *spelling = data;
  g_free(spelling->text[0]);
  g_free(spelling->text[1]);
  g_free(spelling);
}

Across *across_new(gboolean spellings) {
  Across *across = g_new0(Across, 1);
  across->translations = g_hash_table_new(text_hash, g_str_equal);
  across->labels = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  if (spellings)
    across->spellings = g_hash_table_new_full(text_hash, g_str_equal, g_free, spelling_free);
  across->order = g_ptr_array_new();
  across->doubts = g_array_new(FALSE, FALSE, sizeof(Doubt));
  across->letters = g_string_new(NULL);
  across->word = g_string_new(NULL);
  return across;
}

void across_free(Across *across) {
  if (!across)
    return;
  g_hash_table_unref(across->translations);
  g_hash_table_unref(across->labels);
  if (across->spellings)
    g_hash_table_unref(across->spellings);
  g_ptr_array_unref(across->order);
  g_array_unref(across->doubts);
  g_string_free(across->letters, TRUE);
  g_string_free(across->word, TRUE);
  g_free(across);
}

static void doubt(Across *across, Check check, guint index, const char *text, const char *other) {
  Doubt entry = {check, index, text, other};
  g_array_append_val(across->doubts, entry);
}

/* Capitals depend on the place. */
static gboolean same_wording(const char *a, const char *b) {
  if (strcmp(a, b) == 0)
    return TRUE;
  g_autofree char *one = g_utf8_casefold(a, -1), *other = g_utf8_casefold(b, -1);
  return strcmp(one, other) == 0;
}

/* One word may be a verb here and a heading there. */
static void note_translation(Across *across, const AcrossEntry *entry, guint index) {
  if (entry->words < 2)
    return;
  const char *known = g_hash_table_lookup(across->translations, entry->source);
  if (!known)
    g_hash_table_insert(across->translations, (gpointer)entry->source, (gpointer)entry->translation);
  else if (!same_wording(known, entry->translation))
    doubt(across, CHECK_TRANSLATION_DIFFERS, index, entry->translation, known);
}

/* The heads of one table's columns, the series of one chart: two of one name cannot be told apart. */
static void note_label(Across *across, const AcrossEntry *entry, guint index) {
  const char *bar = entry->context ? strchr(entry->context, '|') : NULL;
  if (!bar || !(g_str_has_prefix(bar + 1, "column:") || g_str_has_prefix(bar + 1, "series:")))
    return;
  g_autofree char *folded = g_utf8_casefold(entry->translation, -1);
  g_autofree char *key = g_strdup_printf("%.*s\x1f%s", (int)(bar - entry->context), entry->context, folded);
  const char *known = g_hash_table_lookup(across->labels, key);
  if (!known)
    g_hash_table_insert(across->labels, g_steal_pointer(&key), (gpointer)entry->source);
  else if (!same_wording(known, entry->source))
    doubt(across, CHECK_TERM_AMBIGUOUS, index, entry->source, known);
}

/* ---- spellings */

static void add_spelling(Across *across, const char *key, const char *written, guint index) {
  Spelling *spelling = g_new0(Spelling, 1);
  spelling->text[0] = g_strdup(written);
  spelling->count[0] = 1;
  spelling->index = index;
  g_hash_table_insert(across->spellings, g_strdup(key), spelling);
  g_ptr_array_add(across->order, spelling);
}

/* One of two ways to write what `key` stands for. */
static void note_way(Across *across, const char *key, const char *written, guint index) {
  Spelling *spelling = g_hash_table_lookup(across->spellings, key);
  if (!spelling) {
    add_spelling(across, key, written, index);
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
static void note_word(Across *across, guint index) {
  g_string_truncate(across->letters, 0);
  for (const char *p = across->word->str; *p; p++)
    if (*p != '-')
      g_string_append_c(across->letters, g_ascii_tolower(*p));
  note_way(across, across->letters->str, across->word->str, index);
}

/* "People's" and "People’s". */
static void note_apostrophes(Across *across, const char *text, guint index) {
  for (const char *p = strpbrk(text, "'\xE2"); p; p = strpbrk(p + 1, "'\xE2"))
    if (p > text && g_ascii_isalpha(p[-1]) && (*p == '\'' || g_str_has_prefix(p, "’")))
      note_way(across, "'s", *p == '\'' ? "'" : "’", index);
}

/* "2020-2025", "2020 - 2025", "2020–2025": no words have such keys. */
static void note_ranges(Across *across, const Prose *prose, guint index) {
  for (guint i = 0; i + 2 < prose->tokens->len; i++) {
    const Token *from = prose_token(prose, i), *dash = prose_token(prose, i + 1), *to = prose_token(prose, i + 2);
    gboolean years = from->kind == TOKEN_NUMBER && to->kind == TOKEN_NUMBER && from->length == 4 && to->length == 4;
    if (!years || !(token_is(prose, i + 1, "-") || token_is(prose, i + 1, "–")))
      continue;
    g_autofree char *mark = g_strndup(prose->text + dash->start, dash->length);
    g_autofree char *written =
        dash->space || to->space ? g_strdup_printf("2020 %s 2025", mark) : g_strdup_printf("2020%s2025", mark);
    note_way(across, "-range", written, index);
  }
}

/* A run of ASCII letters, digits and hyphens that is a compound, an acronym, or what one is written as without its
 * hyphen: capitals of the first letter alone depend on the place. */
static void note_words(Across *across, const char *text, guint index) {
  for (const char *p = text; *p;) {
    gsize length = 0, hyphens = 0, capitals = 0, letters = 0;
    for (; g_ascii_isalnum(p[length]) || (p[length] == '-' && g_ascii_isalnum(p[length + 1]) && length > 0); length++) {
      hyphens += p[length] == '-';
      capitals += length > 0 && g_ascii_isupper(p[length]);
      letters += g_ascii_isalpha(p[length]) != 0;
    }
    gboolean long_word = letters >= 8 && hyphens == 0 && capitals == 0;
    if (length > 3 && letters > 3 && (hyphens > 0 || long_word)) {
      g_string_truncate(across->word, 0);
      g_string_append_len(across->word, p, (gssize)length);
      if (capitals == 0) /* at the start of a sentence or a title */
        across->word->str[0] = g_ascii_tolower(across->word->str[0]);
      note_word(across, index);
    }
    p += length;
    while (*p && !g_ascii_isalnum(*p))
      p++;
  }
}

static void note_spellings(Across *across, const AcrossEntry *entry, guint index) {
  const char *text = entry->prose ? entry->prose->text : entry->translation;
  note_apostrophes(across, text, index);
  if (entry->prose)
    note_ranges(across, entry->prose, index);
  note_words(across, text, index);
}

void across_entry(Across *across, const AcrossEntry *entry, guint index) {
  note_translation(across, entry, index);
  note_label(across, entry, index);
  if (across->spellings)
    note_spellings(across, entry, index);
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
