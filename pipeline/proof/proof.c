/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proof/proof.h"

#include <stdarg.h>
#include <string.h>

#include "proof/accept.h"
#include "proof/checker.h"
#include "proof/enumerations.h"

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

/* Where an entry seen stands, and what its translator accepts. */
typedef struct Seen {
  const char *file;       /* of the pack */
  guint line, translated; /* in the pack, in the catalogue */
  const char *source;
  Acceptance acceptance;
} Seen;

/* A text and its translation. */
typedef struct Pair {
  const char *source, *translation;
  guint words; /* of the source */
} Pair;

struct Proof {
  const ProofEdition *edition;
  Dictionary *dictionary;
  Wordbook *source, *target;
  Snags *source_snags, *target_snags;
  Enumerations *enumerations;
  TermBase *terms;
  Across *across;
  Scratch scratch;
  Prose *proses[2];     /* of the entry at hand: translation and source */
  GArray *claims[2];    /* the same */
  Diagnostics *unheard; /* what patterns have against them is said by who binds them */
  GHashTable *good;     /* Pair → itself: what nothing will be found in */
  GArray *seen;         /* Seen */
  GArray *findings;     /* Finding */
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

static guint pair_hash(gconstpointer data) {
  const Pair *pair = data;
  return text_hash(pair->source) * 31 + text_hash(pair->translation);
}

static gboolean pair_equal(gconstpointer a, gconstpointer b) {
  const Pair *one = a, *other = b;
  return g_str_equal(one->source, other->source) && g_str_equal(one->translation, other->translation);
}

static TermScratch term_scratch_new(void) {
  return (TermScratch){.within = g_array_new(FALSE, FALSE, sizeof(TermMatch)),
                       .source = g_array_new(FALSE, FALSE, sizeof(TermMatch)),
                       .target = g_array_new(FALSE, FALSE, sizeof(TermMatch))};
}

static void term_scratch_clear(TermScratch *terms) {
  g_array_unref(terms->within);
  g_array_unref(terms->source);
  g_array_unref(terms->target);
  NumberSet *sets[] = {&terms->found, &terms->avoided, &terms->stems, &terms->told, &terms->some};
  for (gsize i = 0; i < G_N_ELEMENTS(sets); i++)
    number_set_free(sets[i]);
}

static void scratch_clear(Scratch *scratch) {
  term_scratch_clear(&scratch->terms);
  number_set_free(&scratch->words);
  number_map_free(&scratch->of_source);
  number_map_free(&scratch->of_target);
  number_map_free(&scratch->some);
  g_array_unref(scratch->clauses);
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
  proof->scratch.terms = term_scratch_new();
  proof->scratch.clauses = g_array_new(FALSE, FALSE, sizeof(Clause));
  for (guint i = 0; i < G_N_ELEMENTS(proof->proses); i++) {
    proof->proses[i] = prose_new();
    proof->claims[i] = claims_new();
  }
  proof->unheard = diagnostics_new();
  proof->good = g_hash_table_new_full(pair_hash, pair_equal, g_free, NULL);
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

static void add_finding(Proof *proof, guint index, Check check, gboolean in_source, char *message, char *hint) {
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
  add_finding(proof, index, check, in_source, message, told);
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

/* ---- one entry */

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
  if (!g_utf8_validate(pattern, -1, NULL) || !(side->nodes = pattern_parse(pattern, NULL, proof->unheard)))
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
  add_finding(proof, index, CHECK_ACCEPT_UNKNOWN, in_source,
              g_strdup_printf(_("there is no check “%s” to accept"), name), g_steal_pointer(&hint));
}

/* Words of tables come again and again.  Where no figure stands and nobody accepts anything, what was good once is good
 * at every place. */
#define LONGEST_PAIR 160

/* An entry while it is looked at.  `acceptance` is empty, or it has to be looked at itself. */
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
        add_finding(proof, i, CHECK_ACCEPT_UNUSED, FALSE,
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
