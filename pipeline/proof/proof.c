/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proof/proof.h"

#include <stdarg.h>
#include <string.h>

#include "proof/proof-private.h"

/* By Check: the name, which never changes, and how grave a finding is. */
static const struct {
  const char *name;
  Severity severity;
} checks[CHECK_COUNT] = {
    [CHECK_PLACEHOLDER_LOST] = {"placeholder-lost", SEVERITY_ERROR},
    [CHECK_PLACEHOLDER_DOUBLED] = {"placeholder-doubled", SEVERITY_ERROR},
    [CHECK_PLACEHOLDER_INVENTED] = {"placeholder-invented", SEVERITY_ERROR},
    [CHECK_DIGIT_TYPED] = {"digit-typed", SEVERITY_ERROR},
    [CHECK_NUMBER_VALUE] = {"number-value", SEVERITY_ERROR},
    [CHECK_NUMBER_SCALE] = {"number-scale", SEVERITY_ERROR},
    [CHECK_NUMBER_UNIT] = {"number-unit", SEVERITY_ERROR},
    [CHECK_NUMBER_LOST] = {"number-lost", SEVERITY_ERROR},
    [CHECK_CODE_DIFFERS] = {"code-differs", SEVERITY_ERROR},
    [CHECK_QUALIFIER_DIFFERS] = {"qualifier-differs", SEVERITY_ERROR},
    [CHECK_PERIOD_DIFFERS] = {"period-differs", SEVERITY_ERROR},
    [CHECK_PERIOD_LOST] = {"period-lost", SEVERITY_WARNING},
    [CHECK_PERIOD_UNKNOWN] = {"period-unknown", SEVERITY_ERROR},
    [CHECK_SELF_COMPARE] = {"self-compare", SEVERITY_ERROR},
    [CHECK_RATIO_AS_GROWTH] = {"ratio-as-growth", SEVERITY_ERROR},
    [CHECK_DIRECTION_DIFFERS] = {"direction-differs", SEVERITY_ERROR},
    [CHECK_DIRECTION_FIXED] = {"direction-fixed", SEVERITY_ERROR},
    [CHECK_INDEX_AS_GROWTH] = {"index-as-growth", SEVERITY_WARNING},
    [CHECK_PLURAL_FORMS] = {"plural-forms", SEVERITY_ERROR},
    [CHECK_TERM_MISSING] = {"term-missing", SEVERITY_WARNING},
    [CHECK_TERM_FORBIDDEN] = {"term-forbidden", SEVERITY_ERROR},
    [CHECK_TERM_DEPRECATED] = {"term-deprecated", SEVERITY_WARNING},
    [CHECK_TERM_AMBIGUOUS] = {"term-ambiguous", SEVERITY_ERROR},
    [CHECK_TERM_CASE] = {"term-case", SEVERITY_WARNING},
    [CHECK_TERM_SPLIT] = {"term-split", SEVERITY_ERROR},
    [CHECK_TERM_OUTDATED] = {"term-outdated", SEVERITY_WARNING},
    [CHECK_VIETNAMESE_LEFT] = {"vietnamese-left", SEVERITY_ERROR},
    [CHECK_TEXT_UNCHANGED] = {"text-unchanged", SEVERITY_ERROR},
    [CHECK_OFFICE_CUT] = {"office-cut", SEVERITY_ERROR},
    [CHECK_NAME_DIFFERS] = {"name-differs", SEVERITY_ERROR},
    [CHECK_LAW_REFERENCE] = {"law-reference", SEVERITY_WARNING},
    [CHECK_LIST_COUNT] = {"list-count", SEVERITY_WARNING},
    [CHECK_SENTENCE_COUNT] = {"sentence-count", SEVERITY_WARNING},
    [CHECK_WORD_DOUBLED] = {"word-doubled", SEVERITY_WARNING},
    [CHECK_WORD_MISSPELT] = {"word-misspelt", SEVERITY_WARNING},
    [CHECK_ENUMERATION_BROKEN] = {"enumeration-broken", SEVERITY_WARNING},
    [CHECK_PAGE_RESIDUE] = {"page-residue", SEVERITY_WARNING},
    [CHECK_CLAUSE_DOUBLED] = {"clause-doubled", SEVERITY_WARNING},
    [CHECK_SEPARATOR_MIXED] = {"separator-mixed", SEVERITY_ERROR},
    [CHECK_PUNCTUATION_SPACING] = {"punctuation-spacing", SEVERITY_WARNING},
    [CHECK_BRACKET_UNBALANCED] = {"bracket-unbalanced", SEVERITY_WARNING},
    [CHECK_TRANSLATION_DIFFERS] = {"translation-differs", SEVERITY_WARNING},
    [CHECK_STYLE_VARIES] = {"style-varies", SEVERITY_WARNING},
    [CHECK_ACCEPT_UNKNOWN] = {"accept-unknown", SEVERITY_ERROR},
    [CHECK_ACCEPT_UNUSED] = {"accept-unused", SEVERITY_WARNING},
};

