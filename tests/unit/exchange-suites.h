/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The suites of test-exchange, and what they share. */

#include "exchange/exchange.h"
#include "unit.h"

extern CU_TestInfo xliff1_tests[], xliff2_tests[], xliff2_core_tests[], memory_tests[], glossary_tests[];

/* A file of that text under a name that messages then give, "file.xlf"; g_unlink and g_free. */
char *exchange_file(const char *text);
/* The faults, "LINE: MESSAGE" each, in the order in which they are printed; g_free. */
char *exchange_faults(const Diagnostics *diagnostics);
/* Reads XLIFF; *said gets the faults (g_free). */
UnitFile *exchange_read(const char *text, char **said);
/* Asserts that the text is refused, at that line, with those words. */
void exchange_refused(const char *text, guint line, const char *words, const char *where);
/* Asserts that the text is read, as one unit. */
void exchange_check_unit(const char *text, Translation state, const char *source, const char *target,
                         const char *where);
