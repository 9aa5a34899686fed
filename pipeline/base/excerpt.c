/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/excerpt.h"

#include <glib/gstdio.h>
#include <string.h>

#define ELLIPSIS "…"

struct Excerpts {
  GMappedFile *file;
  const char *at, *end; /* at: the start of line `number` */
  guint number;
};

static GMappedFile *map_text_file(const char *path) {
  GStatBuf info;
  /* Opening anything but a plain file may block or have effects. */
  if (g_stat(path, &info) != 0 || !S_ISREG(info.st_mode))
    return NULL;
  GMappedFile *file = g_mapped_file_new(path, FALSE, NULL);
  gsize length = file ? g_mapped_file_get_length(file) : 0;
  if (length == 0 || memchr(g_mapped_file_get_contents(file), '\0', MIN(length, 4096))) {
    g_clear_pointer(&file, g_mapped_file_unref);
    return NULL;
  }
  return file;
}

Excerpts *excerpts_open(const char *folder, const char *file) {
  g_autofree char *path = folder && !g_path_is_absolute(file) ? g_build_filename(folder, file, NULL) : g_strdup(file);
  GMappedFile *mapped = map_text_file(path);
  if (!mapped)
    return NULL;
  Excerpts *excerpts = g_new0(Excerpts, 1);
  excerpts->file = mapped;
  excerpts->at = g_mapped_file_get_contents(mapped);
  excerpts->end = excerpts->at + g_mapped_file_get_length(mapped);
  excerpts->number = 1;
  return excerpts;
}

void excerpts_close(Excerpts *excerpts) {
  if (!excerpts)
    return;
  g_mapped_file_unref(excerpts->file);
  g_free(excerpts);
}

static const char *line_end(const Excerpts *excerpts) {
  const char *end = memchr(excerpts->at, '\n', (gsize)(excerpts->end - excerpts->at));
  return end ? end : excerpts->end;
}

const char *excerpts_line(Excerpts *excerpts, guint line, gsize *length) {
  for (; excerpts->number < line && excerpts->at < excerpts->end; excerpts->number++)
    excerpts->at = MIN(line_end(excerpts) + 1, excerpts->end);
  if (excerpts->number != line || excerpts->at >= excerpts->end)
    return NULL;
  *length = (gsize)(line_end(excerpts) - excerpts->at);
  if (*length > 0 && excerpts->at[*length - 1] == '\r')
    --*length;
  return excerpts->at;
}

/* The characters of [from, from + count) fit for a terminal, one column a character where the script allows. */
static char *copy_printable(const char *from, gsize length) {
  char *valid = g_utf8_make_valid(from, (gssize)length);
  for (char *at = valid; *at != '\0'; at++)
    if ((guchar)*at < 0x20 || *at == 0x7F)
      *at = ' ';
  return valid;
}

static guint columns_of(gunichar c) { return g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1; }

static char *draw_caret(const char *before, gboolean cut) {
  GString *caret = g_string_new(cut ? " " : NULL);
  for (; *before != '\0'; before = g_utf8_next_char(before))
    for (guint i = columns_of(g_utf8_get_char(before)); i > 0; i--)
      g_string_append_c(caret, ' ');
  g_string_append_c(caret, '^');
  return g_string_free(caret, FALSE);
}

char *excerpt_draw(const char *line, gsize length, guint column, guint width, char **caret) {
  /* Enough bytes for the column and the width, whatever the line's length. */
  gsize needed = ((gsize)column + width + 1) * 6;
  g_autofree char *text = copy_printable(line, MIN(length, needed));
  glong count = g_utf8_strlen(text, -1), start = 0;
  if (column > width * 3 / 4)
    start = MIN((glong)column - 1 - (glong)width / 2, MAX(count - (glong)width, 0));
  glong end = MIN(start + (glong)width, count);
  const char *from = g_utf8_offset_to_pointer(text, start);
  const char *to = g_utf8_offset_to_pointer(from, end - start);
  *caret = NULL;
  if (column > 0 && (glong)column - 1 <= end) {
    g_autofree char *before = g_strndup(from, (gsize)(g_utf8_offset_to_pointer(text, (glong)column - 1) - from));
    *caret = draw_caret(before, start > 0);
  }
  gboolean more = end < count || length > needed;
  return g_strdup_printf("%s%.*s%s", start > 0 ? ELLIPSIS : "", (int)(to - from), from, more ? ELLIPSIS : "");
}
