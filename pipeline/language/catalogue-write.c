/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h" /* the system's extensions, before any header */

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
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

/* Behind all entries. */
#define LAST "songngu: the last entry"
#define LAST_LINES "\n#~ msgid \"" LAST "\"\n#~ msgstr \"" LAST "\"\n"

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
  po_message_t last = po_message_create();
  po_message_set_msgid(last, LAST);
  po_message_set_msgstr(last, LAST);
  po_message_set_obsolete(last, TRUE); /* these come behind all others */
  po_message_insert(iterator, last);
  po_message_iterator_free(iterator);
  return file;
}

static gboolean system_fault(const char *path, int error, Diagnostics *diagnostics) {
  diagnostics_error(diagnostics, FAULT_SYSTEM, &(Place){.file = path}, _("the catalogue cannot be written: %s"),
                    g_strerror(error));
  return FALSE;
}

/* The disk has the bytes before the name points to them. */
static gboolean put_on_disk(const char *text, const char *temporary, const char *path, Diagnostics *diagnostics) {
  FILE *stream = g_fopen(temporary, "wbe");
  gboolean written = stream && fputs(text, stream) >= 0 && fflush(stream) == 0 && fsync(fileno(stream)) == 0;
  int error = errno;
  if (stream && fclose(stream) != 0 && written) {
    written = FALSE;
    error = errno;
  }
  return written || system_fault(path, error, diagnostics);
}

/* What libgettextpo writes, which it does into files alone: so into one in memory.  It says nothing of writes that
 * fail: only where the last entry has arrived is all there.  NULL: reported. */
static char *print_file(po_file_t file, const char *path, Diagnostics *diagnostics) {
  int descriptor = memfd_create("catalogue", MFD_CLOEXEC);
  if (descriptor < 0) {
    system_fault(path, errno, diagnostics);
    return NULL;
  }
  g_autofree char *name = g_strdup_printf("/proc/self/fd/%d", descriptor);
  char *text = NULL;
  if (po_write(file, name, path, diagnostics)) {
    g_autoptr(GMappedFile) mapped = g_mapped_file_new_from_fd(descriptor, FALSE, NULL);
    gsize length = mapped ? g_mapped_file_get_length(mapped) : 0;
    text = length > 0 ? g_strndup(g_mapped_file_get_contents(mapped), length) : NULL;
    if (!text || !g_str_has_suffix(text, LAST_LINES)) {
      g_clear_pointer(&text, g_free);
      system_fault(path, EIO, diagnostics);
    } else {
      text[length - strlen(LAST_LINES)] = '\0';
    }
  }
  close(descriptor);
  return text;
}

static char *print_entries(const char *header, const Entry *entries, guint count, gboolean fresh, const char *path,
                           Diagnostics *diagnostics) {
  po_file_t file = make_file(header, entries, count, fresh);
  char *text = print_file(file, path, diagnostics);
  po_file_free(file);
  return text;
}

static gboolean has_ready(const Entry *entries, guint count) {
  for (guint i = 0; i < count; i++)
    if (entries[i].raw && po_is_ready(&entries[i]))
      return TRUE;
  return FALSE;
}

/* NULL: they have to be printed one and all; nothing is reported. */
static char *compose(const char *header, const Entry *entries, guint count, const char *path) {
  g_autoptr(Diagnostics) unheard = diagnostics_new();
  g_autofree char *made = has_ready(entries, count) ? print_entries(header, entries, count, TRUE, path, unheard) : NULL;
  return made ? po_compose(entries, count, made) : NULL;
}

static gboolean is_same(const char *text, const char *path) {
  g_autoptr(GMappedFile) there = g_mapped_file_new(path, FALSE, NULL);
  gsize length = strlen(text);
  return there && g_mapped_file_get_length(there) == length &&
         memcmp(g_mapped_file_get_contents(there), text, length) == 0;
}

gboolean catalogue_write(const char *path, const char *language, const char *header, const Entry *entries, guint count,
                         Diagnostics *diagnostics) {
  g_autofree char *made = make_header(header, language), *text = compose(made, entries, count, path);
  if (!text && !(text = print_entries(made, entries, count, FALSE, path, diagnostics)))
    return FALSE;
  if (is_same(text, path))
    return TRUE;
  g_autofree char *temporary = g_strconcat(path, ".XXXXXX", NULL);
  int descriptor = g_mkstemp_full(temporary, O_RDWR | O_CLOEXEC, 0666);
  if (descriptor < 0)
    return system_fault(path, errno, diagnostics);
  close(descriptor);
  gboolean written = put_on_disk(text, temporary, path, diagnostics) &&
                     (g_rename(temporary, path) == 0 || system_fault(path, errno, diagnostics));
  if (!written)
    g_unlink(temporary);
  return written;
}
