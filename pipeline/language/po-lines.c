/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language/po-lines.h"

#include <string.h>

typedef struct Scanner {
  const char *at;
  guint line;
  guint context_line; /* of a msgctxt whose msgid has not come; else 0 */
  PoLines lines;
} Scanner;

static void skip_line(Scanner *scanner) { scanner->at += strcspn(scanner->at, "\n"); }

/* From the opening quote to behind the closing one; a string without it ends with its line. */
static void skip_string(Scanner *scanner) {
  const char *p = scanner->at + 1;
  while (*p && *p != '"' && *p != '\n')
    p += p[0] == '\\' && p[1] && p[1] != '\n' ? 2 : 1;
  if (*p != '"')
    g_array_append_val(scanner->lines.open, scanner->line);
  scanner->at = *p == '"' ? p + 1 : p;
}

static void take_keyword(Scanner *scanner) {
  const char *start = scanner->at;
  while (g_ascii_isalnum(*scanner->at) || *scanner->at == '_')
    scanner->at++;
  gsize length = (gsize)(scanner->at - start);
  if (length == strlen("msgctxt") && memcmp(start, "msgctxt", length) == 0) {
    scanner->context_line = scanner->line;
  } else if (length == strlen("msgid") && memcmp(start, "msgid", length) == 0) {
    guint line = scanner->context_line ? scanner->context_line : scanner->line;
    g_array_append_val(scanner->lines.entries, line);
    scanner->context_line = 0;
  }
}

/* "#~" marks an obsolete entry, whose keywords count; "#~|" and all other "#" begin a comment. */
static void take_comment(Scanner *scanner) {
  if (scanner->at[1] == '~' && scanner->at[2] != '|')
    scanner->at += 2;
  else
    skip_line(scanner);
}

PoLines po_lines(const char *text) {
  Scanner scanner = {.at = text, .line = 1};
  scanner.lines.entries = g_array_new(FALSE, FALSE, sizeof(guint));
  scanner.lines.open = g_array_new(FALSE, FALSE, sizeof(guint));
  while (*scanner.at) {
    if (*scanner.at == '\n')
      scanner.line++;
    if (*scanner.at == '#')
      take_comment(&scanner);
    else if (*scanner.at == '"')
      skip_string(&scanner);
    else if (g_ascii_isalpha(*scanner.at))
      take_keyword(&scanner);
    else
      scanner.at++;
  }
  return scanner.lines;
}

void po_lines_clear(PoLines *lines) {
  g_array_unref(lines->entries);
  g_array_unref(lines->open);
}

char *po_charset(const char *text) {
  for (const char *line = text; *line; line += *line == '\n') {
    gsize length = strcspn(line, "\n");
    const char *found = *line == '#' ? NULL : g_strstr_len(line, (gssize)length, "charset=");
    if (found) {
      found += strlen("charset=");
      return g_strndup(found, strcspn(found, " \t\n\\\""));
    }
    line += length;
  }
  return NULL;
}
