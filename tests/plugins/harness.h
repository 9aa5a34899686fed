/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Running a plugin of this build through the real loader on files made for a test. */

#include <glib.h>
#include <songngu/plugin.h>

#include "base/diagnostic.h"
#include "plugin/parameters.h"

typedef struct Harness {
  char *folder; /* holds the test's files */
  Diagnostics *diagnostics;
} Harness;

Harness *harness_new(void);
void harness_free(Harness *harness);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Harness, harness_free)

/* A file of the pack's folder.  length -1: up to the NUL. */
void harness_write(Harness *harness, const char *name, const void *content, gssize length);

/* What source NAME reads from "data.csv" under the settings ("header=0 comment=#", or NULL), as a table called `table`;
 * NULL when it failed. */
SnTable *harness_read(Harness *harness, const char *plugin, const char *settings, const char *table);

/* The same with settings that may hold spaces ("path=data.json"; NULL ends them) and the element's text, or NULL. */
SnTable *harness_read_with(Harness *harness, const char *plugin, const char *const *settings, const char *text);

/* A table called `table` that csv reads from `content`, columns typed by what they hold. */
SnTable *harness_table(Harness *harness, const char *table, const char *content);

/* What transform NAME makes of the inputs, which are called as their tables; NULL when it failed. */
SnTable *harness_apply(Harness *harness, const char *plugin, const char *text, SnTable *const *inputs, guint count);

/* The same with settings: names and values in turn, NULL after the last. */
SnTable *harness_transform(Harness *harness, const char *plugin, const char *const *settings, const char *text,
                           SnTable *const *inputs, guint count);

/* All messages so far, which are then forgotten.  Free with free. */
char *harness_said(Harness *harness);

/* The table as lines of cells joined by bars, names first.  Free with g_free. */
char *harness_print(const SnTable *table);

/* Asserts that `got` prints as `table` (NULL: there is none) and that `said` is all that was said; else writes what was
 * got, for the test at `file` and `line`. */
void harness_expect(Harness *harness, const SnTable *got, const char *table, const char *said, const char *file,
                    int line);

#define ASSERT_SAID(harness, expected)                                                                                 \
  do {                                                                                                                 \
    char *harness_text = harness_said(harness);                                                                        \
    ASSERT_STRING(harness_text, expected);                                                                             \
    free(harness_text);                                                                                                \
  } while (0)

#define ASSERT_TABLE(table, expected)                                                                                  \
  do {                                                                                                                 \
    g_autofree char *harness_text = (table) ? harness_print(table) : NULL;                                             \
    ASSERT_STRING(harness_text, expected);                                                                             \
  } while (0)
