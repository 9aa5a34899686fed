/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scan.h"

#include <string.h>

#include "../../array.h"

static void skip(Scan *scan, const char *passed) {
  for (; *scan->at != '\0' && strchr(passed, *scan->at); scan->at++)
    scan->line += *scan->at == '\n';
}

void scan_skip(Scan *scan) { skip(scan, " \t\r\n"); }

void scan_skip_separators(Scan *scan) { skip(scan, " \t\r\n,;"); }

void scan_give_up(Scan *scan) {
  unsigned depth = 0;
  for (; *scan->at != '\0'; scan->at++) {
    if (*scan->at == '\n' || (depth == 0 && strchr(",;", *scan->at)))
      return;
    if (*scan->at == '(')
      depth++;
    else if (*scan->at == ')' && depth > 0)
      depth--;
  }
}

bool scan_take(Scan *scan, char sign, bool within) {
  Scan ahead = *scan;
  skip(&ahead, within ? " \t\r\n" : " \t\r");
  if (*ahead.at != sign)
    return false;
  ahead.at++;
  *scan = ahead;
  return true;
}

char *scan_word(Scan *scan) {
  skip(scan, " \t\r");
  if (*scan->at == '"') {
    size_t length = strcspn(scan->at + 1, "\"\n");
    if (length == 0 || scan->at[1 + length] != '"')
      return NULL;
    char *word = string_part(scan->at + 1, length);
    scan->at += length + 2;
    return word;
  }
  size_t length = strcspn(scan->at, "(),;=\"\n");
  const char *start = scan->at;
  scan->at += length;
  while (length > 0 && strchr(" \t\r", start[length - 1]))
    length--;
  return length > 0 ? string_part(start, length) : NULL;
}
