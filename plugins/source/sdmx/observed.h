/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Observed values: what the standard allows (xs:decimal and xs:double in their lexical forms), and what a pack declares
 * beyond it. */

#include <songngu/plugin.h>

#include "../pairs.h"

#define OBSERVED_MOST_RULES 32

/* A word or ending, not NUL-terminated, and what it means. */
typedef struct ObservedRule {
  const char *text;
  size_t length;
  const char *status; /* of endings: in the core's words */
} ObservedRule;

/* How values that the standard does not allow are read.  Zero: not at all. */
typedef struct ObservedRules {
  SnNumberLocale locales[3];
  unsigned locale_count;
  ObservedRule nothings[OBSERVED_MOST_RULES]; /* words that stand for no figure */
  unsigned nothing_count;
  ObservedRule endings[OBSERVED_MOST_RULES]; /* marks behind a figure, such as “sb” */
  unsigned ending_count;
  Pairs status; /* whose names the endings are */
} ObservedRules;

/* From the parameters locale (“plain vi”), nothing (“na|N/A”) and status (“sb=preliminary; e=estimate”), each of which
 * may be NULL and lives as long as the rules.  false: reported; to be cleared in any case. */
bool observed_rules_read(SnContext *context, const char *locale, const char *nothing, const char *status,
                         ObservedRules *out);

void observed_rules_clear(ObservedRules *rules);

typedef struct Observed {
  SnCell cell; /* VALUE, or why there is none */
  SnDecimal number;
  const char *status; /* that an ending says, or NULL */
} Observed;

/* false: neither the standard nor a rule makes the text a figure. */
bool observed_read(const ObservedRules *rules, const char *text, size_t length, Observed *out);

/* Says what could make the text of the fault reported last a figure. */
void observed_advise(SnContext *context, const char *text, size_t length);

/* number × 10^power, exactly.  false: it has more than 18 digits. */
bool observed_scale(SnDecimal number, int power, SnDecimal *out);
