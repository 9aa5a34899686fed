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

struct Proof {
  const ProofEdition *edition;
  Dictionary *dictionary;
  Wordbook *source, *target;
  Snags *source_snags, *target_snags;
  Enumerations *enumerations;
  TermBase *terms;
  Across *across;
  GArray *seen;     /* Seen */
  GArray *findings; /* Finding */
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
  proof->across = across_new();
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
  if (side->claims)
    g_array_unref(side->claims);
  prose_free(side->prose);
  if (side->nodes)
    g_array_unref(side->nodes);
  g_free(side->covered);
}

static gboolean side_read(Side *side, Proof *proof, gboolean is_source, const char *pattern) {
  const ProofEdition *edition = proof->edition;
  g_autoptr(Diagnostics) unheard = diagnostics_new();
  *side = (Side){.is_source = is_source,
                 .language = is_source ? edition->source_language : edition->language,
                 .pattern = pattern,
                 .wordbook = is_source ? proof->source : proof->target,
                 .snags = is_source ? proof->source_snags : proof->target_snags};
  if (!g_utf8_validate(pattern, -1, NULL) || !(side->nodes = pattern_parse(pattern, NULL, unheard)))
    return FALSE;
  side->prose = prose_new(proof->dictionary, side->nodes, "other");
  side->claims = claims_find(side->wordbook, proof->dictionary, side->prose);
  side->covered = g_new0(gboolean, side->prose->tokens->len + 1);
  return TRUE;
}

gboolean side_is_vietnamese(const Side *side) { return wordbook_is_vietnamese(side->wordbook); }
const Claim *side_claim(const Side *side, guint index) { return &g_array_index(side->claims, Claim, index); }
const Token *side_token(const Side *side, guint index) { return prose_token(side->prose, index); }
char *side_quote(const Side *side, const Claim *claim) { return prose_quote(side->prose, claim->first, claim->count); }

const EntryValue *checker_value(const Checker *checker, const char *name) {
  return g_hash_table_lookup(checker->values, name);
}

static GHashTable *list_values(const Entry *entry) {
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
  Checker checker = {.proof = proof,
                     .edition = proof->edition,
                     .entry = entry,
                     .dictionary = proof->dictionary,
                     .terms = proof->terms,
                     .values = list_values(entry->entry)};
  gboolean readable = side_read(&checker.source, proof, TRUE, entry->entry->source);
  const char *context = entry->entry->context;
  if (readable)
    enumerations_entry(proof->enumerations, &checker.source, NULL, context, index);
  if (readable && !entry->translation) {
    run_on_source(&checker);
  } else if (readable && side_read(&checker.target, proof, FALSE, entry->translation)) {
    run_checks(&checker);
    across_entry(proof->across, &checker, index);
    enumerations_entry(proof->enumerations, &checker.target, &checker.source, context, index);
  } else {
    acceptance_take_all(&g_array_index(proof->seen, Seen, index).acceptance);
  }
  side_clear(&checker.source);
  side_clear(&checker.target);
  g_hash_table_unref(checker.values);
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
  return proof_finish(proof);
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
