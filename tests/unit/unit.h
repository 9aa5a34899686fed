/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What every unit test program shares: asserting equal strings readably, and
 * running the suites with an exit status. */

#include <CUnit/Basic.h>
#include <CUnit/CUnit.h>
#include <glib.h>
#include <stdio.h>

#define ASSERT_STRING(actual, expected)                                                      \
  do {                                                                                       \
    const char *unit_a = (actual), *unit_e = (expected);                                     \
    if (g_strcmp0(unit_a, unit_e) != 0)                                                      \
      fprintf(stderr, "%s:%d: got \"%s\", expected \"%s\"\n", __FILE__, __LINE__,            \
              unit_a ? unit_a : "(null)", unit_e ? unit_e : "(null)");                       \
    CU_ASSERT(g_strcmp0(unit_a, unit_e) == 0);                                               \
  } while (0)

#define ASSERT_INT(actual, expected)                                                         \
  do {                                                                                       \
    long long unit_a = (actual), unit_e = (expected);                                        \
    if (unit_a != unit_e)                                                                    \
      fprintf(stderr, "%s:%d: got %lld, expected %lld\n", __FILE__, __LINE__, unit_a, unit_e); \
    CU_ASSERT(unit_a == unit_e);                                                             \
  } while (0)

static inline int unit_run(CU_SuiteInfo *suites) {
  if (CU_initialize_registry() != CUE_SUCCESS || CU_register_suites(suites) != CUE_SUCCESS)
    return 99;
  CU_basic_set_mode(CU_BRM_NORMAL);
  CU_basic_run_tests();
  unsigned run = CU_get_number_of_tests_run(), failed = CU_get_number_of_failures();
  CU_cleanup_registry();
  return run == 0 || failed > 0;
}
