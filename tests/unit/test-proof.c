/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/decimal.h"
#include "proof-suites.h"

static const ProofPair no_pair;

char *proof_path(const char *name) {
  const char *srcdir = g_getenv("srcdir");
  return g_build_filename(srcdir ? srcdir : ".", name, NULL);
}

Glossary *proof_glossary(void) {
  g_autofree char *path = installation_data("glossary.tsv");
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  Glossary *glossary = glossary_new();
  CU_ASSERT_FATAL(glossary_add(glossary, path, path, diagnostics));
  return glossary;
}

Units *proof_units(void) {
  g_autofree char *path = installation_data("units.csv");
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  Units *units = units_load(path, diagnostics);
  CU_ASSERT_PTR_NOT_NULL_FATAL(units);
  return units;
}

ProofEdition proof_edition(const Units *units, const Glossary *glossary, gboolean reversed) {
  return (ProofEdition){.source_language = reversed ? "en" : "vi",
                        .language = reversed ? "vi" : "en",
                        .units = units,
                        .glossary = glossary,
                        .file = "po/en.po",
                        .period = {.kind = PERIOD_QUARTER, .year = 2024, .number = 1},
                        .date = date_to_days((Date){2024, 3, 27})};
}

/* The names of the checks that object, each with its place: "term-missing@po/en.po:7". */
char *proof_findings(const ProofEdition *edition, const ProofPair *pairs, guint count) {
  g_autoptr(Proof) proof = proof_new(edition);
  g_autofree Entry *entries = g_new0(Entry, count);
  for (guint i = 0; i < count; i++) {
    entries[i] = (Entry){.context = pairs[i].context ? pairs[i].context : "economy|p1",
                         .source = pairs[i].source,
                         .file = "pack.xml",
                         .line = 30 + i,
                         .values = pairs[i].values,
                         .value_count = pairs[i].value_count};
    ProofEntry entry = {&entries[i], pairs[i].target, 7 + i, pairs[i].notes};
    proof_entry(proof, &entry);
  }
  g_autoptr(GArray) findings = proof_finish(proof);
  GString *said = g_string_new(NULL);
  for (guint i = 0; i < findings->len; i++) {
    const Finding *finding = &g_array_index(findings, Finding, i);
    CU_ASSERT(finding->message && *finding->message);
    g_string_append_printf(said, "%s%s@%s:%u", said->len ? " " : "", finding->check, finding->file, finding->line);
  }
  return g_string_free(said, FALSE);
}

static char *find_one(const char *source, const char *target, const EntryValue *values, guint count,
                      const char *notes) {
  g_autoptr(Glossary) glossary = proof_glossary();
  g_autoptr(Units) units = proof_units();
  ProofEdition edition = proof_edition(units, glossary, FALSE);
  ProofPair pair = no_pair;
  pair.source = source;
  pair.target = target;
  pair.values = values;
  pair.value_count = count;
  pair.notes = notes;
  return proof_findings(&edition, &pair, 1);
}

#define ASSERT_FINDS(source, target, values, count, notes, expected)                                                   \
  do {                                                                                                                 \
    g_autofree char *unit_said = find_one(source, target, values, count, notes);                                       \
    ASSERT_STRING(unit_said, expected);                                                                                \
  } while (0)

/* ---- the tables of pairs */

static char **read_rows(const char *name) {
  g_autofree char *path = proof_path(name);
  char *text = NULL;
  CU_ASSERT_FATAL(g_file_get_contents(path, &text, NULL, NULL));
  char **lines = g_strsplit(text, "\n", -1);
  g_free(text);
  return lines;
}

static void test_correct(void) {
  g_auto(GStrv) lines = read_rows("tests/unit/proof/pairs.tsv");
  g_autoptr(Glossary) glossary = proof_glossary();
  g_autoptr(Units) units = proof_units();
  guint pairs = 0;
  for (guint i = 0; lines[i]; i++) {
    g_auto(GStrv) fields = g_strsplit(lines[i], "\t", -1);
    if (g_strv_length(fields) != 2)
      continue;
    pairs++;
    for (int reversed = 0; reversed < 2; reversed++) {
      ProofEdition edition = proof_edition(units, glossary, reversed);
      ProofPair pair = no_pair;
      pair.source = fields[reversed];
      pair.target = fields[1 - reversed];
      g_autofree char *said = proof_findings(&edition, &pair, 1);
      if (*said)
        fprintf(stderr, "pairs.tsv:%u: %s -> %s\n", i + 1, pair.source, pair.target);
      ASSERT_STRING(said, "");
    }
  }
  CU_ASSERT(pairs >= 150);
}

