/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of this folder share of a Locale. */

#include <unicode/ucol.h>
#include <unicode/unum.h>
#include <unicode/unumberformatter.h>
#include <unicode/upluralrules.h>

#include "language/convention.h"
#include "language/locale.h"

/* ICU's objects are opened on first use: most runs need few of them. */
typedef struct Tongue {
  UCollator *collator;
  UPluralRules *plurals;
  UNumberFormatter *visible[19]; /* by count of decimals, for plurals */
  UFormattedNumber *formatted;
  UNumberFormat *speller;
} Tongue;

struct Locale {
  const Convention *convention;
  const Units *units;
  Tongue *tongue;
};

void locale_append_figure(const Locale *locale, SnDecimal number, const ValueStyle *style, GString *out);
/* The number's words, decimals one by one. */
void locale_append_words(const Locale *locale, SnDecimal number, GString *out);
/* 19th, or lần thứ XIX; thứ 4/63. */
void locale_append_ordinal(const Locale *locale, gint64 number, GString *out);
void locale_append_rank(const Locale *locale, gint64 number, const ValueStyle *style, GString *out);
