/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Numbers as departments write them: "1.234,5", "(1.234)", "−3", "18,00 %". */

#include <glib.h>
#include <songngu/plugin.h>

typedef enum NumberLocale {
  NUMBER_PLAIN = SN_LOCALE_PLAIN,
  NUMBER_VI = SN_LOCALE_VI,
  NUMBER_EN = SN_LOCALE_EN,
  NUMBER_INFER, /* one of the above, decided by all cells of a column together */
} NumberLocale;

/* What one cell says about its column's locale. */
typedef enum NumberEvidence {
  NUMBER_SAYS_NOTHING, /* no separator, or a sign for nothing */
  NUMBER_SAYS_VI,
  NUMBER_SAYS_EN,
  NUMBER_SAYS_PLAIN_OR_EN, /* 14.18: a point that cannot group */
  NUMBER_SAYS_VI_DECIMAL,  /* 14,18: a comma that cannot group */
  NUMBER_AMBIGUOUS,        /* one separator and exactly three digits: 1.234 */
  NUMBER_NOT_A_NUMBER,
} NumberEvidence;

NumberEvidence number_evidence(const char *text, gsize length);

/* The commonest forms at one glance: an optional hyphen, digits, and where `point` allows it one point between digits,
 * 18 characters at most.  FALSE: any other form. */
gboolean number_read_plain(const char *text, gsize length, gboolean point, SnDecimal *out);

/* A cell of a known locale, which is not NUMBER_INFER.  Accepts what domain rules accept: NBSP and NNBSP
 * as grouping or padding, U+2212, trailing %, parentheses for negative.  Sets *cell to
 * one of the signs for nothing where the text is one.  FALSE: not a number. */
gboolean number_parse(const char *text, gsize length, NumberLocale locale, SnDecimal *out, SnCell *cell);
