/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Texts of entries: whatever stands in sources and their translations is checked, in either direction.  The input is
 * the source, a newline, the translation, and so on.  What is found in an entry by itself is found in it after others
 * too, each of which stands twice. */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/installation.h"
#include "base/text.h"
#include "proof/proof.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static Units *units;
static Glossary *glossary;

static void open_site(void) {
  g_autoptr(Diagnostics) diagnostics = diagnostics_new();
  g_autofree char *units_path = installation_data("units.csv"), *terms = installation_data("glossary.tsv");
  units = units_load(units_path, diagnostics);
  glossary = glossary_new();
  if (!units || !glossary_add(glossary, terms, terms, diagnostics))
    abort();
}

#define MOST_PAIRS 4

typedef struct Pairs {
  char **lines; /* source, translation, source … */
  guint count;
} Pairs;

static GArray *prove(const char *from, const char *to, const Pairs *pairs, guint first, guint count, guint times) {
  ProofEdition edition = {
      .source_language = from, .language = to, .units = units, .glossary = glossary, .file = "fuzz.po", .date = 19809};
  static Entry entries[2 * MOST_PAIRS];
  g_autoptr(Proof) proof = proof_new(&edition);
  for (guint i = 0; i < count * times; i++) {
    char **pair = &pairs->lines[2 * (first + i / times)];
    entries[i] = (Entry){.context = "fuzz|p1", .source = pair[0], .file = "pack.xml", .line = 1};
    proof_entry(proof, &(ProofEntry){&entries[i], pair[1], 1, pair[1]});
  }
  return proof_finish(proof);
}

/* What other entries have to do with. */
static gboolean is_across(const Finding *finding) {
  static const char *const names[] = {"translation-differs", "style-varies", "term-ambiguous", "enumeration-broken",
                                      NULL};
  return g_strv_contains(names, finding->check);
}

static guint count_own(const GArray *findings, guint index) {
  guint count = 0;
  for (guint i = 0; i < findings->len; i++) {
    const Finding *finding = &g_array_index(findings, Finding, i);
    if (!g_utf8_validate(finding->message, -1, NULL))
      abort();
    count += finding->index == index && !is_across(finding);
  }
  return count;
}

/* Making ready for an edition takes most of the time: one pair alone, and one direction, must do for an input. */
static void check(const char *from, const char *to, const Pairs *pairs) {
  guint last = pairs->count - 1;
  g_autoptr(GArray) together = prove(from, to, pairs, 0, pairs->count, 2);
  g_autoptr(GArray) alone = prove(from, to, pairs, last, 1, 1);
  guint found = count_own(alone, 0);
  if (count_own(together, 2 * last) != found || count_own(together, 2 * last + 1) != found)
    abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (!units)
    open_site();
  g_autofree char *text = g_strndup((const char *)data, size);
  if (text_find_invalid(text, (gssize)strlen(text)) >= 0)
    return 0;
  g_auto(GStrv) lines = g_strsplit(text, "\n", 2 * MOST_PAIRS);
  Pairs pairs = {lines, g_strv_length(lines) / 2};
  char *twice[] = {lines[0], lines[0], NULL};
  if (!lines[0])
    return 0;
  if (pairs.count == 0)
    pairs = (Pairs){twice, 1};
  check(size % 2 ? "vi" : "en", size % 2 ? "en" : "vi", &pairs);
  return 0;
}