/* Each has its check among what is found. */
static void test_errors(void) {
  g_auto(GStrv) lines = read_rows("tests/unit/proof/errors.tsv");
  g_autoptr(Glossary) glossary = proof_glossary();
  g_autoptr(Units) units = proof_units();
  ProofEdition edition = proof_edition(units, glossary, FALSE);
  g_autoptr(GHashTable) caught = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  guint errors = 0;
  for (guint i = 0; lines[i]; i++) {
    g_auto(GStrv) fields = g_strsplit(lines[i], "\t", -1);
    if (g_strv_length(fields) != 4)
      continue;
    errors++;
    ProofPair pair = no_pair;
    pair.source = fields[2];
    pair.target = fields[3];
    g_autofree char *said = proof_findings(&edition, &pair, 1);
    g_autofree char *wanted = g_strconcat(fields[1], "@", NULL);
    if (!strstr(said, wanted))
      fprintf(stderr, "errors.tsv:%u: %s: expected %s, got “%s”\n", i + 1, fields[0], fields[1], said);
    CU_ASSERT_PTR_NOT_NULL(strstr(said, wanted));
    g_hash_table_add(caught, g_strdup(fields[1]));
  }
  CU_ASSERT(errors >= 80);
  CU_ASSERT(g_hash_table_size(caught) >= 30);
}

/* ---- what placeholders stand for */

static const EntryValue growth = {.name = "growth",
                                  .kind = ENTRY_CHANGE,
                                  .source = "tăng 11,1%",
                                  .target = "up 11.1%",
                                  .has_number = TRUE,
                                  .number = {111, 1},
                                  .shown = {111, 1},
                                  .unit = "percent",
                                  .direction = "up"};
static const EntryValue revenue = {.name = "revenue",
                                   .kind = ENTRY_VALUE,
                                   .source = "4.680 tỷ đồng",
                                   .target = "4,680 billion VND",
                                   .has_number = TRUE,
                                   .number = {4680000000000, 0},
                                   .shown = {4680, 0},
                                   .power = 9,
                                   .unit = "VND",
                                   .qualifier = NEARLY};
static const EntryValue one = {.name = "n", .kind = ENTRY_VALUE, .has_number = TRUE, .number = {1, 0}, .shown = {1, 0}};

static void test_values(void) {
  ASSERT_FINDS("Thu {growth} so với cùng kỳ.", "Revenue saw an increase of {growth} on the same period.", &growth, 1,
               NULL, "direction-fixed@po/en.po:7");
  ASSERT_FINDS("Thu {growth} so với cùng kỳ.", "Revenue was {growth} higher than before.", &growth, 1, NULL,
               "direction-fixed@po/en.po:7");
  ASSERT_FINDS("Thu {growth} so với cùng kỳ.", "Revenue was {growth} on the same period.", &growth, 1, NULL, "");
  ASSERT_FINDS("Thu {growth}.",
               "Revenue showed {growth, select, up {a rise of #} down {a fall of #} other {no change}}.", &growth, 1,
               NULL, "");
  ASSERT_FINDS("Thu đạt {revenue}.", "Revenue was {revenue}, or 4,680 billion VND.", &revenue, 1, NULL,
               "digit-typed@po/en.po:7");
  ASSERT_FINDS("Thu đạt gần {revenue}.", "Revenue was over {revenue}.", &revenue, 1, NULL,
               "qualifier-differs@po/en.po:7 qualifier-differs@po/en.po:7");
  ASSERT_FINDS("Có {n} dự án.", "There are {n} projects.", &one, 1, NULL, "plural-forms@po/en.po:7");
  ASSERT_FINDS("Có {n} dự án.", "There {n, plural, one {is # project} other {are # projects}}.", &one, 1, NULL, "");
}

/* ---- accepted on purpose */

static void test_acceptance(void) {
  const char *source = "Thu ngân sách đạt khá.", *target = "Budget revenue reached 4,680 billion VND.";
  ASSERT_FINDS(source, target, NULL, 0, "songngu: accept digit-typed: the figure is quoted", "");
  ASSERT_FINDS(source, target, NULL, 0, "checked by Lan\nsongngu: accept digit-typed, sentence-count",
               "accept-unused@po/en.po:7");
  ASSERT_FINDS(source, target, NULL, 0, "songngu: accept digits", "accept-unknown@po/en.po:7 digit-typed@po/en.po:7");
  ASSERT_FINDS(source, target, NULL, 0, "we accept digit-typed", "digit-typed@po/en.po:7");
  ASSERT_FINDS("Kết quả : tốt.", "Results: good.", NULL, 0, "songngu: accept punctuation-spacing", "");
  ASSERT_FINDS("Kết quả : tốt.", "Results: good.", NULL, 0, NULL, "punctuation-spacing@pack.xml:30");
}

/* ---- entries together */

static char *find_together(const ProofPair *pairs, guint count) {
  g_autoptr(Units) units = proof_units();
  ProofEdition edition = proof_edition(units, NULL, FALSE);
  return proof_findings(&edition, pairs, count);
}

