/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document-fixture.h"
#include "unit.h"

extern CU_TestInfo inline_tests[], block_tests[], translation_tests[];

/* Binds a body in Vietnamese, with the tables of the test, and compares. */
void assert_bound(Fixture *fixture, const char *expected);
/* The report holds the words; said once for each. */
void assert_reported(const Fixture *fixture, const char *words);
void assert_silent(const Fixture *fixture);
/* The table of indicators that most tests read. */
void add_indicators(Fixture *fixture);
