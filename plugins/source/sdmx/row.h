/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* From observations to rows. */

#include "column.h"
#include "group.h"
#include "key.h"
#include "observed.h"
#include "period.h"

typedef struct RowValue {
  uint32_t component;
  size_t offset, length;
} RowValue;

/* What one level of the message says just now. */
typedef struct RowLevel {
  Buffer text;
  ARRAY(RowValue) values;
} RowLevel;

/* Set by the plugin up to `last`; the rest is zero at first. */
typedef struct Rows {
  SnContext *context;
  const char *shown;
  SnTable *out;
  const char *language;
  Components *components;
  Groups *groups;
  Columns columns;
  KeyFilter *key;
  const ObservedRules *rules;
  const Structure *structure; /* NULL: none was given */
  int32_t first, last;        /* days: periods wanted */
  RowLevel levels[LEVELS];
  Text *row; /* by component */
  uint32_t line;
  Buffer name; /* of the series, for messages */
  unsigned faults, unnamed, incomplete;
  uint32_t lacking; /* a dimension that some observation lacks */
  uint64_t put;
} Rows;

extern const MessageHandler ROW_HANDLER; /* its data: Rows */

/* Once all is read: what was not said yet.  false: something was at fault. */
bool rows_end(Rows *rows);
void rows_clear(Rows *rows);