static void test_across(void) {
  static const ProofPair twice[] = {{.source = "trọng dân, gần dân, học dân", .target = "learning from the people"},
                                    {.source = "trọng dân, gần dân, học dân", .target = "studying the people"},
                                    {.source = "Trọng dân, gần dân, học dân", .target = "Learning from the people"}};
  static const ProofPair labels[] = {
      {.source = "Dự toán", .target = "Estimate", .context = "t-one|column:plan"},
      {.source = "Ước thực hiện", .target = "Estimate", .context = "t-one|column:actual"},
      {.source = "Dự toán", .target = "Estimate", .context = "t-two|column:plan"}};
  static const ProofPair spellings[] = {{.source = "Kinh tế - xã hội", .target = "Socio-economic situation"},
                                        {.source = "Kinh tế", .target = "Socioeconomic results of COVID-19"},
                                        {.source = "Dịch", .target = "After Covid-19"}};
  g_autofree char *differs = find_together(twice, 3), *ambiguous = find_together(labels, 3),
                  *varies = find_together(spellings, 3);
  ASSERT_STRING(differs, "translation-differs@po/en.po:8");
  ASSERT_STRING(ambiguous, "term-ambiguous@po/en.po:8");
  CU_ASSERT_PTR_NOT_NULL(strstr(varies, "style-varies@po/en.po:8"));
  static const ProofPair marks[] = {{.source = "Ủy ban nhân dân", .target = "The People's Committees"},
                                    {.source = "Hội đồng nhân dân", .target = "The People’s Councils"}};
  static const ProofPair ranges[] = {{.source = "Giai đoạn 2020-2025", .target = "The 2020-2025 period"},
                                     {.source = "Giai đoạn 2016-2020", .target = "The 2016 - 2020 period"}};
  static const ProofPair same[] = {{.source = "Giai đoạn 2020-2025", .target = "The province's 2020-2025 period"},
                                   {.source = "Giai đoạn 2016-2020", .target = "The province's 2016-2020 period"}};
  g_autofree char *apostrophes = find_together(marks, 2), *dashes = find_together(ranges, 2),
                  *none = find_together(same, 2);
  ASSERT_STRING(apostrophes, "style-varies@po/en.po:8");
  ASSERT_STRING(dashes, "style-varies@po/en.po:8");
  CU_ASSERT_PTR_NULL(strstr(none, "style-varies"));
}

/* ---- names of checks */

/* Every check has a heading in doc/checks.md, and every heading a check. */
static void test_documented(void) {
  g_autofree char *path = proof_path("doc/checks.md");
  g_autofree char *text = NULL;
  CU_ASSERT_FATAL(g_file_get_contents(path, &text, NULL, NULL));
  const char *const *names = proof_checks();
  guint headings = 0, count = 0;
  for (const char *p = text; (p = strstr(p, "\n| `")); p++)
    headings++;
  for (; names[count]; count++) {
    g_autofree char *heading = g_strdup_printf("\n| `%s` |", names[count]);
    if (!strstr(text, heading))
      fprintf(stderr, "doc/checks.md says nothing of %s\n", names[count]);
    CU_ASSERT_PTR_NOT_NULL(strstr(text, heading));
  }
  CU_ASSERT(count <= 64);
  ASSERT_INT(headings, count);
}

/* ---- catalogues that are shipped, read forward and backward */

static void check_catalogue(const char *name, gboolean reversed) {
  g_autofree char *path = proof_path(name);
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autoptr(Catalogue) catalogue = catalogue_load(path, name, diagnostics);
  g_autoptr(Glossary) glossary = proof_glossary();
  g_autoptr(Units) units = proof_units();
  CU_ASSERT_PTR_NOT_NULL_FATAL(catalogue);
  guint count;
  const Entry *entries = catalogue_entries(catalogue, &count);
  ProofEdition edition = proof_edition(units, glossary, reversed);
  for (guint i = 0; i < count; i++) {
    ProofPair pair = no_pair;
    pair.source = reversed ? entries[i].translation : entries[i].source;
    pair.target = reversed ? entries[i].source : entries[i].translation;
    pair.context = entries[i].context;
    g_autofree char *said = proof_findings(&edition, &pair, 1);
    if (*said)
      fprintf(stderr, "%s: %s -> %s\n", name, pair.source, pair.target);
    ASSERT_STRING(said, "");
  }
  CU_ASSERT(count > 5);
}

static void test_shipped(void) {
  static const char *const names[] = {"templates/conference-briefing/starter/po/en.po", "tests/golden/blocks/po/en.po",
                                      "tests/golden/charts/po/en.po", "templates/base/po/en.po"};
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    check_catalogue(names[i], FALSE);
    check_catalogue(names[i], TRUE);
  }
}

static CU_TestInfo proof_tests[] = {
    {"correct pairs", test_correct},
    {"pairs with a mistake", test_errors},
    {"values behind placeholders", test_values},
    {"findings accepted on purpose", test_acceptance},
    {"entries together", test_across},
    {"every check is documented", test_documented},
    {"shipped catalogues, both ways", test_shipped},
    CU_TEST_INFO_NULL,
};

int main(void) {
  CU_SuiteInfo suites[] = {
      {"proof", NULL, NULL, NULL, NULL, proof_tests},
      {"claims", NULL, NULL, NULL, NULL, claims_tests},
      CU_SUITE_INFO_NULL,
  };
  return unit_run(suites);
}
