/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the csv source makes of a file made for a test, and what it says of it. */

#include "harness.h"

/* `table` as harness_print prints it, NULL: none; `said` as harness_said gives it.  length -1: up to the NUL. */
void delimited_expect(const char *content, gssize length, const char *settings, const char *table, const char *said,
                      const char *file, int line);

#define EXPECT_TABLE(content, settings, table) delimited_expect(content, -1, settings, table, "", __FILE__, __LINE__)
#define EXPECT_FAULTS(content, settings, said) delimited_expect(content, -1, settings, NULL, said, __FILE__, __LINE__)
#define EXPECT_BYTES(bytes, settings, said)                                                                            \
  delimited_expect(bytes, sizeof bytes - 1, settings, NULL, said, __FILE__, __LINE__)
#define EXPECT_BOTH(content, settings, table, said)                                                                    \
  delimited_expect(content, -1, settings, table, said, __FILE__, __LINE__)
