/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All checks of one entry. */

#include <string.h>

#include "proof/proof-private.h"

static void side_clear(Side *side) {
  if (side->nodes)
    g_array_unref(side->nodes);
  g_free(side->covered);
}

static gboolean side_read(Side *side, Proof *proof, gboolean is_source, const char *pattern) {
  const ProofEdition *edition = proof->edition;
  *side = (Side){.is_source = is_source,
                 .language = is_source ? edition->source_language : edition->language,
                 .pattern = pattern,
                 .wordbook = is_source ? proof->source : proof->target,
                 .snags = is_source ? proof->source_snags : proof->target_snags,
                 .prose = proof->proses[is_source],
                 .claims = proof->claims[is_source]};
  if (!(side->nodes = pattern_parse(pattern, NULL, proof->unheard)))
    return FALSE;
  prose_read(side->prose, proof->dictionary, side->nodes, "other");
  claims_read(side->claims, side->wordbook, proof->dictionary, side->prose);
  side->covered = g_new0(gboolean, side->prose->tokens->len + 1);
  return TRUE;
}

gboolean side_is_vietnamese(const Side *side) { return wordbook_is_vietnamese(side->wordbook); }
char *side_quote(const Side *side, const Claim *claim) { return prose_quote(side->prose, claim->first, claim->count); }

const EntryValue *checker_value(const Checker *checker, const char *name) {
  return checker->values ? g_hash_table_lookup(checker->values, name) : NULL;
}

static GHashTable *list_values(const Entry *entry) {
  if (entry->value_count == 0)
    return NULL;
  GHashTable *values = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < entry->value_count; i++)
    g_hash_table_insert(values, (gpointer)entry->values[i].name, (gpointer)&entry->values[i]);
  return values;
}

/* Terms first: what they cover is no number of its own. */
static void run_checks(Checker *checker) {
  check_terms(checker);
  check_placeholders(checker);
  check_numbers(checker);
  check_growth(checker);
  check_plurals(checker);
  check_letters(checker);
  check_names(checker);
  check_wording(checker);
  check_marks(checker);
}

static void run_on_source(Checker *checker) {
  check_terms_in_source(checker);
  check_side_periods(checker, &checker->source);
  check_side_growth(checker, &checker->source);
  check_side_wording(checker, &checker->source);
  check_side_marks(checker, &checker->source);
}

static void report_unknown(Proof *proof, guint index, gboolean in_source, const char *name) {
  const char *near = text_suggest(name, proof_checks());
  g_autofree char *hint =
      near ? g_strdup_printf(_("did you mean “%s”?"), near) : g_strdup(_("doc/checks.md lists the checks"));
  finding_add(proof, index, CHECK_ACCEPT_UNKNOWN, in_source,
              g_strdup_printf(_("there is no check “%s” to accept"), name), g_steal_pointer(&hint));
}

/* ---- what comes again */

/* Words of tables come again and again.  Where no figure stands and nobody accepts anything, what was good once is good
 * at every place. */
#define LONGEST_PAIR 160

/* A text and its translation. */
typedef struct Pair {
  const char *source, *translation;
  guint words; /* of the source */
} Pair;

static guint pair_hash(gconstpointer data) {
  const Pair *pair = data;
  return text_hash(pair->source) * 31 + text_hash(pair->translation);
}

static gboolean pair_equal(gconstpointer a, gconstpointer b) {
  const Pair *one = a, *other = b;
  return g_str_equal(one->source, other->source) && g_str_equal(one->translation, other->translation);
}

GHashTable *good_pairs_new(void) { return g_hash_table_new_full(pair_hash, pair_equal, g_free, NULL); }

/* What is accepted has to be looked at at each place. */
static gboolean may_come_again(const ProofEntry *entry, const Acceptance *acceptance) {
  return entry->entry->value_count == 0 && acceptance->accepted == 0 && acceptance->excused == 0 &&
         strnlen(entry->entry->source, LONGEST_PAIR) < LONGEST_PAIR &&
         (!entry->translation || strnlen(entry->translation, LONGEST_PAIR) < LONGEST_PAIR);
}

