/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Texts of entries: whatever stands in a source and its translation is checked, in both directions.  The input is the
 * source, a newline, the translation. */

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

static void check(const char *source, const char *target, const char *from, const char *to) {
  ProofEdition edition = {
      .source_language = from, .language = to, .units = units, .glossary = glossary, .file = "fuzz.po", .date = 19809};
  g_autoptr(Proof) proof = proof_new(&edition);
  Entry entry = {.context = "fuzz|p1", .source = source, .file = "pack.xml", .line = 1};
  ProofEntry pair = {&entry, target, 1, target};
  proof_entry(proof, &pair);
  g_autoptr(GArray) findings = proof_finish(proof);
  for (guint i = 0; i < findings->len; i++)
    if (!g_utf8_validate(g_array_index(findings, Finding, i).message, -1, NULL))
      abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (!units)
    open_site();
  g_autofree char *text = g_strndup((const char *)data, size);
  char *target = strchr(text, '\n');
  if (target)
    *target++ = '\0';
  if (text_find_invalid(text, (gssize)strlen(text)) >= 0 ||
      (target && text_find_invalid(target, (gssize)strlen(target)) >= 0))
    return 0;
  check(text, target ? target : text, "vi", "en");
  check(text, target ? target : text, "en", "vi");
  return 0;
}
