/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "range.h"

#include <string.h>

#define OPEN UINT32_MAX

static const char *parse_letters(const char *at, const char *end, uint32_t *column) {
  uint32_t value = 0;
  const char *from = at;
  for (; at < end && ((*at >= 'A' && *at <= 'Z') || (*at >= 'a' && *at <= 'z')); at++) {
    value = value * 26 + (uint32_t)((*at | 0x20) - 'a') + 1;
    if (value > RANGE_MOST_COLUMNS)
      return NULL;
  }
  *column = at > from ? value - 1 : OPEN;
  return at;
}

static const char *parse_number(const char *at, const char *end, uint32_t *row) {
  uint64_t value = 0;
  const char *from = at;
  for (; at < end && *at >= '0' && *at <= '9'; at++) {
    value = value * 10 + (uint64_t)(*at - '0');
    if (value >= OPEN)
      return NULL;
  }
  if (at > from && value == 0)
    return NULL;
  *row = at > from ? (uint32_t)value : OPEN;
  return at;
}

static const char *pass_dollar(const char *at, const char *end) { return at < end && *at == '$' ? at + 1 : at; }

const char *range_parse_cell(const char *text, const char *end, uint32_t *column, uint32_t *row) {
  *row = OPEN;
  const char *letters = pass_dollar(text, end);
  const char *at = parse_letters(letters, end, column);
  if (!at)
    return NULL;
  const char *digits = at > letters ? pass_dollar(at, end) : letters;
  const char *after = parse_number(digits, end, row);
  if (!after || (*column == OPEN && *row == OPEN) || (*row == OPEN && digits > at))
    return NULL;
  return after;
}

static void sort(uint32_t *first, uint32_t *last) {
  if (*first <= *last)
    return;
  uint32_t larger = *first;
  *first = *last;
  *last = larger;
}

bool range_parse(const char *text, Range *out) {
  *out = RANGE_ALL;
  if (!text || *text == '\0')
    return true;
  const char *end = text + strlen(text);
  Range range;
  const char *at = range_parse_cell(text, end, &range.first_column, &range.first_row);
  if (!at || (at < end && *at != ':'))
    return false;
  if (at == end) {
    range.last_column = range.first_column;
    range.last_row = range.first_row;
    at = range.first_column == OPEN || range.first_row == OPEN ? NULL : end; /* one cell, but no lone column */
  } else {
    at = range_parse_cell(at + 1, end, &range.last_column, &range.last_row);
  }
  if (!at || at < end || (range.first_column == OPEN) != (range.last_column == OPEN))
    return false;
  if (range.first_row == OPEN && range.last_row != OPEN)
    return false;
  if (range.first_column == OPEN)
    range.first_column = 0;
  if (range.first_row == OPEN)
    range.first_row = 1;
  sort(&range.first_column, &range.last_column);
  sort(&range.first_row, &range.last_row);
  *out = range;
  return true;
}

bool range_read(SnContext *context, const char *text, Range *out) {
  if (range_parse(text, out))
    return true;
  sn_fail(context, "parameter “range” is not a range of cells: “%s”", text);
  sn_hint(context, "write it like B3:F20, B:F, 3:20, or B3:F for all rows from the third on");
  return false;
}

const char *range_letters(uint32_t column, char letters[RANGE_LETTERS]) {
  char backwards[RANGE_LETTERS];
  size_t count = 0;
  for (uint64_t rest = (uint64_t)column + 1; rest > 0; rest = (rest - 1) / 26)
    backwards[count++] = (char)('A' + (rest - 1) % 26);
  for (size_t i = 0; i < count; i++)
    letters[i] = backwards[count - 1 - i];
  letters[count] = '\0';
  return letters;
}