const char *const *proof_checks(void) {
  static const char *names[CHECK_COUNT + 1];
  for (guint i = 0; i < CHECK_COUNT; i++)
    names[i] = checks[i].name;
  return names;
}

static void finding_clear(gpointer data) {
  Finding *finding = data;
  g_free(finding->message);
  g_free(finding->hint);
}

Proof *proof_new(const ProofEdition *edition) {
  Proof *proof = g_new0(Proof, 1);
  proof->edition = edition;
  proof->dictionary = dictionary_new();
  proof->source = wordbook_new(edition->source_language, edition->units, proof->dictionary);
  proof->target = wordbook_new(edition->language, edition->units, proof->dictionary);
  proof->source_snags = snags_new(edition->source_language, proof->dictionary);
  proof->target_snags = snags_new(edition->language, proof->dictionary);
  proof->enumerations = enumerations_new();
  proof->terms = terms_new(edition->glossary, edition->source_language, proof->dictionary);
  proof->across = across_new(!wordbook_is_vietnamese(proof->target));
  scratch_init(&proof->scratch);
  for (guint i = 0; i < G_N_ELEMENTS(proof->proses); i++) {
    proof->proses[i] = prose_new();
    proof->claims[i] = claims_new();
  }
  proof->unheard = diagnostics_new();
  proof->good = good_pairs_new();
  proof->seen = g_array_new(FALSE, FALSE, sizeof(Seen));
  proof->findings = g_array_new(FALSE, FALSE, sizeof(Finding));
  g_array_set_clear_func(proof->findings, finding_clear);
  return proof;
}

void proof_free(Proof *proof) {
  if (!proof)
    return;
  across_free(proof->across);
  terms_free(proof->terms);
  enumerations_free(proof->enumerations);
  snags_free(proof->source_snags);
  snags_free(proof->target_snags);
  wordbook_free(proof->source);
  wordbook_free(proof->target);
  dictionary_free(proof->dictionary);
  scratch_clear(&proof->scratch);
  for (guint i = 0; i < G_N_ELEMENTS(proof->proses); i++) {
    prose_free(proof->proses[i]);
    g_array_unref(proof->claims[i]);
  }
  diagnostics_free(proof->unheard);
  g_hash_table_unref(proof->good);
  g_array_unref(proof->seen);
  g_array_unref(proof->findings);
  g_free(proof);
}

/* ---- findings */

void finding_add(Proof *proof, guint index, Check check, gboolean in_source, char *message, char *hint) {
  const Seen *seen = &g_array_index(proof->seen, Seen, index);
  Finding finding = {.check = checks[check].name,
                     .severity = checks[check].severity,
                     .index = index,
                     .in_source = in_source,
                     .file = in_source ? seen->file : proof->edition->file,
                     .line = in_source ? seen->line : seen->translated,
                     .message = message,
                     .hint = hint};
  g_array_append_val(proof->findings, finding);
}

static void judge(Proof *proof, guint index, Check check, gboolean in_source, const char *hint, const char *format,
                  va_list arguments) {
  Seen *seen = &g_array_index(proof->seen, Seen, index);
  if (acceptance_take(&seen->acceptance, check))
    return;
  char *message = g_strdup_vprintf(format, arguments);
  char *told = g_strdup(hint);
  if (!told && !in_source && seen->file)
    told = g_strdup_printf(_("the source text at %s:%u is “%s”"), seen->file, seen->line, seen->source);
  finding_add(proof, index, check, in_source, message, told);
}

void proof_add(Proof *proof, guint index, Check check, gboolean in_source, const char *hint, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  judge(proof, index, check, in_source, hint, format, arguments);
  va_end(arguments);
}