static Pair pair_of(const ProofEntry *entry, guint words) {
  return (Pair){entry->entry->source, entry->translation ? entry->translation : "", words};
}

static guint count_words(const Side *side) {
  guint words = 0;
  for (guint i = 0; i < side->prose->tokens->len; i++)
    words += side_token(side, i)->kind == TOKEN_WORD;
  return words;
}

/* ---- all checks */

static gboolean is_plain(const Side *side) {
  return side->claims->len == 0 && strcmp(side->prose->text, side->pattern) == 0;
}

static void note_across(Proof *proof, const ProofEntry *entry, guint words, const Prose *prose, guint index) {
  if (entry->translation)
    across_entry(proof->across,
                 &(AcrossEntry){entry->entry->context, entry->entry->source, entry->translation, words, prose}, index);
}

/* Whether it says nothing that would be another thing at another place. */
static gboolean check_pair(Checker *checker, guint index) {
  Proof *proof = checker->proof;
  const ProofEntry *entry = checker->entry;
  if (!side_read(&checker->target, proof, FALSE, entry->translation)) {
    acceptance_take_all(&g_array_index(proof->seen, Seen, index).acceptance);
    return FALSE;
  }
  run_checks(checker);
  note_across(proof, entry, count_words(&checker->source), checker->target.prose, index);
  return !enumerations_entry(proof->enumerations, &checker->target, &checker->source, entry->entry->context, index) &&
         is_plain(&checker->target);
}

/* The same, of the source too. */
static gboolean check_sides(Checker *checker, guint index) {
  Proof *proof = checker->proof;
  gboolean plain = TRUE, counts = enumerations_entry(proof->enumerations, &checker->source, NULL,
                                                     checker->entry->entry->context, index);
  if (checker->entry->translation)
    plain = check_pair(checker, index);
  else
    run_on_source(checker);
  return plain && !counts && is_plain(&checker->source);
}

static void check_entry(Proof *proof, const ProofEntry *entry, guint index) {
  Checker checker = {.proof = proof,
                     .edition = proof->edition,
                     .entry = entry,
                     .dictionary = proof->dictionary,
                     .terms = proof->terms,
                     .scratch = &proof->scratch,
                     .values = list_values(entry->entry)};
  Acceptance *acceptance = &g_array_index(proof->seen, Seen, index).acceptance;
  guint before = proof->findings->len;
  if (!side_read(&checker.source, proof, TRUE, entry->entry->source)) {
    acceptance_take_all(acceptance);
  } else if (check_sides(&checker, index) && proof->findings->len == before && may_come_again(entry, acceptance)) {
    Pair pair = pair_of(entry, count_words(&checker.source));
    g_hash_table_add(proof->good, g_memdup2(&pair, sizeof pair));
  }
  side_clear(&checker.source);
  side_clear(&checker.target);
  if (checker.values)
    g_hash_table_unref(checker.values);
}

void proof_entry(Proof *proof, const ProofEntry *entry) {
  Seen seen = {.file = entry->entry->file,
               .line = entry->entry->line,
               .translated = entry->line,
               .source = entry->entry->source};
  guint index = proof->seen->len;
  g_auto(GStrv) unknown = acceptance_read(&seen.acceptance, entry->notes, proof_checks());
  g_auto(GStrv) unknown_too = acceptance_excuse(&seen.acceptance, entry->entry->comment, proof_checks());
  g_array_append_val(proof->seen, seen);
  for (guint i = 0; unknown && unknown[i]; i++)
    report_unknown(proof, index, FALSE, unknown[i]);
  for (guint i = 0; unknown_too && unknown_too[i]; i++)
    report_unknown(proof, index, TRUE, unknown_too[i]);
  Pair pair = pair_of(entry, 0);
  const Pair *good = may_come_again(entry, &seen.acceptance) ? g_hash_table_lookup(proof->good, &pair) : NULL;
  if (good)
    note_across(proof, entry, good->words, NULL, index);
  else
    check_entry(proof, entry, index);
}
