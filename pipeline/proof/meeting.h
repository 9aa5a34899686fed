/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which of one side's claims the other side has too: by value, by the part of a longer one, by another way to say it
 * (50% and half, January to March and the first quarter). */

#include "proof/checker.h"

/* Figures of one value are compared with so many of the other side's, which no sentence has. */
#define MEETING_MOST 64

/* The claims of one side by what they are worth. */
typedef struct Index {
  const Side *side;
  NumberMap *first; /* key → index + 1 */
  guint *next;      /* of the same key, + 1 */
  gboolean *met;    /* by claim: the other side has its like */
} Index;

/* What is within an entry's terms has met already.  `map`: to be filled anew. */
void index_init(Index *index, const Side *side, NumberMap *map);
void index_clear(Index *index);

/* What periods consist of: a count of months, a year, a day that stand by themselves may be parts of one. */
typedef struct Parts {
  guint64 years[8];     /* bits, from the first year that is read as one */
  guint32 days, months; /* bits: days of a month; how many months a period has */
} Parts;

Parts parts_find(const Side *side);
gboolean parts_have_year(const Parts *parts, gint64 year);

/* Marks what both sides have. */
void claims_meet(Index *source, Index *target, const Parts *of_source, const Parts *of_target);

/* "all", and "gấp rưỡi", which is half as much again and "by half" too: not to be told from others. */
gboolean claim_is_no_share(const Claim *claim);
/* The same digits a power of ten away: a scale word, a separator, a zero too many. */
gboolean claims_are_scaled(const Claim *one, const Claim *other);
/* The claim of the source that the translator most probably meant, + 1; 0: none is left. */
guint index_find_meant(const Index *source, const Claim *claim);
