/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language/po-compose.h"

#include <string.h>

#include "language/po-scan.h"

gboolean po_is_ready(const Entry *entry) {
  g_auto(PoScan) scan = {0};
  if (!entry->raw || entry->previous)
    return FALSE;
  g_autofree char *text = g_strndup(entry->raw, entry->raw_length);
  if (!po_scan(&scan, text) || scan.entries->len != 1)
    return FALSE;
  const Entry *said = &g_array_index(scan.entries, Entry, 0);
  const char *translation = entry->translation && *entry->translation ? entry->translation : NULL;
  return g_strcmp0(said->context, entry->context) == 0 && strcmp(said->source, entry->source) == 0 &&
         g_strcmp0(said->translation, translation) == 0 && !said->obsolete == !entry->obsolete;
}

static gboolean is_header(const Entry *entry) { return !entry->context && *entry->source == '\0'; }

static void put_comment(GString *out, const char *mark, const char *text) {
  if (!text || !*text)
    return;
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  for (char **line = lines; *line && (line[1] || **line); line++)
    g_string_append_printf(out, "%s%s%s\n", mark, **line ? " " : "", *line);
}

static void put_entry(GString *out, const Entry *entry, const Entry *lines) {
  put_comment(out, "#", entry->notes);
  put_comment(out, "#.", entry->comment);
  if (entry->file && !entry->obsolete && entry->line)
    g_string_append_printf(out, "#: %s:%u\n", entry->file, entry->line);
  else if (entry->file && !entry->obsolete)
    g_string_append_printf(out, "#: %s\n", entry->file);
  if (entry->fuzzy)
    g_string_append(out, "#, fuzzy\n");
  g_string_append_len(out, lines->raw, lines->raw_length);
}

/* Whole, comments and all, as libgettextpo wrote it. */
static void put_made(GString *out, const char *made, const GArray *entries, guint index) {
  const Entry *entry = &g_array_index(entries, Entry, index);
  const Entry *before = index > 0 ? &g_array_index(entries, Entry, index - 1) : NULL;
  const char *start = before ? before->raw + before->raw_length : made;
  start += strspn(start, "\n");
  g_string_append_len(out, start, entry->raw + entry->raw_length - start);
}

char *po_compose(const Entry *entries, guint count, const char *made) {
  g_auto(PoScan) scan = {0};
  if (!po_scan(&scan, made) || scan.entries->len == 0)
    return NULL;
  guint next = 0;
  g_autoptr(GString) out = g_string_sized_new(strlen(made) + (gsize)count * 256);
  put_made(out, made, scan.entries, next++);
  for (guint i = 0; i < count; i++) {
    if (is_header(&entries[i]))
      continue;
    g_string_append_c(out, '\n');
    if (po_is_ready(&entries[i]))
      put_entry(out, &entries[i], &entries[i]);
    else if (next < scan.entries->len)
      put_made(out, made, scan.entries, next++);
    else
      return NULL;
  }
  return next == scan.entries->len ? g_string_free(g_steal_pointer(&out), FALSE) : NULL;
}
