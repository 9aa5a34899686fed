/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language/tsv.h"

#include <string.h>

/* The field from its opening mark on, which is overwritten; NULL where no mark closes it before a tab or the end. */
static char *unquote(char *field) {
  char *to = field;
  for (const char *from = field + 1; *from; from++) {
    if (*from == '"' && from[1] != '"') {
      *to = '\0';
      return from[1] ? NULL : field;
    }
    from += *from == '"';
    *to++ = *from;
  }
  return NULL;
}

gboolean tsv_split(char *line, GPtrArray *fields) {
  gboolean fine = TRUE;
  for (char *field = line, *next; field; field = next) {
    next = strchr(field, '\t');
    if (next)
      *next++ = '\0';
    if (*field == '"' && !unquote(field))
      fine = FALSE;
    g_ptr_array_add(fields, field);
  }
  return fine;
}
