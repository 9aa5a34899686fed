/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Violations of one file as a table: where, what was expected, what was found. */

#include <string.h>

#include "base/diagnostic-entry.h"
#include "base/message.h"
#include "base/width.h"

#define COLUMNS 3
#define HINTS_SHOWN 10

/* Columns of a terminal that each takes at most. */
static const guint WIDEST[COLUMNS] = {60, 44, 44};

static const DiagnosticEntry *get(const GPtrArray *entries, guint index) { return g_ptr_array_index(entries, index); }

guint diagnostic_table_end(const GPtrArray *entries, guint start) {
  const DiagnosticEntry *first = get(entries, start);
  guint end = start;
  for (; end < entries->len; end++) {
    const DiagnosticEntry *entry = get(entries, end);
    if (!entry->expected || entry->severity != first->severity || g_strcmp0(entry->file, first->file) != 0 ||
        g_strcmp0(entry->subject, first->subject) != 0)
      break;
  }
  return end;
}

static char *where(const DiagnosticEntry *entry) {
  GString *text = g_string_new(entry->file ? entry->file : "songngu");
  if (entry->file && entry->line > 0)
    g_string_append_printf(text, ":%u", entry->line);
  if (entry->cell)
    g_string_append_printf(text, ": %s", entry->cell);
  return g_string_free(text, FALSE);
}

static char *part(const DiagnosticEntry *entry, guint column) {
  g_autofree char *place = column == 0 ? where(entry) : NULL;
  return text_fit(place ? place : column == 1 ? entry->expected : entry->found, WIDEST[column]);
}

static void put_row(FILE *stream, char *const *parts, const guint *widths) {
  for (guint column = 0; column < COLUMNS; column++) {
    text_put_padded(stream, parts[column], column + 1 < COLUMNS ? widths[column] : 0, FALSE);
    fputs(column + 1 < COLUMNS ? "  " : "\n", stream);
  }
}

static void put_rule(FILE *stream, const guint *widths) {
  for (guint column = 0; column < COLUMNS; column++) {
    for (guint i = 0; i < widths[column]; i++)
      fputs("─", stream);
    fputs(column + 1 < COLUMNS ? "  " : "\n", stream);
  }
}

static void put_cells(FILE *stream, const GPtrArray *entries, guint start, guint end) {
  const char *const heads[COLUMNS] = {_("where"), _("expected"), _("found")};
  guint widths[COLUMNS];
  for (guint column = 0; column < COLUMNS; column++) {
    widths[column] = text_width(heads[column]);
    for (guint i = start; i < end; i++) {
      g_autofree char *text = part(get(entries, i), column);
      widths[column] = MAX(widths[column], text_width(text));
    }
  }
  put_row(stream, (char *const *)heads, widths);
  put_rule(stream, widths);
  for (guint i = start; i < end; i++) {
    char *parts[COLUMNS];
    for (guint column = 0; column < COLUMNS; column++)
      parts[column] = part(get(entries, i), column);
    put_row(stream, parts, widths);
    for (guint column = 0; column < COLUMNS; column++)
      g_free(parts[column]);
  }
}

/* Each hint once; one that is for a single row says for which. */
static void put_hints(FILE *stream, const GPtrArray *entries, guint start, guint end) {
  g_autoptr(GHashTable) counts = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = start; i < end; i++) {
    char *hint = get(entries, i)->hint;
    if (hint)
      g_hash_table_insert(counts, hint, GUINT_TO_POINTER(GPOINTER_TO_UINT(g_hash_table_lookup(counts, hint)) + 1));
  }
  guint shown = 0;
  for (guint i = start; i < end && shown < HINTS_SHOWN; i++) {
    const DiagnosticEntry *entry = get(entries, i);
    guint count = entry->hint ? GPOINTER_TO_UINT(g_hash_table_lookup(counts, entry->hint)) : 0;
    if (count == 0)
      continue;
    g_autofree char *place = where(entry);
    fprintf(stream, "  %s: %s%s%s\n", _("hint"), count == 1 ? place : "", count == 1 ? ": " : "", entry->hint);
    g_hash_table_remove(counts, entry->hint);
    shown++;
  }
}

void diagnostic_table_print(FILE *stream, const GPtrArray *entries, guint start, guint end, const char *severity) {
  const DiagnosticEntry *first = get(entries, start);
  guint count = end - start;
  fprintf(stream, "%s: %s: ", first->file ? first->file : "songngu", severity);
  fprintf(stream, ngettext_("%u value is not as expected", "%u values are not as expected", count), count);
  fprintf(stream, first->subject ? " [%s]\n" : "%s\n", first->subject ? first->subject : "");
  put_cells(stream, entries, start, end);
  put_hints(stream, entries, start, end);
}
