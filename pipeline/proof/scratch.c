/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "proof/checker.h"

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

void scratch_init(Scratch *scratch) {
  *scratch = (Scratch){.terms = term_scratch_new(), .clauses = g_array_new(FALSE, FALSE, sizeof(Clause))};
}

void scratch_clear(Scratch *scratch) {
  term_scratch_clear(&scratch->terms);
  number_set_free(&scratch->words);
  number_map_free(&scratch->of_source);
  number_map_free(&scratch->of_target);
  number_map_free(&scratch->some);
  g_array_unref(scratch->clauses);
}
