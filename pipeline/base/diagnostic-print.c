/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/diagnostic-entry.h"
#include "base/excerpt.h"
#include "base/message.h"

#define MOST_OF_A_FILE 200 /* text only; programs get all */
#define EXCERPT_WIDTH 100

static int compare_entries(gconstpointer a, gconstpointer b) {
  const DiagnosticEntry *first = *(DiagnosticEntry *const *)a, *second = *(DiagnosticEntry *const *)b;
  int order = g_strcmp0(first->file, second->file);
  if (order == 0)
    order = (first->line > second->line) - (first->line < second->line);
  return order;
}

static gboolean entry_equal(gconstpointer a, gconstpointer b) {
  const DiagnosticEntry *first = a, *second = b;
  return first->fault == second->fault && first->severity == second->severity && first->line == second->line &&
         first->column == second->column && g_strcmp0(first->message, second->message) == 0 &&
         g_strcmp0(first->file, second->file) == 0 && g_strcmp0(first->cell, second->cell) == 0 &&
         g_strcmp0(first->hint, second->hint) == 0 && g_strcmp0(first->subject, second->subject) == 0 &&
         g_strcmp0(first->check, second->check) == 0;
}

static guint entry_hash(gconstpointer key) {
  const DiagnosticEntry *entry = key;
  return g_str_hash(entry->message) * 31 + entry->line;
}

/* Sorted by place, in order of addition within one; equal ones once. */
static GPtrArray *arrange(const GPtrArray *entries) {
  g_autoptr(GHashTable) seen = g_hash_table_new(entry_hash, entry_equal);
  GPtrArray *arranged = g_ptr_array_new();
  for (guint i = 0; i < entries->len; i++) {
    gpointer entry = g_ptr_array_index(entries, i);
    if (g_hash_table_add(seen, entry))
      g_ptr_array_add(arranged, entry);
  }
  /* GLib's sort is a merge sort, which keeps the order of equals. */
  g_ptr_array_sort(arranged, compare_entries);
  return arranged;
}

static const char *severity_word(Severity severity) {
  switch (severity) {
  case SEVERITY_ERROR:
    return _("error");
  case SEVERITY_WARNING:
    return _("warning");
  default:
    return _("note");
  }
}

static void print_line(FILE *stream, const DiagnosticEntry *entry) {
  fputs(entry->file ? entry->file : "songngu", stream);
  if (entry->file && entry->line > 0)
    fprintf(stream, ":%u", entry->line);
  if (entry->file && entry->line > 0 && entry->column > 0)
    fprintf(stream, ":%u", entry->column);
  fprintf(stream, ": %s: ", severity_word(entry->severity));
  if (entry->cell)
    fprintf(stream, "%s: ", entry->cell);
  fputs(entry->message, stream);
  if (entry->subject)
    fprintf(stream, " [%s]", entry->subject);
  if (entry->check)
    fprintf(stream, " [%s]", entry->check);
  fputc('\n', stream);
}

static void print_excerpt(FILE *stream, const DiagnosticEntry *entry, Excerpts *excerpts) {
  gsize length;
  const char *line = excerpts && entry->line > 0 ? excerpts_line(excerpts, entry->line, &length) : NULL;
  if (!line)
    return;
  g_autofree char *caret = NULL;
  g_autofree char *drawn = excerpt_draw(line, length, entry->column, EXCERPT_WIDTH, &caret);
  fprintf(stream, "  %5u | %s\n", entry->line, drawn);
  if (caret)
    fprintf(stream, "        | %s\n", caret);
}

static void print_rest(FILE *stream, const char *file, guint rest) {
  if (rest == 0)
    return;
  fprintf(stream, "%s: ", file ? file : "songngu");
  fprintf(
      stream,
      ngettext_("%u more message about this file is not shown", "%u more messages about this file are not shown", rest),
      rest);
  fputc('\n', stream);
}

/* One message, or those that stand together in a table.  Where the next one is. */
static guint print_entries(FILE *stream, const GPtrArray *entries, guint start, guint stop, Excerpts *excerpts) {
  const DiagnosticEntry *entry = g_ptr_array_index(entries, start);
  guint end = MIN(diagnostic_table_end(entries, start), stop);
  if (end > start + 1) {
    diagnostic_table_print(stream, entries, start, end, severity_word(entry->severity));
    return end;
  }
  print_line(stream, entry);
  print_excerpt(stream, entry, excerpts);
  if (entry->hint)
    fprintf(stream, "  %s: %s\n", _("hint"), entry->hint);
  return start + 1;
}

static guint end_of_file(const GPtrArray *entries, guint start) {
  const DiagnosticEntry *first = g_ptr_array_index(entries, start);
  guint end = start;
  while (end < entries->len && g_strcmp0(((DiagnosticEntry *)g_ptr_array_index(entries, end))->file, first->file) == 0)
    end++;
  return end;
}

static void print_text(const GPtrArray *entries, const char *folder, FILE *stream) {
  for (guint start = 0, end; start < entries->len; start = end) {
    const DiagnosticEntry *first = g_ptr_array_index(entries, start);
    Excerpts *excerpts = first->file ? excerpts_open(folder, first->file) : NULL;
    end = end_of_file(entries, start);
    guint stop = MIN(end, start + MOST_OF_A_FILE);
    for (guint i = start; i < stop;)
      i = print_entries(stream, entries, i, stop, excerpts);
    excerpts_close(excerpts);
    print_rest(stream, first->file, end - stop);
  }
}

static void print_json_string(FILE *stream, const char *text) {
  fputc('"', stream);
  for (; *text != '\0'; text++) {
    if (*text == '"' || *text == '\\')
      fputc('\\', stream);
    /* Control characters were taken out when the message was added. */
    fputc(*text, stream);
  }
  fputc('"', stream);
}

static void print_json_member(FILE *stream, const char *name, const char *value) {
  if (!value)
    return;
  fprintf(stream, ",\"%s\":", name);
  print_json_string(stream, value);
}

static void print_json_number(FILE *stream, const char *name, guint value) {
  if (value > 0)
    fprintf(stream, ",\"%s\":%u", name, value);
}

/* JSON Lines: one object a message, unknown members left out. */
static void print_json(const GPtrArray *entries, FILE *stream) {
  static const char *const SEVERITIES[] = {"error", "warning", "note"};
  static const char *const FAULTS[] = {"none", "pack", "usage", "data", "translation", "plugin", "system"};
  for (guint i = 0; i < entries->len; i++) {
    const DiagnosticEntry *entry = g_ptr_array_index(entries, i);
    fprintf(stream, "{\"severity\":\"%s\",\"fault\":\"%s\"", SEVERITIES[entry->severity], FAULTS[entry->fault]);
    print_json_member(stream, "file", entry->file);
    print_json_number(stream, "line", entry->line);
    print_json_number(stream, "column", entry->column);
    print_json_member(stream, "cell", entry->cell);
    print_json_member(stream, "message", entry->message);
    print_json_member(stream, "expected", entry->expected);
    print_json_member(stream, "found", entry->found);
    print_json_member(stream, "hint", entry->hint);
    print_json_member(stream, "subject", entry->subject);
    print_json_member(stream, "check", entry->check);
    fputs("}\n", stream);
  }
}

void diagnostics_print(const Diagnostics *diagnostics, FILE *stream, DiagnosticFormat format) {
  g_autoptr(GPtrArray) arranged = arrange(diagnostics_entries(diagnostics));
  if (format == DIAGNOSTIC_JSON)
    print_json(arranged, stream);
  else
    print_text(arranged, diagnostics_folder(diagnostics), stream);
  fflush(stream);
}
