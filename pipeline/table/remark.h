/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What departments write around a figure, in Vietnamese and English: qualifiers (“gần”, “over”), statuses (“sơ bộ”,
 * “ước”) and scale words (“nghìn tỷ”, “billion”). */

#include <glib.h>

typedef enum Qualifier { EXACT, ABOUT, OVER, NEARLY, AT_LEAST, AT_MOST } Qualifier;
typedef enum Status { FINAL, ESTIMATE, PRELIMINARY, PROVISIONAL, FORECAST, REVISED } Status;

/* The meaning of a word under folding, an empty one being that of the first; -1: unknown. */
int qualifier_find(const char *text);
int status_find(const char *text);

/* As tables keep them: about, at-least, preliminary, …; these are found again. */
const char *qualifier_word(Qualifier qualifier);
const char *status_word(Status status);

typedef enum RemarkKind { REMARK_QUALIFIER, REMARK_STATUS, REMARK_SCALE } RemarkKind;

typedef struct Remark {
  RemarkKind kind;
  int meaning; /* a Qualifier, a Status, or the power of ten of a scale */
} Remark;

/* The longest phrase that begins `folded`, which text_fold made, and ends where a word does.  Its length in bytes,
 * 0 for none. */
gsize remark_begins(const char *folded, Remark *out);
