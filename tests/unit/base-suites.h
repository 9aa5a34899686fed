/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The suites of test-base that have a file of their own. */

#include <CUnit/CUnit.h>

extern CU_TestInfo diagnostic_tests[];
extern CU_TestInfo installation_tests[];
