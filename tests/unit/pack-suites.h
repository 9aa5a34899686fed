/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of test-pack share. */

#include <CUnit/CUnit.h>

#include "base/diagnostic.h"

extern CU_TestInfo xml_tests[], schema_tests[], load_tests[], template_tests[], reference_tests[], vocabulary_tests[];

/* A file of tests/unit/pack; g_free. */
char *data_path(const char *name);
/* Writes `length` bytes (all of the text when negative) to a file of the test's folder; g_free. */
char *write_file(const char *name, const char *text, gssize length);
/* "3: message\n" for each, in order of addition; with hints, "3: message (hint)\n". */
char *faults(const Diagnostics *diagnostics, gboolean hints);

/* What is wrong with a pack whose document this is, with line numbers, where `<body>` stands in line 3. */
char *faults_of_pack(const char *data, const char *body);
/* The same of a whole file. */
char *faults_of_text(const char *text);
char *hinted_faults_of_text(const char *text);
