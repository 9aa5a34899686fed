/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language-suites.h"

int main(void) {
  CU_SuiteInfo suites[] = {
      {"locale", NULL, NULL, NULL, NULL, locale_tests},
      {"pattern", NULL, NULL, NULL, NULL, pattern_tests},
      {"catalogue", NULL, NULL, NULL, NULL, catalogue_tests},
      {"glossary", NULL, NULL, NULL, NULL, glossary_tests},
      {"manual", NULL, NULL, NULL, NULL, manual_tests},
      CU_SUITE_INFO_NULL,
  };
  return unit_run(suites);
}
