/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the sources that ask a database have in common: the statement, and what is bound to its parameters. */

#include "pairs.h"

/* Their parameters; the first member of each source's own struct. */
typedef struct Query {
  const char *text, *table, *bind; /* NULL: not given */
  int64_t limit, timeout;          /* rows, seconds */
} Query;

#define QUERY_PARAMS                                                                                                   \
  {.name = "query",                                                                                                    \
   .type = SN_PARAM_TEXT,                                                                                              \
   .offset = offsetof(Query, text),                                                                                    \
   .help = "A SELECT statement, whose parameters are written :name"},                                                  \
      {.name = "table",                                                                                                \
       .type = SN_PARAM_STRING,                                                                                        \
       .offset = offsetof(Query, table),                                                                               \
       .help = "Instead of a statement: the table or view to be read whole; of PostgreSQL also schema.table"},         \
      {.name = "bind",                                                                                                 \
       .type = SN_PARAM_STRING,                                                                                        \
       .offset = offsetof(Query, bind),                                                                                \
       .help = "What the statement's parameters stand for, as year=2024; place=Bắc Giang; code='24'"},                 \
      {.name = "limit",                                                                                                \
       .type = SN_PARAM_INTEGER,                                                                                       \
       .offset = offsetof(Query, limit),                                                                               \
       .fallback = "1000000",                                                                                          \
       .min = 1,                                                                                                       \
       .max = 100000000,                                                                                               \
       .help = "How many rows the result may have; more are an error"},                                                \
  {                                                                                                                    \
    .name = "timeout", .type = SN_PARAM_INTEGER, .offset = offsetof(Query, timeout), .fallback = "60", .min = 1,       \
    .max = 86400, .help = "How many seconds the statement may take"                                                    \
  }

/* The statement, of the text or of the table's name; where both or none is given, that is reported, and NULL returned.
 * `schemas`: a point in the name divides schema and table.  Free with free. */
char *query_statement(SnContext *context, const Query *query, bool schemas);

/* Adds a column of the result.  false: it has no name (NULL or ""), or another's; reported. */
bool query_add_column(SnContext *context, SnTable *out, int index, const char *name);

/* Whether one more row may come after `rows`.  false: reported. */
bool query_may_go_on(SnContext *context, const Query *query, int64_t rows);

/* Warns of a result without rows where something was bound: mostly it does not mean what it should. */
void query_end(SnContext *context, const Query *query, int64_t rows);

typedef enum BoundKind { BOUND_NULL, BOUND_NUMBER, BOUND_TEXT } BoundKind;

/* What a parameter of the statement is bound to. */
typedef struct Bound {
  BoundKind kind;
  SnDecimal number;
  const char *text; /* as written, without the quotes around it; for numbers too; borrowed */
  size_t length;
} Bound;

/* Nothing written is NULL; what stands in single quotes is text, and so is all that is no plain figure ("01" is a
 * code). */
Bound bound_of(const Pair *pair);

/* Whether the statement's parameters (names without their colon, NULL-terminated) and the pairs are the same.  false:
 * each that is alone is reported. */
bool query_check_bound(SnContext *context, const Pairs *pairs, const char *const *names);
