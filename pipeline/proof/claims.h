/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What running prose states in figures: amounts with unit and scale, ranks, dates and periods, numbers of legal
 * documents, and the values that stand in placeholders. */

#include <glib.h>
#include <songngu/plugin.h>

#include "proof/prose.h"
#include "proof/wordbook.h"
#include "table/value.h"

typedef enum ClaimKind {
  CLAIM_NUMBER,
  CLAIM_PERIOD,
  CLAIM_NO_PERIOD, /* named as one, but there is none such: "the autumn quarter", "quý V" */
  CLAIM_CODE,
  CLAIM_HOLE,
} ClaimKind;

typedef enum ClaimRole { ROLE_NONE, ROLE_UP, ROLE_DOWN, ROLE_RATIO } ClaimRole;

/* Zeros are not said.  A day has a month, a month may lack its year.  A quarter is its first and last month. */
typedef struct ClaimPeriod {
  int year, first_month, last_month, day;
} ClaimPeriod;

typedef struct Claim {
  ClaimKind kind;
  guint first, count; /* tokens */
  SnDecimal number;   /* in units of `unit`: 4.680 tỷ is 4680000000000; trimmed */
  int power;          /* what its scale words stand for: 9 */
  const Unit *unit;   /* NULL: none that is known */
  Qualifier qualifier;
  ClaimRole role;
  gboolean typed;   /* in digits or Roman numerals, or otherwise too long to be a word of everyday */
  gboolean loose;   /* one, both, first: a translation may well do without */
  gboolean part;    /* a share in words, `number` of the whole: half, two thirds, all; or one and a half */
  gboolean ordinal; /* 19th, XIX */
  gboolean base;    /* what something is compared with: so với năm 2023 */
  gboolean foreign; /* its separators are those of the other language */
  ClaimPeriod period;
  guint code; /* word, under its ASCII letters in capitals */
  guint hole;
} Claim;

GArray *claims_new(void);
/* In order of the text, in place of what `claims` (Claim) had; linear in its length. */
void claims_read(GArray *claims, const Wordbook *wordbook, Dictionary *dictionary, const Prose *prose);

gboolean claim_period_equal(const ClaimPeriod *a, const ClaimPeriod *b);
