/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/width.h"

static guint char_width(gunichar c) { return g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1; }

guint text_width(const char *text) {
  guint width = 0;
  for (; *text; text = g_utf8_next_char(text))
    width += char_width(g_utf8_get_char(text));
  return width;
}

char *text_fit(const char *text, guint columns) {
  gboolean cut = text_width(text) > columns;
  GString *fit = g_string_new(NULL);
  guint width = 0, most = cut ? columns - 1 : columns;
  for (; *text; text = g_utf8_next_char(text)) {
    gunichar c = g_utf8_get_char(text);
    width += char_width(c);
    if (width > most)
      break;
    g_string_append_unichar(fit, g_unichar_iscntrl(c) ? ' ' : c);
  }
  if (cut)
    g_string_append(fit, "…");
  return g_string_free(fit, FALSE);
}

static void put_spaces(FILE *stream, guint count) {
  while (count-- > 0)
    fputc(' ', stream);
}

void text_put_padded(FILE *stream, const char *text, guint columns, gboolean end) {
  guint width = text_width(text), rest = width < columns ? columns - width : 0;
  if (end)
    put_spaces(stream, rest);
  fputs(text, stream);
  if (!end)
    put_spaces(stream, rest);
}
