/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "language/catalogue.h"
#include "language/po-compose.h"
#include "language/po-faults.h"

static const char *plural_forms(const char *language) {
  static const struct {
    const char *language, *forms;
  } known[] = {{"vi", "nplurals=1; plural=0;"}, {"en", "nplurals=2; plural=(n != 1);"}};
  for (gsize i = 0; i < G_N_ELEMENTS(known); i++)
    if (g_str_equal(known[i].language, language))
      return known[i].forms;
  return NULL;
}

static const char *or_else(const char *value, const char *fallback) { return value && *value ? value : fallback; }

#define SOURCE_FIELD "X-Source-Language"

/* The fields that are none of `known`, as they stand: tools differ in where they put theirs, and look for them there.
 */
static void append_others(GString *out, const char *header, const char *const *known) {
  g_auto(GStrv) lines = g_strsplit(header, "\n", -1);
  for (char **line = lines; *line; line++) {
    g_autofree char *field = g_strndup(*line, strcspn(*line, ":"));
    if (**line && !g_strv_contains(known, field))
      g_string_append_printf(out, "%s\n", *line);
  }
}

char *catalogue_header_complete(const char *header, const char *project, const char *source_language, gint64 date) {
  static const char *const known[] = {"Project-Id-Version", "Report-Msgid-Bugs-To",
                                      "POT-Creation-Date",  "PO-Revision-Date",
                                      "Last-Translator",    "Language-Team",
                                      "Language",           "MIME-Version",
                                      "Content-Type",       "Content-Transfer-Encoding",
                                      "Plural-Forms",       NULL};
  g_autoptr(GDateTime) moment = g_date_time_new_from_unix_utc(date);
  g_autofree char *day = g_date_time_format(moment, "%Y-%m-%d %H:%M+0000");
  const char *const values[] = {project, NULL, day, day, "Automatically generated", "none"};
  GString *out = g_string_new(NULL);
  for (guint i = 0; known[i]; i++) {
    g_autofree char *said = header ? po_header_field(header, known[i]) : NULL;
    /* What catalogue_write says of the file itself stands where gettext's tools put it. */
    const char *value = or_else(said, i < G_N_ELEMENTS(values) ? values[i] : "?");
    if (value || said)
      g_string_append_printf(out, "%s: %s\n", known[i], value ? value : "");
  }
  g_autofree char *source = header ? po_header_field(header, SOURCE_FIELD) : NULL;
  if (!source)
    g_string_append_printf(out, SOURCE_FIELD ": %s\n", source_language);
  if (header)
    append_others(out, header, known);
  return g_string_free(out, FALSE);
}

static char *make_header(const char *header, const char *language) {
  const struct {
    const char *field, *value;
  } fields[] = {
      {"Language", language},
      {"MIME-Version", "1.0"},
      {"Content-Type", "text/plain; charset=UTF-8"},
      {"Content-Transfer-Encoding", "8bit"},
      {"Plural-Forms", plural_forms(language)},
  };
  char *made = g_strdup(header && *header ? header : "Project-Id-Version: songngu\n");
  for (gsize i = 0; i < G_N_ELEMENTS(fields); i++) {
    if (!fields[i].value)
      continue;
    char *next = po_header_set_field(made, fields[i].field, fields[i].value);
    g_free(made);
    made = g_strdup(next);
    free(next);
  }
  return made;
}

/* Comments end with a newline in libgettextpo. */
static void set_comment(po_message_t message, void (*set)(po_message_t, const char *), const char *text) {
  if (!text || !*text)
    return;
  g_autofree char *ended = g_strconcat(text, g_str_has_suffix(text, "\n") ? "" : "\n", NULL);
  set(message, ended);
}

static po_message_t make_message(const Entry *entry) {
  po_message_t message = po_message_create();
  po_message_set_msgctxt(message, entry->context);
  po_message_set_msgid(message, entry->source);
  po_message_set_msgstr(message, entry->translation ? entry->translation : "");
  set_comment(message, po_message_set_extracted_comments, entry->comment);
  set_comment(message, po_message_set_comments, entry->notes);
  if (entry->file && !entry->obsolete)
    po_message_add_filepos(message, entry->file, entry->line ? entry->line : (size_t)-1);
  po_message_set_fuzzy(message, entry->fuzzy);
  po_message_set_prev_msgid(message, entry->previous);
  po_message_set_obsolete(message, entry->obsolete);
  return message;
}

