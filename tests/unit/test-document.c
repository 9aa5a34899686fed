/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "document-suites.h"

void assert_bound(Fixture *fixture, const char *expected) {
  g_autofree char *bound = fixture_bind(fixture);
  ASSERT_STRING(bound, expected);
}

void assert_reported(const Fixture *fixture, const char *words) {
  g_autofree char *report = fixture_report(fixture);
  if (!strstr(report, words))
    fprintf(stderr, "not reported: %s\nbut:\n%s\n", words, report);
  CU_ASSERT(strstr(report, words) != NULL);
}

void assert_silent(const Fixture *fixture) {
  g_autofree char *report = fixture_report(fixture);
  ASSERT_STRING(report, "");
}

void add_indicators(Fixture *fixture) {
  fixture_table(fixture, "indicators",
                "indicator:text,value:number,unit:text,plan_share:number:percent,growth:number:percent,note:text\n"
                "revenue,4680000000000,VND,32.6,11.1,Thu ngân sách\n"
                "industry,,VND,22.6,-33.5,\n"
                "jobs,8900,person,,0.001,\n");
}

int main(void) {
  CU_SuiteInfo suites[] = {
      {.pName = "inline", .pTests = inline_tests},
      {.pName = "blocks", .pTests = block_tests},
      {.pName = "translation", .pTests = translation_tests},
      CU_SUITE_INFO_NULL,
  };
  return unit_run(suites);
}
