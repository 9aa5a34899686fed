/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "proof/claims.h"

typedef struct ClaimReader {
  const Wordbook *wordbook;
  Dictionary *dictionary;
  const Prose *prose;
  gboolean vietnamese;
  GArray *claims;
  const LexEntry **entries; /* by token: the longest that starts there, or NULL */
  guint *lengths;
  const CountWords *words;
  /* What was said just before the token `…_end`. */
  Qualifier qualifier;
  ClaimRole role;
  guint qualifier_end, role_end, base_end;
} ClaimReader;

gboolean reader_at(const ClaimReader *reader, guint index, guint word);
LexKind reader_kind(const ClaimReader *reader, guint index);
gboolean reader_is(const ClaimReader *reader, guint index, TokenKind kind);
/* A whole number in digits, Roman numerals or one word; its tokens, 0: none. */
guint reader_numeral(const ClaimReader *reader, guint index, int *number);
/* Four digits without separators, as years are written. */
gboolean reader_year(const ClaimReader *reader, guint index, int *year);
Claim *reader_add(ClaimReader *reader, ClaimKind kind, guint first, guint count);

/* Dates and periods.  The tokens read, 0: there is none at `index`. */
guint claims_read_period(ClaimReader *reader, guint index);
/* Number, rank, amount of money … */
guint claims_read_number(ClaimReader *reader, guint index);
