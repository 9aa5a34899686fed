/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pairs.h"

#include <string.h>

#include "../array.h"

#define MOST_PAIRS 1000

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/* Where the pair that begins at `at` ends: a lone semicolon, or the text's end. */
static const char *pair_end(const char *at) {
  for (; *at != '\0'; at++) {
    if (*at != ';')
      continue;
    if (at[1] != ';')
      break;
    at++;
  }
  return at;
}

/* Without blanks at its ends, doubled semicolons as one. */
static char *copy_part(const char *from, const char *end) {
  while (from < end && is_blank(*from))
    from++;
  while (end > from && is_blank(end[-1]))
    end--;
  char *copy = array_new((size_t)(end - from) + 1, 1);
  for (char *to = copy; from < end; from++) {
    *to++ = *from;
    from += *from == ';';
  }
  return copy;
}

const Pair *pairs_find(const Pairs *pairs, const char *name) {
  for (size_t i = 0; i < pairs->count; i++)
    if (strcmp(pairs->list[i].name, name) == 0)
      return &pairs->list[i];
  return NULL;
}

static bool is_all_blank(const char *from, const char *end) {
  while (from < end && is_blank(*from))
    from++;
  return from == end;
}

static bool refuse(SnContext *context, const char *parameter, const char *from, const char *end) {
  sn_fail(context, "parameter “%s”: “%.*s” is not of the form name=value", parameter, (int)(end - from), from);
  sn_hint(context, "write name=value; name=value, and a semicolon within a value twice");
  return false;
}

static bool add(SnContext *context, const char *parameter, const char *from, const char *end, Pairs *pairs) {
  const char *equals = memchr(from, '=', (size_t)(end - from));
  if (!equals || is_all_blank(from, equals))
    return refuse(context, parameter, from, end);
  if (pairs->count == MOST_PAIRS)
    return sn_fail(context, "parameter “%s” has more than %d parts", parameter, MOST_PAIRS);
  Pair pair = {copy_part(from, equals), copy_part(equals + 1, end)};
  if (pairs_find(pairs, pair.name)) {
    sn_fail(context, "parameter “%s” names “%s” twice", parameter, pair.name);
    free(pair.name);
    free(pair.value);
    return false;
  }
  pairs->list = array_grow(pairs->list, &pairs->room, pairs->count, sizeof *pairs->list);
  pairs->list[pairs->count++] = pair;
  return true;
}

bool pairs_read(SnContext *context, const char *parameter, const char *text, Pairs *pairs) {
  *pairs = (Pairs){0};
  bool good = true;
  for (const char *at = text ? text : ""; *at != '\0';) {
    const char *end = pair_end(at);
    if (!(*end == '\0' && is_all_blank(at, end)))
      good = add(context, parameter, at, end, pairs) && good;
    at = *end == ';' ? end + 1 : end;
  }
  return good;
}

void pairs_clear(Pairs *pairs) {
  for (size_t i = 0; i < pairs->count; i++) {
    free(pairs->list[i].name);
    free(pairs->list[i].value);
  }
  free(pairs->list);
  *pairs = (Pairs){0};
}
