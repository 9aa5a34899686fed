/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "arguments.h"

#include <stdlib.h>
#include <string.h>

#include "../../array.h"
#include "../../buffer.h"

static bool is_white(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/* Takes the argument that begins at *text.  false: a quote in it is not closed. */
static bool take_argument(const char **text, Buffer *out) {
  const char *at = *text;
  while (*at && !is_white(*at)) {
    if (*at != '"' && *at != '\'') {
      buffer_char(out, *at++);
      continue;
    }
    const char *closing = strchr(at + 1, *at);
    if (!closing)
      return false;
    buffer_bytes(out, at + 1, (size_t)(closing - at - 1));
    at = closing + 1;
  }
  buffer_char(out, '\0');
  *text = at;
  return true;
}

char **arguments_split(const char *program, const char *text) {
  ARRAY(char *) list = {0};
  Buffer argument = {0};
  bool good = true;
  *array_add(&list) = string_copy(program);
  for (text = text ? text : ""; good && *(text += strspn(text, " \t\r\n"));) {
    buffer_clear(&argument);
    good = take_argument(&text, &argument);
    if (good)
      *array_add(&list) = string_copy(argument.data);
  }
  *array_add(&list) = NULL;
  buffer_free(&argument);
  if (good)
    return list.items;
  arguments_free(list.items);
  return NULL;
}

void arguments_free(char **arguments) {
  for (char **argument = arguments; argument && *argument; argument++)
    free(*argument);
  free(arguments);
}
