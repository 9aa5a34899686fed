/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "query.h"

#include <string.h>

#include "../array.h"
#include "../near.h"
#include "figure.h"

#define LONGEST_TABLE_NAME 1000

/* As an SQL identifier in double quotes, so that nothing in it is anything but a name. */
static char *quote_table(const char *table, bool schemas) {
  static const char SELECT[] = "SELECT * FROM \"";
  char *text = array_new(sizeof SELECT + 3 * strlen(table) + 2, 1), *to = text + sizeof SELECT - 1;
  memcpy(text, SELECT, sizeof SELECT);
  for (; *table != '\0'; table++) {
    if (*table == '.' && schemas) {
      memcpy(to, "\".\"", 3);
      to += 3;
      continue;
    }
    if (*table == '"')
      *to++ = '"';
    *to++ = *table;
  }
  *to = '"';
  return text;
}

char *query_statement(SnContext *context, const Query *query, bool schemas) {
  if (query->text && query->table)
    sn_fail(context, "there is both a statement and table=\"%.60s\"", query->table);
  else if (!query->text && !query->table)
    sn_fail(context, "there is no statement: write it into the element, name its file=\"…\", or a table=\"…\"");
  else if (query->table && strlen(query->table) > LONGEST_TABLE_NAME)
    sn_fail(context, "the table's name is longer than %d bytes", LONGEST_TABLE_NAME);
  else
    return query->text ? string_copy(query->text) : quote_table(query->table, schemas);
  return NULL;
}

/* ---- the result */

bool query_add_column(SnContext *context, SnTable *out, int index, const char *name) {
  if (name && *name && !sn_table_find(out, name)) {
    sn_table_add_column(out, name, SN_TEXT, NULL);
    return true;
  }
  if (!name || !*name) {
    sn_fail(context, "column %d of the result has no name", index + 1);
    sn_hint(context, "give it one with AS");
  } else {
    sn_fail(context, "two columns of the result are called “%s”", name);
    sn_hint(context, "give one another name with AS");
  }
  return false;
}

bool query_may_go_on(SnContext *context, const Query *query, int64_t rows) {
  if (rows < query->limit)
    return true;
  sn_fail(context, "the result has more than %lld rows", (long long)query->limit);
  sn_hint(context, "let the statement choose or gather them, or say limit=\"…\"");
  return false;
}

void query_end(SnContext *context, const Query *query, int64_t rows) {
  if (rows == 0 && query->bind)
    sn_warn(context, "the statement gives no rows for bind=\"%.200s\"", query->bind);
}

/* ---- what is bound */

static bool is_plain_figure(const char *text, size_t length, SnDecimal *number) {
  size_t sign = *text == '-';
  if (strspn(text, "-0123456789.") != length || text[length - 1] == '.' || text[sign] == '.')
    return false;
  if (text[sign] == '0' && text[sign + 1] >= '0' && text[sign + 1] <= '9')
    return false;
  return figure_read(text, length, number) == FIGURE_GOOD;
}

Bound bound_of(const Pair *pair) {
  Bound bound = {.kind = BOUND_TEXT, .text = pair->value, .length = strlen(pair->value)};
  if (bound.length == 0) {
    bound.kind = BOUND_NULL;
  } else if (bound.length >= 2 && *bound.text == '\'' && bound.text[bound.length - 1] == '\'') {
    bound.text++;
    bound.length -= 2;
  } else if (is_plain_figure(bound.text, bound.length, &bound.number)) {
    bound.kind = BOUND_NUMBER;
  }
  return bound;
}

static bool is_among(const char *name, const char *const *names) {
  for (; *names; names++)
    if (strcmp(*names, name) == 0)
      return true;
  return false;
}

bool query_check_bound(SnContext *context, const Pairs *pairs, const char *const *names) {
  bool good = true;
  for (size_t i = 0; i < pairs->count; i++) {
    const char *name = pairs->list[i].name;
    if (is_among(name, names))
      continue;
    good = sn_fail(context, "bind=\"…\" names “%s”, and the statement has no :%s", name, name);
    hint_near(context, name, names);
  }
  for (const char *const *name = names; *name; name++)
    if (!pairs_find(pairs, *name)) {
      good = sn_fail(context, "nothing is bound to :%s of the statement", *name);
      sn_hint(context, "say bind=\"%s=…\"", *name);
    }
  return good;
}