static gboolean is_header(const Entry *entry) { return !entry->context && *entry->source == '\0'; }

/* `fresh`: those alone that have no lines yet. */
static po_file_t make_file(const char *header, const Entry *entries, guint count, gboolean fresh) {
  po_file_t file = po_file_create();
  po_message_iterator_t iterator = po_message_iterator(file, NULL);
  po_message_t first = po_message_create();
  po_message_set_msgid(first, "");
  po_message_set_msgstr(first, header);
  po_message_insert(iterator, first);
  for (guint i = 0; i < count; i++)
    if (is_header(&entries[i]))
      set_comment(first, po_message_set_comments, entries[i].notes);
    else if (!fresh || !po_is_ready(&entries[i]))
      po_message_insert(iterator, make_message(&entries[i]));
  po_message_iterator_free(iterator);
  return file;
}

static gboolean system_fault(const char *path, int error, Diagnostics *diagnostics) {
  diagnostics_error(diagnostics, FAULT_SYSTEM, &(Place){.file = path}, _("the catalogue cannot be written: %s"),
                    g_strerror(error));
  return FALSE;
}

static gboolean same_bytes(const char *one, const char *other) {
  g_autoptr(GMappedFile) a = g_mapped_file_new(one, FALSE, NULL), b = g_mapped_file_new(other, FALSE, NULL);
  gsize length = a ? g_mapped_file_get_length(a) : 0;
  return a && b && length == g_mapped_file_get_length(b) &&
         (length == 0 || memcmp(g_mapped_file_get_contents(a), g_mapped_file_get_contents(b), length) == 0);
}

/* The disk has the bytes before the name points to them. */
static gboolean put_in_place(const char *temporary, const char *path, Diagnostics *diagnostics) {
  int descriptor = g_open(temporary, O_RDONLY | O_CLOEXEC, 0);
  gboolean synced = descriptor >= 0 && fsync(descriptor) == 0;
  int error = errno;
  if (descriptor >= 0)
    close(descriptor);
  if (!synced)
    return system_fault(path, error, diagnostics);
  return g_rename(temporary, path) == 0 || system_fault(path, errno, diagnostics);
}

static gboolean has_ready(const Entry *entries, guint count) {
  for (guint i = 0; i < count; i++)
    if (entries[i].raw && po_is_ready(&entries[i]))
      return TRUE;
  return FALSE;
}

/* FALSE: nothing was written that counts, and nothing reported. */
static gboolean write_composed(const char *header, const Entry *entries, guint count, const char *temporary,
                               const char *path) {
  g_autoptr(Diagnostics) unheard = diagnostics_new();
  g_autofree char *made = NULL, *whole = NULL;
  if (!has_ready(entries, count))
    return FALSE;
  po_file_t file = make_file(header, entries, count, TRUE);
  gboolean good = po_write(file, temporary, path, unheard) && g_file_get_contents(temporary, &made, NULL, NULL);
  po_file_free(file);
  if (!good || !(whole = po_compose(entries, count, made)))
    return FALSE;
  FILE *stream = g_fopen(temporary, "wbe");
  if (!stream)
    return FALSE;
  good = fputs(whole, stream) >= 0;
  return fclose(stream) == 0 && good;
}

static gboolean write_whole(const char *header, const Entry *entries, guint count, const char *temporary,
                            const char *path, Diagnostics *diagnostics) {
  po_file_t file = make_file(header, entries, count, FALSE);
  gboolean written = po_write(file, temporary, path, diagnostics);
  po_file_free(file);
  return written;
}

gboolean catalogue_write(const char *path, const char *language, const char *header, const Entry *entries, guint count,
                         Diagnostics *diagnostics) {
  g_autofree char *temporary = g_strconcat(path, ".XXXXXX", NULL);
  int descriptor = g_mkstemp_full(temporary, O_RDWR | O_CLOEXEC, 0666);
  if (descriptor < 0)
    return system_fault(path, errno, diagnostics);
  close(descriptor);
  g_autofree char *made = make_header(header, language);
  gboolean written = write_composed(made, entries, count, temporary, path) ||
                     write_whole(made, entries, count, temporary, path, diagnostics);
  gboolean same = written && same_bytes(temporary, path);
  written = written && (same || put_in_place(temporary, path, diagnostics));
  if (!written || same)
    g_unlink(temporary);
  return written;
}