void checker_add(Checker *checker, Check check, const Side *side, const char *hint, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  judge(checker->proof, checker->proof->seen->len - 1, check, side->is_source, hint, format, arguments);
  va_end(arguments);
}

/* ---- all of them */

static int compare_findings(gconstpointer a, gconstpointer b) {
  const Finding *one = a, *other = b;
  return (one->index > other->index) - (one->index < other->index);
}

static void report_unused(Proof *proof) {
  for (guint i = 0; i < proof->seen->len; i++) {
    const Acceptance *acceptance = &g_array_index(proof->seen, Seen, i).acceptance;
    for (guint check = 0; check < CHECK_COUNT; check++)
      if (acceptance_is_unused(acceptance, check))
        finding_add(proof, i, CHECK_ACCEPT_UNUSED, FALSE,
                    g_strdup_printf(_("“%s” is accepted here, but is not found any more"), checks[check].name),
                    g_strdup(_("take it out of the translator's comment")));
  }
}

GArray *proof_finish(Proof *proof) {
  across_finish(proof->across, proof);
  enumerations_finish(proof->enumerations, proof);
  report_unused(proof);
  g_array_sort(proof->findings, compare_findings); /* a merge sort: keeps the order within an entry */
  return g_array_ref(proof->findings);
}

/* The translators' comments, by context and source. */
static GHashTable *list_notes(const Catalogue *catalogue) {
  guint count;
  const Entry *entries = catalogue_entries(catalogue, &count);
  GHashTable *notes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < count; i++)
    if (entries[i].notes && !entries[i].obsolete)
      g_hash_table_insert(notes,
                          g_strconcat(entries[i].context ? entries[i].context : "", "\x1f", entries[i].source, NULL),
                          (gpointer)entries[i].notes);
  return notes;
}

static const char *find_notes(GHashTable *notes, const Entry *entry) {
  if (g_hash_table_size(notes) == 0)
    return NULL;
  g_autofree char *key = g_strconcat(entry->context ? entry->context : "", "\x1f", entry->source, NULL);
  g_autofree char *bare = g_strconcat("\x1f", entry->source, NULL);
  const char *found = g_hash_table_lookup(notes, key);
  return found ? found : g_hash_table_lookup(notes, bare);
}

GArray *proof_entries(const ProofEdition *edition, const Entry *entries, guint count, const Catalogue *catalogue) {
  g_autoptr(Proof) proof = proof_new(edition);
  g_autoptr(GHashTable) notes = list_notes(catalogue);
  g_autoptr(GArray) indexes = g_array_new(FALSE, FALSE, sizeof(guint));
  for (guint i = 0; i < count; i++) {
    ProofEntry entry = {.entry = &entries[i], .notes = find_notes(notes, &entries[i])};
    if (catalogue_find(catalogue, entries[i].context, entries[i].source, &entry.translation, &entry.line) !=
        TRANSLATION_DONE)
      continue;
    g_array_append_val(indexes, i);
    proof_entry(proof, &entry);
  }
  GArray *findings = proof_finish(proof);
  for (guint i = 0; i < findings->len; i++) {
    Finding *finding = &g_array_index(findings, Finding, i);
    finding->index = g_array_index(indexes, guint, finding->index);
  }
  return findings;
}

GArray *proof_source(const ProofEdition *edition, const Entry *entries, guint count) {
  g_autoptr(Proof) proof = proof_new(edition);
  for (guint i = 0; i < count; i++)
    proof_entry(proof, &(ProofEntry){.entry = &entries[i]});
  GArray *findings = proof_finish(proof);
  for (guint i = 0; i < findings->len; i++) {
    Finding *finding = &g_array_index(findings, Finding, i);
    if (!g_str_equal(finding->check, checks[CHECK_ACCEPT_UNKNOWN].name))
      finding->severity = MAX(finding->severity, SEVERITY_WARNING); /* errors come first in the enum */
  }
  return findings;
}

void proof_report(const GArray *findings, Diagnostics *diagnostics) {
  for (guint i = 0; i < findings->len; i++) {
    const Finding *finding = &g_array_index(findings, Finding, i);
    Place place = {.file = finding->file, .line = finding->line};
    diagnostics_add(diagnostics, finding->in_source ? FAULT_PACK : FAULT_TRANSLATION, finding->severity, &place,
                    finding->hint, "%s", finding->message);
    diagnostics_check(diagnostics, finding->check);
  }
}
