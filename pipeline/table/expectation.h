/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a pack expects of a source's columns: type, unit, range, presence. */

#include <glib.h>

#include "base/diagnostic.h"
#include "base/number.h"
#include "table/table.h"

typedef struct Expectation {
  const char *column;
  gboolean has_type;
  SnType type;
  NumberLocale locale;
  guint also_count;       /* locales tried after it */
  NumberLocale also[2];
  const char *unit;       /* NULL: as the data says */
  gboolean has_min, has_max;
  SnDecimal min, max;
  gboolean required;      /* no empty cells */
  gboolean unique;
  char **words;           /* allowed, NULL: any */
  char **nothing;         /* words that mean that no figure is available; NULL: none beside the usual signs */
  guint line;             /* in the pack */
} Expectation;

/* Frees what it owns: words and nothing. */
void expectation_clear(Expectation *expectation);

/* Types the columns, then checks every rule; all violations are reported.  `pack` is the file that states them. */
gboolean expectations_apply(const Expectation *expectations, guint count, const char *pack, SnTable *table,
                            Diagnostics *diagnostics);
